"""The overview: every number has the organizations behind it, and they are as many."""

from datetime import date

import numpy as np
import pytest

from graphmodel import resolve
from graphmodel.summary import summarize
from lishu.explorer.lists_keys import Keys, Wanted
from lishu.explorer.overview import SLICERS, STANDINGS, WHO, behind, slices
from loaders import load
from tests.shared_folder import ROOT

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module", params=["real", "synthetic"])
def keys(request):
    """The keys of an example, on a day."""
    return Keys(resolve(load(ROOT / "examples" / request.param), DAY))


@pytest.mark.parametrize("by", SLICERS)
def test_every_number_of_a_slice_has_its_list(keys, by):
    """A list that a number leads to has as many organizations as the number says."""
    found = slices(keys, by)
    assert found
    for part in found:
        lists = [len(behind(keys, who, part.wanted)) for who in STANDINGS]
        assert (part.words.en, lists) == (part.words.en, list(part.counts))
        assert len(behind(keys, "", part.wanted)) == part.total


@pytest.mark.parametrize("by", ["level", "province", "category"])
def test_slices_add_up_to_everybody(keys, by):
    """Each organization that counts is in exactly one slice."""
    summary = summarize(keys.resolution)
    sums = np.array([part.counts for part in slices(keys, by)]).sum(axis=0)
    assert sums.tolist() == [summary.led, summary.orphans, summary.open]


def test_every_verdict_has_its_list(keys):
    """Groups of verdicts and verdicts lead to as many organizations as are counted."""
    summary = summarize(keys.resolution)
    counts = {
        "": summary.organizations,
        "led": summary.led,
        "orphan": summary.orphans,
        "open": summary.open,
        "out_of_scope": summary.out_of_scope,
        "not_counted": summary.not_counted,
        **summary.by_verdict,
    }
    assert {who: len(behind(keys, who, Wanted())) for who in counts} == counts
    assert counts.keys() <= set(WHO)


def test_widest_slices_come_first(keys):
    """Slices are in the order of how many organizations they have."""
    totals = [part.total for part in slices(keys, "province")]
    assert totals == sorted(totals, reverse=True)


def test_nobody_is_behind_what_nothing_is_called(keys):
    """An old link to a place or supervisor that is not there lists nobody."""
    assert len(behind(keys, "", Wanted(supervisor="no such body"))) == 0
    assert len(behind(keys, "led", Wanted(place="999999"))) == 0
