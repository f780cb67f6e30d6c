"""Proofs: complete for every verdict, and equal to the row that `resolve` writes."""

from datetime import date

import pytest

from graphmodel import resolve
from graphmodel.errors import UnknownError
from graphmodel.proofs import explain
from loaders import load
from tests.test_cases import CASES, moments, write_dataset

DAY = date(2021, 6, 1)
LOCAL = {
    "社会组织名称": "绍兴市越城区测试学会",
    "社会组织类型": "社会团体",
    "登记管理机关": "绍兴市越城区民政局",
    "业务主管单位": "绍兴市越城区教育局",
}
DECOUPLED = {
    "社会组织名称": "绍兴市测试行业协会",
    "登记管理机关": "绍兴市民政局",
    "业务主管单位": "绍兴市商务局",
    "脱钩日期": "2020-01-01",
    "党建工作移交日期": "",
}


def worlds(case, folder):
    """The resolutions that a case asks for, one a date."""
    write_dataset(folder, case)
    world = load(
        folder,
        adopt=tuple(tuple(pair) for pair in case.get("adopt", ())),
        complete=tuple(case.get("complete", ())),
        attested_only=case.get("attested_only", False),
    )
    for on, _ in moments(case):
        yield resolve(world, on)


def ids(bodies):
    return "|".join(body.id for body in bodies)


def row_of(proof):
    """The proof as a row of `resolve`."""
    leader, derived = proof.leader, proof.derived
    return {
        "org_id": proof.org_id,
        "name": proof.name,
        "verdict": proof.verdict,
        "leader_id": leader.id if leader else "",
        "leader_name": leader.name if leader else "",
        "leader_kind": leader.kind if leader else "",
        "leader_division": leader.division if leader else "",
        "relation": proof.relation,
        "rulebook": proof.rule.rulebook if proof.rule else "",
        "rule": proof.rule.id if proof.rule else "",
        "basis": proof.basis,
        "attested": proof.attested,
        "derived_leader_id": derived.id if derived else "",
        "agreement": proof.agreement,
        "missing_field": proof.missing_field,
        "candidates": ids(proof.candidates),
        "notes": "|".join(dict.fromkeys(note.code for note in proof.notes)),
        "division": proof.division,
        "level": proof.level,
        "file": proof.file,
        "row": proof.row,
    }


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_proof_equals_the_row_and_leaves_nothing_unsaid(case, tmp_path):
    """For every case: the row of `resolve`, a reason, facts with words, a chain, why not."""
    for resolution in worlds(case, tmp_path):
        for position, row in enumerate(resolution.table().iter_rows(named=True)):
            proof = explain(resolution, position, why_not="cpc-central")
            assert row_of(proof) == row
            assert proof.reason.zh
            assert proof.reason.en
            assert proof.facts
            assert all(fact.words.zh and fact.words.en for fact in proof.facts)
            assert all(tried.reason.zh and tried.reason.en for tried in proof.earlier)
            assert all(note.text.zh and note.text.en for note in proof.notes)
            assert proof.why_not.reasons
            if proof.leader and proof.leader.id != "cpc-central":
                assert proof.chain or proof.chain_state == "UNKNOWN"
            if proof.verdict in ("CYCLE", "DETACHED"):
                assert proof.chain_state == proof.verdict


def registry(tmp_path, *rows):
    """A world of these rows."""
    write_dataset(tmp_path, {"given": list(rows)})
    return load(tmp_path)


def test_rule_comes_with_article_and_literal_quote(tmp_path):
    """What decides is cited: document, article, quote."""
    proof = explain(resolve(registry(tmp_path, LOCAL), DAY), 0)
    citation = proof.rule.citation
    assert (citation.rulebook, citation.rule, citation.article) == (
        "opinion-2015",
        "O12",
        "6",
    )
    assert citation.quote.startswith("由业务主管单位党组织领导和管理")


def test_facts_lead_back_to_the_cell(tmp_path):
    """The supervisor's fact names heading, text, file and row as they were written."""
    proof = explain(resolve(registry(tmp_path, DECOUPLED, LOCAL), DAY), 1)
    (fact,) = [fact for fact in proof.facts if fact.fact == "supervisor"]
    (cell,) = fact.cells
    assert (cell.heading, cell.text) == ("业务主管单位", "绍兴市越城区教育局")
    assert cell.file.endswith("registry.csv")
    assert (cell.row, cell.line) == (3, 3)


