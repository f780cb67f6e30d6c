"""Loading a file in a browser: looked at, corrected, used, in this session alone."""

import pytest

from app_parts import words as frame
from graphmodel.counting import Count
from lishu.explorer import load_words as words
from tests.lishu.explorer.test_upload import UGLY

NAME = "登记表 <b>.csv"


def drop(visitor, *files):
    """Drop files on the page."""
    visitor.page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in files]
    )
    visitor.settle()


def choose(visitor, label, option):
    """Choose an option of a select box by typing it."""
    visitor.page.get_by_label(label, exact=True).click()
    visitor.page.keyboard.type(option)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_timeout(150)


@pytest.fixture
def loaded(visit):
    """A window in which the ugly file was dropped, corrected and used."""
    visitor = visit(language="en").open("load")
    drop(visitor, (NAME, UGLY))
    assert words.UNREADABLE.en in visitor.text()
    choose(visitor, words.WHICH.en, "单位名")
    visitor.click("button", words.APPLY.en)
    assert words.ROWS.en.format(count=Count(3)) in visitor.text()
    assert "51330600500000001A" in visitor.text()
    assert "13800000000" not in visitor.text()
    assert "张三" not in visitor.text()
    assert words.REJECTED.en.format(count=Count(2)) in visitor.text()
    assert visitor.grave() == []
    rejected = visitor.page.get_by_test_id("stDownloadButton").first
    csv = visitor.download(rejected.get_by_role("button")).decode("utf-8-sig")
    assert [line.split(",")[:2] for line in csv.splitlines()[1:]] == [
        ["3", "4"],
        ["6", "7"],
    ]
    visitor.click("button", words.USE.en)
    visitor.settle()
    return visitor


def test_an_ugly_file_is_corrected_and_used(loaded):
    """GBK, a title line, own headings, personal columns, rows that cannot be read: what can
    be used is used, what cannot is told, HTML is text, and the banner says whose it is."""
    assert loaded.address().startswith("/?data=")
    shown = loaded.text()
    assert frame.OWN[0].en in shown
    assert "3 organizations" in shown
    assert (
        NAME in loaded.page.get_by_label(frame.DATASET.en).input_value()
        or NAME in shown
    )
    loaded.click("link", "3 organizations")
    assert "<img src=x onerror=alert(1)>" in loaded.text()
    assert loaded.page.locator(".lishu img").count() == 0


def test_a_loaded_file_is_of_its_session_alone(loaded, visit):
    """Another session with the same address sees nothing of it, and what to do; the first
    keeps it on every page, beside the example, until it is removed."""
    other = visit(language="en").open(loaded.address().lstrip("/"))
    assert frame.GONE.en in other.text()
    assert "绍兴市测试协会" not in other.text()
    loaded.click("link", frame.PAGES["load"].en, exact=True)
    assert words.COUNT.en.format(count=Count(3)) in loaded.text()
    loaded.click("button", words.REMOVE.en)
    assert words.NOTHING_LOADED.en in loaded.text()
    assert frame.REAL[0].en in loaded.text()


def test_several_files_lie_side_by_side(visit):
    """Two registries dropped together are looked at and used each on its own, a table of
    bodies with each; the button of the browser's own language is not left in English."""
    visitor = visit(language="zh").open("load")
    heading = "社会组织名称,业务主管单位,手机\n"
    drop(
        visitor,
        ("a.csv", f"{heading}绍兴市甲协会,绍兴市教育局,1\n".encode()),
        ("b.csv", f"{heading}绍兴市乙协会,绍兴市月球局,2\n".encode()),
        ("c.csv", "name,kind,division\n绍兴市月球局,SUPERVISOR,330600\n".encode()),
    )
    assert words.ROLES["bodies"].zh.format(count=Count(1)) in visitor.text()
    assert words.WITH_REGISTRY.zh in visitor.text()
    instructions = visitor.page.get_by_test_id("stFileUploaderDropzoneInstructions")
    assert not instructions.is_visible()
    assert visitor.page.get_by_role("button", name=words.USE.zh).count() == 2
    visitor.page.get_by_role("button", name=words.USE.zh).last.click()
    visitor.settle()
    assert "data=b.csv-" in visitor.address()
    visitor.click("link", frame.PAGES["load"].zh, exact=True)
    drop(visitor, ("a.csv", f"{heading}绍兴市甲协会,绍兴市教育局,1\n".encode()))
    visitor.click("button", words.USE.zh)
    visitor.settle()
    assert "data=a.csv-" in visitor.address()
    visitor.click("link", frame.PAGES["load"].zh, exact=True)
    assert visitor.page.get_by_role("button", name=words.REMOVE.zh).count() == 2


def test_a_file_that_is_no_table_is_said_to_be_none(visit):
    """A PDF that calls itself CSV is told in words; nothing can be used of it."""
    visitor = visit(language="en").open("load")
    drop(visitor, ("report.csv", b"%PDF-1.7 \x00\x01 nothing of a table"))
    assert words.UNREADABLE.en in visitor.text()
    assert visitor.page.get_by_role("button", name=words.USE.en).count() == 0


def test_work_shows_how_far_it_is_and_can_be_stopped(visit):
    """A long file tells its step and the seconds; Stop leaves nothing of it behind."""
    # Names that nobody knows take longest: each is compared with all others.
    rows = (f"绍兴市第{n}协会,绍兴市民政局,绍兴市第{n}教育局" for n in range(60_000))
    data = "\n".join(["社会组织名称,登记管理机关,业务主管单位", *rows]).encode()
    visitor = visit(language="en").open("load")
    drop(visitor, ("long.csv", data))
    use = visitor.page.get_by_role("button", name=words.USE.en)
    use.wait_for()
    use.click()
    main = visitor.page.get_by_test_id("stMain")
    stop = main.get_by_role("button", name=frame.STOP.en)
    stop.wait_for()
    told = visitor.page.get_by_test_id("stProgress").inner_text()
    assert told.startswith((frame.STEPS["read"].en, frame.WORKING.en))
    stop.click()
    use.wait_for()
    visitor.settle()
    assert words.NOTHING_LOADED.en in visitor.text()
    assert visitor.address() == "/load"
