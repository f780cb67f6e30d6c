"""Alerts as JUnit XML, as GitLab, Jenkins and others read it.

A suite a class, a case a finding. A case fails where the gate fails, is skipped where
it is accepted, and passes otherwise, with what was found as its output. The first
suite is about the run: its properties are the counts, its one case is always there,
because services take a report without cases for a broken one.
"""

import xml.etree.ElementTree as Xml
from collections.abc import Sequence
from itertools import groupby
from types import ModuleType

from lishu.reports.alerts import LIMIT, Alert, Alerts, omission
from lishu.reports.escape import shown

_RUN = "lishu"


def render(subject: ModuleType, answer: object, language: str) -> str:
    """The answer as a JUnit report."""
    alerts: Alerts = subject.alerts(answer, language)
    told = sorted(alerts.first(LIMIT), key=lambda alert: alert.finding.code)
    suites = [_run(alerts)]
    for _, found in groupby(told, key=lambda alert: alert.finding.code):
        suites.append(_class(list(found)))
    root = Xml.Element("testsuites", {"name": _RUN, **_counted(suites)})
    root.extend(suites)
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _run(alerts: Alerts) -> Xml.Element:
    """The suite about the run: the counts, what else is to be said, the result.

    Its case fails where the gate fails and no finding alone is the reason: a stale
    entry, a bound that the accepted ones pass as well.
    """
    properties = Xml.Element("properties")
    facts = {"as_of": alerts.as_of, **alerts.counts, "findings": len(alerts.alerts)}
    for name, value in facts.items():
        Xml.SubElement(properties, "property", name=name, value=shown(str(value)))
    notices = list(alerts.notices)
    if omitted := alerts.omitted(LIMIT):
        notices.append(omission(omitted, alerts.language))
    alone = alerts.failed and not any(alert.fails for alert in alerts.first())
    case = _case(_RUN, "check")
    lines = [f"{notice.code} {notice.text}" for notice in notices]
    _write(case, "failure" if alone else "system-out", lines)
    return _suite(_RUN, [case], properties)


def _class(alerts: Sequence[Alert]) -> Xml.Element:
    return _suite(
        f"{alerts[0].finding.code} {alerts[0].term}",
        [_told(alert) for alert in alerts],
    )


def _told(alert: Alert) -> Xml.Element:
    """A case; its name is the cause, with the fingerprint because causes are cut."""
    finding = alert.finding
    name = f"{shown(finding.cause)} [{finding.fingerprint}]"
    case = _case(f"{_RUN}.{finding.code}", name)
    lines = [*alert.lines, *(f"{s.file}:{s.row} {s.name}" for s in alert.spots)]
    if alert.fails:
        failure = {"type": finding.code, "message": shown(alert.text)}
        _write(case, "failure", lines, **failure)
    elif alert.settled:
        Xml.SubElement(case, "skipped", message=alert.accepted)
        _write(case, "system-out", lines)
    else:
        _write(case, "system-out", lines)
    return case


def _case(classname: str, name: str) -> Xml.Element:
    return Xml.Element("testcase", classname=classname, name=name, time="0")


def _write(
    case: Xml.Element, tag: str, lines: Sequence[str], **attributes: str
) -> None:
    """Lines as text that is valid in XML whatever they hold."""
    if lines:
        text = "\n".join(shown(line, 1000) for line in lines)
        Xml.SubElement(case, tag, attributes).text = text


def _suite(name: str, cases: Sequence[Xml.Element], *first: Xml.Element) -> Xml.Element:
    counts = _counted_cases(cases)
    suite = Xml.Element("testsuite", {"name": name, **counts, "time": "0"})
    suite.extend([*first, *cases])
    return suite


def _counted_cases(cases: Sequence[Xml.Element]) -> dict[str, str]:
    tags = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    numbers = {
        name: str(sum(case.find(tag) is not None for case in cases))
        for name, tag in tags.items()
    }
    return {"tests": str(len(cases)), **numbers}


def _counted(suites: Sequence[Xml.Element]) -> dict[str, str]:
    return {
        name: str(sum(int(suite.get(name, "0")) for suite in suites))
        for name in ("tests", "failures", "errors")
    }
