import polars as pl
import pytest

from lishu.sample import write_sample

SIZE = 60_000


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    """A registry of 60,000 organizations with its truth, as two tables of text."""
    folder = tmp_path_factory.mktemp("sample")
    registry, truth = folder / "registry.csv", folder / "truth.csv"
    write_sample(SIZE, 7, registry, truth)
    return (
        pl.read_csv(registry, infer_schema=False),
        pl.read_csv(truth, infer_schema=False),
    )
