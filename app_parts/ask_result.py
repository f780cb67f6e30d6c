"""The answer to a question: a table with links, files, and the query itself."""

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from app_parts import address, ask_form, pager, show, tables
from app_parts.frame import Page
from app_parts.lists_style import STYLE
from graphmodel.counting import Count
from lishu.commands.ask_answer import filled
from lishu.explorer import ask_words as words
from lishu.explorer.ask_cells import Cell, Piece, Shown, cells, known, shown_columns
from lishu.explorer.ask_headings import heading
from queries.answer import Answer
from queries.question import Question

#: Rows of a page.
SIZE = 50
#: So many rows of more columns than that are shown a field a line.
FEW, MANY = 3, 7
#: Longer texts of a cell are cut.
CELL = 300


def draw(page: Page, told: Answer, given: dict[str, str], engine: str) -> None:
    """The answer with everything that belongs to it."""
    show.write(STYLE)
    show.write(show.tag("p", show.text(_count(page, told)), "lead"))
    if told.rows:
        part = pager.part("ask_page", len(told.rows), SIZE, (told.question.name, given))
        show.write(rows(page, told, part.start, part.end))
        pager.draw(
            part, ask_form.PAGE, parameters(told.question, given, engine), page.language
        )
        _take_away(page, told)


def parameters(
    question: Question, given: dict[str, str], engine: str
) -> dict[str, Any]:
    """What the address says of an answer."""
    asked = {ask_form.name_of(name): value for name, value in given.items()}
    chosen = None if engine == "embedded" else engine
    return {"ask_question": question.name, "ask_engine": chosen, **asked}


def _count(page: Page, told: Answer) -> str:
    spoken, count = page.language, len(told.rows)
    if not count:
        return f"{words.NO_ROWS.label(spoken)} {told.as_of}"
    text = words.ROWS.label(spoken).format(count=Count(count), date=told.as_of)
    limit = told.parameters.get("limit")
    if count == limit:
        text += "。" if spoken == "zh" else ". "
        text += words.MORE.label(spoken).format(limit=Count(limit))
    return text


def rows(page: Page, told: Answer, start: int, end: int) -> str:
    """Rows of an answer as safe HTML: ids lead to Explore, rules to Rules.

    A few rows of many columns are shown a field a line, what is empty left out.
    """
    some, resolution = told.rows[start:end], page.answer.resolution
    names, columns = known(resolution, some, told.columns), shown_columns(told.columns)
    found = [cells(row, columns, names, resolution, page.language) for row in some]
    few = len(told.rows) <= FEW and len(columns) > MANY
    draw_them = _fields if few else _table
    return draw_them(columns, found, page.language)


def _fields(
    columns: Sequence[Shown], found: Sequence[list[Cell]], language: str
) -> str:
    rows_of = (zip(columns, row, strict=True) for row in found)
    inner = ("".join(_field(c, x, language) for c, x in row if x) for row in rows_of)
    return "".join(show.tag("dl", fields, "row") for fields in inner)


def _field(column: Shown, cell: Cell, language: str) -> str:
    label = show.text(heading(column.name).label(language))
    return show.tag("dt", label) + show.tag("dd", "".join(_pieces(cell)))


def _table(columns: Sequence[Shown], found: Sequence[list[Cell]], language: str) -> str:
    head = "".join(_head(c, language) for c in columns)
    body = "".join(
        show.tag("tr", "".join(_cell(c, cell, language) for c, cell in pairs))
        for pairs in (zip(columns, row, strict=True) for row in found)
    )
    whole = show.tag("thead", show.tag("tr", head)) + show.tag("tbody", body)
    return show.tag("div", show.tag("table", whole, "list"), "wide")


def _head(column: Shown, language: str) -> str:
    text = show.text(heading(column.name).label(language))
    return show.tag("th", text, "right" if column.number else "")


def _cell(column: Shown, pieces: Sequence[Piece], language: str) -> str:
    """A cell that tells its heading where there is no room for a head."""
    label = show.text(heading(column.name).label(language))
    kind = ' class="right"' if column.number else ""
    inner = "".join(_pieces(pieces))
    return f'<td data-label="{label}"{kind}>{inner}</td>'


def _pieces(pieces: Sequence[Piece]) -> Iterator[str]:
    for n, piece in enumerate(pieces):
        yield show.text("、") if n else ""
        if piece.focus:
            link = address.link("explore", focus=piece.focus)
            yield show.anchor(link, piece.text[:CELL])
        elif piece.rule:
            book, _, sentence = piece.rule.rpartition("/")
            link = address.link("rules", rules_book=book, rules_sentence=sentence)
            yield show.anchor(link, piece.text)
        else:
            yield show.text(piece.text, CELL)
        if piece.code and piece.code != piece.text:
            yield show.tag("small", " " + show.text(piece.code, 60))


def _take_away(page: Page, told: Answer) -> None:
    show.write(show.tag("p", show.text(words.DOWNLOAD.label(page.language))))
    columns = [tables.Column(c.name, heading(c.name)) for c in told.columns]
    names = [column.name for column in told.columns]

    def listed() -> list[dict[str, Any]]:
        return [dict(zip(names, map(_plain, row), strict=True)) for row in told.rows]

    tables.downloads(
        f"{told.question.name}-{told.as_of}", listed, _distinct(columns), page.language
    )


def _distinct(columns: Sequence[tables.Column]) -> list[tables.Column]:
    """Columns with headings that differ: one that stands there already bears its name too."""
    seen: set[str] = set()
    found = []
    for each in columns:
        told = each.heading
        if {told.zh, told.en} & seen:
            told = type(told)(f"{told.zh} ({each.name})", f"{told.en} ({each.name})")
        seen |= {told.zh, told.en}
        found.append(tables.Column(each.name, told, each.kind))
    return found


def _plain(value: Any) -> Any:
    """A list as one text, for a cell of a file."""
    return "|".join(map(str, value)) if isinstance(value, list) else value


def about(page: Page, question: Question, given: dict[str, str]) -> None:
    """What the columns mean, what is cited, and the query as it can be pasted."""
    spoken = page.language
    with st.expander(words.MEANING.label(spoken)):
        show.write(_meaning(question, spoken))
    with st.expander(words.QUERY.label(spoken)):
        show.write(show.tag("p", show.text(words.CYPHER.label(spoken))))
        st.code(_cypher(page, question, given), language="cypher", wrap_lines=True)
        show.write(show.tag("p", show.text(words.SQL.label(spoken))))
        st.code(question.sql, language="sql", wrap_lines=True)


def _cypher(page: Page, question: Question, given: dict[str, str]) -> str:
    """The Cypher with what was filled in, as `lishu ask --show-cypher` has it."""
    asked = {p.name: str(page.as_of) for p in question.parameters if p.implied} | given
    return show_lines(filled(question, asked))


def show_lines(text: str) -> str:
    """A text of several lines, invisible characters as their codes."""
    return "\n".join(show.plain(line, 2000) for line in text.split("\n"))


def _meaning(question: Question, language: str) -> str:
    pairs = "".join(
        show.tag("dt", show.text(heading(c.name).label(language)))
        + show.tag("dd", show.prose(c.meaning.label(language)))
        for c in question.columns
    )
    cited = "、".join(_cited(each) for each in question.cites)
    label = show.text(words.CITES.label(language))
    return show.tag("dl", pairs + show.tag("dt", label) + show.tag("dd", cited))


def _cited(rule: str) -> str:
    book, _, sentence = rule.partition("/")
    link = address.link("rules", rules_book=book, rules_sentence=sentence or None)
    return show.anchor(link, rule)
