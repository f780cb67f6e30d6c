"""Relations in reports: `explain` shows them, `rules show` says what a link means."""

import json

from tests.lishu.conftest import LED

AS_OF = ("--as-of", "2021-06-01")
NAME = LED["社会组织名称"]


def section(text, title):
    """The lines of a section of a text report."""
    after = text.split(f"\n{title}\n", 1)[1]
    return after.split("\n\n", 1)[0]


def test_relations_are_grouped_by_code_and_weak_ones_say_so(call, registry):
    """Strong ones first; each weak code is marked, each line has its article."""
    path = registry(LED)
    text = section(call("explain", NAME, path, *AS_OF).stdout, "relations")
    codes = [line.strip() for line in text.splitlines() if "→" not in line]
    weak = [", weak)" in line for line in codes]
    assert weak == sorted(weak)
    assert any("(LEADS_AND_MANAGES)" in line for line in codes)
    assert any("(WORK_GUIDES, weak)" in line for line in codes)
    assert len(codes) == len(set(codes))
    lines = [line for line in text.splitlines() if "→" in line]
    assert all("[" in line for line in lines)
    assert any("O12 opinion-2015 article 6" in line for line in lines)


def test_relations_are_there_in_chinese_and_in_markdown(call, registry):
    """The same relations under 关系, and as a section of Markdown."""
    path = registry(LED)
    zh = call("explain", NAME, path, *AS_OF, "--lang", "zh").stdout
    assert "弱关系" in section(zh, "关系")
    markdown = call("explain", NAME, path, *AS_OF, "--format", "markdown").stdout
    assert "relations" in markdown
    assert "WORK\\_GUIDES, weak" in markdown


def test_a_relation_as_data_has_both_ends_and_the_sentence(call, registry):
    """Ends with id, kind and role; the whole citation; null for open ends."""
    found = call("explain", NAME, registry(LED), *AS_OF, "--format", "json").stdout
    relations = json.loads(found)["relations"]
    (guided,) = [r for r in relations if r["relation"] == "WORK_GUIDES"]
    assert guided["from"]["id"] == "SOPWB@330602"
    assert guided["from"]["kind"] == "SOPWB"
    assert guided["to"]["role"] == "organization"
    assert guided["strong"] is False
    assert (guided["rule"], guided["citation"]["article"]) == ("O12", "6")
    assert (guided["since"], guided["until"], guided["where"]) == (None, None, "")


def test_rules_show_says_what_a_link_means(call):
    """Document, article, quote, relation, both ends and the condition, in words."""
    text = call("rules", "show", "O25").stdout
    for part in (
        "article 11",
        "登记和审批机关应督促推动其同步建立党组织",
        "urges (URGES, weak)",
        "the registration authority",
        "formal Party members: three or more",
    ):
        assert part in text
    chinese = call("rules", "show", "O06", "--lang", "zh").stdout
    assert "同一区划的组织部" in chinese


def test_rules_show_says_that_a_relation_needs_a_row(call):
    """What stands only where it is recorded says so."""
    text = call("rules", "show", "O27").stdout
    assert "where the relations table records it" in text


def test_rules_show_gives_the_reason_of_a_silent_sentence(call):
    """A sentence without effect is listed with its reason, in both languages."""
    assert "no body" in call("rules", "show", "M22").stdout
    assert "不是机构" in call("rules", "show", "M22", "--lang", "zh").stdout


def test_rules_show_as_data_has_every_table_of_an_id(call):
    """O04 is a body, links and a term at once."""
    found = call("rules", "show", "O04", "--format", "json").stdout
    (book,) = json.loads(found)["rulebooks"]
    tables = [table["table"] for table in book["tables"]]
    assert book["rules"] == []
    assert {"body", "link", "term"} <= set(tables)
    hosts = [t for t in book["tables"] if "HOUSED_IN" in t["says"].get("relation", "")]
    assert len(hosts) == 2


def test_rules_show_of_a_whole_document_has_its_tables(call):
    """Rules first, then everything else that the document says."""
    text = call("rules", "show", "mca-2019").stdout
    assert text.index("M17") < text.index("M01")
    assert "LEADING_GROUP" not in text
    assert "民政部部管社会组织党建工作领导小组" in text
