"""Which bare words of a text are clauses, and which are only names.

Every keyword of Cypher may also name a variable, a property or a label, so a word is
judged by where it stands: behind something complete it can only be a keyword, where
something is expected it can only be a name; in between the words behind it decide.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from queries.guard.lexer import Kind, Token


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


class State(Enum):
    """What stands before a word."""

    COMPLETE = 1  # an expression or pattern is complete: a keyword follows
    EXPECTED = 2  # something is expected: a name follows
    EITHER = 3  # behind a word that is a keyword or itself a name (not, all, distinct)
    BRACE = 4  # behind {: a subquery or a map
    START = 5  # at the beginning of a statement


#: Keywords that end something complete; the other keywords expect something.
_ENDING = words(
    "END NULL TRUE FALSE ASC ASCENDING DESC DESCENDING FINISH NAN INF INFINITY"
)
#: Keywords that follow something complete.
FOLLOWING = words("""
    AS IN IS AND OR XOR STARTS ENDS CONTAINS ORDER SKIP OFFSET LIMIT WHERE RETURN WITH
    MATCH UNWIND OPTIONAL UNION CALL YIELD WHEN THEN ELSE END ASC ASCENDING DESC DESCENDING
    FINISH USING ON BY NOT""")
#: Keywords that may also stand where something is expected, and expect something.
LEADING = FOLLOWING | words("""
    ALL ANY NONE SINGLE CASE DISTINCT EXISTS COUNT COLLECT SHORTEST SHORTESTPATH
    ALLSHORTESTPATHS PATHS PATH GROUPS GROUP TYPED NORMALIZED SCAN SEEK INDEX JOIN
    LOAD CSV FROM HEADERS""")
#: Marks behind which a bare word is a name, whatever it is.
_NAMING = frozenset({".", ":", "::", "&", "!", "%"})
_CLOSING = frozenset(")]}")
_ASSIGNING = frozenset({".", "=", "+=", ":"})


def clauses(found: Sequence[Token], wanted: frozenset[str]) -> Iterator[int]:
    """The positions, among meaningful tokens, where one of these words is a clause."""
    state = State.START
    for here, token in enumerate(found):
        named = here > 0 and found[here - 1].word in _NAMING
        bare = token.kind is Kind.NAME and token.word in wanted and not named
        if bare and _is_clause(found, here, state):
            yield here
        state = _after(found, here, state, named)


def _after(found: Sequence[Token], here: int, state: State, named: bool) -> State:
    """The state behind a token."""
    token = found[here]
    if token.kind is Kind.MARK:
        return _after_mark(token.word, state)
    if token.kind is not Kind.NAME or named:
        return State.COMPLETE
    if token.word == "UNION" and state is State.COMPLETE:
        return State.START
    if state is State.START:
        return State.START if token.word in ("ALL", "DISTINCT") else State.EXPECTED
    if token.word in _ENDING or token.word not in LEADING:
        return State.COMPLETE
    return State.EXPECTED if state is State.COMPLETE else State.EITHER


def _after_mark(mark: str, state: State) -> State:
    if mark in _CLOSING or (mark == "*" and state is not State.COMPLETE):
        return State.COMPLETE
    if mark == "{":
        return State.BRACE
    if mark == ";":
        return State.START
    # behind a bar stands an expression, or an update of FOREACH
    return State.EITHER if mark in ("|", "*") else State.EXPECTED


def _is_clause(found: Sequence[Token], here: int, state: State) -> bool:
    following = found[here + 1].word if here + 1 < len(found) else ""
    if state in (State.COMPLETE, State.START):
        return True
    if state is State.BRACE:
        return following not in (":", ",", "}")
    return state is State.EITHER and _opens(found, here + 1)


def _opens(found: Sequence[Token], here: int) -> bool:
    """Whether what stands here begins an operand, so that the word before is a clause."""
    if here >= len(found):
        return False
    token = found[here]
    if token.kind is Kind.MARK:
        return token.word == "("
    if token.kind is not Kind.NAME or token.word not in FOLLOWING:
        return True
    behind = found[here + 1].word if here + 1 < len(found) else ","
    return behind in _ASSIGNING or (behind == "," and token.word not in _ENDING)
