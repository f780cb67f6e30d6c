"""How names of Party bodies are written: the words of the documents in all their forms.

In: a library, whose `[[term]]` tables declare the words (semantics §5). Out: `Grammar`.
A word that no term declares names nothing; what is fixed here is only how a declared
one varies: 工委 is 党工委 and 工作委员会, 非公有制经济组织 is 非公, 党委 is 委员会.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel.regimes import Library
from graphmodel.terms import names_of

_NEVER = re.compile(r"(?!)")
#: In front of a name that follows its division: 市委, 党委组织部 …
_FRONT = r"^(?:委|党委|委员会)?"
_ENDINGS = {
    "党工委": r"(?:党)?(?:工委|工作委员会)",
    "工委": r"(?:党)?(?:工委|工作委员会)",
    "工作委员会": r"(?:党)?(?:工委|工作委员会)",
    "党委": r"(?:党)?(?:党委|委)",
    "委员会": r"(?:党)?委员会",
}
_STEMS = {
    "两新": r"两新(?:组织)?",
    "新经济和": r"新经济(?:组织)?和",
    "非公有制经济组织": r"非公(?:有制)?(?:经济)?(?:组织)?",
}
_NUMBERED = r"第[一二三四五六七八九十0-9]+"
_OWN = (
    "党工委|工委|党委|党总支|党支部|党组织|总支|支部|委员会"
    "|居委会|村委会|居民委员会|村民委员会"
)
_SEAT = r"(?:社区|村|居|嘎查)"
_PARTY_ENDING = re.compile(r"(?:党委|党组织|党总支|党支部|委员会|支部|组织)$")


@dataclass(frozen=True)
class Grammar:
    """The names of Party bodies without their division, as patterns.

    `offices`: the full form of each short one (社工委 → 社会工作委员会).
    """

    sopwb: re.Pattern[str]
    composite: re.Pattern[str]
    industry: re.Pattern[str]
    community: re.Pattern[str]
    offices: Mapping[str, str]


def grammar(library: Library) -> Grammar:
    """The grammar of the words that the documents of a library declare."""
    return Grammar(
        sopwb=_sopwb(_words(library, "SOPWB")),
        composite=_composite(_words(library, "COMPOSITE_COMMITTEE")),
        industry=_industry(_words(library, "INDUSTRY_PARTY_ORG")),
        community=_community(_words(library, "COMMUNITY_PARTY_ORG")),
        offices={
            short: names[0]
            for names in names_of(library, "WORK_COMMITTEE")
            for short in names[1:]
        },
    )


def _words(library: Library, kind: str) -> tuple[str, ...]:
    words = (word for names in names_of(library, kind) for word in names)
    return tuple(dict.fromkeys(words))


def _sopwb(words: Iterable[str]) -> re.Pattern[str]:
    forms = [_varied(word) for word in words]
    if not forms:
        return _NEVER
    return re.compile(rf"{_FRONT}(?:组织部)?(?:{'|'.join(forms)})$")


def _varied(word: str) -> str:
    """A name with its endings and stems in every form."""
    ending = next((e for e in _ENDINGS if word.endswith(e)), "")
    stem = re.escape(word.removesuffix(ending))
    for full, forms in _STEMS.items():
        stem = stem.replace(full, forms)
    return stem + _ENDINGS.get(ending, "")


def _composite(words: Iterable[str]) -> re.Pattern[str]:
    """综合党委, 联合党委, numbered ones, and 社会组织 with such a word in the middle."""
    kinds = dict.fromkeys(stem_of(word).removeprefix("社会组织") for word in words)
    if not kinds:
        return _NEVER
    kind = f"(?:{'|'.join(map(re.escape, kinds))})"
    return re.compile(
        rf"(?:{kind}|{_NUMBERED}{kind}?)(?:党委|委员会|党组织|党总支)$"
        rf"|{_FRONT}(?:省级|市级|县级|区级)?社会组织.*{kind}.*(?:党委|委员会)$"
    )


def _industry(words: Iterable[str]) -> re.Pattern[str]:
    stems = sorted({stem_of(word) for word in words}, key=lambda s: (-len(s), s))
    if not stems:
        return _NEVER
    known = "|".join(map(re.escape, stems))
    return re.compile(rf"(?:{known})(?:党委|党总支|委员会|党组织)$")


def _community(words: Iterable[str]) -> re.Pattern[str]:
    """A community or village with its own Party organization, in the forms declared."""
    declared = [re.sub(rf"^{_SEAT}", "", word) for word in words]
    ends = "|".join([_OWN, *map(re.escape, declared)])
    return re.compile(rf"^(.{{1,20}}?{_SEAT})(?:{ends})*$")


def stem_of(word: str) -> str:
    """A name of a Party organization without what it ends in.

    >>> stem_of("联合党支部"), stem_of("区域性联合党组织"), stem_of("挂靠")
    ('联合', '区域性联合', '挂靠')
    """
    return _PARTY_ENDING.sub("", word) or word
