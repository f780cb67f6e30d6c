"""The fixed words of the page Explore, in both languages."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


SEARCH = _w("查找社会组织或机构", "Find an organization or a body")
PLACEHOLDER = _w(
    "名称、代码、地名或机构名称，写几个字即可",
    "name, code, place or body; any part of it",
)
FOUND = _w(
    "社会组织 {count} 家，列出前 {shown} 家；多写几个字可缩小范围",
    "{count:organization|organizations}, the first {shown} are listed; type more to narrow it down",
)
FOUND_ALL = _w("社会组织 {count} 家", "Organizations: {count}")
FOUND_BODIES = _w(
    "机构 {count} 个，列出前 {shown} 个", "Bodies: {count}, the first {shown}"
)
FOUND_BODIES_ALL = _w("机构 {count} 个", "Bodies: {count}")
NOBODY = _w(
    "没有名称、代码、地名或机构名称含“{wanted}”的社会组织或机构。",
    "Nothing has “{wanted}” in its name, code, place or body.",
)
TRY = _w(
    "可以：只写名称中的几个字；检查错别字；用空格隔开几个词，须同时符合。",
    "Try a few characters of the name, look for a typing error, or write several words with "
    "spaces between them: all must be met.",
)
NEAREST = _w("相近的名称：", "The nearest names:")
HINT = _w(
    "下面是最上一级。输入名称、代码、地名查找，或点图中的方框逐级展开。",
    "Below: the top of the hierarchy. Search above, or click a box to go there.",
)
GONE = _w(
    "没有编号为“{wanted}”的社会组织或机构；可能属于另一份数据或另一个日期。",
    "Nothing here has the id “{wanted}”; it may belong to another dataset or date.",
)
LED_BY = _w("由 {leader} 领导", "led by {leader}")

GRAPH = _w(
    "{name} 的关系图，{count} 个方框。方向键移动，回车前往；下面的表格内容相同。",
    "Graph around {name}, {count:box|boxes}. Arrow keys move, Enter goes there; the table below "
    "says the same.",
)
GOING = _w("前往……", "going there …")
PNG = _w("PNG 图片", "PNG")
LEGEND = _w(
    "实线：领导　点线：其他关系　虚线：应有而未实现　虚线框：应有，未证实　删除线：已撤销",
    "solid: leads · dotted: other relations · dashed: would lead · dashed box: expected, not "
    "attested · struck through: ended",
)
AS_TABLE = _w("同样内容的表格（{count} 行）", "The same as a table ({count:row|rows})")
WHAT = _w("位置", "where")
NAME = _w("名称", "name")
IS = _w("是什么", "what it is")
RELATION = _w("关系", "relation")
IDENTITY = _w("编号", "id")
LANES = {
    "chain": _w("领导链", "chain"),
    "below": _w("下级", "below"),
    "beside": _w("旁系", "beside"),
    "orphan": _w("无人领导", "nobody leads"),
}
TAKE_AWAY = _w("带走这张图", "Take the graph away")

SHOW = _w("右侧内容", "What stands beside it")
SHOWN = {
    "proof": _w("依据", "Proof"),
    "timeline": _w("沿革", "Timeline"),
    "why": _w("为什么不是……", "Why not …"),
}
PRINT = _w("可打印的依据（HTML）", "Printable proof (HTML)")
PRINTED = _w("结论的依据", "Proof of the verdict")
WHY = _w("为什么不是哪个机构？", "Why not which body?")
WHY_PLACEHOLDER = _w("机构名称或编号", "name or id of a body")
WHY_HINT = _w(
    "写一个机构，看它为什么不领导这家社会组织。",
    "Name a body to see why it does not lead this organization.",
)
WHY_NOBODY = _w("没有叫“{wanted}”的机构。", "No body is called “{wanted}”.")
WHY_SEVERAL = _w("叫这个名称的有几个，选一个：", "Several are called so; choose one:")

NO_MATTER_SINCE = _w("自 {since} 起：{verdict}。", "Since {since}: {verdict}.")
NO_MATTER = _w("一直：{verdict}。", "As far back as anything is known: {verdict}.")
UNLED_SINCE = _w(
    "自 {since} 起无人领导（{verdict}）。",
    "Nobody has led it since {since} ({verdict}).",
)
UNLED_ALWAYS = _w(
    "已知最早时起即无人领导（{verdict}）。",
    "No leader is known on any earlier date either ({verdict}).",
)
LED_SINCE = _w("自 {since} 起由 {leader} 领导。", "Led by {leader} since {since}.")
LED_ALWAYS = _w(
    "一直由 {leader} 领导。", "Led by {leader} as far back as anything is known."
)
TIMELINE = _w(
    "结论或领导机关每次变化的日期：",
    "Every date on which its verdict or leader changed:",
)

SPANS = {
    (True, True): _w("{since} 至 {until} 前", "{since} until before {until}"),
    (True, False): _w("自 {since}", "from {since}"),
    (False, True): _w("{until} 前", "before {until}"),
    (False, False): _w("一直", "at all times"),
}
NOW = _w("（所选日期）", "(the date chosen)")

LEADS = _w("直接领导", "leads directly")
LEADS_ALL = _w("连同下级共", "with those below")
GUIDES = _w("指导", "guides")
SUPERVISES = _w("业务主管", "supervises the business of")
UNLED = _w("因其无人领导", "nobody leads because of it")
KIND = _w("类别", "kind")
PLACE = _w("所在地", "seat")
STATE = _w("当日状态", "on the date")
LIVED = _w("存续期间", "from / until")
ORIGIN = _w("见于", "known from")
ORIGINS = {
    "national": _w("随程序提供的中央机构表", "the bundled table of national bodies"),
    "dataset": _w("数据集", "the dataset"),
    "registry": _w("登记表", "the registry"),
    "expected": _w("文件要求（应有）", "documents: it must exist"),
    "absent": _w("登记表（未证实）", "the registry, not attested"),
}
HISTORY = _w("沿革", "what became of it")
IF_ENDED = _w("假如它撤销、无人承接", "If it ended and nobody took over")
ASK_ENDED = _w("算一算", "Work it out")
ENDED = _w(
    "新增无人领导 {orphaned} 家，转为待定 {opened} 家，更换领导机关 {moved} 家。",
    "{orphaned} more would have no leader, {opened} would be open, {moved} would be led by "
    "another body.",
)
NOTHING_ENDED = _w(
    "没有社会组织因此受影响。", "No organization would be touched by it."
)
CANNOT_END = _w(
    "它是领导链的终点，不能撤销。", "Every chain ends there; it cannot end."
)
NOT_THERE = _w("它当日并不存在。", "It is not there on the date.")
MORE_CHANGES = _w("在“变化”页查看全部", "All of it on the page Changes")
FIRST = _w("其中：", "among them:")
REAL_NOTE = _w("数据：{label}", "data: {label}")
COUNT = _w("{count} 家", "{count}")
