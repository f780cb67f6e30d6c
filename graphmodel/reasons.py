"""Why a verdict is what it is, in one sentence.

In: what is known of one organization. Out: a sentence in Chinese and English that
names the rule, body, date or field that decides.
"""

from graphmodel.aftermath import told
from graphmodel.bodies import PARTY_ORG
from graphmodel.note_sources import ONE_AFFILIATION, sentence
from graphmodel.rulebook import Rule
from graphmodel.vocabulary import note_codes
from graphmodel.witness import Witness, not_counted
from graphmodel.wording import FIELD_HEADINGS, Words, leader_words, rule_named


def reason_of(witness: Witness, verdict: str, chain: tuple[int, ...]) -> Words:
    """Why the verdict is what it is, in one sentence."""
    found = _reason_of(witness, verdict, chain)
    if verdict == "CONFLICT":
        return found + sentence(witness, ONE_AFFILIATION)
    return found


def _reason_of(witness: Witness, verdict: str, chain: tuple[int, ...]) -> Words:
    match verdict:
        case "":
            return not_counted(witness)
        case "OUT_OF_SCOPE":
            kind = witness.text("category") or witness.text("name")
            return Words(
                f"“{kind}”不是社会组织", f"“{kind}” is not a social organization"
            )
        case "CYCLE" | "DETACHED":
            return _broken(witness, verdict, chain)
        case "NO_RULE":
            return _no_rule(witness)
    if witness.outcome.basis == "DECLARED":
        return _by_declaration(witness, verdict)
    return _by_rule(witness, verdict, witness.outcome.derived.rule)


def _no_rule(witness: Witness) -> Words:
    on = witness.resolution.as_of
    books = [book for regime in witness.regimes for book in regime.rulebooks]
    if not books:
        return Words(
            f"{on} 没有适用于登记地的规则集",
            f"no rulebook is in force on {on} where it is registered",
        )
    return Words(
        f"适用的规则集（{'、'.join(books)}）没有一条规则适用",
        f"none of the rules in force ({', '.join(books)}) covers it",
    )


def _by_declaration(witness: Witness, verdict: str) -> Words:
    cell = witness.text("declared_leader") or witness.text("declared_upper")
    body = witness.seen(witness.declared_body)
    name = cell or (body.name if body else "")
    if verdict == "CONFLICT":
        return Words(f"申报的机构不止一个，且不在一条线上：“{name}”",
                     f"several bodies on different lines are declared: “{name}”")  # fmt: skip
    if verdict == "ENDED_BODY":
        return _ended(
            witness, f"申报的“{name}”", f"the declared “{name}”", witness.declared_body
        )
    leader = body.name if body else ""
    notes = note_codes(int(witness.resolution.leaders.notes[witness.position]))
    if "TRANSFERRED" in notes or "STALE_NAME" in notes:
        return Words(
            f"申报的“{name}”当日由{leader}承接；有效申报先于规则",
            f"on the date {leader} stands for the declared “{name}”; "
            "a living declaration goes before the rules",
        )
    return Words(
        f"申报的“{name}”在当日存续；有效申报先于规则",
        f"the declared “{name}” is there on the date; "
        "a living declaration goes before the rules",
    )


def _ended(witness: Witness, zh: str, en: str, body: int) -> Words:
    """An ended body, what became of it with the days, and whether anybody follows."""
    resolution = witness.resolution
    heirs = resolution.standing.candidates.get(body & ~PARTY_ORG, ())
    found = told(resolution.world.bodies, body, resolution.as_of)
    history = Words(f"：{found.zh}", f": {found.en}") if found.zh else found
    if heirs:
        said = Words(
            f"{zh}已经撤销，后继机构不止一个",
            f"{en} has ended and has several successors",
        )
    else:
        said = Words(f"{zh}已经撤销，没有后继机构", f"{en} has ended without successor")
    return said + history


#: By verdict, where a rule decides. {rule}, {name} (the body it names), {on} …
_BY_RULE: dict[str, tuple[str, str]] = {
    "LED": ("规则 {rule}适用，指向{name}", "rule {rule} applies and names {name}"),
    "UNDECIDED": (
        "规则 {rule}列出几个可能的领导机关，没有写明标准",
        "rule {rule} names several possible leaders and gives no criterion",
    ),
    "MISSING_BODY": (
        "规则 {rule}指向{name}，{on} 没有这个机构",
        "rule {rule} names {name}, which is not there on {on}",
    ),
    "WEAK_ONLY": (
        "规则 {rule}指向的{name}不存在，只有指导、联系等弱关系",
        "{name}, named by rule {rule}, is not there; there are weak relations only",
    ),
    "GAP": (
        "{decoupled} 与业务主管单位脱钩，到 {on} 党建工作尚未移交（规则 {rule}）",
        "decoupled on {decoupled}, not yet handed over on {on} (rule {rule})",
    ),
    "CONFLICT": (
        "业务主管单位不止一个：“{supervisor}”",
        "there are several supervisors: “{supervisor}”",
    ),
    "MISSING_DATA": (
        "规则 {rule}需要 {field}（{heading}），表中没有",
        "rule {rule} needs {field} ({heading}), which the data do not give",
    ),
}


def _by_rule(witness: Witness, verdict: str, rule: Rule | None) -> Words:
    if rule is None:
        return Words("没有规则", "no rule")
    named = int(witness.resolution.leaders.named[witness.position])
    body, where = witness.seen(named), leader_words(rule)
    zh = {
        **_values(witness),
        "rule": rule_named(rule).zh,
        "name": body.name if body else where.zh,
    }
    en = {**zh, "rule": rule_named(rule).en, "name": body.name if body else where.en}
    if verdict == "ENDED_BODY":
        return _ended(
            witness,
            f"规则 {zh['rule']}指向的{zh['name']}",
            f"{en['name']}, named by rule {en['rule']},",
            named,
        )
    said = _BY_RULE[verdict]
    return Words(said[0].format_map(zh), said[1].format_map(en))


def _values(witness: Witness) -> dict[str, str]:
    field = witness.outcome.derived.missing
    return {
        "on": str(witness.resolution.as_of),
        "supervisor": witness.text("supervisor"),
        "decoupled": witness.text("decoupled_on"),
        "field": field,
        "heading": FIELD_HEADINGS.get(field, field),
    }


def _broken(witness: Witness, verdict: str, chain: tuple[int, ...]) -> Words:
    bodies, on = witness.resolution.world.bodies, witness.resolution.as_of
    hierarchy = witness.resolution.hierarchy
    if verdict == "CYCLE":
        loop = next((hierarchy.loop_of(b) for b in chain if hierarchy.loop_of(b)), ())
        names = [bodies.name(b, on) for b in loop]
        return Words(
            f"领导链成环：{' → '.join(names)}", f"its chain loops: {' → '.join(names)}"
        )
    lost = next((b for b in chain if not witness.resolution.standing.present(b)), -1)
    name = bodies.name(lost, on) if lost >= 0 else ""
    return Words(
        f"领导链在{name}处中断：{on} 没有这个机构",
        f"its chain breaks at {name}, which is not there on {on}",
    )
