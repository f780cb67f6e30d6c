"""Where the records of a CSV text begin, without a loop over its lines.

Lines are found in columns (NumPy). Only lines on which a quotation mark may stay
open are looked at one by one: they begin a record of several lines, or their mark
is a stray one and the lines after them are records of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.reading.grammar import Grammar
from loaders.reading.scan import LINE_LIMIT

Octets = npt.NDArray[np.uint8]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NEWLINE, RETURN, QUOTE = 10, 13, 34
_PIECE = 8 << 20
_TELLING = 4  # fields; fewer separators than these also occur in the text of a cell


@dataclass(frozen=True)
class Records:
    """The records of a text, kept or not; blank lines belong to none.

    `starts` and `ends` are offsets (an end includes the line end), `line` the number
    of line ends before the start, `stray` the records of one line with an unclosed
    quotation mark, `endless` those with a line over the limit.
    """

    starts: Places
    ends: Places
    line: Places
    stray: Flags
    endless: Flags


def find_records(data: pa.Buffer, rules: Grammar, width: int) -> Records:
    """The records of this text, whose heading has `width` fields."""
    octets = np.frombuffer(data, np.uint8)
    newlines, returns = _line_ends(octets)
    ends = (np.union1d(newlines, returns) if returns.size else newlines) + 1
    if octets.size and (not ends.size or ends[-1] != octets.size):
        ends = np.append(ends, octets.size)
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1]])[: ends.size]
    endless = ends - starts > LINE_LIMIT
    opening = _opening(octets, starts, ends, endless, ord(rules.separator))
    first, stray = _joined(data, starts, ends, opening, rules, width)
    begins = np.flatnonzero(first & ~_blank(octets, starts, ends))
    # an editor counts newlines; only a text without any is counted by its returns
    counted = newlines if newlines.size else returns
    following = np.append(np.flatnonzero(first), starts.size)
    lasts = following[np.searchsorted(following, begins, "right")] - 1
    return Records(
        starts=starts[begins],
        ends=ends[lasts],
        line=np.searchsorted(counted, starts[begins]),
        stray=stray[begins],
        endless=endless[begins],
    )


def _line_ends(octets: Octets) -> tuple[Places, Places]:
    """The offsets of newlines, and of returns that no newline follows."""
    newlines, returns = [], []
    for start in range(0, octets.size, _PIECE):
        piece = octets[start : start + _PIECE]
        newlines.append(np.flatnonzero(piece == NEWLINE) + start)
        returns.append(np.flatnonzero(piece == RETURN) + start)
    return_at = _together(returns)
    after = np.minimum(return_at + 1, max(octets.size - 1, 0))
    return _together(newlines), return_at[octets[after] != NEWLINE]


def _together(parts: list[Places]) -> Places:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _blank(octets: Octets, starts: Places, ends: Places) -> Flags:
    short = ends - starts <= 2
    blank = np.zeros(starts.size, np.bool_)
    at = np.flatnonzero(short)
    one = ends[at] - starts[at] == 1
    head, tail = octets[starts[at]], octets[ends[at] - 1]
    is_end = (tail == NEWLINE) | (tail == RETURN)
    blank[at] = is_end & (one | (head == RETURN))
    return blank


def _opening(
    octets: Octets, starts: Places, ends: Places, endless: Flags, mark: int
) -> Places:
    """The lines that may leave a quotation mark open, if they begin a record."""
    found = [
        _opening_among(octets, starts, quotes, mark)
        for quotes in _quotes(octets, starts, ends, endless)
    ]
    return _together(found)


def _quotes(
    octets: Octets, starts: Places, ends: Places, endless: Flags
) -> Iterator[Places]:
    """The quotation marks, in pieces of whole lines, without those of endless lines."""
    line = 0
    while line < starts.size:
        limit = starts[line] + _PIECE
        after = max(int(np.searchsorted(ends, limit, "right")), line + 1)
        if not (after == line + 1 and endless[line]):
            piece = octets[starts[line] : ends[after - 1]]
            quotes = np.flatnonzero(piece == QUOTE) + starts[line]
            if endless[line:after].any():
                of = np.searchsorted(starts, quotes, "right") - 1
                quotes = quotes[~endless[of]]
            yield quotes
        line = after


def _opening_among(octets: Octets, starts: Places, quotes: Places, mark: int) -> Places:
    if not quotes.size:
        return quotes
    line = np.searchsorted(starts, quotes, "right") - 1
    new = np.append(True, line[1:] != line[:-1])
    order = np.arange(quotes.size)
    odd = (order - np.maximum.accumulate(np.where(new, order, 0))) % 2 == 1
    before = octets[np.maximum(quotes - 1, 0)]
    after = octets[np.minimum(quotes + 1, octets.size - 1)]
    at_start = (quotes == starts[line]) | (before == mark)
    at_end = (after == mark) | (after == NEWLINE) | (after == RETURN)
    at_end |= quotes == octets.size - 1
    doubled_before = ~new & (before == QUOTE)
    doubled_after = ~at_end & (after == QUOTE)
    sound = np.where(odd, at_end | doubled_after, at_start | doubled_before)
    last = np.append(new[1:], True)
    opens, suspect = np.zeros((2, int(line[-1]) - int(line[0]) + 1), np.bool_)
    opens[line[at_start] - line[0]] = True
    suspect[line[~sound | (last & ~odd)] - line[0]] = True
    found: Places = np.flatnonzero(opens & suspect) + line[0]
    return found


def _joined(
    data: pa.Buffer,
    starts: Places,
    ends: Places,
    opening: Places,
    rules: Grammar,
    width: int,
) -> tuple[Flags, Flags]:
    """Which lines begin a record, and which have a stray quotation mark."""
    first = np.ones(starts.size, np.bool_)
    stray = np.zeros(starts.size, np.bool_)
    view = memoryview(data)
    done = 0
    for line in opening.tolist():
        if line < done:
            continue
        begin = int(starts[line])
        window = view[begin : begin + LINE_LIMIT + 1]
        match = rules.lenient.match(window)
        if match is None or match.end() > LINE_LIMIT:
            stray[line] = True
            continue
        after = int(np.searchsorted(starts, begin + match.end(), "right"))
        if after <= line + 1:
            continue
        if _swallowed(match[0], rules, width):
            stray[line] = True
        else:
            first[line + 1 : after] = False
            done = after
    return first, stray


def _swallowed(record: bytes, rules: Grammar, width: int) -> bool:
    """Whether a record of several lines is in truth rows behind a stray mark.

    So it is where text follows a closing mark, or where the lines within would be
    rows with the right number of fields by themselves.
    """
    if rules.strict.match(record) is None:
        return True
    like_rows = [
        rules.clean.fullmatch(line) is not None and len(rules.fields(line)) == width
        for line in record.splitlines()[1:]
    ]
    if len(rules.fields(record)) != width:
        return any(like_rows)
    # the last line closes the cell, so only those before it tell
    return width >= _TELLING and len(like_rows) > 1 and all(like_rows[:-1])
