"""What findings say: one sentence on what is the matter, one on what to do.

Each class has its two sentences in both languages; `{names in braces}` are filled in
by `sentences.py` from the cause. A class is read here as a person would read it.
"""

from dataclasses import dataclass

from graphmodel.wording import Words


@dataclass(frozen=True)
class Sentences:
    """What is the matter, and what to do."""

    text: Words
    suggestion: Words


def _say(zh: str, en: str, do_zh: str, do_en: str) -> Sentences:
    return Sentences(Words(zh, en), Words(do_zh, do_en))


SENTENCES = {
    "NO_RULE": _say(
        "{date}没有规则适用于{level}登记的社会组织",
        "on {date} no rulebook in force covers organizations registered at this level: {level}",
        "当地另有文件的，用 --adopt 采纳或用 --rulebook 提供；或改查规则已施行的日期",
        "adopt the document that applies there (--adopt, or --rulebook for one of your own), "
        "or ask for a date on which a rulebook is in force",
    ),
    "UNDECIDED": _say(
        "{rule}列出几个可能的领导机关，没有写明按什么标准确定",
        "{rule} names several possible leaders and gives no criterion",
        "从章程或批准文件查明归口哪一家，填入“党建领导机关”",
        "find out from the charter or the approval which of them leads, and state it "
        "under 党建领导机关",
    ),
    "MISSING_DATA": _say(
        "缺少{field}，{rule}无法判断",
        "{rule} needs a field that is absent: {field}",
        "补填这一项；查找过的表头：{headings}",
        "fill it in; headings looked for: {headings}",
    ),
    "MISSING_BODY": _say(
        "{rule}指向的{body}在{date}不存在",
        "{rule} points to a body that does not exist on {date}: {body}",
        "已经设立的，在 bodies 表中登记{body}及其起始日期；"
        "没有设立的，由上级确定领导机关，填入“党建领导机关”",
        "if {body} has been set up, list it in `bodies` with its first day; if not, have the "
        "level above settle who leads, and state it under 党建领导机关",
    ),
    "ENDED_BODY": _say(
        "{body}在{date}之前已经撤销，没有唯一的后继机构{history}",
        "{body} ended before {date} and has no single successor{history}",
        "查明由谁承接，改填“{heading}”，或在 changes 表中登记由谁承接{body}",
        "find out who took over and correct {heading}, or list in `changes` what became of {body}",
    ),
    "GAP": _say(
        "已经与{body}脱钩，到{date}党建工作还没有移交",
        "decoupled from {body}; by {date} its Party work has not been handed over",
        "已移交的，补填“党建工作移交日期”；未移交的，确定接收机关并写入“党建领导机关”",
        "if it has been handed over, fill in 党建工作移交日期; if not, settle who takes it and "
        "state that under 党建领导机关",
    ),
    "WEAK_ONLY": _say(
        "应当领导的{body}不存在，只有指导、联系等弱关系",
        "{body}, which should lead, does not exist; only weak relations are recorded "
        "(guidance, contact)",
        "弱关系不是领导：已经设立的，在 bodies 表中登记{body}；"
        "没有设立的，确定领导机关，填入“党建领导机关”",
        "a weak relation never leads: list {body} in `bodies` if it has been set up, else settle "
        "who leads and state it under 党建领导机关",
    ),
    "CONFLICT": _say(
        "同时有几个领导机关：{bodies}",
        "several bodies lead at once: {bodies}",
        "确定其中一个，填入“党建领导机关”；其余的改记为指导关系",
        "settle on one of them and state it under 党建领导机关; record the others as guidance",
    ),
    "CYCLE": _say(
        "领导链首尾相接，到不了中共中央：{bodies}",
        "the chain of leaders runs in a circle: {bodies}",
        "在 relations 表中更正这几个机构之间方向或日期有误的一条",
        "correct in `relations` the one between these bodies whose direction or dates are wrong",
    ),
    "DETACHED": _say(
        "领导链在{body}处中断：它在{date}不存在或者已经撤销{history}",
        "the chain of leaders breaks at {body}, which is not there on {date}{history}",
        "在 bodies、changes 表中登记{body}的起止日期和承接机构，或在 relations 表中更正上级",
        "list in `bodies` and `changes` when {body} lived and who followed it, or correct in "
        "`relations` who stands above",
    ),
    "STALE_NAME": _say(
        "写的是{body}，{date}由{other}承接{history}",
        "named as {body}; on {date} {other} stands for it{history}",
        "把名称改为{other}",
        "write the present name: {other}",
    ),
    "TRANSFERRED": _say(
        "申报的{body}已经把这项职能划转给{other}",
        "the declared {body} has transferred this function to {other}",
        "修订章程，把党建领导机关改为{other}",
        "amend the charter: 党建领导机关 is now {other}",
    ),
    "TRANSITION": _say(
        "处于改革过渡期：{remarks}",
        "within a transition period: {remarks}",
        "核对是否已经完成交接，没有完成的按原机关处理",
        "check whether the hand-over is complete; until then the former body answers",
    ),
    "DECLARED_DIFFERS": _say(
        "申报的领导机关与{rule}推定的不一致；以申报为准",
        "the declared leader differs from the one {rule} gives; the declaration stands",
        "核对章程和登记的业务主管单位哪一个需要更正",
        "check which of the two needs correction: the charter or the registered supervisor",
    ),
    "DECLARED_SELF": _say(
        "申报的是本单位自己的党组织，不是上级；不予采用",
        "the body declared is the organization's own Party organization, not one above it; ignored",
        "“党建领导机关”应填上级党组织",
        "state the Party organization above it under 党建领导机关",
    ),
    "DECLARED_NOT_YET": _say(
        "申报在{date}还没有生效：章程日期在后，或者机构还没有成立",
        "not yet in force on {date}: the charter is later, or the body did not exist yet",
        "核对章程核准日期；查以前的日期时，填当时的领导机关",
        "check the date of the charter; for an earlier date, state the leader of that time",
    ),
    "DECLARED_NOT_PARTY_BODY": _say(
        "申报的领导机关不是党组织，而是部门或单位",
        "the body declared as leader is a department or an office, not a Party organization",
        "写明该部门的党组织（党组、党委、机关党委）",
        "name that body's Party organization (党组, 党委, 机关党委)",
    ),
    "NEW_BODY": _say(
        "有 {names} 个名称只见于登记表，机构表中没有（{kind}）",
        "{names} in the registry only, in no table of bodies ({kind})",
        "用 lishu links 逐个核对，属实的登记到 bodies 表",
        "go through them with `lishu links`, and list in `bodies` those that are right",
    ),
    "NEAR_NAME": _say(
        "“{one}”与“{two}”只差一个字",
        "{one} differs from {two} by one character",
        "可能是“{two}”：写错的改正，确有其名的登记到 bodies 表",
        "{two} is probably meant: correct it, or list {one} in `bodies` if there is such a body",
    ),
    "SEVERAL_SUPERVISORS": _say(
        "业务主管单位一栏有几个单位；按申报的领导机关处理",
        "several supervisors are named; the declared leader decides",
        "只保留一个业务主管单位，其余的改填业务指导单位",
        "keep one supervisor; give the others as 业务指导单位",
    ),
    "SUPERVISOR_NOT_STATED": _say(
        "业务主管单位一栏空白，按没有业务主管单位处理",
        "the supervisor is left blank and taken for none",
        "直接登记的写“直接登记”，有业务主管单位的补填",
        "write 直接登记 where there is none, else fill in the supervisor",
    ),
    "SUPERVISOR_UNUSUAL": _say(
        "业务主管单位是企业、社会组织、民主党派或其他登记机关",
        "the supervisor is a company, a social organization, a democratic party or "
        "another registrar",
        "核对是否误填；属实的不必改动",
        "check that it was not put into the wrong column; if it is right, leave it",
    ),
    "HANDOVER_NOT_RECORDED": _say(
        "已经脱钩，表中没有“党建工作移交日期”一列，按已移交处理",
        "decoupled; there is no column for the hand-over of Party work, which is taken as done",
        "增加“党建工作移交日期”一列",
        "add a column 党建工作移交日期",
    ),
    "OPEN_TEXT": _say(
        "文件未明确：{remarks}",
        "the documents leave it open: {remarks}",
        "暂按{rule}处理；有主管机关书面答复的，填入“党建领导机关”",
        "decided by {rule} for now; where the authority has answered in writing, state the "
        "answer under 党建领导机关",
    ),
    "CHAIN_UNKNOWN": _say(
        "领导机构（{kind}）之上没有已知的上级",
        "nothing is known above the leader ({kind})",
        "在 relations 表中登记它的上级",
        "list in `relations` who stands above it",
    ),
    "EXPECTED_ONLY": _say(
        "领导机构（{kind}）按规定应当设立，数据中没有证明",
        "the leader ({kind}) must exist by the rule; nothing in the data shows that it does",
        "已经设立的，在 bodies 表中登记",
        "list in `bodies` those that have been set up",
    ),
    "COVERAGE_ORG": _say(
        "没有党组织：{duty}（{rule}）{record}",
        "no Party organization: {duty} ({rule}){record}",
        "按程序报批建立党组织；已经建立的，填入“党组织名称”{stakes}",
        "establish a Party organization; if there is one, state it under 党组织名称{stakes}",
    ),
    "COVERAGE_WORK": _say(
        "没有党组织，也没有党建指导员、工会、共青团组织",
        "neither a Party organization nor an instructor, a union or a Youth League organization",
        "选派党建工作指导员，或者先建立工会、共青团组织；已有的补填",
        "send an instructor or begin with a union or Youth League; fill in what there is",
    ),
    "INVERSE": _say(
        "单位已经注销或撤销，党组织仍有记录",
        "the organization is gone; its Party organization is still recorded",
        "撤销或划转该党组织，或者更正登记状态",
        "dissolve or move the Party organization, or correct the status",
    ),
    "PLACE_DIFFERS": _say(
        "{one}与{two}指向不同的地方；以前者为准",
        "{one} and {two} point to different places; the first stands",
        "核对两处，更正有误的一处",
        "compare the two and correct the one that is wrong",
    ),
    "DUPLICATE": _say(
        "不止一行的{field}相同",
        "several rows have the same {field}",
        "同一单位的合并为一行，不同单位的更正{field}",
        "merge the rows of one organization; correct the {field} of different ones",
    ),
    "REPORTS_ELSEWHERE": _say(
        "章程的党建领导机关与登记的上级党组织不在一条线上",
        "党建领导机关 and 上级党组织 stand on different lines",
        "核对党组织关系实际隶属哪一方，更正另一方",
        "find out to which of the two it belongs, and correct the other",
    ),
    "DATE_INVALID": _say(
        "{field}“{value}”不是日期，按空白处理",
        "{field} {value!r} is no date and counts as blank",
        "按 2016-07-22 的样式改写",
        "write a date like 2016-07-22",
    ),
    "DATE_FUTURE": _say(
        "{field}在 {one} 之后",
        "{field} lies after {one}",
        "核对日期，更正写错的年份",
        "check the date; mostly the year is wrong",
    ),
    "BODY_DATES": _say("{fault}", "{fault}", "{remedy}", "{remedy}"),
    "JOINT_NO_UPPER": _say("{fault}", "{fault}", "{remedy}", "{remedy}"),
}

