"""The cells that name authorities: registrar, supervisor, former supervisor, leader."""

import numpy as np
import polars as pl

from lishu.sample import authorities, pieces
from lishu.sample.facts import Declared, Ints, Place, Plan, Supervisor
from lishu.sample.national_names import LEADERS
from lishu.sample.pieces import literal
from lishu.sample.reference import towns

EMPTY = literal("")


def registrar(plan: Plan) -> pl.Series:
    """登记管理机关: the division's name and the office."""
    full = [authorities.REGISTRAR[word] for word in authorities.WITHOUT_PLACE]
    placed = ~np.isin(plan.registrar, full) & (plan.place != Place.UNKNOWN)
    offices = pl.Series(authorities.REGISTRARS).gather(plan.registrar)
    return pieces.join([pieces.place(plan, placed), offices])


def _words(what: Ints, word: Ints, township: Ints) -> Ints:
    """Numbers of the words that say who supervises."""
    fixed = {
        Supervisor.DIRECT: "直接登记",
        Supervisor.NONE: "无",
        Supervisor.DASH: "--",
    }
    out = np.full(len(what), EMPTY)
    for which, text in fixed.items():
        out[what == which] = literal(text)
    local = np.isin(what, _LOCAL)
    out[local] = pieces.DEPARTMENTS + word[local]
    national = what == Supervisor.NATIONAL
    out[national] = pieces.national_from() + word[national]
    street = what == Supervisor.TOWNSHIP
    out[street] = pieces.offices_from() + township[street]
    return out


_LOCAL = (
    Supervisor.DEPARTMENT, Supervisor.PLACEHOLDER, Supervisor.TWO, Supervisor.TWICE
)  # fmt: skip


def supervisor(plan: Plan) -> pl.Series:
    """业务主管单位: one name, or two with 、 between them."""
    what = plan.supervisor
    first = _words(what, plan.supervisor_word, plan.township)
    placed = np.isin(what, (*_LOCAL, Supervisor.TOWNSHIP))
    two = np.isin(what, (Supervisor.TWO, Supervisor.TWICE))
    second = np.where(two, pieces.DEPARTMENTS + plan.second_word, EMPTY)
    between = np.where(two, literal("、"), EMPTY)
    parts = [pieces.place(plan, placed), pieces.word(first), pieces.word(between)]
    return pieces.join([*parts, pieces.place(plan, two), pieces.word(second)])


def former(plan: Plan) -> pl.Series:
    """原业务主管单位; blank where nothing is recorded."""
    what = np.where(plan.former == Supervisor.DIRECT, Supervisor.BLANK, plan.former)
    name = _words(what, plan.former_word, plan.township)
    placed = what == Supervisor.DEPARTMENT
    return pieces.join([pieces.place(plan, placed), pieces.word(name)])


# How charters write a leader, by the form drawn: before the place, and behind it.
_SOPWB = (
    ("", "社会组织党委"), ("中共", "社会组织委员会"), ("", "两新工委"),
    ("", "非公有制经济组织和社会组织工委"), ("中共", "委社会工作部"),
)  # fmt: skip
_OWN_PARTY = (
    ("中共", "委员会"), ("", "党组"), ("", "党委"), ("", "机关党委"), ("", "直属机关党委")
)  # fmt: skip
_ONE_FORM = {
    Declared.COMMITTEE: ("中共", "委员会"),
    Declared.EDUCATION: ("", "委教育工作委员会"),
    Declared.COMPOSITE: ("", "社会组织综合委员会"),
    Declared.SAME_AS_SUPERVISOR: ("", "同业务主管单位（党组或者党委）"),
    Declared.DEPARTMENT: ("", ""),
    Declared.TOWNSHIP: ("", "党委"),
    Declared.OWN: ("", "党支部"),
    Declared.TWO_LINES: ("", "党组"),
    Declared.ONE_LINE: ("中共", "委员会"),
}


def _ends(plan: Plan) -> tuple[Ints, Ints]:
    """Numbers of the words before and behind the body's place or department."""
    head, tail = np.full((2, len(plan.row)), EMPTY)
    for which, forms in (
        (Declared.SOPWB, _SOPWB),
        (Declared.SUPERVISORS, _OWN_PARTY),
        *((which, (form,)) for which, form in _ONE_FORM.items()),
    ):
        here = plan.declared == which
        form = plan.declared_word[here] % len(forms)
        head[here] = np.array([literal(before) for before, _ in forms])[form]
        tail[here] = np.array([literal(behind) for _, behind in forms])[form]
    return head, tail


def _street_tail(plan: Plan, tail: Ints) -> Ints:
    """A street has a 党工委, a town a 党委."""
    street = towns().name.str.ends_with("街道").to_numpy()
    here = (plan.declared == Declared.TOWNSHIP) & street[plan.township.clip(0)]
    return np.where(here, literal("党工委"), tail)


def declared(plan: Plan, names: pl.Series) -> pl.Series:
    """党建领导机关; `names` are the organizations' own, for those that name themselves."""
    what = plan.declared
    head, tail = _ends(plan)
    by_department = (Declared.SUPERVISORS, Declared.DEPARTMENT, Declared.TWO_LINES)
    word = np.full(len(what), EMPTY)
    named = np.isin(what, by_department)
    word[named] = pieces.DEPARTMENTS + plan.supervisor_word[named]
    street = what == Declared.TOWNSHIP
    word[street] = pieces.towns_from() + plan.township[street]
    bare = (
        Declared.NOBODY,
        Declared.NATIONAL,
        Declared.OWN,
        Declared.SAME_AS_SUPERVISOR,
    )
    two = np.isin(what, (Declared.TWO_LINES, Declared.ONE_LINE))
    own = pl.Series([None], dtype=pl.String).new_from_index(0, len(what))
    own = names.zip_with(pl.Series(what == Declared.OWN), own).fill_null("")
    text = pieces.join(
        [
            own,
            pieces.word(head),
            pieces.place(plan, ~np.isin(what, bare)),
            pieces.word(word),
            pieces.word(_street_tail(plan, tail)),
            pieces.word(np.where(two, literal("；"), EMPTY)),
            pieces.place(plan, two),
            pieces.word(np.where(two, literal("社会组织党委"), EMPTY)),
        ]
    )
    national = what == Declared.NATIONAL
    leaders = pl.Series(LEADERS).gather(np.where(national, plan.declared_word, 0))
    return leaders.zip_with(pl.Series(national), text)
