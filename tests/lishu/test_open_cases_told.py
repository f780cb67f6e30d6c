"""What the documents leave open: findings name a case in one line, its texts stand once."""

import json

import pytest

from tests.lishu.conftest import GAP

ON = ("--as-of", "2026-11-22")


@pytest.fixture
def gaps(registry):
    """Three organizations, each decoupled from another bureau: three causes, one case."""
    rows = [
        {**GAP, "社会组织名称": f"绍兴市{n}行业协会", "业务主管单位": f"绍兴市{bureau}"}
        for n, bureau in enumerate(("商务局", "体育局", "教育局"))
    ]
    return registry(*rows)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_for_people_texts_stand_once(call, gaps, format_, language):
    """Three findings name U08, its quote is printed once and its question is not in them."""
    options = ("--format", format_, "--lang", language)
    said = call("check", gaps, *ON, *options).stdout
    assert said.count("U08") == 4
    assert said.count("确保脱钩不脱管") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_as_data_findings_have_ids_and_the_texts_are_fields(call, gaps, language):
    """`open_cases` of a finding are ids; what each says is listed once, beside `findings`."""
    line = ("check", gaps, *ON, "--format", "json", "--lang", language)
    answer = json.loads(call(*line).stdout)
    found = [f for f in answer["findings"] if f["class"] == "GAP"]
    assert [f["open_cases"] for f in found] == [["U08"]] * 3
    (case,) = [case for case in answer["open_cases"] if case["id"] == "U08"]
    assert any("确保脱钩不脱管" in text["quote"] for text in case["texts"])
    assert all(case["question"] not in f["text"] for f in found)
    named = {name for f in answer["findings"] for name in f["open_cases"]}
    assert [case["id"] for case in answer["open_cases"]] == sorted(named)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_has_the_texts_in_the_help_of_the_rule(call, gaps, language):
    """The help of GAP quotes the case once; a result names it with its question."""
    line = ("check", gaps, *ON, "--format", "sarif", "--lang", language)
    (run,) = json.loads(call(*line).stdout)["runs"]
    (rule,) = [r for r in run["tool"]["driver"]["rules"] if r["id"] == "GAP"]
    for text in rule["help"].values():
        assert text.count("U08") == 1
        assert "\x1b" not in text
        assert text.count("由业务主管单位党组织领导和管理") == 1
    found = [r for r in run["results"] if r["ruleId"] == "GAP"]
    assert len(found) == 3
    for result in found:
        assert result["properties"]["openCases"] == ["U08"]
        assert "U08" in result["message"]["text"]
        assert "由业务主管单位党组织领导和管理" not in result["message"]["text"]
