"""The error tree.

LishuError
├── InputError       a file cannot be read, or is not a registry
│   └── DatasetError     dataset.toml or one of the tables it names is wrong
├── RulebookError    a rulebook is wrong; the message says how to mend it
└── UnknownError     an organization, body, rule or question that is not there
"""


class LishuError(Exception):
    """Base of every error that a person can mend: what, where, and what to do."""


class InputError(LishuError):
    """A file cannot be read, or what it holds is not a registry."""


class DatasetError(InputError):
    """`dataset.toml`, or one of the tables that it names, is wrong."""


class RulebookError(LishuError):
    """A rulebook is wrong: an unknown field, a missing quote, reversed dates."""


class UnknownError(LishuError):
    """Something was asked for by a name that nothing, or too much, bears."""
