"""Every mechanism of the documents is encoded, and something fails without it.

`mechanisms/<ID>.toml` say what is given and what is expected, in the words of
`cases/README.md`; besides the columns of `resolve` they may expect relations, duties
and words of the proof. Each mechanism is then taken out of the rulebooks: its cases
must no longer hold.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import loaders.rulebooks
from graphmodel import explain, resolve
from graphmodel.encodings import encodings, without
from graphmodel.errors import LishuError
from graphmodel.regimes import Library
from lishu.reports import render
from loaders import load
from tests.shared_folder import shared
from tests.test_cases import differences, moments, rows_of, write_dataset

FOLDER = Path(__file__).with_name("mechanisms")
FILES = sorted(FOLDER.glob("*.toml"))
BEYOND_COLUMNS = {
    "relations",
    "not_relations",
    "duties",
    "not_duties",
    "says_zh",
    "says_en",
    "not_says_zh",
    "silent",
}
Case = Mapping[str, Any]


def cases(path: Path) -> list[Case]:
    """The cases of one mechanism."""
    return tomllib.loads(path.read_text(encoding="utf-8"))["case"]


def faults(case: Case, mechanism: str, folder: Path) -> list[str]:
    """What of the case does not hold."""
    if case.get("given") is None:
        return list(_shown(case, mechanism))
    write_dataset(folder, case)
    adopt = [tuple(text.split("@")) for text in case.get("adopt", ())]
    world = load(folder, adopt=adopt, complete=tuple(case.get("complete", ())))
    found = []
    for as_of, expectations in moments(case):
        resolution = resolve(world, as_of)
        rows = resolution.table().to_dicts()
        for position, (expected, row) in enumerate(
            zip(expectations, rows, strict=True)
        ):
            plain = {k: v for k, v in expected.items() if k not in BEYOND_COLUMNS}
            found += [
                f"{key}: {v!r}, got {got!r}" for key, v, got in differences(plain, row)
            ]
            found += _beyond(resolution, position, expected, case.get("about", ""))
    return found


def _beyond(
    resolution: Any, position: int, expected: Mapping[str, Any], about: str
) -> Iterator[str]:
    """Relations, duties and words of the proof that are not as expected."""
    if not set(expected) & BEYOND_COLUMNS:
        return
    proof = explain(resolution, position)
    answer = json.loads(render("explain", "json", proof, "zh"))
    relations = _of_body(resolution, about) if about else answer["relations"]
    yield from _compared("relations", expected, relations)
    yield from _compared("duties", expected, answer["duties"])
    for language in ("zh", "en"):
        text = render("explain", "text", proof, language)
        for words in expected.get(f"says_{language}", ()):
            if words not in text:
                yield f"the proof does not say {words!r}"
        for words in expected.get(f"not_says_{language}", ()):
            if words in text:
                yield f"the proof says {words!r}"


def _of_body(resolution: Any, body_id: str) -> Sequence[Mapping[str, Any]]:
    """The relations of a body, as `explain` writes those of an organization."""
    from graphmodel.relations import of_body
    from graphmodel.search import body_by_id
    from lishu.reports.relations_data import relation_data

    body = body_by_id(resolution.world.bodies, body_id)
    return [relation_data(relation, "zh") for relation in of_body(resolution, body)]


def _compared(
    key: str, expected: Mapping[str, Any], got: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    for wanted in expected.get(key, ()):
        if not any(_meets(wanted, row) for row in got):
            yield f"no {key} like {wanted}; there are {got}"
    for unwanted in expected.get(f"not_{key}", ()):
        if any(_meets(unwanted, row) for row in got):
            yield f"there is one of {key} like {unwanted}"


def _meets(wanted: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether each wanted key is so; an end is named by its id or its name."""
    for key, value in wanted.items():
        found = row.get(key)
        if isinstance(found, dict):
            if value not in (found.get("id"), found.get("name"), found.get("role")):
                return False
        elif found != value:
            return False
    return True


def _shown(case: Case, mechanism: str) -> Iterator[str]:
    """What `rules show` should say of the mechanism and does not."""
    from lishu.commands.rules import shown

    for language in ("zh", "en"):
        try:
            text = render("rule", "text", shown(mechanism), language)
        except LishuError:
            text = ""
        for words in case["expect"].get(f"says_{language}", ()):
            if words not in text:
                yield f"rules show {mechanism} does not say {words!r}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_cases_of_a_mechanism_hold(path: Path, tmp_path: Path) -> None:
    """What a sentence of a document says is what lishu answers."""
    for case in cases(path):
        assert faults(case, path.stem, tmp_path) == [], case["title"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_without_its_encoding_its_cases_fail(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No case of a mechanism would pass by itself: without the tables one fails."""
    books = tuple(without(b, path.stem) for b in loaders.rulebooks.bundled())
    monkeypatch.setattr(loaders.rulebooks, "bundled", lambda: books)
    for case in cases(path):
        try:
            if faults(case, path.stem, tmp_path):
                return
        except LishuError:
            return
    pytest.fail(f"all cases of {path.stem} hold without it")


def test_every_mechanism_is_encoded_and_has_its_cases() -> None:
    """The 106 mechanisms of the domain are in the rulebooks and in `mechanisms/`."""
    rows = json.loads(shared("domain", "mechanisms.json").read_text(encoding="utf-8"))
    wanted = {row["id"] for row in rows}
    assert len(wanted) == 106
    encoded = set(encodings(Library(loaders.rulebooks.bundled())))
    assert wanted - encoded == set()
    assert wanted - {path.stem for path in FILES} == set()


def test_a_mechanism_is_cited_as_the_document_has_it() -> None:
    """Article and quote of an encoding are those of the mechanism, or a longer quote."""
    rows = json.loads(shared("domain", "mechanisms.json").read_text(encoding="utf-8"))
    encoded = encodings(Library(loaders.rulebooks.bundled()))
    for row in rows:
        quotes = [e.citation.quote for e in encoded[row["id"]]]
        assert any(row["quote"] in quote for quote in quotes), row["id"]


def test_the_cases_are_well_formed() -> None:
    """Each file is named by its mechanism, and each case says what it shows."""
    for path in FILES:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert table["mechanism"] == path.stem
        for case in table["case"]:
            assert case["title"], path.name
            assert case.get("given") is None or rows_of(case), path.name
