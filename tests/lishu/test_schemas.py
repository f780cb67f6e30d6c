"""Every JSON that is printed is what its published schema says."""

import json
from importlib.resources import files

import jsonschema
import pytest

from lishu.reports import SUBJECTS
from tests.lishu.conftest import GAP, GONE, LED, OPEN, REAL

AS_OF = ("--as-of", "2026-11-22")
SCHEMAS = files("lishu") / "schemas"


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def check(found, name):
    """The answer as data, once it is known to be what the schema says."""
    assert found.exit_code in (0, 1), found.stderr
    answer = json.loads(found.stdout)
    jsonschema.validate(answer, schema(name), jsonschema.Draft202012Validator)
    return answer


@pytest.mark.parametrize(
    "name", [name for name, (_, formats) in SUBJECTS.items() if "json" in formats]
)
def test_every_answer_has_a_schema(name):
    """Each subject has a schema that is itself right."""
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("on", ["2014-06-01", "2017-06-01", "2021-06-01", "2026-11-22"])
def test_check(call, language, on):
    """The real example, on any date and in both languages."""
    line = ("check", REAL, "--as-of", on, "--lang", language, "--format", "json")
    answer = check(call(*line), "check")
    assert answer["findings"]


def test_check_with_rejected_rows(call, tmp_path):
    """Rejected rows are told with file, row, line and reason."""
    path = tmp_path / "registry.csv"
    path.write_text("社会组织名称,业务主管单位\na,无\nb,c,d,e\n", encoding="utf-8")
    (row,) = check(call("check", path, "--format", "json"), "check")["rejected_rows"]
    assert (row["row"], row["line"]) == (3, 3)


@pytest.mark.parametrize("given", [LED, GAP, OPEN, GONE])
@pytest.mark.parametrize("options", [(), ("--why-not", "cswd")])
def test_explain(call, registry, given, options):
    """Led, orphaned, open or not counted, with and without a question."""
    line = ("explain", given["社会组织名称"], registry(given), *AS_OF, *options)
    answer = check(call(*line, "--format", "json"), "explain")
    assert bool(answer["why_not"]) == bool(options)


def test_timeline(call, registry):
    """Intervals."""
    line = ("timeline", LED["社会组织名称"], registry(LED), "--format", "json")
    check(call(*line), "timeline")


@pytest.mark.parametrize("command", ["links", "describe"])
def test_inspection(call, command):
    """Names and headings of the real example."""
    answer = check(call(command, REAL, "--format", "json"), command)
    assert answer["names" if command == "links" else "columns"]


def test_coverage(call):
    """The mechanisms, with and without a dataset."""
    for given in ((), (REAL, *AS_OF)):
        answer = check(
            call("rules", "coverage", *given, "--format", "json"), "coverage"
        )
        assert answer["rows"]


def test_rules(call):
    """All rulebooks, one rulebook, one rule."""
    listed = check(call("rules", "list", "--format", "json"), "rules")
    for book in listed["rulebooks"]:
        check(call("rules", "show", book["id"], "--format", "json"), "rule")
        for rule in book["rules"]:
            shown = check(call("rules", "show", rule, "--format", "json"), "rule")
            assert shown["rulebooks"][0]["rules"][0]["rule"] == rule
