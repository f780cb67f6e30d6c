"""The place of an amending rule among those of the document that it amends.

In: rules in order, a new one that says before, after or replaces which, and where each
rulebook applies. Out: the list with the rule in it. Of two that want the same place
the one of the nearer division comes first; else `after` beside `before` says which, or
they never meet; a tie that nothing settles is refused.
"""

from collections.abc import Mapping, Sequence

from graphmodel.errors import RulebookError
from graphmodel.reading import nearest
from graphmodel.rulebook import Rule

#: Where each rulebook applies, by its id: a division code.
Seats = Mapping[str, str]


def covers(outer: str, inner: str) -> bool:
    """Whether a division code is that of another or of what lies around it.

    >>> covers("330000", "330602"), covers("330600", "330000"), covers("100000", "11")
    (True, False, True)
    """
    return outer == "100000" or inner.startswith(_prefix(outer))


def _prefix(code: str) -> str:
    """The digits that every division inside shares: two for a province, then four."""
    return code[:2] if code[2:] == "0000" else code[:4] if code[4:] == "00" else code


def place(rules: list[Rule], new: Rule, seats: Seats) -> None:
    """Put a rule where it says. A rule that replaced another answers to its id too."""
    anchor = new.before or new.after or new.replaces
    names = ((rule.id, rule.replaces) for rule in rules)
    found = [n for n, known in enumerate(names) if anchor and anchor in known]
    if not anchor:
        raise RulebookError(
            f"{new.rulebook}, {new.id}: the rulebook amends another one, so the rule "
            "says where it stands; add `before`, `after` or `replaces` with the id of a rule"
        )
    if not found:
        ids = [rule.id for rule in rules]
        raise RulebookError(
            f"{new.rulebook}, {new.id}: says before, after or replaces {anchor!r}, "
            f"which is not in the rulebook it amends{nearest(anchor, ids)}"
        )
    if new.before:
        rules.insert(_before(rules, new, found[0], seats), new)
    elif new.after or rules[found[-1]].rulebook == new.rulebook:
        rules.insert(found[-1] + 1, new)
    else:
        rules[found[0] : found[-1] + 1] = [new]


def _before(rules: Sequence[Rule], new: Rule, anchor: int, seats: Seats) -> int:
    """The place before the anchor, among those that stand before it as well."""
    rivals = [
        n
        for n, rule in enumerate(rules)
        if rule.before == new.before and rule.rulebook != new.rulebook
    ]
    later = [n for n in rivals if _yields(rules[n], new, seats)]
    return min([anchor, *later])


def _yields(rule: Rule, new: Rule, seats: Seats) -> bool:
    """Whether the new rule comes first; refused where nothing says which of the two."""
    if rule.id == new.after or apart(rule, new):
        return False
    here, there = seats[rule.rulebook], seats[new.rulebook]
    if rule.after == new.id or (covers(here, there) and here != there):
        return True
    raise RulebookError(
        f"{rule.rulebook} {rule.id} and {new.rulebook} {new.id} both stand "
        f"before {new.before}; say which of the two comes first"
    )


def apart(one: Rule, other: Rule) -> bool:
    """Whether two rules never hold of the same organization on the same day."""
    if one.until <= other.since or other.until <= one.since:
        return True
    shared = one.when.keys() & other.when.keys()
    return any(not set(one.when[fact]) & set(other.when[fact]) for fact in shared)
