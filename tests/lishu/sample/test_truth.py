"""What the truth says: every planted kind, every verdict, on any date."""

from collections import Counter
from datetime import date

import polars as pl
import pytest

from lishu.sample import write_sample, write_sample_folder
from lishu.sample.national import meaning
from lishu.sample.writing import PLANTS

TODAY = date(2026, 11, 22)
# What each planted kind comes to today; a duplicate is like the row it repeats.
EXPECTED = {
    "O12": ("LED", "O12", r"PARTY_ORG:SUPERVISOR@\d{6}:.+教育[局厅]"),
    "O09": ("LED", "O09", r"SOPWB@\d{6}"),
    "O11_township": ("LED", "O11", r"TOWNSHIP_PARTY_ORG@\d{9}"),
    "O11_community": ("LED", "O11", r"COMMUNITY_PARTY_ORG@\d{9}:光明社区"),
    "O11_unlisted": ("LED", "O11", r"TOWNSHIP_PARTY_ORG@\d{6}:虚构新城街道"),
    "township_missing": ("MISSING_DATA", "O11", None),
    "gap_missing": ("GAP", "O33", None),
    "gap_late": ("GAP", "O33", None),
    "handed_over": ("LED", "O09", r"SOPWB@\d{6}"),
    "two_supervisors": ("CONFLICT", "O12", None),
    "two_supervisors_declared": ("LED", None, r"SOPWB@\d{6}"),
    "supervisor_twice": ("LED", "O12", r"PARTY_ORG:SUPERVISOR@\d{6}:.+体育局"),
    "placeholder": ("MISSING_DATA", "O12", None),
    "not_stated": ("LED", "O09", r"SOPWB@\d{6}"),
    "guided": ("LED", "O09", r"SOPWB@\d{6}"),
    "entrusted": ("MISSING_DATA", "O12", None),
    "near_name": ("LED", "O12", r"PARTY_ORG:SUPERVISOR@\d{6}:.+教肓局"),
    "alias": ("LED", "O12", r"PARTY_ORG:SUPERVISOR@\d{6}:.+科学技术协会"),
    "development_zone": ("MISSING_BODY", "O09", None),
    "enterprise": ("OUT_OF_SCOPE", None, None),
    "law_firm_supervised": ("LED", "O12", r"PARTY_ORG:SUPERVISOR@\d{6}:.+司法局"),
    "two_leaders": ("CONFLICT", None, None),
    "one_line": ("LED", None, r"SOPWB@\d{6}"),
    "declared_same": ("LED", None, r"PARTY_ORG:SUPERVISOR@\d{6}:.+教育[局厅]"),
    "declared_department": ("LED", None, r"SUPERVISOR@\d{6}:.+财政[局厅]"),
    "declared_township": ("LED", None, r"TOWNSHIP_PARTY_ORG@\d{9}"),
    "declared_self": ("LED", "O09", r"SOPWB@\d{6}"),
    "declared_not_yet": ("LED", "O09", r"SOPWB@\d{6}"),
    "deregistered": (None, None, None),
    "deregistered_undated": (None, None, None),
    "deregistered_later": ("LED", "O09", r"SOPWB@\d{6}"),
    "registered_later": (None, None, None),
    "place_differs": ("LED", "O09", r"SOPWB@\d{6}"),
    "place_unknown": ("MISSING_DATA", "O08", None),
    "code_abolished": ("LED", "O09", r"SOPWB@\d{6}"),
    "date_invalid": ("LED", "O09", r"SOPWB@\d{6}"),
    "R23": ("LED", "R23", "cswd"),
    "undecided": ("UNDECIDED", "O08", None),
    "association_unknown": ("MISSING_DATA", "R23", None),
    "association_inferred": ("LED", "R23", "cswd"),
    "O08_sasac": ("LED", "O08", "sasac-party-committee"),
    "gap_national": ("GAP", "O33", None),
    "M17": ("LED", "M17", "mca-service-centre-committee"),
    "sasac_supervisor": ("LED", "O12", "sasac-party-committee"),
    "renamed_supervisor": ("LED", "O12", r"PARTY_ORG:[a-z]+"),
    "ended_supervisor": ("ENDED_BODY", "O12", None),
    "plate": ("LED", "O12", r"PARTY_ORG:(mnr|ufwd|samr)"),
    "one_living_supervisor": ("LED", "O12", "PARTY_ORG:mot"),
    "entrusted_association": ("LED", "R23", "cswd"),
    "entrusted_national": ("MISSING_DATA", "O12", None),
    "declared_transferred": ("LED", None, "cswd"),
    "declared_after_transfer": ("LED", None, "sasac-party-committee"),
    "declared_stale": ("LED", None, "central-state-organs-work-committee-2018"),
    "declared_stale_transferred": ("LED", None, "cswd"),
    "declared_ended": ("ENDED_BODY", None, None),
}


