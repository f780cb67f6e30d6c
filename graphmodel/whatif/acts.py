"""What may be supposed: a body abolished, merged, renamed; a rulebook adopted.

`Act` is what people write, `Done` what was understood, `Scene` a world on a date in
which acts find what they are about. A name that nobody bears sets up a new body where
one can come of an act.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graphmodel.bodies import PARTY_ORG
from graphmodel.errors import SuppositionError
from graphmodel.standing import State, standing
from graphmodel.whatif import altered_bodies
from graphmodel.whatif.body_names import nobody
from graphmodel.wording import Words
from graphmodel.world import World

#: Gives the number of the body that a text names on a date, -1 if nothing is called so.
Finder = Callable[[World, str, date], int]
#: The verbs, with the least and the greatest number of operands.
VERBS = {
    "abolish": (1, 1),
    "merge": (2, 3),
    "split": (3, 3),
    "rename": (2, 2),
    "decouple": (1, 1),
    "decouple-from": (1, 1),
    "hand-over": (2, 2),
    "adopt": (1, 2),
    "end-rulebook": (1, 1),
}


@dataclass(frozen=True)
class Act:
    """A verb of VERBS and what it is about, as people write it.

    abolish BODY · merge A B [INTO] · split A B C · rename A NAME · decouple
    ORGANIZATION · decouple-from BODY · hand-over ORGANIZATION BODY · adopt RULEBOOK
    [DIVISION] · end-rulebook RULEBOOK. Without INTO, A is merged into B.
    """

    verb: str
    operands: tuple[str, ...]

    def __post_init__(self) -> None:
        least, most = VERBS.get(self.verb, (0, -1))
        if not least <= len(self.operands) <= most:
            known = ", ".join(VERBS)
            raise SuppositionError(
                f"{self.verb} {' '.join(self.operands)}: no such act; known: {known}"
                if most < 0
                else f"{self.verb} takes {least} to {most} names, not {len(self.operands)}",
                f"{self.verb}：没有这种变动；已知的有：{known}"
                if most < 0
                else f"{self.verb} 需要 {least} 至 {most} 个名称，给了 {len(self.operands)} 个",
            )


@dataclass(frozen=True)
class Done:
    """An act as it was understood.

    `ids` are the ids of bodies, organizations or rulebooks, in the order of the act's
    operands; `fresh` those of them that were set up by it; `organizations` how many it
    touches directly; -1 where that is not the question.
    """

    act: Act
    on: date
    ids: tuple[str, ...]
    text: Words
    fresh: tuple[str, ...] = ()
    organizations: int = -1


@dataclass(frozen=True)
class Scene:
    """A world on a date, and how bodies are found in it."""

    world: World
    on: date
    find: Finder

    def body(self, text: str) -> int:
        """A body that is there on the date. Raises UnknownError, SuppositionError."""
        found = self.find(self.world, text, self.on)
        if found < 0:
            raise nobody(self.world, text, self.on)
        if found & PARTY_ORG:
            owner = self.id(found & ~PARTY_ORG)
            raise SuppositionError(
                f"{text} is the Party organization of {owner} and stands or falls with "
                f"it; name {owner}",
                f"{text}是 {owner} 的党组织，随它存废；请写 {owner}",
            )
        if not self.there(found):
            raise SuppositionError(
                f"{text} ({self.id(found)}) is not there on {self.on}: it has ended, by "
                "an act before this one too, has not begun or nobody has shown that it "
                "exists; give another date by --on, or the acts in another order",
                f"{text}（{self.id(found)}）在 {self.on} 不存在：已经撤销（包括被前面的假设"
                "撤销）、尚未成立，或没有资料证实；请换一个日期，或调整假设的先后",
            )
        return found

    def there(self, body: int) -> bool:
        """Whether a body stands by itself on the date."""
        library = self.world.library
        stands = standing(self.world.bodies, self.on, library.expectations(self.on))
        return bool(stands.state[body] <= State.EXPECTED)

    def mortal(self, text: str) -> int:
        """A body that can end."""
        found = self.body(text)
        if found == self.world.bodies.root:
            raise SuppositionError(
                f"{text} is where every chain ends; it cannot end",
                f"{text}是所有领导链的终点，不能撤销",
            )
        return found

    def heir(self, text: str, like: int) -> tuple[World, int, bool]:
        """The body of this name, else one set up for it; and whether it is a new one."""
        found = self.find(self.world, text, self.on)
        if found >= 0:
            return self.world, self.body(text), False
        return *altered_bodies.set_up(self.world, text, like, self.on), True

    def id(self, body: int) -> str:
        """The id of a body."""
        return self.world.bodies.id(body)

    def shown(self, body: int) -> str:
        """A body as people see it."""
        return shown(self.world, body, self.on)


def shown(world: World, body: int, on: date) -> str:
    """A body as people see it."""
    return f"{world.bodies.name(body, on)}（{world.bodies.id(body)}）"
