"""A rulebook that is wrong is refused, with a message that says how to mend it."""

import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphmodel.errors import RulebookError
from graphmodel.facts import DOMAINS, REFERENCES
from graphmodel.rulebook import shadows
from graphmodel.rulebook_parsing import parse
from loaders.rulebooks import bundled, library, read

RIGHT: dict[str, Any] = {
    "rulebook": {
        "id": "our-city",
        "title": "某市意见",
        "jurisdiction": "330600",
        "valid_from": date(2021, 1, 1),
    },
    "rule": [
        {
            "id": "A1",
            "article": "3",
            "quote": "由业务主管单位党组织领导",
            "when": {"supervisor": ["alive", "followed"]},
            "leader": {"party_org_of": "supervisor"},
            "relation": "LEADS",
        },
        {
            "id": "A2",
            "article": "4",
            "quote": "由社会组织党建工作机构领导",
            "leader": {"kind": "SOPWB", "at": "registration"},
        },
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """The right table with one value changed; None takes the key away."""
    table = copy.deepcopy(RIGHT)
    *way, last = path.split(".")
    at: Any = table
    for step in way:
        at = at[int(step)] if step.isdigit() else at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return table


def test_the_right_one_is_read() -> None:
    """Every field arrives; dates left out are open."""
    book = parse(RIGHT, "our.toml")
    assert (book.id, book.jurisdiction, book.valid_to) == (
        "our-city",
        "330600",
        date(9999, 12, 31),
    )
    assert [rule.id for rule in book.rules] == ["A1", "A2"]
    assert book.rules[0].leader == ("party_org_of", "supervisor")
    assert book.rules[0].citation.quote == "由业务主管单位党组织领导"
    assert book.rules[1].leader == ("SOPWB", "registration")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("rulebook", None, ("[rulebook] is missing",)),
        ("rulebook.id", None, ("`id` is missing",)),
        ("rulebook.title", "", ("`title` is missing",)),
        ("rulebook.juris", "330600", ("unknown field `juris`", "jurisdiction")),
        ("rulebook.valid_from", "2021-01-01", ("`valid_from`", "date like 2015-09-28")),
        (
            "rulebook.valid_to",
            date(2020, 1, 1),
            ("valid_from 2021-01-01", "valid_to 2020-01-01"),
        ),
        ("rulebook.valid_to", date(2021, 1, 1), ("not before valid_to",)),
        ("rulebook.strength", "rumour", ("'rumour'", "secondary")),
        ("rulebook.note", 3, ("`note` is 3", "zh")),
        ("rulebook.note", {"zh": "说明"}, ("`note`", "en")),
        ("rules", [], ("unknown field `rules`", "rule")),
        ("rule.0.id", None, ("`id` is missing",)),
        ("rule.0.article", None, ("A1", "`article` is missing")),
        ("rule.0.article", 3, ("A1", 'write it as a text: "3"')),
        ("rule.0.quote", None, ("A1", "`quote` is missing")),
        ("rule.0.quote", "", ("A1", "`quote` is missing")),
        ("rule.0.quote_status", "unseen", ("A1", "quote_status", "not seen")),
        ("rule.0.quote_status", "excerpt", ("A1", "`page` is missing")),
        ("rule.0.relation", "LEEDS", ("A1", "'LEEDS'", "LEADS")),
        ("rule.0.relation", "GUIDES", ("A1", "weak")),
        (
            "rule.0.when",
            {"supervisors": "alive"},
            ("A1", "unknown fact 'supervisors'", "supervisor"),
        ),
        ("rule.0.when", {"supervisor": ["alife"]}, ("A1", "'alife'", "alive")),
        ("rule.0.when", ["alive"], ("A1", "`when`", "table")),
        ("rule.0.when", {"level": []}, ("A1", "level lists no value")),
        ("rule.0.replaces", "O09", ("A1", "amends none", "`amends`")),
        (
            "rule.0.leader",
            {"party_org": "supervisor"},
            ("A1", "unknown leader", "party_org_of"),
        ),
        (
            "rule.0.leader",
            {"kind": "SOPBW", "at": "registration"},
            ("A1", "'SOPBW'", "SOPWB"),
        ),
        ("rule.0.leader", {"body": "x", "named": "y"}, ("A1", "2 keys")),
        (
            "rule.0.leader",
            {"party_org_of": "supervisr"},
            ("A1", "party_org_of 'supervisr'", "supervisor"),
        ),
        ("rule.0.leader", None, ("A1", "names no leader", "`verdict`")),
        ("rule.0.verdict", "LEAD", ("A1", "'LEAD'", "LED")),
        ("rule.0.basis", "DECLARE", ("A1", "DECLARED")),
        ("rule.0.before_declaration", "yes", ("A1", "true or false")),
        ("rule.0.candidates", "SOPWB", ("A1", "list of texts")),
        ("rule.0.colour", "red", ("A1", "unknown field `colour`")),
        (
            "rule.1.when",
            {"supervisor": "alive"},
            ("A2 can never fire", "A1", "change its place"),
        ),
        ("rule.1.id", "A1", ("A1 stands twice", "`part`")),
        (
            "body",
            [{"id": "B", "article": "1", "kind": "SOPWB"}],
            ("B", "`quote` is missing"),
        ),
        (
            "body",
            [
                {
                    "id": "B",
                    "article": "1",
                    "quote": "q",
                    "kind": "SOPWB",
                    "levels": ["county", "town"],
                }
            ],
            ("B", "'town'", "level"),
        ),
        (
            "note",
            [{"rules": ["A1"], "code": "OPEN_TXT", "text": "t"}],
            ("OPEN_TXT", "OPEN_TEXT"),
        ),
        ("note", [{"rules": ["A1"], "code": "OPEN_TEXT"}], ("`text` is missing",)),
        (
            "rule.0.guides",
            [{"kind": "SOPWB", "at": "registration", "relation": "X"}],
            ("'X'",),
        ),
        ("rule.0.guides", [{"kind": "SOPWB"}], ("`at` is missing",)),
    ],
)
def test_each_refusal_says_where_and_what_to_do(
    path: str, value: object, words: tuple[str, ...]
) -> None:
    """The file, the rule, what was found and what to write instead."""
    table = changed(path, value)
    with pytest.raises(RulebookError) as caught:
        parse(table, "our.toml")
    message = str(caught.value)
    assert message.startswith("our.toml")
    assert all(word in message for word in words), message


