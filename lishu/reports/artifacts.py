"""Files as services outside name them: relative to the folder of the run, with `/`.

A checkout is entered before lishu is run there, so a path below the folder of the run
is a path of the repository, which is what SARIF, GitHub and GitLab match rows by.
"""

import os
from pathlib import Path
from urllib.parse import quote

STANDARD_INPUT = "-"
#: Names the folder of the run in SARIF; whoever reads the log knows where it lies.
ROOT = "%SRCROOT%"
#: What a segment of a path may hold beside letters, digits and `-._~` (RFC 3986).
_SAFE = "/!$&'()*+;=@"


def path_of(file: str) -> str:
    """A file as a path from the folder of the run; outside it, as it was named.

    >>> path_of("./data/../data/登记 表.csv")
    'data/登记 表.csv'
    """
    if file == STANDARD_INPUT:
        return file
    below = os.path.relpath(file) if _same_drive(file) else file
    return Path(file if below.startswith(os.pardir) else below).as_posix()


def location_of(file: str) -> dict[str, str]:
    """A file as an artifactLocation of SARIF: its URI, percent-encoded.

    >>> location_of("登记 表.csv")["uri"]
    '%E7%99%BB%E8%AE%B0%20%E8%A1%A8.csv'
    """
    path = path_of(file)
    if Path(path).is_absolute() or path.startswith(os.pardir):
        return {"uri": Path(os.path.abspath(path)).as_uri()}
    return {"uri": quote(os.fsencode(path), safe=_SAFE), "uriBaseId": ROOT}


def _same_drive(file: str) -> bool:
    """On Windows there is no relative path from one drive to another."""
    drive = Path(file).drive
    return not drive or drive.lower() == Path.cwd().drive.lower()
