"""The behaviour table of the gate: what happens to what was accepted, seen from outside.

One finding is accepted by `lishu accept`; then the registry or the acceptance changes
and `lishu check` is asked for its exit code, text, JSON and SARIF. Each is a test.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import jsonschema
import pytest

from graphmodel.finding import fingerprint
from tests.lishu.gates import AS_OF, COMMERCE, LATER, PAST, SOON, SPORT, TODAY, gap, led
from tests.lishu.test_schemas import schema

SAID = ("--reason", "移交进行中", "--owner", "张处", "--until", str(LATER))
SCIENCE = "SUPERVISOR@330600:绍兴市科学技术协会"
TOGETHER = (led(), gap())


@dataclass(frozen=True)
class Case:
    """What changes after one GAP was accepted, and what a check then says of a cause.

    `state` None: the cause is found no more. `line` begins one line of the text;
    `sarif` is the baseline state and the suppression of the result.
    """

    after: Sequence[dict[str, str]]
    code: int
    state: str | None
    line: str
    sarif: tuple[str, str | None] | None
    before: Sequence[dict[str, str]] = TOGETHER
    cause: str = COMMERCE
    file: str = "registry.csv"
    edits: dict[str, str] = field(default_factory=dict)
    stale: int = 0


ACCEPTED = ("unchanged", "accepted")
KEPT = f"  GAP {COMMERCE}: 1 organization [accepted], until {LATER}"
ORPHANED = "error GAP (gap between two leaders): "
STALE = "accepted entries that cover nothing: 1"
LONG_AGO = {f"since = {TODAY}": f"since = {TODAY - timedelta(days=90)}"}

CASES = {
    "unchanged": Case(TOGETHER, 0, "accepted", KEPT, ACCEPTED),
    "new": Case(
        (*TOGETHER, gap("绍兴市体育会", "绍兴市体育局")),
        1,
        "new",
        f"{ORPHANED}1 organization [new]",
        ("new", None),
        cause=SPORT,
    ),
    "accepted beside new": Case(
        (*TOGETHER, gap("绍兴市体育会", "绍兴市体育局")), 1, "accepted", KEPT, ACCEPTED
    ),
    "fixed": Case((led(),), 0, None, STALE, None, stale=1),
    "moved rows": Case(
        (led("绍兴市越城区别的学会"), gap(), led("绍兴市越城区又一学会"), led()),
        0,
        "accepted",
        KEPT,
        ACCEPTED,
    ),
    "renamed file": Case(TOGETHER, 0, "accepted", KEPT, ACCEPTED, file="2027.csv"),
    "reworded organization": Case(
        (led(), gap("绍兴市试验行业协会")), 0, "accepted", KEPT, ACCEPTED
    ),
    "reworded body": Case(
        (led(), gap(supervisor="绍兴市科学技术协会")),
        0,
        "accepted",
        f"  GAP {SCIENCE}: 1 organization [accepted], until {LATER}",
        ACCEPTED,
        before=(led(), gap(supervisor="绍兴市 科协")),
        cause=SCIENCE,
    ),
    "another organization, same cause": Case(
        (led(), gap("绍兴市另一行业协会")), 0, "accepted", KEPT, ACCEPTED
    ),
    "widened": Case(
        (*TOGETHER, gap("绍兴市另一行业协会")),
        1,
        "widened",
        f"{ORPHANED}2 organizations [wider than accepted]",
        ("updated", "rejected"),
    ),
    "narrower": Case(
        TOGETHER,
        0,
        "accepted",
        KEPT,
        ACCEPTED,
        before=(*TOGETHER, gap("绍兴市另一行业协会")),
    ),
    "expired": Case(
        TOGETHER,
        1,
        "expired",
        f"{ORPHANED}1 organization [acceptance expired]",
        ("unchanged", "rejected"),
        edits={f"until = {LATER}": f"until = {PAST}", **LONG_AGO},
    ),
    "expires today": Case(
        TOGETHER,
        1,
        "expired",
        f"{ORPHANED}1 organization [acceptance expired]",
        ("unchanged", "rejected"),
        edits={f"until = {LATER}": f"until = {TODAY}", **LONG_AGO},
    ),
    "expiring": Case(
        TOGETHER,
        0,
        "expiring",
        "warning: acceptance of 1 finding ends within 30 days",
        ACCEPTED,
        edits={f"until = {LATER}": f"until = {SOON}"},
    ),
    "stale": Case(
        (led(), gap(supervisor="绍兴市体育局")),
        1,
        "new",
        STALE,
        ("new", None),
        cause=SPORT,
        stale=1,
    ),
}


@pytest.fixture(params=CASES, ids=list(CASES))
def case(request):
    """One row of the table."""
    return CASES[request.param]


@pytest.fixture
def check(case, call, registry, tmp_path):
    """A check of what became of the registry, after one finding was accepted in it."""
    baseline = tmp_path / "accepted.toml"
    before = registry(*case.before)
    done = call(
        "accept", before, *AS_OF, "--baseline", baseline, "--class", "GAP", *SAID
    )
    assert done.exit_code == 0, done.stderr
    before.unlink()
    text = baseline.read_text(encoding="utf-8")
    for old, new in case.edits.items():
        assert old in text
        text = text.replace(old, new)
    baseline.write_text(text, encoding="utf-8")
    path = registry(*case.after, name=case.file)

    def run(*options):
        return call("check", path, *AS_OF, "--baseline", baseline, *options)

    return run


def test_exit_code(case, check):
    """New, wider and expired fail; what is accepted, or gone, does not."""
    assert check().exit_code == case.code


def test_text(case, check):
    """The text says what became of it, and its last line whether it passes."""
    lines = check().stdout.splitlines()
    assert [line for line in lines if line.startswith(case.line)]
    assert lines[-1].startswith("FAILED" if case.code else "passed")


def test_json(case, check):
    """The finding has its state, and an entry that covers nothing is stale."""
    told = json.loads(check("--format", "json").stdout)
    jsonschema.validate(told, schema("check"), jsonschema.Draft202012Validator)
    found = {
        f["fingerprint"]: f["state"] for f in told["findings"] if f["class"] == "GAP"
    }
    assert found.get(fingerprint("GAP", case.cause)) == case.state
    entries = [entry["state"] for entry in told["gate"]["entries"]]
    assert entries.count("stale") == case.stale
    assert told["gate"]["failed"] == bool(case.code)


def test_sarif(case, check):
    """A result is new, updated or unchanged, and suppressed while somebody answers."""
    (run,) = json.loads(check("--format", "sarif").stdout)["runs"]
    name = fingerprint("GAP", case.cause)
    results = [r for r in run["results"] if name in r["partialFingerprints"].values()]
    told = [
        (r["baselineState"], next((s["status"] for s in r["suppressions"]), None))
        for r in results
    ]
    assert told == ([case.sarif] if case.sarif else [])
    notices = [
        n["descriptor"]["id"]
        for n in run["invocations"][0]["toolExecutionNotifications"]
    ]
    assert notices.count("STALE") == case.stale
