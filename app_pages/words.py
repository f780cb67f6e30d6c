"""The fixed words of the page, in both languages. No text from data stands here."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


TITLE = _w("隶属 lishu", "lishu 隶属")
LEAD = _w(
    "这家社会组织的党建工作由谁领导，依据哪一条；又有谁无人领导。",
    "Which body leads the Party work of this social organization, by which rule, "
    "and who has been left without one.",
)
LANGUAGE = _w("语言", "Language")
REAL = _w(
    "内置示例，真实数据：从公开网页抄录的 336 行真实社会组织（来源见 "
    "examples/real/SOURCES.md）。名称、主管单位和申报的领导机关是来源所写；领导机关的"
    "结论由 lishu 按公开文件推定，标“应有，未证实”的机构没有资料证实，均非官方认定。"
    "样本小而不匀，不可据以统计。",
    "Bundled example, real data: 336 rows of real organizations copied from public pages "
    "(sources: examples/real/SOURCES.md). Names, supervisors and declared leaders are as "
    "the sources have them; who leads is what lishu derives from public documents, and a "
    "body marked “expected, not attested” stands in no source. None of it is an official "
    "decision, and the sample is too small and uneven to count anything.",
)
SYNTHETIC = _w(
    "虚构数据：其中的社会组织都不存在，名称均带“虚构”二字；区划和中央机构名称是真实的。",
    "SYNTHETIC DATA: no organization in it exists, each name bears the mark 虚构; "
    "only divisions and national bodies are real names.",
)
OWN = _w(
    "你的数据。只在本机处理，不向外发送；个人信息列不读入。领导机关的结论由 lishu 按"
    "公开文件推定，并非官方认定。",
    "Your own data. It stays on this computer; columns of personal data are not read. Who "
    "leads is what lishu derives from public documents, not an official decision.",
)
SEARCH = _w("查找社会组织", "Find an organization")
PLACEHOLDER = _w("名称、名称的一部分，或统一社会信用代码", "name, part of it, or code")
AS_OF = _w("日期", "As of")
AS_OF_HELP = _w("结论是这一天的。", "Verdicts are those of this day.")
NO_DATE = _w("请选一个日期。", "Choose a date.")
CHOOSE = _w("符合的有 {count} 家，选一家", "{count} match; choose one")
CHOOSE_OF = _w(
    "符合的有 {count} 家，下列前 {shown} 家；多写几个字可缩小范围",
    "{count} match, the first {shown} are listed; type more to narrow it down",
)
NOBODY = _w(
    "没有名称或代码含“{wanted}”的社会组织。",
    "No organization has “{wanted}” in its name or code.",
)
TRY = _w(
    "可以：只写名称中的几个字；检查错别字；用空格隔开几个词，须同时出现。",
    "Try a few characters of the name, look for a typing error, or write several words with "
    "spaces between them: all must occur.",
)
NEAREST = _w("相近的名称：", "The nearest names:")
EMPTY = _w(
    "这份登记表里没有社会组织。请检查文件是否导出完整，或换一份：",
    "This registry holds no organization. See whether the export is complete, or open another:",
)
HINT = _w(
    "输入名称或代码即可看到结论和依据；下面是整份登记表的情况。",
    "Type a name or a code to see the verdict and its proof. Below: the whole registry.",
)
REGISTRY = _w("整份登记表", "The whole registry")
LOADING = _w(
    "读取登记表，逐家判断", "Reading the registry and resolving every organization"
)
FAILED = _w("登记表打不开", "The registry cannot be opened")
AGAIN = _w(
    "改正后重新载入本页，或换一份：",
    "Mend it and reload this page, or open another:",
)
KIND = _w("类别", "Class")
ALL = _w("全部", "all")
NO_FINDING = _w("没有发现。", "No findings.")
MORE = _w(
    "另有 {count} 项未列出：选一个类别，或用 lishu check --format json 列出全部。",
    "{count} more are not shown: choose a class, or see all with lishu check --format json.",
)
WHERE = _w("位置", "where")
BASED_ON = _w("依据", "by")
DOWNLOAD = _w("下载全部结论（CSV）", "Download all verdicts (CSV)")
REJECTED = _w(
    "有 {count} 行未能读取，未计入以上数字：",
    "{count} rows could not be read and are not in the numbers above:",
)
#: How to open another registry; the same in both languages.
COMMAND = "LISHU_DATASET=FILE make run"
