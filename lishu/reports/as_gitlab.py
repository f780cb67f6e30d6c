"""Alerts as a code quality report of GitLab.

GitLab marks one line a finding and compares fingerprints with those of the target
branch. The report is a bare list: what concerns the run and has a place, or counts
what is left out, stands in it as an entry.
"""

from types import ModuleType
from typing import Any

from graphmodel.finding import fingerprint
from lishu.reports.alerts import LIMIT, Alert, Alerts, Notice, Spot, omission
from lishu.reports.artifacts import STANDARD_INPUT, path_of
from lishu.reports.escape import json_text, shown

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as a list of code quality entries."""
    alerts: Alerts = subject.alerts(answer, language)
    somewhere = Spot(next(iter(alerts.inputs), STANDARD_INPUT), 1, 1)
    entries = [_entry(alert, somewhere) for alert in alerts.first(LIMIT)]
    notices = [notice for notice in alerts.notices if notice.spot]
    if omitted := alerts.omitted(LIMIT):
        notices.append(omission(omitted, language))
    entries += [_notice(notice, somewhere) for notice in notices]
    return json_text(entries) + "\n"


def _entry(alert: Alert, somewhere: Spot) -> dict[str, Any]:
    finding = alert.finding
    severity = "error" if alert.fails else finding.severity
    return {
        "description": " · ".join(alert.lines),
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": "info" if alert.settled else _SEVERITIES[severity],
        "location": _location(next(iter(alert.spots), somewhere)),
    }


def _notice(notice: Notice, somewhere: Spot) -> dict[str, Any]:
    return {
        "description": shown(notice.text, 1000),
        "check_name": notice.code,
        "fingerprint": fingerprint(notice.code, notice.key),
        "severity": _SEVERITIES[notice.severity],
        "location": _location(notice.spot or somewhere),
    }


def _location(spot: Spot) -> dict[str, Any]:
    return {"path": path_of(spot.file), "lines": {"begin": spot.line}}
