"""The answer of `links`: what each distinct name was taken for, and how often."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphmodel.vocabulary import KINDS
from graphmodel.wording import Words
from lishu import __version__
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Grid, Line, Title
from lishu.reports.checked import SCHEMA_VERSION

#: How many names people are shown; JSON has all.
NAMES = 200
COLUMNS = ("role", "text", "count", "taken_for", "kind", "how", "note")
ROLES = {
    "supervisor": Words("业务主管单位", "supervisor"),
    "former_supervisor": Words("原业务主管单位", "former supervisor"),
    "declared_leader": Words("党建领导机关", "declared leader"),
    "declared_upper": Words("上级党组织", "declared upper"),
}
HOW = {
    "exact": Words("同名", "exact"),
    "alias": Words("别名", "alias"),
    "dated": Words("按日期取其一", "by date"),
    "prefix": Words("按区划", "by its division"),
    "new": Words("新机构", "new"),
    "placeholder": Words("非机构名", "placeholder"),
    "none": Words("无", "none"),
    "several": Words("多个", "several"),
}


@dataclass(frozen=True)
class Linked:
    """Rows with the keys of COLUMNS; `taken_for` holds ids joined by |."""

    files: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]


def blocks(linked: Linked, language: str) -> Iterator[Block]:
    """Names by role, most frequent first."""
    chinese = language == "zh"
    yield Title("lishu links", 1)
    counts = Counter(row["how"] for row in linked.rows)
    yield Fields(
        [
            (words.FILES.label(language), ", ".join(linked.files)),
            ("名称数" if chinese else "names", f"{len(linked.rows):,}"),
            *((_how(how, language), f"{n:,}") for how, n in counts.most_common()),
        ]
    )
    headings = ("用作", "名称", "次数", "认作", "类别", "方式", "注")
    if not chinese:
        headings = ("role", "name", "count", "taken for", "kind", "how", "note")
    yield Title("名称" if chinese else "names")
    yield Grid(
        headings, [_row(row, language) for row in linked.rows[:NAMES]], frozenset({2})
    )
    if len(linked.rows) > NAMES:
        yield Line(words.more(len(linked.rows) - NAMES, language))


def _row(row: Mapping[str, Any], language: str) -> tuple[str, ...]:
    role, kind = ROLES.get(row["role"]), KINDS.get(row["kind"])
    return (
        role.label(language) if role else row["role"],
        row["text"],
        f"{row['count']:,}",
        row["taken_for"],
        kind.label(language) if kind else row["kind"],
        _how(row["how"], language),
        row["note"],
    )


def _how(how: str, language: str) -> str:
    found = HOW.get(how)
    return found.label(language) if found else how


def data(linked: Linked, language: str) -> dict[str, Any]:
    """Every distinct name, with what it was taken for."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "names": [{column: row[column] for column in COLUMNS} for row in linked.rows],
    }
