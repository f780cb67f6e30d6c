"""What can be taken away from the page Explore, each file opened and looked into."""

import csv
import io
import json
import struct
from xml.etree import ElementTree as Xml

import networkx as nx
import openpyxl

from lishu.drawing.layout import WIDE, lay_out
from lishu.drawing.standalone import standalone
from lishu.explorer import explore_words as words
from tests.app.graphs import LED, ORPHAN, button
from tests.lishu.drawing import pictures


def test_every_download_of_the_graph_opens(visit):
    """SVG, HTML, GraphML, PNG (sharper than the screen) and the table: each is what it
    says it is."""
    visitor = visit().open("explore", focus=ORPHAN)
    view = pictures.view(ORPHAN)
    png = visitor.download(button(visitor, words.PNG.en))
    assert png.startswith(b"\x89PNG")
    assert len(png) > 5_000
    layout = lay_out(view, "en", WIDE)
    assert struct.unpack(">II", png[16:24]) == (
        2 * round(layout.width),
        2 * round(layout.height),
    )
    visitor.page.get_by_text(words.TAKE_AWAY.en).click()
    svg = Xml.fromstring(visitor.download(button(visitor, "SVG")))
    assert svg.tag.endswith("svg")
    assert view.centre.name in "".join(svg.itertext())
    found = nx.read_graphml(io.BytesIO(visitor.download(button(visitor, "GraphML"))))
    assert set(found.nodes) == set(view.by_id)
    rows = json.loads(visitor.download(button(visitor, "JSON")))
    assert len(rows) == len(view.nodes)
    text = visitor.download(button(visitor, "CSV")).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) == len(view.nodes) + 1
    book = openpyxl.load_workbook(io.BytesIO(visitor.download(button(visitor, "XLSX"))))
    assert book.active.max_row == len(view.nodes) + 1
    page = visitor.download(button(visitor, "HTML")).decode()
    assert page.startswith("<!doctype html>")
    assert view.centre.name in page


def test_the_page_taken_away_draws_with_nobody_asked(browser, tmp_path):
    """Opened from a file, the one page draws its graph and requests nothing."""
    path = tmp_path / "graph.html"
    path.write_text(standalone(pictures.view(ORPHAN), "zh"), encoding="utf-8")
    context = browser.new_context(viewport={"width": 900, "height": 700})
    page, faults, asked = context.new_page(), [], []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.locator("#mynetwork canvas").wait_for()
    page.wait_for_timeout(300)
    drawn = page.evaluate(
        """() => { const c = document.querySelector('#mynetwork canvas');
        const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; }"""
    )
    context.close()
    assert faults == []
    assert asked == [path.as_uri()]
    assert drawn > 10_000


def test_the_printable_proof_holds_the_whole_proof(visit, browser):
    """Verdict, quote and row are in it, the picture too; no script, nothing loaded."""
    visitor = visit(language="zh").open("explore", focus=LED)
    page = visitor.download(button(visitor, words.PRINT.zh)).decode()
    for part in (
        "LED 有领导机构",
        "由业务主管单位党组织领导和管理",
        "registry-cast.csv:2",
    ):
        assert part in page
    assert "<svg" in page
    assert "<script" not in page
    assert " src=" not in page
