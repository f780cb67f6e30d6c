"""A dataset: files and folders, the keys of dataset.toml, and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from graphmodel import resolve
from graphmodel.errors import DatasetError, InputError, RulebookError
from loaders import load

ON = date(2021, 6, 1)
ONE = "社会组织名称,登记管理机关,业务主管单位\n绍兴市甲学会,绍兴市民政局,无\n"
TWO = "社会组织名称,登记管理机关,业务主管单位\n新昌县乙学会,新昌县民政局,新昌县教育局\n"
SOPWB = "body_id,name,kind,division\nb1,中共绍兴市委两新工委,SOPWB,330600\n"


def write(folder: Path, **files: str) -> Path:
    """A folder with these files; `_` in a name stands for the dot."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def names(*paths: Path, **options: object) -> list[str]:
    """The organizations of a dataset, in order."""
    return resolve(load(*paths, **options), ON).table()["name"].to_list()


def test_a_folder_without_manifest_takes_its_files_by_name(tmp_path: Path) -> None:
    """organizations.csv is the registry, bodies.csv the bodies."""
    folder = write(tmp_path / "d", organizations_csv=ONE, bodies_csv=SOPWB)
    row = resolve(load(folder), ON).table().to_dicts()[0]
    assert (row["leader_id"], row["leader_name"], row["attested"]) == (
        "SOPWB@330600",
        "中共绍兴市委两新工委",
        True,
    )


def test_any_other_single_table_is_the_registry(tmp_path: Path) -> None:
    """One table of any name in a folder is the registry."""
    assert names(write(tmp_path / "d", export2024_csv=ONE)) == ["绍兴市甲学会"]


def test_two_unnamed_tables_are_refused(tmp_path: Path) -> None:
    """Two tables of other names: which is the registry is not said; both are named."""
    folder = write(tmp_path / "d", a_csv=ONE, b_csv=TWO)
    with pytest.raises(InputError, match=r"a\.csv, b\.csv.*one registry"):
        load(folder)


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    """An empty folder: what was expected and what was found."""
    with pytest.raises(InputError, match="no table"):
        load(write(tmp_path / "d", notes_txt="x"))


def test_several_registries_follow_each_other(tmp_path: Path) -> None:
    """Files of one manifest, in its order; each row keeps its file."""
    folder = write(
        tmp_path / "d",
        a_csv=ONE,
        b_csv=TWO,
        dataset_toml='organizations = ["b.csv", "a.csv"]\n',
    )
    table = resolve(load(folder), ON).table()
    assert table["name"].to_list() == ["新昌县乙学会", "绍兴市甲学会"]
    assert [Path(f).name for f in table["file"]] == ["b.csv", "a.csv"]
    assert table["row"].to_list() == [2, 2]


def test_several_paths_are_one_dataset(tmp_path: Path) -> None:
    """Two files on one call are one registry; columns that one lacks are absent there."""
    folder = write(
        tmp_path / "d",
        a_csv=ONE,
        b_csv="名称,登记管理机关\n绍兴市丙学会,绍兴市民政局\n",
    )
    table = resolve(load(folder / "a.csv", folder / "b.csv"), ON).table()
    assert table["verdict"].to_list() == ["LED", "MISSING_DATA"]


def test_a_manifest_can_be_named_itself(tmp_path: Path) -> None:
    """The path of dataset.toml stands for its folder."""
    folder = write(
        tmp_path / "d", a_csv=ONE, dataset_toml='organizations = ["a.csv"]\n'
    )
    assert names(folder / "dataset.toml") == names(folder)


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ('organisations = ["a.csv"]', ("organisations", "organizations")),
        ('organizations = ["b.csv"]', ("b.csv", "a.csv")),
        ('organizations = "a.csv"', ("list of texts",)),
        ('organizations = ["a.csv"]\ncomplete = ["SOPBW"]', ("SOPBW", "SOPWB")),
        ('organizations = ["a.csv"]\naccepted = "nowhere.toml"', ("nowhere.toml",)),
        ('organizations = ["a.csv"]\nrulebooks = ["x.toml"]', ("x.toml",)),
        (
            'organizations = ["a.csv"]\n[[adopt]]\ndivision = "330600"',
            ("rulebook", "missing"),
        ),
        ('organizations = ["a.csv"]\n[[adopt]]\nrulebook = "x"\nwhere = 1', ("where",)),
        ("organizations = [", ("mend the line",)),
        (
            'organizations = ["a.csv"]\n[[adopt]]\nrulebook="industry-first"\nsince="2020"',
            ("date",),
        ),
    ],
)
def test_a_wrong_manifest_says_what_and_how_to_mend_it(
    tmp_path: Path, manifest: str, words: tuple[str, ...]
) -> None:
    """The file, what was found and the nearest right word stand in the message."""
    folder = write(tmp_path / "d", a_csv=ONE, dataset_toml=manifest)
    with pytest.raises(DatasetError) as caught:
        load(folder)
    message = str(caught.value)
    assert "dataset.toml" in message
    assert all(word in message for word in words), message


