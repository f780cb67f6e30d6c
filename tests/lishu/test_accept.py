"""`lishu accept`: what it writes, what it leaves alone, what it refuses."""

import json
import tomllib

import jsonschema
import pytest

from graphmodel.finding import fingerprint
from tests.lishu.gates import (
    AS_OF,
    COMMERCE,
    LATER,
    PAST,
    SOON,
    SPORT,
    TODAY,
    accepting,
    entry,
    gap,
    led,
    states,
)
from tests.lishu.test_schemas import schema

SAID = ("--reason", "移交进行中", "--owner", "张处", "--until", str(LATER))
PRINT = fingerprint("GAP", COMMERCE)


@pytest.fixture
def two_gaps(registry):
    """Three organizations: one is led, two are orphaned by two causes."""
    return registry(led(), gap(), gap("绍兴市体育会", "绍兴市体育局"))


def written(path):
    """The entries of a file, as TOML has them."""
    return tomllib.loads(path.read_text(encoding="utf-8"))["accepted"]


def test_one_finding_is_accepted(call, two_gaps, tmp_path):
    """The entry holds fingerprint, class, cause, who, why, from when to when, how many."""
    path = tmp_path / "accepted.toml"
    line = (
        "--baseline",
        path,
        "--finding",
        PRINT,
        *SAID,
        "--citation",
        "绍社〔2026〕1号",
    )
    found = call("accept", two_gaps, *AS_OF, *line)
    assert found.exit_code == 0, found.stderr
    assert COMMERCE in found.stdout
    assert written(path) == [
        {
            "fingerprint": PRINT,
            "class": "GAP",
            "cause": COMMERCE,
            "reason": "移交进行中",
            "owner": "张处",
            "citation": "绍社〔2026〕1号",
            "since": TODAY,
            "until": LATER,
            "affected": 1,
        }
    ]
    checked = call("check", two_gaps, *AS_OF, "--baseline", path, "--format", "json")
    told = states(checked)
    assert (told["GAP", COMMERCE], told["GAP", SPORT]) == ("accepted", "new")


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (("--class", "GAP"), {"GAP"}),
        (("--class", "orphans"), {"GAP"}),
        (("--class", "new_body,gap"), {"GAP", "NEW_BODY"}),
        (("--all",), None),
    ],
)
def test_classes_and_all_accept_what_is_there_now(
    call, two_gaps, tmp_path, chosen, code
):
    """Each finding gets its own entry; a cause that comes later is new."""
    path = tmp_path / "accepted.toml"
    call("accept", two_gaps, *AS_OF, "--baseline", path, *chosen, *SAID)
    line = ("check", two_gaps, *AS_OF, "--baseline", path, "--format", "json")
    told = states(call(*line))
    accepted = {key for key, state in told.items() if state == "accepted"}
    assert accepted == {key for key in told if code is None or key[0] in code}
    assert len(written(path)) == len(accepted)


def test_a_check_passes_after_all_is_accepted(call, two_gaps, tmp_path):
    """--all leaves nothing that --fail-on-new or any class could fail for."""
    path = tmp_path / "accepted.toml"
    call("accept", two_gaps, *AS_OF, "--baseline", path, "--all", *SAID)
    line = ("check", two_gaps, *AS_OF, "--baseline", path)
    for limits in ((), ("--fail-on-new",), ("--fail-on", "GAP,NEW_BODY,orphans,open")):
        assert call(*line, *limits).exit_code == 0


def test_what_is_accepted_is_not_accepted_again(call, two_gaps, tmp_path):
    """A second --all has nothing to do and leaves the file alone."""
    path = tmp_path / "accepted.toml"
    line = ("accept", two_gaps, *AS_OF, "--baseline", path, "--all", *SAID)
    call(*line)
    before = path.read_bytes()
    assert "nothing to do" in call(*line).stdout
    assert path.read_bytes() == before


def test_expired_and_wider_entries_are_renewed(call, two_gaps, tmp_path):
    """--class takes what is not accepted any more, and writes no second entry for it."""
    path = accepting(tmp_path, entry(COMMERCE, PAST), entry(SPORT, SOON))
    found = call(
        "accept", two_gaps, *AS_OF, "--baseline", path, "--class", "GAP", *SAID
    )
    assert "[acceptance expired]" in found.stdout
    assert [e["until"] for e in written(path)] == [LATER, SOON]


@pytest.mark.parametrize("with_findings", [False, True])
def test_entries_are_listed_with_their_state(call, two_gaps, tmp_path, with_findings):
    """By date alone, or held against the findings of a dataset."""
    path = accepting(
        tmp_path, entry(COMMERCE, PAST), entry(SPORT, SOON), entry("gone", LATER)
    )
    dataset = (two_gaps, *AS_OF) if with_findings else ()
    line = ("accept", *dataset, "--list", path)
    answer = json.loads(call(*line, "--format", "json").stdout)
    jsonschema.validate(answer, schema("accept"), jsonschema.Draft202012Validator)
    told = answer["entries"]
    last = "stale" if with_findings else "accepted"
    assert [e["state"] for e in told] == ["expired", "expiring", last]
    assert "移交进行中" in call(*line).stdout
    assert "接受记录 3" in call(*line, "--lang", "zh").stdout


def test_baseline_of_the_dataset_is_the_default(call, two_gaps, tmp_path):
    """A folder whose dataset.toml names its file needs no --baseline."""
    path = accepting(tmp_path, entry(COMMERCE))
    (tmp_path / "dataset.toml").write_text(
        'organizations = ["registry.csv"]\naccepted = "accepted.toml"\n',
        encoding="utf-8",
    )
    call("accept", tmp_path, *AS_OF, "--class", "GAP", *SAID)
    assert [e["fingerprint"] for e in written(path)] == [
        PRINT,
        fingerprint("GAP", SPORT),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("{r}", "--baseline", "{b}", "--all", *SAID[2:]), "--reason missing"),
        (("{r}", "--baseline", "{b}", "--all", *SAID[:2]), "--owner, --until missing"),
        (("{r}", "--baseline", "{b}", "--all", *SAID[:4], "--until", str(TODAY)),
         "is not after today"),
        (("{r}", "--baseline", "{b}", "--all", *SAID[:1], " ", *SAID[2:]), "--reason"),
        (("{r}", "--baseline", "{b}"), "say one of"),
        (("{r}", "--baseline", "{b}", "--all", "--prune", *SAID), "say one of"),
        (("{r}", "--all", *SAID), "--baseline accepted.toml"),
        (("--baseline", "{b}", "--all", *SAID), "name the DATASET"),
        (("{r}", "--baseline", "{b}", "--finding", "0" * 16, *SAID), "0000000000000000"),
        (("{r}", "--baseline", "{b}", "--class", "GAPP", *SAID), "nearest: GAP"),
        (("--list", "{b}"), "lishu accept"),
        (("{r}", "--baseline", "{b}", "--prune"), "lishu accept"),
        (("{r}", "--baseline", "no/such/a.toml", "--all", *SAID), "does not exist"),
    ],
)  # fmt: skip
def test_silence_and_unclear_calls_are_refused(call, two_gaps, tmp_path, line, says):
    """Without reason, owner, end, dataset or file nothing is written: exit code 2."""
    path = tmp_path / "accepted.toml"
    given = [a.replace("{r}", str(two_gaps)).replace("{b}", str(path)) for a in line]
    found = call("accept", *given)
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr
    assert not path.exists()
