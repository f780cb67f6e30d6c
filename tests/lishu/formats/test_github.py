"""Workflow commands of GitHub: marks on the rows, the most important ten a level."""

from dataclasses import replace
from datetime import timedelta

from lishu.gate.limits import Limits
from tests.lishu.conftest import GAP, LED, OPEN
from tests.lishu.formats.conftest import DAY
from tests.lishu.formats.services import github
from tests.lishu.formats.test_sarif import ENTRY


def marks(text, code):
    """The annotations of one class: level and properties."""
    return [
        (level, given, message)
        for level, given, message in github(text)[0]
        if given["title"].startswith(f"{code} ")
    ]


def test_the_row_is_marked(checked, registry, write, monkeypatch, tmp_path, language):
    """File relative to the folder of the run, physical line, class and message."""
    path = registry(LED, GAP, OPEN, name="登记,表:1%.csv")
    monkeypatch.chdir(tmp_path)
    text = write("github", checked(path), language)
    ((level, given, message),) = marks(text, "GAP")
    assert level == "error"
    assert (given["file"], given["line"]) == ("登记,表:1%.csv", "3")
    line = path.read_text(encoding="utf-8").splitlines()[2]
    cell = line[int(given["col"]) - 1 : int(given["endColumn"]) - 1]
    assert cell == GAP["脱钩日期"]
    assert "绍兴市测试行业协会" in message
    assert "\n" in message
    ((level, given, _),) = marks(text, "UNDECIDED")
    assert (level, given["line"]) == ("warning", "4")
    assert marks(text, "NEW_BODY") == []


def test_the_last_line_counts(checked, registry, write):
    """What only informs is counted, not annotated."""
    _, rest = github(write("github", checked(registry(LED, GAP, OPEN))))
    assert rest == [
        "lishu 2021-06-01: organizations 3, led 1, orphans 1, open 1; "
        "2 of 3 findings are annotated"
    ]


def test_the_reason_of_the_failure_comes_first(checked, registry, write):
    """The first annotation says which limit is not kept; without a failure there is none."""
    path = registry(LED, GAP)
    (first, *_), _ = github(write("github", checked(path)))
    assert first[1] == {"title": "lishu FAILED"}
    assert first[2].startswith("orphans: 1 orphaned organization")
    passing = checked(path, limits=Limits(frozenset({"none"})))
    commands, _ = github(write("github", passing))
    assert [level for level, *_ in commands] == ["warning"]


def test_every_row_while_there_is_room(checked, registry, write):
    """Each cause is marked once; the room that is left goes to further rows of them."""
    rows = [{**GAP, "社会组织名称": f"绍兴市第{n}行业协会"} for n in range(30)]
    other = {**GAP, "业务主管单位": "绍兴市经济局"}
    found = marks(write("github", checked(registry(*rows, other))), "GAP")
    assert len(found) == 9
    assert {given["line"] for _, given, _ in found[:2]} == {"2", "32"}
    assert [given["line"] for _, given, _ in found[2:]] == [
        str(n) for n in range(3, 10)
    ]


def test_standard_input_has_no_file_to_mark(call, registry):
    """A check of standard input is told without a place."""
    content = registry(GAP).read_bytes()
    line = ("check", "-", "--as-of", "2021-06-01", "--format", "github")
    ((_, given, _),) = marks(call(*line, stdin=content).stdout, "GAP")
    assert given.keys() == {"title"}


def test_accepted_is_silent_expiring_warns_expired_fails(checked, registry, write):
    """What is accepted is not annotated again; what runs out within 30 days is a warning."""
    levels = []
    for days in (90, 9, 0):
        entry = replace(ENTRY, until=DAY + timedelta(days=days))
        text = write("github", checked(registry(GAP), entries=(entry,)))
        levels.append([level for level, *_ in marks(text, "GAP")])
    assert levels == [[], ["warning"], ["error"]]


def test_a_stale_entry_is_marked_in_its_file(checked, registry, write, tmp_path):
    """The entry that covers nothing is marked where it stands."""
    file = tmp_path / "accepted.toml"
    file.write_text("\n[[accepted]]\n", encoding="utf-8")
    entry = replace(ENTRY, file=str(file))
    commands, _ = github(write("github", checked(registry(LED), entries=(entry,))))
    ((level, given, _),) = commands
    assert (level, given["title"], given["line"]) == ("warning", "lishu STALE", "2")
