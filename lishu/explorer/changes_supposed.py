"""What if: acts as they stand in the address, and what would come of them.

In: texts like "merge|A|B". Out: `Act`s, and `Supposed`: the acts as understood, what
changes, and what handing over would mend. A text that is no act is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graphmodel.errors import SuppositionError
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import VERDICTS
from graphmodel.whatif import whatif
from graphmodel.whatif.acts import Act, Done, Finder
from graphmodel.whatif.body_names import body_called
from graphmodel.whatif.mending import Mending
from graphmodel.wording import Words
from lishu.explorer.changes import Compared, of_difference

BETWEEN = "|"
BODY, ORGANIZATION, NAME = "body", "organization", "name"


@dataclass(frozen=True)
class Form:
    """An act that can be supposed: its words, and what it asks for; the last operand
    may be left out where `optional`."""

    words: Words
    operands: tuple[tuple[str, Words], ...]
    optional: bool = False


_BODY = Words("机构", "Body")
#: By verb, in the order in which they are offered.
FORMS = {
    "abolish": Form(Words("撤销机构", "Abolish a body"), ((BODY, _BODY),)),
    "merge": Form(
        Words("合并机构", "Merge two bodies"),
        (
            (BODY, Words("并出的机构", "Body that goes")),
            (BODY, Words("并入的机构", "Body that takes it in")),
            (
                NAME,
                Words("合并后的新名称（可空）", "Name of the new body (may be empty)"),
            ),
        ),
        optional=True,
    ),
    "split": Form(
        Words("拆分机构", "Split a body"),
        (
            (BODY, _BODY),
            (NAME, Words("拆出之一的名称", "Name of the first part")),
            (NAME, Words("拆出之二的名称", "Name of the second part")),
        ),
    ),
    "rename": Form(
        Words("机构更名", "Rename a body"),
        ((BODY, _BODY), (NAME, Words("新名称", "New name"))),
    ),
    "decouple": Form(
        Words("一家组织脱钩", "Decouple an organization"),
        ((ORGANIZATION, Words("社会组织", "Organization")),),
    ),
    "decouple-from": Form(
        Words("与某主管单位全部脱钩", "Decouple all from a supervisor"),
        ((BODY, Words("业务主管单位", "Supervisor")),),
    ),
    "hand-over": Form(
        Words("移交一家组织", "Hand an organization over"),
        (
            (ORGANIZATION, Words("社会组织", "Organization")),
            (BODY, Words("接收的机构", "Body that takes over")),
        ),
    ),
}


@dataclass(frozen=True)
class Supposed:
    """The acts as understood, what they change, and what handing over would mend."""

    done: tuple[Done, ...]
    compared: Compared
    mending: Mending


def written(act: Act) -> str:
    """An act as it stands in the address."""
    return BETWEEN.join((act.verb, *act.operands))


def act(verb: str, operands: Sequence[str]) -> Act:
    """An act of what somebody typed; what may be left out is, where it is empty.

    Raises SuppositionError where a name is missing.
    """
    given = [text.strip().replace(BETWEEN, "｜") for text in operands]
    if FORMS[verb].optional and given and not given[-1]:
        given.pop()
    if not all(given):
        raise SuppositionError(f"{verb}: a name is missing")
    return Act(verb, tuple(given))


def acts(texts: Iterable[str]) -> tuple[Act, ...]:
    """The acts of an address, in their order."""
    found = []
    for text in texts:
        verb, *operands = text.split(BETWEEN)
        if verb in FORMS and all(operands):
            try:
                found.append(Act(verb, tuple(operands)))
            except SuppositionError:
                continue  # another number of names than the act takes: an old link
    return tuple(found)


def supposed(
    today: Resolution, asked: Iterable[Act], on: date, find: Finder = body_called
) -> Supposed:
    """What would change on the date of `today`. Raises UnknownError, SuppositionError."""
    found = whatif(today, asked, on, find)
    return Supposed(found.done, of_difference(found.difference), found.mending)


def mended(found: Supposed, language: str) -> list[tuple[str, int]]:
    """Who would lead those between two leaders once handed over, and how many."""
    mending = found.mending
    bodies, on = mending.after.world.bodies, mending.after.as_of
    return [
        (
            bodies.name(body, on) if body >= 0 else VERDICTS[verdict].label(language),
            count,
        )
        for verdict, body, count in mending.outcomes()
    ]
