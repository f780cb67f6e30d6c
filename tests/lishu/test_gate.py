"""What fails a check: classes, new findings, numbers, rates; and what it says of it."""

import pytest

from tests.lishu.conftest import OPEN
from tests.lishu.gates import (
    AS_OF,
    COMMERCE,
    LATER,
    PAST,
    SPORT,
    accepting,
    answer,
    entry,
    gap,
    led,
    states,
)


@pytest.fixture
def two_gaps(registry):
    """Three organizations: one is led, two are orphaned by two causes."""
    return registry(led(), gap(), gap("绍兴市体育会", "绍兴市体育局"))


@pytest.mark.parametrize(
    ("accepted", "options", "code"),
    [
        ((COMMERCE,), (), 1),
        ((COMMERCE, SPORT), (), 0),
        ((COMMERCE, SPORT), ("--fail-on", "orphans"), 0),
        ((COMMERCE,), ("--fail-on", "GAP"), 1),
        ((COMMERCE, SPORT), ("--fail-on", "GAP"), 0),
        ((COMMERCE,), ("--fail-on", "none"), 0),
        ((COMMERCE,), ("--fail-on", "CONFLICT"), 0),
        ((COMMERCE,), ("--max-orphans", "2"), 0),
        ((COMMERCE, SPORT), ("--max-orphans", "1"), 1),
        ((COMMERCE,), ("--max-orphan-rate", "70%"), 0),
        ((COMMERCE, SPORT), ("--max-orphan-rate", "0.5"), 1),
        ((COMMERCE,), ("--fail-on", "none", "--fail-on-new"), 1),
        ((COMMERCE, SPORT), ("--fail-on", "none", "--fail-on-new"), 0),
        ((COMMERCE,), ("--max-orphans", "5", "--fail-on-new"), 1),
        ((COMMERCE, SPORT, "gone"), ("--fail-on", "orphans"), 0),
        ((COMMERCE, SPORT, "gone"), ("--fail-on", "orphans,stale"), 1),
    ],
)
def test_what_is_accepted_does_not_fail(
    call, two_gaps, tmp_path, accepted, options, code
):
    """Classes and new findings fail unless accepted; a bound counts accepted ones too."""
    baseline = accepting(tmp_path, *(entry(cause) for cause in accepted))
    found = call("check", two_gaps, *AS_OF, "--baseline", baseline, *options)
    assert found.exit_code == code, found.stdout


@pytest.mark.parametrize(
    ("rows", "rate", "code"),
    [
        ((led(), gap()), "50%", 0),
        ((led(), gap()), "49.9%", 1),
        ((led(), gap()), "0.5", 0),
        ((led(), gap()), "0", 1),
        ((led(), gap(), OPEN), "33.4%", 0),
        ((led(), gap(), OPEN), "33.3%", 1),
        ((led(),), "0", 0),
    ],
)
def test_rate_is_of_led_orphaned_and_open(call, registry, rows, rate, code):
    """The share of orphans may be what was said, and no more."""
    line = ("check", registry(*rows), *AS_OF, "--max-orphan-rate", rate)
    assert call(*line).exit_code == code


@pytest.mark.parametrize("rate", ["2", "1", "-1%", "101%", "many", "1/0", ""])
def test_rate_that_could_mean_two_things_is_refused(call, registry, rate):
    """2 may be meant as 2 %: the message says how to write it."""
    found = call("check", registry(led()), "--max-orphan-rate", rate)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "2.5% or 0.025" in found.stderr


def test_new_counts_errors_and_warnings(call, registry):
    """--fail-on-new asks for errors and warnings; what only informs does not fail."""
    path = registry(led())
    assert answer(call("check", path, *AS_OF, "--format", "json"))["findings"]
    assert call("check", path, *AS_OF, "--fail-on-new").exit_code == 0
    twice = registry(led(), led(), name="twice.csv")
    found = call("check", twice, *AS_OF, "--fail-on-new")
    assert found.exit_code == 1
    assert "DUPLICATE" in found.stdout.splitlines()[-1]


