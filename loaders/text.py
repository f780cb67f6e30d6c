"""Chinese text as registries write it, made comparable.

In: one text as written. Out: NFKC, without white space, control and format
characters, with one form of brackets. Works on distinct texts, never on rows.
"""

import re
import unicodedata
from functools import lru_cache

_IGNORED = re.compile(
    r"[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+"
)
_BRACKETS = str.maketrans("〔【{[〕】}]", "(((())))")


def clean(text: str) -> str:
    """The comparable form of a text: NFKC, without spaces and invisible characters.

    >>> clean(" 绍兴市　教育局（机关）")
    '绍兴市教育局(机关)'
    """
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):
        return text
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text)).translate(_BRACKETS)


@lru_cache(maxsize=1)
def _converter() -> "object":
    import opencc

    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """The text in simplified characters, by OpenCC's table for traditional Chinese.

    >>> simplified("廣東自動化學會")
    '广东自动化学会'
    """
    converted: str = _converter().convert(text)  # type: ignore[attr-defined]
    return converted