def test_an_unknown_column_in_the_manifest_is_refused(tmp_path: Path) -> None:
    """[columns] maps to canonical names only; the nearest is named."""
    manifest = 'organizations = ["a.csv"]\n[columns]\n"主管" = "supervisors"\n'
    with pytest.raises(InputError, match=r"supervisors.*supervisor"):
        load(write(tmp_path / "d", a_csv=ONE, dataset_toml=manifest))


def test_an_extra_heading_is_read(tmp_path: Path) -> None:
    """A heading that lishu does not know, mapped in [columns]."""
    folder = write(
        tmp_path / "d",
        a_csv="名称,登记管理机关,主管\n绍兴市甲学会,绍兴市民政局,绍兴市教育局\n",
        dataset_toml='organizations = ["a.csv"]\n[columns]\n"主管" = "supervisor"\n',
    )
    row = resolve(load(folder), ON).table().to_dicts()[0]
    assert row["leader_id"] == "PARTY_ORG:SUPERVISOR@330600:绍兴市教育局"


def test_an_adopted_rulebook_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The nearest known rulebook is named."""
    manifest = 'organizations = ["a.csv"]\n[[adopt]]\nrulebook = "industry-frist"\n'
    with pytest.raises(RulebookError, match="industry-first"):
        load(write(tmp_path / "d", a_csv=ONE, dataset_toml=manifest))


def test_adoption_has_a_division_and_dates(tmp_path: Path) -> None:
    """industry-first in 330600 from 2020 until 2022, exclusive."""
    folder = write(
        tmp_path / "d",
        a_csv="名称,登记管理机关,业务主管单位,行业领域\n绍兴市甲学会,绍兴市民政局,无,体育\n杭州市乙学会,杭州市民政局,无,体育\n",
        dataset_toml='organizations = ["a.csv"]\n[[adopt]]\nrulebook = "industry-first"\n'
        'division = "330600"\nsince = 2020-01-01\nuntil = 2022-01-01\n',
    )
    world = load(folder)
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1))
    rules = [resolve(world, day).table()["rule"].to_list() for day in days]
    assert rules == [
        ["O09", "O09"],
        ["C15", "O09"],
        ["C15", "O09"],
        ["O09", "O09"],
    ]


def test_complete_says_that_what_is_not_there_does_not_exist(tmp_path: Path) -> None:
    """complete = ["SOPWB"]: the county whose SOPWB is not in bodies has none."""
    folder = write(
        tmp_path / "d",
        a_csv=ONE + "新昌县丙学会,新昌县民政局,无\n",
        bodies_csv=SOPWB,
        dataset_toml='organizations = ["a.csv"]\nbodies = ["bodies.csv"]\ncomplete = ["SOPWB"]\n',
    )
    found = resolve(load(folder), ON).table().to_dicts()
    assert [row["verdict"] for row in found] == ["LED", "MISSING_BODY"]
    assert found[1]["candidates"] == "SOPWB@330600"


@pytest.mark.parametrize("ending", ["pdf", "docx", "txt"])
def test_an_unknown_format_is_refused(tmp_path: Path, ending: str) -> None:
    """A file that is no table: what was expected and what was found."""
    path = tmp_path / f"registry.{ending}"
    path.write_bytes(b"%PDF-1.7\n\x00\x01")
    with pytest.raises(InputError) as caught:
        load(path)
    assert path.name in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The path and what may be named instead."""
    with pytest.raises(InputError, match=r"nowhere\.csv.*no such file"):
        load(tmp_path / "nowhere.csv")


def test_no_path_is_refused() -> None:
    """Without a file there is nothing to read."""
    with pytest.raises(InputError, match="no file given"):
        load()


def test_a_table_without_names_is_no_registry(tmp_path: Path) -> None:
    """What was found, and how a heading of one's own is told: which then works."""
    path = tmp_path / "prices.csv"
    path.write_text("甲,价格\n苹果商会,3\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    told = 'columns = {"your heading" = "name"}'
    assert "甲" in str(caught.value)
    assert told in str(caught.value)
    manifest = told.replace("your heading", "甲")
    (tmp_path / "dataset.toml").write_text(manifest, encoding="utf-8")
    assert load(tmp_path).organizations["name"].to_list() == ["苹果商会"]


def test_a_heading_that_is_nearly_known_is_told_beside_the_known_one(
    tmp_path: Path,
) -> None:
    """Only headings that come near are named, in English and in Chinese."""
    path = tmp_path / "prices.csv"
    path.write_text("社会组织名,价格,业务主管单位\n苹果商会,3,\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load(path)
    assert "'社会组织名' is near 社会组织名称" in str(caught.value)
    assert "'业务主管单位' is near" not in str(caught.value)
    assert "“社会组织名”与社会组织名称" in caught.value.said("zh")
    assert "'价格' is near" not in str(caught.value)
