"""Long lists a part at a time: which part is shown, and links to those beside it.

The address names the part together with a mark of what is listed, so that another
filter begins at the first part again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from app_parts import address, show
from lishu.explorer import lists_words as words


@dataclass(frozen=True)
class Part:
    """Where a part begins and ends, of how many; `name` is its parameter."""

    name: str
    mark: str
    start: int
    size: int
    count: int

    @property
    def end(self) -> int:
        """The place behind the last one shown."""
        return min(self.start + self.size, self.count)

    @property
    def whole(self) -> bool:
        """Whether everything is shown."""
        return self.count <= self.size


def part(name: str, count: int, size: int, listed: object) -> Part:
    """The part that the address asks for, of a list that `listed` tells apart."""
    mark = f"{crc32(repr(listed).encode()):08x}"
    number, _, marked = address.text(name).partition("-")
    wanted = int(number) - 1 if marked == mark and number.isdecimal() else 0
    last = max((count - 1) // size, 0)
    return Part(name, mark, min(max(wanted, 0), last) * size, size, count)


def draw(shown: Part, page: str, kept: dict[str, Any], language: str) -> None:
    """What is shown of how many, with links to the parts beside; nothing if it is all."""
    if shown.whole:
        return
    told = words.FROM_TO.label(language).format(
        first=f"{shown.start + 1:,}", last=f"{shown.end:,}", count=f"{shown.count:,}"
    )
    number = shown.start // shown.size + 1
    pieces = [show.tag("span", show.text(told))]
    if shown.start:
        earlier = _link(shown, page, kept, number - 1)
        pieces.insert(0, show.anchor(earlier, words.EARLIER.label(language)))
    if shown.end < shown.count:
        later = _link(shown, page, kept, number + 1)
        pieces.append(show.anchor(later, words.LATER.label(language)))
    show.write(_bar(pieces))


def _bar(pieces: Sequence[str]) -> str:
    return show.tag("p", " ".join(pieces), "pager")


def _link(shown: Part, page: str, kept: dict[str, Any], number: int) -> str:
    place = None if number == 1 else f"{number}-{shown.mark}"
    return address.link(page, **{**kept, shown.name: place})
