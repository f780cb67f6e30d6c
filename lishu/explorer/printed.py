"""A proof as one page of HTML for the printer: no script, nothing loaded from elsewhere."""

from collections.abc import Sequence
from html import escape

from lishu.reports.escape import shown

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
body {margin: 2rem auto; max-width: 50rem; padding: 0 1rem; line-height: 1.5; color: #1a1a1a;
  font-family: system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif}
h1, h2 {font-size: 1.1rem; margin: 1.1rem 0 .3rem; break-after: avoid}
h2.name, h1 {font-size: 1.4rem}
p, ul {margin: .25rem 0} ul {padding-left: 1.2rem}
ul.deep {list-style: none; font-size: .88rem; color: #444}
dl {display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .15rem 1rem;
  margin: .4rem 0}
dt {color: #555} dd {margin: 0; overflow-wrap: anywhere}
blockquote {border-left: .25rem solid #9b2c2c; margin: .4rem 0; padding: .1rem .8rem}
header {border-bottom: 1px solid #bbb; color: #555; font-size: .85rem}
svg {max-width: 100%; height: auto; break-inside: avoid; margin-top: 1rem}
li, blockquote, dl {break-inside: avoid}
@page {margin: 1.5cm}
"""


def printed(
    title: str, body: str, picture: str, notes: Sequence[str], language: str
) -> str:
    """The page. `body` and `picture` are safe HTML and SVG; the other texts are escaped."""
    lang = "zh-CN" if language == "zh" else "en"
    told = "".join(f"<p>{escape(shown(note, 600))}</p>" for note in notes)
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{escape(shown(title, 400))}</title><style>{_STYLE}</style></head>"
        f"<body><header>{told}</header>{body}{picture}</body></html>\n"
    )
