"""The options of `lishu check` that say what fails."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import wraps
from typing import Any

import click

from lishu.gate.limits import GROUPS, NOTHING, ORPHANS, Limits, rate
from lishu.options import option

Function = Callable[..., Any]


class Rate(click.ParamType[Fraction]):
    """A share of the organizations: 2.5% or 0.025."""

    name = "rate"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """The share; fails with what to write instead."""
        if isinstance(value, Fraction):
            return value
        try:
            return rate(str(value))
        except (ValueError, ZeroDivisionError):
            self.fail(f"{value!r} is no share; write it like 2.5% or 0.025", param, ctx)


def known_classes(words: Iterable[str], groups: Iterable[str]) -> frozenset[str]:
    """Classes and groups as codes. Raises BadParameter, naming the nearest one."""
    from graphmodel.reading import nearest
    from graphmodel.vocabulary import CLASSES, VERDICTS

    known = {*groups, *CLASSES, *VERDICTS} - {""}
    found = set()
    for word in words:
        code = word.lower() if word.lower() in known else word.upper()
        if code not in known:
            raise click.BadParameter(
                f"unknown class {word!r}{nearest(code, sorted(known))}"
            )
        found.add(code)
    return frozenset(found)


def _classes(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> frozenset[str] | None:
    """The classes that fail, as codes or as orphans, open, stale, none."""
    if value is None:
        return None
    words = [word.strip() for word in value.split(",") if word.strip()]
    found = known_classes(words, (*GROUPS, NOTHING))
    if not found or (NOTHING in found and len(found) > 1):
        raise click.BadParameter("name classes separated by commas, or none alone")
    return found


_OPTIONS = (
    option(
        "--fail-on",
        metavar="CLASS,…",
        callback=_classes,
        help="What fails unless accepted: classes of findings, orphans, open, stale "
        "(entries that cover nothing), or none [default: orphans].",
        zh="哪些未经接受即算不通过：发现的类别、orphans、open、stale（已无对应的接受"
        "记录），或 none [默认：orphans]。",
    ),
    option(
        "--fail-on-new",
        is_flag=True,
        help="Fail on every error and warning that is not accepted.",
        zh="凡未经接受的错误和警告都算不通过。",
    ),
    option(
        "--max-orphans",
        type=click.IntRange(min=0),
        metavar="N",
        help="Fail only where there are more than N orphans, accepted or not.",
        zh="无人领导的（无论是否已接受）多于 N 家才算不通过。",
    ),
    option(
        "--max-orphan-rate",
        type=Rate(),
        metavar="P",
        help="Fail only where more than this share is orphaned: 2.5% or 0.025.",
        zh="无人领导的占比超过 P 才算不通过：2.5% 或 0.025。",
    ),
)


def limit_options(function: Function) -> Function:
    """Give a command the options of what fails; it gets them as one `Limits`."""

    @wraps(function)
    def run(*given: Any, **named: Any) -> Any:
        classes = named.pop("fail_on")
        limits = Limits(
            classes=frozenset({ORPHANS}) if classes is None else classes,
            new=named.pop("fail_on_new"),
            max_orphans=named.pop("max_orphans"),
            max_rate=named.pop("max_orphan_rate"),
        )
        return function(*given, limits=limits, **named)

    decorated: Function = run
    for decorate in reversed(_OPTIONS):
        decorated = decorate(decorated)
    return decorated
