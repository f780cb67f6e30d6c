"""The fixed words of the page Ask, in both languages. No text from data stands here."""

from graphmodel.wording import Words


def _w(zh: str, en: str) -> Words:
    return Words(zh, en)


MODES = {
    "questions": _w("现成的问题", "Named questions"),
    "cypher": _w("自己写 Cypher", "Your own Cypher"),
}
MODE = _w("怎么问", "How to ask")
LEAD = _w(
    "选一个问题，填好条件就有答案。答案可以下载；查询原文也在下面，可贴进任何 Neo4j 客户端。",
    "Choose a question, fill in what it needs, and take the answer away. The query itself "
    "stands below and can be pasted into any Neo4j client.",
)
QUESTION = _w("问题", "Question")
EVERY_QUESTION = _w("全部问题", "All questions")
ENGINE = _w("问谁", "Ask")
ENGINES = {
    "embedded": _w("这份登记表", "this registry"),
    "neo4j": _w("Neo4j", "Neo4j"),
}
ASK = _w("提问", "Ask")
GIVE = _w("请填写：{names}", "Please fill in: {names}")
AT_LEAST = _w("（必填）", " (needed)")
ROWS = _w("{count} 行 · {date}", "{count:row|rows} · {date}")
NO_ROWS = _w(
    "没有符合的。放宽条件，或换一个日期。",
    "Nothing matches. Loosen what was asked for, or choose another date.",
)
MORE = _w(
    "只取了前 {limit} 行，可能还有；在“最多几行”处取更多。",
    "Only the first {limit:row was|rows were} fetched; ask for more in “rows at most”.",
)
DOWNLOAD = _w("下载答案", "Take the answer away")
MEANING = _w("各列的意思和依据", "What the columns mean, and the sources")
CITES = _w("依据", "Sources")
QUERY = _w("查询原文：Cypher 和 SQL", "The query: Cypher and SQL")
CYPHER = _w("Cypher（Neo4j）", "Cypher (Neo4j)")
SQL = _w("SQL（内置引擎）", "SQL (embedded engine)")
NOT_ONE = _w(
    "“{text}”不是唯一的一个。是下面的哪一个？",
    "“{text}” is not exactly one. Which of these?",
)
NOBODY = _w(
    "没有叫“{text}”的。检查写法，或写名称的一部分、统一社会信用代码、区划代码。",
    "Nothing is called “{text}”. Check the spelling, or write a part of the name, a credit "
    "code or a division code.",
)
FAILED = _w("没有答案：", "There is no answer:")
YES, NO = _w("是", "yes"), _w("否", "no")
FIELDS = {
    "resolution": _w("哪一次判断", "Resolution"),
    "after": _w("后来的判断", "Later resolution"),
    "before": _w("先前的日期", "Earlier date"),
    "organization": _w("组织：名称或代码", "Organization: name or code"),
    "body": _w("机构：名称或标识", "Body: name or id"),
    "supervisor": _w("业务主管单位", "Supervisor"),
    "node": _w("组织、机构或区划", "Organization, body or division"),
    "one": _w("第一个：组织或机构", "The first: organization or body"),
    "other": _w("第二个：组织或机构", "The other: organization or body"),
    "division": _w("地区：名称或代码", "Place: name or code"),
    "rule": _w("规定：编号", "Rule: its id"),
    "verdict": _w("结论", "Verdict"),
    "level": _w("层级", "Level"),
    "kind": _w("机构类别", "Kind of body"),
    "agreement": _w("申报与规则", "Declared and rule"),
    "change": _w("变化", "Change"),
    "what": _w("只找", "Only"),
    "text": _w("名称或其一部分", "A name or a part of it"),
    "depth": _w("向下几级", "Levels down"),
    "limit": _w("最多几行", "Rows at most"),
}
ALL = _w("全部", "all")
NO_NEO4J = _w(
    "自己写 Cypher 需要一个 Neo4j：运行 lishu neo4j up，再运行 lishu load 数据 --neo4j auto "
    "和 lishu resolve --neo4j auto；或设置 NEO4J_URI、NEO4J_USER、NEO4J_PASSWORD 后重新启动。",
    "Your own Cypher needs a Neo4j: run lishu neo4j up, then lishu load DATASET --neo4j auto "
    "and lishu resolve --neo4j auto; or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD and "
    "start again.",
)
GUARD = _w(
    "只读：会改动数据、读文件或上网的查询不会运行。最长 {seconds} 秒，最多 {rows} 行。每次查询"
    "在本机留一行记录，不含引号里的文字。",
    "It only reads: a query that changes data, opens files or the web is not run. At most "
    "{seconds} s and {rows:row|rows}. Each query leaves a line in a log on this computer, "
    "without what stands in quotes.",
)
YOUR_CYPHER = _w("Cypher 查询", "Cypher query")
PARAMETERS = _w("参数", "Parameters")
PARAMETERS_HOW = _w(
    "一行一个：名称=文字，或 名称:=JSON（数、列表）",
    "One a line: NAME=TEXT, or NAME:=JSON for numbers and lists",
)
PARAMETER_WRONG = _w(
    "参数第 {line} 行“{text}”：写 名称=文字 或 名称:=JSON。",
    "Line {line} of the parameters, “{text}”: write NAME=TEXT or NAME:=JSON.",
)
RUN = _w("运行", "Run")
SPENT = _w("{rows} 行，{milliseconds} 毫秒", "{rows:row|rows}, {milliseconds} ms")
FIRST_ROWS = _w(
    "这里是前 {count} 行；下载有全部。", "The first {count}; the download has all."
)
EXAMPLE = """MATCH (b:Body)-[l:LEADS]->(o:Organization)
RETURN b.name AS leader, count(DISTINCT o) AS organizations
ORDER BY organizations DESC LIMIT 20"""
