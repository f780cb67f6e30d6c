"""A progress bar on standard error, only where a person looks at it.

Rich is imported only then, and only for work that lasts.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

#: Work shorter than this shows nothing.
PATIENCE = 0.5
Step = Callable[[str], None]

LABELS = {
    "read": ("读取和识别", "reading"),
    "resolve": ("逐条判断", "resolving"),
    "find": ("归纳原因", "finding causes"),
    "write": ("写出", "writing"),
}


@contextmanager
def steps(*names: str, language: str = "en") -> Iterator[Step]:
    """Work in named steps: call what is yielded with the name of each as it begins."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    current, done = [names[0]], Event()
    drawing = Thread(target=_draw, args=(names, current, done, language), daemon=True)
    drawing.start()
    try:
        yield lambda name: current.__setitem__(0, name)
    finally:
        done.set()
        drawing.join()


def _draw(
    names: tuple[str, ...], current: list[str], done: Event, language: str
) -> None:
    """Draw until it is done; nothing where it is done soon."""
    if done.wait(PATIENCE):
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(names))
        while not done.is_set():
            label = LABELS[current[0]][language == "en"]
            bar.update(task, description=label, completed=names.index(current[0]))
            time.sleep(0.1)


#: Called with what is written, how many of it are done, of how many.
Batch = Callable[[str, int, int], None]


@contextmanager
def batches(language: str = "en") -> Iterator[Batch]:
    """A bar for each kind of thing that is written in batches, one after the other."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(LABELS["write"][language == "en"], total=None)
        yield lambda what, done, total: bar.update(
            task, description=what, completed=done, total=total
        )