def test_since_must_be_before_until() -> None:
    """Reversed dates of a rule are refused like those of a rulebook."""
    table = changed("rule.0.since", date(2024, 1, 1))
    table["rule"][0]["until"] = date(2023, 1, 1)
    with pytest.raises(
        RulebookError, match="2024-01-01 is not before until 2023-01-01"
    ):
        parse(table, "our.toml")


def test_a_text_that_was_not_seen_names_its_page() -> None:
    """An opt-in rule may lack its quote when it says so and where it stands."""
    table = changed("rule.0.quote", None)
    table["rule"][0] |= {"quote_status": "not seen", "page": "https://example.org/p"}
    citation = parse(table, "our.toml").rules[0].citation
    assert (citation.quote, citation.quote_status) == ("", "not seen")


def test_a_rule_with_candidates_is_undecided() -> None:
    """Several possible leaders and no criterion: UNDECIDED without a leader."""
    table = changed("rule.1.leader", None)
    table["rule"][1]["candidates"] = ["sasac-party-committee", "cswd"]
    assert parse(table, "our.toml").rules[1].verdict == "UNDECIDED"


def test_two_sentences_of_one_article_are_told_apart() -> None:
    """The same id stands twice where `part` differs."""
    table = changed("rule.1.id", "A1")
    table["rule"][1]["part"] = "无主管"
    assert [r.part for r in parse(table, "our.toml").rules] == ["", "无主管"]


def test_a_rule_of_another_time_is_not_shadowed() -> None:
    """The earlier rule must hold whenever and wherever the later does."""
    table = changed("rule.1.when", {"supervisor": "alive"})
    table["rule"][0]["until"] = date(2022, 1, 1)
    first, second = parse(table, "our.toml").rules
    assert not shadows(first, second)
    assert not shadows(second, first)


def test_an_unknown_fact_meets_no_condition() -> None:
    """holds() is false while a fact that it asks is unknown."""
    rule = parse(RIGHT, "our.toml").rules[0]
    assert rule.holds({"supervisor": "alive"})
    assert not rule.holds({"supervisor": "none"})
    assert not rule.holds({"supervisor": None})


def test_files_that_cannot_be_rulebooks_are_refused(tmp_path: Path) -> None:
    """Not there, not TOML, not UTF-8: each named with its file."""
    with pytest.raises(RulebookError, match=r"nowhere\.toml"):
        read(tmp_path / "nowhere.toml")
    bad = tmp_path / "bad.toml"
    bad.write_text("[rulebook\n", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"bad\.toml.*mend the line"):
        read(bad)
    bad.write_bytes('[rulebook]\nid = "意见"'.encode("gb18030"))
    with pytest.raises(RulebookError, match=r"bad\.toml.*save it as UTF-8"):
        read(bad)


def test_two_rulebooks_of_one_id_are_refused(tmp_path: Path) -> None:
    """A user's rulebook may not take the id of a bundled one."""
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[rulebook]\nid = "opinion-2015"\ntitle = "t"\njurisdiction = "330600"\n',
        "utf-8",
    )
    with pytest.raises(RulebookError, match="opinion-2015"):
        library([mine])


def test_every_bundled_rule_cites_its_text() -> None:
    """Each bundled rule and expectation has an article, and a quote or the reason why not."""
    for book in bundled():
        for citation in (
            *(r.citation for r in book.rules),
            *(e.citation for e in book.expectations),
        ):
            assert citation.article, citation
            assert citation.quote or citation.quote_status == "not seen", citation
            assert citation.quote_status == "seen" or citation.page, citation


def test_bundled_rules_ask_known_facts_and_name_known_references() -> None:
    """Conditions and references are those that the facts declare."""
    rules = [rule for book in bundled() for rule in book.rules]
    assert {name for rule in rules for name in rule.when} <= set(DOMAINS)
    assert {rule.leader[0] for rule in rules if rule.leader} <= set(REFERENCES)
    assert len({rule.id for rule in rules}) >= 14
