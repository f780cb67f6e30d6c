"""Findings: one for each cause, with everyone it affects (DESIGN §4, semantics §8).

In: a resolution. Out: `Finding`s, gravest and widest first. The fingerprint is made of
class and cause alone: the order of rows, unrelated rows and language do not change it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from graphmodel.causes import Cause, causes
from graphmodel.citation import Citation
from graphmodel.coordinates import Example, Where, examples, where
from graphmodel.ground import Ground
from graphmodel.resolution import Resolution
from graphmodel.sentences import Told
from graphmodel.undecided import Undecided
from graphmodel.vocabulary import NOTES, VERDICTS

SEVERITIES = ("error", "warning", "info")
#: Notes on which somebody should act; the others inform.
_ACT_ON = frozenset(
    {
        "CODE_INVALID",
        "DUPLICATE",
        "NEAR_NAME",
        "PLACE_DIFFERS",
        "INVERSE",
        "COVERAGE_ORG",
        "COVERAGE_WORK",
        "REPORTS_ELSEWHERE",
    }
)


@dataclass(frozen=True)
class Finding:
    """One cause.

    `code` is the class (a verdict, a note or a fault in a cell), `cause` a stable text
    of ids, rules and fields; at most 20 `examples`; `where` the decisive cell of the
    first. Texts and suggestions are one sentence each, in Chinese and English;
    `open_cases` are what the documents leave open where it rests on that, by id.
    """

    fingerprint: str
    code: str
    severity: str
    cause: str
    affected: int
    examples: tuple[Example, ...]
    where: Where | None
    citation: Citation | None
    candidates: tuple[str, ...]
    suggestion_zh: str
    suggestion_en: str
    text_zh: str
    text_en: str
    # A default on the class would hide what is worked out when it is read.
    open_cases: tuple[Undecided, ...] = field(default_factory=tuple)


def findings(resolution: Resolution, today: date | None = None) -> tuple[Finding, ...]:
    """One finding a cause: gravest first, then by organizations affected.

    What has happened cannot be dated after `today`, which is the date of the
    resolution unless a later one is given.
    """
    ground = Ground(resolution)
    found = sorted(causes(ground, today or resolution.as_of), key=_rank)
    return tuple(_Finding(ground, cause) for cause in found)


def fingerprint(code: str, cause: str) -> str:
    """The sixteen hexadecimal digits by which a cause is known again."""
    return hashlib.sha256(f"{code}\n{cause}".encode()).hexdigest()[:16]


def severity(code: str) -> str:
    """How grave a class is: error, warning or info."""
    if code in VERDICTS:
        return "error" if VERDICTS[code].group == "orphan" else "warning"
    return "info" if code in NOTES and code not in _ACT_ON else "warning"


def _rank(cause: Cause) -> tuple[int, int, str, str]:
    grave = SEVERITIES.index(severity(cause.code))
    return grave, -cause.affected, cause.code, cause.matter.text


class _Finding(Finding):
    """A finding that works out lines, texts and suggestions when they are read.

    A registry in bad shape has a hundred thousand causes; a report shows a few.
    """

    def __init__(self, ground: Ground, cause: Cause) -> None:
        text = cause.matter.text
        self.__dict__.update(
            code=cause.code,
            severity=severity(cause.code),
            cause=text,
            affected=cause.affected,
            _told=Told(ground, cause),
        )

    def __getattr__(self, name: str) -> Any:
        if name not in _LATER:
            raise AttributeError(name)
        value = self.__dict__[name] = _LATER[name](self.__dict__["_told"])
        return value

    def __reduce__(self) -> tuple[type[Finding], tuple[Any, ...]]:
        return Finding, tuple(getattr(self, each.name) for each in fields(Finding))


_LATER: dict[str, Callable[[Told], Any]] = {
    "fingerprint": lambda told: fingerprint(told.cause.code, told.cause.matter.text),
    "examples": lambda told: examples(told.ground, told.cause),
    "where": lambda told: where(told.ground, told.cause),
    "citation": lambda told: told.citation,
    "candidates": lambda told: told.candidates,
    "suggestion_zh": lambda told: told.suggestion.zh,
    "suggestion_en": lambda told: told.suggestion.en,
    "text_zh": lambda told: told.text.zh,
    "text_en": lambda told: told.text.en,
    "open_cases": lambda told: told.cases,
}
