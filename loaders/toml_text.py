"""TOML that people wrote: dataset.toml, rulebooks, accepted findings.

In: the bytes of a file. Out: its table, or an error that says what to mend.
"""

import tomllib
from pathlib import Path
from typing import Any

from graphmodel.errors import LishuError


def table(content: bytes, path: Path, error: type[LishuError]) -> dict[str, Any]:
    """The table of a TOML file; a byte order mark, as Windows writes it, is no fault."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise error(
            f"{path}: is not UTF-8 text; save it as UTF-8",
            f"{path}：不是 UTF-8 文本；请存为 UTF-8",
        ) from fault
    except tomllib.TOMLDecodeError as fault:
        raise error(
            f"{path}: {fault}; mend the line it names",
            f"{path}：{fault}；请改正所指的一行",
        ) from fault
