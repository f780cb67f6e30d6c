"""Importing what comes next while a file is being read.

A registry is read outside Python, so imports that follow cost nothing beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import Thread


@contextmanager
def importing(*modules: str) -> Iterator[None]:
    """Import modules in another thread; what fails there fails again at its own import."""
    beside = Thread(target=lambda: [import_module(name) for name in modules])
    beside.start()
    try:
        yield
    finally:
        beside.join()
