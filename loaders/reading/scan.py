"""One pass over the bytes: their digest, their lines, and signs of trouble.

The pass runs in a thread beside the parser. Hashing and counting together cost
about a fifth of the parse, so both fit on the second core.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from loaders.reading.content import Content

# A piece fits the processor's cache, so that the bytes hashed are counted for free.
PIECE = 1 << 19
LINE_LIMIT = 1 << 20  # bytes; no line of a registry comes near


@dataclass(frozen=True)
class Scan:
    """What one pass over the bytes showed."""

    digest: str  # "sha256:<hex>", or "" where it was not asked for
    newlines: int
    nul: bool
    bare_returns: bool  # carriage returns that no newline follows
    endless: bool  # some line may be longer than LINE_LIMIT
    counts: tuple[int, ...] = ()  # newlines in each piece

    @property
    def plain(self) -> bool:
        """No sign of a row that must be rejected."""
        return not (self.nul or self.bare_returns or self.endless)


def digest_of(content: Content) -> str:
    """The digest of these bytes as a Table carries it."""
    digest = hashlib.sha256()
    for piece in content.pieces(PIECE):
        digest.update(piece)
    return f"sha256:{digest.hexdigest()}"


def scan(content: Content, *, hashed: bool) -> Scan:
    """Hash (where asked) and count; a line over the limit always shows as endless."""
    digest = hashlib.sha256()
    newlines, nul, bare, endless = 0, False, False, False
    counts: list[int] = []
    pending = False  # the piece before ended with a carriage return
    for piece in content.pieces(PIECE):
        if hashed:
            digest.update(piece)
        octets = np.frombuffer(piece, np.uint8)
        ends = octets == 10
        found = int(np.count_nonzero(ends))
        newlines += found
        counts.append(found)
        endless |= not found and octets.size > PIECE // 2
        nul |= not octets.all()
        returns = octets == 13
        bare |= pending and not ends[0]
        if returns.any():
            bare |= bool((returns[:-1] & ~ends[1:]).any())
        pending = bool(returns[-1])
    return Scan(
        digest=f"sha256:{digest.hexdigest()}" if hashed else "",
        newlines=newlines,
        nul=nul,
        bare_returns=bare or pending,
        endless=endless,
        counts=tuple(counts),
    )
