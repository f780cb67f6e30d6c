"""The synthetic example: it is what the generator writes, and lishu finds its truth."""

import gzip
import tomllib
from datetime import date

import numpy as np
import polars as pl
import pytest

from graphmodel import explain, resolve
from graphmodel.vocabulary import VERDICTS
from lishu.sample import write_sample_folder
from loaders import load
from tests.shared_folder import ROOT

FOLDER = ROOT / "examples" / "synthetic"
REGISTRY = "synthetic-registry.csv.gz"
ROWS, SEED, AS_OF = 20_000, 2026, date(2026, 11, 22)
FILES = (
    REGISTRY,
    "bodies.csv",
    "relations.csv",
    "truth.csv",
    "dataset.toml",
    "README.md",
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The folder as the generator writes it now."""
    folder = tmp_path_factory.mktemp("synthetic")
    write_sample_folder(ROWS, SEED, folder, AS_OF, registry=REGISTRY)
    return folder


@pytest.fixture(scope="module")
def world():
    return load(FOLDER)


def content(path):
    """The bytes of a file, unpacked: what packs them may differ between machines."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def test_folder_holds_these_files_and_no_other():
    """Nothing of the example goes uncompared."""
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(FILES)


@pytest.mark.parametrize("name", FILES)
def test_example_is_what_the_generator_writes(written, name):
    """The committed file has the content that its seed gives."""
    assert content(FOLDER / name) == content(written / name)


def test_every_verdict_is_the_true_one(world):
    """Verdict, leader, rule and missing field of all 20,000 are those of the truth file."""
    columns = ["row", "verdict", "leader_id", "rule", "missing_field"]
    truth = pl.read_csv(FOLDER / "truth.csv", infer_schema=False).fill_null("")
    found = resolve(world, AS_OF).table().with_columns(pl.col("row").cast(pl.String))
    differ = found.select(columns).hstack(truth.select(pl.all().name.prefix("true_")))
    differ = differ.filter(
        pl.any_horizontal(pl.col(c) != pl.col(f"true_{c}") for c in columns)
    )
    assert len(found) == ROWS
    assert differ.rows() == []


def test_example_has_a_case_of_every_verdict(world):
    """The truth holds every verdict but NO_RULE, which is met before the first document."""
    truth = pl.read_csv(FOLDER / "truth.csv", infer_schema=False).fill_null("")
    before = resolve(world, date(2014, 6, 1)).table()
    assert set(truth["verdict"]) == set(VERDICTS) - {"NO_RULE"}
    assert "NO_RULE" in set(before["verdict"])


def test_example_is_labelled_synthetic_everywhere(world):
    """Folder, file name, README, dataset and every name in it say that it is made up."""
    names = pl.read_csv(FOLDER / REGISTRY, infer_schema=False)["社会组织名称"]
    dataset = tomllib.loads((FOLDER / "dataset.toml").read_text(encoding="utf-8"))
    assert dataset["synthetic"] is True
    assert world.synthetic
    assert "SYNTHETIC" in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert names.str.contains("虚构", literal=True).all()


def test_no_proof_is_empty(world):
    """For each combination of facts, one proof: reason, facts with their cells, citation."""
    resolution = resolve(world, AS_OF)
    _, first = np.unique(resolution.profile, return_index=True)
    assert len(first) > 200
    for position in first.tolist():
        proof = explain(resolution, position)
        assert proof.reason.zh, proof.org_id
        assert proof.reason.en, proof.org_id
        assert proof.facts, proof.org_id
        assert proof.file, proof.org_id
        assert proof.row > 1, proof.org_id
        if proof.verdict == "LED":
            assert proof.leader, proof.org_id
        for rule in filter(None, (proof.rule, proof.derived_rule)):
            cited = rule.citation
            assert cited.article, proof.org_id
            assert cited.quote or cited.page, proof.org_id
