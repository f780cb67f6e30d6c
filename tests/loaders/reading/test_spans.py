"""Where a cell stands on its line: in characters, for those who mark it."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.spans import spans

HEADINGS = ("社会组织名称", "业务主管单位", "登记日期")
#: A cell as it is written: without marks, or with them around anything.
CELL = st.one_of(
    st.text(st.characters(exclude_characters='",\r\n', codec="utf-8"), max_size=6),
    st.text(st.characters(exclude_characters="\r\n", codec="utf-8"), max_size=6).map(
        lambda text: '"' + text.replace('"', '""') + '"'
    ),
)


def write(folder, *lines, encoding="utf-8", end="\n", name="registry.csv"):
    path = folder / name
    path.write_bytes("".join(f"{line}{end}" for line in lines).encode(encoding))
    return path


def marked(path, line, position, heading_line=1, headings=HEADINGS):
    """The text between the columns of one cell, as an editor marks it."""
    found = spans(str(path), headings, heading_line, [(line, position)])
    if (line, position) not in found:
        return None
    first, after = found[line, position]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = path.read_bytes().decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    return text.splitlines()[line - 1][first - 1 : after - 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_cell_of_a_line(tmp_path, encoding, end):
    """Chinese counts in characters, quotation marks belong to the cell."""
    lines = [",".join(HEADINGS), '绍兴市学会,"教育局, ""本级""",', "b,卫生局,2020"]
    path = write(tmp_path, *lines, encoding=encoding, end=end)
    found = [marked(path, 2, position) for position in range(3)]
    assert found == ["绍兴市学会", '"教育局, ""本级"""', ""]
    assert [marked(path, 3, n) for n in range(3)] == ["b", "卫生局", "2020"]
    assert [marked(path, 1, n) for n in range(3)] == list(HEADINGS)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5))
def test_any_cell(tmp_path_factory, rows):
    """What is marked is the cell as it is written, whatever stands in it."""
    folder = tmp_path_factory.mktemp("any")
    path = write(folder, *(",".join(row) for row in [HEADINGS, *rows]))
    cells = [(line, n) for line in range(2, len(rows) + 2) for n in range(3)]
    found = spans(str(path), HEADINGS, 1, cells)
    lines = path.read_bytes().decode().split("\n")
    for (line, n), (first, after) in found.items():
        assert lines[line - 1][first - 1 : after - 1] == rows[line - 2][n]
    assert found.keys() == set(cells)


def test_other_separators_and_a_title_above(tmp_path):
    """The heading tells the separator, wherever it stands."""
    path = write(
        tmp_path, "登记表", "\t".join(HEADINGS), "甲会\t教育局\t", name="a.tsv"
    )
    assert marked(path, 3, 1, heading_line=2) == "教育局"


def test_a_cell_of_several_lines_has_no_columns(tmp_path):
    """Neither the cell that goes on nor those behind it can be marked on that line."""
    path = write(tmp_path, ",".join(HEADINGS), '甲会,"教育\n局",2020')
    assert marked(path, 2, 0) == "甲会"
    assert [marked(path, 2, n) for n in (1, 2)] == [None, None]


def test_lines_beyond_a_piece_are_found(tmp_path):
    """A file of many pieces, the lines asked for far apart, the last without an end."""
    rows = [f"第{n}学会,教育局{'长' * (n % 50)},2020" for n in range(20_000)]
    path = tmp_path / "registry.csv"
    path.write_text("\n".join([",".join(HEADINGS), *rows]), encoding="utf-8")
    cells = [(line, 0) for line in (2, 9_000, 9_001, 20_001)]
    found = spans(str(path), HEADINGS, 1, cells)
    assert [found[cell][1] - 1 for cell in cells] == [
        len(f"第{line - 2}学会") for line, _ in cells
    ]


def test_what_has_no_columns(tmp_path):
    """Standard input, packed files, UTF-16, files gone, short lines: nothing is told."""
    lines = [",".join(HEADINGS), "甲会"]
    plain = write(tmp_path, *lines)
    assert marked(plain, 2, 2) is None
    assert spans(str(plain), HEADINGS, 1, [(7, 0)]) == {}
    assert spans(str(plain), HEADINGS[:2], 1, [(2, 0)]) == {}
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    utf16 = write(tmp_path, *lines, encoding="utf-16", name="b.csv")
    for name in ("-", packed, utf16, tmp_path / "gone.csv"):
        assert spans(str(name), HEADINGS, 1, [(2, 0)]) == {}
