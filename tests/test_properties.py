"""Facts that hold for every registry: drawn by Hypothesis, bounded, without deadline."""

import csv
import gzip
import io
import random
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphmodel import findings, resolve
from graphmodel.errors import LishuError
from graphmodel.world import World
from lishu.sample import write_sample
from loaders import load
from loaders.columns import BY_NAME
from tests.independent.wild import wild

Rows = Sequence[Mapping[str, str]]
ON = date(2023, 6, 1)
#: Where a row stands is no property of the organization.
PLACE = ("file", "row")
SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def as_csv(rows: Rows, headings: Sequence[str] | None = None) -> str:
    """The rows as CSV; `headings` says their order."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, headings or list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def loaded(content: bytes, ending: str = "csv", **options: object) -> World:
    """The world of a file with these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"registry.{ending}"
        path.write_bytes(content)
        return load(path, **options)


def attempted(content: bytes, ending: str) -> World | str:
    """The world of these bytes, or the message that refuses them; no other end is right."""
    try:
        return loaded(content, ending)
    except LishuError as error:
        if not str(error):
            raise
        return str(error)


def judged(rows: Rows, as_of: date = ON) -> pl.DataFrame:
    """The table of verdicts of these rows."""
    return resolve(loaded(as_csv(rows).encode()), as_of).table()


