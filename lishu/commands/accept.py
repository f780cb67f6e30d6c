"""`lishu accept`: findings that may stay, each with a reason, an owner and an end."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from lishu.gate.limits import OPEN, ORPHANS
from lishu.gate.options import known_classes
from lishu.language import Command, spoken
from lishu.options import (
    OUT,
    Asked,
    Day,
    OutFile,
    Text,
    accepting_command,
    format_option,
    option,
)
from lishu.progress import steps
from lishu.reports import render
from lishu.streams import emit


def _classes(
    ctx: click.Context, param: click.Parameter, value: Sequence[str]
) -> frozenset[str]:
    words = [word.strip() for text in value for word in text.split(",")]
    return known_classes(filter(None, words), (ORPHANS, OPEN))


@click.command(
    cls=Command,
    zh="接受检查发现：写明理由、负责人和截止日（当天起失效），记入接受记录文件；"
    "--list 列出，--prune 清除已无对应发现的记录。",
)
@option(
    "--baseline",
    type=OutFile(),
    metavar="FILE",
    help="The file of accepted findings [default: the one that dataset.toml names].",
    zh="接受记录文件 [默认：dataset.toml 所指的]。",
)
@option(
    "--finding",
    "findings",
    multiple=True,
    metavar="FINGERPRINT",
    help="Accept this finding, or renew its entry; may be repeated.",
    zh="接受这一发现（指纹），已有记录则更新，可重复。",
)
@option(
    "--class",
    "classes",
    multiple=True,
    callback=_classes,
    metavar="CLASS,…",
    help="Accept every finding of a class (or orphans, open) that is not accepted.",
    zh="接受某类别（或 orphans、open）中未接受的全部发现。",
)
@option(
    "--all",
    "everything",
    is_flag=True,
    help="Accept every finding that is not accepted.",
    zh="接受未接受的全部发现。",
)
@option("--reason", type=Text(), default="", help="Why it may stay.", zh="理由。")
@option("--owner", type=Text(), default="", help="Who answers for it.", zh="负责人。")
@option(
    "--until",
    type=Day(),
    metavar="DATE",
    help="The first day on which it no longer holds.",
    zh="截止日：当天起失效。",
)
@option(
    "--citation",
    type=Text(),
    default="",
    help="The document or case that it rests on.",
    zh="所依据的文件或批复。",
)
@option(
    "--prune",
    is_flag=True,
    help="Remove the entries that cover nothing any more, and show them.",
    zh="清除已无对应发现的记录，并列出。",
)
@option(
    "--list",
    "listed",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="List the entries of a file; with DATASET also what they cover.",
    zh="列出文件中的记录；给出 DATASET 则与发现对照。",
)
@format_option("accept")
@OUT
@accepting_command
def command(
    asked: Asked,
    findings: tuple[str, ...],
    classes: frozenset[str],
    everything: bool,
    baseline: Path | None,
    prune: bool,
    listed: Path | None,
    format_: str,
    out: Path | None,
    **said: Any,
) -> int:
    """Accept findings of DATASET: they no longer fail a check until the day named.

    Each gets an entry with its reason, owner, end and number of organizations.
    Where more are affected later, or the day has come, the check fails again.
    """
    today = date.today()
    chosen = bool(findings or classes or everything)
    _refuse_what_is_unclear(asked, chosen + prune + (listed is not None), listed)
    if chosen:
        _refuse_silence(today, **said)
    with steps("read", "find", language=spoken()) as step:
        step("read")
        from lishu.gate import accepting
        from lishu.gate.target import target

        here = target(asked, listed or baseline, today, new=chosen)
        step("find")
        judged = here.judgement
        if listed:
            told = accepting.listed(here.entries, today, judged)
        elif prune:
            told = here.edit(partial(accepting.prune, here.file, judged.stale))
        else:
            meant = accepting.Meant(findings, classes, everything).of(judged.judged)
            terms = accepting.Terms(since=today, **said)
            told = here.edit(
                partial(accepting.accept, here.file, here.entries, meant, terms)
            )
    edited = accepting.Edited(here.file, today, told)
    emit(render("accept", format_, edited, spoken()), out)
    return 0


def _refuse_what_is_unclear(asked: Asked, modes: int, listed: Path | None) -> None:
    if modes != 1:
        raise click.UsageError(
            "say one of: what to accept (--finding, --class, --all), --prune, --list"
        )
    if listed is None and not asked.datasets:
        raise click.UsageError("name the DATASET whose findings are meant")


def _refuse_silence(
    today: date, reason: str, owner: str, until: date | None, citation: str
) -> None:
    """Nothing is accepted without a reason, an owner and an end that is to come."""
    said = {"--reason": reason, "--owner": owner, "--until": until}
    if missing := [name for name, value in said.items() if not value]:
        raise click.UsageError(
            f"{', '.join(missing)} missing: say why it may stay (--reason), who answers "
            "for it (--owner) and the first day on which it no longer holds (--until)"
        )
    if until is not None and until <= today:
        raise click.UsageError(f"--until {until} is not after today, {today}")
