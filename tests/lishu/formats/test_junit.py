"""JUnit XML: a suite a class, a case a cause; what fails is what the gate fails for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lishu.gate.limits import Limits
from tests.lishu.conftest import GAP, LED, OPEN
from tests.lishu.formats.conftest import DAY
from tests.lishu.formats.services import junit
from tests.lishu.formats.test_sarif import ENTRY


def cases(root, code):
    return root.findall(f".//testcase[@classname='lishu.{code}']")


def outcome(case):
    """What a service shows of a case."""
    found = {child.tag for child in case}
    return next((tag for tag in ("failure", "skipped") if tag in found), "passed")


def test_suites_are_classes_and_properties_the_counts(checked, registry, write):
    """The first suite is about the run, the others are one a class."""
    root = junit(write("junit", checked(registry(LED, GAP, OPEN))))
    names = [suite.get("name").split(" ")[0] for suite in root]
    assert names == ["lishu", "GAP", "NEW_BODY", "UNDECIDED"]
    properties = {p.get("name"): p.get("value") for p in root.iter("property")}
    expected = {"as_of": "2021-06-01", "organizations": "3", "led": "1", "orphans": "1"}
    assert expected.items() <= properties.items()


@pytest.mark.parametrize(
    ("limits", "failing"),
    [
        (Limits(), {"GAP"}),
        (Limits(frozenset({"open"})), {"UNDECIDED"}),
        (Limits(frozenset({"none"})), set()),
        (Limits(frozenset({"NEW_BODY"})), {"NEW_BODY"}),
        (Limits(max_orphans=0), {"GAP"}),
        (Limits(max_orphans=1), set()),
        (Limits(new=True), {"GAP", "UNDECIDED"}),
    ],
    ids=lambda value: value.options if isinstance(value, Limits) else "",
)
def test_what_fails_is_what_the_gate_fails_for(
    checked, registry, write, limits, failing
):
    """A report has a failure if and only if the exit code is 1."""
    answer = checked(registry(LED, GAP, OPEN), limits=limits)
    root = junit(write("junit", answer))
    failed = [c for c in root.iter("testcase") if outcome(c) == "failure"]
    assert {c.get("classname").removeprefix("lishu.") for c in failed} == failing
    assert bool(failed) == answer.gate.failed == (root.get("failures") != "0")


def test_a_failure_says_what_where_and_what_to_do(checked, registry, write, language):
    """GitLab shows the text of a failure and nothing else: everything stands in it."""
    root = junit(write("junit", checked(registry(LED, GAP)), language))
    (case,) = cases(root, "GAP")
    text = case.find("failure").text
    assert "registry.csv:3 绍兴市测试行业协会" in text
    assert ("建议: " if language == "zh" else "to do: ") in text
    assert "确保脱钩不脱管" in text


def test_what_is_accepted_is_skipped(checked, registry, write):
    """An accepted finding is neither hidden nor failed: it is skipped, with the reason."""
    root = junit(write("junit", checked(registry(GAP), entries=(ENTRY,))))
    (case,) = cases(root, "GAP")
    assert outcome(case) == "skipped"
    assert "移交中" in case.find("skipped").get("message")
    assert "绍兴市测试行业协会" in case.find("system-out").text


def test_what_has_run_out_fails_again(checked, registry, write):
    """An expired entry fails and says who answered for it."""
    entry = replace(ENTRY, until=DAY)
    root = junit(write("junit", checked(registry(GAP), entries=(entry,))))
    (case,) = cases(root, "GAP")
    assert outcome(case) == "failure"
    assert "绍兴市民政局" in case.find("failure").text


@pytest.mark.parametrize(
    "limits", [Limits(max_orphans=0), Limits(frozenset({"stale"}))]
)
def test_a_limit_that_no_finding_breaks_fails_the_run(
    checked, registry, write, tmp_path, limits
):
    """Accepted orphans above a bound, a stale entry: the case of the run fails."""
    file = tmp_path / "accepted.toml"
    file.write_text("[[accepted]]\n[[accepted]]\n", encoding="utf-8")
    entry = replace(ENTRY, file=str(file), until=DAY + timedelta(days=300))
    stale = replace(entry, number=2, code="CONFLICT")
    answer = checked(registry(GAP), entries=(entry, stale), limits=limits)
    root = junit(write("junit", answer))
    (failed,) = [c for c in root.iter("testcase") if outcome(c) == "failure"]
    assert failed.get("name") == "check"
    assert next(iter(limits.classes), "") or "at most" in failed.find("failure").text
