"""How the tests are shared out among workers."""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

_ONE_SERVER = "tests/queries/"


class Scheduling(LoadFileScheduling):
    """File by file, but what asks Neo4j in one worker: it starts and learns only once."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return _ONE_SERVER if file.startswith(_ONE_SERVER) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduling:
    """What xdist asks for; it replaces its own --dist loadfile."""
    return Scheduling(config, log)
