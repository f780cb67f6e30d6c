"""What holds of every format for services: SARIF, JUnit, GitHub and GitLab."""

import csv
import json
import random
import re

import pytest

from graphmodel.vocabulary import CLASSES
from lishu.reports import FORMATS, formats_of
from tests.lishu.conftest import GAP, LED, REAL
from tests.lishu.formats.conftest import HOSTILE
from tests.lishu.formats.services import READERS, obeyed
from tests.shared_folder import ROOT

SYNTHETIC = ROOT / "examples" / "synthetic"
#: What moves with the rows: places, names that are shown as examples, hashes of files.
COORDINATES = re.compile(
    r"(?<=col=)\d+|(?<=endColumn=)\d+"
    r"|for example [^\"\n%]*?(?=\\n|%0A|\"|\n| · )|(?<=line=)\d+|\S*\.csv:\d+.*"
    r"|(?<=file=)[^,]*|(?<=\"begin\": )\d+|(?<=\"path\": )\"[^\"]*\""
)


@pytest.mark.parametrize("format_", READERS)
def test_check_offers_it(format_):
    """The format is registered and offered by check."""
    assert format_ in FORMATS
    assert format_ in formats_of("check")


@pytest.mark.parametrize("format_", READERS)
def test_without_findings(checked, registry, write, format_, language):
    """A registry without a row gives a report that the service takes."""
    path = registry(LED)
    path.write_text("社会组织名称\n", encoding="utf-8")
    read = READERS[format_](write(format_, checked(path), language))
    assert read is not None


@pytest.fixture(scope="module", params=[REAL, SYNTHETIC], ids=["real", "synthetic"])
def example(checked, request):
    """Real organizations, and twenty thousand made-up ones with faults of most classes."""
    return checked(request.param)


@pytest.mark.parametrize("format_", READERS)
def test_of_the_examples(example, write, format_, language):
    """What the service reads of the examples is what it takes."""
    assert READERS[format_](write(format_, example, language))


@pytest.mark.parametrize("format_", READERS)
def test_hostile_texts_of_every_class(every_class, write, format_, language):
    """Whatever a name is made of, the report is valid and is obeyed by nobody."""
    text = write(format_, every_class, language)
    READERS[format_](text)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text
    )
    if format_ != "github":
        assert [line for line in text.splitlines() if obeyed(line)] == []
    else:
        commands = [obeyed(line)[0] for line in text.splitlines()[:-1]]
        assert set(commands) <= {"error", "warning"}


@pytest.mark.parametrize("format_", ["text", "json", "markdown"])
def test_hostile_names_command_no_log(call, registry, format_):
    """No line that check or explain prints in a log is a command of the service."""
    rows = [
        {**GAP, "社会组织名称": name, "业务主管单位": f"{name}局"}
        for name in HOSTILE
        if name.isprintable()
    ]
    path = registry(*rows)
    check = call("check", path, "--format", format_, "--as-of", "2021-06-01")
    explained = call("explain", rows[0]["社会组织名称"], path, "--format", format_)
    assert (check.exit_code, explained.exit_code) == (1, 0)
    for found in (check, explained):
        lines = (found.stdout + found.stderr).splitlines()
        assert [line for line in lines if obeyed(line)] == []
    assert "error" in check.stdout


@pytest.mark.parametrize("format_", READERS)
def test_every_class_is_reported(every_class, write, format_):
    """Each class stands in the report; GitHub marks ten a level and counts the others."""
    text = write(format_, every_class)
    absent = {code for code in CLASSES if code not in text}
    assert absent == set() if format_ != "github" else f"of {len(CLASSES)}" in text


@pytest.fixture(scope="module")
def rows():
    """The rows of a made-up registry with every kind of trouble, and their heading."""
    import gzip

    path = SYNTHETIC / "synthetic-registry.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        heading, *found = csv.reader(file)
    return heading, found


def registry_of(folder, heading, rows):
    path = folder / "registry.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, *rows])
    return path


def without_coordinates(format_, text):
    """A report without what moves with the rows."""
    if format_ != "sarif":
        return COORDINATES.sub("", text)
    log = json.loads(text)
    log["runs"][0].pop("artifacts")
    for result in log["runs"][0]["results"]:
        result.pop("locations")
        result.pop("relatedLocations", None)
    return COORDINATES.sub("", json.dumps(log, ensure_ascii=False))


def test_moved_rows_move_coordinates_only(checked, write, rows, tmp_path):
    """Shuffled rows give the same bytes but for places and names shown as examples."""
    heading, found = rows
    found = found[:6000]
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    before = checked(registry_of(tmp_path / "a", heading, found))
    moved = random.Random(7).sample(found, len(found))
    after = checked(registry_of(tmp_path / "b", heading, moved))
    for format_ in READERS:
        first, second = (
            without_coordinates(format_, write(format_, answer))
            for answer in (before, after)
        )
        assert first == second, format_


@pytest.mark.parametrize("format_", READERS)
def test_same_bytes_again(checked, write, format_, language):
    """Two runs over the same file give the same bytes."""
    first, second = (write(format_, checked(REAL), language) for _ in range(2))
    assert first == second


def name(number):
    """A name that differs from every other in two characters or more: none is a typo."""
    spelled = "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:04d}")
    return f"绍兴市{spelled}{spelled}局"


def gaps(count, causes):
    """So many organizations left in a gap by so many former supervisors."""
    return [
        {
            **GAP,
            "社会组织名称": f"绍兴市第{n}行业协会",
            "业务主管单位": name(n % causes),
        }
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def many(checked, tmp_path_factory):
    """6,000 causes, each of one organization."""
    found = gaps(6000, 6000)
    rows = [list(row.values()) for row in found]
    path = registry_of(tmp_path_factory.mktemp("many"), list(GAP), rows)
    return checked(path)


def test_at_most_five_thousand(many, write):
    """What is beyond 5,000 is counted, by class, in a place that the service shows."""
    run = READERS["sarif"](write("sarif", many))
    assert len(run["results"]) == 5000
    omitted = len(many.findings) - 5000
    assert sum(run["properties"]["omitted"].values()) == omitted
    (invocation,) = run["invocations"]
    said = [n["message"]["text"] for n in invocation["toolExecutionNotifications"]]
    assert any(f"{omitted:,} more" in text for text in said)
    root = READERS["junit"](write("junit", many))
    assert len(root.findall(".//testcase")) == 5001
    assert f"{omitted:,} more" in root.find(".//system-out").text
    entries = READERS["gitlab"](write("gitlab", many))
    assert len(entries) == 5001
    assert f"{omitted:,} more" in entries[-1]["description"]
    commands, rest = READERS["github"](write("github", many))
    assert [level for level, *_ in commands] == ["error"] * 10
    assert f"of {len(many.findings):,} findings" in rest[-1]


@pytest.mark.parametrize("format_", READERS)
def test_size_does_not_grow_with_the_organizations(checked, registry, write, format_):
    """Ten times the organizations behind one cause: at most twenty are named."""
    sizes = [
        len(write(format_, checked(registry(*gaps(count, 1), name=f"{count}.csv"))))
        for count in (300, 3000)
    ]
    assert sizes[1] <= 1.2 * sizes[0]


@pytest.mark.parametrize("format_", ["sarif", "junit", "gitlab"])
def test_size_grows_with_the_causes(checked, registry, write, format_):
    """Twice the causes give twice the bytes, not four times."""
    sizes = [
        len(write(format_, checked(registry(*gaps(count, count), name=f"{count}.csv"))))
        for count in (600, 1200)
    ]
    assert sizes[1] <= 2.2 * sizes[0]