def test_chain_goes_up_to_the_root(tmp_path):
    """Each step stands above the one before; the last is the root."""
    proof = explain(resolve(registry(tmp_path, LOCAL), DAY), 0)
    assert [body.id for body in proof.chain] == [
        "PARTY_COMMITTEE@330602",
        "PARTY_COMMITTEE@330600",
        "PARTY_COMMITTEE@330000",
        "cpc-central",
    ]
    assert proof.chain_state == "ROOTED"


def test_a_local_organization_has_its_guide(tmp_path):
    """The SOPWB of the division guides those that a supervisor leads."""
    proof = explain(resolve(registry(tmp_path, LOCAL), DAY), 0)
    assert [(g.body.id, g.relation) for g in proof.guides] == [
        ("SOPWB@330602", "WORK_GUIDES")
    ]


def test_earlier_rules_say_what_they_ask_and_what_is(tmp_path):
    """Every rule before the deciding one is there, in order, with its reason."""
    proof = explain(resolve(registry(tmp_path, LOCAL), DAY), 0)
    assert [tried.rule for tried in proof.earlier] == ["O33", "M17"]
    assert "未脱钩" in proof.earlier[0].reason.zh


def test_notes_bring_the_texts_of_the_documents(tmp_path):
    """OPEN_TEXT names both documents and the open case."""
    row = {**LOCAL, "业务主管单位": "无"}
    proof = explain(resolve(registry(tmp_path, row), date(2026, 11, 22)), 0)
    (note,) = [note for note in proof.notes if note.code == "OPEN_TEXT"]
    assert "2015年意见第6条" in note.text.zh
    assert "2023年改革方案" in note.text.zh


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("PARTY_ORG:SUPERVISOR@330602:越城区教育局", "它就是领导机关"),
        ("绍兴市越城区教育局", "BUSINESS_SUPERVISES"),
        ("SOPWB@330602", "WORK_GUIDES"),
        ("SOPWB@330600", "不上提到上级区划"),
        ("PARTY_COMMITTEE@330602", "领导链"),
        ("SOPWB@110101", "另一个区划"),
        ("cswd", "才成立"),
    ],
)
def test_why_not(tmp_path, body, part):
    """Each body gets the reason that is true of it."""
    proof = explain(resolve(registry(tmp_path, LOCAL), DAY), 0, why_not=body)
    assert any(part in reason.zh for reason in proof.why_not.reasons)


def test_why_not_the_registrar_of_a_document(tmp_path):
    """民政部 stands in no rule here: a document makes it register and hear reports."""
    row = {**LOCAL, "登记管理机关": "民政部", "业务主管单位": "中国科学技术协会"}
    resolution = resolve(registry(tmp_path, row), date(2026, 11, 22))
    told = explain(resolution, 0, why_not="民政部").why_not.reasons
    assert any("登记" in r.zh and "REGISTERS" in r.en for r in told)
    assert any("REPORTS_TO" in r.en for r in told)


def test_why_not_for_a_rule_that_comes_later(tmp_path):
    """The SOPWB would lead by O09, but O12 comes first."""
    proof = explain(resolve(registry(tmp_path, LOCAL), DAY), 0, why_not="SOPWB@330602")
    assert any("O09" in r.zh and "O12 在先" in r.zh for r in proof.why_not.reasons)


def test_unknown_and_shared_names_are_refused(tmp_path):
    """A name that nobody or several bear raises an error that lists them."""
    world = registry(tmp_path, LOCAL, {**LOCAL, "业务主管单位": "无"}, DECOUPLED)
    resolution = resolve(world, DAY)
    with pytest.raises(UnknownError, match=r"2 organizations(?s:.)*registry.csv:3"):
        explain(resolution, LOCAL["社会组织名称"])
    with pytest.raises(UnknownError, match="绍兴市测试行业协会"):
        explain(resolution, "绍兴市测式行业协会")
    with pytest.raises(UnknownError):
        explain(resolution, 3)
    with pytest.raises(UnknownError, match="SOPWB@330602"):
        explain(resolution, 0, why_not="越城区社会组织党建")
