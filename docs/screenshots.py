"""`make screenshots`: the pictures of the guide, taken from the running app.

Each is taken in both languages on the real example and a fixed date, with colours
counted down so that the files stay small. Chromium and Chinese fonts are needed.
"""

import io
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.app_browser import DONE, FLAGS, found, required  # noqa: E402
from benchmarks.app_server import running  # noqa: E402

IMAGES = ROOT / "docs" / "images"
#: Endings of file names by language.
LANGUAGES = {"en": "", "zh": ".zh-CN"}
ON, WIDTH, COLOURS = "2026-11-22", 1300, 64
#: An orphan of the real example: its supervisor ended, with several successors.
ORPHAN = "N-42c71faa98014198"
#: One that is led, with a chain to the root.
LED = "N-8b38f5985fc6e6b4"
#: A registry as they come: GB18030, a heading misspelt, rows that cannot be read.
UGLY = """单位名称,信用代码,登记机关,主管单位
绍兴市测试学会,51330600MJ8738520K,绍兴市民政局,绍兴市教育局
绍兴市测试商会,1234,绍兴市民政局,绍兴市商务局
,51330600MJ87385203,绍兴市民政局,
"""


def nothing(page: Page) -> None:
    """The page as it is."""


def opened(page: Page) -> None:
    """The first cause of the list, opened."""
    page.locator(".lishu article.cause a").first.click()


def uploaded(page: Page) -> None:
    """A file handed in."""
    page.locator("input[type=file]").set_input_files(
        {
            "name": "登记表.csv",
            "mimeType": "text/csv",
            "buffer": UGLY.encode("gb18030"),
        }
    )
    page.wait_for_timeout(1500)


@dataclass(frozen=True)
class Picture:
    """A view of the app: its page, its address, how much of it, what is done first."""

    page: str
    address: dict[str, str] = field(default_factory=dict)
    height: int = 760
    first: Callable[[Page], None] = nothing


#: The picture of the README, and those of the guide in its order.
README = {"app": Picture("explore", {"focus": LED}, 800)}
PICTURES = {
    "overview": Picture(""),
    "search": Picture("explore", {"explore_q": "律师协会"}, 520),
    "explore": Picture("explore", {"focus": ORPHAN}, 900),
    "orphans": Picture("orphans", height=660),
    "cause": Picture("orphans", height=900, first=opened),
    "changes": Picture(
        "changes", {"changes_mode": "supposed", "changes_act": "abolish|cast"}, 900
    ),
    "rules": Picture(
        "rules", {"rules_book": "opinion-2015", "rules_sentence": "O12"}, 760
    ),
    "ask": Picture("ask", {"ask_question": "supervisors_by_load", "ask_limit": "5"}),
    "load": Picture("load", height=900, first=uploaded),
}


def taken(browser: Browser, address: str, picture: Picture, language: str) -> bytes:
    """The picture as a PNG."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": picture.height},
        locale="zh-CN" if language == "zh" else "en-US",
    )
    page = context.new_page()
    page.goto(f"{address}{picture.page}?{urlencode({'on': ON, **picture.address})}")
    _settled(page)
    picture.first(page)
    _settled(page)
    shot = page.screenshot()
    context.close()
    return _small(shot)


def _settled(page: Page) -> None:
    page.wait_for_timeout(500)
    page.wait_for_selector(DONE)
    page.wait_for_timeout(700)


def _small(shot: bytes) -> bytes:
    """The same with few colours."""
    out = io.BytesIO()
    whole = Image.open(io.BytesIO(shot)).convert("RGB")
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Take every picture in both languages."""
    required()
    IMAGES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path("examples", "real"), Path(folder)) as app,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=found(), args=list(FLAGS))
        for name, picture in (README | PICTURES).items():
            for language, ending in LANGUAGES.items():
                file = IMAGES / f"{name}{ending}.png"
                file.write_bytes(taken(browser, app.address, picture, language))
                print(f"{file.relative_to(ROOT)}: {file.stat().st_size:,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
