"""Bodies that rules and links name: there, begun, not ended without a successor."""

from datetime import date

import pytest

from loaders.national import national
from tests.graphmodel.linting.books import book, codes, linted, only, rule


def leads(body, **more):
    """A rule that a body leads by its id."""
    return rule("A1", leader={"body": body}, **more)


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (leads("cswd"), "unborn_body"),
        (leads("cswd", since=date(2023, 3, 16)), None),
        (leads("cwsd"), "unknown_body"),
        (leads("central-state-organs-work-committee"), None),
        (
            rule("A1", leader=None, candidates=["sasac-party-committee", "x-1"]),
            "unknown_body",
        ),
    ],
    ids=["unborn", "alive", "misspelt", "ended with a successor", "candidate"],
)
def test_bodies_that_a_rule_names_are_there(one, code):
    """Known by its id, begun, and not ended without a successor."""
    found = codes(linted(book("b", one), bodies=national()))
    told = found & {"unborn_body", "unknown_body", "ended_body"}
    assert told == ({code} if code else set())


def test_a_body_that_ended_without_a_successor():
    """国家经济贸易委员会 of 1993 has ended; what has heirs is followed to them."""
    bodies = national()
    heirs = {change.giver for change in bodies.changes if change.taker >= 0}
    ended = next(
        record.id
        for n, record in enumerate(bodies.recorded)
        if record.until.year < 2020 and bodies.first_recorded + n not in heirs
    )
    found = only("ended_body", linted(book("b", leads(ended)), bodies=bodies))
    assert (found.severity, found.since) == ("error", date(2020, 1, 1))


def test_bodies_of_links_are_known():
    """An id at the end of a link is looked up as well."""
    link = {
        "id": "L1",
        "article": "1",
        "quote": "领导",
        "relation": "LEADS",
        "from": {"body": "nobody"},
        "to": {"body": "cswd"},
    }
    found = linted(book("b", rule("A1"), link=[link]), bodies=national())
    assert only("unknown_body", found).rules == ("L1",)
