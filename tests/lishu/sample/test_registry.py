"""What the file looks like: columns, shares, codes, names, the same bytes again."""

import gzip
from collections import Counter

import polars as pl
import pytest
from stdnum.cn import uscc

from lishu.sample import shares, write_sample
from lishu.sample.reference import divisions, towns

COLUMNS = (
    "序号,社会组织名称,统一社会信用代码,登记管理机关,社会组织类型,成立登记日期,登记状态,"
    "是否行业协会商会,是否城乡社区社会组织,业务主管单位,业务主管单位关系,原业务主管单位,"
    "脱钩日期,党建移交日期,党建领导机关,章程日期,街道乡镇,社区村,注销日期,行业领域,审批机关,"
    "党组织成立日期,法定代表人"
)
INNER = {c: n for n, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}


def shares_of(series):
    return {value: n / len(series) for value, n in Counter(series.to_list()).items()}


def test_the_columns_are_those_of_the_format(sample):
    """A registry has the 23 columns, in their order."""
    assert ",".join(sample[0].columns) == COLUMNS


def test_every_organization_is_marked_as_fictional(sample):
    """Each name bears the mark, and the legal representative is always 测试."""
    registry, _ = sample
    assert registry["社会组织名称"].str.contains("虚构", literal=True).all()
    assert registry["法定代表人"].unique().to_list() == ["测试"]


def test_kinds_have_their_published_shares(sample):
    """Associations, private non-enterprise units and foundations are 42.5/56.3/1.2 %."""
    found = shares_of(sample[0]["社会组织类型"])
    private = found["民办非企业单位"] + found["社会服务机构"]
    assert found["社会团体"] == pytest.approx(0.425, abs=0.03)
    assert private == pytest.approx(0.563, abs=0.03)
    assert found["基金会"] == pytest.approx(0.012, abs=0.003)


def test_provinces_and_levels_have_their_shares(sample):
    """Registration follows the provinces of 2020 and the levels proposed in B7."""
    code = sample[0]["统一社会信用代码"].drop_nulls().str.slice(2, 6)
    found = shares_of(code.str.head(2))
    total = sum(shares.PROVINCES.values())
    for province, size in shares.PROVINCES.items():
        assert found.get(province, 0) == pytest.approx(size / total, abs=0.006)
    assert (code == "100000").mean() == pytest.approx(0.0026, abs=0.002)
    assert code.str.ends_with("0000").mean() == pytest.approx(0.048, abs=0.005)
    assert code.str.ends_with("00").mean() == pytest.approx(0.2176, abs=0.01)


def test_sectors_have_their_published_shares(sample):
    """Sectors follow the table of 2021; what it calls other is blank."""
    found = shares_of(sample[0]["行业领域"].fill_null(""))
    total = sum(size for size, _ in shares.SECTORS.values())
    for sector, (size, _) in shares.SECTORS.items():
        assert found[sector] == pytest.approx(size / total, abs=0.015)


def test_supervision_has_its_shares(sample):
    """85 % of private units are supervised; in Guangdong one in five is."""
    registry, _ = sample
    code, kind = pl.col("统一社会信用代码"), pl.col("社会组织类型")
    named = pl.col("业务主管单位").str.contains("(局|厅|会|处|府|社)$").fill_null(False)
    led = named & (pl.col("业务主管单位关系").fill_null("") != "指导")
    south = code.str.slice(2, 2) == "44"
    units = registry.filter(kind.is_in(["民办非企业单位", "社会服务机构"]))
    assert units.filter(~south).select(led.mean()).item() == pytest.approx(
        0.84, abs=0.03
    )
    assert units.filter(south).select(led.mean()).item() == pytest.approx(
        0.21, abs=0.04
    )


def test_associations_are_decoupled(sample):
    """Nearly all older industry associations left their supervisor, 2015 to 2020."""
    registry, truth = sample
    table = registry.with_columns(truth["planted"]).filter(pl.col("planted").is_null())
    old = table.filter(
        (pl.col("是否行业协会商会") == "是")
        & (pl.col("成立登记日期") < "2015-01-01")
        & (pl.col("统一社会信用代码").str.slice(2, 2) != "44")
    )
    dates = old["脱钩日期"].drop_nulls()
    assert len(dates) / old.height == pytest.approx(0.873, abs=0.03)
    assert dates.min() >= "2015-11-01"
    assert dates.max() <= "2020-12-31"
    gap = pl.col("党建移交日期").is_null() & pl.col("脱钩日期").is_not_null()
    assert old.select(gap.sum()).item() / len(dates) == pytest.approx(0.035, abs=0.02)


