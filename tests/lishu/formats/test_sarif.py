"""SARIF: one result a cause, known again by its fingerprint, at the row and its cell."""

import hashlib
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from graphmodel.acceptance import Acceptance
from graphmodel.citation import QUOTE_STATUSES, Citation
from graphmodel.finding import Finding
from lishu import __version__
from tests.lishu.conftest import GAP, LED, OPEN, REAL
from tests.lishu.formats.conftest import DAY, held
from tests.lishu.formats.services import sarif

ENTRY = Acceptance(
    file="accepted.toml",
    number=1,
    reason="移交中",
    owner="绍兴市民政局",
    until=DAY + timedelta(days=90),
    code="GAP",
)


def with_(finding, **changes):
    """A finding with other fields, all its texts worked out."""
    return Finding(
        **{f.name: getattr(finding, f.name) for f in fields(Finding)} | changes
    )


def results(run, code):
    return [result for result in run["results"] if result["ruleId"] == code]


def test_the_run_names_tool_language_and_inputs(checked, registry, write):
    """Version, language, counts, and each file with its hash."""
    path = registry(LED, GAP, OPEN)
    run = sarif(write("sarif", checked(path), "zh"))
    assert run["tool"]["driver"]["name"] == "lishu"
    assert run["tool"]["driver"]["version"] == __version__
    assert run["language"] == "zh-CN"
    (artifact,) = run["artifacts"]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert artifact["hashes"] == {"sha-256": digest}
    counts = {
        k: run["properties"][k] for k in ("organizations", "led", "orphans", "open")
    }
    assert counts == {"organizations": 3, "led": 1, "orphans": 1, "open": 1}
    assert run["properties"]["asOf"] == "2021-06-01"


def test_a_result_has_the_line_the_cell_and_the_organization(checked, tmp_path, write):
    """The line is that of an editor, also below a cell of two lines; the row goes along."""
    path = tmp_path / "registry.csv"
    rows = [LED | {"业务主管单位": '"绍兴市越城区\n教育局"'}, GAP]
    lines = [",".join(row.get(key, "") for key in GAP) for row in rows]
    path.write_text("\n".join([",".join(GAP), *lines, ""]), encoding="utf-8")
    (result,) = results(sarif(write("sarif", checked(path))), "GAP")
    (location,) = result["locations"]
    region = location["physicalLocation"]["region"]
    assert region.pop("startLine") == 4
    line = path.read_text(encoding="utf-8").splitlines()[3]
    cell = line[region.pop("startColumn") - 1 : region.pop("endColumn") - 1]
    assert (cell, region) == ("2020-01-01", {})
    assert location["properties"]["row"] == 3
    assert location["message"]["text"] == "绍兴市测试行业协会"
    (column,) = location["logicalLocations"]
    assert column["fullyQualifiedName"] == "脱钩日期"


def test_level_message_and_help(checked, registry, write, language):
    """An orphan is an error; the help of its rule quotes the document to the letter."""
    run = sarif(write("sarif", checked(registry(LED, GAP)), language))
    (result,) = results(run, "GAP")
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (result["level"], rule["defaultConfiguration"]["level"]) == (
        "error",
        "error",
    )
    assert result["properties"]["fails"] is True
    quote = "加强对与行政机关脱钩的社会组织党建工作的领导，确保脱钩不脱管"
    for text in (rule["help"]["text"], rule["help"]["markdown"]):
        assert quote in text
        assert "《关于加强社会组织党的建设工作的意见（试行）》" in text
    assert quote in result["message"]["text"]
    assert result["message"]["text"][0].isascii() == (language == "en")


def test_one_result_a_cause_with_twenty_rows(checked, registry, write):
    """Thirty organizations behind one cause: one result, one location, 19 related ones."""
    rows = [{**GAP, "社会组织名称": f"绍兴市第{n}行业协会"} for n in range(30)]
    run = sarif(write("sarif", checked(registry(*rows))))
    (result,) = results(run, "GAP")
    assert len(result["locations"]) == 1
    assert len(result["relatedLocations"]) == 19
    assert result["occurrenceCount"] == result["properties"]["affected"] == 30


def test_moved_rows_and_a_renamed_file_keep_fingerprint_and_rule(
    checked, registry, write
):
    """What GitHub knows an alert by does not change with its place."""
    known = []
    for rows, name in (([LED, GAP], "a.csv"), ([GAP, OPEN, LED], "登记 表.csv")):
        (result,) = results(
            sarif(write("sarif", checked(registry(*rows, name=name)))), "GAP"
        )
        known.append((result["ruleId"], result["partialFingerprints"]))
    assert known[0] == known[1]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("登记 表.csv", "%E7%99%BB%E8%AE%B0%20%E8%A1%A8.csv"),
        ("a:b#c?d%e.csv", "a%3Ab%23c%3Fd%25e.csv"),
        ('"[x]".csv', "%22%5Bx%5D%22.csv"),
    ],
)
def test_names_of_files_are_encoded(
    checked, registry, write, monkeypatch, tmp_path, name, uri
):
    """A file below the folder of the run is a relative URI, encoded by RFC 3986."""
    path = registry(GAP, name=name)
    monkeypatch.chdir(tmp_path)
    run = sarif(write("sarif", checked(path)))
    found = results(run, "GAP")[0]["locations"][0]["physicalLocation"]
    assert found["artifactLocation"] == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert "%SRCROOT%" in run["originalUriBaseIds"]


def test_a_file_elsewhere_is_absolute(checked, registry, write, monkeypatch, tmp_path):
    """A file outside the folder of the run, named in any way, is an absolute URI."""
    path = registry(GAP)
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    for named in (path, "../registry.csv"):
        (result,) = results(sarif(write("sarif", checked(named))), "GAP")
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": path.as_uri()}


