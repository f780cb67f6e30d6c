"""A row of a file that could not be taken in: where it stands, and why."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RejectedRow:
    """A record that was left out, and why.

    `row` is the record number (heading = 1), `line` the physical line. `reason` is one
    of fields, encoding, nul, too_long, quote, json. `detail` says what was found
    without repeating the row, which may hold personal data; `chinese` says the same.
    """

    file: str
    row: int
    line: int
    reason: str
    detail: str
    chinese: str = ""

    def said(self, language: str) -> str:
        """What was found, in `language` (zh or en)."""
        return self.chinese if language == "zh" and self.chinese else self.detail
