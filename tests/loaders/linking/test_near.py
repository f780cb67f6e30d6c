"""Near misses: a typing error does not pass unseen, an honest pair is not accused."""

import pytest

from loaders.linking.near import Candidate, near_names
from loaders.linking.words import words
from tests.loaders.linking.support import supervised


@pytest.mark.parametrize(
    "typo",
    [
        "教肓局",
        "体肓局",
        "财正局",
        "民攻局",
        "统记局",
        "卫生建康委员会",
        "科学技木协会",
    ],
)
def test_a_misspelt_department_is_named(typo: str) -> None:
    """绍兴市教肓局: one character changed against a usual word; it stays a new body."""
    (notes,) = supervised(f"绍兴市{typo}")
    assert {"NEAR_NAME", "NEW_BODY"} <= notes


@pytest.mark.parametrize(
    "honest",
    [
        "教育局", "体育局", "司法局", "税务局", "财政局", "民政局", "审计局", "统计局", "商务局",
        "公安局", "农业局", "林业局", "渔业局", "水利局", "水务局", "文化局", "交通局", "建设局",
        "卫生局", "规划局", "旅游局", "气象局", "档案局", "文物局", "人事局", "科协", "文联",
    ],
)  # fmt: skip
def test_a_usual_department_is_not_accused(honest: str) -> None:
    """Each usual department beside twenty organizations of another one."""
    *_, notes = supervised(
        *["绍兴市教育局"] * 20, *["绍兴市体育局"] * 20, f"绍兴市{honest}"
    )
    assert "NEAR_NAME" not in notes


def test_no_usual_word_is_near_another_by_accident_of_the_list() -> None:
    """No word of the bundled list is ever accused, whatever stands beside it."""
    suspects = [
        Candidate(n, 5, word, 1) for n, word in enumerate(sorted(words().known))
    ]
    _, *notes = supervised("绍兴市教育局", *[f"绍兴市{c.name}" for c in suspects])
    assert not [
        c.name for c, found in zip(suspects, notes, strict=True) if "NEAR_NAME" in found
    ]


@pytest.mark.parametrize(("often", "near"), [(4, False), (5, True), (40, True)])
def test_a_rare_name_near_a_far_more_frequent_one(often: int, near: bool) -> None:
    """At least five times as frequent in the same division makes the rare one suspect."""
    *_, notes = supervised(*["绍兴市奇怪事务中心"] * often, "绍兴市奇圣事务中心")
    assert ("NEAR_NAME" in notes) is near


def test_frequency_elsewhere_does_not_accuse() -> None:
    """The frequent name must be of the same division."""
    *_, notes = supervised(*["杭州市奇怪事务中心"] * 40, "绍兴市奇圣事务中心")
    assert "NEAR_NAME" not in notes


def test_a_name_longer_by_one_is_not_near() -> None:
    """Only a changed character counts, none added and none missing."""
    found = near_names(
        [Candidate(1, 5, "教育总局", 1), Candidate(2, 5, "教肓局", 1)], (), {}
    )
    assert found == {2: "教育局"}


def test_a_misspelt_national_name_is_named() -> None:
    """An organization of the nation: near a body of the tables."""
    (notes,) = supervised("中国科学技木协会", home="")
    assert "NEAR_NAME" in notes


def test_the_most_frequent_of_several_near_names_is_meant() -> None:
    """Two frequent names one character away: the one that stands more often is named."""
    some, most, rare = "甲乙事务中心", "甲丙事务中心", "甲丁事务中心"
    counts = {some: 5, most: 9, rare: 1}
    names = [Candidate(n, 7, name, counts[name]) for n, name in enumerate(counts)]
    assert near_names(names[2:], (), {7: names}) == {2: most}


def test_each_name_is_compared_with_its_likes_not_with_all() -> None:
    """Of 3,000 names one character apart every one is looked up, not 9 million pairs."""
    looked: list[str] = []

    class Told(str):
        def __getitem__(self, part: object) -> str:
            looked.append("")
            return str.__getitem__(self, part)  # type: ignore[index]

    names = [
        Candidate(n, 7, Told(f"{chr(0x4E00 + n)}怪事务中心"), 1) for n in range(3_000)
    ]
    assert near_names(names, (), {7: names}) == {}
    assert len(looked) < 100 * len(names)
