"""What changed between two resolutions, as blocks and as data: for `diff` and `whatif`.

First the counts on both sides, then how many changed and how, then each change with
its causes, the widest first.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graphmodel.difference import CHANGES, Difference
from graphmodel.difference.causes import ChangeCause
from graphmodel.difference.examples import ChangeExample, Spot, examples
from graphmodel.resolution import Resolution
from graphmodel.summary import Summary, summarize
from graphmodel.wording import Words
from lishu.reports import words
from lishu.reports.blocks import Block, Fields, Grid, Items, Line, Title

#: How many causes of a change and examples of a cause people are shown; JSON has all.
CAUSES, EXAMPLES = 8, 3
#: Beside the codes of CHANGES: who is an orphan now and was none, joined ones included.
NEW_ORPHANS = "new_orphans"

OLD, NEW = Words("前", "old"), Words("后", "new")
CHANGED = Words("变化", "changes")
NEW_ORPHANS_WORDS = Words("新增无人领导", "new orphans")
NOTHING_CHANGED = Words("没有变化", "nothing has changed")
_COUNTS = (
    ("organizations", words.ORGANIZATIONS),
    ("led", words.LED),
    ("orphans", words.ORPHANS),
    ("open", words.OPEN),
    ("out_of_scope", words.OUT_OF_SCOPE),
    ("not_counted", words.NOT_COUNTED),
)


def head(difference: Difference, language: str) -> Iterator[Block]:
    """Files, date and rulebooks, once where they are the same on both sides."""
    sides = (difference.old, difference.new)
    if any(side.world.synthetic for side in sides):
        yield Line(words.SYNTHETIC.label(language))
    told = [dict(_told(side, language)) for side in sides]
    rows = []
    for name in told[0]:
        if told[0][name] == told[1][name]:
            rows.append((name, told[0][name]))
            continue
        for label, values in zip((OLD, NEW), told, strict=True):
            rows.append((f"{label.label(language)}: {name}", values[name]))
    yield Fields(rows)


def _told(side: Resolution, language: str) -> Iterator[tuple[str, str]]:
    books = ", ".join(book.id for book in side.library.in_force(side.as_of))
    yield words.FILES.label(language), ", ".join(side.world.inputs)
    yield words.AS_OF.label(language), str(side.as_of)
    yield words.RULEBOOKS.label(language), books or words.NONE.label(language)


def body(difference: Difference, language: str) -> Iterator[Block]:
    """The counts of both sides, the changes, and the causes of each."""
    before, after = summarize(difference.old), summarize(difference.new)
    rows = [
        (label.label(language), f"{getattr(before, n):,}", f"{getattr(after, n):,}")
        for n, label in _COUNTS
    ]
    yield Title(words.ORGANIZATIONS.label(language))
    headings = ("", OLD.label(language), NEW.label(language))
    yield Grid(headings, rows, frozenset({1, 2}))
    yield Title(CHANGED.label(language))
    counts = [
        (code, CHANGES[code].label(language), f"{count:,}")
        for code, count in difference.counts.items()
        if count
    ]
    if not counts:
        yield Line(NOTHING_CHANGED.label(language))
        return
    if difference.new_orphans:
        told = NEW_ORPHANS_WORDS.label(language)
        counts.append((NEW_ORPHANS, told, f"{difference.new_orphans:,}"))
    yield Grid(("", "", ""), counts, frozenset({2}))
    for code, causes in _by_change(difference).items():
        yield from _change(difference, code, causes, language)


def _by_change(difference: Difference) -> dict[str, list[ChangeCause]]:
    found = defaultdict[str, list[ChangeCause]](list)
    for cause in difference.causes:
        found[cause.change].append(cause)
    return found


def _change(
    difference: Difference, code: str, causes: list[ChangeCause], language: str
) -> Iterator[Block]:
    total = words.counted(difference.counts[code], language)
    yield Title(f"{CHANGES[code].label(language)}: {total}")
    for cause in causes[:CAUSES]:
        affected = words.counted(cause.affected, language)
        yield Title(f"{cause.text.label(language)}: {affected}", 3)
        shown = examples(difference, cause, EXAMPLES)
        lines = [example_line(example, language) for example in shown]
        yield Items([*lines, "…"] if cause.affected > len(lines) else lines, deep=True)
    if len(causes) > CAUSES:
        yield Line(words.more(len(causes) - CAUSES, language))


def example_line(example: ChangeExample, language: str) -> str:
    """One organization: name, where it stands, and from whom to whom."""
    spot, old, new = example.spot, example.old, example.new
    line = f"{spot.name}  {spot.file}:{spot.row}"
    if old is None or new is None:
        return f"{line}  {_led(spot, language)}"
    if old.name != new.name:
        return f"{line}  {old.name} → {new.name}"
    if old.leader_id == new.leader_id and old.verdict == new.verdict:
        return line
    return f"{line}  {_led(old, language)} → {_led(new, language)}"


def _led(spot: Spot, language: str) -> str:
    """Who leads, or the verdict that says why nobody does."""
    not_counted = words.NOT_COUNTED.label(language)
    return spot.leader_name or spot.verdict or not_counted


def data(difference: Difference, language: str) -> dict[str, Any]:
    """Both sides, the counts and every cause; `text` is in `language`."""
    return {
        "old": _side(difference.old),
        "new": _side(difference.new),
        "counts": {**difference.counts, NEW_ORPHANS: difference.new_orphans},
        "changes": [
            {
                "change": cause.change,
                "kind": cause.kind,
                "cause": cause.cause,
                "text": cause.text.label(language),
                "affected": cause.affected,
                "examples": [
                    {"old": _spot(e.old), "new": _spot(e.new)}
                    for e in examples(difference, cause)
                ],
            }
            for cause in difference.causes
        ],
    }


def _side(resolution: Resolution) -> dict[str, Any]:
    summary: Summary = summarize(resolution)
    books = resolution.library.in_force(resolution.as_of)
    return {
        "inputs": dict(resolution.world.inputs),
        "rulebooks": {book.id: book.digest for book in books},
        "as_of": str(resolution.as_of),
        "synthetic": resolution.world.synthetic,
        **{name: getattr(summary, name) for name, _ in _COUNTS},
    }


def _spot(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    return {
        "org_id": spot.org_id,
        "name": spot.name,
        "file": spot.file,
        "row": spot.row,
        "line": spot.line,
        "verdict": spot.verdict,
        "leader_id": spot.leader_id,
        "leader_name": spot.leader_name,
        "rule": spot.rule,
    }
