"""`rules`, `links`, `describe`, `sample`, and what all commands share."""

import json

import pytest

from lishu.cli import COMMANDS
from tests.lishu.conftest import LED, REAL


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_in_both_languages(call, name, language):
    """--help says what a command does and ends with 0."""
    found = call("--lang", language, name, "--help")
    assert found.exit_code == 0
    chinese = any("\u4e00" <= character <= "\u9fff" for character in found.stdout)
    assert chinese == (language == "zh")


def test_rules_list_marks_what_is_in_force(call):
    """A star stands before the rulebooks in force on the date."""
    found = call("rules", "list", "--as-of", "2014-06-01").stdout
    starred = [line.split()[1] for line in found.splitlines() if line.startswith("  *")]
    assert starred == ["shenzhen-2013"]


def test_adopted_rulebook_is_in_force(call):
    """--adopt puts a rulebook without a jurisdiction in force."""
    line = ("rules", "list", "--adopt", "industry-first@330600", "--format", "json")
    books = json.loads(call(*line).stdout)["rulebooks"]
    assert [b["in_force"] for b in books if b["id"] == "industry-first"] == [True]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_rules_show_says_condition_and_leader_in_words(call, language):
    """A rule: document, article, literal quote, condition, leader."""
    found = call("rules", "show", "o12", "--lang", language).stdout
    assert "由业务主管单位党组织领导和管理，接受社会组织党建工作机构的工作指导" in found
    words = {
        "zh": "业务主管单位的党组织",
        "en": "the Party organization of the supervisor",
    }
    assert words[language] in found


def test_a_text_that_was_not_seen_says_so(call):
    """R23 is quoted from an excerpt; its page stands beside it."""
    found = call("rules", "show", "R23").stdout
    assert "quoted from an excerpt: http" in found


def test_links_show_every_name_once(call):
    """Each distinct supervisor of the real example, with what it was taken for."""
    names = json.loads(call("links", REAL, "--format", "json").stdout)["names"]
    supervisors = [n for n in names if n["role"] == "supervisor"]
    texts = [n["text"] for n in supervisors]
    assert len(texts) == len(set(texts))
    (cast,) = [n for n in supervisors if n["text"] == "中国科学技术协会"]
    assert (cast["taken_for"], cast["how"], cast["kind"]) == (
        "cast",
        "exact",
        "SUPERVISOR",
    )
    assert cast["count"] > 200


def test_describe_names_headings_taken_ignored_and_dropped(call, registry):
    """A heading nearly written like a known one is named with it."""
    row = {**LED, "业务主管单伟": "x", "联系电话": "1"}
    found = call("describe", registry(row), "--format", "json").stdout
    columns = {c["heading"]: c for c in json.loads(found)["columns"]}
    assert columns["社会组织名称"]["column"] == "name"
    assert columns["社会组织名称"]["filled"] == 1
    assert columns["业务主管单伟"]["status"] == "ignored"
    assert "业务主管单位" in columns["业务主管单伟"]["nearest"]
    assert columns["联系电话"]["status"] == "personal"
    text = call("describe", registry(row)).stdout
    assert "near: 业务主管单位" in text
    assert "100%" in text


def test_sample_can_be_checked(call, tmp_path):
    """A sample is written with its truth, labelled, and read again."""
    out, truth = tmp_path / "synthetic.csv", tmp_path / "truth.csv"
    line = ("sample", "300", "--seed", "7", "--out", out, "--truth", truth)
    assert call(*line).exit_code == 0
    assert truth.stat().st_size > 0
    found = call("check", out, "--format", "json", "--fail-on", "none")
    assert found.exit_code == 0
    total = json.loads(found.stdout)
    assert total["organizations"] + total["out_of_scope"] + total["not_counted"] == 300


def test_out_writes_the_report_to_a_file(call, registry, tmp_path):
    """--out gets what standard output would have got, without colour."""
    out = tmp_path / "report.md"
    line = ("check", registry(LED), "--as-of", "2021-06-01", "--format", "markdown")
    assert call(*line, "--out", out).stdout == ""
    assert out.read_text(encoding="utf-8") == call(*line).stdout
