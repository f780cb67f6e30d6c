"""Numbers stand beside the form of the word that fits them."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from graphmodel.counting import Count
from graphmodel.wording import Words
from tests.shared_folder import ROOT

#: Words that pages count.
COUNTED = "boxes|cases|causes|changes|findings|names|organizations|rows|rulebooks|runs|sentences"
MODULES = sorted(
    f"lishu.explorer.{path.stem}"
    for path in Path(ROOT, "lishu", "explorer").glob("*_words.py")
)


@pytest.mark.parametrize(
    ("number", "en", "zh"),
    [(0, "0 rows", "0 行"), (1, "1 row", "1 行"), (12_345, "12,345 rows", "12,345 行")],
)
def test_a_number_has_the_form_of_its_word(number, en, zh):
    """One is one row, none and many are rows; thousands stand apart."""
    assert f"{Count(number):row|rows}" == en
    assert f"{Count(number)} 行" == zh


def test_a_form_is_never_left_to_chance():
    """A template with one form only, or a number that is no Count, is an error."""
    with pytest.raises(ValueError, match="unpack"):
        f"{Count(3):rows}"
    with pytest.raises(ValueError, match="format"):
        f"{3:row|rows}"


@pytest.mark.parametrize("module", ["app_parts.words", "lishu.reports.words", *MODULES])
def test_no_page_counts_in_the_plural_alone(module):
    """Where an English text counts something, both forms stand in it."""
    words = list(texts(vars(import_module(module)).values()))
    assert words
    plural = re.compile(rf"\{{\w*\}} (?:new |gravest )?(?:{COUNTED})\b")
    assert [text.en for text in words if plural.search(text.en)] == []


def texts(values):
    """The words among values of a module, in its tables as well."""
    for value in values:
        if isinstance(value, Words):
            yield value
        elif isinstance(value, dict):
            yield from texts(value.values())
