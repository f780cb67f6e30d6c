"""The rulebooks page of the documentation is what the rulebooks say today."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lishu.cli import main

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"en": "rulebooks.md", "zh": "rulebooks.zh-CN.md"}


@pytest.mark.parametrize(("language", "name"), PAGES.items())
def test_the_page_is_made_from_the_rulebooks(language, name):
    """`make docs` would change nothing: every quote and rule on the page is current."""
    made = CliRunner().invoke(main, ["rules", "page", "--lang", language])
    assert made.exit_code == 0
    assert (DOCS / name).read_text(encoding="utf-8") == made.stdout


def test_every_mechanism_and_every_open_case_has_its_place():
    """The 106 mechanisms and the 37 open cases are headings of the page."""
    from loaders.rulebooks import inventory
    from loaders.undecided import undecided

    lines = (DOCS / PAGES["en"]).read_text(encoding="utf-8").splitlines()
    headings = {line.lstrip("# ").split(" ")[0] for line in lines if line[:1] == "#"}
    assert {m.id for m in inventory()} <= headings
    assert {case.id for case in undecided()} <= headings
