"""Why another rule decides: what became of the two rules and their documents.

In: two resolutions and the names of two rules. Out: one sentence that names both, and
what came into force, ended, was adopted or changed between them.
"""

from collections.abc import Iterator

from graphmodel.regimes import Library
from graphmodel.resolution import Resolution
from graphmodel.rulebook import Rule, Rulebook
from graphmodel.wording import Words

_NO_RULE = Words("无适用规则", "no rule")


def rule_change(old: Resolution, new: Resolution, one: str, two: str) -> Words:
    """From rule `one` to rule `two` (RULEBOOK/RULE, "none" for none), and why."""
    before, after = _named(one), _named(two)
    why = [*_came(old, new, two), *_went(old, new, one)]
    if one == two or not why:
        why += _changed(old, new, {one, two})
    arrow = "" if one == two else " → "
    line = Words(
        before.zh + (arrow + after.zh if arrow else ""),
        before.en + (arrow + after.en if arrow else ""),
    )
    if not why:
        return line
    return line + Words(
        f"（{'；'.join(w.zh for w in why)}）", f" ({'; '.join(w.en for w in why)})"
    )


def _named(name: str) -> Words:
    book, _, rule = name.partition("/")
    if not rule:
        return _NO_RULE
    return Words(f"规则 {rule}（{book}）", f"rule {rule} ({book})")


def _book(library: Library, name: str) -> Rulebook | None:
    book_id = name.partition("/")[0]
    return next((book for book in library.rulebooks if book.id == book_id), None)


def _rules(book: Rulebook, name: str) -> list[Rule]:
    rule_id = name.rpartition("/")[2]
    return [rule for rule in book.rules if rule.id == rule_id]


def _came(old: Resolution, new: Resolution, name: str) -> Iterator[Words]:
    """Why the newer rule did not decide before."""
    book, before = _book(new.library, name), _book(old.library, name)
    if book is None:
        return
    if before is None:
        yield Words(f"新增规则集 {book.id}", f"rulebook {book.id} added")
    elif before not in old.library.in_force(old.as_of):
        adopted = Words(f"采用 {book.id}", f"{book.id} adopted")
        yield _outside(book, old) or adopted
    elif rules := _rules(book, name):
        since = min(rule.since for rule in rules)
        if since > old.as_of:
            yield Words(f"该条自 {since} 起适用", f"the rule applies from {since}")


def _went(old: Resolution, new: Resolution, name: str) -> Iterator[Words]:
    """Why the older rule decides no more."""
    book, after = _book(old.library, name), _book(new.library, name)
    if book is None:
        return
    if after is None:
        yield Words(f"移去规则集 {book.id}", f"rulebook {book.id} removed")
    elif after not in new.library.in_force(new.as_of):
        dropped = Words(f"不再采用 {book.id}", f"{book.id} no longer adopted")
        yield _outside(after, new) or dropped
    elif after.amends and not _in_force(new, after.amends):
        base = after.amends
        yield Words(
            f"所修改的 {base} 已失效", f"{base}, which it amends, is not in force"
        )
    elif rules := _rules(after, name):
        until = max(rule.until for rule in rules)
        if until <= new.as_of:
            yield Words(f"该条适用至 {until} 前", f"the rule applies until {until}")


def _outside(book: Rulebook, resolution: Resolution) -> Words | None:
    """Which of its own days keeps a document out; None where adoption decides."""
    if not book.jurisdiction:
        return None
    since, until = book.valid_from, book.valid_to
    if resolution.as_of < since:
        return Words(f"{book.id} 自 {since} 起施行", f"{book.id} in force from {since}")
    if until <= resolution.as_of:
        return Words(f"{book.id} {until} 起失效", f"{book.id} in force until {until}")
    return None


def _in_force(resolution: Resolution, book_id: str) -> bool:
    books = resolution.library.in_force(resolution.as_of)
    return any(book.id == book_id for book in books)


def _changed(old: Resolution, new: Resolution, names: set[str]) -> Iterator[Words]:
    """Documents of which the file is another one."""
    for name in sorted(names):
        one, two = _book(old.library, name), _book(new.library, name)
        if one and two and one.digest != two.digest:
            yield Words(f"{one.id} 内容有变", f"{one.id} has changed")
