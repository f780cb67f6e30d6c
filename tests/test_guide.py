"""The guide shows every page, with pictures that are there, in both languages."""

import importlib.util
import re

import pytest

from app_parts.navigation import PAGES
from tests.shared_folder import ROOT

GUIDES = {"en": "guide.md", "zh": "guide.zh-CN.md"}
#: Bytes of a picture, at most: they stand in everybody's checkout.
LARGEST = 100_000
_PICTURE = re.compile(r"!\[([^\]]+)\]\(images/([\w.-]+)\)")


def script():
    """The script that takes the pictures."""
    spec = importlib.util.spec_from_file_location(
        "screenshots", ROOT / "docs" / "screenshots.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text(language):
    return (ROOT / "docs" / GUIDES[language]).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_pictures_of_the_guide_are_those_that_are_taken(language):
    """Each picture is named once, described, there, a PNG, and small."""
    taken = script()
    named = _PICTURE.findall(text(language))
    ending = taken.LANGUAGES[language]
    expected = [f"{name}{ending}.png" for name in taken.PICTURES]
    assert [file for _, file in named] == expected
    assert all(len(told) > 5 for told, _ in named)
    for _, file in named:
        data = (taken.IMAGES / file).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert 5_000 < len(data) < LARGEST


@pytest.mark.parametrize("language", GUIDES)
def test_picture_of_the_readme_is_taken_with_them(language):
    """The README shows the app as it is now."""
    taken = script()
    readme = {"en": "README.md", "zh": "README.zh-CN.md"}[language]
    shown = re.findall(r"docs/images/([\w.-]+)", (ROOT / readme).read_text("utf-8"))
    assert shown == [f"{name}{taken.LANGUAGES[language]}.png" for name in taken.README]
    assert all((taken.IMAGES / file).stat().st_size < LARGEST for file in shown)


def test_every_page_has_a_picture():
    """No page of the app is missing from the pictures."""
    shown = {picture.page or PAGES[0] for picture in script().PICTURES.values()}
    assert shown == set(PAGES)


def test_both_guides_have_the_same_parts():
    """Headings, pictures and rows of tables stand in the same order in both languages."""
    marks = [re.findall(r"^(#+ |!\[|\| )", text(language), re.M) for language in GUIDES]
    assert marks[0] == marks[1]
    assert len(marks[0]) > 20


@pytest.mark.parametrize("language", GUIDES)
def test_links_of_the_guide_lead_somewhere(language):
    """Every page that the guide names is there."""
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", text(language))
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
