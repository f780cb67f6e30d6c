"""Proofs under rulebooks by adoption: complete, and honest about their source."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import explain, findings
from graphmodel.proofs import Proof
from graphmodel.resolution import Resolution
from tests.graphmodel.support import resolved
from tests.test_adopted_rules import cases_of, world_of
from tests.test_cases import CASES, moments

ON = date(2021, 6, 1)
ADOPTED = [
    name for name, case in CASES if name.startswith("adopted:") and case.get("adopt")
]


def adopted(folder: Path, *books: str, on: date = ON, **cells: str) -> Resolution:
    """One organization under some adopted rulebooks."""
    row = {"社会组织类型": "社会团体", "业务主管单位": "无", **cells}
    return resolved(folder, [row], on, adopt=books)


@pytest.mark.parametrize("name", ADOPTED)
def test_every_proof_is_complete(name: str) -> None:
    """Rule, document, article, quote or page, facts with cells, a reason in both languages."""
    from graphmodel import resolve

    case = dict(CASES)[name]
    for on, expected in moments(case):
        resolution = resolve(world_of(name), on)
        for position, row in enumerate(expected):
            proof = explain(resolution, position)
            assert proof.reason.zh
            assert proof.reason.en
            if row["verdict"] in ("LED", "ENDED_BODY", "MISSING_BODY"):
                check(proof)


def check(proof: Proof) -> None:
    """What a proof by a rule must have."""
    assert proof.rule is not None
    citation = proof.rule.citation
    assert citation.title
    assert citation.article
    assert citation.quote or citation.page
    assert citation.strength
    asked = {fact.fact for fact in proof.facts}
    assert set(proof.rule.when) <= asked
    assert all(fact.words.zh and fact.words.en for fact in proof.facts)
    assert all(tried.reason.zh and tried.reason.en for tried in proof.earlier)


@pytest.mark.parametrize(
    ("books", "cells", "body", "rule"),
    [
        (
            ["jiangsu-2018@320000"],
            {"社会组织名称": "江苏省棋艺协会", "登记管理机关": "江苏省民政厅",
             "业务主管单位": "江苏省体育局"},
            "COMPOSITE_COMMITTEE@320000:江苏省社会组织综合委员会",
            "JS2",
        ),
        (
            ["shandong-2020@370000"],
            {"社会组织名称": "青岛市邻里会", "登记管理机关": "青岛市民政局", "行业领域": "教育",
             "是否城乡社区社会组织": "是", "社区村": "花园路社区"},
            "PARTY_ORG:SUPERVISOR@370200:青岛市教育局",
            "SD2",
        ),
        (
            ["lawyers-2017"],
            {"社会组织名称": "浙江鉴湖律师事务所", "社会组织类型": "律师事务所",
             "登记管理机关": "绍兴市民政局", "业务主管单位": "绍兴市科学技术局"},
            "INDUSTRY_PARTY_ORG@330600:绍兴市律师行业委员会",
            "LW2",
        ),
        (
            ["lawyers-2017"],
            {"社会组织名称": "绍兴市律师协会", "登记管理机关": "绍兴市民政局",
             "业务主管单位": "绍兴市科学技术局"},
            "PARTY_ORG:SUPERVISOR@330600:绍兴市司法局",
            "LW1",
        ),
    ],
)  # fmt: skip
def test_why_not_names_the_rule_that_would_lead(
    tmp_path: Path, books: list[str], cells: dict[str, str], body: str, rule: str
) -> None:
    """Asked why not the body that an adopted rule names, the answer is that rule."""
    found = explain(adopted(tmp_path, *books, **cells), 0, body).why_not
    assert found is not None
    assert not found.leads
    assert any(rule in reason.zh and rule in reason.en for reason in found.reasons)


def test_a_former_supervisor_that_leads_is_not_said_to_never_lead(
    tmp_path: Path,
) -> None:
    """Under supervisor-2000 it leads; its name is the one that the note quotes."""
    cells = {"登记管理机关": "民政部", "原业务主管单位": "卫生部"}
    resolution = adopted(
        tmp_path,
        "supervisor-2000",
        on=date(2014, 6, 1),
        社会组织名称="中国护理学会",
        **cells,
    )
    proof = explain(resolution, 0, "卫生部")
    assert proof.why_not is not None
    assert not any("不领导" in reason.zh for reason in proof.why_not.reasons)
    (note,) = [note for note in proof.notes if note.code == "STALE_NAME"]
    assert "卫生部" in note.text.zh
    assert "卫生部" in note.text.en


def test_an_ended_former_supervisor_is_looked_for_under_its_heading(
    tmp_path: Path,
) -> None:
    """The finding says which cell to correct."""
    cells = {"登记管理机关": "民政部", "原业务主管单位": "国家机械工业局"}
    resolution = adopted(
        tmp_path,
        "supervisor-2000",
        on=date(2014, 6, 1),
        社会组织名称="中国轴承学会",
        **cells,
    )
    (found,) = [f for f in findings(resolution) if f.code == "ENDED_BODY"]
    assert found.where.column == "原业务主管单位"
    assert "原业务主管单位" in found.suggestion_zh
    assert found.candidates == ("mofcom", "ndrc", "sasac")


def test_an_expected_committee_cites_the_document_that_expects_it(
    tmp_path: Path,
) -> None:
    """EXPECTED_ONLY of a composite committee: Jiangsu's document, not the Opinion."""
    cells = {"社会组织名称": "江苏省茶艺协会", "登记管理机关": "江苏省民政厅"}
    resolution = adopted(tmp_path, "jiangsu-2018@320000", **cells)
    (found,) = [f for f in findings(resolution) if f.code == "EXPECTED_ONLY"]
    assert found.citation is not None
    assert found.citation.rulebook == "jiangsu-2018"


def test_every_case_of_adoption_is_proved() -> None:
    """The cases above are those of the rulebooks by adoption; a list over nothing passes."""
    from loaders.rulebooks import bundled

    opt_in = [b for b in bundled() if not b.jurisdiction and b.id != "industry-first"]
    proved = {name for b in opt_in for name, _ in cases_of(b)}
    assert len(opt_in) == 8
    assert proved <= set(ADOPTED)
    assert len(proved) > 20


def test_notes_of_documents_by_adoption_are_said_in_both_languages() -> None:
    """Each note of a rulebook by adoption has its own English, but industry-first's."""
    from loaders.rulebooks import bundled

    for book in bundled():
        if not book.jurisdiction and book.id != "industry-first":
            assert all(remark.english for remark in book.remarks), book.id
