"""What the speed of a load is held against writes the same graph."""

from datetime import date
from pathlib import Path

from benchmarks.bare_load import bare_load
from benchmarks.store_load import emptied
from queries.server_state import Server
from queries.store_digest import digest
from queries.store_load import load_graph
from tests.queries.made_registry import made_graph


def test_the_bare_script_writes_what_a_load_writes(
    database: Server, tmp_path: Path
) -> None:
    """Counts and digest are the same, so that the benchmark compares like with like."""
    made, on = made_graph(tmp_path), date(2024, 1, 1)
    load_graph(database, made, dataset="made", on=on)
    loaded = digest(database, "made")
    emptied(database)
    bare_load(database, made, "made", on)
    assert digest(database, "made") == loaded
