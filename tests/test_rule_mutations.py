"""How many small mistakes in the bundled rulebooks the linter sees.

Each mutation of `rule_mutations` is linted beside the rulebooks that are in force by
right. It is caught when loading or combining refuses it, or when an error or a warning
appears that was not there before. What is not caught stands in EXPLAINED, with the
reason; whoever adds a rule and its examples adds what remains, or finds that nothing
does.
"""

import tomllib
from functools import cache

import pytest

from graphmodel.errors import RulebookError
from graphmodel.linting import lint
from graphmodel.linting.results import results
from graphmodel.linting.stages import settings, together
from graphmodel.regimes import Library
from graphmodel.rulebook_parsing import parse
from loaders.national import national
from loaders.rulebooks import BUNDLED, inventory
from tests.rule_mutations import mutations

TABLES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(BUNDLED.glob("*.toml"))
}
BOOKS = [name for name, table in TABLES.items() if table.get("rule")]

#: Reason, and the mutations that it explains. Those of the first reasons are proved to
#: decide every profile on every day as before: they are no mistakes.
NEVER_MEET = "the two sentences never meet, so their order says nothing"
TAKEN = "what the rule would take besides goes to rules before it"
OVERTAKEN = "the sentence before it ends on the day on which this one should begin"
NO_COMPARISON = (
    "no quoted text says in which article it stands: only the page can be asked"
)
DEFAULT = "LEADS is what a rule says that names no relation"
SAME_NOTE = "the province has the same note already, from an earlier day"

EXPLAINED = {
    "accountants-2021": {
        "CP1: behind its neighbour": NEVER_MEET,
        "CP1: wider without level": TAKEN,
        "CP1: wider without supervisor": TAKEN,
        "CP1: another article": NO_COMPARISON,
        "CP1: relation dropped": DEFAULT,
        "CP2: wider without level": TAKEN,
        "CP2: wider without supervisor": TAKEN,
        "CP2: wider without intermediary": TAKEN,
        "CP2: another article": NO_COMPARISON,
        "CP2: relation dropped": DEFAULT,
    },
    "appraisal-2018": {
        "AP1: wider without level": TAKEN,
        "AP1: wider without supervisor": TAKEN,
        "AP1: another article": NO_COMPARISON,
        "AP1: relation dropped": DEFAULT,
    },
    "channel-2015": {
        "CH1: behind its neighbour": NEVER_MEET,
        "CH1: at the end": NEVER_MEET,
        "CH1: another article": NO_COMPARISON,
        "CH1 (2018年起): behind its neighbour": NEVER_MEET,
        "CH1 (2018年起): at the end": NEVER_MEET,
        "CH1 (2018年起): since -1 year": OVERTAKEN,
        "CH1 (2018年起): since a year late": OVERTAKEN,
        "CH1 (2018年起): since dropped": OVERTAKEN,
        "CH1 (2018年起): another article": NO_COMPARISON,
        "CH2: behind its neighbour": NEVER_MEET,
        "CH2: at the end": NEVER_MEET,
        "CH2: another article": NO_COMPARISON,
        "CH2 (2018年起): behind its neighbour": NEVER_MEET,
        "CH2 (2018年起): since -1 year": OVERTAKEN,
        "CH2 (2018年起): since a year late": OVERTAKEN,
        "CH2 (2018年起): since dropped": OVERTAKEN,
        "CH2 (2018年起): another article": NO_COMPARISON,
        "CH3: another article": NO_COMPARISON,
    },
    "henan-2017": {
        "HA1: wider without level": TAKEN,
        "HA1: wider without supervisor": TAKEN,
        "HA1: another article": NO_COMPARISON,
    },
    "industry-first": {
        "C08: behind its neighbour": NEVER_MEET,
        "C08 (行业不明): behind its neighbour": NEVER_MEET,
        "C08 (行业不明): wider without sector": TAKEN,
        "C15: behind its neighbour": NEVER_MEET,
        "C15: at the end": NEVER_MEET,
        "C15 (行业不明): wider without sector": TAKEN,
        "C15 (行业与主管都不明): wider without sector": TAKEN,
    },
    "jiangsu-2018": {
        "JS1: wider without supervisor": TAKEN,
        "JS1: another article": NO_COMPARISON,
        "JS1: relation dropped": DEFAULT,
        "JS2: wider without supervisor": TAKEN,
        "JS2: another article": NO_COMPARISON,
    },
    "lawyers-2017": {
        "LW1: behind its neighbour": NEVER_MEET,
        "LW1: wider without level": TAKEN,
        "LW1: wider without supervisor": TAKEN,
        "LW1: another article": NO_COMPARISON,
        "LW1: relation dropped": DEFAULT,
        "LW2: wider without level": TAKEN,
        "LW2: wider without supervisor": TAKEN,
        "LW2: wider without intermediary": TAKEN,
        "LW2: another article": NO_COMPARISON,
        "LW2: relation dropped": DEFAULT,
    },
    "mca-2019": {"M17: wider without supervisor": TAKEN},
    "opinion-2015": {
        "O33: behind its neighbour": NEVER_MEET,
        "O09: wider without level": TAKEN,
    },
    "reform-2023": {"R23: another article": NO_COMPARISON},
    "shandong-2020": {
        "SD1: wider without level": TAKEN,
        "SD1: another article": NO_COMPARISON,
        "SD1: relation dropped": DEFAULT,
        "SD2: another article": NO_COMPARISON,
        "SD2: relation dropped": DEFAULT,
        "SD4: wider without level": TAKEN,
        "SD4: wider without supervisor": TAKEN,
        "SD4: before instead of replaces": TAKEN,
        "SD4: another article": NO_COMPARISON,
        "note 3 OPEN_TEXT (SD4): in every case": SAME_NOTE,
    },
    "shenzhen-2013": {
        "Z06: behind its neighbour": NEVER_MEET,
        "Z05: wider without supervisor": TAKEN,
    },
    "supervisor-2000": {
        "SV1: another article": NO_COMPARISON,
        "SV2: wider without supervisor": TAKEN,
        "SV2: another article": NO_COMPARISON,
    },
}


