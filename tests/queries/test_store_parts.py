"""Batches of organizations: everyone in one, none too large, however they lie."""

from hypothesis import given
from hypothesis import strategies as st

from queries.store_parts import TOGETHER, packed


@given(st.lists(st.integers(1, 20 * TOGETHER), max_size=60))
def test_every_part_of_every_division_is_in_one_batch(numbers: list[int]) -> None:
    """A division is judged in all of its parts, each once; no batch is empty."""
    found = packed((f"{n:06d}", number) for n, number in enumerate(numbers))
    parts = [(p["code"], p["parts"], p["part"]) for batch in found for p in batch]
    wanted = [
        (f"{n:06d}", of, part)
        for n, number in enumerate(numbers)
        for of in [-(-number // TOGETHER)]
        for part in range(of)
    ]
    assert parts == wanted
    assert all(found)


@given(st.lists(st.integers(1, 5 * TOGETHER), max_size=60))
def test_no_batch_is_larger_than_two(numbers: list[int]) -> None:
    """The last part of a batch begins while there is room: less than twice the size."""
    sizes = {f"{n:06d}": number for n, number in enumerate(numbers)}
    for batch in packed(sizes.items()):
        held = sum(-(-sizes[str(p["code"])] // int(str(p["parts"]))) for p in batch)
        assert held < 2 * TOGETHER


def test_unknown_places_are_a_part_of_their_own() -> None:
    """The code of what has no division is null."""
    assert packed([(None, 3)]) == [[{"code": None, "parts": 1, "part": 0}]]
