"""A graph in Neo4j: complete, the same after a second load, with its history."""

from datetime import date
from pathlib import Path

from graphmodel.graph_difference import gathered
from graphmodel.graph_tables import Graph
from queries import schema
from tests.queries.made_registry import made_graph, organization
from tests.queries.store import FIRST, SECOND, THIRD, Store, of_rows

ALL = range(1, 41)


def without(folder: Path, *gone: int) -> Graph:
    """The graph of the registry without some of its organizations."""
    return of_rows(folder, [organization(n) for n in ALL if n not in gone])


def test_every_row_is_a_node_or_a_relation(store: Store, tmp_path: Path) -> None:
    """Each label and type has as many as its frame has rows, and nothing besides."""
    made = made_graph(tmp_path)
    loaded = store.put(made)
    nodes = {name: frame.height for name, frame in made.nodes.items()}
    query = "MATCH (n {dataset: $d}) RETURN labels(n)[0], count(*)"
    assert dict(store.ask(query)) == nodes | {"Lishu": 1}
    edges = {e: t.frame.height for e, t in gathered(made).items() if t.frame.height}
    query = "MATCH (a {dataset: $d})-[x]->(b {dataset: $d}) "
    query += "RETURN type(x), labels(a)[0], labels(b)[0], count(*)"
    assert {row[:3]: row[3] for row in store.ask(query)} == edges
    assert (loaded.nodes, loaded.relations) == (
        sum(nodes.values()),
        sum(edges.values()),
    )
    assert loaded.created == (loaded.nodes, loaded.relations)


def test_properties_are_those_of_the_frames(store: Store, tmp_path: Path) -> None:
    """Every cell of every node stands in the database, with its own type."""
    made = made_graph(tmp_path)
    store.put(made)
    for name, label in schema.LABELS.items():
        query = f"MATCH (n:{name} {{dataset: $d}}) RETURN n.{label.key}, properties(n)"
        held = dict(store.ask(query))
        since = {"since": FIRST} if label.recorded else {}
        for row in made.nodes[name].to_dicts():
            wanted = {n: v for n, v in row.items() if v not in (None, [])}
            wanted |= {"dataset": store.name, **since}
            assert {n: _plain(v) for n, v in held[row[label.key]].items()} == wanted


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.to_native() if hasattr(value, "to_native") else value


def test_a_second_load_changes_nothing(store: Store, tmp_path: Path) -> None:
    """Counts, digest and Neo4j's own ids are the same; nothing is reported as done."""
    made = made_graph(tmp_path)
    store.put(made)
    ids = (
        "MATCH (n {dataset: $d}) WHERE NOT n:Lishu RETURN elementId(n) AS id UNION ALL "
    )
    ids += "MATCH ({dataset: $d})-[x]->() RETURN elementId(x) AS id"
    before = store.digest(), sorted(store.ask(ids))
    again = store.put(made, SECOND)
    assert (store.digest(), sorted(store.ask(ids))) == before
    assert (again.created, again.changed, again.ended) == ((0, 0),) * 3


def test_what_a_newer_registry_lacks_is_ended(store: Store, tmp_path: Path) -> None:
    """An organization that is gone keeps its node and relations, ended by the load."""
    store.put(without(tmp_path))
    loaded = store.put(without(tmp_path, 5), SECOND)
    query = "MATCH (o:Organization {dataset: $d}) WHERE o.absent_since IS NOT NULL "
    query += "RETURN o.id, o.since, o.until, o.absent_since"
    assert store.ask(query) == [("ORG-0005", FIRST, SECOND, SECOND)]
    query = "MATCH (o {dataset: $d, id: 'ORG-0005'})-[x]-() RETURN x.since, x.until"
    relations = store.ask(query)
    assert set(relations) == {(FIRST, SECOND)}
    assert loaded.ended == (1, len(relations))


def test_what_a_newer_registry_adds_begins(store: Store, tmp_path: Path) -> None:
    """A new organization and its relations are since the load that found them."""
    store.put(without(tmp_path, 5))
    store.put(without(tmp_path), SECOND)
    query = "MATCH (o:Organization {dataset: $d}) "
    query += "RETURN o.since, count(*) ORDER BY o.since"
    assert store.ask(query) == [(FIRST, len(ALL) - 1), (SECOND, 1)]
    query = "MATCH ({dataset: $d, id: 'ORG-0005'})-[x]-() RETURN DISTINCT x.since"
    assert store.ask(query) == [(SECOND,)]


def test_a_change_of_supervisor_ends_one_relation_and_begins_another(
    store: Store, tmp_path: Path
) -> None:
    """Both supervisors stay in the graph, each with its time."""
    store.put(without(tmp_path))
    other = {"业务主管单位": "绍兴市体育局"}
    rows = [organization(n) | (other if n == 6 else {}) for n in ALL]
    store.put(of_rows(tmp_path, rows), SECOND)
    query = (
        "MATCH (b:Body)-[x:BUSINESS_SUPERVISES]->({dataset: $d, id: 'ORG-0006'}) "
        "RETURN b.name, x.since, x.until, x.absent_since ORDER BY x.since"
    )
    assert store.ask(query) == [
        ("绍兴市民政局", FIRST, SECOND, SECOND),
        ("绍兴市体育局", SECOND, None, None),
    ]


