"""Relations beside the leader: shown with their source, and never a cure."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import explain, resolve
from graphmodel.bodies import PARTY_ORG
from graphmodel.relations import of_body, of_organization, relation_term
from graphmodel.resolution import Resolution
from graphmodel.search import body_by_id
from graphmodel.vocabulary import RELATIONS, is_strong
from loaders import load
from tests.graphmodel.support import PLAIN, resolved, write

DAY = date(2021, 6, 1)
CODE = "513306005006006947"
ORGANIZATION = {**PLAIN, "统一社会信用代码": CODE, "社会组织类型": "社会团体"}
ACTOR = {
    "body_id": "SX-X",
    "name": "绍兴市某某委",
    "kind": "OTHER",
    "division": "330600",
}
WEAK = [*sorted(code for code in RELATIONS if not is_strong(code)), "APPROVES_PLAN"]
STRONG = sorted(filter(is_strong, RELATIONS))
#: Relations that say nothing about leadership (semantics §6).
SILENT = {"REGISTERS", "BUSINESS_SUPERVISES"}
BOOK = """
[rulebook]
id = "trial"
title = "试"
jurisdiction = "100000"
valid_from = 2015-09-28
amends = "opinion-2015"

[[link]]
id = "T1"
article = "1"
quote_status = "background"
relation = "{code}"
from = {{ body = "mca-party-group" }}
to = {{ role = "organization" }}

