"""Texts that a server could not stop: it is never given them without the guard."""

#: Lists that take for ever to go through: the timeout is noticed between rows alone.
ENDLESS = (
    "RETURN reduce(s = 0, x IN range(1, 400000000) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, 4e8) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, 20000 * 20000) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, 10 ^ 9) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, toInteger('400000000')) | s + x)",
    "RETURN reduce(s = 0, x IN range(-400000000, 0) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, 0x17D78400) | s + x)",
    "WITH range(1, 400000000) AS l RETURN reduce(s = 0, x IN l | s + x)",
    "WITH 400000000 AS n RETURN reduce(s = 0, x IN range(1, n) | s + x)",
    "RETURN any(x IN range(1, 1000000000) WHERE x < 0)",
    "RETURN none(x IN range(1, 1000000000) WHERE x < 0)",
    "RETURN size([x IN range(1, 100000000) WHERE x % 2 = 0 | x])",
    "RETURN [x IN range(1, 1000000) | size([y IN range(1, 1000000) WHERE y > x])]",
    "RETURN reduce(s = 0, x IN range(1, 100000) | s + reduce(t = 0, y IN range(1,"
    " 100000) | t + y))",
    "RETURN all(x IN range(1, 100000) WHERE all(y IN range(1, 100000) WHERE y > 0))",
    "UNWIND range(1, 100000000) AS x RETURN x",
    "RETURN reduce(s = 0, x IN range(1, timestamp()) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, datetime().epochMillis) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, date({year: 999999999}).year) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, toInteger('4' + '00000000')) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, toInteger('0x17D78400')) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, toInteger(replace('4x', 'x', '00000000'))) | s"
    " + x)",
    "RETURN reduce(s = 0, x IN range(1, toInteger(exp(22))) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, toInteger(e() ^ 22)) | s + x)",
    "RETURN reduce(s = 0, x IN range(1, size(range(1, 20000)) * 20000) | s + x)",
    "WITH range(1, 20000) AS r RETURN reduce(s = 0, x IN range(1, size(r) * size(r)) |"
    " s + x)",
    "MATCH (n) WITH n.a AS a RETURN all(x IN range(1, a) WHERE x > 0)",
    "WITH 1000 AS n WITH n * n AS n WITH n * n AS n RETURN any(x IN range(1, n) WHERE"
    " x < 0)",
    "WITH 1000000 AS n RETURN reduce(s = 0, i IN range(1, n) | s + reduce(t = 0, j IN"
    " range(i, n) | t + 1))",
    "RETURN reduce(s = timestamp(), x IN [1] | reduce(t = 0, y IN range(1, s) | t + y)"
    " + CASE WHEN (s IN range(1, 3)) THEN 0 ELSE 0 END)",
    "WITH range(1, 1000000) AS r RETURN reduce(s = 0, x IN r | s + reduce(t = 0, y IN"
    " r | t + y))",
    "WITH range(1, 1000000) AS r RETURN any(x IN r WHERE all(y IN r WHERE y <> x))",
    "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b WITH collect(a) AS r RETURN"
    " reduce(s = 0, x IN r | s + reduce(t = 0, y IN r | t + 1))",
    "WITH range(1, 900000) AS r WITH [r, r] AS l RETURN size([x IN l | [y IN x | [z IN"
    " x | 1]]])",
    "RETURN -1 IN range(1, timestamp())",
    "RETURN range(1, timestamp()) = range(1, timestamp())",
    "WITH DISTINCT range(1, timestamp()) AS r RETURN 1",
    "RETURN size(toStringList(range(1, timestamp())))",
    "UNWIND range(1, timestamp()) + range(1, timestamp()) AS x RETURN [x]",
    "RETURN size(reduce(s = '', x IN range(1, 1000000) | s + 'a'))",
    "RETURN size(reduce(s = [], x IN range(1, 1000000) | s + x))",
    "RETURN reduce(s = 0, x IN `range`(1, 400000000) | s + x)",
    "RETURN [x IN range(1, 1000000) | range(1, 1000000)]",
    "RETURN size([x IN range(1, 1000000) | toStringList(range(1, 1000000))])",
    "WITH range(1, 1000000) AS r RETURN size([x IN r | toStringList(r)])",
    "WITH range(1, 1000000) AS r RETURN size([x IN r WHERE r = r])",
    "RETURN any(x IN range(1, 1000000) WHERE -1 IN range(1, 1000000))",
    "RETURN size([x IN [range(1, 1000000)] | [y IN range(1, 1000000) WHERE -1 IN x]])",
    "RETURN size([x IN range(1, 1000000) WHERE '" + "a" * 40_000 + "' CONTAINS 'b'])",
    "RETURN "
    + "reduce(s=0, x IN range(1, 30000) | s + reduce(t=0, y IN range(1, 30000) | t + y)) + "
    * 60
    + "1",
    "WITH {n: timestamp()} AS m RETURN all(x IN range(1, m.n) WHERE x > 0)",
    "CALL { RETURN timestamp() AS n } RETURN all(x IN range(1, n) WHERE x > 0)",
    "RETURN all(x IN range(-9223372036854775808, 9223372036854775807) WHERE x > 0)",
    "RETURN all(x IN range(1, 10 / 0.000001) WHERE x > 0)",
    "RETURN all(x IN range(1, [400000000][0]) WHERE x > 0)",
    "RETURN all(x IN range(1, coalesce(400000000, 1)) WHERE x > 0)",
    "RETURN all(x IN range(1, CASE WHEN true THEN 400000000 ELSE 1 END) WHERE x > 0)",
)

