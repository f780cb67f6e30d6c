"""The questions there are, read from the files beside this module.

In: `cypher/*.cypher` and `sql/*.sql`. Out: `Question`s in the order of their names.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graphmodel.errors import UnknownError
from graphmodel.reading import nearest
from queries.question import Question, QuestionError, head, parse


@cache
def questions() -> tuple[Question, ...]:
    """Every question, sorted by name. Raises QuestionError where files do not fit."""
    cypher, sql = _texts("cypher"), _texts("sql")
    if cypher.keys() != sql.keys():
        lonely = ", ".join(sorted(cypher.keys() ^ sql.keys()))
        raise QuestionError(f"in only one of queries/cypher and queries/sql: {lonely}")
    return tuple(_question(name, cypher[name], sql[name]) for name in sorted(cypher))


def question(name: str) -> Question:
    """The question of a name. Raises UnknownError with the nearest one."""
    known = {each.name: each for each in questions()}
    if name not in known:
        raise UnknownError(f"there is no question {name!r}{nearest(name, known)}")
    return known[name]


def _question(name: str, cypher: str, sql: str) -> Question:
    found = parse(cypher)
    if found.name != name:
        raise QuestionError(f"cypher/{name}.cypher calls itself {found.name}")
    if head(cypher) != head(sql):
        raise QuestionError(f"{name}: the heads of its two files differ")
    return replace(found, cypher=cypher, sql=sql)


def _texts(language: str) -> Mapping[str, str]:
    folder = files("queries") / language
    return {
        _stem(file): file.read_text(encoding="utf-8")
        for file in folder.iterdir()
        if file.name.endswith(f".{language}")
    }


def _stem(file: Traversable) -> str:
    return file.name.rpartition(".")[0]
