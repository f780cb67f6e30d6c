"""A text of Cypher as tokens, as the server's own lexer cuts it.

In: any text. Out: tokens that cover it without a gap. Strings, comments, backticked
names and escapes are known, so that nothing inside them is ever taken for a word of
the language. It never fails: what the server could not read either is ILLEGAL.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from queries.guard.escapes import Decoded, decoded


class Kind(Enum):
    """What a token is; SPACE and COMMENT mean nothing to the server."""

    NAME = "name"  # a bare word: a keyword or a name, by where it stands
    QUOTED = "quoted"  # `a name in backticks`, never a keyword
    STRING = "string"
    NUMBER = "number"
    PARAMETER = "parameter"  # $name, $`name`, $1
    MARK = "mark"
    SPACE = "space"
    COMMENT = "comment"
    ILLEGAL = "illegal"


@dataclass(frozen=True)
class Token:
    """A token: `text` with its escapes undone, from `start` to before `end`.

    `word` is a bare name in capitals, the name of a parameter, or the mark itself; ""
    for everything else, so that comparing it never meets what stands in quotes.
    """

    kind: Kind
    text: str
    start: int
    end: int
    word: str = ""


#: White space of the language; the list is closed, so it is written out.
_SPACES = frozenset(
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \xa0\u1680\u2028\u2029\u202f\u205f\u3000"
)
_SPACES |= frozenset(map(chr, range(0x2000, 0x200B)))
_MARKS = frozenset("!%&()*+,-./:;<=>?[]^{|}" + "‐‑‒–—―﹘﹣－" + "⟨〈﹤＜⟩〉﹥＞")
_PAIRS = frozenset({"..", "::", "=~", "+=", "||", "<=", ">=", "<>", "!="})
_STARTS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nl", "Pc"})
#: The server also lets control and format characters into names; here they are illegal,
#: so that no two names look alike.
_PARTS = _STARTS | {"Mn", "Mc", "Nd", "Sc"}
_DIGITS = frozenset("0123456789")
_BASES = {"x": frozenset("0123456789abcdefABCDEF"), "o": frozenset("01234567")}
_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def capitals(word: str) -> str:
    """A word in capitals; ASCII alone, as keywords are compared."""
    return word.translate(_CAPITALS)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order, without a gap."""
    read = decoded(text)
    found, here = [], 0
    while here < len(read.text):
        kind, end = _next(read.text, here)
        if kind is not Kind.COMMENT and any(read.wrong[here:end]):
            kind = Kind.ILLEGAL
        found.append(_token(kind, read, here, end))
        here = end
    return tuple(found)


def meaningful(found: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens without white space and comments."""
    return tuple(t for t in found if t.kind not in (Kind.SPACE, Kind.COMMENT))


def _token(kind: Kind, read: Decoded, start: int, end: int) -> Token:
    text = read.text[start:end]
    word = ""
    if kind is Kind.NAME:
        word = capitals(text)
    elif kind is Kind.MARK:
        word = text
    elif kind is Kind.PARAMETER:
        word = unquoted(text[1:])
    return Token(kind, text, read.at[start], read.at[end], word)


def unquoted(name: str) -> str:
    """A name without its backticks."""
    return name[1:-1].replace("``", "`") if name.startswith("`") else name


def _next(text: str, here: int) -> tuple[Kind, int]:
    """The kind of the token that begins here, and where it ends."""
    first, two = text[here], text[here : here + 2]
    if first in _SPACES:
        return Kind.SPACE, _while(text, here, _SPACES)
    if two in ("//", "/*"):
        return _comment(text, here, two)
    if first in "'\"`":
        end = _closing(text, here)
        kind = Kind.QUOTED if first == "`" else Kind.STRING
        return (kind, end) if end else (Kind.ILLEGAL, len(text))
    if first in _DIGITS or (first == "." and two[1:] in _DIGITS):
        return _number(text, here)
    if first == "$":
        return _parameter(text, here)
    if two in _PAIRS:
        return Kind.MARK, here + 2
    if first in _MARKS:
        return Kind.MARK, here + 1
    if _is_start(first):
        return Kind.NAME, _word_end(text, here)
    return Kind.ILLEGAL, here + 1


def _comment(text: str, here: int, opening: str) -> tuple[Kind, int]:
    if opening == "//":
        ends = [at for mark in "\r\n" if (at := text.find(mark, here)) >= 0]
        return Kind.COMMENT, min(ends, default=len(text))
    end = text.find("*/", here + 2)
    return (Kind.COMMENT, end + 2) if end >= 0 else (Kind.ILLEGAL, len(text))


def _closing(text: str, here: int) -> int:
    """Where what is quoted from here on ends; 0 where it does not."""
    quote = text[here]
    # two characters that do not end it: an escaped one, a doubled backtick
    jumps = ("``",) if quote == "`" else ("\\",)
    at = here + 1
    while at < len(text):
        if text.startswith(jumps, at):
            at += 2
        elif text[at] == quote:
            return at + 1
        else:
            at += 1
    return 0


def _parameter(text: str, here: int) -> tuple[Kind, int]:
    """$name, $`name`, $1, or the mark before a label that is worked out, $(…).

    A dollar alone is illegal, white space behind it as well.
    """
    following = text[here + 1 : here + 2]
    if following == "(":
        return Kind.MARK, here + 1
    if following == "`":
        end = _closing(text, here + 1)
        return (Kind.PARAMETER, end) if end else (Kind.ILLEGAL, len(text))
    if following in _DIGITS or (following and _is_start(following)):
        return Kind.PARAMETER, _word_end(text, here + 1)
    return Kind.ILLEGAL, here + 1


def _number(text: str, here: int) -> tuple[Kind, int]:
    """A number; one that runs into a word (12abc) is illegal."""
    base = text[here + 1 : here + 2] if text[here] == "0" else ""
    if base in _BASES:
        end = _while(text, here + 2, _BASES[base] | {"_"})
        whole = end > here + 2
    else:
        end, whole = _decimal(text, here), True
    beyond = _word_end(text, end)
    if beyond > end or not whole:
        return Kind.ILLEGAL, max(beyond, here + 1)
    return Kind.NUMBER, end


def _decimal(text: str, here: int) -> int:
    digits = _DIGITS | {"_"}
    end = _while(text, here, digits)
    if text[end : end + 1] == "." and text[end + 1 : end + 2] in _DIGITS:
        end = _while(text, end + 1, digits)
    if text[end : end + 1] in ("e", "E"):
        signed = end + 1 + (text[end + 1 : end + 2] in ("+", "-"))
        if text[signed : signed + 1] in _DIGITS:
            end = _while(text, signed, digits)
    return end


def _word_end(text: str, here: int) -> int:
    while here < len(text) and _is_part(text[here]):
        here += 1
    return here


def _is_start(letter: str) -> bool:
    return letter <= "\uffff" and unicodedata.category(letter) in _STARTS


def _is_part(letter: str) -> bool:
    return letter <= "\uffff" and unicodedata.category(letter) in _PARTS


def _while(text: str, here: int, letters: frozenset[str]) -> int:
    while here < len(text) and text[here] in letters:
        here += 1
    return here