#: For a wrong code what is wrong with it decides what to do.
CODE_SENTENCES = {
    "length": _say(
        "统一社会信用代码不是 18 位",
        "the credit code has not 18 characters",
        "按登记证书补全",
        "copy it in full from the certificate",
    ),
    "character": _say(
        "统一社会信用代码含有不允许的字符（不用 I、O、S、V、Z）",
        "the credit code has a character that codes do not use (I, O, S, V and Z are not used)",
        "按登记证书更正，常见的是 O 与 0、I 与 1 混淆",
        "correct it from the certificate; O for 0 and I for 1 are common",
    ),
    "last check digit": _say(
        "统一社会信用代码的校验码（第 18 位）不符",
        "the last check digit (18) of the credit code is wrong",
        "按登记证书核对，多为抄错一位或两位颠倒",
        "compare with the certificate; mostly one character is wrong or two are exchanged",
    ),
    "inner check digit": _say(
        "组织机构代码的校验码（第 17 位）不符",
        "the check digit of the organization code (17) is wrong",
        "按登记证书核对第 9 至 17 位",
        "compare characters 9 to 17 with the certificate",
    ),
    "type prefix": _say(
        "统一社会信用代码不以 51、52、53 开头，不是社会组织的代码",
        "the credit code begins with none of 51, 52, 53, the prefixes of social organizations",
        "核对是否填了举办单位或其他机构的代码",
        "check whether it is the code of another body, for example the founder",
    ),
    "unknown division": _say(
        "统一社会信用代码第 3 至 8 位不是行政区划代码，也不是已经撤销的",
        "characters 3 to 8 of the credit code are no division, present or abolished",
        "按登记证书核对第 3 至 8 位",
        "compare characters 3 to 8 with the certificate",
    ),
}
OTHER = _say("{cause}", "{cause}", "核对原始数据", "check the data")

#: Appended where bodies are known that may be meant.
CANDIDATES = Words("。可能的机构：{candidates}", "; candidates: {candidates}")
#: OPEN_TEXT of a declaration: the transfer of national associations (semantics §4).
UNKNOWN_ASSOCIATION = Words(
    "全国性行业协会商会的党建工作已由原机关划转（2023年改革方案“统一领导全国性行业协会商会党的工作”），"
    "登记表没有写明是否行业协会商会，章程写的仍是原机关；保留申报的机构",
    "the Party work of national industry associations went from the committees of before to "
    "中央社会工作部 (reform plan of 2023); the registry does not say whether this is one, and the "
    "charter still names a former committee, which stays the leader",
)
