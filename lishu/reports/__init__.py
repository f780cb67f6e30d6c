"""Reports: what was found, in the form that is asked for.

Two registries. SUBJECTS: for each command the module that says an answer, as blocks
(`blocks(answer, language)`) and as plain data (`data(answer, language)`). FORMATS: the
modules that write them (`render(subject, answer, language) -> str`); a module is
imported only when it is asked for.
"""

from importlib import import_module

#: Format → module. The first is the default.
FORMATS: dict[str, str] = {
    "text": "lishu.reports.as_text",
    "json": "lishu.reports.as_json",
    "markdown": "lishu.reports.as_markdown",
}

#: Command → module that says its answer, and the formats it offers.
SUBJECTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "check": ("lishu.reports.checked", tuple(FORMATS)),
    "explain": ("lishu.reports.proof", tuple(FORMATS)),
    "timeline": ("lishu.reports.intervals", tuple(FORMATS)),
    "links": ("lishu.reports.linked", tuple(FORMATS)),
    "describe": ("lishu.reports.described", tuple(FORMATS)),
    "rules": ("lishu.reports.rulebooks", tuple(FORMATS)),
    "rule": ("lishu.reports.rulebook", tuple(FORMATS)),
}


def formats_of(command: str) -> tuple[str, ...]:
    """The formats that a command offers, the default first."""
    return SUBJECTS[command][1]


def render(command: str, format_: str, answer: object, language: str) -> str:
    """The answer of a command as text that ends with a line break."""
    subject = import_module(SUBJECTS[command][0])
    text: str = import_module(FORMATS[format_]).render(subject, answer, language)
    return text
