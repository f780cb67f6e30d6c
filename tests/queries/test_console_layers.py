"""Each layer of the console alone against the corpus, beside what others would do.

The table of docs/console.md is what is measured here, on the server of the tests.
"""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import Neo4jError

from queries.console_answer import Limits
from queries.guard import by_plan, by_tokens
from queries.guard.lexer import Kind, tokens
from queries.refusals import ConsoleError, RefusedError
from queries.server_state import Server
from queries.store import connect
from queries.store_console import console
from tests.queries.console_corpus import ATTACKS
from tests.queries.console_graph import Listener, digest, fill, listening
from tests.queries.console_honest import HEAVY, HONEST, PARAMETERS
from tests.shared_folder import ROOT

PAGES = (ROOT / "docs" / "console.md", ROOT / "docs" / "console.zh-CN.md")
#: Given to no server unguarded: it would be busy for minutes, or for ever.
UNASKED = {"endless", "large", "pattern", "bomb"}
#: What a search for keywords would look for, without regard to where they stand.
KEYWORDS = re.compile(
    r"\b(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD\s+CSV|CALL|SHOW|USE|"
    r"TERMINATE|ALTER|GRANT|DENY|REVOKE|START|STOP|RENAME|ENABLE|PROFILE|EXPLAIN)\b|;\s*\S",
    re.IGNORECASE,
)
#: Errors that are not refusals: the query was run, and what it asked for failed.
_RAN = ("ExternalResourceFailed", "ProcedureCallFailed", "InvalidArguments", "TimedOut")
LIMITS = Limits(seconds=1, grace=1)


@pytest.fixture
def session(database: Server) -> Iterator[neo4j.Session]:
    """A READ session on the small graph."""
    fill(database)
    with (
        connect(database) as driver,
        driver.session(
            database=database.database, default_access_mode=neo4j.READ_ACCESS
        ) as opened,
    ):
        yield opened


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "console.log"


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


def keywords_refuse(text: str) -> bool:
    return bool(KEYWORDS.search(text))


def tokens_refuse(text: str) -> bool:
    return bool(by_tokens.refusals(text, PARAMETERS))


def plan_refuses(session: neo4j.Session, text: str) -> bool:
    """Whether EXPLAIN, the type and the plan refuse the text as it is written."""
    query = neo4j.Query("EXPLAIN\n" + text, timeout=10)
    try:
        explained = session.run(query, PARAMETERS).consume()
    except Neo4jError:
        return True
    return bool(by_plan.refusals(explained.query_type, explained.plan))


def session_refuses(session: neo4j.Session, text: str) -> bool:
    """Whether a READ session refuses the text as it is written, and runs nothing."""
    try:
        session.run(neo4j.Query(text, timeout=10), PARAMETERS).fetch(3)
    except Neo4jError as error:
        return not any(word in (error.code or "") for word in _RAN)
    return False


def placed(texts: tuple[str, ...], listener: Listener) -> list[str]:
    """Texts that speak of the address listened at."""
    return [
        t.replace("URL", listener.url).replace("@FILE", "etc/hostname") for t in texts
    ]


def table(session: neo4j.Session, listener: Listener) -> list[str]:
    """The rows of the page: a group of texts, and how many each layer refuses."""
    rows, sums = [], [0] * 3
    for group, texts in ATTACKS.items():
        found = placed(texts, listener)
        cells = _cells(session, found, group not in UNASKED)
        sums = [a + b for a, b in zip(sums, [len(found), *cells[:2]], strict=True)]
        rows.append(_row(group, len(found), *cells))
    rows.append(_row("attacks", *sums, "–", "–"))
    honest = placed(HONEST, listener)
    return [*rows, _row("honest", len(honest), *_cells(session, honest, True))]


def _cells(session: neo4j.Session, texts: list[str], asked: bool) -> list[object]:
    """How many of the texts each layer refuses, by itself."""
    cells: list[object] = [
        sum(map(keywords_refuse, texts)),
        sum(map(tokens_refuse, texts)),
    ]
    if not asked:
        return [*cells, "–", "–"]
    by_server = (plan_refuses, session_refuses)
    return [*cells, *(sum(layer(session, t) for t in texts) for layer in by_server)]


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def test_each_layer_alone(
    session: neo4j.Session, database: Server, listener: Listener
) -> None:
    """What each layer refuses by itself is what the pages say; nothing was written.

    Tokens refuse every attack; the session every write; the control shows that without
    the guard the server does open the address.
    """
    before = digest(database)
    rows = table(session, listener)
    assert digest(database) == before
    for page in PAGES:
        said = page.read_text(encoding="utf-8").splitlines()
        missing = [row for row in rows if row not in said]
        assert missing == [], "\n".join([f"{page.name} should say:", *rows])
    if database.how == "jars":  # a container has a loopback of its own
        assert listener.visits > 0


