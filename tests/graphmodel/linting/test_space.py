"""The cube against the engine: the same rule at every point, and nothing left out."""

from datetime import date
from itertools import product

import numpy as np
import pytest

from graphmodel import resolve
from graphmodel.decision import apply
from graphmodel.examples import ORDINARY
from graphmodel.facts import DOMAINS
from graphmodel.linting.decided import NOBODY
from graphmodel.linting.possible import CANNOT_BE
from graphmodel.linting.space import boxes, space
from graphmodel.linting.stages import settings
from graphmodel.regimes import Library
from loaders import load
from loaders.rulebooks import bundled
from tests.shared_folder import ROOT

STAGES = [
    (setting.supposed, stage)
    for setting in settings(Library(bundled()))[0]
    for stage in setting.stages
]
NAMES = [f"{supposed or 'by right'}-{s.seat}-{s.since}" for supposed, s in STAGES]


@pytest.mark.parametrize(("supposed", "stage"), STAGES, ids=NAMES)
def test_the_cube_decides_as_the_engine_does(supposed, stage):
    """At 200 points of every bundled regime: verdict, rule, and what is missing."""
    decided = stage.decided
    values = np.random.default_rng(20150928)
    for _ in range(200):
        facts = {
            a.fact: str(values.choice(sum(a.classes, ()))) for a in decided.space.axes
        }
        at = tuple(axis.steps(facts[axis.fact])[0] for axis in decided.space.axes)
        if not decided.possible[at]:
            continue
        derived = apply(stage.regime, ORDINARY | facts, stage.since)
        n = decided.first[at]
        assert derived.rule is (None if n == NOBODY else stage.rules[n]), facts
        if decided.lacks[at]:
            assert derived.verdict == "MISSING_DATA"


def test_every_value_has_a_step():
    """Classes part the known values of a fact: none is lost, none stands twice."""
    found = space([{fact: (values[0],)} for fact, values in DOMAINS.items()])
    assert [axis.fact for axis in found.axes] == list(DOMAINS)
    for axis in found.axes:
        known = [value for value in DOMAINS[axis.fact] if value is not None]
        assert sorted(sum(axis.classes, ())) == sorted(known)


def test_a_mask_counts_the_combinations_of_values():
    """Two facts asked: 4 levels times 2, of which a county's communities are one."""
    where = space([{"level": ("county",)}, {"community": ("yes",)}])
    assert where.shape == (2, 2)
    assert where.profiles(where.possible) == 8
    assert (
        where.profiles(where.where({"level": ("county",), "community": ("yes",)})) == 1
    )


def test_boxes_cover_a_mask_and_nothing_else():
    """Random masks: every point in some box, no box outside mask and free points."""
    asked = [
        {f: (v,)} for f in ("level", "locality", "subtype") for v in DOMAINS[f] if v
    ]
    where = space(asked)
    random = np.random.default_rng(1)
    for _ in range(20):
        mask = random.random(where.shape) < 0.4
        free = ~mask & (random.random(where.shape) < 0.3)
        covered = np.zeros(where.shape, bool)
        for conditions, box in boxes(where, mask, free):
            assert not (box & ~(mask | free)).any()
            assert (box == where.where(conditions)).all()
            covered |= box
        assert (covered & ~free == mask).all()


@pytest.mark.parametrize("folder", ["real", "synthetic"])
def test_what_cannot_be_is_nowhere(folder):
    """No organization of an example shows a combination that is called impossible."""
    world = load(ROOT / "examples" / folder)
    for on in (date(2017, 6, 1), date(2024, 7, 1)):
        for profile in resolve(world, on).profiles:
            for given, then in CANNOT_BE:
                both = {**given, **then}
                assert not all(profile[fact] in ok for fact, ok in both.items())


def test_the_whole_space_is_seen():
    """Every combination of what the Opinion's rules ask is decided by one of them."""
    stage = next(s for _, s in STAGES if s.base == "opinion-2015")
    asked = {fact for rule in stage.rules for fact in rule.when}
    domains = {f: [v for v in DOMAINS[f] if v] for f in asked}
    for values in product(*domains.values()):
        facts = dict(zip(domains, values, strict=True))
        assert apply(stage.regime, ORDINARY | facts, stage.since).verdict != "NO_RULE"
