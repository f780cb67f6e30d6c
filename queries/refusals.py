"""What the console refuses: where, what, why, and what to write instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from graphmodel.errors import LishuError
from graphmodel.wording import Words
from queries.refusal_words import REASONS


@dataclass(frozen=True)
class Refusal:
    """One thing in a query that the console does not run.

    `line` and `column` begin at 1; both are 0 where the whole text is meant. `found`
    is what stands there.
    """

    code: str
    found: str
    line: int = 0
    column: int = 0

    @property
    def what(self) -> Words:
        """What was found."""
        zh, en = REASONS[self.code].what
        return Words(zh.format(self.found), en.format(self.found))

    @property
    def why(self) -> Words:
        """Why it is not run."""
        return Words(*REASONS[self.code].why)

    @property
    def instead(self) -> Words:
        """What to write instead."""
        return Words(*REASONS[self.code].instead)

    def said(self, language: str) -> str:
        """One line for people: position, what, why, what to write instead."""
        where = f"{self.line}:{self.column}: " if self.line else ""
        parts = (self.what, self.why, self.instead)
        what, why, instead = (part.label(language) for part in parts)
        if language == "zh":
            return f"{where}{what}：{why}；{instead}（{self.code}）"
        return f"{where}{what}: {why}; {instead} ({self.code})"


class ConsoleError(LishuError):
    """A console query that was not answered; `words` says so in both languages."""

    def __init__(self, code: str, words: Words) -> None:
        super().__init__(words.en, words.zh)
        self.code = code
        self.words = words


class RefusedError(ConsoleError):
    """A console query that was not run, with every reason that was found."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("REFUSED", Words(self._said("zh"), self._said("en")))

    def _said(self, language: str) -> str:
        head = "这条查询没有运行：" if language == "zh" else "the query was not run:"
        return "\n".join([head, *(each.said(language) for each in self.refusals)])


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and column of a position in a text, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
