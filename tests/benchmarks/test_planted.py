"""Planted faults are found, all of them and nothing else, each cause once."""

import csv
import json
import random

import pytest

from benchmarks import garden, organogram, planted
from benchmarks.faults import PLANTS
from graphmodel.vocabulary import CLASSES


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    """The score of each class: 160 faults in 2,000 organizations."""
    folder = tmp_path_factory.mktemp("planted")
    return {s.code: s for s in planted.scores(2_000, 160, folder)}


def test_every_class_is_planted():
    """No class of findings is left out of the proof."""
    assert set(PLANTS) == set(CLASSES)


@pytest.mark.parametrize("code", PLANTS)
def test_class_is_found_whole_and_alone(scores, code):
    """Every planted row, no other, and one finding a cause with all its rows."""
    score = scores[code]
    assert score.planted > 0
    assert (score.recall, score.precision) == (1, 1)
    assert (score.findings, score.exact) == (score.causes, score.causes)


def test_a_fault_that_is_missed_or_wrong_lowers_the_score(tmp_path):
    """The score sees what is not found, and what was not planted."""
    rows, chosen = garden.planted(2_000, 160, planted.SEED)
    garden.write(rows, chosen, tmp_path / "garden")
    truth = planted._truth(rows, chosen)
    findings = planted.checked(tmp_path / "garden", tmp_path)["findings"]
    found = planted._found(tmp_path)
    gap = next(cause for code, cause in truth if code == "GAP")
    taken = truth.pop(("GAP", gap))
    worse = planted._score("GAP", truth, found, findings)
    assert worse.precision < 1
    assert worse.exact < worse.findings
    truth["GAP", gap] = taken | {("registry.csv", 1)}
    assert planted._score("GAP", truth, found, findings).recall < 1


def test_order_of_rows_changes_nothing(tmp_path):
    """Shuffled again, the same findings have the same fingerprints and numbers."""
    rows, chosen = garden.planted(2_000, 160, planted.SEED)
    told = []
    for seed in (1, 2):
        random.Random(seed).shuffle(rows)
        garden.write(rows, chosen, tmp_path / "garden")
        findings = planted.checked(tmp_path / "garden", tmp_path)["findings"]
        told.append({f["fingerprint"]: f["affected"] for f in findings})
        assert len(told[-1]) == len(findings)
    # codes are made of positions, so a code's own fault may move: causes do not
    assert told[0] == told[1]


@pytest.fixture(scope="module")
def organograms(tmp_path_factory):
    """The figures of the validator's known faults."""
    return list(organogram.figures(tmp_path_factory.mktemp("organogram")))


def test_the_faults_of_the_organogram_validator_do_not_occur(organograms):
    """No loop in a long chain, one finding a ring, output that grows with the faults."""
    chain, ring, growth = organograms
    assert chain.figure == 0
    assert ring.figure == 1
    assert 1.9 < growth.figure < 2.1
    assert all(row.reached for row in organograms)


def test_a_very_long_chain_is_sound(tmp_path):
    """3,000 bodies above each other are no loop and no fault of the program."""
    dataset = organogram.chain(tmp_path, 3_000, True)
    answer = planted.checked(dataset, tmp_path)
    assert answer["by_verdict"] == {"LED": 1}


def test_one_name_in_two_cities_is_one_cause(tmp_path):
    """The same misspelling in two districts of one name has one finding for both."""
    rows = [
        (f"{city}朝阳区{n}促进会", f"{city}朝阳区民政局", f"{city}朝阳区{name}")
        for city in ("北京市", "长春市")
        for n, name in enumerate(("体育局", "体肓局"))
    ]
    with (tmp_path / "registry.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("名称", "登记管理机关", "业务主管单位"), *rows])
    findings = planted.checked(tmp_path, tmp_path)["findings"]
    near = [f for f in findings if f["class"] == "NEAR_NAME"]
    assert [f["affected"] for f in near] == [2], json.dumps(near, ensure_ascii=False)