[[link]]
id = "T2"
article = "2"
quote_status = "background"
relation = "{code}"
from = {{ kind = "PARTY_COMMITTEE", at = "division" }}
to = {{ kind = "LEADING_GROUP" }}
"""


def ids(resolution: Resolution) -> set[tuple[str, str, str]]:
    """Source, code and target of the relations of the first organization."""
    return {(r.source.id, r.code, r.target.id) for r in of_organization(resolution, 0)}


def body(resolution: Resolution, body_id: str) -> int:
    """The number of a body."""
    return body_by_id(resolution.world.bodies, body_id)


@pytest.mark.parametrize("code", WEAK)
def test_a_weak_row_leaves_a_led_organization_as_it_is(
    tmp_path: Path, code: str
) -> None:
    """Whoever guides, registers, funds … does not lead: verdict and leader stay."""
    row = {"from": "SX-X", "to": CODE, "relation": code}
    found = resolved(tmp_path, [ORGANIZATION], bodies=[ACTOR], relations=[row])
    (got,) = found.table().to_dicts()
    assert (got["verdict"], got["leader_id"]) == ("LED", "SOPWB@330600")
    (shown,) = [r for r in of_organization(found, 0) if r.source.id == "SX-X"]
    assert (shown.code, shown.strong) == (code, False)
    assert shown.where.endswith("relations.csv:2")
    assert relation_term(shown.code).zh


@pytest.mark.parametrize("code", WEAK)
def test_a_weak_row_cures_no_orphan(tmp_path: Path, code: str) -> None:
    """Alone it gives WEAK_ONLY, or leaves the verdict; it never gives a leader (U26)."""
    row = {"from": "SX-X", "to": CODE, "relation": code}
    found = resolved(
        tmp_path, [ORGANIZATION], bodies=[ACTOR], relations=[row], complete=["SOPWB"]
    )
    (got,) = found.table().to_dicts()
    assert got["verdict"] == ("MISSING_BODY" if code in SILENT else "WEAK_ONLY")
    assert got["leader_id"] == ""


@pytest.mark.parametrize("code", STRONG)
def test_every_strong_row_leads(tmp_path: Path, code: str) -> None:
    """A strong row of the data makes its source the leader, SOPWB or not."""
    row = {"from": "SX-X", "to": CODE, "relation": code}
    found = resolved(
        tmp_path, [ORGANIZATION], bodies=[ACTOR], relations=[row], complete=["SOPWB"]
    )
    (got,) = found.table().to_dicts()
    assert (got["verdict"], got["leader_id"]) == ("LED", "SX-X")
    (shown,) = [r for r in of_organization(found, 0) if r.where]
    assert (shown.source.id, shown.code, shown.strong) == ("SX-X", code, True)


@pytest.mark.parametrize("code", [*STRONG, *WEAK[:-1]])
def test_a_link_hangs_bodies_only_where_it_is_strong(tmp_path: Path, code: str) -> None:
    """A link of a document: a weak one is in no chain, and none to an organization leads."""
    path = tmp_path / "trial.toml"
    path.write_text(BOOK.format(code=code), encoding="utf-8")
    group = {**ACTOR, "body_id": "SX-LDXZ", "kind": "LEADING_GROUP"}
    found = resolved(tmp_path, [ORGANIZATION], bodies=[group], rulebooks=[path])
    (got,) = found.table().to_dicts()
    assert (got["verdict"], got["leader_id"]) == ("LED", "SOPWB@330600")
    (shown,) = [r for r in of_organization(found, 0) if r.citation.rule == "T1"]
    assert shown.strong == is_strong(code)
    orphan = resolve(load(tmp_path, rulebooks=[path], complete=["SOPWB"]), DAY).table()
    assert orphan["verdict"].to_list() == ["MISSING_BODY"]
    above = found.hierarchy.above(body(found, "SX-LDXZ"))
    committee = body(found, "PARTY_COMMITTEE@330600")
    assert above == ((committee,) if is_strong(code) else ())
    around = of_body(found, body(found, "SX-LDXZ"))
    assert [r.citation.rule for r in around] == ["T2"]
    assert bool(around.above) == is_strong(code)


@pytest.mark.parametrize("code", WEAK)
def test_weak_rows_between_bodies_close_no_loop(tmp_path: Path, code: str) -> None:
    """Chains ignore them, in whatever direction they point."""
    rows = [
        {"from": "SX-X", "to": CODE, "relation": "LEADS"},
        {"from": "PARTY_COMMITTEE@330600", "to": "SX-X", "relation": "LEADS"},
        {"from": "SX-X", "to": "PARTY_COMMITTEE@330600", "relation": code},
    ]
    found = resolved(tmp_path, [ORGANIZATION], bodies=[ACTOR], relations=rows)
    (got,) = found.table().to_dicts()
    assert (got["verdict"], got["leader_id"]) == ("LED", "SX-X")
    weak = [r for r in of_body(found, body(found, "SX-X")) if r.code == code]
    assert [r.target.id for r in weak] == ["PARTY_COMMITTEE@330600"]


def test_each_step_of_the_chain_says_which_sentence_makes_it(tmp_path: Path) -> None:
    """SOPWB under its committee by O04, committees under each other by S01."""
    found = resolved(tmp_path, [ORGANIZATION])
    steps = {
        (r.source.id, r.target.id): r.citation.rule
        for r in of_organization(found, 0)
        if r.strong and not r.target.role
    }
    assert steps == {
        ("PARTY_COMMITTEE@330600", "SOPWB@330600"): "O04",
        ("PARTY_COMMITTEE@330000", "PARTY_COMMITTEE@330600"): "S01",
        ("cpc-central", "PARTY_COMMITTEE@330000"): "S01",
    }


def test_a_row_counts_in_its_time_only(tmp_path: Path) -> None:
    """`until` is exclusive: on that day the contact is over."""
    row = {"from": "SX-X", "to": CODE, "relation": "CONTACTS_DIRECTLY"}
    row |= {"since": "2020-01-01", "until": "2021-06-01"}
    found = resolved(tmp_path, [ORGANIZATION], bodies=[ACTOR], relations=[row])
    assert not any(source == "SX-X" for source, _, _ in ids(found))
    earlier = resolve(found.world, date(2021, 5, 31))
    assert any(source == "SX-X" for source, _, _ in ids(earlier))


def test_what_the_record_lacks_has_no_relation(tmp_path: Path) -> None:
    """No union, no Party organization, no column for a Party group: no end, no link."""
    row = {**ORGANIZATION, "是否建立工会": "否", "党组织名称": ""}
    roles = {
        end.role
        for relation in of_organization(resolved(tmp_path, [row]), 0)
        for end in (relation.source, relation.target)
    }
    assert roles <= {"", "organization", "leader", "registration_authority"}


def test_a_body_that_nobody_lists_has_an_id_all_the_same(tmp_path: Path) -> None:
    """The organization department by the scheme of §7; civil affairs is a department."""
    found = resolved(tmp_path, [{**PLAIN, "登记管理机关": "北京市民政局"}])
    sources = {source for source, code, _ in ids(found) if code == "HOUSED_IN"}
    assert sources == {
        "PARTY_DEPARTMENT@110000:北京市委组织部",
        "SUPERVISOR@110000:北京市民政局",
    }


def test_who_is_not_there_has_no_relations(tmp_path: Path) -> None:
    """Deregistered: nobody leads or guides it; the row of the data still shows."""
    row = {"from": "SX-X", "to": CODE, "relation": "GUIDES"}
    gone = {**ORGANIZATION, "注销日期": "2019-01-01"}
    found = resolved(tmp_path, [gone], bodies=[ACTOR], relations=[row])
    assert ids(found) == {("SX-X", "GUIDES", CODE)}


def test_the_party_group_stands_beside_as_a_link(tmp_path: Path) -> None:
    """`guides` of a proof and the relations come from one source (M11)."""
    row = {**PLAIN, "登记管理机关": "民政部", "业务主管单位": "民政部"}
    found = resolved(tmp_path, [row])
    proof = explain(found, 0)
    assert [(g.body.id, g.relation) for g in proof.guides] == [
        ("mca-party-group", "UNIFIED_LEADS")
    ]
    assert "mca-party-group" not in {b.id for b in proof.chain}
    assert ("mca-party-group", "UNIFIED_LEADS", "mca-organs-committee") in ids(found)


def test_a_local_book_shows_its_own_relations_only(tmp_path: Path) -> None:
    """Where a local document is in force, those of the Opinion are not."""
    write(tmp_path / "organizations.csv", [{**PLAIN, "登记管理机关": "深圳市民政局"}])
    world = load(tmp_path)
    before = {
        r.citation.rulebook
        for r in of_organization(resolve(world, date(2014, 6, 1)), 0)
    }
    after = {r.citation.rulebook for r in of_organization(resolve(world, DAY), 0)}
    assert "shenzhen-2013" in before
    assert "shenzhen-2013" not in after
    assert "opinion-2015" in after


def test_a_condition_may_ask_for_what_is_unknown(tmp_path: Path) -> None:
    """`when = { union = "unknown" }` holds where no file has the column."""
    text = BOOK.format(code="GUIDES").replace(
        'to = { role = "organization" }',
        'to = { role = "organization" }\nwhen = { union = "unknown" }',
    )
    path = tmp_path / "trial.toml"
    path.write_text(text, encoding="utf-8")
    found = resolved(tmp_path, [ORGANIZATION], rulebooks=[path])
    assert any(source == "mca-party-group" for source, _, _ in ids(found))
    told = resolved(
        tmp_path, [{**ORGANIZATION, "是否建立工会": "否"}], rulebooks=[path]
    )
    assert not any(source == "mca-party-group" for source, _, _ in ids(told))


def test_a_link_to_anyone_must_be_recorded(tmp_path: Path) -> None:
    """A document that names nobody puts a relation nowhere by itself."""
    from graphmodel.errors import RulebookError

    text = BOOK.format(code="GUIDES").replace(
        'from = { body = "mca-party-group" }', 'from = { role = "anyone" }'
    )
    path = tmp_path / "trial.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError, match="recorded = true"):
        resolved(tmp_path, [ORGANIZATION], rulebooks=[path])


def test_ends_know_the_number_of_their_body(tmp_path: Path) -> None:
    """The Party organization of a supervisor is told from the supervisor."""
    row = {**PLAIN, "业务主管单位": "绍兴市教育局"}
    leading = of_organization(resolved(tmp_path, [row]), 0)[0]
    assert leading.source.role == "leader"
    assert leading.source.body & PARTY_ORG
    assert leading.citation.rule == "O12"
