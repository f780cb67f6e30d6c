"""The fixed words of the lists, in both languages. No text from data stands here."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


GROUP = _w("列出", "List")
ALL = _w("全部", "all")
VERDICT = _w("结论类别", "Verdict or class")
LEVEL = _w("登记层级", "Level")
PLACE = _w("地区", "Place")
SUPERVISOR = _w("业务主管单位", "Supervisor")
CATEGORY = _w("组织类别", "Category")
RULE = _w("规则", "Rule")
SEVERITY = _w("程度", "Severity")
CLASS = _w("类别", "Class")
CODE = _w("代码", "Code")
TEXT = _w("原因", "Cause")
AFFECTED = _w("涉及（家）", "Affected")
WHOLE = _w("全部（家）", "In all")
STATE = _w("接受情况", "Accepted?")
SUGGESTION = _w("建议", "To do")
CITATION = _w("依据", "Source")
QUOTE = _w("原文", "Quote")
CANDIDATES = _w("可能的机构", "Candidates")
OPEN_CASES = _w("文件没有写明", "Left open")
FINGERPRINT = _w("指纹", "Fingerprint")
KEY = _w("原因编码", "Cause as a code")
NAME = _w("名称", "Name")
ORG_ID = _w("统一社会信用代码", "Code")
VERDICT_OF = _w("结论", "Verdict")
LEADER = _w("领导机关", "Leader")
FILE = _w("文件", "File")
ROW = _w("行", "Row")
WHERE = _w("位置", "Where")
FOUND = _w(
    "{causes} 个原因，涉及 {organizations} 家",
    "{causes:cause|causes}, {organizations:organization|organizations}",
)
CLEAR = _w("清除筛选", "Clear the filters")
NOTHING = _w(
    "这一天没有符合的原因。放宽筛选，或换一个日期。",
    "No cause matches on this day. Loosen the filters or choose another date.",
)
NOTHING_AT_ALL = _w(
    "这一天没有这一类发现。", "There is no finding of this group on this day."
)
BACK = _w("返回列表", "Back to the list")
GONE = _w(
    "这个原因在这一天、这份数据里没有：可能已经解决，或属于另一日期。",
    "This cause is not in this dataset on this day: it may be mended, or belong to another "
    "date.",
)
DOWNLOAD = _w("下载这份列表", "Take this list away")
BY_CAUSE = _w("每个原因一行", "One row a cause")
BY_ORGANIZATION = _w(
    "每家组织一行（与 lishu resolve 的列相同）",
    "One row an organization (the columns of lishu resolve)",
)
MEMBERS = _w(
    "涉及的组织：{count} 家",
    "Whom it affects: {count:organization|organizations}",
)
NARROWED = _w(
    "按筛选条件，共 {whole} 家中的 {count} 家",
    "{count} of {whole}, by the filters",
)
PARTIAL = _w("只列出前 {count} 家", "only the first {count:is|are} listed")
NO_MEMBERS = _w(
    "涉及机构或文件，不涉及某一家组织。",
    "It concerns bodies or files, not single organizations.",
)
ACCEPTED_BY = _w(
    "{state}：{reason}（{owner}，至 {until} 前，{file} 第 {number} 条）",
    "{state}: {reason} ({owner}, until before {until}, {file} no. {number})",
)
UNCITED = _w(
    "数据本身的问题，不涉及条文。", "A matter of the data; no text is involved."
)
FROM_TO = _w("{first}–{last} / {count}", "{first}–{last} of {count}")
EARLIER = _w("上一页", "Previous")
LATER = _w("下一页", "Next")
PAGER = _w("翻页", "Pages of the list")
ORGANIZATIONS = _w("社会组织", "organizations")
OF_ALL = _w("共 {count}", "of {count}")