def test_some_are_gone_and_some_declare(sample):
    """One in twenty is deregistered, one in twenty names its leading body."""
    registry, _ = sample
    gone = registry["登记状态"] != "正常"
    assert gone.mean() == pytest.approx(shares.DEREGISTERED, abs=0.01)
    declared = 1 - registry["党建领导机关"].null_count() / registry.height
    assert declared == pytest.approx(shares.DECLARED, abs=0.015)


def inner_check_holds(code):
    total = sum(
        INNER[c] * w for c, w in zip(code[8:16], (3, 7, 9, 10, 5, 8, 4, 2), strict=True)
    )
    return code[16] == "0X987654321"[total % 11]


def test_codes_are_valid_unless_planted_otherwise(sample):
    """Both check digits hold and codes are distinct, outside the planted faults."""
    registry, truth = sample
    table = registry.with_columns(truth["planted"].fill_null(""))
    fault = pl.col("planted").str.contains("^(code_|place_unknown|duplicate_code)")
    codes = table.filter(~fault)["统一社会信用代码"].to_list()
    assert len(set(codes)) == len(codes)
    assert all(uscc.is_valid(code) for code in codes)
    assert all(inner_check_holds(code) for code in codes)


@pytest.mark.parametrize(
    ("planted", "outer", "inner"),
    [
        ("code_last_digit", False, True),
        ("code_inner_digit", True, False),
        ("code_character", False, False),
        ("code_length", False, True),
        ("code_type", True, True),
        ("code_division", True, True),
        ("code_abolished", True, True),
    ],
)
def test_a_planted_fault_of_a_code_is_the_one_it_says(sample, planted, outer, inner):
    """Each kind of fault breaks its own check digit and no other."""
    registry, truth = sample
    codes = registry.filter(truth["planted"] == planted)["统一社会信用代码"].to_list()
    assert {uscc.is_valid(code) for code in codes} == {outer}
    if planted != "code_character":
        assert {inner_check_holds(code) for code in codes} == {inner}


def test_codes_and_registrars_agree_on_the_place(sample):
    """The registrar begins with the name of the division that the code bears."""
    registry, truth = sample
    table = divisions()
    names = dict(zip(map(str, table.code), table.name, strict=True))
    plain = registry.filter(truth["planted"].is_null())
    pairs = zip(plain["统一社会信用代码"], plain["登记管理机关"], strict=True)
    assert all(
        names[code[2:8]] in office or "民政部" in office for code, office in pairs
    )


def test_townships_are_real_and_of_their_county(sample):
    """A community organization names a township of the county that registered it."""
    registry, truth = sample
    rows = registry.filter(
        pl.col("街道乡镇").is_not_null() & truth["planted"].is_null()
    )
    known = set(zip(towns().code.str.head(6), towns().name, strict=True))
    county = rows["统一社会信用代码"].str.slice(2, 6)
    assert set(zip(county, rows["街道乡镇"], strict=True)) <= known
    assert rows.height > 2000


def test_names_are_mostly_distinct(sample):
    """Fewer than one name in a thousand is borne twice."""
    names = sample[0]["社会组织名称"]
    assert names.n_unique() > 0.999 * len(names)


def test_the_same_seed_gives_the_same_bytes(tmp_path):
    """A sample is a function of its size and seed."""
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_sample(3000, seed, tmp_path / name, tmp_path / f"{name}-truth")
    read = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert read["a"] == read["b"]
    assert read["a-truth"] == read["b-truth"]
    assert read["a"] != read["c"]


def test_a_gzip_file_holds_the_same_text(tmp_path):
    """The ending .gz compresses the registry, the same bytes each time."""
    for name in ("a.csv", "a.csv.gz", "b.csv.gz"):
        write_sample(500, 4, tmp_path / name)
    packed = (tmp_path / "a.csv.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / "a.csv").read_bytes()
    assert packed == (tmp_path / "b.csv.gz").read_bytes()


@pytest.mark.parametrize("n", [0, 1, 2, 7, 200_001])
def test_any_size_is_written_in_full(tmp_path, n):
    """Registry and truth have a row for every organization, from none on."""
    registry, truth = tmp_path / "r.csv", tmp_path / "t.csv"
    write_sample(n, 0, registry, truth)
    assert pl.read_csv(registry, infer_schema=False).height == n
    assert pl.read_csv(truth, infer_schema=False).height == n


def test_a_negative_size_is_refused(tmp_path):
    """There is no sample of fewer than no organizations."""
    with pytest.raises(ValueError, match="0 to 100,000,000"):
        write_sample(-1, 0, tmp_path / "r.csv")


def test_a_label_lies_beside_the_registry(tmp_path):
    """The file beside it says that the data are synthetic, in both languages."""
    write_sample(10, 0, tmp_path / "r.csv")
    label = (tmp_path / "r.csv.README.txt").read_text(encoding="utf-8")
    assert "SYNTHETIC" in label
    assert "虚构" in label
