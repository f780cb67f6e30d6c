"""Facts of a record, and conditions on any fact, in the words that people read.

In: codes of `record_facts.py` and `facts.py`. Out: `Words`. Links and duties say their
conditions with these.
"""

from collections.abc import Iterable, Mapping

from graphmodel.facts import DOMAINS
from graphmodel.provisions import Conditions
from graphmodel.record_facts import EVERY_RECORD_FACT
from graphmodel.wording import UNKNOWN, Words, condition_words, fact_words, value_words

_SHARED: Mapping[str, tuple[str, str]] = {
    "none": ("无", "none"),
    "some": ("有", "some"),
    "no": ("否", "no"),
    "yes": ("是", "yes"),
    "other": ("其他", "another"),
}
#: By fact and value; what is not here is among the shared words.
_VALUES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "party_organization": {
        "own": ("单独建立", "its own"),
        "joint": ("联合", "joint"),
        "attached": ("挂靠", "attached"),
        "regional": ("区域", "regional"),
        "functional": ("功能型", "functional"),
        "industry": ("行业", "of an industry"),
    },
    "formal_members": {
        "fewer_than_three": ("不足三名", "fewer than three"),
        "three_or_more": ("三名以上", "three or more"),
    },
    "staff": {
        "under_20": ("不足20名", "under 20"),
        "20_to_49": ("20至49名", "20 to 49"),
        "50_to_99": ("50至99名", "50 to 99"),
        "100_or_more": ("100名以上", "100 or more"),
    },
    "party_work": {"covered": ("已覆盖", "covered")},
    "inspection": {
        "qualified": ("合格", "qualified"),
        "basically_qualified": ("基本合格", "basically qualified"),
        "unqualified": ("不合格", "unqualified"),
    },
    "grade": {
        "below_4A": ("4A以下", "below 4A"),
        "4A_or_above": ("4A及以上", "4A or above"),
    },
    "abnormal": {"listed": ("已列入", "listed")},
    "category": {
        "association": ("社会团体", "social association"),
        "private_unit": (
            "民办非企业单位（社会服务机构）",
            "private non-enterprise unit",
        ),
        "foundation": ("基金会", "foundation"),
        "intermediary": ("社会中介组织", "intermediary"),
        "enterprise": ("企业", "enterprise"),
    },
    "calling": {
        "school": ("民办学校", "private school"),
        "law_firm": ("律师事务所", "law firm"),
        "migrant_workers": ("异地务工人员服务组织", "services for migrant workers"),
    },
    "life": {
        "live": ("存续", "live"),
        "ended": ("已注销或者撤销", "gone"),
        "early": ("尚未登记", "not yet registered"),
    },
    "upper_line": {"elsewhere": ("不在一条线上", "on different lines")},
    "affiliation": {
        "one": ("至多一个", "one at most"),
        "several": ("不止一个", "several"),
    },
}


def record_value_words(fact: str, value: str) -> Words:
    """A value of any fact."""
    if fact in DOMAINS:
        return value_words(fact, None if value == "unknown" else value)
    if value == "unknown":
        return UNKNOWN
    return Words(*(_VALUES.get(fact, {}).get(value) or _SHARED[value]))


def record_fact_words(fact: str) -> Words:
    """The name of any fact."""
    if fact in DOMAINS:
        return fact_words(fact)
    term = EVERY_RECORD_FACT[fact]
    return Words(term.zh, term.en)


def said(when: Conditions) -> tuple[Words, ...]:
    """Conditions of a link or duty, all of which must hold, in words."""
    return tuple(_condition(fact, allowed) for fact, allowed in when.items())


def _condition(fact: str, allowed: Iterable[str]) -> Words:
    if fact in DOMAINS:
        return condition_words(fact, allowed)
    name = record_fact_words(fact)
    values = [record_value_words(fact, value) for value in allowed]
    return Words(
        f"{name.zh}：{'；'.join(v.zh for v in values)}",
        f"{name.en}: {' or '.join(v.en for v in values)}",
    )
