"""The answer of `explain`: a proof that can be read, printed and checked."""

from collections.abc import Iterator

from graphmodel.proofs import Proof
from graphmodel.rulebook import Rule
from graphmodel.vocabulary import (
    AGREEMENTS,
    BASES,
    KINDS,
    LEVELS,
    NOTES,
    RELATIONS,
    STRENGTHS,
    VERDICTS,
)
from graphmodel.witness import Seen
from graphmodel.wording import Words
from lishu.reports import open_cases, words
from lishu.reports.blocks import Block, Fields, Items, Line, Quote, Title
from lishu.reports.cell_lines import cell_line
from lishu.reports.citations import cited
from lishu.reports.duties import (
    duty_blocks,
    measure_blocks,
    permission_blocks,
    scope_blocks,
)
from lishu.reports.proof_data import data
from lishu.reports.relations_data import relation_blocks

#: The strength that goes without saying.
_READ_IN_FULL = "official text"
CHAINS = {
    "ROOTED": Words("通到中共中央", "reaches the root"),
    "UNKNOWN": Words("以上不明", "nothing known above"),
    "CYCLE": Words("成环", "loops"),
    "DETACHED": Words("中断", "is broken"),
    "": Words("", ""),
}
__all__ = ["blocks", "data"]

STATES = {
    "ALIVE": Words("存续", "alive"),
    "EXPECTED": Words("应有，未证实", "expected, not attested"),
    "FOLLOWED": Words("已由后继承接", "followed by another"),
    "ENDED": Words("已撤销", "ended"),
    "UNBORN": Words("尚未成立", "not yet there"),
    "MISSING": Words("不存在", "not there"),
}
_DECLARED = {
    "alive": Words("存续，先于规则", "alive; goes before the rules"),
    "ended": Words("已撤销", "ended"),
    "conflict": Words("不在一条线上", "on different lines"),
    "ignored": Words("不予采用", "ignored"),
}


def blocks(proof: Proof, language: str) -> Iterator[Block]:
    """Verdict and leader first, then what they rest on."""
    yield Title(f"{proof.name}", 1)
    yield Fields(list(_summary(proof, language)))
    if proof.why_not:
        yield from _why_not(proof, language)
    yield from _chain(proof, language)
    if proof.derived_rule and proof.verdict:
        yield from _rule(proof, proof.derived_rule, language)
    yield from scope_blocks(proof.scopes, language)
    yield from _facts(proof, language)
    yield from _earlier(proof, language)
    yield from duty_blocks(proof.duties, language)
    yield from relation_blocks(proof.relations, language)
    yield from measure_blocks(proof.measures, language)
    yield from _notes(proof, language)
    yield from open_cases.named(proof.open_cases, language)


