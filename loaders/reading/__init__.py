"""Bytes -> columns of text, with coordinates.

`read` opens a CSV, XLSX, JSON Lines or Parquet file and gives the columns that its
caller chooses by their headings, exactly as they are written. Rows that cannot be
read are named and left out; the others are kept.
"""

from loaders.reading.peek import Peek, peek
from loaders.reading.read import read
from loaders.reading.source import Memory
from loaders.reading.table import Chooser, NoHeadings, Selection, Table

__all__ = [
    "Chooser",
    "Memory",
    "NoHeadings",
    "Peek",
    "Selection",
    "Table",
    "peek",
    "read",
]
