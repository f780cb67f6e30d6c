"""The app in a real browser: how soon a page is there, and a clicked neighbour centred."""

import random
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import RunError

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DONE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
GRAPH = ".graph[data-focus]"
_PATIENCE = 60_000
#: Clicks a link of the page as somebody does; milliseconds until the graph is centred
#: on what it names and drawn.
_CLICK = """([from, wanted]) => new Promise((done) => {
  const inside = (root) => root.querySelector('.graph[data-focus]')
    || [...root.querySelectorAll('*')].map((e) => e.shadowRoot && inside(e.shadowRoot))
      .find(Boolean);
  const start = performance.now();
  const look = () => {
    const graph = inside(document), spent = performance.now() - start;
    if (spent > 30000) done(-1);
    else if (graph && graph.dataset.focus !== from) setTimeout(() => done(spent));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const links = [...document.querySelectorAll('.lishu a[href*="focus="]')];
  links.find((a) => a.getAttribute('href') === wanted).click();
})"""


def found() -> str:
    """The path of a Chromium here, "" without one."""
    return next(filter(None, map(shutil.which, NAMES)), "") or ""


def required() -> None:
    """Raise RunError where there is no browser."""
    if not found():
        raise RunError("no Chromium here: `make browser` installs it as root")


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window. Raises RunError without one."""
    required()
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found(), args=list(FLAGS))
        yield started
        started.close()


def first_page(opened: Browser, address: str) -> float:
    """Seconds until somebody who comes for the first time sees the whole first page."""
    context = opened.new_context(
        viewport={"width": 1300, "height": 900}, locale="zh-CN"
    )
    page = context.new_page()
    start = time.perf_counter()
    page.goto(address)
    page.locator(".lishu .tile").first.wait_for(timeout=_PATIENCE)
    page.wait_for_selector(DONE, timeout=_PATIENCE)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def clicks(
    opened: Browser, address: str, organizations: Sequence[str], times: int
) -> list[float]:
    """Seconds from a click on a neighbour until the graph is drawn around it.

    Begins at each organization in turn and walks on from there, the same way each time.
    """
    context = opened.new_context(
        viewport={"width": 1300, "height": 900}, locale="zh-CN"
    )
    page, chance = context.new_page(), random.Random(1)
    taken: list[float] = []
    for organization in organizations:
        query = urlencode({"focus": organization})
        page.goto(f"{address}explore?{query}")
        page.locator(GRAPH).wait_for(timeout=_PATIENCE)
        page.wait_for_selector(DONE, timeout=_PATIENCE)
        for _ in range(times // len(organizations)):
            taken.append(_click(page, chance))
            page.wait_for_selector(DONE, timeout=_PATIENCE)
    context.close()
    return taken


def _click(page: Page, chance: random.Random) -> float:
    focus = page.locator(GRAPH).get_attribute("data-focus") or ""
    links = page.locator('.lishu a[href*="focus="]')
    hrefs = links.evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    here = urlencode({"focus": focus.partition(":")[2]})
    others = sorted({href for href in hrefs if here not in href})
    milliseconds = page.evaluate(_CLICK, [focus, chance.choice(others)])
    if milliseconds < 0:
        raise TimeoutError(f"no graph came after a click beside {focus}")
    return float(milliseconds) / 1000
