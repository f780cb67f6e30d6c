"""What docs/adopting says: its commands run, its tables are those of the rulebooks."""

import re
import shutil
from datetime import date

import pytest

from graphmodel.records import ALWAYS, FOREVER
from graphmodel.vocabulary import STRENGTHS
from loaders import load
from loaders.rulebooks import bundled
from tests.graphmodel.support import PLAIN, write
from tests.test_readme import ROOT, assert_prints, blocks
from tests.test_real_adopted import AGREEMENT

PAGES = {"docs/adopting.md": "en", "docs/adopting.zh-CN.md": "zh"}
TYPED = [(page, *block) for page in PAGES for block in blocks(page)]
OPT_IN = [book for book in bundled() if not book.jurisdiction]


def text(page):
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the real example and nothing else of the checkout."""
    folder = tmp_path_factory.mktemp("adopting")
    shutil.copytree(ROOT / "examples" / "real", folder / "examples" / "real")
    return folder


@pytest.mark.parametrize(("page", "command", "shown"), TYPED)
def test_command_works_and_prints_what_is_shown(page, command, shown, folder):
    """A command succeeds; each line shown below it is one that it prints, in that order."""
    assert_prints(command, shown, folder)
    for out in re.findall(r"--out (\S+)", command):
        assert (folder / out).stat().st_size > 0


def test_both_languages_give_the_same_commands():
    """The Chinese page has every command of the English one, in the same order."""
    english, chinese = (
        [command.removesuffix(" --lang zh") for command, _ in blocks(page)]
        for page in PAGES
    )
    assert english == chinese
    assert len(english) == 4


@pytest.mark.parametrize("page", PAGES)
def test_every_rulebook_by_adoption_is_in_the_table(page):
    """Each has its row with its place, its first day and how well it is known; no other has."""
    rows = {
        cells[0].strip("`"): cells
        for line in re.findall(r"^\| (`.*) \|$", text(page), re.MULTILINE)
        if len(cells := line.split(" | ")) == 5
    }
    assert set(rows) == {book.id for book in OPT_IN}
    for book in OPT_IN:
        _, place, since, _, known = rows[book.id]
        assert known == STRENGTHS[book.strength].label(PAGES[page])
        assert book.valid_from == ALWAYS or str(book.valid_from) in since
        assert book.valid_to == FOREVER or str(book.valid_to) in since
        assert place == book.adopt_in or not book.adopt_in


@pytest.mark.parametrize("page", PAGES)
def test_the_table_of_agreement_is_the_measured_one(page):
    """The two rows are the numbers that the test of the real charters holds."""
    found = re.findall(
        r"^\| [^|]+ \| (\d+) \| (\d+) \| (\d+) \|$", text(page), re.MULTILINE
    )
    measured = [tuple(map(str, counts.values())) for counts in AGREEMENT.values()]
    assert found == measured


@pytest.mark.parametrize("page", PAGES)
def test_the_dataset_that_is_shown_is_read(page, tmp_path):
    """The dataset.toml of the page adopts two rulebooks, one of them from a later day."""
    (shown,) = re.findall(r"^```toml\n(.*?)^```", text(page), re.MULTILINE | re.DOTALL)
    (tmp_path / "dataset.toml").write_text(shown, encoding="utf-8")
    write(tmp_path / "registry.csv", [PLAIN])
    library = load(tmp_path).library
    found = {regime.jurisdiction for regime in library.regimes(date(2021, 6, 1))}
    assert found == {"100000", "370000"}
    in_force = {book.id for book in library.in_force(date(2018, 12, 31))}
    assert "lawyers-2017" not in in_force
    assert "lawyers-2017" in {b.id for b in library.in_force(date(2019, 1, 1))}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    """Every relative link of a page is a file of the checkout."""
    links = re.findall(r"\]\(([^)#:]+)\)", text(page))
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
