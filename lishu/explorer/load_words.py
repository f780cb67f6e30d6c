"""The fixed words of the page that loads a file, in both languages."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


TITLE = _w("载入登记表", "Load a registry")
ABOUT = _w(
    "CSV、XLSX、JSON Lines 或 Parquet，UTF-8、GB18030 或 UTF-16，中文、英文或拼音表头，次序不限，"
    "每个文件最大 {cap} MB。文件只在本次会话的内存中，不写入磁盘，会话结束即清除；个人信息列"
    "（法定代表人、电话、证件号等）不读入。",
    "CSV, XLSX, JSON Lines or Parquet; UTF-8, GB18030 or UTF-16; Chinese, English or pinyin "
    "headings in any order; at most {cap} MB a file. A file stays in the memory of this "
    "session, is not written to disk, and is gone when the session ends. Columns of personal "
    "data (legal representative, telephone, identity numbers …) are not read.",
)
TABLES_TOO = _w(
    "机构、关系、变动的表（bodies、relations、changes）和已接受的发现（accepted.toml）可以一起拖入，"
    "与登记表合用。",
    "Tables of bodies, relations and changes, and accepted findings (accepted.toml), may be "
    "dropped with it and are used together.",
)
DROP = _w("把一个或几个文件拖到这里", "Drop one file or several here")
CHOOSE = _w("选择文件", "Choose files")
ROLES = {
    "bodies": _w("机构表，{count} 行", "a table of bodies, {count:row|rows}"),
    "relations": _w("关系表，{count} 行", "a table of relations, {count:row|rows}"),
    "changes": _w(
        "机构变动表，{count} 行", "a table of what became of bodies, {count:row|rows}"
    ),
    "divisions": _w("区划表，{count} 行", "a table of divisions, {count:row|rows}"),
    "accepted": _w(
        "已接受的发现，{count} 条", "accepted findings, {count:entry|entries}"
    ),
}
TAKEN = _w("认作{what}。", "Taken for {what}.")
WITH_REGISTRY = _w("与登记表合用。", "It is used with the registry.")
NO_REGISTRY = _w(
    "还要有登记表：请把它也拖到这里。",
    "A registry is needed too: drop it here as well.",
)
UNREADABLE = _w("这个文件读不了", "This file cannot be read")
NO_NAME = _w(
    "没有认出哪一列是社会组织名称。最像表头的一行是：{headings}。请在下面指明。",
    "No heading was recognized as the name of the organization. The line most like a "
    "heading is: {headings}. Say below which one it is.",
)
ROWS = _w("{count} 行可以使用", "{count:row|rows} can be used")
NONE_READABLE = _w("没有可以使用的行。", "No row can be used.")
REJECTED = _w(
    "{count} 行读不了，不会使用：",
    "{count:row|rows} cannot be read and will not be used:",
)
REJECTED_ROW = _w("行", "Row")
REJECTED_LINE = _w("物理行", "Line")
REJECTED_WHY = _w("原因", "Reason")
HEADING = _w("表头", "Heading")
TAKEN_FOR = _w("认作", "Taken for")
FILLED = _w("已填", "Filled")
EXAMPLES = _w("例如", "For example")
IGNORED = _w("未使用", "not used")
NEAR = _w("近似：{headings}", "near: {headings}")
PERSONAL = _w("个人信息，不读入", "personal, not read")
LACKING = _w(
    "没有找到：{columns}。没有这些列也能判断，但会有更多“数据缺失”。表头不同的，请在下面指明。",
    "Not found: {columns}. Verdicts are possible without them, but more data will be "
    "missing. If a heading is written otherwise, say so below.",
)
CORRECT = _w("更正表头", "Correct a heading")
WHICH = _w("表头", "Heading")
IS = _w("认作", "is to be taken for")
NOTHING = _w("（不使用）", "(not used)")
APPLY = _w("照此更正", "Take it so")
UNDO = _w("撤销更正", "Undo the corrections")
CORRECTED = _w("已更正：{corrections}", "Corrected: {corrections}")
USE = _w("使用这个文件", "Use this file")
USED = _w("已载入，可在上方“数据”中选择", "Loaded; choose it above under Dataset")
OPEN = _w("打开", "Open")
REMOVE = _w("从内存中移除", "Remove from memory")
LOADED = _w("本次会话已载入的数据", "Loaded in this session")
NOTHING_LOADED = _w(
    "还没有载入文件。现在显示的是上方所选的数据。",
    "No file is loaded yet. What is shown is the dataset chosen above.",
)
COUNT = _w("{count} 家", "{count:organization|organizations}")
