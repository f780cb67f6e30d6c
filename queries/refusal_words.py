"""The words of every refusal, in Chinese and English.

`what` has a place for what was found.
"""

from typing import NamedTuple

Pair = tuple[str, str]


class Reason(NamedTuple):
    """What was found, why it is not run, what to write instead: Chinese, English."""

    what: Pair
    why: Pair
    instead: Pair


_READS: Pair = ("查询窗口只读", "the console only reads")
_ENDLESS: Pair = (
    "服务器在超时后也停不下这样的计算",
    "the server cannot stop such a computation at its timeout",
)
_FEWER: Pair = (
    "把范围写小，或用 UNWIND 和 LIMIT",
    "name fewer values, or use UNWIND with LIMIT",
)

_UNPLANNED: Pair = (
    "服务器分析这样的文本时停不下来",
    "the server cannot be stopped while it analyses such a text",
)
_SMALLER: Pair = (
    "用参数传入列表，减少嵌套",
    "pass lists as parameters, nest less",
)

REASONS: dict[str, Reason] = {
    "EMPTY": Reason(
        ("没有查询", "there is no query"),
        ("只有空白和注释", "there is only white space and comments"),
        ("写一条 MATCH … RETURN …", "write MATCH … RETURN …"),
    ),
    "ILLEGAL": Reason(
        ("读不懂 {}", "{} cannot be read"),
        (
            "引号、注释没有结束，或字符、转义不合写法",
            "a quote or comment does not end, or a character or escape is not allowed",
        ),
        (
            "补上结尾；特殊名称放进反引号；转义写四位十六进制数",
            "close it; put unusual names in backticks; write escapes with four hex digits",
        ),
    ),
    "TOO_LONG": Reason(
        ("查询有 {} 个字符", "the query has {} characters"), _UNPLANNED, _SMALLER
    ),
    "TOO_MANY": Reason(
        ("查询有 {} 个词和符号", "the query has {} words and marks"),
        _UNPLANNED,
        _SMALLER,
    ),
    "TOO_DEEP": Reason(
        ("括号嵌套 {} 层", "brackets stand {} deep in one another"),
        _UNPLANNED,
        _SMALLER,
    ),
    "CASES": Reason(
        ("CASE 嵌套 {} 层", "CASE stands {} deep in one another"),
        _UNPLANNED,
        _SMALLER,
    ),
    "NEGATIONS": Reason(
        ("连续 {} 个否定", "{} negations in a row"), _UNPLANNED, _SMALLER
    ),
    "CHOICES": Reason(
        ("{} 个 XOR", "XOR {} times"),
        _UNPLANNED,
        ("用 OR、AND 或 IN", "use OR, AND or IN"),
    ),
    "VALUE": Reason(
        ("参数 ${} 的值", "the value of the parameter ${}"),
        (
            "Neo4j 不能接收：整数超过 64 位、半个代理对、嵌套过深，或不是 JSON 的值",
            "Neo4j cannot take it: an integer beyond 64 bits, half a surrogate pair, nested "
            "too deep, or no value of JSON",
        ),
        ("改成文字、数、列表或映射", "give a text, number, list or map"),
    ),
    "VALUES": Reason(
        (
            "参数共有 {} 个字符和项",
            "the parameters have {} characters and items together",
        ),
        ("一次最多 1,000,000", "at most 1,000,000 are sent at once"),
        ("分几次查询", "ask in several queries"),
    ),
    "SEVERAL": Reason(
        ("; 之后还有 {}", "{} stands behind ;"),
        ("一次只运行一条语句", "one statement is run at a time"),
        ("分开运行", "run them one by one"),
    ),
    "LOAD_CSV": Reason(
        ("LOAD CSV", "LOAD CSV"),
        (
            "它让服务器打开文件或网址",
            "it makes the server open files and addresses",
        ),
        (
            "数据用 lishu load 导入",
            "load data with lishu load",
        ),
    ),
    "PROCEDURE": Reason(
        ("过程 {}", "the procedure {}"),
        (
            "只许用 db.labels、db.relationshipTypes、db.propertyKeys、"
            "db.schema.visualization",
            "only db.labels, db.relationshipTypes, db.propertyKeys and "
            "db.schema.visualization may be called",
        ),
        (
            "用 MATCH 查询；子查询写 CALL { … }",
            "ask with MATCH; subqueries are CALL { … }",
        ),
    ),
    "FUNCTION": Reason(
        ("函数 {}", "the function {}"),
        (
            "只许用 Neo4j 自带的函数",
            "only functions that Neo4j itself brings may be called",
        ),
        ("改用自带的函数", "use a built-in function"),
    ),
    "WRITE": Reason(
        ("写入子句 {}", "the writing clause {}"),
        _READS,
        (
            "只用 MATCH、WITH、RETURN；如果是名称，放进反引号",
            "use MATCH, WITH and RETURN; a name of that spelling goes in backticks",
        ),
    ),
    "COMMAND": Reason(
        ("命令 {}", "the command {}"),
        (
            "管理、选库、列出服务器状况不在查询窗口里做",
            "administration, other databases and the server's state are not for the console",
        ),
        (
            "去掉它；如果是名称，放进反引号",
            "leave it out; a name of that spelling goes in backticks",
        ),
    ),
    "TRANSACTIONS": Reason(
        ("IN TRANSACTIONS", "IN TRANSACTIONS"),
        _READS,
        ("去掉 IN TRANSACTIONS", "leave IN TRANSACTIONS out"),
    ),
    "RANGE": Reason(
        ("range() 可有 {} 个值", "range() may have {} values"),
        _ENDLESS,
        _FEWER,
    ),
    "RANGE_UNKNOWN": Reason(
        (
            "range() 有多少个值，从 {} 看不出来",
            "how many values range() has does not show in {}",
        ),
        _ENDLESS,
        (
            "写成 UNWIND range(…) AS x，或把界写成数、参数、size(列表)",
            "write UNWIND range(…) AS x, or bounds that are numbers, parameters or "
            "size(list)",
        ),
    ),
    "STEPS": Reason(
        (
            "列表表达式层层相套，可达 {} 步",
            "list expressions inside one another may take {} steps",
        ),
        _ENDLESS,
        (
            "里层改用 UNWIND 和 WHERE，或用 MATCH 连接",
            "use UNWIND and WHERE for the inner one, or join by MATCH",
        ),
    ),
    "COPIES": Reason(
        (
            "reduce 逐步拼接 {}，步数过多",
            "reduce puts {} together in too many steps",
        ),
        (
            "每一步都复制已有的全部内容，服务器在超时后也停不下来",
            "each step copies all there is, and the server cannot stop it at its timeout",
        ),
        ("用 collect() 收集，列表写小", "use collect(), or a shorter list"),
    ),
    "LARGE": Reason(
        (
            "同一个值一再自己相拼，可达 {} 个字符或项",
            "what is joined with itself may come to {} characters or items",
        ),
        (
            "几步就占满服务器的内存",
            "a few steps fill the memory of the server",
        ),
        (
            "拼接少用几次，或先取其中一部分",
            "join fewer times, or take a part first",
        ),
    ),
    "GROWTH": Reason(
        (
            "reduce 的累计量 {} 每步翻倍",
            "reduce doubles its accumulator {} at each step",
        ),
        (
            "几十步就占满服务器的内存",
            "some dozen steps fill the memory of the server",
        ),
        (
            "每一步只用一次累计量，例如 s + x",
            "use the accumulator once a step, for example s + x",
        ),
    ),
    "PATTERN": Reason(
        ("正则表达式 {}", "the regular expression {}"),
        _ENDLESS,
        (
            "用 CONTAINS、STARTS WITH；正则写成字面值或参数，重复里不再有重复",
            "use CONTAINS or STARTS WITH; give the pattern as text or parameter, without "
            "repetition inside repetition",
        ),
    ),
    "PARAMETER": Reason(
        ("参数 ${} 没有值", "the parameter ${} has no value"),
        ("查询用到了它", "the query uses it"),
        ("用 --param 名称=值 给出", "give it with --param NAME=VALUE"),
    ),
    "SYNTAX": Reason(
        ("{}", "{}"),
        ("服务器读不懂这条查询", "the server cannot read the query"),
        ("改正此处的写法", "mend it at this place"),
    ),
    "NOT_READ": Reason(
        ("查询的类型是 {}", "the query is of type {}"),
        _READS,
        ("只用 MATCH、WITH、RETURN", "use MATCH, WITH and RETURN"),
    ),
    "OPERATOR": Reason(
        ("执行计划中的 {}", "the plan has {}"),
        (
            "它不在只读操作的名单里",
            "it is not among the operators that are known to read only",
        ),
        ("换一种写法", "write the query in another way"),
    ),
    "SERVER": Reason(
        ("服务器拒绝：{}", "the server refused: {}"),
        _READS,
        ("只用 MATCH、WITH、RETURN", "use MATCH, WITH and RETURN"),
    ),
}
