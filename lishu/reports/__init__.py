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
    "sarif": "lishu.reports.as_sarif",
    "junit": "lishu.reports.as_junit",
    "github": "lishu.reports.as_github",
    "gitlab": "lishu.reports.as_gitlab",
}
#: Formats of answers that are tables.
_TABLES: dict[str, str] = {
    "table": FORMATS["text"],
    "json": FORMATS["json"],
    "csv": "lishu.reports.as_csv",
}
#: Formats for people and programs, which every command has. The others are for CI
#: services: a subject that offers them says its `alerts(answer, language)`.
_EVERYWHERE = ("text", "json", "markdown")

#: Command → module that says its answer, and the formats it offers.
SUBJECTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "check": ("lishu.reports.checked", tuple(FORMATS)),
    "accept": ("lishu.reports.entries", _EVERYWHERE),
    "explain": ("lishu.reports.proof", _EVERYWHERE),
    "timeline": ("lishu.reports.intervals", _EVERYWHERE),
    "diff": ("lishu.reports.differing", _EVERYWHERE),
    "whatif": ("lishu.reports.supposed", _EVERYWHERE),
    "links": ("lishu.reports.linked", _EVERYWHERE),
    "describe": ("lishu.reports.described", _EVERYWHERE),
    "rules": ("lishu.reports.rulebooks", _EVERYWHERE),
    "rule": ("lishu.reports.rulebook", _EVERYWHERE),
    "case": ("lishu.reports.undecided", _EVERYWHERE),
    "coverage": ("lishu.reports.coverage", _EVERYWHERE),
    "page": ("lishu.reports.page", ("markdown",)),
    "lint": ("lishu.reports.linted", _EVERYWHERE),
    "ask": ("lishu.reports.answered", tuple(_TABLES)),
    "questions": ("lishu.reports.questions", tuple(_TABLES)),
}


def formats_of(command: str) -> tuple[str, ...]:
    """The formats that a command offers, the default first."""
    return SUBJECTS[command][1]


def render(command: str, format_: str, answer: object, language: str) -> str:
    """The answer of a command as text that ends with a line break."""
    subject = import_module(SUBJECTS[command][0])
    writer = import_module({**FORMATS, **_TABLES}[format_])
    text: str = writer.render(subject, answer, language)
    return text
