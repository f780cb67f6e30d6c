"""Arguments and options that several commands share, and what they stand for.

Nothing heavy is imported here: `--help` reads this module.
"""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lishu.language import Option, language_option
from lishu.reports import formats_of

if TYPE_CHECKING:
    from graphmodel.world import World

NATION = "100000"
Function = Callable[..., Any]
option = partial(click.option, cls=Option)


class Day(click.ParamType[date]):
    """A date as 2021-06-01, also as 20210601, 2021/6/1 or 2021年6月1日."""

    name = "date"
    forms = ("%Y-%m-%d", "%Y%m%d", "%Y/%m/%d", "%Y年%m月%d日")

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The date; fails with what to write instead."""
        if isinstance(value, date):
            return value
        for form in self.forms:
            try:
                return datetime.strptime(str(value), form).date()
            except ValueError:
                continue
        raise click.BadParameter(
            f"{value!r} is no date; write it like 2021-06-01", ctx, param
        )


class Text(click.ParamType[str]):
    """A name as it was typed, also where the locale could not read it as UTF-8."""

    name = "text"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The text, without white space around it."""
        typed = str(value).encode("utf-8", "surrogateescape")
        return typed.decode("utf-8", "replace").strip()


class OutFile(click.ParamType[Path]):
    """A file to write, in a folder that exists; `endings` are those allowed, if any."""

    name = "file"

    def __init__(self, *endings: str) -> None:
        self.endings = endings

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path; fails before any work is done."""
        path = Path(value)
        if path.is_dir():
            self.fail(f"{value} is a folder; name a file", param, ctx)
        if not path.absolute().parent.is_dir():
            self.fail(f"the folder of {value} does not exist", param, ctx)
        if self.endings and path.suffix.lower() not in self.endings:
            known = ", ".join(self.endings)
            self.fail(f"{value} must end with one of {known}", param, ctx)
        return path


class OutFolder(click.ParamType[Path]):
    """A folder to write, new or empty, so that nothing of an earlier run stays in it."""

    name = "folder"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path; fails before any work is done."""
        path = Path(value)
        if path.exists() and not path.is_dir():
            self.fail(f"{value} is a file; name a folder", param, ctx)
        if path.is_dir() and any(path.iterdir()):
            self.fail(f"{value} is not empty; name a new folder", param, ctx)
        if not path.absolute().parent.is_dir():
            self.fail(f"the folder of {value} does not exist", param, ctx)
        return path


class Adoption(click.ParamType[tuple[str, str]]):
    """RULEBOOK[@DIVISION]: a rulebook that applies in a division and below."""

    name = "rulebook[@division]"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """The rulebook and the division, the whole country unless said."""
        if isinstance(value, tuple):
            return value
        book, at, division = str(value).partition("@")
        if not book or (at and not division):
            self.fail(f"{value!r} is not RULEBOOK or RULEBOOK@DIVISION", param, ctx)
        return book, division or NATION


def _condition(ctx: click.Context, param: click.Parameter, value: str) -> str:
    field, _, prefix = value.partition("=")
    if value and (field.strip() != "division" or not prefix.strip().isdigit()):
        raise click.BadParameter(
            f"{value!r}: write division=CODE, for example division=3306", ctx, param
        )
    return value


@dataclass(frozen=True)
class Asked:
    """What a person asked to be loaded, and for which date."""

    datasets: tuple[str, ...]
    as_of: date
    rulebooks: tuple[str, ...] = ()
    adopt: tuple[tuple[str, str], ...] = ()
    attested_only: bool = False
    where: str = ""

    def load(self, only: str | None = None) -> "World":
        """The world; `only` narrows it to the organizations of this id or name."""
        from loaders import load

        return load(
            *self.datasets,
            adopt=self.adopt,
            rulebooks=self.rulebooks,
            attested_only=self.attested_only,
            where=self.where,
            only=only,
        )

    def accepted(self) -> tuple[Path, ...]:
        """The files of accepted findings that the datasets name."""
        from loaders.dataset import open_dataset

        return open_dataset(self.datasets).accepted