@pytest.mark.parametrize(
    ("language", "passed", "failed"),
    [("en", "passed (--fail-on orphans)", "FAILED (--fail-on orphans): 2 orphaned"),
     ("zh", "通过 (--fail-on orphans)", "不通过 (--fail-on orphans): 无人领导 2 家")],
)  # fmt: skip
def test_last_line_says_what_failed_and_why(
    call, registry, two_gaps, language, passed, failed
):
    """The text ends with one line: the result, the limits, the causes."""
    line = (*AS_OF, "--lang", language)
    well = call("check", registry(led(), name="well.csv"), *line).stdout
    assert well.splitlines()[-1] == passed
    last = call("check", two_gaps, *line).stdout.splitlines()[-1]
    assert last.startswith(failed)
    assert COMMERCE in last
    assert SPORT in last


def test_every_limit_that_is_not_kept_is_named(call, registry):
    """Classes, numbers and rates stand beside each other in the last line and in JSON."""
    path = registry(led(), gap(), OPEN)
    line = (
        "--fail-on",
        "open,NEW_BODY",
        "--max-orphans",
        "0",
        "--max-orphan-rate",
        "1%",
    )
    found = call("check", path, *AS_OF, *line)
    last = found.stdout.splitlines()[-1]
    assert found.exit_code == 1
    assert "--max-orphans 0" in last
    gate = answer(call("check", path, *AS_OF, *line, "--format", "json"))["gate"]
    assert [f["limit"] for f in gate["failures"]] == [
        "open", "NEW_BODY", "max-orphans", "max-orphan-rate",
    ]  # fmt: skip
    assert all(failure["text"] in last for failure in gate["failures"])
    assert gate["limits"] == {
        "fail_on": ["NEW_BODY", "open"],
        "fail_on_new": False,
        "max_orphans": 0,
        "max_orphan_rate": 0.01,
    }


def test_without_a_baseline_everything_is_new(call, two_gaps):
    """States are told in JSON; the text does not speak of acceptance."""
    line = ("check", two_gaps, *AS_OF)
    assert set(states(call(*line, "--format", "json")).values()) == {"new"}
    text = call(*line).stdout
    assert "[new]" not in text
    assert "accepted" not in text


def test_several_baselines_hold_together(call, two_gaps, tmp_path):
    """--baseline may be repeated; each file is named with its hash."""
    first = accepting(tmp_path, entry(COMMERCE), name="a.toml")
    second = accepting(tmp_path, entry(SPORT), name="b.toml")
    line = ("check", two_gaps, *AS_OF, "--baseline", first, "--baseline", second)
    gate = answer(call(*line, "--format", "json"))["gate"]
    assert not gate["failed"]
    assert list(gate["baselines"]) == [str(first), str(second)]
    assert all(value.startswith("sha256:") for value in gate["baselines"].values())


def test_dataset_names_its_accepted_findings(call, two_gaps, tmp_path):
    """`accepted` of dataset.toml holds without an option, and beside one, once."""
    accepting(tmp_path, entry(COMMERCE), entry(SPORT))
    manifest = tmp_path / "dataset.toml"
    manifest.write_text(
        'organizations = ["registry.csv"]\naccepted = "accepted.toml"\n',
        encoding="utf-8",
    )
    assert call("check", tmp_path, *AS_OF).exit_code == 0
    beside = ("--baseline", tmp_path / "accepted.toml", "--format", "json")
    gate = answer(call("check", tmp_path, *AS_OF, *beside))["gate"]
    assert (gate["states"]["accepted"], len(gate["entries"])) == (2, 2)


