"""The first layer of the console: what the tokens of a text show.

In: a text and its parameters. Out: refusals, each with its position. Nothing is asked
of a server. It stands alone: the plan does not show what is nested in expressions.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from queries.guard.brackets import depths
from queries.guard.calls import Hit, functions, load_csv, procedures, transactions
from queries.guard.growth import doubled
from queries.guard.lexer import Kind, Token, capitals, meaningful, tokens, unquoted
from queries.guard.parameters import unsendable
from queries.guard.patterns import patterns
from queries.guard.sizes import measured, too_large, too_long
from queries.guard.steps import too_many
from queries.guard.words import clauses, words
from queries.refusals import Refusal, place

#: Sizes up to which the server reads and plans a text in a moment; measured on 5.26:
#: twenty nested subqueries, forty XOR, some hundred brackets, CASE in one another or
#: negations in a row keep it busy for minutes, past every timeout.
CHARACTERS = 50_000
TOKENS = 4_000
BRACKETS = 100
NESTED = 12
CASES = 30
NEGATIONS = 50
CHOICES = 8

_WRITING = words(
    """CREATE INSERT MERGE SET DELETE DETACH NODETACH REMOVE FOREACH DROP"""
)
_COMMANDS = words("""
    USE SHOW TERMINATE PROFILE EXPLAIN CYPHER ALTER GRANT DENY REVOKE START STOP RENAME
    ENABLE DEALLOCATE REALLOCATE DRYRUN""")
_CASE, _END = words("CASE"), words("END")
_SHOWN = 40

Given = Mapping[str, object]
Check = Callable[[Sequence[Token]], Iterator[Hit]]


def refusals(text: str, parameters: Given) -> tuple[Refusal, ...]:
    """What the tokens of a text show that the console does not run."""
    found = meaningful(tokens(text[: CHARACTERS + 1]))
    hits = list(_unreadable(text, found, parameters)) or list(_found(found, parameters))
    return tuple(_refusal(text, hit) for hit in hits)


def _refusal(text: str, hit: tuple[str, Token | None, str]) -> Refusal:
    code, token, shown = hit
    shown = shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    line, column = place(text, token.start) if token else (0, 0)
    return Refusal(code, shown, line, column)


def _unreadable(
    text: str, found: Sequence[Token], given: Given
) -> Iterator[tuple[str, Token | None, str]]:
    """What stops before anything else is asked of the tokens."""
    if not found:
        yield "EMPTY", None, ""
    for code, name in unsendable(given):
        yield code, None, name
    for code, size in _too_large(text, found):
        yield code, None, f"{size:,}"
    for token in found:
        if token.kind is Kind.ILLEGAL:
            yield "ILLEGAL", token, token.text


def _too_large(text: str, found: Sequence[Token]) -> Iterator[tuple[str, int]]:
    braced, closing = frozenset("[{"), frozenset("]}")
    sizes = (
        ("TOO_LONG", len(text), CHARACTERS),
        ("TOO_MANY", len(found), TOKENS),
        ("TOO_DEEP", max(depths(found), default=0), BRACKETS),
        ("TOO_DEEP", max(depths(found, braced, closing), default=0), NESTED),
        ("CASES", max(depths(found, _CASE, _END), default=0), CASES),
        ("NEGATIONS", _negations(found), NEGATIONS),
        ("CHOICES", sum(token.word == "XOR" for token in found), CHOICES),
    )
    for code, size, limit in sizes:
        if size > limit:
            yield code, size


def _negations(found: Sequence[Token]) -> int:
    """The longest row of negations, brackets between them or not."""
    longest = row = 0
    for token in found:
        if token.word in ("NOT", "!"):
            row += 1
            longest = max(longest, row)
        elif token.word != "(":
            row = 0
    return longest


def _found(found: Sequence[Token], given: Given) -> Iterator[Hit]:
    checks: tuple[Check, ...] = (
        _several,
        load_csv,
        procedures,
        functions,
        _clauses,
        transactions,
        lambda part: _missing(part, given),
    )
    for check in checks:
        yield from check(found)
    found = tuple(_called(found))
    yield from doubled(found, given)
    sizes = measured(found, given)
    yield from (
        list(too_long(found, sizes))
        or list(too_many(found, given, sizes))
        or list(too_large(found, sizes))
    )
    yield from patterns(found, given, sizes)


def _called(found: Sequence[Token]) -> Iterator[Token]:
    """The tokens with functions in backticks as words: `range`(1, 2) is range(1, 2)."""
    for token, following in zip(found, [*found[1:], None], strict=True):
        if token.kind is Kind.QUOTED and following and following.word == "(":
            yield replace(token, kind=Kind.NAME, word=capitals(unquoted(token.text)))
        else:
            yield token


def _several(found: Sequence[Token]) -> Iterator[Hit]:
    for token, following in pairwise(found):
        if token.word == ";":
            yield "SEVERAL", following, following.text
            return


def _clauses(found: Sequence[Token]) -> Iterator[Hit]:
    for here in clauses(found, _WRITING | _COMMANDS):
        token = found[here]
        yield ("WRITE" if token.word in _WRITING else "COMMAND"), token, token.word


def _missing(found: Sequence[Token], given: Given) -> Iterator[Hit]:
    told: set[str] = set()
    for token, following in zip(found, [*found[1:], None], strict=True):
        name = token.word if token.kind is Kind.PARAMETER else None
        # $all(…) and $any(…) work out labels
        labels = name in ("all", "any") and following and following.word == "("
        if name is not None and not labels and name not in {*given, *told}:
            told.add(name)
            yield "PARAMETER", token, name
