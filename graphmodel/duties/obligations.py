"""The duties of one organization: kept, broken, open or impossible, and what is at stake.

In: a witness. Out: `Owed`, one a duty that binds it, in the order of the rulebooks,
each followed by what its breach has as a consequence. Looks at one organization only.
Source: semantics §9 (Duties): a duty never changes a verdict.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graphmodel.duties import status
from graphmodel.duties.stakes import at_stake, duty_name
from graphmodel.known import known_facts
from graphmodel.leaders import VERDICT_CODES
from graphmodel.provisions import Definition, Duty
from graphmodel.record_facts import EVERY_RECORD_FACT
from graphmodel.regimes import NATION, Regime
from graphmodel.terms import measures_of
from graphmodel.witness import Cell, Witness
from graphmodel.wording import COLUMNS_OF

ENTERPRISE = "enterprise"


@dataclass(frozen=True)
class Owed:
    """A duty of one organization: `state` is one of duties.STATES but free.

    `cells` are what it was read from; `measures` the words in its sentence that the
    text leaves without a number; `stake_of` names the broken duty (rulebook/id) that
    has this one as a consequence, and then `state` says whether the record shows it:
    kept (it has come), broken (the record says otherwise), open (the record is silent).
    """

    duty: Duty
    state: str
    cells: tuple[Cell, ...]
    measures: tuple[Definition, ...] = ()
    stake_of: str = ""


def duties_of(witness: Witness) -> tuple[Owed, ...]:
    """The duties that bind an organization on the date, and what is at stake."""
    return tuple(_owed(witness))


def broken_duty(witness: Witness, note: str) -> Duty | None:
    """The first duty that it does not keep of those that raise a note."""
    found = (owed.duty for owed in _owed(witness) if owed.state == "broken")
    return next((duty for duty in found if duty.note == note), None)


def _owed(witness: Witness) -> Iterator[Owed]:
    known, library = known_facts(witness), witness.resolution.library
    led = int(witness.resolution.leaders.body[witness.position]) >= 0
    for duty in _asked(witness):
        state = status(duty, known, led)
        if state == "free" or not _meant(witness, duty):
            continue
        measures = measures_of(library, duty.citation)
        yield Owed(duty, state, tuple(_cells(witness, duty)), measures)
        if state != "broken":
            continue
        code = _code(witness)
        for stake in at_stake(library, duty, witness.resolution.as_of, code):
            shown = status(stake, known, led)
            if shown != "free" and _meant(witness, stake):
                cells = tuple(_cells(witness, stake, outcome=True))
                yield Owed(stake, shown, cells, (), duty_name(duty))


def _asked(witness: Witness) -> Iterator[Duty]:
    """The duties of its regime, then those that bind whatever rulebook is in force."""
    for regime in _regimes(witness):
        yield from (duty for duty in regime.duties if not duty.stake_of)
    on = witness.resolution.as_of
    for duty in witness.resolution.library.standing_duties(on):
        if not duty.stake_of:
            yield duty


def _regimes(witness: Witness) -> tuple[Regime, ...]:
    """Its regime; without a place the national one asks (duties.under)."""
    if len(witness.regimes) == 1:
        return witness.regimes
    return tuple(r for r in witness.regimes if r.jurisdiction == NATION)


def _meant(witness: Witness, duty: Duty) -> bool:
    """Whether a duty speaks of such an organization.

    Of what is no social organization only a duty that names enterprises, of what has
    ended only one that asks whether it has.
    """
    verdict = VERDICT_CODES[int(witness.resolution.leaders.verdict[witness.position])]
    if verdict == "OUT_OF_SCOPE":
        return ENTERPRISE in duty.applies.get("category", ())
    return bool(verdict) or "life" in duty.applies


def _code(witness: Witness) -> str:
    division = witness.number("division")
    codes = witness.resolution.world.bodies.divisions.codes
    return codes[division] if division >= 0 else ""


#: Facts of a record in which a consequence shows.
_OUTCOMES = ("inspection", "grade", "abnormal")


def _cells(witness: Witness, duty: Duty, outcome: bool = False) -> Iterator[Cell]:
    """The cells that tell how it stands; of a consequence those in which it shows."""
    facts = [f for f in duty.shown_by if not outcome or f in _OUTCOMES]
    seen = set()
    for fact in facts:
        for cell in cells_of(witness, fact):
            if cell.column not in seen:
                seen.add(cell.column)
                yield cell


def cells_of(witness: Witness, fact: str) -> Iterator[Cell]:
    """The cells of a fact: those that are filled, else the first that is there."""
    columns = (
        EVERY_RECORD_FACT[fact].columns
        if fact in EVERY_RECORD_FACT
        else tuple(column for group in COLUMNS_OF[fact] for column in group)
    )
    there = [cell for column in columns if (cell := witness.cell(column))]
    filled = [cell for cell in there if cell.text.strip()]
    yield from filled or there[:1]
