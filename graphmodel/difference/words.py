"""A cause of change in words, and as a text of ids that no language changes.

In: the ground of both sides, a reason and what it is about. Out: `Told`. Worked out
one cause at a time.
"""

from dataclasses import dataclass

import numpy as np

from graphmodel.bodies import PARTY_ORG
from graphmodel.difference.body_fate import fate, state_words
from graphmodel.difference.reasons import Reason
from graphmodel.difference.renumbering import Renumbering
from graphmodel.difference.rule_fate import rule_change
from graphmodel.difference.sides import LIFE, PLAIN, cell
from graphmodel.facts import DOMAINS
from graphmodel.ground import Ground
from graphmodel.standing import State
from graphmodel.vocabulary import VERDICTS
from graphmodel.wording import UNKNOWN, Words, fact_words, value_words, words

_BODIES = frozenset(
    {
        "supervisor",
        "declared",
        "declared_on",
        "former_supervisor",
        "locality",
        "registrar",
        "sector",
        "leader",
        "declared_written",
        "upper_written",
    }
)
_CELLS = {
    "none": Words("无", "none"),
    "named": Words("已填写", "stated"),
    "entrusted": Words("仅代管", "only entrusted (代管)"),
    "unknown": UNKNOWN,
    "unplaced": Words("不知是何地的机构", "a name without its place"),
}
_NOBODY = Words("无", "none")
_LIFE = {
    "counted": Words("计入", "counted"),
    "not_yet": Words("尚未登记", "not yet registered"),
    "ended": Words("已注销", "deregistered"),
    "out_of_scope": Words("不属社会组织", "not a social organization"),
}
_NOT_YET = Words("尚未生效", "not yet in force")
_SUBJECTS = {
    "declared_on": Words("章程的申报", "declaration of the charter"),
    "declared_written": Words("章程申报的领导机关", "leader declared by the charter"),
    "upper_written": Words("上级党组织", "upper Party organization"),
    "leader": Words("领导机关", "leader"),
    "level": Words("登记地", "place of registration"),
    "counted": Words("登记状态", "state of registration"),
}
_ROWS = {
    True: ("row: absent -> present", Words("登记表新增一行", "a new row")),
    False: ("row: present -> absent", Words("登记表不再有此行", "the row is gone")),
}
_NAME = ("name", Words("名称变更", "the name is another one"))
_ARROW = " → "