@cache
def book(name):
    """A bundled rulebook."""
    return parse(TABLES[name], f"{name}.toml")


def library(changed):
    """The rulebooks in force by right, and the changed one in place of its own."""
    others = [book(name) for name in TABLES if name != changed.id]
    kept = [other for other in others if other.jurisdiction]
    return Library(tuple(sorted([changed, *kept], key=lambda b: (b.valid_from, b.id))))


def grave(found):
    """Errors and warnings, as what tells them apart."""
    return {
        (*problem.identity, problem.since, problem.until)
        for problem in lint(found, national(), inventory())
        if problem.severity != "info"
    }


def decides_alike(one, other):
    """Whether two libraries decide every profile on every day, everywhere, alike."""
    for mine, theirs in zip(settings(one)[0], settings(other)[0], strict=True):
        stages = (*mine.stages, *theirs.stages)
        for day in sorted({d for stage in stages for d in (stage.since, stage.until)}):
            here, there = (
                {s.seat: s for s in found.stages if s.since <= day < s.until}
                for found in (mine, theirs)
            )
            if here.keys() != there.keys():
                return False
            for seat in here:
                left, right = together(here[seat], there[seat])
                if ((results(left) != results(right)) & left.possible).any():
                    return False
    return True


def uncaught(name):
    """The mutations of a rulebook that nothing notices, and how many there are."""
    before = grave(library(book(name)))
    unseen, total = {}, 0
    for mutation in mutations({name: TABLES[name]}):
        total += 1
        try:
            changed = library(parse(mutation.table, mutation.name))
            if not grave(changed) - before:
                unseen[mutation.name.removeprefix(f"{name}: ")] = changed
        except RulebookError:
            continue
    return unseen, total


@pytest.mark.parametrize("name", BOOKS)
def test_every_mistake_is_seen_or_explained(name):
    """What the linter does not see is what EXPLAINED says, no more and no less."""
    unseen, total = uncaught(name)
    assert set(unseen) == set(EXPLAINED.get(name, {}))
    assert total >= 35
    for changed in unseen.values():
        assert decides_alike(changed, library(book(name)))


def test_enough_mistakes_are_seen():
    """At least 60 mutations are made, and at least 95 of 100 that matter are caught.

    What is explained changes no decision (the test above proves it of each); of the
    rest only the article of a text that nobody could read goes unseen.
    """
    total = sum(1 for _ in mutations(TABLES))
    reasons = [reason for found in EXPLAINED.values() for reason in found.values()]
    matter = total - sum(reason != NO_COMPARISON for reason in reasons)
    assert total >= 60
    assert 1 - reasons.count(NO_COMPARISON) / matter >= 0.95
    assert 1 - len(reasons) / total >= 0.9


def test_unmutated_rulebooks_lint_without_errors():
    """All bundled rulebooks together have no error and no warning that is not known."""
    whole = Library(
        tuple(sorted(map(book, TABLES), key=lambda b: (b.valid_from, b.id)))
    )
    problems = lint(whole, national(), inventory())
    assert [p for p in problems if p.severity == "error"] == []
    assert {p.code for p in problems if p.severity == "warning"} <= {"not_encoded"}
