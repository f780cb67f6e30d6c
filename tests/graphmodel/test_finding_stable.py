"""What does not change a fingerprint: the order of rows, unrelated rows, language."""

import csv
import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.cause_keys import CODE_FAULTS, KEYS, PLACE_PAIRS
from graphmodel.finding import Finding, findings
from graphmodel.resolution import resolve
from graphmodel.sentences import SENTENCES
from graphmodel.suggestions import CODE_SENTENCES
from graphmodel.vocabulary import DATA_FAULTS, NOTES, VERDICTS
from graphmodel.wording import FIELD_HEADINGS
from loaders import load
from loaders.codes import FAULTS
from loaders.columns import key
from loaders.geography import PAIRS

ON = date(2021, 6, 1)
HEADINGS = ("名称", "登记管理机关", "社会组织类型", "业务主管单位", "党建领导机关")
ROWS = [
    ("中国甲学会", "民政部", "社会团体", "无", ""),
    ("中国乙学会", "民政部", "社会团体", "铁道部", ""),
    ("绍兴市甲学会", "绍兴市民政局", "社会团体", "绍兴市教育局、绍兴市体育局", ""),
    ("绍兴市乙学会", "绍兴市民政局", "社会团体", "有关部门", ""),
    ("绍兴市丙学会", "绍兴市民政局", "社会团体", "", ""),
    ("绍兴市丁学会", "绍兴市民政局", "社会团体", "绍兴市教育局", "绍兴市财政局党组"),
    ("绍兴市丁学会", "绍兴市民政局", "社会团体", "绍兴市教育局", "绍兴市教育局"),
    ("新昌县甲学会", "新昌县民政局", "社会团体", "无", ""),
]
#: A row of another place, with a supervisor and a leader of its own.
UNRELATED = ("长沙市甲学会", "长沙市民政局", "社会团体", "无", "中共长沙市委")


def found(rows: list[tuple[str, ...]]) -> dict[str, Finding]:
    """The findings of a registry, by fingerprint."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS, *rows])
        world = load(path, complete=("SOPWB",))
        return {f.fingerprint: f for f in findings(resolve(world, ON))}


@settings(max_examples=8, deadline=None)
@given(st.permutations(ROWS))
def test_the_order_of_rows_changes_no_finding(rows):
    """Shuffled rows give the same causes with the same numbers."""
    first, second = found(ROWS), found(rows)
    assert {k: f.affected for k, f in first.items()} == {
        k: f.affected for k, f in second.items()
    }


@settings(max_examples=6, deadline=None)
@given(st.integers(0, len(ROWS)), st.integers(1, 30))
def test_unrelated_rows_change_no_other_finding(at, times):
    """What was found before is found again, for as many organizations."""
    first, second = found(ROWS), found([*ROWS[:at], *[UNRELATED] * times, *ROWS[at:]])
    assert first.keys() <= second.keys()
    apart = {"DUPLICATE", "NEW_BODY", "CHAIN_UNKNOWN", "EXPECTED_ONLY"}
    for name, finding in first.items():
        if finding.code not in apart:
            assert second[name].affected == finding.affected


def test_causes_are_free_of_language():
    """A cause is made of ids, rules and fields: no label of the vocabulary is in it."""
    labels = {term.zh for term in (*VERDICTS.values(), *NOTES.values())}
    for finding in found(ROWS).values():
        assert not any(label in finding.cause for label in labels)
        assert finding.text_zh != finding.text_en


def test_every_class_has_sentences():
    """Each orphaning or open verdict, each note and each fault says what to do."""
    silent = {"LED", "OUT_OF_SCOPE", ""}
    classes = (set(VERDICTS) - silent) | set(NOTES) | set(DATA_FAULTS)
    assert classes - {"CODE_INVALID"} <= SENTENCES.keys()
    assert set(KEYS) <= classes


def test_numbers_of_causes_mean_what_the_loaders_write():
    """The kinds of code fault and the pairs of places are in the loaders' order."""
    assert CODE_FAULTS == FAULTS == tuple(CODE_SENTENCES)
    assert PLACE_PAIRS == PAIRS


def test_headings_that_are_asked_for_are_known():
    """Every heading that a suggestion names is one that the loaders read."""
    from loaders.columns import KNOWN_HEADINGS

    known = {key(heading) for heading in KNOWN_HEADINGS}
    for headings in FIELD_HEADINGS.values():
        assert {key(h) for h in headings.split("/")} <= known
