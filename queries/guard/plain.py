"""The text that is sent: the tokens that were judged, and nothing else.

Comments become blanks and escapes what they stand for, so that the server reads exactly
the tokens that were read here: its own first look at a text cuts comments and escapes
in another way than its parser.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from queries.guard.lexer import Kind, Token, tokens
from queries.refusals import place


@dataclass(frozen=True)
class Plain:
    """A text to send, and where its tokens stood in the text as written."""

    text: str
    written: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, line: int, column: int) -> tuple[int, int]:
        """The line and column, as written, of a line and column of the text sent."""
        rows = self.text.split("\n")
        at = sum(len(row) + 1 for row in rows[: line - 1]) + column - 1
        token = max(bisect_right(self.starts, at) - 1, 0)
        behind = at - self.starts[token] if self.starts else 0
        return place(self.written, self.origins[token] + behind if self.origins else 0)


def plain(text: str) -> Plain:
    """A text without comments and escapes, without the semicolon at its end."""
    found = _trimmed(tokens(text))
    pieces = [_piece(token) for token in found]
    starts, at = [], 0
    for piece in pieces:
        starts.append(at)
        at += len(piece)
    origins = tuple(token.start for token in found)
    return Plain("".join(pieces), text, tuple(starts), origins)


def _trimmed(found: Sequence[Token]) -> Sequence[Token]:
    """Without blanks and comments at both ends, and without semicolons at the end."""
    blank = (Kind.SPACE, Kind.COMMENT)
    first, last = 0, len(found)
    while first < last and found[first].kind in blank:
        first += 1
    while last > first and (
        found[last - 1].kind in blank or found[last - 1].word == ";"
    ):
        last -= 1
    return found[first:last]


def _piece(token: Token) -> str:
    if token.kind is Kind.COMMENT:
        return " " + "\n" * token.text.count("\n")
    if token.kind is Kind.SPACE:
        return "".join("\n" if letter == "\n" else " " for letter in token.text)
    return token.text