#: Texts and lists that double until the memory of the server ends.
LARGE = (
    "RETURN reduce(s = 'a', i IN range(1, 28) | s + s)",
    "RETURN reduce(s = ['a'], i IN [1, 2, 3, 4] | s + s)",
    "RETURN reduce(s = 'a', i IN range(1, 40) | CASE WHEN i > 1 THEN s + s ELSE s END)",
    "RETURN reduce(s = 'ab', i IN range(1, 30) | replace(s, 'a', s))",
    "WITH [1, 2] AS l "
    + "WITH l + l AS l " * 40
    + "RETURN reduce(s = 0, x IN l | s + x)",
    "WITH [1, 2] AS l, [1] AS m "
    + "WITH l + m AS l, m + l AS m " * 40
    + "RETURN reduce(s = 0, x IN l | s + x)",
    "WITH [1, 2] AS l " + "WITH [l, l] AS l " * 40 + "WITH DISTINCT l RETURN 1",
    "WITH [1, 2] AS l "
    + "WITH [i IN [1, 2] | l] AS l " * 40
    + "WITH DISTINCT l RETURN 1",
    "WITH {l: [1]} AS m " + "WITH {l: m.l + m.l} AS m " * 40 + "RETURN size(m.l)",
    "WITH {l: [1]} AS m "
    + "WITH {l: {a: m.l, b: m.l}} AS m " * 40
    + "WITH DISTINCT m RETURN 1",
    "WITH [1] AS all " + "WITH all + all AS all " * 40 + "RETURN size(all)",
    "WITH 'ab' AS t " + "WITH t + t AS t " * 40 + "RETURN size(t)",
    "WITH 'ab' AS t " + "WITH t || t AS t " * 40 + "RETURN size(t)",
    "WITH 'ab' AS t "
    + "CALL (t) { RETURN t + t AS u } WITH u AS t " * 40
    + "RETURN size(t)",
    "WITH 'ab' AS t " + "UNWIND [t + t] AS t " * 40 + "RETURN size(t)",
    "RETURN " + "head([x IN [" * 6 + "'ab'" + ("] | " + "x + " * 30 + "x])") * 6,
    "RETURN size("
    + "replace(" * 12
    + "'aaaaaaaaaa'"
    + ", 'a', 'aaaaaaaaaa')" * 12
    + ")",
    "WITH 'ab' AS t " + "WITH replace(t, 'a', t) AS t " * 6 + "RETURN size(t)",
    "RETURN size([i IN range(1, 1000000) | '"
    + "a" * 1000
    + "' || $part || toString(i)])",
    "RETURN size(reduce(s = 'a', i IN range(1, 30) | replace(s, 'a', 'aa')))",
    "WITH DISTINCT reduce(s = [[1]], i IN range(1, 40) | [x IN [1, 2] | s]) AS d RETURN 1",
    "WITH DISTINCT reduce(s = {a: 1}, i IN range(1, 40) | {a: s, b: s}) AS d RETURN 1",
    "WITH 'ab' AS t " + "WITH `replace`(t, 'a', t) AS t " * 6 + "RETURN size(t)",
    "RETURN size([x IN range(1, 1000000) | [" + "1, " * 1500 + "1]])",
    "RETURN size([x IN range(1, 1000000) | toString(x) + '" + "a" * 900 + "'])",
    "RETURN size([x IN range(1, 1000000) | {a: [x, x, x], b: {c: [x, x, x], d: '"
    + "a" * 100
    + "'}}])",
    "RETURN [x IN range(1, 1000) | range(1, 1000000)] AS l",
)

_A = "a" * 45


def _tried(text: str, pattern: str) -> str:
    return f"RETURN '{text}' =~ '{pattern}'"


