"""Organizations as a table of links: each name leads to its page, its chain and proof."""

from collections.abc import Iterable, Mapping
from typing import Any

from app_parts import address, show
from graphmodel.wording import Words
from lishu.explorer import lists_words as words

Row = Mapping[str, Any]
#: The columns of a list beside the name, in order.
COLUMNS = {
    "verdict": words.VERDICT_OF,
    "leader": words.LEADER,
    "place": words.PLACE,
    "supervisor": words.SUPERVISOR,
    "category": words.CATEGORY,
}
#: Names and other texts of a row are cut to so many characters.
NAME, CELL = 80, 60


def table(
    rows: Iterable[Row], language: str, columns: Mapping[str, Words] = COLUMNS
) -> str:
    """Rows with `name`, `org_id`, `file`, `row` and some columns, as safe HTML.

    A column in which no row says anything is left out, and a verdict that all share.
    """
    listed = list(rows)
    said = {
        n: w for n, w in columns.items() if any(str(row[n] or "") for row in listed)
    }
    if len({row.get("verdict") for row in listed}) == 1:
        said.pop("verdict", None)
    headings = [words.NAME, *said.values(), words.WHERE]
    head = "".join(
        show.tag("th", show.text(heading.label(language))) for heading in headings
    )
    body = "".join(_row(row, said, language) for row in listed)
    return show.tag(
        "table",
        show.tag("thead", show.tag("tr", head)) + show.tag("tbody", body),
        "list",
    )


def _row(row: Row, columns: Mapping[str, Words], language: str) -> str:
    link = show.anchor(address.link("explore", focus=row["org_id"]), row["name"][:NAME])
    cells = [
        show.tag("td", link + show.tag("small", show.text(row["org_id"], CELL)), "who")
    ]
    for name, heading in columns.items():
        cells.append(_cell(heading.label(language), str(row[name] or "")))
    where = f"{row['file'].rpartition('/')[2]}:{row['row']}"
    cells.append(_cell(words.WHERE.label(language), where))
    return show.tag("tr", "".join(cells))


def _cell(heading: str, value: str) -> str:
    """A cell that tells its heading where there is no room for a head."""
    label = show.text(heading)
    return f'<td data-label="{label}">{show.text(value, CELL)}</td>'
