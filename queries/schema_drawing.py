"""The model of the graph as a page shows it: drawn, with tables of what it holds.

In: the declarations of `schema` and `schema_resolved`. Out: Markdown with a Mermaid
diagram. The pages of the documentation hold it, and a test compares them.
"""

from collections.abc import Iterable, Iterator

from graphmodel.vocabulary import RELATIONS as CODES
from graphmodel.vocabulary import is_strong
from graphmodel.wording import Words
from queries.schema import LABELS, RELATIONS, Label, Relation
from queries.schema_resolved import RESOLUTION, RESOLVED

#: Weak codes stand for a type each; the drawing has them once.
WEAK = tuple(code for code in CODES if not is_strong(code))
_HEADINGS = {
    "labels": Words(
        "| 节点 | 键 | 属性 |\n|---|---|---|",
        "| label | key | properties |\n|---|---|---|",
    ),
    "types": Words(
        "| 关系 | 从 → 到 | 属性 |\n|---|---|---|",
        "| type | from → to | properties |\n|---|---|---|",
    ),
}
_WEAK_NAME = Words("弱关系，一种代码一个类型", "weak relations, one type a code")


def drawing(language: str) -> str:
    """The diagram and the two tables, in `language` (zh or en)."""
    parts = (
        "```mermaid\n" + "\n".join(_diagram(language)) + "\n```",
        "\n".join((_HEADINGS["labels"].label(language), *_labels())),
        "\n".join((_HEADINGS["types"].label(language), *_types(language))),
    )
    return "\n\n".join(parts) + "\n"


def _diagram(language: str) -> Iterator[str]:
    yield "flowchart LR"
    arrows: dict[tuple[str, str], list[str]] = {}
    for relation in _shown():
        arrows.setdefault((relation.source, relation.target), []).append(relation.type)
    arrows["Body", "Body"].append("weak")
    arrows["Body", "Organization"].append("weak")
    for (source, target), types in arrows.items():
        named = dict.fromkeys(
            _WEAK_NAME.label(language) if kind == "weak" else kind for kind in types
        )
        yield f'  {source} -->|"{"<br>".join(named)}"| {target}'


def _shown() -> Iterator[Relation]:
    """Relations but those of weak codes that have nothing of their own to tell."""
    for relation in RELATIONS.values():
        if relation.type not in WEAK:
            yield relation
    yield from RESOLVED


def _labels() -> Iterator[str]:
    for label in (*LABELS.values(), RESOLUTION):
        yield f"| `{label.name}` | `{label.key}` | {_properties(label)} |"


def _properties(item: Label | Relation) -> str:
    names = [name for name in item.properties if name != getattr(item, "key", "")]
    return _code(names) or "—"


def _types(language: str) -> Iterator[str]:
    resolved = {id(relation) for relation in RESOLVED}
    for relation in _shown():
        mark = " †" if id(relation) in resolved else ""
        ends = f"`{relation.source}` → `{relation.target}`"
        yield f"| `{relation.type}`{mark} | {ends} | {_properties(relation)} |"
    weak = next(r for r in RELATIONS.values() if r.type in WEAK)
    ends = "`Body` → `Body`, `Organization`"
    yield f"| {_WEAK_NAME.label(language)} | {ends} | {_properties(weak)} |"
    yield f"| | | {_code(WEAK)} |"


def _code(names: Iterable[str]) -> str:
    return " ".join(f"`{name}`" for name in names)
