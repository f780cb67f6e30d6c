"""A view as one page of HTML that asks nobody for anything, made by pyvis.

pyvis writes addresses of other servers into its pages, even `in_line`; they are taken
out, a policy forbids the page to load anything, and what is left is looked through.
"""

import json
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from lishu.drawing.layout import lay_out
from lishu.drawing.network import network
from lishu.drawing.payload import frame_data, palette_data
from lishu.explorer.view import View
from lishu.reports.escape import shown

#: Draws boxes and lines, here and in the app.
PICTURE = Path(__file__).with_name("picture.js")
_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:"
)
#: Tags of pyvis that load from elsewhere, and the heading it prints twice.
_FOREIGN = re.compile(
    r"<link\b[^<>]*>|<script\b[^<>]*\bsrc\s*=[^<>]*>\s*</script>"
    r"|<center>\s*<h1>.*?</h1>\s*</center>",
    re.S,
)
#: What a tag loads or leads to.
_LOADED = re.compile(r"<[a-z][^<>]*\b(?:src|href|action|data)\s*=", re.I)
_STYLE = (
    "<style>body{margin:0 auto;max-width:60rem;padding:1rem;color:#1d2733;"
    "font-family:system-ui,'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif}"
    "#mynetwork{border:0!important;float:none!important}"
    "h1{font-size:1.2rem;margin:0}p{margin:.3rem 0;color:#55606c}</style>"
)


def standalone(view: View, language: str, notes: Sequence[str] = ()) -> str:
    """The page: what it shows, lines of `notes`, the picture.

    Raises AssertionError should a reference to another server be left in it.
    """
    page = _FOREIGN.sub("", network(view, language).generate_html())
    name = escape(shown(view.centre.name, 400))
    title = f"<title>{name} · {view.as_of}</title>"
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    told = "".join(f"<p>{escape(shown(note, 600))}</p>" for note in notes)
    head = f"<h1>{name}</h1><p>{view.as_of}</p>{told}"
    page = page.replace(
        "<html>", f'<!doctype html>\n<html lang="{_lang(language)}">', 1
    )
    page = page.replace(
        '<meta charset="utf-8">', f'<meta charset="utf-8">{policy}{title}', 1
    )
    page = page.replace("</head>", f"{_STYLE}</head>", 1)
    page = page.replace("<body>", f"<body>{head}", 1)
    before, end, after = page.rpartition("</body>")
    return checked(f"{before}<script>{_drawing(view, language)}</script>{end}{after}")


def _lang(language: str) -> str:
    return "zh-CN" if language == "zh" else "en"


def checked(page: str) -> str:
    """The page, if no tag of it loads anything; raises AssertionError."""
    if found := _LOADED.search(page):
        raise AssertionError(f"the page would load {page[found.start() :][:200]!r}")
    return page


def _drawing(view: View, language: str) -> str:
    """The script that draws boxes as the app does: the app's own, and its colours."""
    picture = PICTURE.read_text("utf-8").replace("export ", "")
    data = {"palette": palette_data("light"), **frame_data(lay_out(view, language))}
    return (
        f"{picture}\nconst picture = {_json(data)};\n"
        "const own = dress(network, nodes, edges, () => picture.palette, "
        "() => picture.lane);\n"
        "nodes.update(nodes.get().map(own.node));\n"
        "edges.update(edges.get().map(own.edge));\n"
        "network.moveTo({position: {x: picture.width / 2, y: picture.height / 2}, "
        "scale: Math.min(1, network.canvas.frame.clientWidth / picture.width)});\n"
    )


def _json(value: object) -> str:
    """JSON that may stand in a script: no tag can end it."""
    text = json.dumps(value, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text
