"""Where the real example is: in the checkout, or in the installed package."""

from pathlib import Path

HOME = Path(__file__).parents[1]
_SHORT = Path("examples", "real")


def real_example() -> Path:
    """The folder of the real example, by its short name from the checkout."""
    packed = HOME / _SHORT
    if packed.exists():
        return packed
    folder = HOME.parent / _SHORT
    return _SHORT if _SHORT.exists() and _SHORT.samefile(folder) else folder


def is_real_example(paths: tuple[str, ...]) -> bool:
    """Whether these paths are the real example and nothing else."""
    return [Path(path).resolve() for path in paths] == [real_example().resolve()]
