"""Opening what the user named: a file, a packed file or standard input."""

from __future__ import annotations

import gzip
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from graphmodel.errors import InputError
from loaders.reading.content import Content
from loaders.reading.scan import digest_of

STANDARD_INPUT = "-"
FORMATS = "CSV (.csv, .tsv, .csv.gz), XLSX, JSON Lines (.jsonl, .ndjson) and Parquet"
FORMATS_ZH = "CSV（.csv、.tsv、.csv.gz）、XLSX、JSON Lines（.jsonl、.ndjson）、Parquet"

# Registries shrink to a fifth or a tenth, and to a fiftieth where most cells repeat.
# Only something made to fill a memory is both this large and this thinly packed.
BOMB_SIZE = 256 << 20  # bytes unpacked
BOMB_RATIO = 200  # bytes unpacked per byte packed

_GZIP = b"\x1f\x8b"
_PIECE = 4 << 20


@dataclass(frozen=True)
class Memory:
    """A file that is held in memory and nowhere else, with the name that it had."""

    name: str
    data: bytes

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Source:
    """The bytes of one input, mapped rather than copied where it is a file."""

    name: str  # as the user gave it
    ending: str  # of the unpacked file, lower case: ".csv"
    content: Content  # unpacked
    packed: Content | None = None  # the file as it is, where `content` is not that

    @property
    def digest(self) -> str:
        """The digest of the file's own bytes, packed ones included."""
        return digest_of(self.packed or self.content)


def open_source(source: str | Path | Memory) -> Source:
    """The bytes of this file, or of standard input for "-".

    Raises InputError for what is missing, forbidden, a folder, empty or a bomb.
    """
    name = str(source)
    raw = _raw(source, name)
    path = Path(name)
    if not len(raw):
        raise InputError(
            f"{name} is empty; expected one of {FORMATS}",
            f"{name} 是空文件；可以读的有 {FORMATS_ZH}",
        )
    if raw.head(2) != _GZIP:
        return Source(name, path.suffix.lower(), raw)
    inner = path.stem if path.suffix.lower() == ".gz" else name
    data = _unpacked(raw, name)
    if not len(data):
        raise InputError(
            f"{name} is empty once unpacked; expected one of {FORMATS}",
            f"{name} 解压后是空的；可以读的有 {FORMATS_ZH}",
        )
    return Source(name, Path(inner).suffix.lower(), data, raw)


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether so few bytes that become so many were made to fill a memory."""
    return unpacked > BOMB_SIZE and unpacked > BOMB_RATIO * packed


def bomb(name: str, packed: int, unpacked: int) -> InputError:
    """The refusal of a file that unpacks to an absurd size."""
    return InputError(
        f"{name}: {packed:,} bytes unpack to more than {unpacked:,}; files above "
        f"{BOMB_SIZE >> 20} MB that shrink more than {BOMB_RATIO}-fold are refused; "
        "unpack it yourself if you trust it",
        f"{name}：{packed:,} 字节解压后超过 {unpacked:,} 字节；超过 {BOMB_SIZE >> 20} MB "
        f"且压缩比大于 {BOMB_RATIO} 的不读；可以信任的，请自行解压",
    )


def _raw(source: str | Path | Memory, name: str) -> Content:
    if isinstance(source, Memory):
        return Content(pa.py_buffer(source.data))
    return _standard_input() if name == STANDARD_INPUT else _mapped(Path(source), name)


def _standard_input() -> Content:
    return Content(pa.py_buffer(sys.stdin.buffer.read()))


def _mapped(path: Path, name: str) -> Content:
    try:
        if path.is_dir():
            raise InputError(
                f"{name} is a folder; name a file in it: {FORMATS}",
                f"{name} 是文件夹；请指明其中的文件：{FORMATS_ZH}",
            )
        if path.is_file() and path.stat().st_size:
            return Content(pa.memory_map(str(path)).read_buffer(), path)
        return Content(pa.py_buffer(path.read_bytes()))  # an empty file, or a pipe
    except FileNotFoundError:
        raise InputError(
            f"{name}: no such file; check the path",
            f"{name}：没有这个文件；请检查路径",
        ) from None
    except PermissionError:
        raise InputError(
            f"{name} may not be read; give yourself permission to read it",
            f"{name} 没有读取权限；请先取得权限",
        ) from None
    except (OSError, ValueError) as error:
        raise InputError(
            f"{name} cannot be read ({error}); check the path and the disk",
            f"{name} 读不了（{error}）；请检查路径和磁盘",
        ) from error


def _unpacked(raw: Content, name: str) -> Content:
    sink = pa.BufferOutputStream()
    try:
        with gzip.open(raw.stream(0)) as packed:
            while piece := packed.read(_PIECE):
                sink.write(piece)
                if is_bomb(len(raw), sink.tell()):
                    raise bomb(name, len(raw), sink.tell())
    except (EOFError, OSError, zlib.error) as error:
        raise InputError(
            f"{name} is a damaged gzip file ({error}); pack or download it again",
            f"{name} 是损坏的 gzip 文件（{error}）；请重新压缩或下载",
        ) from error
    return Content(sink.getvalue())