def test_plan_and_session_refuse_every_write(session: neo4j.Session) -> None:
    """Without the tokens, each of the two others still refuses every write."""
    assert [t for t in ATTACKS["write"] if not plan_refuses(session, t)] == []
    assert [t for t in ATTACKS["write"] if not session_refuses(session, t)] == []


def test_all_layers_together(database: Server, listener: Listener, log: Path) -> None:
    """No attack is run, none opens the address, nothing is written."""
    fill(database)
    before = digest(database)
    through = []
    for group in ATTACKS:
        for text in placed(ATTACKS[group], listener):
            try:
                console(database, text, PARAMETERS, LIMITS, log)
                through.append(text)
            except RefusedError:
                continue
    assert through == []
    assert listener.visits == 0
    assert digest(database) == before


def test_layers_behind_the_tokens(
    database: Server, listener: Listener, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the tokens let something through, the console refuses it by plan or session."""
    monkeypatch.setattr(by_tokens, "refusals", lambda *_: ())
    texts = [*ATTACKS["write"][::6], *ATTACKS["procedure"][:4], "SHOW SETTINGS"]
    texts += placed(("LOAD CSV FROM 'URL' AS l RETURN l",), listener)
    for text in texts:
        with pytest.raises(RefusedError):
            console(database, text, {}, LIMITS, log)
    monkeypatch.setattr(by_plan, "refusals", lambda *_: ())
    for text in ATTACKS["write"][::6]:
        with pytest.raises(RefusedError) as raised:
            console(database, text, {}, LIMITS, log)
        assert [each.code for each in raised.value.refusals] == ["SERVER"]
    assert listener.visits == 0


def test_every_honest_query_is_answered(database: Server, log: Path) -> None:
    """No honest query is refused by any layer; parameters without a use do no harm."""
    fill(database)
    refused = {}
    for text in HONEST:
        try:
            console(database, text, PARAMETERS, Limits(), log)
        except ConsoleError as error:
            refused[text] = str(error)
    assert refused == {}


@pytest.mark.parametrize("text", HEAVY)
def test_what_is_honest_but_heavy_ends(database: Server, log: Path, text: str) -> None:
    """A query that would take for ever or all memory ends at a cap, and says which."""
    fill(database)
    limits = Limits(seconds=2, grace=2, rows=100, bytes=100_000)
    assert ended(database, text, limits, log) in {"ROWS", "TIME", "MEMORY", "BYTES"}


def ended(server: Server, text: str, limits: Limits, log: Path) -> str:
    """The code of what was cut, or of why there is no answer."""
    try:
        return console(server, text, {}, limits, log).cut[0].code
    except ConsoleError as error:
        return error.code


def test_names_that_are_keywords(session: neo4j.Session) -> None:
    """Every word may name a variable: the tokens and the server agree on what writes."""
    keywords = """not in set return where all distinct case end null true with match create
    delete merge remove detach call yield use show start order by is and or when then
    union unwind optional exists count load csv drop on using finish"""
    rng, names = random.Random(20_210_601), keywords.split()
    texts = [t for t in (*ATTACKS["write"], *HONEST) if "n)" in t or "n:" in t]
    read = written = 0
    for _ in range(150):
        text = _renamed(rng.choice(texts), rng.choice(names))
        query = neo4j.Query("EXPLAIN\n" + text, timeout=10)
        try:
            kind = session.run(query, PARAMETERS).consume().query_type
        except Neo4jError:
            continue  # a word that the server does not take for a name here
        assert tokens_refuse(text) is (kind != "r"), text
        read, written = read + (kind == "r"), written + (kind != "r")
    assert min(read, written) > 15


def _renamed(text: str, word: str) -> str:
    """The text with its variable `n` under another name."""
    pieces = []
    for token in tokens(text):
        piece = text[token.start : token.end]
        pieces.append(word if token.kind is Kind.NAME and piece == "n" else piece)
    return "".join(pieces)