def _summary(proof: Proof, language: str) -> Iterator[tuple[str, str]]:
    def label(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    verdict = VERDICTS[proof.verdict]
    yield words.AS_OF.label(language), str(proof.as_of)
    yield label("编号", "id"), proof.org_id
    yield label("登记行", "row"), f"{proof.file}:{proof.row}"
    place = LEVELS[proof.level].label(language) if proof.level else ""
    yield label("登记地", "registered at"), f"{place} {proof.division}".strip()
    yield label("结论", "verdict"), f"{verdict.code} {verdict.label(language)}".strip()
    yield label("理由", "because"), proof.reason.label(language)
    if proof.leader:
        relation = RELATIONS[proof.relation].label(language)
        yield label("领导机关", "leader"), _body(proof.leader, language)
        yield label("关系", "relation"), f"{relation} ({proof.relation})"
        yield (
            label("依据", "basis"),
            f"{BASES[proof.basis].label(language)} ({proof.basis})",
        )
    if proof.declared:
        bodies = proof.declared.candidates or (
            (proof.declared.body,) if proof.declared.body else ()
        )
        names = ", ".join(body.name for body in bodies if body)
        state = _DECLARED[proof.declared.state].label(language)
        yield label("申报", "declared"), f"{names} ({state})".strip()
    if proof.derived and proof.basis == "DECLARED":
        yield label("按规则推定", "by the rules"), _body(proof.derived, language)
    if proof.agreement:
        agreement = AGREEMENTS[proof.agreement].label(language)
        yield label("申报与规则", "agreement"), f"{proof.agreement} {agreement}"
    if proof.missing_field:
        yield label("缺少的列", "missing field"), proof.missing_field
    for body in proof.candidates:
        yield words.CANDIDATES.label(language), _body(body, language)
    for beside in proof.guides:
        relation = RELATIONS[beside.relation].label(language)
        yield relation, f"{_body(beside.body, language)} {beside.relation}"
    yield (
        words.RULEBOOKS.label(language),
        ", ".join(proof.rulebooks) or words.NONE.label(language),
    )


def _body(body: Seen, language: str) -> str:
    return f"{body.name} [{body.id}] {KINDS[body.kind].label(language)}"


def _chain(proof: Proof, language: str) -> Iterator[Block]:
    if not proof.chain_state:
        return
    state = CHAINS[proof.chain_state].label(language)
    yield Title(f"{'领导链' if language == 'zh' else 'chain'}: {state}", 2)
    first = proof.leader or _would_lead(proof)
    steps = [*([first] if first else []), *proof.chain]
    yield Items(
        [f"{'← ' if n else ''}{_link(body, language)}" for n, body in enumerate(steps)]
    )


def _would_lead(proof: Proof) -> Seen | None:
    """The body whose chain is told where nobody leads: declared, else named by the rule."""
    if proof.declared and proof.declared.state == "alive":
        return proof.declared.body
    return proof.derived


def _link(body: Seen, language: str) -> str:
    state = "" if body.state == "ALIVE" else f" ({STATES[body.state].label(language)})"
    return f"{body.name} [{body.id}]{state}"


def _rule(proof: Proof, rule: Rule, language: str) -> Iterator[Block]:
    decides = proof.basis != "DECLARED" and proof.rule is not None
    chinese = language == "zh"
    if decides:
        title = "所依据的规则" if chinese else "rule"
    else:
        title = (
            "没有申报时适用的规则"
            if chinese
            else "the rule that would hold without the declaration"
        )
    yield Title(f"{title} {rule.id}{f'（{rule.part}）' if rule.part else ''}")
    yield Line(f"  {cited(rule.citation, language)}")
    if rule.citation.quote:
        yield Quote(rule.citation.quote)
    if (strength := rule.citation.strength) not in ("", _READ_IN_FULL):
        source = "来源性质" if chinese else "known from"
        yield Line(f"  {source}: {STRENGTHS[strength].label(language)}")
    yield from permission_blocks(proof.permitted, language)


def _facts(proof: Proof, language: str) -> Iterator[Block]:
    yield Title("所用事实" if language == "zh" else "facts used")
    for fact in proof.facts:
        body = f": {fact.body.name} [{fact.body.id}]" if fact.body else ""
        yield Items(
            [f"{fact.name.label(language)}: {fact.words.label(language)}{body}"]
        )
        yield Items([cell_line(cell, language) for cell in fact.cells], deep=True)


def _earlier(proof: Proof, language: str) -> Iterator[Block]:
    if not proof.earlier:
        return
    yield Title(
        "在先而不适用的规则" if language == "zh" else "earlier rules that do not apply"
    )
    for tried in proof.earlier:
        part = f"（{tried.part}）" if tried.part else ""
        yield Items([f"{tried.rule}{part} {cited(tried.citation, language)}"])
        yield Items([tried.reason.label(language)], deep=True)


def _notes(proof: Proof, language: str) -> Iterator[Block]:
    if not proof.notes:
        return
    yield Title("注记" if language == "zh" else "notes")
    yield Items(
        [
            f"{note.code} ({NOTES[note.code].label(language)}): {note.text.label(language)}"
            f"{f' [{note.case}]' if note.case else ''}"
            for note in proof.notes
        ]
    )


def _why_not(proof: Proof, language: str) -> Iterator[Block]:
    asked = proof.why_not
    if asked is None or asked.body is None:
        return
    question = "为什么不是" if language == "zh" else "why not"
    yield Title(f"{question} {asked.body.name} [{asked.body.id}]")
    yield Items([reason.label(language) for reason in asked.reasons])
