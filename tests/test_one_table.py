"""One registry in every encoding, container, language and order gives one table."""

import gzip
import io
import random

import polars as pl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel import resolve
from loaders.columns import BY_NAME
from tests.independent.wild import wild
from tests.registry_files import ON, Rows, as_csv, judged, loaded


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
