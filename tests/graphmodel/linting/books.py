"""Rulebooks of a few lines, and what the linter says of them."""

from datetime import date

from graphmodel.linting import lint
from graphmodel.regimes import Library
from graphmodel.rulebook_parsing import parse

NATION, CITY = "100000", "330600"
ALL = ["nation", "province", "prefecture", "county"]
NAMED = ["alive", "followed", "unborn", "ended", "several"]


def rule(name, when=None, **more):
    """A rule that the SOPWB leads, unless it says otherwise."""
    fields = {
        "id": name,
        "article": "1",
        "quote": "由社会组织党建工作机构领导",
        "leader": {"kind": "SOPWB", "at": "registration"},
        "when": when or {},
    }
    return {k: v for k, v in (fields | more).items() if v is not None}


def book(
    name, *rules, jurisdiction=NATION, notes=(), example=(), link=(), body=(), **head
):
    """A rulebook of some rules, in force since 2020 unless it says otherwise."""
    fields = {"id": name, "title": name, "jurisdiction": jurisdiction}
    fields |= {"valid_from": date(2020, 1, 1)} | head
    table = {
        "rulebook": {k: v for k, v in fields.items() if v is not None},
        "rule": list(rules),
        "note": list(notes),
        "example": list(example),
        "link": list(link),
        "body": list(body),
    }
    return parse(table, f"{name}.toml")


def linted(*books, adoptions=(), **more):
    """Every problem of some rulebooks together."""
    return lint(Library(tuple(books), tuple(adoptions)), **more)


def only(code, problems):
    """The one problem of a kind."""
    (found,) = [problem for problem in problems if problem.code == code]
    return found


def codes(problems):
    """The kinds of problem that were found."""
    return {problem.code for problem in problems}
