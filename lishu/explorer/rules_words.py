"""The fixed words of the rules page, in both languages. No text from data stands here."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


VIEW = _w("查看", "Show")
VIEWS = {
    "documents": _w("文件和规则", "Documents and rules"),
    "open": _w("文件没有写明的问题", "What the documents leave open"),
}
FIND = _w("在条文中查找", "Find in the texts")
FIND_HELP = _w("编号、标题、原文中的字", "an id, words of a title or of a quote")
FOUND = _w("{count} 条含“{wanted}”", "{count:sentence has|sentences have} “{wanted}”")
NOTHING = _w(
    "没有条文含“{wanted}”。试试更短的词，或编号（如 O12）。",
    "No sentence has “{wanted}”. Try a shorter word, or an id like O12.",
)
YEARS = _w("各文件的施行期", "The years of the documents")
YEARS_ALT = _w(
    "各文件施行的起止日期；竖线是所选日期。下面的列表有同样的内容。",
    "When each document is in force; the upright line is the date chosen. The list below "
    "says the same.",
)
GROUPS = {
    "in_force": _w("当日施行", "In force on this day"),
    "optional": _w("可由地方、行业采用", "To be adopted by a locality or a profession"),
    "other": _w("当日不施行，或只作背景", "Not in force on this day, or background"),
}
DECIDED = _w("判定 {count} 家", "decided {count:organization|organizations}")
BY_CHARTER = _w(
    "另有 {count} 家按章程申报的领导机关判定。",
    "{count:more was|more were} decided by the leader that their charter declares.",
)
NONE_DECIDED = _w("没有判定任何一家", "decided no organization")
LED = _w("有领导 {count}", "{count} led")
ORPHAN = _w("无人领导 {count}", "{count} orphaned")
OPEN = _w("待定 {count}", "{count} open")
TOLD = _w("涉及 {count} 家", "told on {count}")
UNDATED = _w("日期不详", "no date known")
ANYWHERE = _w("不限地区", "anywhere")
SENTENCES = _w("{count} 条", "{count:sentence|sentences}")
BACK = _w("返回文件列表", "Back to the documents")
BACK_CASES = _w("返回问题列表", "Back to the cases")
ORDER = _w("按原文先后排列。", "In the order of the text.")
ADOPT = _w("采用方法", "to adopt it")
ADOPT_HOW = _w(
    "命令行加 --adopt {seat}，或在数据文件夹的 dataset.toml 中写：",
    "add --adopt {seat} to a command, or write into dataset.toml of the folder:",
)
NO_SENTENCE = _w(
    "这份文件没有单独的条文：它只修改别的文件。",
    "This document has no sentences of its own: it only amends another one.",
)
GONE = _w(
    "没有编号为“{wanted}”的文件或问题。",
    "No document or case has the id “{wanted}”.",
)
CASES = _w(
    "{count} 个文件没有写明的问题：问什么，有哪些条文，这里怎样处理。",
    "{count:case|cases} that the documents leave open: what is asked, which texts there are, "
    "how it is decided here.",
)
FROM = _w("自", "from")
UNTIL = _w("至", "until")
DOCUMENT = _w("文件", "document")
PLACE = _w("适用于", "where")
BY_RIGHT = _w("自身效力", "by right")
BY_ADOPTION = _w("经采用", "by adoption")
HOW = _w("效力", "how")
SHOW_LIST = _w("看名单", "see the list")
