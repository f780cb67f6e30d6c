"""The unified social credit code: right codes pass, each kind of fault is named."""

import csv
import random

import polars as pl
import pytest
from stdnum.cn import uscc

from loaders.codes import ALPHABET, FAULTS, read
from loaders.reference import division_changes, divisions
from tests.shared_folder import ROOT

#: GB 11714, written out once more: weights, and what the remainder is shown as.
WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def inner_digit(body: str) -> str:
    """The check digit of an eight-character organization code."""
    total = sum(VALUES.index(c) * w for c, w in zip(body, WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def code(prefix: str = "51", place: str = "330600", body: str = "MJ87654X") -> str:
    """A right code of these parts."""
    front = f"{prefix}{place}{body}{inner_digit(body)}"
    return front + uscc.calc_check_digit(front)


def sealed(front: str) -> str:
    """Seventeen characters with the last check digit that belongs to them."""
    return front + uscc.calc_check_digit(front)


def faults(*codes: str) -> list[str]:
    """The kind of fault of each code, "" where there is none."""
    found = read(pl.Series("code", codes, pl.String), divisions()).fault
    return ["" if n < 0 else FAULTS[n] for n in found.tolist()]


def random_codes(number: int) -> list[str]:
    """Codes with random bodies in random present divisions, right in every place."""
    chance = random.Random(11714)
    places = [c for c in divisions().codes if c[2:] != "0000"]
    return [
        code(
            chance.choice(["51", "52", "53", "31"]),
            chance.choice(places),
            "".join(chance.choices(ALPHABET, k=8)),
        )
        for _ in range(number)
    ]


def test_codes_made_by_the_standards_are_right() -> None:
    """2,000 codes with both check digits, a known type and a division: no fault."""
    codes = random_codes(2_000)
    assert all(uscc.is_valid(c) for c in codes)
    assert set(faults(*codes)) == {""}


def test_the_last_digit_is_judged_as_python_stdnum_judges_it() -> None:
    """With a random last character, the fault stands exactly where python-stdnum refuses."""
    chance = random.Random(32100)
    codes = [c[:17] + chance.choice(ALPHABET) for c in random_codes(3_000)]
    expected = ["" if uscc.is_valid(c) else "last check digit" for c in codes]
    assert len(set(expected)) == 2
    assert faults(*codes) == expected


def test_the_inner_digit_is_judged_by_gb_11714() -> None:
    """With a random inner digit and a right last one, only the inner digit is at fault."""
    chance = random.Random(17)
    fronts = [c[:16] + chance.choice("0123456789X") for c in random_codes(2_000)]
    expected = [
        "" if f[16] == inner_digit(f[8:16]) else "inner check digit" for f in fronts
    ]
    assert len(set(expected)) == 2
    assert faults(*map(sealed, fronts)) == expected


@pytest.mark.parametrize(
    ("fault", "wrong"),
    [
        ("length", code()[:17]),
        ("length", code() + "0"),
        ("length", "51"),
        ("character", code()[:10] + "I" + code()[11:]),
        ("character", code()[:10] + "O" + code()[11:]),
        ("character", code()[:10] + "S" + code()[11:]),
        ("character", code()[:10] + "V" + code()[11:]),
        ("character", code()[:10] + "Z" + code()[11:]),
        ("character", code()[:10] + "-" + code()[11:]),
        ("last check digit", code()[:17] + ("1" if code()[17] != "1" else "2")),
        (
            "inner check digit",
            sealed(code()[:16] + ("1" if code()[16] != "1" else "2")),
        ),
        ("type prefix", code("91")),
        ("type prefix", code("54")),
        ("unknown division", code(place="999999")),
        ("unknown division", code(place="330699")),
    ],
)
def test_each_kind_of_fault_is_named(fault: str, wrong: str) -> None:
    """One fault, one kind; a code beside it stays right."""
    assert faults(code(), wrong, code()) == ["", fault, ""]


def test_the_kinds_are_those_of_the_specification() -> None:
    """The six kinds of semantics §9, in their order."""
    assert FAULTS == (
        "length", "character", "last check digit", "inner check digit", "type prefix",
        "unknown division",
    )  # fmt: skip


def test_a_law_practice_has_a_right_prefix() -> None:
    """31 is a law practice: no fault of the type."""
    assert faults(code("31")) == [""]


@pytest.mark.parametrize("absent", ["", "无", "-", "--", "——", "/", "暂无"])
def test_no_code_is_no_fault(absent: str) -> None:
    """In a code field these words mean that there is none."""
    found = read(pl.Series("code", [absent]), divisions())
    assert found.there.tolist() == [False]
    assert found.fault.tolist() == [-1]


def test_an_abolished_division_is_right_and_followed() -> None:
    """310230 was 崇明县, now 310151: no fault, and the division of today."""
    found = read(pl.Series("code", [code(place="310230")]), divisions())
    assert found.fault.tolist() == [-1]
    assert divisions().codes[found.division[0]] == "310151"


def test_every_abolished_code_with_one_successor_is_known() -> None:
    """Every abolished code that became one present division is followed to it."""
    old = sorted({r["old_code"] for r in division_changes() if len(r["old_code"]) == 6})
    single = [c for c in old if c in divisions().successor]
    found = read(pl.Series("code", [code(place=c) for c in single]), divisions())
    assert len(single) > 500
    places = [divisions().codes[n] for n in found.division.tolist()]
    assert places == [divisions().successor[c] for c in single]


def test_a_national_code_is_of_the_nation() -> None:
    """100000 is not in GB/T 2260 and is right all the same."""
    found = read(pl.Series("code", [code(place="100000")]), divisions())
    assert (found.fault.tolist(), found.division.tolist()) == ([-1], [0])


def test_the_real_codes_are_right() -> None:
    """Every code that the real example holds has no fault."""
    path = ROOT / "examples" / "real" / "registry-charters.csv"
    with path.open(encoding="utf-8", newline="") as file:
        codes = [
            r["统一社会信用代码"] for r in csv.DictReader(file) if r["统一社会信用代码"]
        ]
    assert len(codes) == 3
    assert dict(zip(codes, faults(*codes), strict=True)) == dict.fromkeys(codes, "")
