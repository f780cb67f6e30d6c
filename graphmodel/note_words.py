"""The notes of a row in words.

In: what is known of one organization and its notes. Out: for each note a sentence in
Chinese and English; where documents say it, their texts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graphmodel.aftermath import told
from graphmodel.duties import DUTY_NOTES
from graphmodel.duties.obligations import broken_duty
from graphmodel.note_sources import OWN_BODY, no_party_body, sentence
from graphmodel.vocabulary import NOTES, note_codes
from graphmodel.witness import Witness
from graphmodel.wording import NOTHING, Words


@dataclass(frozen=True)
class NoteShown:
    """A note of a row: its code, what it says here, the open case it stands for."""

    code: str
    text: Words
    case: str = ""


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
                asks = remark.english or _question(witness, remark.case) or remark.text
                yield NoteShown(code, Words(remark.text, asks), remark.case)


def _question(witness: Witness, case_id: str) -> str:
    """What an undecided case asks, in English; "" where there is none."""
    cases = witness.resolution.world.cases
    return next((case.question.en for case in cases if case.id == case_id), "")


#: What a note says; {…} are filled from the row. A note not here says what its label says.
_SAYS: dict[str, tuple[str, str]] = {
    "STALE_NAME": (
        "表中写作“{named}”，当日由{leader}承接{history.zh}",
        "the data name “{named}”; on the date {leader} stands for it{history.en}",
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
        "申报的是该组织自己的党组织或党组，不予采用{own.zh}",
        "it declares its own Party organization or group, which cannot lead it; "
        "ignored{own.en}",
    ),
    "DECLARED_NOT_YET": (
        "申报在当日尚未生效，不予采用",
        "the declaration is not yet in force on the date; ignored",
    ),
    "DECLARED_NOT_PARTY_BODY": (
        "申报的{leader}不是党组织{place.zh}",
        "the declared {leader} is not a Party organization{place.en}",
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
        "没有党组织：{duty.zh}",
        "no Party organization: {duty.en}",
    ),
    "COVERAGE_WORK": (
        "没有党组织，也没有党建指导员、工会、共青团：{duty.zh}",
        "no Party organization, and no instructor, union or Youth League either: "
        "{duty.en}",
    ),
    "INVERSE": (
        "该组织已不存在，仍记有党组织“{party}”",
        "the organization is gone and a Party organization is still recorded: “{party}”",
    ),
    "REPORTS_ELSEWHERE": (
        "申报的领导机关“{declared}”与上级党组织“{upper}”不在一条线上",
        "the declared leader “{declared}” and the upper organization “{upper}” "
        "are on different lines",
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
    values = _values(witness) | {"duty": _duty(witness, code)}
    return Words(zh.format_map(values), en.format_map(values))


def _duty(witness: Witness, code: str) -> Words:
    """The duty whose breach raises a note, with its id."""
    duty = broken_duty(witness, code) if code in DUTY_NOTES else None
    if duty is None:
        return NOTHING
    rule = duty.citation.rule
    return Words(
        f"{duty.text.zh.rstrip('。')}（{rule}）", f"{duty.text.en.rstrip('.')} ({rule})"
    )


def _history(witness: Witness) -> Words:
    """What became of the body that is named by a former name, with the days."""
    at, declaration = witness.position, witness.resolution.situation.declaration
    declared = witness.outcome.basis == "DECLARED"
    former = witness.outcome.derived.leader == ("itself", "former_supervisor")
    column = "former" if former else "supervisor"
    mention = int(declaration.mention[at]) if declared else witness.number(column)
    bodies, on = witness.resolution.world.bodies, witness.resolution.as_of
    sentences = (told(bodies, body, on) for body in witness.mentioned(mention))
    found = next((words for words in sentences if words.zh), NOTHING)
    return Words(f"：{found.zh}", f": {found.en}") if found.zh else found


def _values(witness: Witness) -> dict[str, str | Words]:
    """What the sentences of notes may name."""
    at, found = witness.position, witness.resolution.leaders
    leader, derived = (
        witness.seen(int(found.body[at])),
        witness.seen(int(found.named[at])),
    )
    declared, upper = witness.text("declared_leader"), witness.text("declared_upper")
    by_declaration = witness.outcome.basis == "DECLARED"
    leads_by = witness.outcome.derived.leader
    former = leads_by == ("itself", "former_supervisor")
    supervisor = witness.text("supervisor")
    registered = witness.text("former_supervisor") if former else supervisor
    near = witness.number("near")
    pairs = witness.resolution.world.near
    return {
        "leader": leader.name if leader else "",
        "derived": derived.name if derived else "",
        "declared": declared or upper,
        "upper": upper,
        "supervisor": supervisor,
        "named": (declared or upper) if by_declaration else registered,
        "near": pairs[near][1] if 0 <= near < len(pairs) else "",
        "registrar": witness.text("registration_authority"),
        "code": witness.text("org_id"),
        "party": witness.text("party_organization"),
        "history": _history(witness),
        "own": sentence(witness, OWN_BODY),
        "place": no_party_body(witness, declared or upper),
    }
