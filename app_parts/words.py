"""The words of the frame, in both languages. No text from data stands here."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


TITLE = _w("隶属 lishu", "lishu 隶属")
LANGUAGE = _w("语言", "Language")
DATASET = _w("数据", "Dataset")
AS_OF = _w("日期", "As of")
PAGES = {
    "overview": _w("总览", "Overview"),
    "explore": _w("查看", "Explore"),
    "orphans": _w("无人领导", "Orphans"),
    "changes": _w("变化", "Changes"),
    "rules": _w("规则", "Rules"),
    "ask": _w("提问", "Ask"),
    "load": _w("载入", "Load"),
}
IN_FORCE = _w(
    "{date} 有 {count} 个规则集施行",
    "{count:rulebook|rulebooks} in force on {date}",
)
#: What a banner says, and what it says when it is opened.
REAL = (
    _w(
        "真实数据：公开网页抄录的 336 行示例；领导机关由 lishu 推定，非官方认定",
        "Real data: 336 rows copied from public pages; who leads is derived by lishu, "
        "not an official decision",
    ),
    _w(
        "名称、主管单位和申报的领导机关是来源所写（见 examples/real/SOURCES.md）；领导机关的"
        "结论由 lishu 按公开文件推定，标“应有，未证实”的机构没有资料证实。样本小而不匀，"
        "不可据以统计。",
        "Names, supervisors and declared leaders are as the sources have them "
        "(examples/real/SOURCES.md); who leads is what lishu derives from public documents, "
        "and a body marked “expected, not attested” stands in no source. The sample is too "
        "small and uneven to count anything.",
    ),
)
SYNTHETIC = (
    _w(
        "虚构数据：其中的社会组织都不存在",
        "SYNTHETIC DATA: no organization in it exists",
    ),
    _w(
        "名称均带“虚构”二字；区划和中央机构名称是真实的。",
        "Each name bears the mark 虚构; only divisions and national bodies are real names.",
    ),
)
OWN = (
    _w(
        "你的数据：只在本机处理，不向外发送；领导机关由 lishu 推定，非官方认定",
        "Your own data: it stays on this computer; who leads is derived by lishu, not an "
        "official decision",
    ),
    _w(
        "个人信息列（法定代表人、电话、证件号）不读入。结论按公开文件推定。",
        "Columns of personal data (legal representative, telephone, identity numbers) are "
        "not read. Who leads is what lishu derives from public documents.",
    ),
)
STEPS = {
    "read": _w("读取和识别", "Reading and recognizing"),
    "look": _w("查看各列", "Looking at the columns"),
    "resolve": _w("逐家判断", "Resolving every organization"),
    "find": _w("归纳原因", "Finding causes"),
    "compare": _w("比较两边", "Comparing both sides"),
    "ask": _w("查询", "Asking"),
}
WORKING = _w("处理中", "Working")
STOP = _w("停止", "Stop")
STOPPED = _w(
    "已停止。可以另选数据或日期，或重新开始。",
    "Stopped. Choose another dataset or date, or start again.",
)
AGAIN = _w("重新开始", "Start again")
GONE = _w(
    "地址中的数据属于已结束的会话，已不在内存中。请重新载入同一文件，地址即可再用。",
    "The dataset of this address belonged to a session that has ended and is gone from "
    "memory. Load the same file again and the address works again.",
)
OPEN_FIRST = _w("打开启动时的数据", "Open the dataset the app was started with")
LOAD_AGAIN = _w("载入文件", "Load a file")
FAULT = _w("这一页出错了", "This page failed")
WHERE_TOLD = _w(
    "这是 lishu 的缺陷；原因写在启动它的终端里。其他页面仍可使用。",
    "This is a fault of lishu; what went wrong stands in the terminal in which it was "
    "started. The other pages still work.",
)
FAILED = _w("登记表打不开", "The registry cannot be opened")
MEND = _w("改正后重新载入本页。", "Mend it and reload this page.")
EMPTY = _w(
    "这份登记表里没有社会组织。请检查文件是否导出完整，或载入另一份。",
    "This registry holds no organization. See whether the export is complete, or load "
    "another one.",
)
NOTHING_HERE = _w("没有符合的。", "Nothing matches.")
EXPORT = _w("下载", "Download")
OPEN_ROW = _w("选中一行即可打开", "Select a row to open it")
