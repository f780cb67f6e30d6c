"""Values that are made once, however many ask, and work that goes on beside the page."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Event, Lock, RLock, Thread
from time import monotonic
from typing import Any, Generic, TypeVar

Built = TypeVar("Built")
Step = Callable[[str], None]


class Cancelled(Exception):  # noqa: N818 - no error: somebody asked for it
    """The work was stopped because somebody asked for it."""


def silent(name: str) -> None:
    """A step that is told to nobody."""


class Job(Generic[Built]):
    """Work in a thread of its own; it can be watched, and stops at its next step."""

    def __init__(self, work: Callable[[Step], Built]) -> None:
        self.step, self.started = "", monotonic()
        self._work, self._done, self._stop = work, Event(), Event()
        self._value: list[Built] = []
        self._error: BaseException | None = None
        Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self._value.append(self._work(self._begin))
        except BaseException as error:  # raised where it is waited for
            self._error = error
        finally:
            self._done.set()

    def _begin(self, step: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        self.step = step

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return monotonic() - self.started

    def wait(self, seconds: float) -> bool:
        """Whether it is done, at the latest after so many seconds."""
        return self._done.wait(seconds)

    def cancel(self) -> None:
        """Stop at the next step; what is done until then is thrown away."""
        self._stop.set()

    def result(self) -> Built:
        """What it made. Raises what went wrong, or Cancelled."""
        self._done.wait()
        if self._stop.is_set():
            raise Cancelled
        if self._error:
            raise self._error
        return self._value[0]


class Shelf:
    """Values by name; each is made once and kept until it is dropped."""

    def __init__(self) -> None:
        self._values: OrderedDict[str, Any] = OrderedDict()
        self._jobs: dict[str, Job[Any]] = {}
        # A value may be made of others of the same shelf.
        self._making, self._starting = RLock(), Lock()

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def once(self, name: str, build: Callable[[], Built]) -> Built:
        """The value of this name; `build` makes it the first time."""
        found = self._found(name)
        if found is None:
            with self._making:
                found = self._found(name)
                if found is None:
                    found = (build(),)
                    self._values[name] = found[0]
        value: Built = found[0]
        return value

    def get(self, name: str) -> Any:
        """The value of a name that is there, now the last to be dropped.

        Raises KeyError where it is not there, or was dropped just now.
        """
        found = self._found(name)
        if found is None:
            raise KeyError(name)
        return found[0]

    def _found(self, name: str) -> tuple[Any] | None:
        """The value in a tuple; others may add and drop values at any moment."""
        try:
            value = self._values[name]
            self._values.move_to_end(name)
        except KeyError:
            return None
        return (value,)

    def job(self, name: str, work: Callable[[Step], Built]) -> Job[Built]:
        """The job that makes the value of this name, started unless it goes on already."""
        with self._starting:
            if name not in self._jobs:
                self._jobs[name] = Job(work)
            return self._jobs[name]

    def finish(self, name: str, job: Job[Built]) -> Built:
        """Wait for a job and keep what it made. Raises what went wrong, or Cancelled."""
        try:
            value = job.result()
            self._values.setdefault(name, value)
            return value
        finally:
            with self._starting:
                if self._jobs.get(name) is job:
                    del self._jobs[name]

    def keep(self, beginning: str, number: int) -> None:
        """Drop all but the last `number` values whose names begin so."""
        with self._starting:
            names = [n for n in list(self._values) if n.startswith(beginning)]
            for name in names[: max(len(names) - number, 0)]:
                self._values.pop(name, None)
