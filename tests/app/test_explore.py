"""The page Explore in a real browser: search, graph, proof, keyboard, hostile names."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from graphmodel.counting import Count
from lishu.drawing.network import network
from lishu.explorer import explore_words as words
from tests.app.graphs import LED, ORPHAN, box, centre, click_node, graph
from tests.app.registries import HOSTILE
from tests.app.visits import WIDTHS
from tests.lishu.drawing import pictures

GRAVE = {"critical", "serious"}
#: Elements that only a name could have made.
FOREIGN = ".lishu img, .lishu script, .lishu svg, .graph img, .graph script"


def test_from_a_search_to_the_organization_and_its_proof(visit):
    """Part of a name, a list, a click: verdict, leader, rule, quote, row."""
    visitor = visit().open("explore")
    assert centre(visitor) == "b:cpc-central"
    field = visitor.page.get_by_label(words.SEARCH.en)
    field.fill("数学")
    field.press("Enter")
    visitor.settle()
    visitor.click("link", "中国数学会", exact=True)
    assert f"focus={LED}" in visitor.address()
    assert centre(visitor) == f"o:{LED}"
    text = visitor.text()
    assert "业务主管单位（中国科学技术协会）党组织" in text
    assert "由业务主管单位党组织领导和管理" in text
    assert "registry-cast.csv:2" in text


@pytest.mark.parametrize("width", WIDTHS)
def test_a_click_recentres_back_returns_and_the_link_reopens(visit, width):
    """Leader, its leader, Back twice; the address of each shows the same again."""
    visitor = visit(language="zh", width=width).open("explore", focus=LED)
    click_node(visitor, LED, "b:PARTY_ORG:cast")
    assert centre(visitor) == "b:PARTY_ORG:cast"
    address = visitor.page.url
    click_node(visitor, "PARTY_ORG:cast", "b:central-state-organs-work-committee-2018")
    assert centre(visitor) == "b:central-state-organs-work-committee-2018"
    visitor.back()
    assert centre(visitor) == "b:PARTY_ORG:cast"
    visitor.back()
    assert centre(visitor) == f"o:{LED}"
    visitor.forward()
    assert centre(visitor) == "b:PARTY_ORG:cast"
    again = visit(language="zh", width=width)
    again.page.goto(address)
    again.settle()
    assert centre(again) == "b:PARTY_ORG:cast"
    assert again.text() == visitor.text()


def test_more_opens_and_pages_on(visit):
    """ "+ 213 more" opens within the cap; what comes after opens next."""
    visitor = visit().open("explore", focus=LED)
    click_node(visitor, LED, "more:led:after")
    assert "explore_open=led%400" in visitor.address()
    assert int(graph(visitor).get_attribute("data-nodes")) <= 80
    view = pictures.view(LED, "led@0")
    after = next(n for n in view.nodes if n.id == "more:led:after")
    click_node(visitor, LED, after.id, "led@0")
    assert f"explore_open={after.opens.replace('@', '%40')}" in visitor.address()
    assert centre(visitor) == f"o:{LED}"


def test_pointing_at_a_node_tells_more(visit):
    """Its id and place, as text."""
    visitor = visit().open("explore", focus=LED)
    visitor.page.locator(".graph .canvas").scroll_into_view_if_needed()
    visitor.page.mouse.move(*box(visitor, LED, "", "b:PARTY_ORG:cast"))
    tip = visitor.page.locator(".graph .vis-tooltip")
    tip.wait_for()
    assert "PARTY_ORG:cast" in tip.inner_text()


def test_by_keyboard_alone_from_search_to_proof_and_through_the_graph(visit):
    """Typing, Tab, Enter, arrows: no mouse is needed for any of it."""
    visitor = visit().open("explore")
    page = visitor.page

    def tab_to(what):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(what):
                return
        raise AssertionError(f"the keyboard does not reach {what}")

    tab_to(f"document.activeElement.getAttribute('aria-label') === '{words.SEARCH.en}'")
    page.keyboard.type("数学")
    page.keyboard.press("Enter")
    visitor.settle()
    tab_to("document.activeElement.textContent === '中国数学会'")
    page.keyboard.press("Enter")
    visitor.settle()
    assert "由业务主管单位党组织领导和管理" in visitor.text()
    tab_to("!!document.activeElement.shadowRoot?.activeElement?.matches('.canvas')")
    page.keyboard.press("ArrowUp")
    said = page.locator(".graph .status")
    assert "业务主管单位（中国科学技术协会）党组织" in said.inner_text()
    page.keyboard.press("Enter")
    visitor.settle()
    assert centre(visitor) == "b:PARTY_ORG:cast"


def test_the_table_says_the_same_and_leads_on(visit):
    """Every node is a row; its name is a link."""
    visitor = visit().open("explore", focus=ORPHAN)
    view = pictures.view(ORPHAN)
    said = words.AS_TABLE.en.format(count=Count(len(view.nodes)))
    visitor.page.locator("summary", has_text=said).click()
    rows = visitor.page.locator("details[open] tr")
    assert rows.count() == len(view.nodes) + 1
    visitor.page.locator("details[open]").get_by_role(
        "link", name="国务院国资委党委"
    ).click()
    visitor.settle()
    assert centre(visitor) == "b:sasac-party-committee"


def test_timeline_and_why_not(visit):
    """Since when nobody leads; why a body that somebody names does not."""
    visitor = visit().open("explore", focus=ORPHAN, explore_show="timeline")
    times = visitor.page.locator("ol.times").inner_text()
    assert "before 2015-09-28" in times
    assert "the body named has ended" in times
    assert "ENDED_BODY" not in times
    visitor.open("explore", focus=LED, explore_show="why")
    field = visitor.page.get_by_label(words.WHY.en)
    field.fill("中央和国家机关工作委员会")
    field.press("Enter")
    visitor.settle()
    assert "stands above the leader in the chain" in visitor.text()
    field.fill("没有这样的机构")
    field.press("Enter")
    visitor.settle()
    assert words.WHY_NOBODY.en.format(wanted="没有这样的机构") in visitor.text()


def test_a_body_tells_who_would_be_orphaned(visit):
    """On request, with names and a way to the whole list."""
    visitor = visit().open("explore", focus="SOPWB@440000")
    assert "4" in visitor.text()
    visitor.click("button", words.ASK_ENDED.en)
    visitor.page.get_by_text("more would have no leader").wait_for()
    assert visitor.page.get_by_role("link", name=words.MORE_CHANGES.en).is_visible()


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [
        ("zh", 1300, "light"),
        ("zh", 390, "dark"),
        ("en", 1300, "dark"),
        ("en", 390, "light"),
    ],
)
def test_an_orphan_is_whole_at_every_width(visit, language, width, scheme):
    """Nothing stands beyond the edge, axe-core finds nothing serious."""
    visitor = visit(language=language, width=width, scheme=scheme)
    visitor.open("explore", focus=ORPHAN)
    assert centre(visitor) == f"o:{ORPHAN}"
    assert visitor.beyond() == []
    found = Axe().run(visitor.page, context=".stMain").response["violations"]
    assert [v["id"] for v in found if v["impact"] in GRAVE] == []


def test_hostile_names_run_nothing_and_are_shown(visit, attacked):
    """Searched for, drawn, told in table and proof: no element comes of a name."""
    visitor = visit(attacked, language="zh")
    for text in HOSTILE:
        visitor.open("explore", explore_q=text[:12])
        assert visitor.page.locator(FOREIGN).count() == 0
        links = visitor.page.locator("ul.hits a")
        if links.count():
            links.first.click()
            visitor.settle()
        graph(visitor)
        visitor.page.locator("summary").last.click()
        canvas = visitor.page.locator(".graph .canvas").bounding_box()
        for across in range(10, int(canvas["width"]), 90):
            visitor.page.mouse.move(canvas["x"] + across, canvas["y"] + 60)
        assert visitor.page.locator(FOREIGN).count() == 0
        hrefs = visitor.page.locator(".lishu a[href]").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        )
        assert [href for href in hrefs if ":" in href.split("?")[0]] == []


def test_pyvis_draws_what_is_shown():
    """The nodes of the page are those that pyvis builds of the view."""
    view = pictures.view(LED)
    assert [n["id"] for n in network(view, "zh").nodes] == [n.id for n in view.nodes]
