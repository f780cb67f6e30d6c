"""Where a rulebook and its rules stand: what would never apply is refused."""

import re
from datetime import date
from pathlib import Path

import pytest

from graphmodel.errors import RulebookError
from graphmodel.regimes import Library
from graphmodel.rulebook_parsing import parse
from loaders.reference import divisions
from loaders.rulebooks import BUNDLED, bundled, check_seats, read
from tests.graphmodel.test_rulebook import changed


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"replaces": "O09", "before": "O12"}, "leave out `before` and `after`"),
        ({}, "add `before`, `after` or `replaces`"),
        ({"replaces": "O99"}, "nearest: O09"),
    ],
)
def test_an_amending_rule_says_one_place(rule: dict[str, str], words: str) -> None:
    """In the place of one rule, or before and after others; it must say which."""
    table = changed("rulebook.amends", "opinion-2015")
    table["rule"] = [{**table["rule"][0], **rule}]
    with pytest.raises(RulebookError, match=re.escape(words)):
        Library((*bundled(), parse(table, "our.toml"))).regimes(date(2024, 1, 1))


@pytest.mark.parametrize("place", ["999999", "绍兴市"])
@pytest.mark.parametrize("field", ["jurisdiction", "adopt_in"])
def test_a_place_that_is_no_division_is_refused(field: str, place: str) -> None:
    """A rulebook of nowhere would never apply, and nobody would be told."""
    book = parse(changed(f"rulebook.{field}", place), "our.toml")
    with pytest.raises(RulebookError, match=rf"{place}.*write one like 330600"):
        check_seats(Library((book,)), divisions())


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Windows puts one before the first line of a file."""
    source = BUNDLED / "mca-2019.toml"
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + source.read_bytes())
    assert read(path).id == "mca-2019"
