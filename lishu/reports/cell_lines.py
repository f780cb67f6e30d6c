"""A cell that a proof rests on, as a line of text and as data."""

from typing import Any

from graphmodel.witness import Cell


def cell_line(cell: Cell, language: str) -> str:
    """file:row:heading = text."""
    blank = "（空）" if language == "zh" else "(blank)"
    return f"{cell.file}:{cell.row}:{cell.heading} = {cell.text or blank}"


def cell_data(cell: Cell) -> dict[str, Any]:
    """The cell with its column, heading, text and place."""
    return {
        "column": cell.column,
        "heading": cell.heading,
        "text": cell.text,
        "file": cell.file,
        "row": cell.row,
        "line": cell.line,
    }
