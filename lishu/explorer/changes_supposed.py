"""What if: acts as they stand in the address, and what would come of them.

In: texts like "merge|A|B". Out: `Act`s, and `Supposed`: the acts as understood, what
changes, and what handing over would mend. A text that is no act is left out.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphmodel.errors import SuppositionError
from graphmodel.regimes import NATION, Library
from graphmodel.resolution import Resolution
from graphmodel.vocabulary import VERDICTS
from graphmodel.whatif import whatif
from graphmodel.whatif.acts import Act, Done, Finder
from graphmodel.whatif.body_names import body_called
from graphmodel.whatif.mending import Mending
from graphmodel.wording import Words
from graphmodel.world import World
from lishu.explorer.changes import Compared, of_difference

BETWEEN = "|"
BODY, ORGANIZATION, NAME = "body", "organization", "name"
RULEBOOK, DIVISION = "rulebook", "division"


#: Reads a registry with further rulebooks adopted, as pairs of id and division.
Reader = Callable[[Sequence[tuple[str, str]]], World]


@dataclass(frozen=True)
class Form:
    """An act that can be supposed: its words, and what it asks for; the last operand
    may be left out where `optional`."""

    words: Words
    operands: tuple[tuple[str, Words], ...]
    optional: bool = False


_BODY, _RULEBOOK = Words("机构", "Body"), Words("规则集", "Rulebook")
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
    "adopt": Form(
        Words("采用规则集", "Adopt a rulebook"),
        (
            (RULEBOOK, _RULEBOOK),
            (
                DIVISION,
                Words(
                    "在哪里：六位区划代码（可空）",
                    "Where: division code (may be empty)",
                ),
            ),
        ),
        optional=True,
    ),
    "end-rulebook": Form(
        Words("规则集失效", "End a rulebook"), ((RULEBOOK, _RULEBOOK),)
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
        raise SuppositionError(f"{verb}: a name is missing", f"{verb}：缺少名称")
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


def seated(asked: Act, library: Library) -> Act:
    """An act that adopts a rulebook nowhere in particular, with the place it is of."""
    if asked.verb != "adopt" or len(asked.operands) > 1:
        return asked
    books = {book.id: book for book in library.rulebooks}
    book = books.get(asked.operands[0])
    return (
        Act(asked.verb, (*asked.operands, book.adopt_in or NATION)) if book else asked
    )


def adopted(asked: Iterable[Act]) -> tuple[tuple[str, str], ...]:
    """The rulebooks that acts adopt, each with its division."""
    return tuple(
        (act.operands[0], (*act.operands, NATION)[1])
        for act in asked
        if act.verb == "adopt"
    )


def knowing(read: Reader, offered: Sequence[tuple[str, str]]) -> World:
    """The world as it is, which knows the bodies that these rulebooks point to.

    `read` reads it anew with rulebooks adopted. Raises LishuError.
    """
    world = read(offered)
    adoptions = world.library.adoptions[: -len(offered)]
    return replace(world, library=replace(world.library, adoptions=adoptions))


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
