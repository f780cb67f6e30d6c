"""The days of bodies and the changes between them: what fits, what is told, that it ends."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphmodel.bodies import PARTY_ORG, Bodies
from graphmodel.records import ALWAYS, FOREVER, Attestation
from graphmodel.standing import State, standing
from graphmodel.succession import problems
from graphmodel.succession.words import FAULTS
from loaders.body_dates import bundled_problems
from tests.graphmodel.histories import (
    START,
    History,
    bodies_of,
    heirs,
    histories,
    line_of_names,
)

DAY = date(2005, 6, 1)
LATER = date(2010, 6, 1)

#: What the bundled tables show, and why it stays. They are originals; nothing of it
#: changes who follows whom.
EXPLAINED = {
    "END_DIFFERS costind-1982 1998-01-01": (
        "one of its two parts is dated by year only, the other by the day; it lives until "
        "the day, and from then on both parts are its successors"
    ),
    "SPLIT_OF_ONE cnnc-nonferrous 1998-01-01": (
        "of the company only the government functions are in the table, with their one "
        "successor; the companies that came of the rest are not"
    ),
}


def codes(bodies: Bodies, names: dict[str, list[int]] | None = None) -> list[str]:
    return [problem.code for problem in problems(bodies, names)]


def two(kind: str = "renamed", on: date = DAY) -> History:
    """One body that another follows on a day, without fault."""
    return History([(ALWAYS, DAY), (DAY, FOREVER)], [(on, kind, 0, 1)])


def test_the_bundled_tables_fit_but_for_what_is_explained():
    """Of 296 bodies and 208 changes two rows stand out, each with its reason."""
    found = bundled_problems()
    assert {problem.cause for problem in found} == EXPLAINED.keys()
    assert len(found) == len(EXPLAINED)
    for problem in found:
        assert problem.where.startswith("national_body_changes.csv:")


@settings(max_examples=150, deadline=None)
@given(histories())
def test_a_consistent_history_has_no_problem(history):
    """New names, mergers, splits, ends, beginnings and transfers in their order fit."""
    assert problems(bodies_of(history)) == ()


def with_rows(*rows) -> Callable[[History], History]:
    return lambda history: History(history.lives, [*history.rows, *rows])


def with_lives(*lives) -> Callable[[History], History]:
    return lambda history: History(list(lives), history.rows)


BROKEN = {
    "REVERSED": with_lives((DAY, DAY), (DAY, FOREVER)),
    "NO_DATE": with_rows((ALWAYS, "renamed", 0, 1)),
    "LACKS_GIVER": with_rows((DAY, "merged", -1, 1)),
    "LACKS_TAKER": with_rows((DAY, "split", 0, -1)),
    "CREATED_FROM": with_rows((DAY, "created", 0, 1)),
    "ABOLISHED_INTO": with_rows((DAY, "abolished", 0, 1)),
    "SPLIT_OF_ONE": lambda _: two("split"),
    "SEVERAL_HEIRS": lambda _: History(
        [(ALWAYS, DAY), (DAY, FOREVER), (ALWAYS, FOREVER)],
        [(DAY, "merged", 0, 1), (DAY, "merged", 0, 2)],
    ),
    "END_DIFFERS": with_lives((ALWAYS, LATER), (DAY, FOREVER)),
    "TRANSFER_ENDS": lambda _: two("transferred"),
    "GIVER_ABSENT": with_rows((LATER, "transferred", 0, 1)),
    "TAKER_ABSENT": with_lives((ALWAYS, DAY), (LATER, FOREVER)),
    "BEGIN_DIFFERS": with_lives((ALWAYS, DAY), (START, FOREVER)),
    "LOOP": with_rows((LATER, "renamed", 1, 0)),
    "NO_HEIR": lambda history: History(history.lives, []),
}


@pytest.mark.parametrize("code", BROKEN)
def test_each_fault_is_found_with_its_row_and_told_in_words(code):
    """Every code has a history that shows it, with row, ids and both languages."""
    found = problems(bodies_of(BROKEN[code](two())))
    (problem,) = [p for p in found if p.code == code]
    assert problem.where.split(":")[0] in ("bodies.csv", "changes.csv")
    assert int(problem.where.split(":")[1]) >= 2
    assert problem.bodies
    for words in (problem.text, problem.remedy):
        assert words.zh != words.en
        assert "{" not in words.zh + words.en
        assert words.zh
        assert words.en


def test_a_party_organization_has_no_history_of_its_own():
    """A change that names the Party organization of a body is told, and ends nobody."""
    bodies = bodies_of(two())
    change = bodies.changes[0]
    named = replace(bodies, changes=(replace(change, giver=change.giver | PARTY_ORG),))
    assert codes(named) == ["OF_PARTY_ORG", "NO_HEIR"]


def test_a_plate_hangs_on_a_body_that_is_there():
    """A plate outlives its keeper: told; one that another body takes on: not."""
    keeper = [(ALWAYS, DAY), (DAY, FOREVER)]
    alone = History([*keeper, (ALWAYS, FOREVER)], [(DAY, "renamed", 0, 1)])
    assert codes(bodies_of(alone, {2: 0})) == ["PLATE_ALONE"]
    moved = History(
        [*keeper, (ALWAYS, DAY), (DAY, FOREVER)],
        [(DAY, "renamed", 0, 1), (DAY, "transferred", 2, 3)],
    )
    bodies = bodies_of(moved, {2: 0, 3: 1})
    assert codes(bodies) == ["TRANSFER_ENDS"]
    plates = [replace(body, name="国家某局") for body in bodies.recorded[2:]]
    same = replace(bodies, recorded=(*bodies.recorded[:2], *plates))
    assert codes(same) == []


def test_a_name_means_one_body_at_a_time():
    """Two that live at once share a name: told once; one after the other: fine."""
    after, at_once = bodies_of(two()), bodies_of(History([(ALWAYS, FOREVER)] * 2, []))
    both = list(after.by_id.values())
    assert codes(after, {"某局": both}) == []
    (problem,) = problems(at_once, {"某局": both, "另一局": both[:1]})
    assert (problem.cause, problem.bodies) == ("SHARED_NAME 某局", ("b0", "b1"))


def test_every_fault_has_a_case():
    """No sentence stands for something that no test shows."""
    apart = {"OF_PARTY_ORG", "PLATE_ALONE", "SHARED_NAME", "ID_TAKEN"}
    assert set(FAULTS) == set(BROKEN) | apart


def test_a_division_s_body_under_a_new_name_is_the_same_body():
    """An SOPWB renamed to itself ends nobody; its two names must meet on the day."""
    plain = bodies_of(History([], []))
    change = bodies_of(two()).changes[0]
    renamed = replace(change, giver=7, taker=7)

    def attested(*days: date) -> Bodies:
        rows = [
            Attestation("旧名", ALWAYS, days[0], "bodies.csv:2"),
            Attestation("新名", days[-1], FOREVER, "bodies.csv:3"),
        ]
        return replace(plain, attested={7: tuple(rows)}, changes=(renamed,))

    assert codes(attested(DAY)) == []
    assert codes(attested(START)) == ["END_DIFFERS"]


Edges = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=25)


def reachable(edges: list[tuple[int, int]], start: int) -> set[int]:
    """Everyone that steps lead to from one, by going once round for each body."""
    found = {taker for giver, taker in edges if giver == start}
    for _ in range(12):
        found |= {taker for giver, taker in edges if giver in found}
    return found


@settings(max_examples=200, deadline=None)
@given(Edges)
def test_loops_are_all_found_and_no_others(edges):
    """Whoever succeeds themselves stands in exactly one loop that is told."""
    rows = [(DAY, "merged", giver, taker) for giver, taker in edges]
    found = problems(bodies_of(History([(ALWAYS, DAY)] * 12, rows)))
    told = [set(p.bodies) for p in found if p.code == "LOOP"]
    reach = [reachable(edges, n) for n in range(12)]
    looping = {n for n in range(12) if n in reach[n]}
    assert set().union(*told) == {f"b{n}" for n in looping}
    for n in looping:
        with_it = {f"b{m}" for m in looping if m in reach[n] and n in reach[m]}
        assert with_it in told


Days = st.sampled_from((ALWAYS, START, DAY, LATER, FOREVER))
Kinds = st.sampled_from(
    ("renamed", "merged", "split", "abolished", "created", "transferred")
)
End = st.integers(-1, 5)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(Days, Days), min_size=6, max_size=6),
    st.lists(st.tuples(Days, Kinds, End, End), max_size=12),
)
def test_any_table_is_told_about_and_none_is_fatal(lives, rows):
    """Whatever stands in the rows: no crash, causes told once, a place to mend each."""
    bodies = bodies_of(History(lives, rows))
    found = problems(bodies, {"某局": list(bodies.by_id.values())})
    assert len({p.cause for p in found}) == len(found)
    assert all(p.where for p in found)
    for on in (START, DAY, LATER):
        standing(bodies, on)


@settings(max_examples=100, deadline=None)
@given(histories(), st.integers(0, 6000))
def test_successors_are_those_that_the_rows_lead_to(history, days):
    """On any date the heirs of who has ended are found by walking the rows by hand."""
    on = START + timedelta(days=days)
    bodies = bodies_of(history)
    found = standing(bodies, on)
    for position in range(len(history.lives)):
        number = bodies.first_recorded + position
        if found.state[number] not in (State.ENDED, State.FOLLOWED):
            continue
        expected = {bodies.first_recorded + n for n in heirs(history, position, on)}
        assert set(found.candidates[number]) == expected
        one = len(expected) == 1
        assert found.state[number] == (State.FOLLOWED if one else State.ENDED)


@settings(max_examples=20, deadline=None)
@given(histories(), st.data())
def test_a_row_left_out_is_missed(history, data):
    """Whoever ended without a row is told: nothing says what became of them."""
    endings = [r for r in history.rows if r[1] in ("renamed", "merged", "abolished")]
    assume(endings)
    gone = data.draw(st.sampled_from(endings))
    rows = [row for row in history.rows if row != gone]
    found = problems(bodies_of(History(history.lives, rows)))
    assert ("NO_HEIR", (f"b{gone[2]}",)) in [(p.code, p.bodies) for p in found]


LONG = 5_000


def test_a_line_of_five_thousand_names_leads_to_the_last():
    """A line as long as that is walked without recursion, forwards and backwards."""
    bodies = bodies_of(line_of_names(LONG))
    assert problems(bodies) == ()
    first, last = bodies.first_recorded, bodies.first_recorded + LONG + 1
    today = standing(bodies, date(2026, 1, 1))
    assert int(today.target[first]) == last
    assert (today.target[first:last] == last).all()
    before = standing(bodies, START - timedelta(days=1))
    assert before.state[last] == State.UNBORN
    assert int(before.target[last]) == first


def test_a_loop_of_five_thousand_is_told_once():
    """A circle of that length is one problem, and nobody is lost in it."""
    history = line_of_names(LONG)
    rows = [*history.rows, (history.rows[-1][0], "renamed", LONG + 1, 0)]
    found = problems(bodies_of(History(history.lives, rows)))
    (loop,) = [p for p in found if p.code == "LOOP"]
    assert len(loop.bodies) == LONG + 2
    assert len(loop.text.zh) < 500
    assert loop.cause == f"LOOP b0 +{LONG + 1}"
