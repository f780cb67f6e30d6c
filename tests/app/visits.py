"""A page of the app open in a browser, with all that went wrong on it."""

import re
from urllib.parse import urlencode, urlsplit

from axe_playwright_python.sync_playwright import Axe

LOCALES = {"zh": "zh-CN", "en": "en-US"}
#: Widths in pixels: a desk, a telephone.
WIDTHS = (1300, 390)
PATIENCE = 30_000
#: What axe-core calls grave enough to keep somebody from using a page.
GRAVE = {"critical", "serious"}
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
#: Counts the runs of the script that the page is told of.
_COUNT = """new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.getAttribute?.("data-test-script-state") === "running") {
      window.runs = (window.runs || 0) + 1;
    }
  }
}).observe(document, { subtree: true, attributeFilter: ["data-test-script-state"] });"""
#: Elements that stand beyond the edge of the window, where nothing scrolls sideways.
_BEYOND = """() => [...document.querySelectorAll('.lishu *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > innerWidth + 1 && !e.closest('.wide');
}).map(e => e.outerHTML.slice(0, 120))"""


class Visit:
    """A browser window on the app; `faults` and `elsewhere` should stay empty."""

    def __init__(self, window, server, language):
        self.server, self.language = server, language
        self.page = window.new_page()
        self.page.add_init_script(_COUNT)
        self._seen = 0
        self.faults, self.elsewhere = [], []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _dialog(self, dialog):
        self.faults.append(f"a script ran: {dialog.message}")
        dialog.dismiss()

    def _request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname != "127.0.0.1":
            self.elsewhere.append(request.url)

    def open(self, page="", **address):
        """Go to an address of the app and wait until the page is whole."""
        query = urlencode(address, doseq=True)
        self._seen = 0
        self.page.goto(f"{self.server.address}{page}{'?' + query if query else ''}")
        self.settle()
        return self

    def settle(self, wait=1500):
        """Wait until a run has begun (or none does), is over, and all of it is drawn."""
        for _ in range(wait // 30):
            if self._runs() != self._seen:
                break
            self.page.wait_for_timeout(30)
        before, same = None, 0
        while same < 2:
            self.page.wait_for_selector(_IDLE, timeout=PATIENCE)
            self.page.wait_for_selector(".lishu nav", timeout=PATIENCE)
            now = (self._runs(), self.page.locator("body").inner_text())
            same, before = (same + 1 if now == before else 0), now
            self.page.wait_for_timeout(60)
        self._seen = self._runs()

    def _runs(self):
        """How many runs the page has begun since it was opened."""
        return self.page.evaluate("window.runs || 0")

    def click(self, role, name, **more):
        """Click what people see under this role and name."""
        self.page.get_by_role(role, name=name, **more).first.click()
        self.settle()

    def back(self):
        """What the Back button of the browser does."""
        self.page.go_back()
        self.settle()

    def forward(self):
        """What the Forward button of the browser does."""
        self.page.go_forward()
        self.settle()

    def text(self):
        """What a reader sees of the page, white space squeezed."""
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    def address(self):
        """The path and query of the address."""
        parts = urlsplit(self.page.url)
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def download(self, locator):
        """The bytes of the file that a button gives."""
        with self.page.expect_download() as download:
            locator.click()
        return download.value.path().read_bytes()

    def beyond(self):
        """What stands beyond the right edge, and the page itself if it scrolls sideways."""
        wide = self.page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        return [*self.page.evaluate(_BEYOND), *(["the page"] if wide else [])]

    def grave(self):
        """What axe-core finds seriously wrong, with the first elements it is about."""
        found = Axe().run(self.page, context=".stMain").response["violations"]
        return [
            (each["id"], [node["html"][:160] for node in each["nodes"][:3]])
            for each in found
            if each["impact"] in GRAVE
        ]

    def close(self):
        """Close the page; what went wrong on it, and what was asked of others."""
        self.page.close()
        return self.faults + self.elsewhere
