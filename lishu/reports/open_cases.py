"""What the documents leave open, as proofs and reports of findings tell it.

A finding names the cases on which it rests in one line; their questions, texts and
decisions follow once, however many findings rest on them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from graphmodel.open_cases import OpenCase
from graphmodel.undecided import Undecided
from graphmodel.wording import Words
from lishu.reports.blocks import Block, Items, Quote, Title
from lishu.reports.citations import citation_data, cited

OPEN = Words("文件没有写明", "left open")
DECIDED = Words("这里的处理", "decided here")
RESTS_ON = Words("文件没有写明之处", "what the documents leave open")


def named(cases: Iterable[OpenCase], language: str) -> Iterator[Block]:
    """The cases on which a proof rests, after its notes."""
    return told(((found.case, found.codes) for found in cases), language)


def once(cases: Iterable[Undecided], language: str) -> Iterator[Block]:
    """Every case on which some finding rests, once, after the findings."""
    return told(((case, ()) for case in distinct(cases)), language)


def distinct(cases: Iterable[Undecided]) -> list[Undecided]:
    """Each case once, in the order of the ids."""
    found = {case.id: case for case in cases}
    return [found[name] for name in sorted(found)]


def told(
    cases: Iterable[tuple[Undecided, Sequence[str]]], language: str
) -> Iterator[Block]:
    """Cases with the codes that rest on them: question, texts, what is decided."""
    for n, (case, codes) in enumerate(cases):
        if not n:
            yield Title(RESTS_ON.label(language))
        rests = f" ({', '.join(filter(None, codes))})" if any(codes) else ""
        question = case.question.label(language)
        yield Items([f"{headline(case, language)}{rests}: {question}"])
        yield from texts(case, language)
        decided = f"{DECIDED.label(language)}: {case.decision.label(language)}"
        yield Items([decided], deep=True)


def headline(case: Undecided, language: str) -> str:
    """A case on one line: its id and what it is about."""
    return f"{case.id} {case.title.label(language)}"


def pointed(cases: Sequence[Undecided], language: str) -> Iterator[str]:
    """One line that names cases and leaves their texts to another place; or none."""
    if cases:
        names = [headline(case, language) for case in cases]
        between = "；" if language == "zh" else "; "
        yield f"{OPEN.label(language)}: {between.join(names)}"


def texts(case: Undecided, language: str) -> Iterator[Block]:
    """The texts in tension, each with its rule, place and words."""
    for text in case.texts:
        yield Items([f"{text.rule} {cited(text, language)}"])
        yield Quote(text.quote)
    if case.silence:
        yield Items([case.silence.label(language)])


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
