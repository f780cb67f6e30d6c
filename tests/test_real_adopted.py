"""Real charters and the rules: how they agree, with and without the opt-in rulebooks.

`real_differences.toml` has one sentence for every charter that differs.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from loaders import load
from loaders.rulebooks import bundled
from tests.test_real_leaders import ON, REAL

Row = Mapping[str, object]
ADOPTED = (
    "henan-2017@410000",
    "jiangsu-2018@320000",
    "shandong-2020@370000",
    "lawyers-2017",
    "accountants-2021",
    "appraisal-2018",
)
#: How the 33 charters with a leader and a rule agree with the rules.
AGREEMENT = {
    "plain": {"SAME": 8, "SAME_LINE": 7, "DIFFERS": 18},
    "adopted": {"SAME": 11, "SAME_LINE": 5, "DIFFERS": 17},
}
#: Who agrees better, and how, once the rulebooks are adopted.
BETTER = {
    "山东省建设科技与教育协会": ("SAME_LINE", "SAME"),
    "青岛市模具行业协会": ("SAME_LINE", "SAME"),
    "北京市律师协会": ("DIFFERS", "SAME"),
}


def charters(adopt: Sequence[str], on: date = ON) -> list[Row]:
    """The verdicts of the 126 charters."""
    rows = resolve(load(REAL, adopt=adopt), on).table().to_dicts()
    return [r for r in rows if str(r["file"]).endswith("registry-charters.csv")]


@pytest.fixture(scope="module")
def verdicts() -> dict[str, list[Row]]:
    """The verdicts without any adoption, and with all that concerns real charters."""
    return {"plain": charters(()), "adopted": charters(ADOPTED)}


def explained() -> list[dict[str, str]]:
    """The differences with their sentences."""
    path = Path(__file__).with_name("real_differences.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))["difference"]


def differing(rows: Sequence[Row]) -> list[tuple[object, ...]]:
    """Name, declared and derived leader of each charter that differs, in order."""
    return [
        (row["name"], row["leader_id"], row["derived_leader_id"])
        for row in rows
        if row["agreement"] == "DIFFERS"
    ]


def test_the_adopted_rulebooks_are_the_local_and_the_profession_ones() -> None:
    """Every opt-in rulebook but the national ones and the anonymous city's."""
    there = {book.id for book in bundled() if not book.jurisdiction}
    adopted = {name.partition("@")[0] for name in ADOPTED}
    assert there - adopted == {"industry-first", "channel-2015", "supervisor-2000"}


def test_agreement_before_and_after(verdicts: dict[str, list[Row]]) -> None:
    """The table of agreement; adoption makes nothing worse."""
    found = {
        which: Counter(str(row["agreement"]) for row in rows if row["agreement"])
        for which, rows in verdicts.items()
    }
    for which, counts in found.items():
        print(which, *(f"{code} {counts[code]}" for code in AGREEMENT[which]))
    assert found == AGREEMENT
    changed = {
        before["name"]: (before["agreement"], after["agreement"])
        for before, after in zip(verdicts["plain"], verdicts["adopted"], strict=True)
        if before["agreement"] != after["agreement"]
    }
    assert changed == BETTER


def test_adoption_leaves_every_declaration_standing(
    verdicts: dict[str, list[Row]],
) -> None:
    """A living declaration goes before any rulebook: verdict and leader stay."""
    for before, after in zip(verdicts["plain"], verdicts["adopted"], strict=True):
        assert before["verdict"] == after["verdict"]
        if before["basis"] == "DECLARED":
            assert before["leader_id"] == after["leader_id"]


def test_every_difference_is_explained(verdicts: dict[str, list[Row]]) -> None:
    """Without adoption: the charters that differ are those explained, no more, no less."""
    told = [(d["name"], d["declared"], d["derived"]) for d in explained()]
    assert differing(verdicts["plain"]) == told


def test_every_difference_after_adoption_is_explained(
    verdicts: dict[str, list[Row]],
) -> None:
    """With adoption those remain of which nothing else is said; the others agree as told."""
    told = [
        (d["name"], d["declared"], d["derived"])
        for d in explained()
        if "adopted" not in d
    ]
    assert differing(verdicts["adopted"]) == told
    agreement = {row["name"]: row["agreement"] for row in verdicts["adopted"]}
    for difference in explained():
        if "adopted" in difference:
            assert agreement[difference["name"]] == difference["adopted"]


@pytest.mark.parametrize("difference", explained(), ids=lambda d: d["name"])
def test_an_explanation_is_one_sentence(difference: dict[str, str]) -> None:
    """Each says why in one sentence, and nothing but the known keys."""
    assert set(difference) - {"adopted"} == {"name", "declared", "derived", "why"}
    assert re.fullmatch(r"[^.]{40,}\.", difference["why"])
