"""Values of parameters: only such as the driver can send, and not too many."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta

#: Characters and items that all parameters may have together, and how deep they nest.
LARGEST = 1_000_000
DEEPEST = 20

_INTEGER = 2**63
_PLAIN = (type(None), bool, float, date, time, timedelta)


def unsendable(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """A code and a name for each parameter that cannot be sent, and where all are too many."""
    total = 0.0
    for name, value in given.items():
        size = _size(value)
        total += size + len(name)
        if math.isinf(size):
            yield "VALUE", name
    if LARGEST < total < math.inf:
        yield "VALUES", f"{total:,.0f}"


def _size(value: object) -> float:
    """The characters and items of a value; infinite where it cannot be sent."""
    waiting, size = [(value, 0)], 0.0
    while waiting:
        each, depth = waiting.pop()
        size += len(each) + 1 if isinstance(each, str | list | tuple | Mapping) else 1
        if depth > DEEPEST or not _sendable(each):
            return math.inf
        if size > LARGEST:
            break
        if isinstance(each, Mapping):
            waiting += [(part, depth + 1) for pair in each.items() for part in pair]
        elif isinstance(each, list | tuple):
            waiting += [(part, depth + 1) for part in each]
    return size


def _sendable(value: object) -> bool:
    if isinstance(value, str):
        return not any("\ud800" <= letter <= "\udfff" for letter in value)
    if isinstance(value, int) and not isinstance(value, bool):
        return -_INTEGER <= value < _INTEGER
    if isinstance(value, Mapping):
        return all(isinstance(key, str) for key in value)
    return isinstance(value, (*_PLAIN, list, tuple))
