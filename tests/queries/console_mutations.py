"""The same text written in another way: case, blanks, comments, escapes."""

import random

from queries.guard.lexer import Kind, Token, tokens

_BLANKS = (" ", "\n", "\t", "\u3000", "/* x */", "/*'*/", "//`\n", "/**/", "\r\n")
#: Lower-case words of the language, written in any case.
_CALLED = {"reduce", "range", "any", "none", "all", "size", "replace"}


def rewritten(text: str, rng: random.Random) -> str:
    """The text with random case, blanks, comments and escapes between its tokens."""
    pieces = []
    for token in tokens(text):
        if token.kind is Kind.SPACE:
            pieces.append(_blank(rng, pieces))
        elif token.kind is Kind.NAME:
            pieces.append(_escaped(_cased(token, rng), rng))
        else:
            pieces.append(text[token.start : token.end])
            if token.kind is Kind.COMMENT and token.text.startswith("//"):
                pieces.append("\n")
        if rng.random() < 0.2 and token.kind is not Kind.ILLEGAL and token.word != "$":
            pieces.append(_blank(rng, pieces))
    return "".join(pieces)


def _blank(rng: random.Random, before: list[str]) -> str:
    """Blanks and comments; a division would begin another comment with the first one."""
    apart = " " if before and before[-1].endswith("/") else ""
    return apart + "".join(rng.choice(_BLANKS) for _ in range(rng.randint(1, 3)))


def _cased(token: Token, rng: random.Random) -> str:
    word = token.text
    if not word.isupper() and word not in _CALLED:
        return word
    return "".join(rng.choice((c.lower(), c.upper())) for c in word)


def _escaped(word: str, rng: random.Random) -> str:
    share = rng.choice((0.0, 0.0, 0.2, 1.0))
    return "".join(f"\\u{ord(c):04x}" if rng.random() < share else c for c in word)
