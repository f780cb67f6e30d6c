"""Where the undecided cases are named: by signs on verdicts and notes, in findings and proofs."""

from dataclasses import replace
from datetime import date

import pytest

from graphmodel import explain, findings
from graphmodel.undecided import Asked, Sign
from tests.graphmodel.support import PLAIN, resolved

ON = date(2021, 6, 1)
ASKED = Asked(
    code="MISSING_BODY",
    rule="O09",
    on=ON,
    profiles=({"level": "county", "association": None},),
    kinds=frozenset({"SOPWB"}),
    bodies=frozenset({"SOPWB@330624"}),
    origins=frozenset({"expected"}),
    fields=frozenset({"domicile"}),
)
SIGN = Sign("MISSING_BODY")


@pytest.mark.parametrize(
    "narrowed",
    [
        {},
        {"rules": ("O12", "O09")},
        {"rules": ("*",)},
        {"when": {"level": ("county",)}},
        {"when": {"association": ("unknown",)}},
        {"kinds": ("SOPWB",)},
        {"bodies": ("SOPWB@330624",)},
        {"origins": ("expected",)},
        {"fields": ("domicile",)},
        {"since": ON},
    ],
)
def test_a_sign_stands_where_all_that_it_asks_holds(narrowed):
    """Each thing that a sign may ask is met."""
    assert replace(SIGN, **narrowed).stands(ASKED)


@pytest.mark.parametrize(
    "narrowed",
    [
        {"code": "GAP"},
        {"rules": ("O12",)},
        {"rules": ("declaration",)},
        {"when": {"level": ("province",)}},
        {"when": {"association": ("yes", "no")}},
        {"kinds": ("PARTY_ORG",)},
        {"bodies": ("SOPWB@330600",)},
        {"origins": ("absent",)},
        {"fields": ("division",)},
        {"until": ON},
    ],
)
def test_a_sign_does_not_stand_where_something_else_holds(narrowed):
    """Each thing that a sign may ask can fail it."""
    assert not replace(SIGN, **narrowed).stands(ASKED)


def test_any_rule_is_none_of_a_declaration():
    """`*` asks for a rule; a charter is none."""
    sign = replace(SIGN, rules=("*",))
    assert not sign.stands(replace(ASKED, rule="declaration"))
    assert not sign.stands(replace(ASKED, rule=""))


def test_what_looks_into_a_row_is_named_in_its_proof_only(tmp_path):
    """U16 asks for cells: the proof of one row names it, no finding does."""
    row = {
        **PLAIN,
        "联合党组织名称": "甲联合党支部",
        "正式党员数": "3",
        "上级党组织": "",
    }
    resolution = resolved(tmp_path, [row, {**PLAIN, "社会组织名称": "绍兴市乙学会"}])
    assert "U16" in [o.case.id for o in explain(resolution, 0).open_cases]
    assert "U16" not in [o.case.id for o in explain(resolution, 1).open_cases]
    named = {case.id for f in findings(resolution) for case in f.open_cases}
    assert named
    assert "U16" not in named


def test_a_case_is_named_with_the_verdicts_and_notes_that_rest_on_it(tmp_path):
    """The proof says which of them: the verdict, a note, or both."""
    rows = [{**PLAIN, "正式党员数": "3", "是否建立党组织": "否"}]
    resolution = resolved(tmp_path, rows, complete=("SOPWB",))
    named = {o.case.id: o.codes for o in explain(resolution, 0).open_cases}
    assert named["U04"] == ("MISSING_BODY",)
    assert named["U17"] == named["U33"] == ("COVERAGE_ORG",)


def test_words_change_no_fingerprint_and_no_cause(tmp_path):
    """Without the cases the same findings are found, in the same words; a case stands apart."""
    rows = [{**PLAIN, "业务主管单位": "绍兴市教育局、绍兴市体育局"}]
    resolution = resolved(tmp_path, rows)
    bare = replace(resolution, world=replace(resolution.world, cases=()))
    with_words, without = findings(resolution), findings(bare)
    keys = [(f.fingerprint, f.code, f.cause) for f in with_words]
    assert keys == [(f.fingerprint, f.code, f.cause) for f in without]
    (conflict,) = [f for f in with_words if f.code == "CONFLICT"]
    (plain,) = [f for f in without if f.code == "CONFLICT"]
    assert (conflict.text_zh, conflict.text_en) == (plain.text_zh, plain.text_en)
    assert [case.id for case in conflict.open_cases] == ["U11"]
    assert plain.open_cases == ()