@pytest.mark.parametrize("planted", EXPECTED)
def test_a_planted_case_has_the_verdict_it_was_planted_for(sample, planted):
    """Every organization of a planted kind has its verdict, rule and leader today."""
    verdict, rule, leader = EXPECTED[planted]
    rows = sample[1].filter(pl.col("planted") == planted)
    assert rows.height >= 3
    assert set(rows["verdict"]) == {verdict}
    assert set(rows["rule"]) == {rule}
    if leader is None:
        assert rows["leader_id"].null_count() == rows.height
    else:
        assert rows["leader_id"].str.contains(f"^{leader}$").all()


def test_every_kind_is_planted_three_times_from_two_thousand_on(tmp_path):
    """A small sample holds each case at least three times."""
    write_sample(2000, 5, tmp_path / "r.csv", tmp_path / "t.csv")
    truth = pl.read_csv(tmp_path / "t.csv", infer_schema=False)
    found = Counter(truth["planted"].drop_nulls())
    assert set(found) == set(PLANTS)
    assert min(found.values()) >= 3


def test_planted_cases_are_a_few_in_a_thousand(sample):
    """Planted cases do not change the shares of a large sample."""
    planted = 1 - sample[1]["planted"].null_count() / sample[1].height
    assert planted < 0.006


def test_the_truth_has_one_row_an_organization(sample):
    """Rows are numbered from 2, because the heading is 1."""
    registry, truth = sample
    assert truth.columns == [
        "row", "verdict", "leader_id", "rule", "missing_field", "planted"
    ]  # fmt: skip
    assert truth["row"].cast(int).to_list() == list(range(2, registry.height + 2))


def test_exactly_the_led_have_a_leader(sample):
    """A leader stands where the verdict is LED, a field where data are missing."""
    _, truth = sample
    led = truth["verdict"].fill_null("") == "LED"
    assert (truth["leader_id"].is_not_null() == led).all()
    missing = truth["verdict"].fill_null("") == "MISSING_DATA"
    assert (truth["missing_field"].is_not_null() == missing).all()


def verdicts_on(tmp_path, as_of):
    write_sample(4000, 9, tmp_path / "r.csv", tmp_path / "t.csv", as_of)
    registry = pl.read_csv(tmp_path / "r.csv", infer_schema=False)
    truth = pl.read_csv(tmp_path / "t.csv", infer_schema=False)
    return registry, truth


def test_before_the_opinion_only_shenzhen_has_rules(tmp_path):
    """On 2014-06-01 an organization is led by Shenzhen's notice, a charter, or nobody."""
    registry, truth = verdicts_on(tmp_path, date(2014, 6, 1))
    found = set(truth["verdict"].drop_nulls())
    assert found <= {"NO_RULE", "LED", "OUT_OF_SCOPE", "CONFLICT", "ENDED_BODY"}
    ruled = truth.with_columns(code=registry["统一社会信用代码"]).filter(
        pl.col("rule").is_not_null()
    )
    assert set(ruled["code"].str.slice(2, 4)) == {"4403"}
    assert set(ruled["rule"]) == {"Z04", "Z05", "Z06", "Z07", "Z08"}


