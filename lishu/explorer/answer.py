"""A registry resolved on one date, and what is worked out from it once for everybody."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, TypeVar

from graphmodel.finding import Finding, findings
from graphmodel.resolution import Resolution, resolve
from graphmodel.summary import Summary, summarize
from graphmodel.world import World
from lishu.explorer.shelf import Shelf, Step, silent

Built = TypeVar("Built")
#: The steps of `answered`, in order.
STEPS = ("resolve", "find")


class Owner(Protocol):
    """What values can be kept with: they live as long as it does."""

    @property
    def shelf(self) -> Shelf:
        """Where they are kept."""


@dataclass(frozen=True)
class Answer:
    """A registry resolved on one date; `today` is the day on which it was asked."""

    resolution: Resolution
    summary: Summary
    findings: tuple[Finding, ...]
    today: date
    shelf: Shelf = field(default_factory=Shelf, repr=False, compare=False)


def answered(world: World, as_of: date, today: date, step: Step = silent) -> Answer:
    """Every verdict and finding on a date; `step` is told what begins."""
    step("resolve")
    resolution = resolve(world, as_of)
    summary = summarize(resolution)
    step("find")
    found = tuple(findings(resolution, today))
    return Answer(resolution, summary, found, today)


def once(owner: Owner, name: str, build: Callable[[], Built]) -> Built:
    """What `build` makes, kept with an answer or a dataset under a name."""
    return owner.shelf.once(name, build)
