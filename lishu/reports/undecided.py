"""The answer of `rules show U01`: what the documents leave open, and what is decided.

Proofs show the cases on which they rest in the same words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graphmodel.open_cases import OpenCase
from graphmodel.undecided import Undecided
from graphmodel.vocabulary import finding_term
from graphmodel.wording import Words
from lishu import __version__
from lishu.reports.blocks import Block, Fields, Items, Quote, Title
from lishu.reports.checked import SCHEMA_VERSION
from lishu.reports.citations import citation_data, cited

OPEN = Words("文件没有写明", "left open")
DECIDED = Words("这里的处理", "decided here")
TEXTS = Words("有关条文", "texts")
SEEN = Words("结论和注记", "verdicts and notes")
SOURCES = Words("依据", "decided in")
RESTS_ON = Words("文件没有写明之处", "what the documents leave open")


@dataclass(frozen=True)
class Cases:
    """The cases that are shown."""

    cases: tuple[Undecided, ...]


def blocks(shown: Cases, language: str) -> Iterator[Block]:
    """Each case: the question, the texts word for word, the decision, what one sees."""
    for case in shown.cases:
        yield Title(f"{case.id} {case.title.label(language)}", 1)
        yield Fields(
            [
                (OPEN.label(language), case.question.label(language)),
                (DECIDED.label(language), case.decision.label(language)),
                (SEEN.label(language), ", ".join(_codes(case, language))),
                (SOURCES.label(language), ", ".join(case.sources)),
            ]
        )
        yield Title(TEXTS.label(language))
        yield from texts(case, language)


def _codes(case: Undecided, language: str) -> Iterator[str]:
    for code in (*case.verdicts, *case.notes, *case.faults):
        term = finding_term(code)
        yield f"{code} ({term.label(language)})" if code else term.label(language)


def texts(case: Undecided, language: str) -> Iterator[Block]:
    """The texts in tension, each with its rule, place and words."""
    for text in case.texts:
        yield Items([f"{text.rule} {cited(text, language)}"])
        yield Quote(text.quote)
    if case.silence:
        yield Items([case.silence.label(language)])


def named(cases: Iterable[OpenCase], language: str) -> Iterator[Block]:
    """The cases on which a proof rests, after its notes."""
    for n, found in enumerate(cases):
        if not n:
            yield Title(RESTS_ON.label(language))
        case = found.case
        codes = ", ".join(code for code in found.codes if code)
        yield Items(
            [
                f"{case.id} {case.title.label(language)} ({codes}): "
                f"{case.question.label(language)}"
            ]
        )
        yield from texts(case, language)
        decided = f"{DECIDED.label(language)}: {case.decision.label(language)}"
        yield Items([decided], deep=True)


def data(shown: Cases, language: str) -> dict[str, Any]:
    """The cases as data; titles, questions and decisions are in `language`."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "cases": [
            {
                **case_data(case, language),
                "verdicts": list(case.verdicts),
                "notes": list(case.notes),
                "faults": list(case.faults),
                "sources": list(case.sources),
            }
            for case in shown.cases
        ],
    }


def case_data(case: Undecided, language: str) -> dict[str, Any]:
    """One case as data."""
    return {
        "id": case.id,
        "title": case.title.label(language),
        "question": case.question.label(language),
        "decision": case.decision.label(language),
        "texts": [citation_data(text) for text in case.texts],
        "silence": case.silence.label(language) if case.silence else "",
    }


def named_data(cases: Iterable[OpenCase], language: str) -> list[dict[str, Any]]:
    """The cases on which a proof rests, as data."""
    return [
        {**case_data(found.case, language), "codes": list(found.codes)}
        for found in cases
    ]
