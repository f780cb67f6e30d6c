"""What one resolve of a registry takes, in a process that does nothing else.

`python benchmarks/app_resolve.py REGISTRY DATE…` prints the seconds of each date.
"""

import sys
import time
from datetime import date

from graphmodel import resolve
from loaders import load


def main() -> None:
    """Read, resolve once so that all is warm, then each date."""
    world = load(sys.argv[1])
    resolve(world, date(2026, 11, 22))
    for day in sys.argv[2:]:
        start = time.perf_counter()
        resolve(world, date.fromisoformat(day))
        print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
