"""`lishu explain` and `lishu timeline`: the door to proofs and intervals."""

import csv
import json

from tests.lishu.conftest import GAP, GONE, LED, OPEN

AS_OF = ("--as-of", "2021-06-01")
NAME = LED["社会组织名称"]


def test_answer_is_printed_with_rule_quote_and_row(call, registry):
    """The text has verdict, leader, article, literal quote and the cell it rests on."""
    found = call("explain", NAME, registry(LED, GAP), *AS_OF)
    assert found.exit_code == 0
    for part in (
        "2021-06-01",
        "业务主管单位（越城区教育局）党组织",
        "article 6",
        "由业务主管单位党组织领导和管理，接受社会组织党建工作机构的工作指导",
        "registry.csv:2:业务主管单位 = 绍兴市越城区教育局",
        "中共中央 [cpc-central]",
        "O33",
    ):
        assert part in found.stdout


def test_it_equals_the_row_of_resolve(call, registry):
    """Verdict, leader, rule and the rest are those that `resolve` writes."""
    path = registry(LED, GAP, OPEN, GONE)
    rows = list(csv.DictReader(call("resolve", path, *AS_OF).stdout.splitlines()))
    assert len(rows) == 4
    for row in rows:
        proof = json.loads(
            call("explain", row["org_id"], path, *AS_OF, "--format", "json").stdout
        )
        leader, rule = proof["leader"] or {}, proof["rule"] or {}
        derived = proof["derived_leader"] or {}
        assert {
            "org_id": proof["org_id"],
            "name": proof["name"],
            "verdict": proof["verdict"],
            "leader_id": leader.get("id", ""),
            "leader_name": leader.get("name", ""),
            "leader_kind": leader.get("kind", ""),
            "leader_division": leader.get("division", ""),
            "relation": proof["relation"],
            "rulebook": rule.get("rulebook", ""),
            "rule": rule.get("rule", ""),
            "basis": proof["basis"],
            "attested": {True: "true", False: "false", None: ""}[proof["attested"]],
            "derived_leader_id": derived.get("id", ""),
            "agreement": proof["agreement"],
            "missing_field": proof["missing_field"],
            "candidates": "|".join(body["id"] for body in proof["candidates"]),
            "notes": "|".join(dict.fromkeys(note["code"] for note in proof["notes"])),
            "division": proof["division"],
            "level": proof["level"],
            "file": proof["file"],
            "row": str(proof["row"]),
        } == row


def test_it_rests_on_the_tables_of_the_dataset(call, registry, tmp_path):
    """Bodies and relations of a folder count for one organization as for all."""
    alone = {**LED, "业务主管单位": "无"}
    registry(alone, GAP)
    (tmp_path / "bodies.csv").write_text(
        "name,kind,division,valid_from,valid_to\n"
        "越城区社会组织党建工作机构,SOPWB,330602,2016-01-01,2020-01-01\n",
        encoding="utf-8",
    )
    (row, _) = csv.DictReader(call("resolve", tmp_path, *AS_OF).stdout.splitlines())
    found = call("explain", NAME, tmp_path, *AS_OF, "--format", "json")
    assert row["verdict"] == "ENDED_BODY"
    assert json.loads(found.stdout)["verdict"] == "ENDED_BODY"


def test_a_name_that_several_bear_lists_them(call, registry):
    """Exit code 2, and each is listed with the id to ask by."""
    twin = {**LED, "统一社会信用代码": "51330602MJ8760000X"}
    path = registry(LED, twin)
    found = call("explain", NAME, path)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "registry.csv:2" in found.stderr
    assert "registry.csv:3" in found.stderr
    assert call("explain", "51330602MJ8760000X", path).exit_code == 0


def test_why_not_answers_for_a_named_body(call, registry):
    """--why-not takes an id or a name and gives at least one reason."""
    path = registry(LED)
    for body in ("SOPWB@330602", "绍兴市越城区教育局"):
        found = call(
            "explain", NAME, path, *AS_OF, "--why-not", body, "--format", "json"
        )
        answer = json.loads(found.stdout)["why_not"]
        assert not answer["leads"]
        assert answer["reasons"]


def test_timeline_has_no_gap(call, registry):
    """Each interval begins where the one before it ends, from ever to ever."""
    found = call("timeline", NAME, registry(LED), *AS_OF, "--format", "json")
    intervals = json.loads(found.stdout)["intervals"]
    assert intervals[0]["since"] is None
    assert intervals[-1]["until"] is None
    assert [i["until"] for i in intervals[:-1]] == [i["since"] for i in intervals[1:]]
    assert [i["verdict"] for i in intervals] == ["NO_RULE", "LED"]
    assert intervals[1]["since"] == "2015-09-28"


def test_timeline_marks_the_date_asked_about(call, registry):
    """The interval that holds on --as-of has a star."""
    found = call("timeline", NAME, registry(LED), *AS_OF)
    starred = [line for line in found.stdout.splitlines() if line.startswith("  * ")]
    assert len(starred) == 1
    assert "2015-09-28" in starred[0]


def test_what_is_said_of_supervisors_that_are_none_or_several(call, registry):
    """Nobody is "another body" where there is none, and of several no one is named as the one."""
    several = {
        **OPEN,
        "社会组织名称": "中国双主管学会",
        "业务主管单位": "财政部、审计署",
    }
    path = registry(OPEN, several)
    none = call("explain", OPEN["社会组织名称"], path, "--as-of", "2023-06-01").stdout
    assert "  supervisor: none" in none
    assert "the supervisor is:" not in none.partition("earlier rules")[0]
    both = call("explain", "中国双主管学会", path, "--as-of", "2023-06-01").stdout
    assert "  supervisor: several\n" in both
    assert "民政部 (business supervisor)" not in both
