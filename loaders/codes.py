"""The unified social credit code: check digits, type, division, as columns.

In: a column of texts. Out: for each the kind of fault and the division digits.
python-stdnum knows the check digit of GB 32100; it is tabulated here once, position
by position, so that a column of codes is a few look-ups. The inner digit (GB 11714),
the type prefix and the division are ours to check (formats.md). The alphabet of
GB 32100 has no I, O, S, V, Z.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl
from stdnum.cn import uscc

from graphmodel.divisions import Divisions, Ints

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
FAULTS = (
    "length",
    "character",
    "last check digit",
    "inner check digit",
    "type prefix",
    "unknown division",
)
#: 31 is a law practice (semantics §9).
TYPES = ("51", "52", "53", "31")
LENGTH = 18
#: Codes judged at a time: what is made on the way stays in the processor's cache.
_SLICE = 1 << 17
#: Values and weights of GB 11714, whose letters run on from 10 without a gap.
_INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
#: Texts that mean "no code" (semantics §1: in code fields 无 means absent).
ABSENT = ("", "无", "-", "--", "——", "/", "暂无", "null", "NULL")

#: Which two digits in front are those of no type.
_NO_TYPE = np.ones(256, np.bool_)
_NO_TYPE[[int(prefix) for prefix in TYPES]] = False

#: Bit above both sums that a character outside the alphabet sets.
_OUTSIDE = 1 << 22

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class CodeColumn:
    """Row by row: `fault` a position in FAULTS or -1, `division` number or -1.

    `there` says whether there is a code at all; `prefix` the two type digits, 0 none.
    """

    there: npt.NDArray[np.bool_]
    fault: npt.NDArray[np.int8]
    division: Ints
    prefix: npt.NDArray[np.uint8]


@cache
def _check_digits() -> tuple[int, dict[tuple[int, str], int]]:
    """The check digit of an all-zero code, and what each character subtracts."""
    base = ALPHABET.index(uscc.calc_check_digit("0" * 17))
    shares = {
        (place, character): base
        - ALPHABET.index(
            uscc.calc_check_digit("0" * place + character + "0" * (16 - place))
        )
        for place in range(17)
        for character in ALPHABET
    }
    return base, shares


@cache
def _pairs() -> npt.NDArray[np.int32]:
    """What each pair of bytes adds at each of the nine places for pairs.

    Shape (9, 65536). Bits 0-9: the sum that GB 32100 takes modulo 31 for places
    1-17; bits 10-21: the sum that GB 11714 takes modulo 11 for places 9-16; from bit
    22: characters outside the alphabet. One look-up for two characters.
    """
    tables = np.zeros((9, 2, 256), np.int32)
    tables[:] = _OUTSIDE
    _, shares = _check_digits()
    for place in range(LENGTH):
        for character in ALPHABET:
            inner = 0
            if 8 <= place < 16:
                number = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(character)
                inner = number * _INNER_WEIGHTS[place - 8]
            share = shares[place, character] % 31 if place < 17 else 0
            tables[place // 2, place % 2, ord(character)] = share + (inner << 10)
    pairs = tables[:, 0, None, :] + tables[:, 1, :, None]
    return pairs.reshape(9, 65536)


@cache
def _numbers() -> npt.NDArray[np.int32]:
    """The number that each pair of bytes writes, -1,000,000 where it is none."""
    digits = np.full(256, -1_000_000, np.int64)
    digits[ord("0") : ord("9") + 1] = range(10)
    pairs = digits[None, :] * 10 + digits[:, None]
    return np.where(pairs < 0, -1_000_000, pairs).reshape(-1).astype(np.int32)


def read(codes: pl.Series, divisions: Divisions) -> CodeColumn:
    """Judge a column of codes, already trimmed and in capitals."""
    if len(codes) > _SLICE:
        starts = range(0, len(codes), _SLICE)
        return _joined([read(codes.slice(at, _SLICE), divisions) for at in starts])
    long = (codes.str.len_bytes() == LENGTH).to_numpy()
    rows = np.flatnonzero(long)
    there = long.copy()
    there[~long] = ~codes.filter(pl.Series(~long)).is_in(list(ABSENT)).to_numpy()
    fault = np.where(there & ~long, FAULTS.index("length"), -1).astype(np.int8)
    division = np.full(len(codes), -1, np.int32)
    prefix = np.zeros(len(codes), np.uint8)
    if len(rows):
        text = codes.filter(pl.Series(long)) if len(rows) < len(codes) else codes
        found = _read(_bytes(text), divisions)
        fault[rows], division[rows], prefix[rows] = found
    return CodeColumn(there, fault, division, prefix)


def _joined(parts: list[CodeColumn]) -> CodeColumn:
    return CodeColumn(
        np.concatenate([part.there for part in parts]),
        np.concatenate([part.fault for part in parts]),
        np.concatenate([part.division for part in parts]),
        np.concatenate([part.prefix for part in parts]),
    )


def _bytes(text: pl.Series) -> Bytes:
    joined = text.str.join("")[0]
    return np.frombuffer(joined.encode(), np.uint8).reshape(-1, LENGTH)


def _read(
    code: Bytes, divisions: Divisions
) -> tuple[npt.NDArray[np.int8], Ints, npt.NDArray[np.uint8]]:
    """Faults in the order of FAULTS: the first one stands."""
    pairs = np.ascontiguousarray(code.view("<u2").T)
    sums = np.zeros(len(code), np.int32)
    for table, pair in zip(_pairs(), pairs, strict=True):
        sums += table[pair]
    number = [np.take(_numbers(), pairs[n]) for n in range(4)]
    place = number[1] * 10_000 + number[2] * 100 + number[3]
    division = np.where(place >= 0, divisions.by_code[np.maximum(place, 0)], -1)
    prefix = np.maximum(number[0], 0).astype(np.uint8)
    last, inner = _expected(sums)
    faults = (
        sums >= _OUTSIDE,
        code[:, 17] != last,
        code[:, 16] != inner,
        _NO_TYPE[prefix],
        division < 0,
    )
    found = np.full(len(code), -1, np.int8)
    for position, wrong in reversed(tuple(enumerate(faults, start=1))):
        found[wrong] = position
    return found, division.astype(np.int32), prefix


def _expected(sums: Ints) -> tuple[Bytes, Bytes]:
    """The last and the inner check character that the sums ask for."""
    base, _ = _check_digits()
    alphabet = np.frombuffer(ALPHABET.encode(), np.uint8)
    last = np.array([alphabet[(base - n) % 31] for n in range(1024)], np.uint8)
    digits = np.frombuffer(b"0X987654321", np.uint8)
    inner = np.array([digits[n % 11] for n in range(1024 * 4)], np.uint8)
    return last[sums & 0x3FF], inner[(sums >> 10) & 0xFFF]
