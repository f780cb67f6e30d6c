"""The code quality report of GitLab: an entry a cause, at its first row."""

from dataclasses import replace
from datetime import timedelta

from tests.lishu.conftest import GAP, LED, OPEN
from tests.lishu.formats.conftest import DAY
from tests.lishu.formats.services import gitlab
from tests.lishu.formats.test_sarif import ENTRY


def test_an_entry_has_path_line_and_fingerprint(
    checked, registry, write, monkeypatch, tmp_path
):
    """The path is that of the repository, the fingerprint the one of every format."""
    answer = checked(registry(LED, GAP, OPEN))
    monkeypatch.chdir(tmp_path)
    entries = {e["check_name"]: e for e in gitlab(write("gitlab", answer))}
    expected = {f.code: f.fingerprint for f in answer.findings}
    assert {code: e["fingerprint"] for code, e in entries.items()} == expected
    location = {"path": "registry.csv", "lines": {"begin": 3}}
    assert entries["GAP"]["location"] == location
    severities = {code: e["severity"] for code, e in entries.items()}
    assert severities == {"GAP": "critical", "UNDECIDED": "minor", "NEW_BODY": "info"}


def test_what_is_accepted_only_informs(checked, registry, write):
    """An accepted finding stays in the list, with its reason, and weighs nothing."""
    (entry,) = (
        e
        for e in gitlab(write("gitlab", checked(registry(GAP), entries=(ENTRY,))))
        if e["check_name"] == "GAP"
    )
    assert entry["severity"] == "info"
    assert "移交中" in entry["description"]
    expired = replace(ENTRY, until=DAY - timedelta(days=1))
    again = gitlab(write("gitlab", checked(registry(GAP), entries=(expired,))))
    assert again[0]["severity"] == "critical"
