"""Answers that are tables as CSV: raw, lists joined by |."""

import csv
import io
from types import ModuleType


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as CSV with a heading."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows(subject.table(answer, language))
    return written.getvalue()
