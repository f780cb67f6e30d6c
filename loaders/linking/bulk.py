"""Many plain names at once: a division's name followed by a usual word.

In: distinct cleaned texts. Out: the number of the body each names, or SLOW where the
careful linker must look. Nearly all names of a registry are of this shape, so that a
hundred thousand of them cost two dictionary look-ups each.
"""

from collections.abc import Sequence

from graphmodel.bodies import PARTY_ORG
from loaders.linking.linker import Linker
from loaders.linking.shapes import shape_of

#: The text is not plain; `Linker.link` reads it.
SLOW = -(1 << 31)
_OFFICES = ("人民政府", "街道办事处", "办事处", "政府")


def link_plain(linker: Linker, texts: Sequence[str], party: bool) -> list[int]:
    """The body that each text names, SLOW where the text is not plain.

    `party`: the texts are declarations, which name Party bodies.
    """
    first, children = linker.gazetteer.indexes()
    book = linker.book
    names = book.names
    shapes = _Shapes(linker, party)
    townships = book.divisions.townships_of
    base, size = 2 * len(book.divisions), len(book.word)
    inner = _Inner(linker).of
    found = []
    for text in texts:
        start = 2 if text[:2] == "中共" else 0
        number = SLOW
        for name, numbers in first.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                rest = text[start + len(name) :]
                division = numbers[0]
                if rest[:2] in children and len(numbers) == 1:
                    division, rest = inner(division, rest)
                if len(numbers) == 1 and division >= 0 and text not in names:
                    shape = shapes.of(rest)
                    if shape >= 0:
                        number = shapes.base + division * size + shape
                    elif shape != SLOW:
                        number = shapes.special(shape, division)
                    elif (division, plain := _township(rest)) in townships:
                        number = base + townships[division, plain]
                break
        found.append(number)
    return found


class _Inner:
    """The division inside another that a text goes on with."""

    def __init__(self, linker: Linker) -> None:
        self.children = linker.gazetteer.indexes()[1]
        divisions = linker.book.divisions
        self.ancestors = divisions.ancestors.tolist()
        self.levels = divisions.levels.tolist()

    def of(self, division: int, rest: str) -> tuple[int, str]:
        """The inner division and what is left; (-1, "") where it is not plain."""
        level = self.levels[division]
        for name, numbers in self.children[rest[:2]]:
            if rest.startswith(name):
                inside = [n for n in numbers if self.ancestors[n][level] == division]
                if len(inside) == 1 and inside[0] != division:
                    return inside[0], rest[len(name) :]
                return -1, ""
        return division, rest


def _township(rest: str) -> str:
    """府山街道办事处 → 府山街道; 皋埠镇人民政府 → 皋埠镇."""
    for office in _OFFICES:
        if rest.endswith(office):
            plain = rest.removesuffix(office)
            return plain + "街道" if office == "街道办事处" else plain
    return rest


class _Shapes:
    """What each rest of a name says, read once: a department, an SOPWB, a committee."""

    def __init__(self, linker: Linker, party: bool) -> None:
        self.linker, self.party = linker, party
        self.base = linker.book.first_department
        self._known: dict[str, int] = {}

    def of(self, rest: str) -> int:
        """A department word's position; a negative special shape; SLOW."""
        shape = self._known.get(rest)
        if shape is None:
            shape = self._known[rest] = self._read(rest)
        return shape

    def _read(self, rest: str) -> int:
        if self.linker.learnt or "区" in rest[:8]:
            return SLOW
        shape = shape_of(rest, self.party, self.linker.grammar)
        if shape.kind == "SOPWB":
            return -1
        if shape.kind == "PARTY_COMMITTEE":
            return -2
        word = self.linker.book.word.get(shape.name, -1)
        if shape.kind != "SUPERVISOR" or word < 0:
            return SLOW
        return -3 - word if shape.party_org else word

    def special(self, shape: int, division: int) -> int:
        """The body of a special shape in a division."""
        if shape >= -2:
            return (
                division if shape == -1 else division + len(self.linker.book.divisions)
            )
        size = len(self.linker.book.word)
        return (self.base + division * size + (-3 - shape)) | PARTY_ORG