def test_standard_input_says_so(call, registry):
    """What came through a pipe has no file; it is called "-" and described."""
    content = registry(GAP).read_bytes()
    line = ("check", "-", "--as-of", "2021-06-01", "--format", "sarif")
    (artifact,) = sarif(call(*line, stdin=content).stdout)["artifacts"]
    assert artifact["location"]["uri"] == "-"
    assert artifact["description"]["text"] == "standard input"


@pytest.mark.parametrize(
    ("change", "state", "status"),
    [
        ({}, "unchanged", "accepted"),
        ({"until": DAY + timedelta(days=9)}, "unchanged", "accepted"),
        ({"until": DAY}, "unchanged", "rejected"),
        ({"affected": 1}, "updated", "rejected"),
        ({"code": "CONFLICT"}, "new", None),
    ],
    ids=["accepted", "expiring", "expired", "widened", "new"],
)
def test_what_is_accepted_is_suppressed_with_its_reason(
    checked, registry, write, change, state, status
):
    """An entry in force suppresses, one that has run out is shown as rejected."""
    second = {**GAP, "社会组织名称": "绍兴市第二行业协会"}
    entry = replace(ENTRY, **change)
    path = registry(GAP, second)
    path.with_name("accepted.toml").write_text("[[accepted]]\n", encoding="utf-8")
    entry = replace(entry, file=str(path.with_name("accepted.toml")))
    run = sarif(write("sarif", checked(path, entries=(entry,))))
    (result,) = results(run, "GAP")
    assert result["baselineState"] == state
    assert result["properties"]["fails"] is (status != "accepted")
    found = [(s["kind"], s["status"]) for s in result["suppressions"]]
    assert found == ([("external", status)] if status else [])
    for suppression in result["suppressions"]:
        assert "移交中" in suppression["justification"]
        assert "绍兴市民政局" in suppression["justification"]


def test_without_a_baseline_nothing_is_said_of_one(checked, registry, write):
    """baselineState and suppressions stand on every result or on none."""
    run = sarif(write("sarif", checked(registry(GAP, OPEN))))
    for result in run["results"]:
        assert {"baselineState", "suppressions"} & result.keys() == set()


def test_a_stale_entry_is_told_at_its_line(checked, registry, write, tmp_path):
    """An entry that covers nothing is a warning of the run, at its line in the file."""
    file = tmp_path / "accepted.toml"
    file.write_text('# 说明\n\n[[accepted]]\nclass = "GAP"\n', encoding="utf-8")
    entry = replace(ENTRY, file=str(file))
    run = sarif(write("sarif", checked(registry(LED), entries=(entry,))))
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (told["descriptor"]["id"], told["level"]) == ("STALE", "warning")
    place = told["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("accepted.toml")
    assert place["region"]["startLine"] == 3
    assert "移交中" in told["message"]["text"]


def test_rejected_rows_are_told_once_a_file(checked, tmp_path, write):
    """What could not be read is a warning of the run, at the first such line."""
    path = tmp_path / "registry.csv"
    path.write_text("社会组织名称,业务主管单位\na,无\nb,c,d\ne,f,g\n", encoding="utf-8")
    run = sarif(write("sarif", checked(path)))
    told = [
        n
        for n in run["invocations"][0]["toolExecutionNotifications"]
        if n["descriptor"]["id"] == "REJECTED_ROWS"
    ]
    assert len(told) == 1
    assert told[0]["message"]["text"].startswith("2 rows")
    assert told[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 3


def test_no_link_and_no_placeholder_comes_of_a_name(checked, registry, write):
    """Messages of SARIF know [text](target) and {0}; names are neither (§3.11.5-6)."""
    name = "绍兴[点击](https://example.org){0}协会"
    path = registry({**GAP, "社会组织名称": name})
    (result,) = results(sarif(write("sarif", checked(path))), "GAP")
    for text in (result["message"]["text"], result["locations"][0]["message"]["text"]):
        assert "](" not in text
        assert "{{0}}" in text


def test_a_cause_that_affects_nobody_is_told_at_its_cell(checked, registry, write):
    """A fault of a table of bodies has a place, and no number of organizations."""
    whole = checked(registry(GAP))
    (gap,) = (f for f in whole.findings if f.code == "GAP")
    alone = with_(gap, affected=0, examples=())
    run = sarif(write("sarif", held(whole.resolution, (alone,))))
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["region"]["startLine"] == gap.where.line
    assert "organization" not in result["message"]["text"].split("\n")[1]


@pytest.mark.parametrize("status", QUOTE_STATUSES)
def test_help_says_what_was_not_read(checked, registry, write, status, language):
    """A text that was not seen is not quoted as if it had been."""
    whole = checked(registry(GAP))
    found = [f for f in whole.findings if f.code == "GAP"]
    citation = Citation("book", "R1", "3", "引文", "《某办法》", status, "某页")
    changed = [with_(found[0], citation=citation)]
    run = sarif(write("sarif", held(whole.resolution, tuple(changed)), language))
    (rule,) = run["tool"]["driver"]["rules"]
    for text in (rule["help"]["text"], rule["help"]["markdown"]):
        assert ("某页" in text) == (status != "seen")


@pytest.mark.parametrize("code", ["GAP", "CONFLICT"])
def test_the_rule_stays_the_class_whatever_the_first_row_is(checked, write, code):
    """The id of a rule is the class: nothing of it depends on rows."""
    whole = checked(REAL, on=date(2026, 11, 22))
    told = [
        sarif(write("sarif", held(whole.resolution, found)))
        for found in (whole.findings, whole.findings[::-1])
    ]
    rules = [
        [r for r in run["tool"]["driver"]["rules"] if r["id"] == code] for run in told
    ]
    assert rules[0] == rules[1]
