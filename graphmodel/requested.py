"""Facts that only some rulebooks ask, worked out where one in force asks them.

In: a world, the regimes of a date, supervisors and former supervisors as bodies. Out:
columns like those of `situation`. A fact that no rule in force asks has no column and
is the first value of its domain (facts.ON_REQUEST): nobody pays for it.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from graphmodel.bodies import Bodies
from graphmodel.divisions import Ints
from graphmodel.facts import DOMAINS
from graphmodel.record_facts import RECORD_FACTS
from graphmodel.regimes import Regime
from graphmodel.world import World

Codes = npt.NDArray[np.uint8]

#: 中组发〔2015〕16号: a body that had ended by then was nobody's supervisor at a decoupling.
MEASURES_OF_2015 = date(2015, 9, 11)
CIVIL_AFFAIRS = ("民政局", "民政厅")


def requested(
    world: World, regimes: Sequence[Regime], supervisor: Ints, former: Ints
) -> dict[str, Codes]:
    """The facts on request that some rule or note of the regimes asks."""
    facts = {fact for fact, _ in _asked(regimes)}
    local = asks_civil_affairs(regimes)
    found = {"supervisor_is": _supervisor_is(world, local, supervisor)}
    if "channel" in facts:
        found["channel"] = np.append(_channels(world.bodies), np.uint8(0))[former]
    if "society" in facts:
        society = RECORD_FACTS["category"].values.index("association")
        category = world.organizations["category"].to_numpy()
        found["society"] = (category == society).astype(np.uint8)
    if "profession" in facts and "profession" in world.organizations.columns:
        found["profession"] = world.organizations["profession"].to_numpy()
    return found


def asks_civil_affairs(regimes: Sequence[Regime]) -> bool:
    """Whether a rule asks for the civil affairs department of a place as supervisor.

    Where none does, `supervisor_is` does not tell such a department from others.
    """
    return ("supervisor_is", "civil_affairs") in _asked(regimes)


def _asked(regimes: Sequence[Regime]) -> frozenset[tuple[str, str]]:
    """The facts that are asked, each with the values that are asked for."""
    asking = [rule.when for regime in regimes for rule in regime.rules]
    asking += [remark.when for regime in regimes for remark in regime.remarks]
    return frozenset(
        (fact, value) for when in asking for fact, ok in when.items() for value in ok
    )


def _supervisor_is(world: World, with_local: bool, supervisor: Ints) -> Codes:
    """Whether the supervisor is 民政部, or a civil affairs department of a place."""
    values = DOMAINS["supervisor_is"]
    mca = world.bodies.by_id.get("mca", -2)
    found = np.where(supervisor == mca, values.index("mca"), 0).astype(np.uint8)
    if with_local:
        local = np.append(_civil_affairs(world.bodies), False)[supervisor]
        found[local & (found == 0)] = values.index("civil_affairs")
    return found


def _civil_affairs(bodies: Bodies) -> npt.NDArray[np.bool_]:
    """Which bodies are civil affairs departments, by the word that they are called."""
    flags = np.zeros(len(bodies), np.bool_)
    words = [word in CIVIL_AFFAIRS for word in bodies.departments]
    block = slice(bodies.first_department, bodies.first_recorded)
    flags[block] = np.tile(np.array(words, np.bool_), len(bodies.divisions))
    flags[bodies.first_recorded : bodies.first_community] = [
        record.kind == "SUPERVISOR" and record.name.endswith(CIVIL_AFFAIRS)
        for record in bodies.recorded
    ]
    return flags


def _channels(bodies: Bodies) -> Codes:
    """The Party channel of every body: that of national ones which saw the measures."""
    codes = np.zeros(len(bodies), np.uint8)
    values = DOMAINS["channel"]
    codes[bodies.first_recorded : bodies.first_community] = [
        values.index(record.channel or "other")
        if record.until > MEASURES_OF_2015
        else 0
        for record in bodies.recorded
    ]
    return codes