RULEBOOK = option(
    "--rulebook",
    "rulebooks",
    metavar="FILE",
    multiple=True,
    help="A rulebook of your own (TOML); may be repeated.",
    zh="自己的规则集（TOML），可重复。",
)
ADOPT = option(
    "--adopt",
    type=Adoption(),
    metavar="RULEBOOK[@DIVISION]",
    multiple=True,
    help="Apply a rulebook in a division and below; may be repeated.",
    zh="在某区划及其下级采用一个规则集，可重复。",
)
_ADOPTED = option(
    "--adopted",
    "adopt",
    type=Adoption(),
    metavar="RULEBOOK[@DIVISION]",
    multiple=True,
    help="A rulebook that is adopted already; may be repeated.",
    zh="已经采用的规则集，可重复。",
)
_ATTESTED = option(
    "--attested-only",
    is_flag=True,
    help="Bodies that only a rulebook expects count as missing.",
    zh="只认资料中出现的机构，规则要求设立而未证实的按缺失处理。",
)
_WHERE = option(
    "--where",
    default="",
    metavar="division=CODE",
    callback=_condition,
    help="Only organizations whose division begins so: division=3306.",
    zh="只看区划代码以此开头的组织：division=3306。",
)
AS_OF = option(
    "--as-of",
    type=Day(),
    metavar="DATE",
    help="The date that is asked about [default: today].",
    zh="所问的日期 [默认：今天]。",
)

_ALL = (AS_OF, RULEBOOK, ADOPT, _ATTESTED, _WHERE)


def dataset_command(function: Function) -> Function:
    """Give a command DATASET… and the options that say how it is loaded and judged.

    The command gets them as one `Asked`. Today is asked for here and nowhere else.
    """
    return _with_options(function, _ALL)


def accepting_command(function: Function) -> Function:
    """Give a command [DATASET…] and the options of `dataset_command` but --where.

    What is accepted is accepted for the whole, so nothing narrows it.
    """
    return _with_options(function, (AS_OF, RULEBOOK, ADOPT, _ATTESTED), required=False)


def asking_command(function: Function) -> Function:
    """Give a command [QUESTION] [DATASET…] and the options of `dataset_command`."""
    return _with_options(function, _ALL, False, "[QUESTION] [DATASET...]")


def resolving_command(function: Function) -> Function:
    """Give a command [DATASET…] and the options of `dataset_command`; or a Neo4j."""
    return _with_options(function, _ALL, False, "[DATASET...]")


def loading_command(function: Function) -> Function:
    """Give a command what `dataset_command` gives but --where: a part is not the whole."""
    return _with_options(function, (AS_OF, RULEBOOK, ADOPT, _ATTESTED))


def supposing_command(function: Function) -> Function:
    """Give a command what `dataset_command` gives; what is adopted already is --adopted."""
    return _with_options(function, (AS_OF, RULEBOOK, _ADOPTED, _ATTESTED, _WHERE))


def reading_command(function: Function) -> Function:
    """Give a command DATASET… alone: it only reads, for no date and all rows."""
    return _with_options(function, ())


def _with_options(
    function: Function,
    options: Sequence[Function],
    required: bool = True,
    metavar: str = "DATASET...",
) -> Function:
    @wraps(function)
    def run(datasets: tuple[str, ...], **given: Any) -> Any:
        # one run, one world: what is loaded stays until the end, so looking for
        # garbage among millions of small objects only costs
        gc.disable()
        asked = Asked(
            datasets=datasets,
            as_of=given.pop("as_of", None) or date.today(),
            rulebooks=given.pop("rulebooks", ()),
            adopt=given.pop("adopt", ()),
            attested_only=given.pop("attested_only", False),
            where=given.pop("where", ""),
        )
        return function(asked, **given)

    decorated: Function = language_option(run)
    for decorate in reversed(options):
        decorated = decorate(decorated)
    datasets = click.argument("datasets", nargs=-1, required=required, metavar=metavar)
    return datasets(decorated)


def format_option(command: str) -> Function:
    """`--format`, with the formats that are registered for a command."""
    names = formats_of(command)
    return option(
        "--format",
        "format_",
        type=click.Choice(names),
        default=names[0],
        help=f"How to write the answer [default: {names[0]}].",
        zh=f"输出的格式 [默认：{names[0]}]。",
    )


OUT = option(
    "--out",
    type=OutFile(),
    metavar="FILE",
    is_eager=True,  # known before `--report` is held against it, whatever the order
    help="Write to a file instead of standard output.",
    zh="写入文件，不写到标准输出。",
)
