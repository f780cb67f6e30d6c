"""The fixed words of the changes page, in both languages. No text from data stands here."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


MODE = _w("比较", "Compare")
MODES = {
    "dates": _w("两个日期", "Two dates"),
    "years": _w("规则集的年份", "The years of the rulebooks"),
    "files": _w("两份数据", "Two datasets"),
    "supposed": _w("假如", "What if"),
}
DATES_LEAD = _w(
    "另一日期和所选日期（页首）之间，谁的领导机关变了，因为哪条规则、哪个机构或哪项登记事项。"
    "早的为前，晚的为后。",
    "Between another date and the date of the page (above): whose leader changed, and because "
    "of which rule, body or fact. The earlier one is before, the later one after.",
)
YEARS_LEAD = _w(
    "拖动到规则变化的一天：那一天前后，谁的领导机关因规则或机构变了。",
    "Move to a day on which the rules change: whose leader changed with that day, and why.",
)
FILES_LEAD = _w(
    "另一份数据为前，当前数据（页首）为后，日期相同。组织按信用代码、名称对应，与行序无关。",
    "The other dataset is before, that of the page (above) after, on one date. Organizations "
    "are matched by code and name, whatever their rows.",
)
SUPPOSED_LEAD = _w(
    "假如在所选日期撤销、合并、拆分、更名机构，组织脱钩、移交，或采用一个规则集：谁会失去领导，谁会换领导。"
    "数据不会改动。",
    "If on the date of the page a body were abolished, merged, split or renamed, an "
    "organization decoupled or handed over, or a rulebook adopted: who would be orphaned, who "
    "would have another leader. The data stay as they are.",
)
FROM = _w("另一日期", "Other date")
OTHER = _w("另一份数据（前）", "Other dataset (before)")
ONLY_ONE = _w(
    "只有一份数据。先载入另一份，再回到这里比较。",
    "There is one dataset only. Load another one and come back to compare.",
)
LOAD = _w("载入文件", "Load a file")
SAME_DATE = _w(
    "两个日期相同，没有可比较的。另选一个日期。",
    "The two dates are the same; choose another one.",
)
DAY = _w("规则变化的日子", "Days on which the rules change")
BEGINS = _w("开始施行：{titles}", "begins: {titles}")
ENDS = _w("不再施行：{titles}", "ends: {titles}")
PASSAGES = _w("条文自此变化：{rules}", "passages change: {rules}")
RENAMED = _w(
    "社会组织党建工作职责划入党委社会工作部。",
    "the work of the SOPWBs goes to the 社会工作部 of the committees.",
)
CHART = _w("各日有领导、无人领导、待定的家数", "Led, orphaned and open on each day")
CHART_MAKE = _w("算出每一日（{count} 次判定）", "Work out every day ({count:run|runs})")
BEFORE = _w("前", "Before")
AFTER = _w("后", "After")
DIFFERENCE = _w("增减", "Change")
COUNT = _w("家数", "Organizations")
CHANGE = _w("变化", "Change")
ALL = _w("全部变化", "all changes")
KIND = _w("因何而变", "Because of")
ALL_KINDS = _w("全部原因", "any reason")
NEW_ORPHANS = _w("新增无人领导 {count} 家。", "{count:new orphan|new orphans}.")
NOTHING = _w("没有变化。", "Nothing has changed.")
NO_CAUSE = _w("没有符合筛选的变化。", "No change matches the filters.")
FOUND = _w(
    "{causes} 个原因，{changes} 项变化",
    "{causes:cause|causes}, {changes:change|changes}",
)
BACK = _w("返回变化列表", "Back to the changes")
GONE = _w("这一比较中没有这个原因。", "This comparison has no such cause.")
MEMBERS = _w("涉及 {count} 家", "{count:organization|organizations}")
OLD_LEADER = _w("原领导机关或结论", "Leader or verdict before")
NEW_LEADER = _w("现领导机关或结论", "Leader or verdict after")
DOWNLOAD = _w("下载全部变化", "Take all changes away")
ACT = _w("假如", "Suppose")
ADD = _w("加入", "Add")
REMOVE = _w("去掉", "Remove")
ACTS = _w("假设", "Supposed")
NO_ACT = _w(
    "选一种变动，写机构或组织的名称、编号，点“加入”；可以加几项，按先后发生。",
    "Choose what happens, give the body or organization by name or id and add it; several "
    "may follow each other.",
)
BODY_HELP = _w(
    "全名、简称或编号；下面列出领导组织最多的机构",
    "a full or short name, or an id; those that lead most are offered",
)
BODY = _w("看这个机构", "see the body")
FAILED = _w("不能这样假设：", "This cannot be supposed:")
NAME_MISSING = _w("每一格都要填。", "Fill in every field.")
FRESH = _w("（由此新设）", " (set up by this)")
MENDING = _w("移交之后", "After a hand-over")
MENDING_TOLD = _w(
    "处于交接空档的 {gaps} 家，党建工作移交后有 {led} 家有领导机构：",
    "Of {gaps:organization|organizations} between two leaders, {led} would be led once "
    "handed over:",
)
MORE = _w("… 另有 {count} 项", "… {count} more")
ORG_ID = _w("统一社会信用代码", "Code")
NAME = _w("名称", "Name")
CAUSE = _w("原因", "Cause")
COLUMNS = {
    "change": CHANGE,
    "cause": CAUSE,
    "org_id": ORG_ID,
    "name": NAME,
    "old_name": _w("原名称", "Name before"),
    "old_verdict": _w("原结论", "Verdict before"),
    "old_leader_id": _w("原领导机关编号", "Leader before, id"),
    "old_leader_name": _w("原领导机关", "Leader before"),
    "old_rule": _w("原规则", "Rule before"),
    "verdict": _w("现结论", "Verdict after"),
    "leader_id": _w("现领导机关编号", "Leader after, id"),
    "leader_name": _w("现领导机关", "Leader after"),
    "rule": _w("现规则", "Rule after"),
    "old_file": _w("原文件", "File before"),
    "old_row": _w("原行", "Row before"),
    "file": _w("文件", "File"),
    "row": _w("行", "Row"),
}
