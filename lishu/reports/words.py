"""The fixed words of reports, in both languages."""

from graphmodel.counting import Count
from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


AS_OF = _w("日期", "as of")
RULEBOOKS = _w("适用的规则集", "rulebooks in force")
IDLE = _w("已采用、当日不在施行期", "adopted, not in force then")
FILES = _w("文件", "files")
SYNTHETIC = _w(
    "虚构数据：与任何真实组织无关", "SYNTHETIC DATA: no organization in it exists"
)
NONE = _w("无", "none")

ORGANIZATIONS = _w("社会组织", "organizations")
LED = _w("有领导机构", "led")
ORPHANS = _w("无人领导", "orphans")
OPEN = _w("待定", "open")
OUT_OF_SCOPE = _w("不属社会组织", "out of scope")
NOT_COUNTED = _w("未计入", "not counted")

BY_VERDICT = _w("各结论", "by verdict")
BY_RULE = _w("各规则", "by rule")
AGREEMENT = _w("申报与规则是否一致", "declared and derived leaders")
FINDINGS = _w("发现", "findings")
REJECTED = _w("未能读取的行", "rejected rows")
IGNORED = _w("未使用的列", "ignored columns")
PERSONAL = _w("未读入的个人信息列", "personal columns, not read")
NOTICES = _w("说明", "notices")
SUGGESTION = _w("建议", "to do")
CANDIDATES = _w("候选", "candidates")
EXAMPLES = _w("例如", "for example")
SEVERITIES = {
    "error": _w("错误", "error"),
    "warning": _w("警告", "warning"),
    "info": _w("提示", "info"),
}
REASONS = {
    "fields": _w("列数不对", "wrong number of fields"),
    "encoding": _w("编码有误", "broken encoding"),
    "nul": _w("含空字符", "NUL byte"),
    "too_long": _w("过长", "too long"),
    "quote": _w("引号未配对", "quotes not closed"),
    "json": _w("不是 JSON 对象", "no JSON object"),
}


COUNTED = _w("{} 家", "{:organization|organizations}")
ROWS = _w("{} 行", "{:row|rows}")


def more(count: int, language: str) -> str:
    """The line that stands for what is not shown."""
    if language == "zh":
        return f"… 另有 {count} 项（--format json 列出全部）"
    return f"… {count} more (--format json has all)"


def counted(count: int, language: str, examples: bool = True) -> str:
    """A number of organizations in words."""
    return COUNTED.label(language).format(Count(count))
