"""`lishu check`: what it counts, what it says, when it fails."""

import json

import pytest

from tests.lishu.conftest import GAP, GONE, LED, OPEN, REAL

AS_OF = ("--as-of", "2021-06-01")


def test_counts_add_up(call, registry):
    """organizations = led + orphans + open; those that are gone stand apart."""
    found = call("check", registry(LED, GAP, OPEN, GONE), *AS_OF, "--format", "json")
    summary = json.loads(found.stdout)
    keys = ("organizations", "led", "orphans", "open", "out_of_scope", "not_counted")
    assert [summary[key] for key in keys] == [3, 1, 1, 1, 0, 1]
    assert summary["by_verdict"] == {"LED": 1, "UNDECIDED": 1, "GAP": 1}
    assert summary["as_of"] == "2021-06-01"


@pytest.mark.parametrize(
    ("rows", "options", "code"),
    [
        ((LED,), (), 0),
        ((LED, GAP), (), 1),
        ((LED, GAP), ("--fail-on", "none"), 0),
        ((LED, GAP), ("--fail-on", "GAP"), 1),
        ((LED, GAP), ("--fail-on", "gap, conflict"), 1),
        ((LED, GAP), ("--fail-on", "CONFLICT,NO_RULE"), 0),
        ((LED, OPEN), (), 0),
        ((LED, OPEN), ("--fail-on", "open"), 1),
        ((LED, OPEN), ("--fail-on", "orphans"), 0),
        ((LED, GAP), ("--max-orphans", "1"), 0),
        ((LED, GAP), ("--max-orphans", "0"), 1),
        ((LED, GAP, OPEN), ("--max-orphans", "1", "--fail-on", "orphans"), 0),
        ((LED, GAP, OPEN), ("--max-orphans", "1", "--fail-on", "open"), 1),
        ((LED,), ("--fail-on", "NEW_BODY"), 1),
        ((LED,), ("--fail-on", "DUPLICATE,DATE_INVALID"), 0),
    ],
)
def test_exit_code_says_whether_something_fails(call, registry, rows, options, code):
    """Orphans fail unless said otherwise; --max-orphans replaces that test."""
    assert call("check", registry(*rows), *AS_OF, *options).exit_code == code


@pytest.mark.parametrize("value", ["NOPE", "none,orphans", ""])
def test_unknown_class_is_a_wrong_call(call, registry, value):
    """--fail-on takes classes that exist, and none only alone."""
    found = call("check", registry(LED), "--fail-on", value)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "--fail-on" in found.stderr


def test_text_names_cause_row_and_remedy(call, registry):
    """A finding gives its class, how many it affects, the row, and what to do."""
    found = call("check", registry(LED, GAP), *AS_OF)
    assert "as of" in found.stdout
    assert "2021-06-01" in found.stdout
    assert "opinion-2015" in found.stdout
    assert "error GAP (gap between two leaders): 1 organization" in found.stdout
    assert "registry.csv:3" in found.stdout
    assert "to do: " in found.stdout


def test_what_is_too_much_is_counted(call):
    """Findings beyond the first are counted, and JSON has all of them."""
    text = call("check", REAL, "--as-of", "2026-11-22", "--fail-on", "none").stdout
    every = json.loads(
        call("check", REAL, "--as-of", "2026-11-22", "--format", "json").stdout
    )["findings"]
    assert len(every) > 12
    assert f"… {len(every) - 12} more (--format json has all)" in text


def test_chinese_says_the_same(call, registry):
    """--lang changes words, not codes and fingerprints; it may stand anywhere."""
    path = registry(LED, GAP)
    english, after, before = (
        json.loads(call(*line, *AS_OF, "--format", "json").stdout)
        for line in (
            ("check", path),
            ("check", path, "--lang", "zh"),
            ("--lang", "zh", "check", path),
        )
    )
    assert after == before
    assert [f["fingerprint"] for f in english["findings"]] == [
        f["fingerprint"] for f in after["findings"]
    ]
    assert english["findings"][0]["suggestion"] != after["findings"][0]["suggestion"]
    assert "无人领导" in call("check", path, *AS_OF, "--lang", "zh").stdout


