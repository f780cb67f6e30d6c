"""Organizations of two registries are matched by who they are, not by where they stand."""

import random
from collections.abc import Mapping, Sequence

import pytest

from graphmodel.difference.matching import match
from graphmodel.difference.renumbering import renumbering
from tests.registry_files import as_csv, loaded

# Three right codes of 绍兴市, of which only the first two rows of a test bear one.
CODES = ("51330600MJ87654X0A", "51330600MJ8765481B")
MASKED = "5133**********"
Row = Mapping[str, str]


def row(code: str, name: str, **more: str) -> dict[str, str]:
    """A row with a code and a name."""
    given = {
        "统一社会信用代码": code,
        "社会组织名称": name,
        "登记管理机关": "绍兴市民政局",
        "业务主管单位": "无",
    }
    return given | more


def pairs(old: Sequence[Row], new: Sequence[Row]) -> set[tuple[int, int]]:
    """Positions in the old and in the new registry, -1 where there is none."""
    left, right = (loaded(as_csv(rows).encode()) for rows in (old, new))
    found = match(left, right, renumbering(left, right))
    return set(zip(found.old.tolist(), found.new.tolist(), strict=True))


def test_a_code_is_who_it_is_whatever_the_name() -> None:
    """A renamed organization with the same code is the same one, in any row."""
    old = [row(CODES[0], "绍兴市甲学会"), row(CODES[1], "绍兴市乙学会")]
    new = [row(CODES[1], "绍兴市乙学会"), row(CODES[0], "绍兴市新甲学会")]
    assert pairs(old, new) == {(0, 1), (1, 0)}


@pytest.mark.parametrize(
    ("before", "after"),
    [("", CODES[0]), (CODES[0], ""), (CODES[0], CODES[1]), (MASKED, CODES[0])],
)
def test_without_a_common_code_name_and_place_decide(before: str, after: str) -> None:
    """A code that is absent, not a code or another one now: the name in its division."""
    old, new = [row(before, "绍兴市甲学会")], [row(after, "绍兴市甲学会")]
    assert pairs(old, new) == {(0, 0)}


def test_one_name_in_two_divisions_is_two_organizations() -> None:
    """What is called the same elsewhere is somebody else."""
    other = {"登记管理机关": "杭州市民政局"}
    old = [row(CODES[0], "老年协会")]
    new = [row("", "老年协会", **other)]
    assert pairs(old, new) == {(0, -1), (-1, 0)}


def test_who_left_is_not_who_joined_under_one_mask() -> None:
    """Rows that share what is no code are told apart by their names."""
    old = [row(MASKED, "绍兴市甲学会"), row(MASKED, "绍兴市乙学会")]
    new = [row(MASKED, "绍兴市丙学会"), row(MASKED, "绍兴市甲学会")]
    assert pairs(old, new) == {(0, 1), (1, -1), (-1, 0)}


def test_a_code_that_two_rows_share_is_told_apart_by_name() -> None:
    """Which of them stands first, and bears the bare code, does not matter."""
    old = [row(CODES[0], "绍兴市甲学会"), row(CODES[0], "绍兴市乙学会")]
    assert pairs(old, old[::-1]) == {(0, 1), (1, 0)}


def test_of_equal_rows_one_that_is_gone_has_left() -> None:
    """Three copies of a row, then two: two pairs and one that left."""
    copies = [row(CODES[0], "绍兴市甲学会")] * 3
    found = pairs(copies, copies[:2])
    assert len(found) == 3
    assert sum(new < 0 for _, new in found) == 1


def test_copies_that_differ_elsewhere_keep_their_partner() -> None:
    """Rows of one code and one name are matched by what else stands in them."""
    copies = [
        row(CODES[0], "绍兴市甲学会", 业务主管单位=name)
        for name in ("绍兴市教育局", "无", "绍兴市体育局")
    ]
    shuffled = [copies[2], copies[0], copies[1]]
    assert pairs(copies, shuffled) == {(0, 1), (1, 2), (2, 0)}


@pytest.mark.parametrize("seed", range(3))
def test_every_row_of_both_stands_once(seed: int) -> None:
    """However codes and names fall together, nobody is lost and nobody counted twice."""
    rng = random.Random(seed)
    codes, names = ("", MASKED, *CODES), [f"绍兴市{c}学会" for c in "甲乙丙丁"]

    def drawn() -> list[Row]:
        height = rng.randrange(1, 30)
        return [row(rng.choice(codes), rng.choice(names)) for _ in range(height)]

    old, new = drawn(), drawn()
    left, right = (loaded(as_csv(rows).encode()) for rows in (old, new))
    found = match(left, right, renumbering(left, right))
    assert sorted(found.old[found.old >= 0]) == list(range(len(old)))
    assert sorted(found.new[found.new >= 0]) == list(range(len(new)))
    assert not ((found.old < 0) & (found.new < 0)).any()


def test_an_empty_registry_has_lost_all() -> None:
    """From some to none and from none to some."""
    some = [row(CODES[0], "绍兴市甲学会")]
    header = as_csv(some).splitlines()[0].encode()
    full, empty = loaded(as_csv(some).encode()), loaded(header + b"\n")
    for one, other, expected in ((full, empty, (0, -1)), (empty, full, (-1, 0))):
        found = match(one, other, renumbering(one, other))
        assert [*zip(found.old.tolist(), found.new.tolist(), strict=True)] == [expected]
