"""How bodies stand on a date: living, expected, followed, ended, to come."""

from datetime import date

import pytest

from graphmodel.bodies import Bodies, Communities
from graphmodel.standing import Standing, State, standing
from loaders.building import new_linker
from loaders.rulebooks import library


def stands(
    on: date, complete: frozenset[str] = frozenset(), attested: bool = False
) -> tuple[Bodies, Standing]:
    """The bundled bodies, and how they stand on a date."""
    bodies = new_linker(library()).book.finish(complete, attested, Communities())
    return bodies, standing(bodies, on, library().expectations(on))


def state(body: str, on: date) -> tuple[State, str, bool]:
    """State, the body that stands for it, and whether by succession."""
    bodies, found = stands(on)
    number = bodies.by_id[body]
    target = int(found.target[number])
    return (
        State(int(found.state[number])),
        bodies.id(target) if target >= 0 else "",
        bool(found.stale[number]),
    )


@pytest.mark.parametrize(
    ("body", "on", "expected"),
    [
        ("moe", date(2021, 6, 1), (State.ALIVE, "moe", False)),
        ("cswd", date(2021, 6, 1), (State.UNBORN, "", False)),
        ("cswd", date(2024, 6, 1), (State.ALIVE, "cswd", False)),
        (
            "central-state-organs-work-committee",
            date(2018, 3, 20),
            (State.ALIVE, "central-state-organs-work-committee", False),
        ),
        (
            "central-state-organs-work-committee",
            date(2018, 3, 21),
            (State.FOLLOWED, "central-state-organs-work-committee-2018", True),
        ),
    ],
)
def test_national_bodies_on_a_date(
    body: str, on: date, expected: tuple[State, str, bool]
) -> None:
    """Half-open intervals: on the last day only the successor is there."""
    assert state(body, on) == expected


def test_a_body_with_several_successors_has_no_target() -> None:
    """铁道部 went into three: ended, and all of them are candidates."""
    bodies, found = stands(date(2021, 6, 1))
    number = next(
        n
        for n in bodies.by_id.values()
        if bodies.record(n) and bodies.record(n).name == "铁道部"
    )
    assert found.state[number] == State.ENDED
    assert found.target[number] == -1
    heirs = {bodies.id(b) for b in found.candidates[number]}
    assert heirs == {"mot", "nra", "china-railway-group"}


def test_successors_are_followed_through_any_number_of_steps() -> None:
    """卫生部, 国家卫生计生委, 国家卫生健康委: two steps to the one of today."""
    bodies, found = stands(date(2021, 6, 1))
    named = {
        bodies.record(n).name: n for n in bodies.by_id.values() if bodies.record(n)
    }
    for former in ("卫生部", "国家卫生和计划生育委员会"):
        assert bodies.id(int(found.target[named[former]])) == "nhc"
        assert found.stale[named[former]]


def test_every_followed_body_leads_to_a_living_one() -> None:
    """On any date, the one that stands for a followed body is there itself."""
    for on in (
        date(1999, 1, 1),
        date(2010, 1, 1),
        date(2018, 3, 21),
        date(2023, 3, 16),
        date(2026, 11, 22),
    ):
        bodies, found = stands(on)
        for number in bodies.by_id.values():
            target = int(found.target[number])
            if found.state[number] == State.FOLLOWED:
                assert found.state[target] <= State.EXPECTED, (on, bodies.id(number))
            if found.state[number] == State.UNBORN and target >= 0:
                assert found.stale[number], (on, bodies.id(number))


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2015, 9, 27), State.MISSING), (date(2015, 9, 28), State.EXPECTED)],
)
def test_an_sopwb_is_expected_from_the_day_of_the_opinion(
    on: date, expected: State
) -> None:
    """Province, prefecture and county, but none in Hong Kong, Macao and Taiwan (O04)."""
    bodies, found = stands(on)
    number = bodies.divisions.number
    for code in ("330000", "330600", "330602"):
        assert found.state[number[code]] == expected, code
    for code in ("710000", "810000", "820000", "100000"):
        assert found.state[number[code]] == State.MISSING, code


def test_a_complete_kind_has_no_expected_body() -> None:
    """complete = ["SOPWB"]: no SOPWB that nobody attests; committees stay expected."""
    bodies, found = stands(date(2021, 6, 1), frozenset({"SOPWB"}))
    shaoxing = bodies.divisions.number["330600"]
    assert found.state[shaoxing] == State.MISSING
    assert found.state[shaoxing + len(bodies.divisions)] == State.EXPECTED


def test_only_attested_bodies_exist_where_that_is_asked() -> None:
    """--attested-only: expected SOPWBs and townships are missing."""
    bodies, found = stands(date(2021, 6, 1), attested=True)
    assert found.state[bodies.divisions.number["330600"]] == State.MISSING
    assert found.state[bodies.first_township] == State.MISSING


def test_a_department_is_there_at_any_time() -> None:
    """A usual department that a registry names has no dates."""
    for on in (date(1990, 1, 1), date(2030, 1, 1)):
        bodies, found = stands(on)
        assert (
            found.state[bodies.first_department : bodies.first_recorded] == State.ALIVE
        ).all()


def test_a_plate_is_the_body_that_keeps_it() -> None:
    """plate_of: the same body, without a note."""
    bodies, found = stands(date(2021, 6, 1))
    plates = [
        (n, body.plate_of)
        for n, body in enumerate(bodies.recorded, start=bodies.first_recorded)
        if body.plate_of >= 0 and found.state[n] == State.ALIVE
    ]
    assert len(plates) > 3
    for number, keeper in plates:
        assert found.target[number] == found.target[keeper]
        assert not found.stale[number]
