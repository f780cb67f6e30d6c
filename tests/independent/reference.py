"""The bundled tables that the independent resolver reads."""

from __future__ import annotations

from pathlib import Path

from .bodies import National
from .places import Places

ROOT = Path(__file__).resolve().parents[2]


def default_folder() -> Path:
    """Where the reference tables lie."""
    for folder in (ROOT / "loaders" / "data", ROOT.parent / "shared" / "data"):
        if (folder / "national_body_changes.csv").exists() and (
            folder / "townships.csv"
        ).exists():
            return folder
    raise FileNotFoundError(
        "divisions.csv, national_bodies.csv …: in none of the usual folders"
    )


class Reference:
    """The bundled tables, loaded once."""

    def __init__(self, folder: Path | str | None = None) -> None:
        folder = Path(folder) if folder else default_folder()
        self.places = Places(folder)
        self.national = National(folder)
