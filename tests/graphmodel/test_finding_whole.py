"""All findings of a registry together: what they cover, how grave, how known again."""

from collections import Counter
from datetime import date

import pytest

from graphmodel.finding import findings, fingerprint, severity
from graphmodel.resolution import Resolution, resolve
from graphmodel.summary import summarize
from graphmodel.vocabulary import DATA_FAULTS, NOTES, VERDICTS, note_codes
from lishu.sample import write_sample
from loaders import load


def test_every_class_has_a_severity():
    """Orphans are errors, open verdicts warnings; of the notes some ask for action."""
    assert severity("MISSING_BODY") == "error"
    assert severity("UNDECIDED") == "warning"
    assert severity("NEW_BODY") == "info"
    assert {severity(code) for code in DATA_FAULTS} == {"warning"}


def test_the_fingerprint_is_of_class_and_cause_alone():
    """Sixteen hexadecimal digits that other classes and causes do not share."""
    one = fingerprint("MISSING_BODY", "SOPWB@330624")
    assert one == fingerprint("MISSING_BODY", "SOPWB@330624")
    assert len(one) == 16
    assert one != fingerprint("ENDED_BODY", "SOPWB@330624")
    assert one != fingerprint("MISSING_BODY", "SOPWB@330600")


def counted(resolution: Resolution) -> Counter[str]:
    """Organizations with each verdict but led, and with each note."""
    table = resolution.table()
    wanted = {
        code
        for code, verdict in VERDICTS.items()
        if verdict.group in ("orphan", "open")
    }
    counts = Counter(v for v in table["verdict"] if v in wanted)
    for mask in resolution.leaders.notes.tolist():
        counts.update(note_codes(mask))
    return counts


@pytest.mark.parametrize("on", ["2014-06-01", "2017-06-01", "2021-06-01", "2026-11-22"])
def test_findings_cover_every_verdict_and_note(tmp_path, on):
    """Over a generated registry the numbers affected add up to the verdicts and notes."""
    path = tmp_path / "sample.csv"
    write_sample(3000, seed=3, out=path)
    resolution = resolve(load(path), date.fromisoformat(on))
    found = findings(resolution)
    told = Counter[str]()
    for finding in found:
        if finding.code in VERDICTS or finding.code in NOTES:
            told[finding.code] += finding.affected
        assert finding.text_zh
        assert finding.text_en
        assert finding.suggestion_zh
        assert "{" not in finding.suggestion_en
        assert len(finding.examples) == min(finding.affected, 20)
    expected = counted(resolution)
    assert told.pop("STALE_NAME", 0) >= expected.pop("STALE_NAME", 0)
    assert told == expected
    assert len({f.fingerprint for f in found}) == len(found)
    summary = summarize(resolution)
    assert summary.orphans == sum(f.affected for f in found if f.severity == "error")
