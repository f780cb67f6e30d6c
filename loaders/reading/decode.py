"""Any of the four encodings -> UTF-8, with what cannot be decoded marked.

A mark is NUL and U+FFFD together: no text that we accept contains a NUL, so a mark
is never mistaken for something written in the file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from loaders.reading.content import Content

MARK = "\0\ufffd"
MARK_BYTES = MARK.encode()

_PIECE = 8 << 20
_WINDOW = 1 << 16
# Chinese in GB18030 read as UTF-8 is broken in more than four characters of five,
# while GB18030 takes much UTF-8 for sound: the mere number of errors would let one
# broken row among few turn a UTF-8 file into nonsense.
_UTF8_SHARE = 1 / 3
_BROKEN = re.compile("[\ud800-\udfff]+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


@dataclass(frozen=True)
class Text:
    """UTF-8 bytes, the encoding they came from, and whether they hold marks."""

    content: Content
    encoding: str
    broken: bool


def decode(raw: Content, *, surely_utf8: bool = False) -> Text:
    """These bytes as UTF-8.

    A byte order mark decides. Without one the text is UTF-8 unless it does not
    decode; then it is still UTF-8 where most of it decodes, else whichever of UTF-8
    and GB18030 leaves less undecoded. `surely_utf8` where the heading told.
    """
    codec = utf16_of(raw)
    if codec:
        return _transcode(raw, codec)
    doubtful = _not_utf8(raw)
    if doubtful is None:
        return Text(raw, "UTF-8", broken=False)
    if surely_utf8 or _likely_utf8(doubtful):
        return _transcode(raw, "utf-8")
    return _transcode(raw, "gb18030")


def utf16_of(raw: Content) -> str | None:
    """The UTF-16 codec that the byte order mark names."""
    return _UTF16.get(raw.head(2))


def _not_utf8(raw: Content) -> bytes | None:
    """The text from the first place on that is not UTF-8, or None."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = memoryview(b"")
    try:
        for piece in raw.pieces(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        # the lines around it tell the encoding; the whole text would only repeat them
        begin = max(error.start - _WINDOW, 0)
        return bytes(piece[begin : begin + 2 * _WINDOW])
    return None


def _likely_utf8(sample: bytes) -> bool:
    broken, foreign = _undecodable(sample, "utf-8")
    return broken <= foreign * _UTF8_SHARE or (
        broken <= _undecodable(sample, "gb18030")[0]
    )


def _undecodable(sample: bytes, codec: str) -> tuple[int, int]:
    """Broken places, and characters that are not ASCII (broken ones included)."""
    text = sample.decode(codec, "surrogateescape")
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return len(_SURROGATE.findall(text)), foreign


def _transcode(raw: Content, codec: str) -> Text:
    sink = pa.BufferOutputStream()
    broken = False
    for text in _decoded(raw, codec):
        try:
            sink.write(text.encode())
        except UnicodeEncodeError:
            sink.write(_BROKEN.sub(MARK, text).encode())
            broken = True
    return Text(Content(sink.getvalue()), codec.upper(), broken)


def _decoded(raw: Content, codec: str) -> Iterator[str]:
    """The text piece by piece; what cannot be decoded appears as surrogates."""
    lone = "surrogatepass" if codec.startswith("utf-16") else "surrogateescape"
    decoder = codecs.getincrementaldecoder(codec)(lone)
    for piece in raw.pieces(_PIECE):
        yield decoder.decode(piece)
    try:
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:  # half a UTF-16 unit at the end
        yield "\ud800"
