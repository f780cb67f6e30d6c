"""The error tree.

LishuError
├── InputError       a file cannot be read, or is not a registry
│   ├── DatasetError     dataset.toml or one of the tables it names is wrong
│   └── AcceptanceError  accepted.toml is wrong
├── RulebookError    a rulebook is wrong; the message says how to mend it
├── SuppositionError what is supposed cannot happen: a body that has ended ends again
└── UnknownError     an organization, body, rule or question that is not there
"""


class LishuError(Exception):
    """Base of every error that a person can mend: what, where, and what to do.

    `str` of it is English; `chinese` says the same, "" where that is not said.
    """

    def __init__(self, english: str = "", chinese: str = "") -> None:
        super().__init__(english)
        self.chinese = chinese

    def said(self, language: str) -> str:
        """The message in `language` (zh or en); English where there is no other."""
        return self.chinese if language == "zh" and self.chinese else str(self)


class InputError(LishuError):
    """A file cannot be read, or what it holds is not a registry."""


class DatasetError(InputError):
    """`dataset.toml`, or one of the tables that it names, is wrong."""


class AcceptanceError(InputError):
    """`accepted.toml` is wrong: an entry without reason, owner or end."""


class RulebookError(LishuError):
    """A rulebook is wrong: an unknown field, a missing quote, reversed dates."""


class UnknownError(LishuError):
    """Something was asked for by a name that nothing, or too much, bears."""


class SuppositionError(LishuError):
    """What is supposed cannot happen on that date, or to that body."""
