"""The files that the browser loads, gathered in one folder when the app starts.

vis-network comes from the installed pyvis, so that no copy of it is kept here. The folder
is named after what is in it and stands in the cache of the user, since an installed
package may not be written to; where there is none, in a temporary folder.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from lishu.drawing.network import vis_network
from lishu.drawing.standalone import PICTURE

_OWN = Path(__file__).with_name("assets")
#: Inside the folder that is the root of the component.
FOLDER = "assets"


@lru_cache(maxsize=1)
def gathered() -> Path:
    """A folder that holds FOLDER with every file."""
    files = {file.name: file.read_bytes() for file in sources()}
    digest = sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + sha256(content).digest())
    try:
        return written(cache() / f"graph-{digest.hexdigest()[:16]}", files)
    except (OSError, RuntimeError):  # no home, or one that may not be written to
        return written(Path(tempfile.mkdtemp(prefix="lishu-graph-")), files)


def sources() -> list[Path]:
    """The files, where they are installed."""
    return [
        *(file for file in _OWN.iterdir() if file.is_file()),
        PICTURE,
        vis_network(),
    ]


def cache() -> Path:
    """Where this user keeps what can be made anew."""
    chosen = os.environ.get("XDG_CACHE_HOME")
    return (Path(chosen) if chosen else Path.home() / ".cache") / "lishu"


def written(root: Path, files: Mapping[str, bytes]) -> Path:
    """The folder with the files in it; one that is there already is only looked through.

    A file is put in its place whole, so that two apps may start at once.
    """
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            with tempfile.NamedTemporaryFile(dir=root, delete=False) as part:
                part.write(content)
            os.replace(part.name, path)
    for other in folder.iterdir():
        if other.name not in files:
            shutil.rmtree(other) if other.is_dir() else other.unlink()
    return root
