"""The decisions of the specification, as cases that a reader of the domain can check.

`cases/*.toml` say what is given and what is expected; `cases/README.md` has the
format. Nothing here knows how a verdict comes about.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.case_words import unsaid

Case = Mapping[str, Any]
Row = Mapping[str, Any]

FOLDER = Path(__file__).with_name("cases")
CASE_KEYS = {
    "title", "decides", "as_of", "base", "given", "columns", "expect", "dates",
    "bodies", "relations", "changes", "complete", "adopt", "attested_only",
    "says", "findings", "explained",
}  # fmt: skip
COLUMNS = {
    "org_id", "name", "verdict", "leader_id", "leader_name", "leader_kind",
    "leader_division", "relation", "rulebook", "rule", "basis", "attested",
    "derived_leader_id", "agreement", "missing_field", "division", "level",
}  # fmt: skip
EXPECT_KEYS = COLUMNS | {
    "notes", "not_notes", "candidates", "candidate_bodies", "org_id_starts",
}  # fmt: skip
VERDICTS = {
    "LED", "NO_RULE", "UNDECIDED", "MISSING_BODY", "ENDED_BODY", "GAP", "WEAK_ONLY",
    "CONFLICT", "CYCLE", "DETACHED", "MISSING_DATA", "OUT_OF_SCOPE", "",
}  # fmt: skip
NOTES = {
    "STALE_NAME", "TRANSFERRED", "TRANSITION", "DECLARED_DIFFERS", "DECLARED_SELF",
    "DECLARED_NOT_YET", "DECLARED_NOT_PARTY_BODY", "NEW_BODY", "NEAR_NAME",
    "SEVERAL_SUPERVISORS", "SUPERVISOR_NOT_STATED", "SUPERVISOR_UNUSUAL",
    "HANDOVER_NOT_RECORDED", "OPEN_TEXT", "CHAIN_UNKNOWN", "EXPECTED_ONLY",
    "COVERAGE_ORG", "COVERAGE_WORK", "INVERSE", "PLACE_DIFFERS", "CODE_INVALID",
    "DUPLICATE", "REPORTS_ELSEWHERE",
}  # fmt: skip


def read_cases() -> Iterator[tuple[str, Case]]:
    """Each case with its id, file:title; the undecided ones have a folder of their own."""
    for path in sorted(FOLDER.rglob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield f"{path.stem}:{case['title']}", case


CASES = list(read_cases())


def rows_of(case: Case) -> list[dict[str, str]]:
    """The rows of the registry: each given row on top of the case's `base`."""
    given = case["given"]
    rows = given if isinstance(given, list) else [given]
    return [{**case.get("base", {}), **row} for row in rows]


def moments(case: Case) -> Iterator[tuple[date, list[Row]]]:
    """The dates asked about, each with one expectation a row."""
    count = len(rows_of(case))
    for moment in case.get("dates", [case]):
        if "expect" in moment:
            expected = moment["expect"]
        else:
            expected = {key: moment[key] for key in moment if key != "as_of"}
        every_row = isinstance(expected, dict)
        yield moment["as_of"], [expected] * count if every_row else expected


def write_table(path: Path, rows: Sequence[Row], more: Sequence[str] = ()) -> None:
    """A CSV whose columns are the keys met in any row, then `more`."""
    headings = list(dict.fromkeys([*(key for row in rows for key in row), *more]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)


def write_dataset(folder: Path, case: Case) -> None:
    """The case's tables and the dataset.toml that names them."""
    write_table(folder / "registry.csv", rows_of(case), case.get("columns", ()))
    lines = ['organizations = ["registry.csv"]']
    for table in ("bodies", "relations", "changes"):
        if table in case:
            write_table(folder / f"{table}.csv", case[table])
            lines.append(f'{table} = ["{table}.csv"]')
    (folder / "dataset.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def names(text: str) -> list[str]:
    """The parts of a cell joined by |, sorted."""
    return sorted(text.split("|")) if text else []


def differences(expected: Row, got: Row) -> Iterator[tuple[str, object, object]]:
    """Each key of the expectation that the row does not meet."""
    for key, value in expected.items():
        match key:
            case "notes":
                found: object = names(got["notes"])
                agrees = set(value) <= set(names(got["notes"]))
            case "not_notes":
                found = names(got["notes"])
                agrees = not set(value) & set(names(got["notes"]))
            case "candidates":
                found = names(got["candidates"])
                agrees = found == sorted(value)
            case "candidate_bodies":
                found = sorted(
                    candidate.removeprefix("PARTY_ORG:")
                    for candidate in names(got["candidates"])
                )
                agrees = found == sorted(value)
            case "org_id_starts":
                found = got["org_id"]
                agrees = got["org_id"].startswith(value)
            case _:
                found = got[key]
                agrees = found == value
        if not agrees:
            yield key, value, found


def complaint(case: Case, faults: Sequence[str]) -> str:
    """What a reader needs to see: the sentence, where it is decided, what differs."""
    return "\n".join([case["title"], f"  decided in: {case['decides']}", *faults])


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES])
def test_case(case: Case, tmp_path: Path) -> None:
    """What the case gives leads to what it expects, on each of its dates."""
    from graphmodel import resolve
    from loaders import load

    write_dataset(tmp_path, case)
    world = load(
        tmp_path,
        adopt=tuple(
            (rulebook, division) for rulebook, division in case.get("adopt", ())
        ),
        complete=tuple(case.get("complete", ())),
        attested_only=case.get("attested_only", False),
    )
    faults = []
    for as_of, expectations in moments(case):
        resolution = resolve(world, as_of)
        rows = resolution.table().to_dicts()
        assert len(rows) == len(expectations), "a given row was lost"
        for expected, got in zip(expectations, rows, strict=True):
            faults += [
                f"  {as_of} {got['name']}: {key}\n    expected {value!r}\n    got      {found!r}"
                for key, value, found in differences(expected, got)
            ]
        faults += [f"  {as_of} {fault}" for fault in unsaid(case, resolution)]
    assert not faults, complaint(case, faults)


def expectations() -> Iterator[Row]:
    """Every expectation of every case."""
    for _, case in CASES:
        for _, expected in moments(case):
            yield from expected


def test_every_verdict_and_every_note_is_expected_somewhere() -> None:
    """No verdict and no note of the design is without a case."""
    verdicts = {expected.get("verdict") for expected in expectations()}
    notes = {note for expected in expectations() for note in expected.get("notes", ())}
    assert VERDICTS - verdicts == set()
    assert NOTES - notes == set()


def test_the_cases_are_well_formed() -> None:
    """Each case is titled once, says what it decides, and uses known words only."""
    assert len({name for name, _ in CASES}) == len(CASES)
    for name, case in CASES:
        assert set(case) <= CASE_KEYS, name
        assert case["decides"], name
        assert ("dates" in case) != ("expect" in case), name
        for _, expected in moments(case):
            assert len(expected) == len(rows_of(case)), name
            for row in expected:
                assert row, name
                assert set(row) <= EXPECT_KEYS, name
                assert row.get("verdict") in VERDICTS, name
                assert set(row.get("notes", ())) <= NOTES, name
                assert set(row.get("not_notes", ())) <= NOTES, name