@pytest.mark.parametrize(
    ("as_of", "planted", "leader"),
    [
        (date(2017, 6, 1), "declared_transferred", {None}),
        (date(2021, 6, 1), "declared_transferred",
         {"sasac-party-committee", "central-state-organs-work-committee-2018"}),
        (date(2017, 6, 1), "M17", {"PARTY_ORG:mca"}),
        (date(2021, 6, 1), "M17", {"mca-service-centre-committee"}),
        (date(2017, 6, 1), "declared_stale",
         {"central-state-organs-work-committee",
          "central-directly-affiliated-work-committee"}),
    ],
)  # fmt: skip
def test_leaders_follow_the_date(tmp_path, as_of, planted, leader):
    """The same row has the leader of its day."""
    _, truth = verdicts_on(tmp_path, as_of)
    assert set(truth.filter(pl.col("planted") == planted)["leader_id"]) == leader


@pytest.mark.parametrize(
    ("name", "on", "state", "body"),
    [
        ("国家林业局", date(2017, 1, 1), "alive", "sfa"),
        ("国家林业局", TODAY, "followed", "nfga"),
        ("国务院扶贫开发领导小组办公室", TODAY, "followed", "mara"),
        ("铁道部", date(2012, 1, 1), "alive", "railways-ministry"),
        ("铁道部", TODAY, "ended", ""),
        ("国家电力公司", TODAY, "ended", ""),
        ("国家质量监督检验检疫总局", TODAY, "followed", "samr"),
        ("国家海洋局", TODAY, "alive", "mnr"),
        ("农业农村部", date(2014, 6, 1), "followed", "agriculture-ministry"),
        ("文化和旅游部", date(2014, 6, 1), "unborn", ""),
        ("中央社会工作部", date(2023, 3, 15), "unborn", ""),
        ("中央社会工作部", date(2023, 3, 16), "alive", "cswd"),
    ],
)
def test_a_national_name_means_what_it_meant_that_day(name, on, state, body):
    """Renamed and merged bodies are followed, split and abolished ones have ended."""
    found = meaning(name, on)
    assert (found.state, found.id) == (state, body)


def test_a_folder_has_the_verdicts_that_need_bodies_and_relations(tmp_path):
    """Loops, broken chains, weak and missing leaders have their cases in a folder."""
    write_sample_folder(4000, 2, tmp_path / "data")
    truth = pl.read_csv(tmp_path / "data" / "truth.csv", infer_schema=False)
    found = Counter(zip(truth["planted"], truth["verdict"], strict=True))
    assert found["cycle", "CYCLE"] == found["detached", "DETACHED"] == 3
    assert found["two_relations", "CONFLICT"] == found["relation", "LED"] == 3
    assert found["weak_only", "WEAK_ONLY"] == found["weak_ended", "MISSING_BODY"] == 1
    assert found["sopwb_ended", "ENDED_BODY"] > 0
    assert found["sopwb_missing", "MISSING_BODY"] > 0


def test_a_folder_lists_every_working_body_but_one(tmp_path):
    """SOPWB is declared complete, and one county is not among them."""
    write_sample_folder(4000, 2, tmp_path / "data")
    bodies = pl.read_csv(tmp_path / "data" / "bodies.csv", infer_schema=False)
    assert bodies["body_id"].is_unique().all()
    assert bodies.filter(pl.col("kind") == "SOPWB").height == 3209
    files = {path.name for path in (tmp_path / "data").iterdir()}
    assert files == {
        "dataset.toml", "registry.csv", "bodies.csv", "relations.csv", "truth.csv",
        "README.md",
    }  # fmt: skip
    assert "SYNTHETIC" in (tmp_path / "data" / "README.md").read_text(encoding="utf-8")


def test_a_folder_too_small_for_its_cases_is_refused(tmp_path):
    """The message says how many organizations are right."""
    with pytest.raises(ValueError, match="2,000"):
        write_sample_folder(20, 2, tmp_path / "data")
