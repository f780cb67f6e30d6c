"""`resolve` and a Neo4j: what is refused, and the Cypher that is shown, without a server."""

import pytest

from tests.lishu.conftest import LED

ON = ("--as-of", "2026-11-22")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Name a DATASET, or a Neo4j"),
        (("{registry}", "--neo4j", "auto"), "`lishu load` brings a registry there"),
        (("{registry}", "--name", "x"), "--neo4j URI, or --neo4j auto"),
        (("--drop", "x"), "--neo4j URI, or --neo4j auto"),
        (("--neo4j", "auto", "--out", "x.csv"), "lishu ask"),
        (("--neo4j", "auto", "--adopt", "jiangsu-2018@320000"), "give them to `lishu"),
        (("--neo4j", "auto", "--where", "division=33"), "give them to `lishu load`"),
        (("--neo4j", "auto", "--kept", "--drop", "x"), "one of --kept, --drop"),
        (("--neo4j", "file:///x"), "no address of a Neo4j"),
    ],
)
def test_what_does_not_go_together_ends_with_2(call, registry, arguments, says):
    """The message says what to write instead; nothing is asked of a server."""
    line = [text.replace("{registry}", str(registry(LED))) for text in arguments]
    found = call("resolve", *line)
    assert found.exit_code == 2
    assert says in " ".join(found.stderr.split())
    assert found.stdout == ""


def test_the_whole_program_is_shown(call):
    """Every statement, for the date and what is adopted; a rulebook not in force is not."""
    shown = call("resolve", "--show-cypher", *ON).stdout
    assert "rule: 'opinion-2015/O12'" in shown
    assert "jiangsu-2018" not in shown
    earlier = call("resolve", "--show-cypher", "--as-of", "2014-06-01").stdout
    assert "rule: 'shenzhen-2013/Z04'" in earlier
    assert "opinion-2015/O12" not in earlier
    adopted = call("resolve", "--show-cypher", *ON, "--adopt", "jiangsu-2018@320000")
    assert "// 320000: opinion-2015" in adopted.stdout


def test_a_rule_is_shown_as_its_block(call):
    """The facts it asks, its sentence, its condition; as it stands in the program."""
    block = call("rules", "show", "M17", "--cypher").stdout
    assert "// CASE WHEN supervising.id = 'mca'" in block
    assert "// M17 mca-2019, §2-1 “社会组织服务中心党委" in block
    assert "world.level = 'nation'" in block
    assert "body mca-service-centre-committee" in block


def test_a_link_is_shown_as_its_statement(call):
    """What hangs a body under another, with its sentence."""
    shown = call("rules", "show", "S03", "--cypher").stdout
    assert shown.startswith("// S03 party-structure\n// Central Party departments")
    assert "rule: 'party-structure/S03'" in shown


@pytest.mark.parametrize("name", ["O17", "U01"])
def test_what_decides_nothing_has_no_cypher(call, name):
    """A duty and an undecided case are no part of what a Neo4j is sent."""
    found = call("rules", "show", name, "--cypher")
    assert found.exit_code == 2
    assert f"lishu rules show {name}" in " ".join(found.stderr.split())
