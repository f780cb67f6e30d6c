"""The parts of docs/cypher that are made from declarations: the model, the questions.

In: the text of a page. Out: the same text, what stands between `<!-- model -->` or
`<!-- questions -->` and its end mark made anew. `make docs` writes both pages so.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from graphmodel.wording import Words
from queries.question import Question
from queries.question_files import questions
from queries.schema_drawing import drawing

#: The pages and their languages.
PAGES: Mapping[str, str] = {"docs/cypher.md": "en", "docs/cypher.zh-CN.md": "zh"}
_HEADING = Words(
    "| 问题 | 内容 | 参数 |\n|---|---|---|",
    "| question | what | parameters |\n|---|---|---|",
)
_STAR = r"\*"


def renewed(page: str, language: str) -> str:
    """A page with its made parts made anew. Raises ValueError where a mark lacks."""
    for name, make in _PARTS.items():
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        if page.count(start) != 1 or page.count(end) != 1:
            raise ValueError(f"the page must have {start.strip()} and {end} once")
        before, _, rest = page.partition(start)
        page = f"{before}{start}{make(language)}{end}{rest.partition(end)[2]}"
    return page


def _questions(language: str) -> str:
    return "\n".join((_HEADING.label(language), *_rows(language))) + "\n"


def _rows(language: str) -> Iterator[str]:
    for each in questions():
        title = re.sub(r"\|", r"\\|", each.title.label(language))
        yield f"| `{each.name}` | {title} | {_parameters(each)} |"


def _parameters(question: Question) -> str:
    """Names of what can be given; a star where it must be."""
    own = [each for each in question.parameters if not each.implied]
    return " ".join(f"`{each.name}`{_STAR if each.required else ''}" for each in own)


_PARTS: Mapping[str, Callable[[str], str]] = {
    "model": drawing,
    "questions": _questions,
}


def main(arguments: Sequence[str] = ()) -> int:
    """Write the pages below a folder anew, the current one unless said."""
    root = Path(arguments[0] if arguments else ".")
    for name, language in PAGES.items():
        page = root / name
        page.write_text(renewed(page.read_text("utf-8"), language), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
