"""Alerts as SARIF 2.1.0, one run (OASIS, errata 01).

One result a finding: viewers show the first location of a result, so that is the row
of the first example and the others are related locations. A finding is known again by
`partialFingerprints`; row and line may move.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from lishu import __version__
from lishu.reports.alerts import LIMIT, Alert, Alerts, Notice, Spot, omission
from lishu.reports.artifacts import ROOT, STANDARD_INPUT, location_of
from lishu.reports.escape import json_text, lines_shown
from lishu.reports.sarif_rules import LEVELS, rules_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
_LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
#: How a finding stands to what was accepted.
_BASELINE = {"new": "new", "widened": "updated", "": ""}
Json = dict[str, Any]
Columns = Mapping[Spot, tuple[int, int]]


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as a SARIF log."""
    alerts: Alerts = subject.alerts(answer, language)
    return (
        json_text({"version": "2.1.0", "$schema": SCHEMA, "runs": [_run(alerts)]})
        + "\n"
    )


def _run(alerts: Alerts) -> Json:
    told = alerts.first(LIMIT)
    columns = alerts.columns(alert.spots[0] for alert in told if alert.spots)
    rules = rules_of(told, alerts.language)
    number = {rule["id"]: n for n, rule in enumerate(rules)}
    return {
        "tool": {
            "driver": {
                "name": "lishu",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": rules,
            }
        },
        "language": _LANGUAGES[alerts.language],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": _message("the folder in which lishu was run")}
        },
        "invocations": [_invocation(alerts)],
        "artifacts": [_artifact(*named) for named in sorted(alerts.inputs.items())],
        "results": [
            _result(alert, number[alert.finding.code], columns) for alert in told
        ],
        "properties": {
            "asOf": alerts.as_of,
            **alerts.counts,
            "findings": len(alerts.alerts),
            "omitted": alerts.omitted(LIMIT),
        },
    }


def _result(alert: Alert, rule: int, columns: Columns) -> Json:
    finding = alert.finding
    locations = [_location(spot, columns.get(spot)) for spot in alert.spots]
    result: Json = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": _message("\n".join(alert.lines)),
        "locations": locations[:1],
        "occurrenceCount": max(finding.affected, 1),
        "partialFingerprints": {"lishu/v1": finding.fingerprint},
    }
    if locations[1:]:
        result["relatedLocations"] = locations[1:]
    if state := _BASELINE.get(alert.state, "unchanged"):
        result["baselineState"] = state
        result["suppressions"] = list(_suppressions(alert))
    result["properties"] = {
        "affected": finding.affected,
        "cause": finding.cause,
        "candidates": list(finding.candidates),
        "openCases": [case.id for case in finding.open_cases],
        "suggestion": alert.suggestion,
        "fails": alert.fails,
        **({"acceptance": alert.state} if alert.state else {}),
    }
    return result


def _suppressions(alert: Alert) -> Iterator[Json]:
    """What was accepted and has run out no longer suppresses anything."""
    if alert.entry is not None:
        status = "accepted" if alert.settled else "rejected"
        yield {"kind": "external", "status": status, "justification": alert.accepted}


def _location(spot: Spot, columns: tuple[int, int] | None = None) -> Json:
    region = {"startLine": spot.line}
    if columns:
        region |= {"startColumn": columns[0], "endColumn": columns[1]}
    found: Json = {
        "physicalLocation": {
            "artifactLocation": location_of(spot.file),
            "region": region,
        },
        "properties": {"row": spot.row},
    }
    if spot.heading:
        column = {"fullyQualifiedName": spot.heading, "kind": "column"}
        found["logicalLocations"] = [column]
    if spot.name:
        found["message"] = _message(spot.name)
    return found


def _artifact(file: str, digest: str) -> Json:
    found: Json = {"location": location_of(file), "roles": ["analysisTarget"]}
    if file == STANDARD_INPUT:
        found["description"] = _message("standard input")
    kind, _, hexadecimal = digest.partition(":")
    if hexadecimal:
        found["hashes"] = {kind.replace("sha256", "sha-256"): hexadecimal}
    return found


def _invocation(alerts: Alerts) -> Json:
    """The run itself; services show its notifications beside the results."""
    return {
        "executionSuccessful": True,
        "exitCode": int(alerts.failed),
        "toolExecutionNotifications": [_notification(n) for n in _notices(alerts)],
    }


def _notices(alerts: Alerts) -> Iterator[Notice]:
    yield from alerts.notices
    omitted = alerts.omitted(LIMIT)
    if omitted:
        yield omission(omitted, alerts.language)


def _notification(notice: Notice) -> Json:
    spots: Sequence[Spot] = [notice.spot] if notice.spot else ()
    return {
        "descriptor": {"id": notice.code},
        "level": LEVELS[notice.severity],
        "message": _message(notice.text),
        "locations": [_location(spot) for spot in spots],
    }


def _message(text: str) -> Json:
    """Text as it is: neither a link nor a placeholder comes of a name (§3.11.5-6)."""
    literal = lines_shown(text).replace("{", "{{").replace("}", "}}")
    literal = literal.replace("](", "] (")
    return {"text": literal or "-"}
