"""What a finding says of a duty that is not kept: the duty, the record, the stakes.

In: ground, the class and the duty of a cause. Out: `Words` that the sentences of
`suggestions` take in. Counted over columns, whenever somebody reads the finding.
"""

from graphmodel.duties.causes import affected, duty_of, recorded, stakes
from graphmodel.ground import Ground
from graphmodel.wording import NOTHING, Words

#: What the record may say of those affected: fact, value, and how it is said.
_RECORD = (
    ("grade", "4A_or_above", "{n} 家已评为4A及以上等级", "{n} rated 4A or above"),
    (
        "abnormal",
        "listed",
        "{n} 家已列入活动异常名录",
        "{n} already on the list of abnormal activity",
    ),
)


def duty_words(ground: Ground, code: str, name: str) -> dict[str, Words]:
    """What the sentences of a note may name: duty, record, stakes; empty texts where
    the class is no duty's."""
    duty = duty_of(ground, code, name)
    if duty is None:
        return {"duty": NOTHING, "record": NOTHING, "stakes": NOTHING}
    said = Words(duty.text.zh.rstrip("。"), duty.text.en.rstrip("."))
    record, at_stake = NOTHING, NOTHING
    if code == "COVERAGE_ORG":
        rows = affected(ground, code, name)
        counts = [
            (recorded(ground, rows, fact, value), zh, en)
            for fact, value, zh, en in _RECORD
        ]
        known = [(n, zh, en) for (told, n), zh, en in counts if told]
        record = _joined([Words(zh.format(n=n), en.format(n=n)) for n, zh, en in known])
        at_stake = _stakes(
            [
                (
                    Words(d.text.zh.rstrip("。"), d.text.en.rstrip(".")),
                    d.citation.rule,
                    n,
                )
                for d, n in stakes(ground, rows, duty)
            ]
        )
    return {"duty": said, "record": record, "stakes": at_stake}


def _joined(parts: list[Words]) -> Words:
    if not parts:
        return NOTHING
    zh = "，".join(part.zh for part in parts)
    en = ", ".join(part.en for part in parts)
    return Words(f"；其中 {zh}", f"; of these {en}")


def _stakes(parts: list[tuple[Words, str, int]]) -> Words:
    if not parts:
        return NOTHING
    zh = "；".join(f"{words.zh}（{rule}，{n} 家）" for words, rule, n in parts)
    en = "; ".join(f"{words.en} ({rule}: {n})" for words, rule, n in parts)
    return Words(f"。否则：{zh}", f". Else: {en}")