@dataclass(frozen=True)
class Told:
    """One cause. The operands are numbers of their own side's world, -1 for none;
    `rules` holds the names that the operands of a rule point to."""

    old: Ground
    new: Ground
    reason: Reason
    old_operand: int
    new_operand: int
    rules: tuple[str, ...]
    numbers: Renumbering
    joined: bool = True

    @property
    def cause(self) -> str:
        """The cause as a stable text of ids, rules and values."""
        match self.reason.kind:
            case "row":
                return _ROWS[self.joined][0]
            case "name":
                return _NAME[0]
            case "body":
                states = " -> ".join(state.name for state in self._states)
                return f"body {self._body_id}: {states}"
            case "chain":
                return f"chain {self.reason.subject}: {self._body_id}"
            case "rule":
                one, two = self.rules[self.old_operand], self.rules[self.new_operand]
                return f"rule {one} -> {two}"
        values = [self._id(old_side) for old_side in (True, False)]
        subject = self.reason.subject or "declared"
        return f"{self.reason.kind} {subject}: {' -> '.join(values)}"

    @property
    def text(self) -> Words:
        """The cause in one sentence, in both languages."""
        match self.reason.kind:
            case "row":
                return _ROWS[self.joined][1]
            case "name":
                return _NAME[1]
            case "body":
                return self._of_body()
            case "chain":
                return self._of_chain()
            case "rule":
                return self._of_rule()
            case "transfer":
                head = Words("职能划转：", "function transferred: ")
            case "relation":
                head = Words("relations 表：", "table of relations: ")
            case _:
                name = self._subject
                head = Words(f"{name.zh}：", f"{name.en}: ")
        one, two = self._value(True), self._value(False)
        return head + one + Words(_ARROW, _ARROW) + two

    @property
    def _subject(self) -> Words:
        subject = self.reason.subject
        return _SUBJECTS[subject] if subject in _SUBJECTS else fact_words(subject)

    def _ground(self, old_side: bool) -> tuple[Ground, int]:
        if old_side:
            return self.old, self.old_operand
        return self.new, self.new_operand

    def _id(self, old_side: bool) -> str:
        """The value on one side: ids of bodies, a division's code, a value's code."""
        ground, operand = self._ground(old_side)
        subject = self.reason.subject or "declared"
        if subject == "counted":
            return LIFE[operand]
        if subject == "level":
            return ground.bodies.divisions.codes[operand] if operand >= 0 else "unknown"
        if subject in _BODIES or subject == "transfer":
            if operand < PLAIN:
                return cell(operand)
            return "|".join(map(ground.bodies.id, _members(ground, operand))) or "none"
        return DOMAINS[subject][operand] or "unknown"

    def _value(self, old_side: bool) -> Words:
        """The value on one side, as people read it."""
        ground, operand = self._ground(old_side)
        subject = self.reason.subject or "declared"
        if subject == "counted":
            return _LIFE[LIFE[operand]]
        if subject == "level":
            return UNKNOWN if operand < 0 else _same(_place(ground, operand))
        if subject in _BODIES or subject == "transfer":
            if operand < PLAIN:
                return _CELLS[cell(operand)]
            names = map(ground.body_name, _members(ground, operand))
            found = "、".join(names)
            nobody = _NOT_YET if subject == "declared_on" else _NOBODY
            return _same(found) if found else nobody
        return value_words(subject, DOMAINS[subject][operand])

    @property
    def _body(self) -> tuple[Ground, int]:
        """The body that a cause is about, on the side that knows it.

        Where another body is meant now, what became of the older one says why.
        """
        other = self._here(self.old_operand) != self.new_operand
        if self.new_operand < 0 or (self.old_operand >= 0 and other):
            return self.old, self.old_operand
        return self.new, self.new_operand

    def _here(self, old_body: int) -> int:
        """The number of an old body in the newer world, -1 where it is not known."""
        return int(self.numbers.known(self.numbers.of(np.array([old_body])))[0])

    @property
    def _body_id(self) -> str:
        ground, body = self._body
        return ground.body_id(body)

    @property
    def _states(self) -> list[State]:
        """How the body stood in the old world and stands in the new one."""
        return [
            State(int(side.resolution.standing.state[number & ~PARTY_ORG]))
            if number >= 0
            else State.MISSING
            for side, number in self._both
        ]

    @property
    def _both(self) -> tuple[tuple[Ground, int], tuple[Ground, int]]:
        """The body's number on either side, -1 where it is not known."""
        ground, body = self._body
        if ground is self.old:
            return (self.old, body), (self.new, self._here(body))
        return (self.old, int(self.numbers.back(np.array([body]))[0])), (self.new, body)

    def _of_body(self) -> Words:
        """The body, how it stood and stands, and what became of it."""
        ground, body = self._body
        named = _same(f"{ground.body_name(body)}（{ground.body_id(body)}）")
        states = self._states
        shown = [state_words(state) for state in dict.fromkeys(states)]
        line = shown[0] if len(shown) == 1 else shown[0] + _same(_ARROW) + shown[1]
        last = max(side.resolution.as_of for side in (self.old, self.new))
        happened = [
            fate(side.bodies, number, last, states)
            for side, number in reversed(self._both)
            if number >= 0
        ]
        told = next((words for words in happened if words.zh), Words("", ""))
        return named + Words("：", ": ") + line + told

    def _of_rule(self) -> Words:
        one, two = self.rules[self.old_operand], self.rules[self.new_operand]
        return rule_change(self.old.resolution, self.new.resolution, one, two)

    def _of_chain(self) -> Words:
        ground, body = self._body
        verdict = words(VERDICTS[self.reason.subject])
        named = f"{ground.body_name(body)}（{ground.body_id(body)}）"
        if self.reason.old_side:
            mended = Words("，已接上", ", mended")
            return verdict + Words("：", ": ") + _same(named) + mended
        return verdict + Words("：", ": ") + _same(named)


def _members(ground: Ground, mention: int) -> tuple[int, ...]:
    """The bodies that a mention may mean: one, or those of a group; none for -1."""
    if mention < 0:
        return ()
    group = (mention & ~PARTY_ORG) - len(ground.bodies)
    return (mention,) if group < 0 else ground.resolution.world.groups[group].members


def _place(ground: Ground, division: int) -> str:
    divisions = ground.bodies.divisions
    return f"{divisions.names[division]}（{divisions.codes[division]}）"


def _same(text: str) -> Words:
    return Words(text, text)
