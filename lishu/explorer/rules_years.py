"""The years of the documents as rows: a bar for each time in which one applies."""

from datetime import date

import polars as pl

from graphmodel.resolution import Resolution
from lishu.explorer import rules_words as words
from lishu.explorer.rules import first_day, spans


def rows(resolution: Resolution, last: date, language: str) -> pl.DataFrame:
    """One row a span, with its days as texts.

    `start` and `end` are for drawing; `since` and `until` for reading, open where nothing
    has ended by the last day.
    """
    library = resolution.library
    found = spans(library, first_day(library), last)
    how = {True: words.BY_RIGHT, False: words.BY_ADOPTION}
    return pl.DataFrame(
        {
            "document": [span.rulebook for span in found],
            "title": [span.title for span in found],
            "place": [span.place.label(language) for span in found],
            "start": [span.since.isoformat() for span in found],
            "end": [span.until.isoformat() for span in found],
            "since": [span.since.isoformat() for span in found],
            "until": [
                "…" if span.until == last else span.until.isoformat() for span in found
            ],
            "how": [how[span.by_right].label(language) for span in found],
        }
    )


def mark(on: date) -> pl.DataFrame:
    """The day at which the drawing is marked."""
    return pl.DataFrame({"on": [on.isoformat()]})
