"""`lishu diff`: what changed, in every format and language, and what fails."""

import json

import polars as pl
import pytest

from tests.lishu.conftest import GAP, LED, OPEN, REAL
from tests.lishu.test_schemas import check

AS_OF = ("--as-of", "2023-06-01")
ORPHANED = {**GAP, "脱钩日期": ""}
RENAMED = {"社会组织名称": "绍兴市越城区新测试学会"}
CODE = {"统一社会信用代码": "51330602MJ87654X0A"}


@pytest.fixture
def sides(registry):
    """An old and a new registry: one orphaned, one with another leader, one joined."""
    old = registry({**LED, **CODE}, ORPHANED, name="old.csv")
    other = {**LED, **CODE, "业务主管单位": "无"}
    return old, registry(OPEN, GAP, other, name="new.csv")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "orphaned: 1 organization",
                "leader changed: 1 organization",
                "joined: 1 organization",
                "decoupled: no → decoupled, not yet handed over",
                "supervisor: 越城区教育局 → none",
                "a new row",
            ],
        ),
        (
            "zh",
            [
                "失去领导: 1 家",
                "领导机关变更: 1 家",
                "新增: 1 家",
                "脱钩：未脱钩 → 已脱钩，党建工作尚未移交",
                "业务主管单位：越城区教育局 → 无",
                "登记表新增一行",
            ],
        ),
    ],
)
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_each_change_is_told_with_its_cause(call, sides, language, words, format_):
    """Counts on both sides, then every change, why, and where to look."""
    options = ("--lang", language, "--format", format_)
    found = call("diff", *sides, *AS_OF, *options)
    assert found.exit_code == 0, found.stderr
    for word in words:
        assert word in found.stdout
    assert "new.csv:3" in found.stdout


def test_json_is_what_the_schema_says(call, sides):
    """Counts, causes and examples with file, row and line on both sides."""
    answer = check(call("diff", *sides, *AS_OF, "--format", "json"), "diff")
    counts = {name: n for name, n in answer["counts"].items() if n}
    assert counts == {
        "orphaned": 1,
        "leader_changed": 1,
        "joined": 1,
        "new_orphans": 1,
    }
    orphaned, _, joined = answer["changes"]
    (example,) = orphaned["examples"]
    assert (example["old"]["row"], example["new"]["row"]) == (3, 3)
    assert (example["old"]["verdict"], example["new"]["verdict"]) == ("LED", "GAP")
    assert joined["examples"][0]["old"] is None
    assert answer["old"]["organizations"] == 2
    assert answer["new"]["organizations"] == 3


def test_the_language_changes_only_the_texts(call, sides):
    """Codes and causes are the same in both."""
    answers = [
        json.loads(call("diff", *sides, *AS_OF, "--format", "json", "--lang", x).stdout)
        for x in ("zh", "en")
    ]
    for answer in answers:
        for change in answer["changes"]:
            change.pop("text")
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("classes", "code"),
    [
        (None, 0),
        ("none", 0),
        ("orphaned", 1),
        ("leader-changed", 1),
        ("leader_changed", 1),
        ("new-orphans", 1),
        ("rescued,joined", 1),
        ("rescued,left,renamed,named-more-exactly,opened,closed", 0),
        ("any", 1),
    ],
)
def test_what_fails_is_said_by_fail_on(call, sides, classes, code):
    """Exit code 1 where a change has happened that fails; nothing fails unasked."""
    options = ("--fail-on", classes) if classes else ()
    assert call("diff", *sides, *AS_OF, *options).exit_code == code


def test_named_more_exactly_is_no_changed_leader(call, registry):
    """民政部's Party organization and, from 2019-06-01, its service-centre committee."""
    path = registry({**OPEN, "业务主管单位": "民政部"})
    days = ("--old-as-of", "2019-05-31", "--new-as-of", "2019-06-01")
    found = call("diff", path, *days, "--fail-on", "leader-changed,orphaned")
    assert found.exit_code == 0
    assert "same line, named more exactly: 1 organization" in found.stdout
    assert "mca-2019 in force from 2019-06-01" in found.stdout
    assert call("diff", path, *days, "--fail-on", "named-more-exactly").exit_code == 1


def test_a_document_before_its_first_day_was_not_given_up(call, registry):
    """Backwards in time: not adopted no longer, but in force only from its day, or until it."""
    here = {"登记管理机关": "深圳市福田区民政局", "业务主管单位": "无"}
    path = registry(LED, {**here, "社会组织名称": "深圳市福田区测试协会"})
    days = ("--old-as-of", "2020-01-01", "--new-as-of", "2014-01-01")
    text = call("diff", path, *days).stdout
    assert "no rule (opinion-2015 in force from 2015-09-28)" in text
    assert "shenzhen-2013 in force until 2015-09-28" in text
    assert "adopted" not in text


