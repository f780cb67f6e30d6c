"""The file that `lishu accept` edits: what it touches, and what it leaves as it is."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.acceptance import acceptances
from graphmodel.errors import AcceptanceError
from graphmodel.finding import fingerprint
from lishu.gate import entries as editing
from tests.lishu.gates import (
    AS_OF,
    COMMERCE,
    LATER,
    SOON,
    SPORT,
    TODAY,
    entry,
    gap,
    led,
)

SAID = ("--reason", "移交进行中", "--owner", "张处", "--until", str(LATER))
PRINT = fingerprint("GAP", COMMERCE)


@pytest.fixture
def two_gaps(registry):
    """Three organizations: one is led, two are orphaned by two causes."""
    return registry(led(), gap(), gap("绍兴市体育会", "绍兴市体育局"))


REMARKS = f"""\
# 我们的记录

# 商务局：等批复
[[accepted]]  # 第一条
fingerprint = '{PRINT}'   # 指纹
owner = "李处"  # 原负责人
until = {SOON}
reason = "旧理由"
affected = 7

# 分节：其他

# 不属于任何一条
[[accepted]]
class = "MISSING_BODY"
cause = "SOPWB@3306*"
reason = \"""两行
理由\"""
owner = "o"
until = {LATER}
"""


def test_renewal_changes_its_own_values_only(call, two_gaps, tmp_path):
    """--finding renews in place: remarks, spelling, order and other entries stay."""
    path = tmp_path / "accepted.toml"
    path.write_text(REMARKS, encoding="utf-8")
    line = ("--baseline", path, "--finding", PRINT, *SAID)
    found = call("accept", two_gaps, *AS_OF, *line)
    assert "renewed 1" in found.stdout
    first = f"""\
[[accepted]]  # 第一条
fingerprint = '{PRINT}'   # 指纹
owner = "张处"  # 原负责人
until = {LATER}
reason = "移交进行中"
affected = 1
since = {TODAY}
"""
    start = REMARKS.index("[[accepted]]")
    end = REMARKS.index("\n# 分节")
    expected = REMARKS[:start] + first + REMARKS[end:]
    assert path.read_text(encoding="utf-8") == expected


def test_new_entries_come_behind_what_is_there(call, two_gaps, tmp_path):
    """What stands in the file stays byte for byte, also with Windows line ends."""
    path = tmp_path / "accepted.toml"
    before = ("\ufeff" + REMARKS.replace("\n", "\r\n")).encode("utf-8")
    path.write_bytes(before)
    print_ = fingerprint("GAP", SPORT)
    call("accept", two_gaps, *AS_OF, "--baseline", path, "--finding", print_, *SAID)
    after = path.read_bytes()
    assert after.startswith(before)
    added = after[len(before) :].decode("utf-8")
    assert added.startswith("\r\n[[accepted]]\r\n")
    assert "\n" not in added.replace("\r\n", "")
    assert print_ in added


def test_prune_removes_what_covers_nothing_and_shows_it(call, two_gaps, tmp_path):
    """Stale entries go with the remark right above them; everything else stays."""
    path = tmp_path / "accepted.toml"
    path.write_text(REMARKS, encoding="utf-8")
    found = call("accept", two_gaps, *AS_OF, "--baseline", path, "--prune")
    assert "removed 1" in found.stdout
    assert "SOPWB@3306*" in found.stdout
    kept = REMARKS[: REMARKS.index("# 不属于")]
    assert path.read_text(encoding="utf-8") == kept
    assert "nothing to do" in call(
        "accept", two_gaps, *AS_OF, "--baseline", path, "--prune"
    ).stdout  # fmt: skip


def test_prune_keeps_remarks_below_what_it_removes(call, registry, tmp_path):
    """A remark that an empty line sets apart belongs to the file."""
    path = tmp_path / "accepted.toml"
    path.write_text(REMARKS, encoding="utf-8")
    call("accept", registry(led()), *AS_OF, "--baseline", path, "--prune")
    assert path.read_text(encoding="utf-8") == "# 我们的记录\n\n\n# 分节：其他\n\n"


ODD = f'accepted = [{{ class = "GAP", reason = "r", owner = "o", until = {LATER} }}]\n'
INSIDE = entry(COMMERCE).replace('"移交进行中"', '"""\n[[accepted]]\n"""')


@pytest.mark.parametrize("text", [ODD, INSIDE])
@pytest.mark.parametrize("action", [("--prune",), ("--class", "GAP", *SAID)])
def test_what_cannot_be_edited_without_harm_is_left_to_people(
    call, registry, tmp_path, text, action
):
    """Entries in one line, or a header inside a text: refused, or right, never spoilt."""
    path = tmp_path / "accepted.toml"
    path.write_text(text, encoding="utf-8")
    rows = [led()] if action == ("--prune",) else [led(), gap("体育会", "绍兴市体育局")]
    found = call("accept", registry(*rows), *AS_OF, "--baseline", path, *action)
    if found.exit_code == 2:
        assert "by hand" in found.stderr
        assert path.read_text(encoding="utf-8") == text
    else:
        assert path.read_text(encoding="utf-8").startswith(text)


texts = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12
).filter(lambda t: bool(t.strip()))


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), st.data())
def test_any_text_can_be_written_renewed_and_removed(said, data):
    """Whatever reason and owner are, they come back as they were said."""
    written = [
        acceptances(
            {"accepted": [{"class": "GAP", "reason": r, "owner": o, "until": LATER}]},
            "a.toml",
        )[0]
        for r, o in said
    ]
    text = editing.added("", "a.toml", written)
    there = acceptances(tomllib.loads(text), "a.toml")
    assert [(e.reason, e.owner) for e in there] == [
        (e.reason, e.owner) for e in written
    ]
    try:
        again = editing.renewed(text, "a.toml", there)
    except AcceptanceError:
        pytest.fail("what was written here can be edited here")
    assert again == text
    gone = data.draw(st.sets(st.integers(1, len(there))))
    rest = editing.removed(text, "a.toml", gone)
    assert [e.reason for e in acceptances(tomllib.loads(rest), "a.toml")] == [
        e.reason for e in there if e.number not in gone
    ]
