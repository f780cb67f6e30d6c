"""One sentence for a verdict, and the notes of a row in words.

In: what is known of one organization. Out: sentences in Chinese and English that name
the body, date, field or text that decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graphmodel.bodies import FOREVER, PARTY_ORG
from graphmodel.rulebook import Rule
from graphmodel.vocabulary import NOTES, note_codes
from graphmodel.witness import Witness, not_counted
from graphmodel.wording import FIELD_HEADINGS, Words, leader_words


@dataclass(frozen=True)
class NoteShown:
    """A note of a row: its code, what it says here, the open case it stands for."""

    code: str
    text: Words
    case: str = ""


def reason_of(witness: Witness, verdict: str, chain: tuple[int, ...]) -> Words:
    """Why the verdict is what it is, in one sentence."""
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
    return Words(
        f"申报的“{name}”在当日存续；有效申报先于规则",
        f"the declared “{name}” is there on the date; a living declaration goes before the rules",
    )


def _ended(witness: Witness, zh: str, en: str, body: int) -> Words:
    """An ended body, with the day of its end and its successors."""
    until = _until(witness, body)
    day = f" {until}" if until else ""
    plain = body & ~PARTY_ORG
    heirs = witness.resolution.standing.candidates.get(plain, ())
    names = [
        witness.resolution.world.bodies.name(b, witness.resolution.as_of) for b in heirs
    ]
    if names:
        return Words(
            f"{zh}已于{day} 前撤销，后继机构不止一个：{'、'.join(names)}",
            f"{en} ended before{day} and has several successors: {', '.join(names)}",
        )
    return Words(
        f"{zh}已于{day} 前撤销，没有后继机构",
        f"{en} ended before{day} without successor",
    )


def _until(witness: Witness, body: int) -> date | None:
    if body < 0:
        return None
    bodies = witness.resolution.world.bodies
    record = bodies.record(body & ~PARTY_ORG)
    ends = [row.until for row in bodies.attested.get(body, ())]
    until = record.until if record else max(ends, default=FOREVER)
    return None if until == FOREVER else until


def _by_rule(witness: Witness, verdict: str, rule: Rule | None) -> Words:
    if rule is None:
        return Words("没有规则", "no rule")
    cited = f"{rule.id}（{rule.citation.title}，{rule.citation.article}）"
    cited_en = f"{rule.id} ({rule.citation.title}, {rule.citation.article})"
    named = int(witness.resolution.leaders.named[witness.position])
    body = witness.seen(named)
    name = body.name if body else leader_words(rule).zh
    name_en = body.name if body else leader_words(rule).en
    supervisor = witness.text("supervisor")
    match verdict:
        case "LED":
            return Words(
                f"规则 {cited} 适用，指向{name}",
                f"rule {cited_en} applies and names {name_en}",
            )
        case "UNDECIDED":
            return Words(
                f"规则 {cited} 列出几个可能的领导机关，没有写明标准",
                f"rule {cited_en} names several possible leaders and gives no criterion",
            )
        case "MISSING_BODY":
            return Words(
                f"规则 {cited} 指向{name}，{witness.resolution.as_of} 没有这个机构",
                f"rule {cited_en} names {name_en}, which is not there on {witness.resolution.as_of}",
            )
        case "WEAK_ONLY":
            return Words(
                f"规则 {cited} 指向的{name}不存在，只有指导、联系等弱关系",
                f"{name_en}, named by rule {cited_en}, is not there; there are weak relations only",
            )
        case "ENDED_BODY":
            return _ended(
                witness,
                f"规则 {cited} 指向的{name}",
                f"{name_en}, named by rule {cited_en},",
                named,
            )
        case "GAP":
            return Words(
                f"已于 {witness.text('decoupled_on')} 与业务主管单位脱钩，党建工作在当日尚未移交（{cited}）",
                f"decoupled on {witness.text('decoupled_on')}, not yet handed over on the date ({cited_en})",
            )
        case "CONFLICT":
            return Words(
                f"业务主管单位不止一个：“{supervisor}”",
                f"there are several supervisors: “{supervisor}”",
            )
    field = witness.outcome.derived.missing
    heading = FIELD_HEADINGS.get(field, field)
    return Words(
        f"规则 {cited} 需要 {field}（{heading}），表中没有",
        f"rule {cited_en} needs {field} ({heading}), which the data do not give",
    )


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


def notes_shown(witness: Witness, mask: int) -> Iterator[NoteShown]:
    """Every note of the row, with the texts of the documents where they have one."""
    for code in note_codes(mask):
        remarks = list(_remarks(witness, code))
        if remarks:
            yield from remarks
        else:
            yield NoteShown(code, _own_words(witness, code))


def _remarks(witness: Witness, code: str) -> Iterator[NoteShown]:
    """What the rulebooks say for a note where their rule leads."""
    rule, on = witness.outcome.rule, witness.resolution.as_of
    for regime in witness.regimes:
        for remark in regime.remarks:
            if (
                remark.code == code
                and rule
                and remark.applies(rule.id, witness.profile, on)
            ):
                yield NoteShown(code, Words(remark.text, remark.text), remark.case)


#: What a note says; {…} are filled from the row. A note not here says what its label says.
_SAYS: dict[str, tuple[str, str]] = {
    "STALE_NAME": (
        "表中写作“{named}”，当日由{leader}承接",
        "the data name “{named}”; on the date {leader} stands for it",
    ),
    "TRANSFERRED": (
        "申报的“{declared}”的这项职能已划转{leader}",
        "this function of the declared “{declared}” went to {leader}",
    ),
    "DECLARED_DIFFERS": (
        "申报的{leader}与规则所得的{derived}不同",
        "the declared {leader} is not the body that the rules give, {derived}",
    ),
    "DECLARED_SELF": (
        "申报的是该组织自己的党组织，不予采用（意见第7条）",
        "it declares its own Party organization, which cannot lead it; ignored",
    ),
    "DECLARED_NOT_YET": (
        "申报在当日尚未生效，不予采用",
        "the declaration is not yet in force on the date; ignored",
    ),
    "DECLARED_NOT_PARTY_BODY": (
        "申报的{leader}不是党组织",
        "the declared {leader} is not a Party organization",
    ),
    "NEW_BODY": (
        "“{named}”只见于登记表",
        "“{named}” is met in the registry only",
    ),
    "NEAR_NAME": (
        "“{named}”与“{near}”只差一字",
        "“{named}” differs from “{near}” by one character",
    ),
    "SEVERAL_SUPERVISORS": (
        "业务主管单位不止一个：“{supervisor}”；以申报为准",
        "there are several supervisors, “{supervisor}”; the declaration decides",
    ),
    "SUPERVISOR_NOT_STATED": (
        "业务主管单位一格为空，按没有业务主管单位处理",
        "the supervisor's cell is blank; resolved as having none",
    ),
    "SUPERVISOR_UNUSUAL": (
        "“{supervisor}”很少作为业务主管单位",
        "“{supervisor}” is an unusual supervisor",
    ),
    "HANDOVER_NOT_RECORDED": (
        "已脱钩，表中没有移交日期一列",
        "decoupled; the file has no column for the hand-over",
    ),
    "OPEN_TEXT": (
        "文件没有写明",
        "the documents leave it open",
    ),
    "CHAIN_UNKNOWN": (
        "{leader}以上的领导关系不明",
        "nothing is known above {leader}",
    ),
    "EXPECTED_ONLY": (
        "规则要求设立{leader}，没有资料证实它存在",
        "a rulebook says that {leader} must exist; nothing in the data shows it",
    ),
    "COVERAGE_ORG": (
        "正式党员三名以上，没有党组织",
        "three formal members or more and no Party organization",
    ),
    "COVERAGE_WORK": (
        "没有党组织，也没有党建指导员、工会、共青团",
        "no Party organization, and no instructor, union or youth league either",
    ),
    "INVERSE": (
        "该组织已不存在，仍记有党组织“{party}”",
        "the organization is gone and a Party organization is still recorded: “{party}”",
    ),
    "REPORTS_ELSEWHERE": (
        "申报的领导机关“{declared}”与上级党组织“{upper}”不在一条线上",
        "the declared leader “{declared}” and the upper organization “{upper}” are on different lines",
    ),
    "PLACE_DIFFERS": (
        "登记机关“{registrar}”、代码、区划、住所所指的地方不一致，以先者为准",
        "registration authority “{registrar}”, code, division and domicile name different places; "
        "the first in this order stands",
    ),
    "CODE_INVALID": (
        "统一社会信用代码“{code}”无效",
        "the credit code “{code}” is invalid",
    ),
    "DUPLICATE": (
        "代码“{code}”或名称在别的行也出现",
        "the code “{code}” or the name stands in another row as well",
    ),
}


def _own_words(witness: Witness, code: str) -> Words:
    term = NOTES[code]
    zh, en = _SAYS.get(code, (term.zh, term.en))
    values = _values(witness)
    return Words(zh.format_map(values), en.format_map(values))


def _values(witness: Witness) -> dict[str, str]:
    """What the sentences of notes may name."""
    at, found = witness.position, witness.resolution.leaders
    leader, derived = (
        witness.seen(int(found.body[at])),
        witness.seen(int(found.named[at])),
    )
    declared, upper = witness.text("declared_leader"), witness.text("declared_upper")
    by_declaration = witness.outcome.basis == "DECLARED"
    supervisor = witness.text("supervisor")
    near = witness.number("near")
    pairs = witness.resolution.world.near
    return {
        "leader": leader.name if leader else "",
        "derived": derived.name if derived else "",
        "declared": declared or upper,
        "upper": upper,
        "supervisor": supervisor,
        "named": (declared or upper) if by_declaration else supervisor,
        "near": pairs[near][1] if 0 <= near < len(pairs) else "",
        "registrar": witness.text("registration_authority"),
        "code": witness.text("org_id"),
        "party": witness.text("party_organization"),
    }
