"""Wrong input and wrong calls: exit code 2, a message that helps, never a traceback."""

import pytest

from tests.lishu.conftest import LED


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check",), "DATASET"),
        (("chek", "x.csv"), "did you mean check?"),
        (("check", "there-is-none.csv"), "there-is-none.csv"),
        (("check", "{registry}", "--as-of", "2023-02-30"), "2023-02-30"),
        (("check", "{registry}", "--as-of", "soon"), "2021-06-01"),
        (("check", "{registry}", "--where", "name=x"), "division=3306"),
        (("check", "{registry}", "--where", "division=99"), "no division's code"),
        (("check", "{registry}", "--baseline", "{folder}"), "name a file"),
        (("check", "{registry}", "--adopt", "LAWYERS-2017"), "nearest: lawyers-2017"),
        (("check", "{registry}", "--max-orphans", "-1"), "--max-orphans"),
        (("check", "{registry}", "--adopt", "nobody-first@330600"), "nobody-first"),
        (("check", "{registry}", "--adopt", "industry-first@"), "RULEBOOK@DIVISION"),
        (("check", "{registry}", "--rulebook", "there-is-none.toml"), "there-is-none"),
        (("check", "{registry}", "--format", "sarif?"), "--format"),
        (("check", "{registry}", "--out", "no/such/folder/x.txt"), "does not exist"),
        (("resolve", "{registry}", "--out", "leaders.docx"), ".csv, .parquet, .xlsx"),
        (("resolve", "{registry}", "--out", "."), "is a folder"),
        (("explain", "不存在的学会", "{registry}"), "不存在的学会"),
        (
            ("explain", "绍兴市越城区测试学会", "{registry}", "--why-not", "某某"),
            "某某",
        ),
        (("timeline", "不存在的学会", "{registry}"), "不存在的学会"),
        (("rules", "show", "O99"), "nearest"),
        (("sample", "-5", "--out", "x.csv"), "-5"),
        (("sample", "5", "--out", "x.docx"), "x.docx"),
    ],
)
def test_wrong_call_says_what_and_ends_with_2(call, registry, arguments, says):
    """The message stands on standard error; nothing on standard output."""
    path = registry(LED)
    names = {"{registry}": str(path), "{folder}": str(path.parent)}
    found = call(*(names.get(a, a) for a in arguments))
    assert (found.exit_code, found.stdout) == (2, "")
    assert says in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"%PDF-1.7\n", b"\x00" * 500])
@pytest.mark.parametrize("command", ["check", "resolve", "links", "describe"])
def test_what_is_no_registry_is_refused(call, tmp_path, command, content):
    """A file without a name column, or of another kind, ends with 2 and is named."""
    path = tmp_path / "strange.csv"
    path.write_bytes(content)
    found = call(command, path)
    assert (found.exit_code, found.stdout) == (2, "")
    assert "strange.csv" in found.stderr
    assert "Traceback" not in found.stderr


def test_wrong_rulebook_says_how_to_mend_it(call, registry, tmp_path):
    """A rulebook with an unknown field is refused with the nearest one."""
    book = tmp_path / "mine.toml"
    book.write_text('[rulebook]\nid = "mine"\ntitel = "x"\n', encoding="utf-8")
    found = call("check", registry(LED), "--rulebook", book)
    assert found.exit_code == 2
    assert "mine.toml" in found.stderr


def test_a_failed_write_leaves_nothing_behind(call, registry, tmp_path):
    """What was there stays, and no half-written file appears."""
    out = tmp_path / "leaders.csv"
    out.write_text("before", encoding="utf-8")
    assert call("resolve", tmp_path / "none.csv", "--out", out).exit_code == 2
    assert out.read_text(encoding="utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["leaders.csv"]
