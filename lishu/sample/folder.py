"""A sample as a dataset folder: registry, bodies, relations, truth and a label."""

import tempfile
from datetime import date
from pathlib import Path

import polars as pl

from lishu.sample import bodies
from lishu.sample.writing import DEFAULT_DATE, LABEL, write_tables

DATASET = """\
# SYNTHETIC: every organization and every committee here is fictional (虚构).
synthetic = true
organizations = ["{registry}"]
bodies = ["bodies.csv"]
relations = ["relations.csv"]
complete = ["SOPWB"]
"""
CONTENTS = """
| file | what |
|---|---|
| {registry} | the organizations, 23 columns |
| bodies.csv | every county's, city's and province's SOPWB but one, and fictional committees |
| relations.csv | who leads and who guides, between bodies and to organizations |
| truth.csv | the verdict of every organization on {as_of}, by construction |

The SOPWB of {ended} ended on 2024-05-01; {missing} has none. NO_RULE is met only
before 2015-09-28, when the first national document came: ask for 2014-06-01.
"""


def write_sample_folder(
    n: int,
    seed: int,
    folder: Path,
    as_of: date = DEFAULT_DATE,
    registry: str = "registry.csv",
) -> None:
    """Write a dataset folder whose truth also needs bodies and relations.

    On top of `write_sample`, it holds cases of CYCLE, DETACHED, WEAK_ONLY, of a
    missing and of an ended SOPWB, and of relations that lead or conflict; they are
    placed for `as_of` (2024-05-01 or later). The folder is created; `registry` names
    the file of organizations in it, .csv or .csv.gz.

    Raises ValueError if `n` is too small for it, or so large that no county is left
    whose charters are silent (2,000 to 400,000 are right).
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "truth.csv"
        write_tables(n, seed, folder / registry, plain, as_of)
        truth = pl.read_csv(plain, infer_schema=False).with_columns(
            pl.col("row").cast(pl.Int64)
        )
    registered = pl.read_csv(folder / registry, infer_schema=False)
    codes = registered["统一社会信用代码"].alias("code")
    choice = bodies.choose(truth.with_columns(codes))
    bodies.bodies(choice).write_csv(folder / "bodies.csv")
    bodies.relations(choice).write_csv(folder / "relations.csv")
    bodies.amend(truth, choice).write_csv(folder / "truth.csv")
    label = "# " + LABEL.format(name=registry, n=n, seed=seed)
    contents = CONTENTS.format(
        registry=registry, as_of=as_of, ended=choice.ended, missing=choice.missing
    )
    (folder / "README.md").write_text(label + contents, encoding="utf-8")
    dataset = DATASET.format(registry=registry)
    (folder / "dataset.toml").write_text(dataset, encoding="utf-8")
