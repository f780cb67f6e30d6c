"""Who is meant: the scopes of the documents decide what is a social organization."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graphmodel import explain, resolve
from graphmodel.encodings import without
from graphmodel.regimes import Library
from graphmodel.scopes import leaving_out, outside
from loaders.rulebooks import bundled, library
from tests.graphmodel.support import PLAIN, resolved

KINDS = (
    "社会团体",
    "民办非企业单位",
    "基金会",
    "律师事务所",
    "企业",
    "",
    "个体工商户",
    "公司",
)


def rows() -> list[dict[str, str]]:
    """One organization of each type."""
    return [
        {**PLAIN, "社会组织名称": f"绍兴市第{n}社", "社会组织类型": kind}
        for n, kind in enumerate(KINDS)
    ]


def verdicts(folder: Path, on: date, books: Library | None = None) -> dict[str, str]:
    """The verdict of each type."""
    world = resolved(folder, rows(), on).world
    table = resolve(world, on, books).table()
    return dict(zip(KINDS, table["verdict"], strict=True))


@pytest.mark.parametrize("year", [1999, 2014, 2016, 2021, 2026])
def test_enterprises_are_out_of_scope_on_every_date(tmp_path: Path, year: int) -> None:
    """企业, 公司 and 个体工商户 are never social organizations, and nothing else is out."""
    found = verdicts(tmp_path, date(year, 6, 1))
    out = {kind for kind, verdict in found.items() if verdict == "OUT_OF_SCOPE"}
    assert out == {"企业", "公司", "个体工商户"}


def test_without_the_opinions_scope_other_categories_fall_out(tmp_path: Path) -> None:
    """“等” in article 1 is what keeps organizations of no stated category in."""
    books = Library(tuple(without(book, "O02") for book in bundled()))
    assert set(outside(books)) == {"enterprise", "other"}
    found = verdicts(tmp_path, date(2021, 6, 1), books)
    assert found[""] == "OUT_OF_SCOPE"
    assert found["社会团体"] == "LED"


def test_a_category_that_a_document_puts_outside_is_out_even_if_another_means_it() -> (
    None
):
    """What one document excludes in words stays outside."""
    books = bundled()
    first = next(book for book in books if book.provisions.scopes)
    scope = replace(first.provisions.scopes[0], categories=(), outside=("foundation",))
    said = replace(first.provisions, scopes=(scope,))
    changed = tuple(replace(b, provisions=said) if b is first else b for b in books)
    assert "foundation" in outside(Library(changed))


def test_without_any_scope_nobody_is_out() -> None:
    """A library that says nothing about whom it means leaves nobody out."""
    assert outside(Library(())) == ()


def test_what_excludes_an_enterprise_in_words_is_cited_first() -> None:
    """C01 speaks of enterprises and puts them outside; the others do not list them."""
    cited = [scope.citation.rule for scope in leaving_out(library(), "enterprise")]
    assert cited[0] == "C01"
    assert {"O02", "Z24"} < set(cited)


def test_the_proof_shows_the_scopes_of_the_rulebooks_in_force(tmp_path: Path) -> None:
    """O02 nationally, Z24 in Shenzhen before; a community organization is in neither list."""
    row = {
        **PLAIN,
        "登记管理机关": "深圳市民政局",
        "社会组织类型": "社会团体",
        "是否城乡社区社会组织": "是",
        "街道乡镇": "",
    }
    for on, rule, lacking in (
        (date(2014, 6, 1), "Z24", "community"),
        (date(2021, 6, 1), "O02", ""),
    ):
        (meant,) = explain(resolved(tmp_path, [row], on), 0).scopes
        assert (meant.scope.citation.rule, meant.lacking) == (rule, lacking)


def test_an_adopted_document_names_the_sentences_that_permit_it(tmp_path: Path) -> None:
    """O14 and O38 let localities have rules; before the Opinion nothing did."""
    row = {**PLAIN, "社会组织类型": "社会团体", "行业领域": "教育"}
    adopt = [("industry-first", "330600")]
    later = explain(resolved(tmp_path, [row], adopt=adopt), 0)
    assert {term.citation.rule for term in later.permitted} == {"O14", "O38"}
    earlier = explain(resolved(tmp_path, [row], date(2014, 6, 1), adopt=adopt), 0)
    assert earlier.permitted == ()
    assert explain(resolved(tmp_path, [row]), 0).permitted == ()