def by_name(table: pl.DataFrame) -> dict[str, dict[str, object]]:
    """Each organization's row by its name, which the wild registries never repeat."""
    rows = table.drop(PLACE).to_dicts()
    found = {str(row["name"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def causes(rows: Rows) -> dict[str, tuple[str, int]]:
    """Class and number of organizations of each finding, by fingerprint."""
    world = loaded(as_csv(rows).encode())
    return {f.fingerprint: (f.code, f.affected) for f in findings(resolve(world, ON))}


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 200), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(seed: int, shuffle: random.Random) -> None:
    """Shuffled rows: each organization keeps its row, each cause its fingerprint."""
    rows = wild(seed, 60)
    other = list(rows)
    shuffle.shuffle(other)
    assert by_name(judged(rows)) == by_name(judged(other))
    assert causes(rows) == causes(other)


def test_a_shuffled_sample_gives_the_same(tmp_path: Path) -> None:
    """3,000 generated rows in another order: compared by code, but for the rows that share one."""
    path = tmp_path / "sample.csv"
    write_sample(3_000, 7, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    other = list(rows)
    random.Random(1).shuffle(other)
    tables = [judged(part).drop(PLACE) for part in (rows, other)]
    single = [
        t.filter(~pl.col("notes").str.contains("DUPLICATE")).sort("org_id")
        for t in tables
    ]
    assert len(single[0]) > 2_900
    assert single[0].equals(single[1])
    assert causes(rows) == causes(other)


UNRELATED = {
    "社会组织名称": "长沙市与谁无关学会",
    "登记管理机关": "长沙市民政局",
    "社会组织类型": "社会团体",
    "业务主管单位": "长沙市气象局",
}


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 200), st.integers(0, 60), st.integers(1, 40))
def test_an_unrelated_row_changes_no_other(seed: int, at: int, times: int) -> None:
    """Rows of another division with another supervisor leave every other row as it was."""
    rows = wild(seed, 60)
    blank = dict.fromkeys(rows[0], "")
    more = [
        {
            k: v
            for k, v in (
                blank | UNRELATED | {"社会组织名称": f"长沙市无关{n}学会"}
            ).items()
            if k in blank
        }
        for n in range(times)
    ]
    before = by_name(judged(rows))
    after = by_name(judged([*rows[:at], *more, *rows[at:]]))
    assert len(after) == len(before) + times
    assert {name: after[name] for name in before} == before


HEADED = [
    ("csv", "社会组织名称,业务主管单位\n绍兴市甲学会,无\n".encode()),
    ("csv", "社会组织名称,业务主管单位\n绍兴市甲学会,无\n".encode("utf-16")),
    ("jsonl", '{"社会组织名称": "绍兴市甲学会", "业务主管单位": "无"}\n'.encode()),
]


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(
    st.sampled_from(["csv", "csv.gz", "xlsx", "jsonl", "parquet", "tsv"]),
    st.binary(max_size=300),
)
def test_any_bytes_give_a_world_or_a_clear_error(ending: str, content: bytes) -> None:
    """Whatever stands in a file: a world, or an error of lishu's own with a message."""
    world = attempted(content, ending)
    if not isinstance(world, str):
        assert len(resolve(world, ON)) == len(world.organizations)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(
    st.sampled_from(HEADED),
    st.integers(0, 200),
    st.binary(min_size=1, max_size=12),
    st.booleans(),
)
def test_a_broken_registry_gives_rows_or_a_clear_error(
    file: tuple[str, bytes], at: int, noise: bytes, zipped: bool
) -> None:
    """A right file with noise in the middle: rows and rejected rows, or a clear error."""
    ending, right = file
    content = right[: at % len(right)] + noise + right[at % len(right) :]
    if zipped and ending == "csv":
        ending, content = "csv.gz", gzip.compress(content)[: 10 + at]
    world = attempted(content, ending)
    if not isinstance(world, str):
        assert resolve(world, ON).table().height == len(world.organizations)
        assert all(row.row >= 1 for row in world.rejected)


def as_xlsx(rows: Rows) -> bytes:
    """The rows as a workbook of texts."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(
            [list(rows[0]), *(list(r.values()) for r in rows)]
        ):
            for column, value in enumerate(line):
                sheet.write_string(number, column, value)
    return out.getvalue()


def as_parquet(rows: Rows) -> bytes:
    """The rows as a Parquet file of texts."""
    out = io.BytesIO()
    pl.DataFrame(rows).write_parquet(out)
    return out.getvalue()


def as_jsonl(rows: Rows) -> bytes:
    """The rows as JSON Lines."""
    return pl.DataFrame(rows).write_ndjson().encode()


FORMATS = {
    "UTF-8": ("csv", lambda rows: as_csv(rows).encode()),
    "UTF-8 with BOM": ("csv", lambda rows: as_csv(rows).encode("utf-8-sig")),
    "UTF-16 LE": ("csv", lambda rows: b"\xff\xfe" + as_csv(rows).encode("utf-16-le")),
    "UTF-16 BE": ("csv", lambda rows: b"\xfe\xff" + as_csv(rows).encode("utf-16-be")),
    "GB18030": ("csv", lambda rows: as_csv(rows).encode("gb18030")),
    "gzip": ("csv.gz", lambda rows: gzip.compress(as_csv(rows).encode())),
    "XLSX": ("xlsx", as_xlsx),
    "JSON Lines": ("jsonl", as_jsonl),
    "Parquet": ("parquet", as_parquet),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("seed", [1, 2])
def test_one_registry_in_every_format_gives_one_table(name: str, seed: int) -> None:
    """Encoding and container change nothing but the name of the file."""
    rows = wild(seed, 80)
    ending, write = FORMATS[name]
    table = resolve(loaded(write(rows), ending), ON).table()
    assert table.drop("file").equals(judged(rows).drop("file"))


#: An English and, where there is one, a pinyin heading of each column of the wild registries.
OTHER_HEADINGS = {
    "社会组织名称": ("name", "jgmc"),
    "登记管理机关": ("registration_authority", "djglbmmc"),
    "社会组织类型": ("category", "types"),
    "业务主管单位": ("supervisor", "zgdw"),
    "业务主管单位关系": ("supervisor_kind", "supervisor_kind"),
    "原业务主管单位": ("former_supervisor", "former_supervisor"),
    "脱钩日期": ("decoupled_on", "脱钩时间"),
    "党建移交日期": ("handed_over_on", "党组织移交时间"),
    "是否直接登记": ("direct_registration", "管理体制"),
    "是否行业协会商会": ("is_industry_association", "is_industry_association"),
    "是否城乡社区社会组织": ("is_community_organization", "is_community_organization"),
    "街道乡镇": ("township", "所在街道（乡镇）"),
    "社区村": ("community", "村（社区）"),
    "登记状态": ("status", "regStatus"),
    "成立登记日期": ("registered_on", "establishTime"),
    "注销日期": ("deregistered_on", "deregistered_on"),
    "党建领导机关": ("declared_leader", "党建 工作 机构"),
    "章程日期": ("declared_on", "章程核准日期"),
    "上级党组织": ("declared_upper", "隶属党组织"),
    "审批机关": ("approval_authority", "approval_authority"),
    "党组织成立日期": ("party_organization_since", "party_organization_since"),
    "党组织名称": ("party_organization", "party_organization"),
    "正式党员数": ("formal_members", "formal_members"),
    "党建指导员": ("instructor", "instructor"),
    "是否建立工会": ("has_union", "has_union"),
    "住所": ("domicile", "注册地址"),
    "行政区划代码": ("division", "所属地区"),
}


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 200), st.sampled_from([0, 1]), st.randoms(use_true_random=False))
def test_headings_in_any_order_and_language_give_one_table(
    seed: int, language: int, shuffle: random.Random
) -> None:
    """Chinese, English or pinyin headings, shuffled, with strange columns between: one table."""
    rows = wild(seed, 40)
    order = list(rows[0])
    shuffle.shuffle(order)
    renamed = [
        {
            "随便什么列": "甲",
            **{OTHER_HEADINGS[name][language]: row[name] for name in order},
        }
        for row in rows
    ]
    assert judged(renamed).drop("file").equals(judged(rows).drop("file"))


def test_english_headings_are_the_canonical_names() -> None:
    """The English headings used here are names of columns."""
    assert {english for english, _ in OTHER_HEADINGS.values()} <= set(BY_NAME)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 200), st.dates(date(1950, 1, 1), date(2006, 1, 1)))
def test_before_every_document_nobody_has_a_rule(seed: int, as_of: date) -> None:
    """Long before the documents: NO_RULE, what a charter says, or not yet registered."""
    rows = [row | {"党建领导机关": "", "上级党组织": ""} for row in wild(seed, 60)]
    rows = [{k: v for k, v in row.items() if k in wild(seed, 1)[0]} for row in rows]
    verdicts = set(judged(rows, as_of)["verdict"])
    assert verdicts <= {"NO_RULE", "", "OUT_OF_SCOPE"}


@settings(max_examples=10, deadline=None)
@given(
    st.integers(0, 200),
    st.lists(st.dates(date(2014, 1, 1), date(2027, 1, 1)), min_size=2, max_size=4),
)
def test_registration_and_deregistration_are_for_good(
    seed: int, days: list[date]
) -> None:
    """Going forward in time, nobody who has ended by its date is counted again."""
    rows = wild(seed, 60)
    world = loaded(as_csv(rows).encode())
    ended = world.organizations["deregistered"]
    for day in sorted(days):
        verdicts = resolve(world, day).table()["verdict"]
        gone = (ended <= day).fill_null(False)
        assert set(verdicts.filter(gone)) <= {""}


def test_a_date_in_the_middle_does_not_depend_on_what_was_asked_before() -> None:
    """One world answers for any date in any order."""
    world = loaded(as_csv(wild(3, 80)).encode())
    first = resolve(world, date(2019, 8, 1)).table()
    for day in (date(2026, 11, 22), date(2014, 6, 1)):
        resolve(world, day)
    assert resolve(world, date(2019, 8, 1)).table().equals(first)
