"""Faults to plant, of every class of findings."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from benchmarks.faults import cells, notes, verdicts
from benchmarks.faults.fault import Fault, Places, Plant

#: Every class of findings, each with the ways in which it is planted.
PLANTS: dict[str, tuple[Plant, ...]] = {
    **verdicts.PLANTS,
    **notes.PLANTS,
    **cells.PLANTS,
}


def faults(places: Places, number: int) -> Iterator[Fault]:
    """Faults of all classes in turn, until they make so many faulty rows."""
    for turn in count():
        for plants in PLANTS.values():
            plant = plants[turn % len(plants)]
            fault = plant(places, turn // len(plants))
            if fault.whole and number < len(fault.rows):
                continue
            if fault.size >= number:
                yield replace(fault, rows=fault.rows[:number])
                return
            number -= fault.size
            yield fault