def test_environment_chooses_the_language(call, registry, monkeypatch):
    """LC_ALL goes before LANG; anything but Chinese is English."""
    path = registry(LED)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "社会组织" in call("check", path).stdout
    monkeypatch.setenv("LC_ALL", "C")
    assert "organizations" in call("check", path).stdout


def test_empty_registry_is_no_fault(call, registry, tmp_path):
    """A heading without rows gives 0 organizations and exit code 0."""
    path = tmp_path / "registry.csv"
    path.write_text("社会组织名称,业务主管单位\n", encoding="utf-8")
    found = call("check", path, "--format", "json")
    assert (found.exit_code, json.loads(found.stdout)["organizations"]) == (0, 0)


def test_rejected_rows_are_listed_and_do_not_fail(call, tmp_path):
    """A ragged row is named with its line; the others are judged."""
    path = tmp_path / "registry.csv"
    heading, row = ",".join(LED), ",".join(LED.values())
    path.write_text(f"{heading}\n{row}\na,b,c,d,e,f,g\n", encoding="utf-8")
    found = call("check", path, *AS_OF)
    assert found.exit_code == 0
    assert "rejected rows: 1" in found.stdout
    assert "registry.csv:3 (line 3)" in found.stdout
    chinese = call("check", path, *AS_OF, "--lang", "zh")
    assert "registry.csv:3（第3行）" in chinese.stdout
    assert "line" not in chinese.stdout


def test_what_is_wrong_is_said_in_the_language_asked_for(call, tmp_path):
    """A message of an error is Chinese where texts are."""
    missing = tmp_path / "none.csv"
    assert "no such file" in call("check", missing).stderr
    for words in (("--lang", "zh", "check", missing), ("check", missing, "--lang=zh")):
        found = call(*words)
        assert (found.exit_code, "没有这个文件" in found.stderr) == (2, True)


def test_ignored_and_personal_columns_are_named(call, registry):
    """A reader sees which columns were not used, and that personal ones were not read."""
    row = {**LED, "会费标准": "100", "法定代表人": "张三"}
    found = call("check", registry(row), *AS_OF)
    assert "ignored columns" in found.stdout
    assert "会费标准" in found.stdout
    assert "法定代表人" in found.stdout
    assert "张三" not in found.stdout


def test_standard_input_is_a_dataset(call, registry):
    """`-` reads the registry from standard input."""
    content = registry(LED).read_bytes()
    found = call("check", "-", *AS_OF, "--format", "json", stdin=content)
    assert json.loads(found.stdout)["organizations"] == 1


def test_today_is_the_default_date(call, registry):
    """Without --as-of the answer is for today, and says so."""
    from datetime import date

    before = date.today()
    found = json.loads(call("check", registry(LED), "--format", "json").stdout)
    assert before <= date.fromisoformat(found["as_of"]) <= date.today()


def test_adopted_rulebook_applies(call, registry):
    """--adopt puts a rulebook in force for a division."""
    found = call(
        "check", registry({**LED, "行业领域": "教育"}), *AS_OF,
        "--adopt", "industry-first@330600", "--format", "json",
    )  # fmt: skip
    summary = json.loads(found.stdout)
    assert summary["by_rule"] == {"C15": 1}
    assert "industry-first" in summary["rulebooks"]


def test_an_adopted_rulebook_of_another_time_is_named(call, registry):
    """Adopted for nothing: who asks about a day before its first sees that it does not hold."""
    line = ("check", registry(LED), "--adopt", "jiangsu-2018@320000")
    assert (
        "adopted, not in force then  jiangsu-2018"
        in call(*line, "--as-of", "2017-01-01").stdout
    )
    assert "not in force then" not in call(*line, *AS_OF).stdout


def test_where_narrows_by_division(call, registry):
    """--where division=3306 leaves out what is registered elsewhere."""
    elsewhere = {**LED, "社会组织名称": "杭州市测试会", "登记管理机关": "杭州市民政局"}
    line = ("check", registry(LED, elsewhere), *AS_OF, "--format", "json")
    assert json.loads(call(*line).stdout)["organizations"] == 2
    narrowed = call(*line, "--where", "division=3306")
    assert json.loads(narrowed.stdout)["organizations"] == 1