#: Regular expressions that try again and again.
PATTERNS = (
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+$'",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a|aa)+$'",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ ('(.*a)' + '{20}')",
    "WITH '(a+)+$' AS p RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ p",
    "MATCH (n) RETURN n.name =~ '.*.*.*.*.*.*.*.*.*.*x'",
    _tried(_A, "(a?){40}a{40}"),
    _tried(_A, "a?" * 45 + _A),
    _tried(_A, "(a|a)" * 45 + "b"),
    _tried(_A, "(a{0,1}){40}a{40}"),
    _tried("a", "((){1000000000}){1000000000}"),
    _tried(_A, "\\\\Q[\\\\E(a+)+\\\\Q]\\\\E"),
    _tried(_A, "(?x)#[\\n(a+)+b#]"),
    _tried("\x1b" + _A + "]", "\\\\c[(a+)+b]"),
    _tried("a" * 5000, ".*a.*a.*a.*b"),
    _tried("a" * 1000, "(.{0,1000})" * 7 + "b"),
    _tried(_A, "(((a{1,30}){1,30}){1,30}){1,30}b"),
    _tried("a", "[" + "\\\\a" * 60),
    _tried(_A, "[a[b]](a+)+"),
    _tried("a" * 3000, "(?<n>.*)\\\\k<n>\\\\k<n>b"),
    _tried(_A, "(?=(a+)+b)a"),
    _tried(_A, "(?<n>a+)+b"),
    "WITH '('+'a+)+b' AS p RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ p",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ toLower('(A+)+B')",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ ['(a+)+b'][0]",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ CASE WHEN true THEN"
    " '(a+)+b' END",
    "WITH reduce(s = '', i IN range(1, 9999) | s + 'a') AS t RETURN t =~ '.*a.*a.*b'",
    "WITH '" + _A + "' AS t " + "WITH t + t AS t " * 8 + "RETURN t =~ '.*a.*a.*b'",
    "RETURN size([x IN range(1, 1000000) WHERE 'a' =~ '.*a.*a.*b'])",
    "MATCH (n) RETURN " + " OR ".join(f"n.a =~ '.*a.*a.*a.*{i}'" for i in range(60)),
)

#: Texts that keep the server busy while it reads and plans them.
BOMBS = (
    "RETURN " + "[" * 60 + "]" * 60,
    "RETURN " + "(" * 700 + "1" + ")" * 700,
    "RETURN " + "NOT " * 400 + "true",
    "MATCH (n) WHERE "
    + "EXISTS { MATCH (n) WHERE " * 30
    + "true"
    + "}" * 30
    + " RETURN n",
    "RETURN " + "1 + " * 5_000 + "1",
    "RETURN '" + "a" * 60_000 + "'",
    "MATCH (n) WHERE " + " XOR ".join(f"n.a{i} = 1" for i in range(40)) + " RETURN n",
    "MATCH (n:" + "!" * 1500 + "X) RETURN n",
    "RETURN " + "NOT (" * 80 + "true" + ")" * 80,
    "RETURN " + "CASE WHEN true THEN " * 600 + "1" + " END" * 600,
    "RETURN " + "{a: " * 300 + "1" + "}" * 300,
    "/*" * 20_000,
    "'" * 49_999,
)

_LETTERS, _NUMBERS = "a" * 200_000, list(range(100_000))
_DEEP: list[object] = []
for _ in range(3_000):
    _DEEP = [_DEEP]

#: Texts that only the values of their parameters make an attack.
BY_VALUES: tuple[tuple[str, object], ...] = (
    ("RETURN all(x IN range(1, $p) WHERE x > 0)", 10**12),
    ("RETURN all(x IN range(1, toInteger($p)) WHERE x > 0)", "400000000"),
    ("RETURN all(x IN range(1, $p.n) WHERE x > 0)", {"n": 10**12}),
    ("RETURN size([x IN split($p, '') | [y IN split($p, '') | 1]])", _LETTERS),
    (
        "WITH split($p, '') AS l RETURN any(x IN range(1, size(l) * size(l)) WHERE x < 0)",
        _LETTERS,
    ),
    ("RETURN size([x IN range(1, 1000000) WHERE $p CONTAINS 'b'])", _LETTERS),
    (
        "WITH $p AS l RETURN reduce(s = 0, x IN l | s + reduce(t = 0, y IN l | t + 1))",
        _NUMBERS,
    ),
    ("RETURN [x IN $p | [y IN $p | x + y]]", _NUMBERS),
    ("RETURN size([x IN range(1, 1000) | $p + x])", "a" * 900_000),
    ("MATCH (n) RETURN n.name =~ $p", "(a+)+b"),
    ("RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ $p.x", {"x": "(a+)+b"}),
    ("RETURN $p =~ '.*a.*a.*b'", _LETTERS),
    ("RETURN $p", 2**70),
    ("RETURN $p", "\ud800"),
    ("RETURN $p", _DEEP),
    ("RETURN $p", [["a"] * 10] * 200_000),
)
