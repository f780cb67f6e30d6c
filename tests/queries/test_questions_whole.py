"""Every question answers alike in both engines about the whole synthetic example."""

from collections.abc import Iterator

import pytest

from queries.question_files import questions
from queries.server_state import Server
from tests.queries.variants import alike
from tests.queries.worlds import ROOT, Asked, add, asked

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def whole(shared_database: Server) -> Iterator[Asked]:
    """The synthetic example, 20,000 organizations, in memory and in the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        add(shared_database, "synthetic")
        with asked(shared_database, {}, ["synthetic"]) as found:
            yield found["synthetic"]


@pytest.mark.parametrize("question", questions(), ids=lambda each: each.name)
def test_both_engines_answer_alike(whole: Asked, question) -> None:
    """Columns, rows and their order are equal, and there are rows."""
    assert alike(question, whole) > 0
