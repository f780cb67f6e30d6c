"""Unified social credit codes, made by the column (GB 32100-2015, GB 11714-1997)."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from lishu.sample.facts import Odd

Matrix = NDArray[np.uint8]

ALPHABET = np.frombuffer(b"0123456789ABCDEFGHJKLMNPQRTUWXY", dtype=np.uint8)
OUTER_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
INNER_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
INNER_CHECKS = np.frombuffer(b"0X987654321", dtype=np.uint8)
SERIALS = 100_000_000
_STRIDE = 61_803_399  # odd and no multiple of 5: serial → serial × stride is one to one


def _values(alphabet: bytes) -> NDArray[np.int16]:
    table = np.full(256, -1, dtype=np.int16)
    table[np.frombuffer(alphabet, dtype=np.uint8)] = np.arange(len(alphabet))
    return table


OUTER_VALUES = _values(ALPHABET.tobytes())
INNER_VALUES = _values(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _digits(numbers: NDArray[np.int64], width: int, alphabet: Matrix) -> Matrix:
    """`numbers` in the base of `alphabet`, one row of `width` characters each."""
    out = np.empty((len(numbers), width), dtype=np.uint8)
    rest = numbers.copy()
    for place in range(width - 1, -1, -1):
        rest, digit = np.divmod(rest, len(alphabet))
        out[:, place] = alphabet[digit]
    return out


def inner_check(body: Matrix) -> Matrix:
    """The check character of 8-character organization codes (GB 11714)."""
    total = np.zeros(len(body), dtype=np.int64)
    for place, weight in enumerate(INNER_WEIGHTS):
        total += INNER_VALUES[body[:, place]] * weight
    check: Matrix = INNER_CHECKS[total % 11]
    return check


def outer_check(code: Matrix) -> Matrix:
    """The 18th character for the first 17 of `code` (GB 32100)."""
    total = np.zeros(len(code), dtype=np.int64)
    for place, weight in enumerate(OUTER_WEIGHTS):
        total += OUTER_VALUES[code[:, place]] * weight
    check: Matrix = ALPHABET[(31 - total % 31) % 31]
    return check


def make_codes(
    prefix: NDArray[np.int64],
    division: NDArray[np.int64],
    serial: NDArray[np.int64],
    modern: NDArray[np.bool_],
) -> Matrix:
    """Valid codes, shape (n, 18), ASCII; distinct serials give distinct codes.

    `prefix` is 51, 52, 53 (31 is a law practice), `division` the six digits. Modern
    ones have the MJ series of civil affairs, the others eight digits.
    """
    mixed = serial % SERIALS * _STRIDE % SERIALS
    out = np.empty((len(serial), 18), dtype=np.uint8)
    digits = ALPHABET[:10]
    out[:, 0:2] = _digits(prefix, 2, digits)
    out[:, 2:8] = _digits(division, 6, digits)
    series = np.tile(np.frombuffer(b"MJ", dtype=np.uint8), (len(serial), 1))
    new = np.hstack([series, _digits(mixed, 6, ALPHABET)])
    out[:, 8:16] = np.where(modern[:, None], new, _digits(mixed, 8, digits))
    return seal(out)


def seal(code: Matrix) -> Matrix:
    """`code` with both check characters computed anew, in place."""
    code[:, 16] = inner_check(code[:, 8:16])
    code[:, 17] = outer_check(code)
    return code


def spoil(code: Matrix, odd: NDArray[np.int64]) -> None:
    """Put the faults of `odd` (see facts.Odd) into otherwise valid codes, in place."""
    code[odd == Odd.CODE_CHARACTER, 10] = ord("I")
    inner = odd == Odd.CODE_INNER_DIGIT
    digit = code[inner, 16]
    code[inner, 16] = np.where(digit == ord("1"), ord("2"), ord("1"))
    code[inner, 17] = outer_check(code[inner])
    last = odd == Odd.CODE_LAST_DIGIT
    code[last, 17] = ALPHABET[(OUTER_VALUES[code[last, 17]] + 1) % len(ALPHABET)]


def as_text(code: Matrix) -> pl.Series:
    """The code matrix as a column of strings, without copying row by row."""
    rows = np.ascontiguousarray(code).view("S18").ravel()
    return pl.Series(rows).cast(pl.String)
