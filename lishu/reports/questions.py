"""The list of questions that `ask` knows."""

from collections.abc import Iterator, Sequence
from typing import Any

from lishu import __version__
from lishu.reports.blocks import Block, Grid, Line, Title
from lishu.reports.checked import SCHEMA_VERSION
from queries.question import Parameter, Question

_HOW = {
    "zh": "用法：lishu ask 问题 数据集 --param 名称=值；* 为必填；--show-cypher 看查询原文",
    "en": "lishu ask QUESTION DATASET --param NAME=VALUE; * must be given; --show-cypher "
    "shows the query",
}
_HEADINGS = {"zh": ("问题", "内容", "参数"), "en": ("question", "what", "parameters")}


def blocks(found: Sequence[Question], language: str) -> Iterator[Block]:
    """Name, title and parameters of each question."""
    yield Title("lishu ask", 1)
    rows = [
        (each.name, each.title.label(language), _parameters(each)) for each in found
    ]
    yield Grid(_HEADINGS[language], rows)
    yield Line(_HOW[language])


def _parameters(question: Question) -> str:
    return " ".join(
        f"{each.name}{'*' if each.required else ''}" for each in _own(question)
    )


def _own(question: Question) -> list[Parameter]:
    """The parameters but the resolution, which is that of the date."""
    return [each for each in question.parameters if not each.implied]


def table(found: Sequence[Question], language: str) -> Iterator[Sequence[str]]:
    """The heading and the rows as texts."""
    yield ("question", "zh", "en", "parameters")
    for each in found:
        yield (each.name, each.title.zh, each.title.en, _parameters(each))


def data(found: Sequence[Question], language: str) -> dict[str, Any]:
    """Every question with its parameters and columns, in both languages."""
    return {
        "schema_version": SCHEMA_VERSION,
        "lishu": __version__,
        "questions": [_question(each) for each in found],
    }


def _question(each: Question) -> dict[str, Any]:
    return {
        "question": each.name,
        "title": {"zh": each.title.zh, "en": each.title.en},
        "about": {"zh": each.about.zh, "en": each.about.en},
        "cites": list(each.cites),
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "required": p.required,
                "default": p.default,
                "meaning": {"zh": p.meaning.zh, "en": p.meaning.en},
            }
            for p in _own(each)
        ],
        "columns": [
            {
                "name": c.name,
                "type": c.type,
                "meaning": {"zh": c.meaning.zh, "en": c.meaning.en},
            }
            for c in each.columns
        ],
    }
