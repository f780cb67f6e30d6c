"""The fixed words of the overview, in both languages. No text from data stands here."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


BY_CAUSE = _w("按结论", "By verdict")
SHARE = _w("占比", "share")
TOTAL = _w("合计", "total")
BY = _w("分布", "Distribution")
SLICERS = {
    "level": _w("登记层级", "Level"),
    "province": _w("省份", "Province"),
    "category": _w("组织类别", "Category"),
    "supervisor": _w("业务主管单位", "Supervisor"),
}
WIDEST = _w(
    "数量最多的 {count} 个；同时由几个单位主管的，各计一次。",
    "The {count} widest; an organization with several supervisors counts with each.",
)
NUMBER = _w("组织数", "organizations")
FIRST = _w(
    "先做这些：最严重的 {count} 个原因，影响大的在前",
    "What to do first: the {count:gravest cause|gravest causes}, widest first",
)
NOTHING_TO_DO = _w("这一天没有发现。", "There is no finding on this day.")
ALL_FINDINGS = _w("全部原因", "All causes")
LISTED = _w("{who}：{count} 家", "{who}: {count:organization|organizations}")
EVERYBODY = _w("社会组织", "organizations")
CAUSES_OF = _w("按原因列出", "List them by cause")
CLOSE = _w("收起", "Close the list")
NOBODY = _w("没有这样的组织。", "There is none.")
DOWNLOAD = _w("下载这份名单", "Take this list away")