def test_a_property_that_changes_is_altered_in_place(
    store: Store, tmp_path: Path
) -> None:
    """A new name is written on the same node; a value that is gone is removed."""
    store.put(without(tmp_path))
    query = "MATCH (o {dataset: $d, id: 'ORG-0011'}) "
    query += "RETURN elementId(o), o.name, o.decoupled, o.since"
    ((place, _, decoupled, _),) = store.ask(query)
    assert decoupled == date(2020, 1, 1)
    other = {"社会组织名称": "绍兴市虚构改名研究会", "脱钩日期": ""}
    rows = [organization(n) | (other if n == 11 else {}) for n in ALL]
    loaded = store.put(of_rows(tmp_path, rows), SECOND)
    assert store.ask(query) == [(place, "绍兴市虚构改名研究会", None, FIRST)]
    assert loaded.changed[0] >= 1
    assert loaded.ended[0] == loaded.created[0] == 0


def test_what_returns_stands_again(store: Store, tmp_path: Path) -> None:
    """Gone and back: the node stands again, old relations stay ended, new ones begin."""
    store.put(without(tmp_path))
    store.put(without(tmp_path, 40), SECOND)
    store.put(without(tmp_path), THIRD)
    query = "MATCH (o {dataset: $d, id: 'ORG-0040'}) "
    query += "RETURN o.since, o.until, o.absent_since"
    assert store.ask(query) == [(FIRST, None, None)]
    query = "MATCH ({dataset: $d, id: 'ORG-0040'})-[x:REGISTERED_IN]->() "
    query += "RETURN x.since, x.until ORDER BY x.since"
    assert store.ask(query) == [(FIRST, SECOND), (THIRD, None)]


def test_dates_of_a_table_stay_those_of_the_table(store: Store, tmp_path: Path) -> None:
    """A row of the relations table has its own dates; gone, it ends no later than now."""
    rows = [organization(n) for n in ALL]
    store.put(of_rows(tmp_path, rows))
    query = (
        "MATCH (:Body {dataset: $d})-[x:LEADS|CONTACTS_DIRECTLY]->(:Organization) "
        "RETURN x.relation, x.since, x.until, x.absent_since ORDER BY x.relation"
    )
    began, ended = date(2018, 1, 1), date(2019, 1, 1)
    assert store.ask(query) == [
        ("CONTACTS_DIRECTLY", began, None, None),
        ("LEADS", began, ended, None),
    ]
    store.put(of_rows(tmp_path, rows, relations=()), SECOND)
    assert store.ask(query) == [
        ("CONTACTS_DIRECTLY", began, SECOND, SECOND),
        ("LEADS", began, ended, SECOND),
    ]


def test_a_resolution_outlives_a_load(store: Store, tmp_path: Path) -> None:
    """What was resolved in the database is neither read as data nor deleted."""
    made = made_graph(tmp_path)
    store.put(made)
    store.ask(
        "MATCH (b:Body {dataset: $d, id: 'SOPWB@330600'}) "
        "MATCH (o:Organization {dataset: $d, id: 'ORG-0001'}) "
        "CREATE (r:Resolution {dataset: $d, id: $d, state: 'ready', as_of: $on}) "
        "CREATE (b)-[:LEADS {resolution: $d, relation: 'LEADS'}]->(o) "
        "CREATE (o)-[:JUDGED {resolution: $d}]->(r)",
        on=FIRST,
    )
    before = store.digest()
    store.put(made, SECOND)
    assert store.digest() == before


def test_a_digest_tells_a_small_change(store: Store, tmp_path: Path) -> None:
    """One property, or one relation turned round, and the digest is another."""
    made = made_graph(tmp_path)
    store.put(made)
    store.other().put(made)
    whole = store.digest()
    assert store.other().digest() == whole
    store.ask("MATCH (o:Organization {dataset: $d, id: 'ORG-0007'}) SET o.row = 1")
    store.other().ask(
        "MATCH (a:Body {dataset: $d})-[x:GUIDES]->(b) CREATE (b)-[y:GUIDES]->(a) "
        "SET y = properties(x) DELETE x"
    )
    assert len({store.digest().text, store.other().digest().text, whole.text}) == 3


def test_the_size_of_batches_does_not_matter(store: Store, tmp_path: Path) -> None:
    """Batches of a few rows: the same graph, first and second time."""
    batch = 97
    made = made_graph(tmp_path, 12)
    store.other().put(made)
    whole = store.other().digest()
    store.put(made, batch=batch)
    assert store.digest() == whole
    store.put(made_graph(tmp_path, 9), SECOND, batch=batch)
    store.other().put(made_graph(tmp_path, 9), SECOND)
    assert store.digest() == store.other().digest() != whole
