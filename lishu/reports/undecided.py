"""The answer of `rules show U01`: what the documents leave open, and what is decided.

Proofs and reports of findings show the cases on which they rest in the words of
`open_cases`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graphmodel.undecided import Undecided
from graphmodel.vocabulary import finding_term
from graphmodel.wording import Words
from lishu import __version__
from lishu.reports.blocks import Block, Fields, Title
from lishu.reports.checked import SCHEMA_VERSION
from lishu.reports.open_cases import DECIDED, OPEN, case_data, headline, texts

TEXTS = Words("有关条文", "texts")
SEEN = Words("结论和注记", "verdicts and notes")
SOURCES = Words("依据", "decided in")


@dataclass(frozen=True)
class Cases:
    """The cases that are shown."""

    cases: tuple[Undecided, ...]


def blocks(shown: Cases, language: str) -> Iterator[Block]:
    """Each case: the question, the texts word for word, the decision, what one sees."""
    for case in shown.cases:
        yield Title(headline(case, language), 1)
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
