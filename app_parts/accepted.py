"""What a dataset accepts: the entries of its `accepted.toml`, held against the findings."""

from app_parts import catalogue
from app_parts.frame import Page
from app_parts.shared import once
from graphmodel.acceptance import Acceptance
from lishu.explorer.causes_told import Standings, standings
from loaders.acceptances import read_baselines
from loaders.dataset import open_dataset


def of(page: Page) -> Standings:
    """Which findings are accepted, for how long and by whom.

    As for `lishu check`, an acceptance runs out in the life of those who answer for it:
    today, whatever date is asked about. Raises InputError, AcceptanceError.
    """
    return once(page.answer, "orphans.accepted", lambda: _held(page))


def _held(page: Page) -> Standings:
    return standings(page.answer.findings, _entries(page), page.today)


def _entries(page: Page) -> list[Acceptance]:
    if page.dataset.is_loaded:
        return list(page.dataset.accepted)
    paths = catalogue.paths_of(page.dataset)
    files = read_baselines(open_dataset(paths).accepted)
    return [entry for file in files for entry in file.entries]
