"""What the texts leave open, what was not read, and what is borrowed from another time."""

from collections.abc import Iterator
from dataclasses import replace

from graphmodel.linting.citations import cited
from graphmodel.linting.problem import Problem
from graphmodel.linting.space import Region
from graphmodel.linting.stages import Stage
from graphmodel.linting.subject import Subject, rule_id
from graphmodel.regimes import Library
from graphmodel.rulebook import Rule
from graphmodel.wording import Words, leader_words


def undecided(subject: Subject) -> Iterator[Problem]:
    """Rules that name several leaders and no criterion."""
    for setting, stage in subject.stages:
        for n, rule in enumerate(stage.rules):
            where = stage.decided.leads(n)
            if rule.verdict == "UNDECIDED" and where.any() and not setting.supposed:
                yield _open(subject, stage, rule, stage.region(where))


def _open(subject: Subject, stage: Stage, rule: Rule, region: Region) -> Problem:
    leader = leader_words(rule, subject.name)
    return Problem(
        "undecided",
        Words(f"{rule_id(rule)}：{leader.zh}", f"{rule_id(rule)}: {leader.en}"),
        Words(
            "文件没有给出标准；章程申报的领导机关可以决定。",
            "The text gives no criterion; a leader that the charter declares settles it.",
        ),
        rulebooks=(rule.rulebook,),
        rules=(rule_id(rule),),
        jurisdiction=stage.seat,
        since=stage.since,
        until=stage.until,
        example=region.space.point(region.mask),
        regions=(region,),
    )


def borrowed(subject: Subject) -> Iterator[Problem]:
    """Rules that a regime applies before or after their own document is in force."""
    for setting, stage in subject.stages:
        for n, rule in enumerate(stage.rules):
            book = subject.book(rule.rulebook)
            if book.id in _adopted(setting.library):
                continue
            for since, until in (
                (stage.since, min(stage.until, book.valid_from)),
                (max(stage.since, book.valid_to), stage.until),
            ):
                if since < until:
                    region = stage.region(stage.decided.leads(n))
                    region = replace(region, since=since, until=until)
                    yield _borrowed(stage, rule, region)


def _borrowed(stage: Stage, rule: Rule, region: Region) -> Problem:
    book = rule.rulebook
    return Problem(
        "borrowed",
        Words(
            f"{stage.base} 之下适用 {book} 的 {rule_id(rule)}，而该文件当时并不有效",
            f"under {stage.base} the rule {rule_id(rule)} of {book} applies, which is "
            "not in force then",
        ),
        Words(
            "如系有意（语义 §1：脱钩处处适用），不必处理。",
            "Nothing to do where it is meant (semantics §1: decoupling holds under every "
            "rulebook).",
        ),
        rulebooks=(stage.base, book),
        rules=(rule_id(rule),),
        jurisdiction=stage.seat,
        since=region.since,
        until=region.until,
        regions=(region,),
    )


def _adopted(library: Library) -> set[str]:
    return {adoption.rulebook for adoption in library.adoptions}


def unread(subject: Subject) -> Iterator[Problem]:
    """Rulebooks with sentences whose text was not seen, or that rest on no text."""
    for book in subject.library.rulebooks:
        ids = [
            citation.rule
            for citation in cited(book)
            if citation.quote_status in ("not seen", "background")
        ]
        if ids:
            names = tuple(dict.fromkeys(ids))
            yield Problem(
                "unread",
                Words(
                    f"{book.id}：{len(names)} 条没有读到原文（{'、'.join(names)}）",
                    f"{book.id}: the text of {len(names)} was not read "
                    f"({', '.join(names)})",
                ),
                Words("找到原文后补上引文。", "Add the quote once the text is found."),
                rulebooks=(book.id,),
                rules=names,
                jurisdiction=book.jurisdiction,
            )
