"""Several datasets in one database, several rows of one code: each is apart."""

from datetime import date
from pathlib import Path

from loaders import load
from queries import store_check
from queries.store_digest import Digest
from queries.store_resolve import resolve_in_database
from tests.queries.made_registry import made_graph, organization, registry
from tests.queries.store import SECOND, THIRD, Store, of_rows


def test_datasets_live_side_by_side(store: Store, tmp_path: Path) -> None:
    """Loading and changing one leaves the other as it is, though codes are repeated."""
    store.put(made_graph(tmp_path / "1"))
    before = store.digest()
    store.other().put(made_graph(tmp_path / "2", 30))
    store.other().put(made_graph(tmp_path / "3", 20), SECOND)
    assert store.digest() == before
    query = "MATCH (n {dataset: $d})-[x]-(m) WHERE m.dataset <> $d RETURN count(x)"
    assert store.ask(query) == [(0,)]
    assert store.other().digest() != before


def test_each_dataset_is_resolved_and_removed_alone(
    store: Store, tmp_path: Path
) -> None:
    """Two datasets of the same codes, each resolved; one removed, the other is whole."""
    day, library = date(2024, 6, 1), load(registry(tmp_path, 30)).library
    for each in (store, store.other()):
        each.put(made_graph(tmp_path, 30))
        resolve_in_database(store.server, day, library=library, dataset=each.name)
    judged = "MATCH (o:Organization {dataset: $d})-[j:JUDGED]->(r {dataset: $d}) "
    judged += "RETURN count(j), count(DISTINCT r.id)"
    assert store.ask(judged) == store.other().ask(judged) == [(30, 1)]
    before = store.digest()
    store_check.remove(store.server, store.other().name, THIRD)
    assert store.digest() == before
    assert store.other().digest() == Digest(0, 0, "0" * 32)
    assert store.name in [h.dataset for h in store_check.holdings(store.server)]


def test_repeated_codes_stay_apart(store: Store, tmp_path: Path) -> None:
    """Two rows of one code are two nodes; a correction of the second ends neither."""
    rows = [organization(1), organization(2) | {"登记证号": "ORG-0001"}]
    store.put(of_rows(tmp_path, rows, relations=()))
    query = (
        "MATCH (o:Organization {dataset: $d})<-[x:BUSINESS_SUPERVISES {field: $f}]-(b) "
        "WHERE x.absent_since IS NULL RETURN o.id, b.name ORDER BY o.id"
    )
    (first, one), (second, other) = store.ask(query, f="supervisor")
    assert (first, second[:9]) == ("ORG-0001", "ORG-0001#")
    assert one != other
    loaded = store.put(of_rows(tmp_path, rows, relations=()), SECOND)
    assert (loaded.created, loaded.changed, loaded.ended) == ((0, 0),) * 3
