"""`lishu rules lint`: what it prints, what it counts, and how it ends."""

import json

import jsonschema
import pytest

from tests.lishu.conftest import LED, OPEN, REAL
from tests.lishu.test_schemas import schema

GAP = """
[rulebook]
id = "mine"
title = "某市意见"
jurisdiction = "330600"
valid_from = 2010-01-01
valid_to = 2015-09-28

[[rule]]
id = "A1"
article = "3"
quote = "由业务主管单位党组织领导"
when = { supervisor = ["alive", "followed", "unborn", "ended", "several"] }
leader = { party_org_of = "supervisor" }
"""


@pytest.fixture
def mine(tmp_path):
    """A rulebook of one's own, with a gap."""
    path = tmp_path / "mine.toml"
    path.write_text(GAP, encoding="utf-8")
    return path


def answer(found):
    """The answer as data, once it is known to be what the schema says."""
    data = json.loads(found.stdout)
    jsonschema.validate(data, schema("lint"), jsonschema.Draft202012Validator)
    return data


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_bundled_rulebooks_have_no_errors(call, language):
    """Exit 0, in both languages; what the text leaves open is listed."""
    found = call("rules", "lint", "--format", "json", "--lang", language)
    data = answer(found)
    assert (found.exit_code, data["by_severity"]["error"], data["as_of"]) == (
        0,
        0,
        None,
    )
    assert "undecided" in {problem["code"] for problem in data["problems"]}


def test_errors_end_with_1(call, mine):
    """A gap of one's own rulebook, with an example profile in words."""
    found = call("rules", "lint", "--rulebook", mine, "--lang", "zh")
    assert found.exit_code == 1
    assert "业务主管单位：无" in found.stdout
    assert "绍兴市（330600）" in found.stdout


@pytest.mark.parametrize(
    ("level", "kinds"),
    [
        ("error", {"error"}),
        ("warning", {"error", "warning"}),
        ("info", {"error", "warning", "info"}),
    ],
)
def test_severity_narrows_what_is_shown_and_not_how_it_ends(call, mine, level, kinds):
    """The numbers are of everything, whatever is shown."""
    line = ("rules", "lint", "--rulebook", mine, "--format", "json")
    found = call(*line, "--severity", level)
    data = answer(found)
    assert found.exit_code == 1
    assert {problem["severity"] for problem in data["problems"]} == kinds
    assert data["by_severity"] == answer(call(*line))["by_severity"]


def test_organizations_of_a_dataset_are_counted(call, registry, mine):
    """One of two stands in the gap on a day on which the rulebook is in force."""
    other = LED | {"社会组织名称": "绍兴市越城区另一学会", "业务主管单位": "无"}
    line = (
        "rules",
        "lint",
        registry(LED, other),
        "--rulebook",
        mine,
        "--format",
        "json",
    )
    data = answer(call(*line, "--as-of", "2014-06-01"))
    (gap,) = [problem for problem in data["problems"] if problem["code"] == "gap"]
    assert (gap["organizations"], gap["undeclared"]) == (1, 1)
    assert (data["as_of"], data["organizations"]) == ("2014-06-01", 2)
    later = answer(call(*line, "--as-of", "2021-06-01"))
    (gap,) = [problem for problem in later["problems"] if problem["code"] == "gap"]
    assert gap["organizations"] is None


def test_counts_are_printed(call, registry):
    """What O08 leaves open: one national foundation."""
    found = call("rules", "lint", registry(OPEN), "--as-of", "2021-06-01")
    assert "1 organization, 1 of them without a declared leader" in found.stdout
    assert call("rules", "lint", REAL, "--as-of", "2021-06-01").exit_code == 0


def test_adoption_is_looked_at_as_it_is(call):
    """An adopted rulebook is no supposition: the change holds for its division."""
    line = ("rules", "lint", "--adopt", "industry-first@330600", "--format", "json")
    changes = [
        problem
        for problem in answer(call(*line))["problems"]
        if problem["code"] == "adoption_changes"
        and "industry-first" in problem["rulebooks"]
    ]
    assert {problem["jurisdiction"] for problem in changes} == {"330600"}


def test_a_refused_rulebook_is_a_problem(call, tmp_path, mine):
    """Told with its file and what to write instead; the others are looked at."""
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[rulebook]\nid = "wrong"\ntitel = "x"\n', encoding="utf-8")
    found = call(
        "rules", "lint", "--rulebook", wrong, "--rulebook", mine, "--format", "json"
    )
    data = answer(found)
    refused, *_ = data["problems"]
    assert found.exit_code == 1
    assert refused["code"] == "refused"
    assert "wrong.toml" in refused["text"]
    assert "gap" in {problem["code"] for problem in data["problems"]}


def test_two_rulebooks_of_one_id(call, tmp_path, mine):
    """The second is refused; one that takes a bundled id as well."""
    twin = tmp_path / "twin.toml"
    twin.write_text(GAP, encoding="utf-8")
    found = call(
        "rules", "lint", "--rulebook", mine, "--rulebook", twin, "--severity", "error"
    )
    assert found.exit_code == 1
    assert "two rulebooks have the id 'mine'" in found.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--rulebook", "there-is-none.toml"),
        ("--adopt", "nobody-first@330600"),
        ("--severity", "grave"),
        ("there-is-none.csv",),
    ],
)
def test_wrong_calls_end_with_2(call, arguments):
    """The message names what is wrong; nothing on standard output."""
    found = call("rules", "lint", *arguments)
    assert (found.exit_code, found.stdout) == (2, "")
    assert arguments[-1].split("@")[0] in found.stderr
    assert "Traceback" not in found.stderr


def test_markdown(call):
    """The same in Markdown."""
    found = call("rules", "lint", "--format", "markdown")
    assert found.stdout.startswith("# lishu rules lint")
