"""Options that `diff` and `whatif` share, and what they come to.

Nothing heavy is imported here: `--help` reads this module.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lishu.options import OutFile, option

if TYPE_CHECKING:
    from graphmodel.difference import Difference

FAILED = 1
ANY, NOTHING = "any", "none"


def _classes(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> frozenset[str]:
    """The changes that fail, as codes of `difference.CHANGES`, new_orphans or any."""
    from graphmodel.difference import CHANGES
    from graphmodel.reading import nearest
    from lishu.reports.changes import NEW_ORPHANS

    known = {code.replace("_", "-"): code for code in (*CHANGES, NEW_ORPHANS, ANY)}
    words = [word.strip() for word in (value or NOTHING).split(",") if word.strip()]
    if words == [NOTHING]:
        return frozenset()
    found = set()
    for word in words:
        code = known.get(word.lower().replace("_", "-"))
        if code is None:
            raise click.BadParameter(
                f"unknown change {word!r}{nearest(word, [*known, NOTHING])}"
            )
        found.add(code)
    if not found:
        raise click.BadParameter("name changes separated by commas, or none alone")
    return frozenset(found)


FAIL_ON = option(
    "--fail-on",
    metavar="CHANGE,…",
    callback=_classes,
    help="What fails: orphaned, new-orphans, leader-changed, named-more-exactly, opened, "
    "closed, rescued, reason-changed, joined, left, renamed, any, or none [default: none].",
    zh="哪些变化算不通过：orphaned、new-orphans、leader-changed、named-more-exactly、opened、"
    "closed、rescued、reason-changed、joined、left、renamed、any，或 none [默认：none]。",
)
LIST = option(
    "--list",
    "list_",
    type=OutFile(".csv", ".parquet", ".xlsx"),
    metavar="FILE",
    help="Also write every organization that changed to a .csv, .parquet or .xlsx file.",
    zh="另将有变化的全部组织写入 .csv、.parquet 或 .xlsx 文件。",
)


def write_list(difference: "Difference", out: Path | None) -> None:
    """Write one row a change, where that was asked for."""
    if out is not None:
        from graphmodel.difference.examples import table
        from lishu.reports.leaders import write

        write(table(difference), out)


def failed(difference: "Difference", classes: frozenset[str]) -> int:
    """The exit code: 1 where a change has happened that fails."""
    from lishu.reports.changes import NEW_ORPHANS

    counts = {**difference.counts, NEW_ORPHANS: difference.new_orphans}
    happened = {code for code, count in counts.items() if count}
    return FAILED if happened & classes or (ANY in classes and happened) else 0
