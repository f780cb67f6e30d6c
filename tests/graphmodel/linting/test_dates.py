"""Dates of documents and of their parts."""

from datetime import date

import pytest

from tests.graphmodel.linting.books import book, codes, linted, only, rule


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ({"published": date(2020, 1, 1)}, None),
        ({"published": date(2020, 1, 2)}, "misdated"),
        ({"published": date(2019, 12, 31)}, "unexplained_date"),
        (
            {
                "published": date(2019, 12, 31),
                "note": {"zh": "元旦起施行。", "en": "In force from New Year."},
            },
            None,
        ),
        ({"adopt_until": date(2020, 1, 1)}, "misdated"),
        ({"valid_from": None}, "unexplained_date"),
        ({"valid_from": None, "jurisdiction": ""}, None),
    ],
)
def test_the_dates_of_a_document(head, code):
    """Not before it was published; later, or open, only with a reason."""
    found = codes(linted(book("b", rule("A1"), **head)))
    assert found & {"misdated", "unexplained_date"} == ({code} if code else set())


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ({"since": date(2020, 1, 1)}, False),
        ({"since": date(2019, 12, 31)}, True),
        ({"until": date(2021, 1, 1)}, False),
        ({"until": date(2025, 1, 2)}, True),
        ({"until": date(2020, 1, 1)}, True),
    ],
)
def test_a_rule_lives_as_long_as_its_document_at_most(dates, told):
    """The document is in force from 2020 until before 2025."""
    rules = [rule("A1", {"level": "nation"}, **dates), rule("A2")]
    found = linted(book("b", *rules, valid_to=date(2025, 1, 1)))
    assert ("outside_life" in codes(found)) is told


def test_a_link_may_tell_of_what_began_before_its_document():
    """That a plate was hung out in 2018 is told by a report of 2020."""
    link = {
        "id": "L1",
        "article": "1",
        "quote": "加挂牌子",
        "relation": "LEADS",
        "from": {"body": "cpc-central"},
        "to": {"body": "cswd"},
        "since": date(2018, 1, 1),
    }
    assert "outside_life" not in codes(linted(book("b", rule("A1"), link=[link])))
    late = link | {"since": date(2026, 1, 1)}
    found = linted(book("b", rule("A1"), link=[late], valid_to=date(2025, 1, 1)))
    assert only("outside_life", found).rules == ("L1",)
