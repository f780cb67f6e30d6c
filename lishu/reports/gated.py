"""What a check says of its gate: states, accepted and stale entries, and the result."""

from collections.abc import Iterator
from typing import Any

from graphmodel.acceptance import Acceptance
from graphmodel.counting import Count
from graphmodel.judgement import STATES, WARNED, Covering, Judged
from graphmodel.records import ALWAYS
from graphmodel.wording import Words
from lishu.gate.gate import Gate
from lishu.reports import words
from lishu.reports.blocks import Block, Items, Line, Title

#: How many accepted findings and stale entries people are shown; JSON has all.
ENTRIES = 12
_ACCEPTED = Words("已接受的发现", "accepted findings")
_STALE = Words("已无对应发现的接受记录", "accepted entries that cover nothing")
_FAILED, _PASSED = Words("不通过", "FAILED"), Words("通过", "passed")
_UNTIL = Words("至", "until")


def state_of(judged: Judged, gate: Gate, language: str) -> str:
    """The state of a finding, as it stands behind its title; "" without a baseline."""
    if not gate.baselines:
        return ""
    label = STATES[judged.state].label(language)
    return f"【{label}】" if language == "zh" else f" [{label}]"


def answered(entry: Acceptance, language: str) -> str:
    """Until when, who answers for it, and why."""
    cited = f" ({entry.citation})" if entry.citation else ""
    until = f"{_UNTIL.label(language)} {entry.until}"
    return f"{until}, {entry.owner}: {entry.reason}{cited}"


def blocks(gate: Gate, language: str) -> Iterator[Block]:
    """What is accepted and what is stale; nothing without a baseline."""
    settled = [j for j in gate.judgement.judged if j.settled and j.entry]
    settled.sort(key=lambda j: j.state != "expiring")
    if settled:
        affected = words.counted(sum(j.finding.affected for j in settled), language)
        yield Title(f"{_ACCEPTED.label(language)}: {len(settled)} ({affected})")
        yield Items([_accepted(j, gate, language) for j in settled[:ENTRIES]])
        if len(settled) > ENTRIES:
            yield Line(words.more(len(settled) - ENTRIES, language))
    if stale := stale_entries(gate):
        yield Title(f"{_STALE.label(language)}: {len(stale)}")
        yield Items([entry_line(entry, language) for entry in stale[:ENTRIES]])
        if len(stale) > ENTRIES:
            yield Line(words.more(len(stale) - ENTRIES, language))


def stale_entries(gate: Gate) -> tuple[Acceptance, ...]:
    """The entries that are known to cover nothing; none where only a part was judged."""
    return () if gate.narrowed else gate.judgement.stale


def _accepted(judged: Judged, gate: Gate, language: str) -> str:
    finding, entry = judged.finding, judged.entry
    assert entry is not None
    affected = words.counted(finding.affected, language)
    told = f"{finding.code} {finding.cause}: {affected}"
    return f"{told}{state_of(judged, gate, language)}, {answered(entry, language)}"


def entry_line(entry: Acceptance, language: str) -> str:
    """An entry on one line: where it stands, what it speaks of, who answers for it."""
    most = ""
    if entry.affected is not None:
        most = f" ≤ {words.counted(entry.affected, language)}"
    return f"{place(entry)} {subject(entry)}{most}, {answered(entry, language)}"


def place(entry: Acceptance) -> str:
    """Where an entry stands."""
    return f"{entry.file}, [[accepted]] no. {entry.number}"


def subject(entry: Acceptance) -> str:
    """What an entry speaks of."""
    parts = (entry.fingerprint, entry.code, entry.cause, entry.division)
    return " ".join(part for part in parts if part)


def standing(gate: Gate, language: str) -> Iterator[Block]:
    """How the findings stand to what was accepted, on one line."""
    if not gate.baselines:
        return
    counts = [f"{STATES[s].label(language)} {n}" for s, n in gate.states.items()]
    if not gate.narrowed:
        counts.append(f"{_STALE.label(language)} {len(gate.judgement.stale)}")
    files = ", ".join(gate.baselines)
    on = f"{files}，{gate.today}" if language == "zh" else f"{files} on {gate.today}"
    yield Line(f"{on}: {', '.join(counts)}")


def result(gate: Gate, language: str) -> Iterator[Block]:
    """The last line: whether it passes, else each limit that is not kept and why.

    Above it a warning, where an acceptance soon runs out.
    """
    if ending := gate.states["expiring"]:
        yield Line(_ending(ending, language))
    between = "；" if language == "zh" else "; "
    if not gate.failed:
        yield Line(f"{_PASSED.label(language)} ({gate.limits.options})")
        return
    reasons = between.join(f.text.label(language) for f in gate.failures)
    yield Line(f"{_FAILED.label(language)} ({gate.limits.options}): {reasons}")


def _ending(count: int, language: str) -> str:
    if language == "zh":
        return f"警告：{count} 项发现的接受将在 {WARNED.days} 天内到期"
    some = f"{Count(count):finding|findings}"
    return f"warning: acceptance of {some} ends within {WARNED.days} days"


def data(gate: Gate, language: str) -> dict[str, Any]:
    """The gate as data; `text` is in `language`."""
    limits = gate.limits
    return {
        "today": str(gate.today),
        "failed": gate.failed,
        "failures": [
            {
                "limit": failure.limit,
                "text": failure.text.label(language),
                "fingerprints": list(failure.fingerprints),
            }
            for failure in gate.failures
        ],
        "limits": {
            "fail_on": sorted(limits.tested),
            "fail_on_new": limits.new,
            "max_orphans": limits.max_orphans,
            "max_orphan_rate": None
            if limits.max_rate is None
            else float(limits.max_rate),
        },
        "states": gate.states,
        "narrowed": gate.narrowed,
        "baselines": dict(gate.baselines),
        "entries": [covering_data(each) for each in gate.judgement.entries],
    }


def finding_data(judged: Judged) -> dict[str, Any]:
    """What the gate adds to a finding: its state and the entry that covers it."""
    entry = judged.entry
    return {"state": judged.state, "acceptance": entry and entry_data(entry)}


def covering_data(covering: Covering) -> dict[str, Any]:
    """An entry with what it covers now."""
    return {
        **entry_data(covering.entry),
        "state": covering.state,
        "covers": {"findings": covering.findings, "affected": covering.affected},
    }


def entry_data(entry: Acceptance) -> dict[str, Any]:
    """An entry as data; what it does not say is null."""
    return {
        "file": entry.file,
        "number": entry.number,
        "fingerprint": entry.fingerprint or None,
        "class": entry.code or None,
        "cause": entry.cause or None,
        "division": entry.division or None,
        "reason": entry.reason,
        "owner": entry.owner,
        "citation": entry.citation or None,
        "since": None if entry.since == ALWAYS else str(entry.since),
        "until": str(entry.until),
        "affected": entry.affected,
    }
