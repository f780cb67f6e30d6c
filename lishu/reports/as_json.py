"""Answers as JSON; the schemas stand in `lishu/schemas`."""

from types import ModuleType

from lishu.reports.escape import json_text


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as a JSON document."""
    return json_text(subject.data(answer, language)) + "\n"
