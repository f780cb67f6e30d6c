"""Every rule and every note of a rulebook by adoption is held by a case.

Each is taken out in turn; some case of `cases/` that adopts its rulebook must fail then.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from graphmodel import resolve
from graphmodel.regimes import Library
from graphmodel.rulebook import Remark, Rule, Rulebook
from graphmodel.world import World
from loaders import load
from loaders.rulebooks import bundled
from tests.test_cases import CASES, Case, differences, moments, write_dataset

OPT_IN = [book for book in bundled() if not book.jurisdiction]


def parts() -> Iterator[object]:
    """Each rule and each note of the rulebooks that apply by adoption only."""
    for book in OPT_IN:
        for rule in book.rules:
            yield pytest.param(book, rule, id=f"{book.id}-{rule.id}{rule.part}")
        for n, remark in enumerate(book.remarks):
            name = f"{book.id}-{'+'.join(remark.rules)}-note{n}"
            yield pytest.param(book, remark, id=name)


def without(book: Rulebook, part: Rule | Remark) -> Rulebook:
    """The rulebook without one of its rules or notes."""
    return replace(
        book,
        rules=tuple(rule for rule in book.rules if rule is not part),
        remarks=tuple(remark for remark in book.remarks if remark is not part),
    )


def cases_of(book: Rulebook) -> list[tuple[str, Case]]:
    """The cases that adopt a rulebook."""
    return [
        (name, case)
        for name, case in CASES
        if book.id in [adopted for adopted, _ in case.get("adopt", ())]
    ]


@cache
def world_of(name: str) -> World:
    """The world of a case, loaded once."""
    case = dict(CASES)[name]
    with TemporaryDirectory() as folder:
        write_dataset(Path(folder), case)
        return load(
            folder,
            adopt=[tuple(pair) for pair in case["adopt"]],
            complete=tuple(case.get("complete", ())),
            attested_only=case.get("attested_only", False),
        )


def fails(name: str, case: Case, library: Library) -> bool:
    """Whether some expectation of a case is not met."""
    world = world_of(name)
    for as_of, expectations in moments(case):
        got = resolve(world, as_of, library).table().to_dicts()
        for expected, row in zip(expectations, got, strict=True):
            if any(differences(expected, row)):
                return True
    return False


@pytest.mark.parametrize(("book", "part"), list(parts()))
def test_a_case_fails_without_it(book: Rulebook, part: Rule | Remark) -> None:
    """Taken out of its rulebook, a rule or a note is missed by some case."""
    books = tuple(without(b, part) if b is book else b for b in bundled())
    assert any(
        fails(name, case, replace(world_of(name).library, rulebooks=books))
        for name, case in cases_of(book)
    )


@pytest.mark.parametrize("book", OPT_IN, ids=lambda book: book.id)
def test_its_cases_hold_with_it(book: Rulebook) -> None:
    """With every part in place no case fails; failing above means what it seems."""
    found = cases_of(book)
    assert found
    assert not any(fails(n, case, world_of(n).library) for n, case in found)