def test_today_decides_what_has_expired(call, two_gaps, tmp_path):
    """A date that is asked about neither revives an acceptance nor ends it."""
    baseline = accepting(tmp_path, entry(COMMERCE, PAST), entry(SPORT, LATER))
    for day in ("2021-06-01", "2035-01-01"):
        line = ("check", two_gaps, "--as-of", day, "--baseline", baseline)
        found = states(call(*line, "--format", "json"))
        assert found["GAP", COMMERCE] == "expired"
        assert found["GAP", SPORT] == "accepted"


def test_narrowed_check_calls_nothing_stale(call, registry, tmp_path):
    """--where leaves rows out, so that an entry that covers nothing proves nothing."""
    path = registry(
        led(),
        gap(),
        {**gap("杭州市会", "杭州市商务局"), "登记管理机关": "杭州市民政局"},
    )
    accepted = (entry(COMMERCE), entry("SUPERVISOR@330100:杭州市商务局"))
    baseline = accepting(tmp_path, *accepted)
    line = ("check", path, *AS_OF, "--baseline", baseline, "--fail-on", "orphans,stale")
    assert call(*line).exit_code == 0
    narrowed = call(*line, "--where", "division=3306")
    assert narrowed.exit_code == 0
    assert "cover nothing" not in narrowed.stdout
    gate = answer(call(*line, "--where", "division=3306", "--format", "json"))["gate"]
    assert gate["narrowed"]


def test_accepted_findings_are_counted_and_shown(call, two_gaps, tmp_path):
    """Nothing is hidden: counts stay, each accepted finding has its line and its end."""
    baseline = accepting(tmp_path, entry(COMMERCE), entry(SPORT))
    line = ("check", two_gaps, *AS_OF, "--baseline", baseline)
    text = call(*line).stdout
    assert "orphans        2" in text
    assert "accepted findings: 2 (2 organizations)" in text
    assert (
        f"GAP {SPORT}: 1 organization [accepted], until {LATER}, 张处: 移交进行中"
        in text
    )
    markdown = call(*line, "--format", "markdown").stdout
    assert "accepted findings: 2" in markdown
    told = answer(call(*line, "--format", "json"))
    assert told["orphans"] == 2
    (one,) = [f for f in told["findings"] if f["cause"] == SPORT]
    assert one["acceptance"]["reason"] == "移交进行中"


def test_new_is_shown_however_much_is_accepted(call, registry, tmp_path):
    """Twenty wide accepted causes do not push a new one out of sight."""
    wide = [
        gap(f"绍兴市会{n}{m}", f"绍兴市{n}局")
        for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯"
        for m in "ab"
    ]
    path = registry(led(), *wide, gap())
    accepted = [
        entry(f"SUPERVISOR@330600:绍兴市{n}局", affected=2)
        for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    ]
    baseline = accepting(tmp_path, *accepted)
    found = call("check", path, *AS_OF, "--baseline", baseline)
    assert found.exit_code == 1
    assert "error GAP (gap between two leaders): 1 organization [new]" in found.stdout
    assert "accepted findings: 14 (28 organizations)" in found.stdout


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "lishu accept"),
        ("[[accepted]\n", "mend the line"),
        ('[[accepted]]\nclass = "GAP"\n', "no. 1"),
        ("\xff", "save it as UTF-8"),
    ],
)
def test_wrong_baseline_is_a_wrong_call(call, two_gaps, tmp_path, content, says):
    """A file that is missing or wrong ends with 2 before anything is read."""
    path = tmp_path / "accepted.toml"
    if content is not None:
        path.write_bytes(content.encode("latin-1"))
    found = call("check", two_gaps, "--baseline", path)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "accepted.toml" in found.stderr
    assert says in found.stderr


def test_a_byte_order_mark_does_no_harm(call, two_gaps, tmp_path):
    """A file saved by a Windows editor is read."""
    path = tmp_path / "accepted.toml"
    path.write_text(entry(COMMERCE) + entry(SPORT), encoding="utf-8-sig")
    assert call("check", two_gaps, *AS_OF, "--baseline", path).exit_code == 0
