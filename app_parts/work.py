"""Work that takes long: beside the page, with progress, and with a way to stop it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn, TypeVar

import streamlit as st

from app_parts import show, words
from app_parts.language import language
from lishu.explorer.answer import STEPS, Owner
from lishu.explorer.shelf import Cancelled, Job, Step

Built = TypeVar("Built")
#: Work shorter than this shows nothing; how often longer work tells how far it is.
PATIENCE, EVERY = 0.4, 0.2
_LEFT = "work that was stopped here"


def worked(
    owner: Owner,
    name: str,
    build: Callable[[Step], Built],
    *,
    steps: Sequence[str] = STEPS,
    stopped: Callable[[], object] | None = None,
) -> Built:
    """What `build` makes, kept with its owner; until it is there the run waits here.

    `build` is told a function to call with the name of each step as it begins; names of
    steps stand in `words.STEPS`. Where somebody stops it, `stopped` is called, else the
    run ends with words. Raises what `build` raises.
    """
    while True:
        with suppress(KeyError):
            value: Built = owner.shelf.get(name)
            return value
        if st.session_state.get(_LEFT) == name:
            _stopped()
        job = owner.shelf.job(name, build)
        if not job.wait(PATIENCE):
            _watch(job, name, steps, stopped)
        try:
            return owner.shelf.finish(name, job)
        except Cancelled:
            continue  # somebody else stopped it


def _watch(
    job: Job[Built],
    name: str,
    steps: Sequence[str],
    stopped: Callable[[], object] | None,
) -> None:
    """Show how far it is until it is done."""
    spoken = language()
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, text=words.WORKING.label(spoken))
        st.button(
            words.STOP.label(spoken),
            key=f"stop {name}",
            on_click=_leave,
            args=(job, name, stopped),
        )
    while not job.wait(EVERY):
        bar.progress(_share(job, steps), text=_told(job, spoken))
    place.empty()


def _share(job: Job[Built], steps: Sequence[str]) -> float:
    """How much is done: half a step more than those that ended."""
    at = steps.index(job.step) if job.step in steps else 0
    return (at + 0.5) / len(steps)


def _told(job: Job[Built], spoken: str) -> str:
    step = words.STEPS.get(job.step, words.WORKING).label(spoken)
    return f"{step} · {job.seconds:.0f} s"


def _leave(job: Job[Built], name: str, stopped: Callable[[], object] | None) -> None:
    job.cancel()
    if stopped:
        stopped()
    else:
        st.session_state[_LEFT] = name


def _stopped() -> NoReturn:
    """Say that the work was stopped, and offer to start again."""
    spoken = language()
    show.write(show.tag("p", show.text(words.STOPPED.label(spoken))))
    st.button(words.AGAIN.label(spoken), on_click=_forget)
    st.stop()


def _forget() -> None:
    st.session_state.pop(_LEFT, None)
