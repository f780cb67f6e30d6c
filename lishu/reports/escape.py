"""Text from files, made safe to show: on a terminal, in Markdown, in JSON.

Control characters could move the cursor or colour the screen, format characters turn
the direction of writing, so that a name shows as another, and a CI service obeys some
lines of a log. All become \\uXXXX.
"""

import json
import re
import unicodedata

#: Longer texts are cut when shown; JSON keeps all.
SHOWN = 200
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_MARKDOWN = re.compile(r"([\\`*_\[\]|~^$])")
#: What makes a heading, a list or a rule of a line that begins with it.
_LINE_START = re.compile(r"^(\s*)([-+#=]|\d+(?=[.)]))")
#: What the log of a CI service obeys: `::error::` at the start of a line for GitHub,
#: `##[…]` and `##vso[…]` anywhere in it for GitHub and Azure.
_LOG_COMMAND = re.compile(r"^(\s*)(:)(?=:)|()(#)(?=#\w*\[)")


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def shown(text: str, limit: int = SHOWN) -> str:
    """One line of text with every invisible character as its code, cut to `limit`.

    >>> shown("绍兴\\u202e会 ")
    '绍兴\\\\u202e会 '
    """
    cut = text if len(text) <= limit else text[:limit] + "…"
    if "::" in cut or "##" in cut:
        cut = _LOG_COMMAND.sub(_no_command, cut)
    if cut.isprintable():
        return cut
    return "".join(_code(c) if unicodedata.category(c) in _HIDDEN else c for c in cut)


def _no_command(match: re.Match[str]) -> str:
    return (match[1] or "") + _code(match[2] or match[4])


def lines_shown(text: str) -> str:
    """A message of several lines, each made safe."""
    return "\n".join(shown(line, 1000) for line in text.split("\n"))


def markdown(text: str, limit: int = SHOWN) -> str:
    """Text that Markdown shows as it is: no link, no table, no HTML comes of it.

    >>> markdown("<b>*x*</b> | http://a")
    '&lt;b&gt;\\\\*x\\\\*&lt;/b&gt; \\\\| http&#58;//a'
    """
    safe = shown(text, limit).replace("&", "&amp;").replace("<", "&lt;")
    safe = _MARKDOWN.sub(r"\\\1", safe.replace(">", "&gt;"))
    safe = _LINE_START.sub(_not_first, safe)
    return safe.replace("://", "&#58;//").replace("www.", "www&#46;")


def _not_first(match: re.Match[str]) -> str:
    """A list or heading mark that no longer begins its line as one."""
    mark = match[2]
    return match[1] + (mark + "&#8203;" if mark.isdigit() else "\\" + mark)


def json_text(value: object) -> str:
    """JSON for machines, readable by people; invisible characters as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(
        line if line.isprintable() else "".join(map(_json_code, line))
        for line in _LOG_COMMAND.sub(_no_command, text).split("\n")
    )


def _json_code(character: str) -> str:
    if unicodedata.category(character) in _HIDDEN:
        return json.dumps(character)[1:-1]
    return character
