"""XLSX files are ZIP archives: is this one, and does it unpack to a sane size?"""

from __future__ import annotations

import sys
import zlib
from zipfile import BadZipFile, ZipFile, ZipInfo

from graphmodel.errors import InputError
from loaders.reading.content import Content
from loaders.reading.source import bomb, is_bomb

_PIECE = 1 << 20
_DEFLATE_LIMIT = 1032  # bytes at most that one packed byte becomes


def check_archive(content: Content, name: str) -> None:
    """Refuse a bomb or a damaged archive before anything unpacks it.

    Raises InputError.
    """
    try:
        with ZipFile(content.stream(0)) as archive:
            members = archive.infolist()
            declared = sum(member.file_size for member in members)
            if is_bomb(len(content), declared):
                raise bomb(name, len(content), declared)
            # a declared size may lie: count what comes out where it could matter
            if is_bomb(1, len(content) * _DEFLATE_LIMIT):
                _count(archive, members, len(content), name)
    except (
        BadZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
        zlib.error,
    ) as error:
        raise InputError(
            f"{name} is a damaged or locked XLSX file ({error}); save it again",
            f"{name} 是损坏或加密的 XLSX 文件（{error}）；请解除密码后另存",
        ) from error


def _count(archive: ZipFile, members: list[ZipInfo], packed: int, name: str) -> None:
    total = 0
    for member in members:
        member.file_size = sys.maxsize  # read on to the true end
        with archive.open(member) as unpacking:
            while piece := unpacking.read(_PIECE):
                total += len(piece)
                if is_bomb(packed, total):
                    raise bomb(name, packed, total)