def test_one_dataset_on_two_dates(call):
    """The real example over ten years, read once."""
    days = ("--old-as-of", "2016-01-01", "--new-as-of", "2026-11-22")
    answer = check(call("diff", REAL, *days, "--format", "json"), "diff")
    assert answer["old"]["inputs"] == answer["new"]["inputs"]
    assert answer["old"]["as_of"] == "2016-01-01"
    after, before = (answer[side]["organizations"] for side in ("new", "old"))
    counts = answer["counts"]
    assert after - before == counts["joined"] - counts["left"]
    assert answer["changes"]


def test_two_sets_of_rulebooks(call, registry):
    """One registry, with a rulebook that only the new side adopts."""
    path = registry({**LED, "行业领域": "体育"})
    found = call("diff", path, *AS_OF, "--new-adopt", "industry-first@330602")
    assert found.exit_code == 0, found.stderr
    assert "industry-first adopted" in found.stdout
    assert "leader changed: 1 organization" in found.stdout


def test_two_versions_of_a_rulebook(call, registry, tmp_path):
    """Two files of one rulebook: what changed in it is the cause."""
    text = """
[rulebook]
id = "our-city"
title = "本市办法"
jurisdiction = "330602"
valid_from = 2020-01-01
source = "https://example.org/our-city"

[[rule]]
id = "L1"
article = "1"
quote = "由所在地社会组织党建工作机构领导"
{condition}
leader = {{ SOPWB = "registration" }}
relation = "LEADS"

[[rule]]
id = "L2"
article = "2"
quote = "由业务主管单位党组织领导"
when = {{ supervisor = ["alive", "followed"] }}
leader = {{ party_org_of = "supervisor" }}
relation = "LEADS"
"""
    paths = []
    for n, kinds in enumerate(('["none"]', '["none", "alive", "followed"]')):
        path = tmp_path / f"v{n}.toml"
        rule = text.format(condition=f"when = {{ supervisor = {kinds} }}")
        if n:
            rule = rule[: rule.index('[[rule]]\nid = "L2"')]
        path.write_text(rule, encoding="utf-8")
        paths.append(path)
    sides = ("--old-rulebook", paths[0], "--new-rulebook", paths[1])
    found = call("diff", registry(LED), *AS_OF, *sides)
    assert found.exit_code == 0, found.stderr
    assert "rule L2 (our-city) → rule L1 (our-city)" in found.stdout
    assert "our-city has changed" in found.stdout


def test_the_whole_list_goes_to_a_file(call, sides, tmp_path):
    """--list writes one row a change, with both sides of it."""
    out = tmp_path / "changes.csv"
    assert call("diff", *sides, *AS_OF, "--list", out).exit_code == 0
    table = pl.read_csv(out)
    assert sorted(table["change"]) == ["joined", "leader_changed", "orphaned"]
    orphan = table.row(by_predicate=pl.col("change") == "orphaned", named=True)
    assert (orphan["old_verdict"], orphan["verdict"]) == ("LED", "GAP")
    assert orphan["old_leader_name"] == "业务主管单位（绍兴市商务局）党组织"


def test_where_narrows_both_sides(call, sides):
    """Only the organizations of a division are compared."""
    answer = call("diff", *sides, *AS_OF, "--where", "division=330602").stdout
    assert "leader changed: 1 organization" in answer
    assert "orphaned" not in answer


def test_nothing_changed_is_said(call, registry):
    """A file and a copy of it: nothing has changed, whatever fails."""
    paths = [registry(LED, GAP, name=f"{n}.csv") for n in range(2)]
    found = call("diff", *paths, *AS_OF, "--fail-on", "any")
    assert found.exit_code == 0
    assert "nothing has changed" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("{one}",), "--old-as-of"),
        (("{one}", "{one}", "{one}"), "dataset.toml"),
        (("{one}", "2021-06-01"), "no such file"),
        (("{one}", "{one}", "--fail-on", "orphand"), "orphaned"),
        (("{one}", "{one}", "--fail-on", ","), "none alone"),
        (("{one}", "--new-adopt", "nobody@330600"), "nobody"),
        (("{one}", "{one}", "--list", "x.docx"), ".csv, .parquet, .xlsx"),
    ],
)
def test_wrong_calls_end_with_2(call, registry, arguments, says):
    """The message says what to write instead."""
    one = str(registry(LED))
    found = call("diff", *(a.replace("{one}", one) for a in arguments))
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr
    assert "Traceback" not in found.stderr
