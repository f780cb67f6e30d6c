"""Lists of causes: whom they affect, narrowed, accepted, and handed on."""

from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from graphmodel import resolve
from graphmodel.acceptance import Acceptance
from graphmodel.finding import findings
from graphmodel.vocabulary import DATA_FAULTS, NOTES, VERDICTS
from graphmodel.wording import Words
from lishu.explorer import causes_told, lists_rows
from lishu.explorer.causes import GROUPS, cause_list, group_of, narrowed
from lishu.explorer.lists_keys import Keys, Wanted
from loaders import load

ROOT = Path(__file__).parents[3]
TODAY = date(2024, 8, 1)


@pytest.fixture(scope="module")
def keys():
    return Keys(resolve(load(ROOT / "examples" / "synthetic"), TODAY))


@pytest.fixture(scope="module")
def found(keys):
    return findings(keys.resolution)


@pytest.fixture(scope="module")
def orphans(keys, found):
    return cause_list(keys, found, "orphans")


def test_every_class_of_findings_is_in_one_group():
    """Nothing that check tells is left out of the lists."""
    loud = [c for c, v in VERDICTS.items() if v.group in ("orphan", "open")]
    listed = [code for codes in GROUPS.values() for code in codes]
    assert sorted(listed) == sorted([*loud, *NOTES, *DATA_FAULTS])
    assert [group_of(c) for c in ("GAP", "UNDECIDED", "DUPLICATE", "OPEN_TEXT")] == [
        "orphans",
        "open",
        "warnings",
        "notes",
    ]


@pytest.mark.parametrize("group", GROUPS)
def test_lists_together_are_all_findings(keys, found, group):
    """Each group has the findings of its classes, with as many members as affected."""
    listed = cause_list(keys, found, group)
    expected = {f.fingerprint for f in found if f.code in GROUPS[group]}
    assert {f.fingerprint for f in listed.findings} == expected
    sizes = np.diff(listed.starts)
    assert sizes[~listed.partial].tolist() == listed.affected[~listed.partial].tolist()
    assert all(
        f.code in DATA_FAULTS
        for f, p in zip(listed.findings, listed.partial, strict=True)
        if p
    )


def test_orphans_of_the_list_are_those_of_the_verdicts(keys, orphans):
    """All whom the orphan causes affect are exactly the orphans of `resolve`."""
    codes = GROUPS["orphans"]
    table = keys.resolution.table().with_columns(position=pl.int_range(pl.len()))
    expected = table.filter(pl.col("verdict").is_in(codes))["position"].to_list()
    assert narrowed(orphans, keys, Wanted()).everybody().tolist() == expected


def test_narrowing_counts_whom_it_leaves(keys, orphans):
    """A narrowed list has the causes that still affect somebody, widest first, each with
    as many as its members; together they are the orphans of that place."""
    shown = narrowed(orphans, keys, Wanted(place="330000"))
    counts = shown.counts[shown.order].tolist()
    assert counts == sorted(counts, reverse=True)
    assert 0 < len(shown.order) < len(orphans)
    assert [len(shown.members(n)) for n in shown.order] == counts
    table = keys.resolution.table()
    codes = GROUPS["orphans"]
    there = table["division"].str.starts_with("33") & table["verdict"].is_in(codes)
    assert shown.everybody().tolist() == there.arg_true().to_list()


def test_narrowing_by_class(keys, orphans):
    """Only causes of the classes asked for stay."""
    shown = narrowed(orphans, keys, Wanted(), ("GAP", "CYCLE"))
    assert {orphans.findings[n].code for n in shown.order} == {"GAP", "CYCLE"}
    nothing = narrowed(orphans, keys, Wanted(place="820000"))
    assert len(nothing.order) == 0
    assert len(nothing.everybody()) == 0


def test_words_and_acceptance_of_a_row(keys, found, orphans):
    """Each cause is told in both languages; one that is accepted says so."""
    shown = narrowed(orphans, keys, Wanted())
    first = orphans.findings[int(shown.order[0])]
    entry = Acceptance(
        "accepted.toml", 1, "known", "somebody", date(2030, 1, 1), first.fingerprint
    )
    state = causes_told.standings(found, [entry], TODAY)
    told = causes_told.told(shown, shown.order[:2].tolist(), state, "zh")
    assert told["state"].to_list() == ["accepted", "new"]
    assert told["text"][0] == first.text_zh
    assert told["quote"][0] == (first.citation.quote if first.citation else "")
    english = causes_told.told(
        shown, [int(shown.order[0])], causes_told.Standings(), "en"
    )
    assert english["text"][0] == first.text_en
    assert english["state"][0] == ""


@pytest.mark.parametrize("few", [0, lists_rows.FEW])
def test_rows_handed_on_are_those_of_resolve(keys, orphans, monkeypatch, few):
    """The download of a list, short or long, is the rows of `lishu resolve` to the cell."""
    monkeypatch.setattr(lists_rows, "FEW", few)
    everybody = narrowed(orphans, keys, Wanted()).everybody()
    whole = keys.resolution.table()
    assert lists_rows.resolved(keys, everybody).equals(whole[everybody])


def test_rows_of_the_page_are_in_words(keys, orphans):
    """A row says in the reader's language who it is, why and where it stands."""
    everybody = narrowed(orphans, keys, Wanted()).everybody()
    rows = lists_rows.rows(keys, everybody, "zh")
    whole = keys.resolution.table()[everybody]
    assert rows.columns == list(lists_rows.COLUMNS)
    assert rows["org_id"].equals(whole["org_id"])
    assert rows["row"].equals(whole["row"])
    words = [VERDICTS[code].zh for code in whole["verdict"]]
    assert rows["verdict"].to_list() == words
    assert lists_rows.rows(keys, everybody[:0], "en").is_empty()


def test_lists_name_bodies_without_their_ids(found, keys):
    """What is in brackets and is no id of a body stays; the rest of the text does too."""
    bodies = keys.resolution.world.bodies
    text = (
        "甲（cast）、乙（SOPWB@330600）、丙（PARTY_ORG:SUPERVISOR@330600:绍兴市教育局）"
    )
    kept = "（试行）、（Abc）、（XYZ@1）"
    told = causes_told.without_ids(Words(text + kept, "all the same"), bodies)
    assert told == Words(f"甲、乙、丙{kept}", "all the same")
    some = [causes_told.text_of(f) for f in found if f.code == "ENDED_BODY"]
    assert some
    for each in some:
        short = causes_told.without_ids(each, bodies)
        assert len(short.zh) < len(each.zh)
        assert "@" not in short.zh + short.en
