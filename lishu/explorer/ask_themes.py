"""The questions of the library in the order in which people look for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphmodel.wording import Words
from queries.question import Question

_ORDER: Sequence[tuple[Words, Sequence[str]]] = (
    (
        Words("一家组织", "One organization"),
        ("leader_of", "chain_to_root", "why_not", "around"),
    ),
    (
        Words("一个机构", "One body"),
        (
            "led_by", "body_subtree", "body_span", "body_end_orphans",
            "guidance_only", "successor_chain",
        ),
    ),
    (
        Words("两者之间", "Between two"),
        ("common_leader", "path_between"),
    ),
    (
        Words("谁无人领导", "Who is orphaned"),
        (
            "orphans", "orphans_by_cause", "orphans_by_division", "orphans_by_level",
            "orphans_by_supervisor",
        ),
    ),
    (
        Words("为什么无人领导", "Why they are orphaned"),
        (
            "missing_bodies", "ended_bodies_with_dependents", "gaps_after_decoupling",
            "weak_only", "conflicts", "cycles", "detached", "open_by_cause",
        ),
    ),
    (
        Words("申报与实际", "Declared and real"),
        ("declared_versus_derived", "stale_declarations", "inverse", "coverage"),
    ),
    (
        Words("机构与地区", "Bodies and places"),
        (
            "division_summary", "body_without_organizations", "expected_leaders",
            "supervisors_by_load", "community_fallback_load", "national_by_committee",
        ),
    ),
    (
        Words("规则与日期", "Rules and dates"),
        ("organizations_by_rule", "rule_text", "changes_between"),
    ),
    (Words("找", "Find"), ("search", "named")),
)  # fmt: skip
_REST = Words("其他", "Others")


@dataclass(frozen=True)
class Theme:
    """Questions that belong together."""

    title: Words
    questions: tuple[Question, ...]


def themes(found: Sequence[Question]) -> list[Theme]:
    """Every question under its theme; those that nobody placed come last."""
    left: dict[str, Question] = {each.name: each for each in found}
    told = [(title, _taken(left, names)) for title, names in _ORDER]
    told.append((_REST, tuple(left.values())))
    return [Theme(title, questions) for title, questions in told if questions]


def _taken(left: dict[str, Question], names: Sequence[str]) -> tuple[Question, ...]:
    return tuple(left.pop(name) for name in names if name in left)


def by_name(found: Sequence[Question]) -> Mapping[str, Question]:
    """Questions by name, in the order of their themes."""
    return {each.name: each for theme in themes(found) for each in theme.questions}
