"""Whom causes affect, in full: the same causes as findings, with everybody in them."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from graphmodel.causes import EXAMPLES
from graphmodel.finding import findings, fingerprint
from graphmodel.ground import Ground
from graphmodel.members import members
from graphmodel.vocabulary import NOTES, VERDICTS
from loaders import load

ROOT = Path(__file__).parents[2]
LOUD = [c for c, v in VERDICTS.items() if v.group in ("orphan", "open")] + list(NOTES)


@pytest.fixture(scope="module", params=["examples/real", "examples/synthetic"])
def resolution(request):
    return resolve(load(ROOT / request.param), date(2024, 8, 1))


def test_members_are_those_of_the_findings(resolution):
    """Every finding of a verdict or note has exactly its number of members, its first
    twenty in the same order; and there is no cause that is no finding."""
    found = {f.fingerprint: f for f in findings(resolution) if f.code in LOUD}
    assert found
    ground, seen = Ground(resolution), set()
    for code in LOUD:
        group = members(ground, code)
        for n, cause in enumerate(group.causes):
            finding = found[fingerprint(code, cause)]
            seen.add(finding.fingerprint)
            affected = group.positions[group.starts[n] : group.starts[n + 1]]
            shown = [example.position for example in finding.examples]
            assert len(affected) == finding.affected
            assert affected[:EXAMPLES].tolist() == shown
    assert seen == found.keys()


def test_a_fault_of_cells_has_no_members_here(resolution):
    """A class of the loaders is answered with nothing rather than with a part."""
    group = members(Ground(resolution), "DATE_INVALID")
    assert group.causes == ()
    assert group.starts.tolist() == [0]
    assert len(group.positions) == 0
