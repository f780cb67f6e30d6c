"""The one page: search, verdict with proof, findings."""

from collections import Counter
from datetime import date

import streamlit as st

from app_pages import dataset, parts, search, show, words
from app_pages.dataset import Answer
from graphmodel.errors import LishuError
from graphmodel.findings import Finding
from graphmodel.proofs import explain
from graphmodel.vocabulary import finding_term
from lishu.reports import words as report
from lishu.reports.escape import shown
from lishu.reports.leaders import neutralized

NAMES = {"zh": "中文", "en": "English"}
FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2099, 12, 31)


def page() -> None:
    """Ask, answer, show."""
    show.write(show.STYLE)
    language = choose_language()
    show.write(
        show.tag("h2", show.text(words.TITLE.label(language)), "name"),
        show.tag("p", show.text(words.LEAD.label(language))),
    )
    try:
        with st.spinner(words.LOADING.label(language)):
            world = dataset.world(dataset.paths(), dataset.stamp())
    except (LishuError, OSError) as error:
        tell(words.FAILED.label(language), str(error), words.AGAIN.label(language))
        return
    show.write(parts.banner(world, dataset.is_real_example(), language))
    if not len(world.organizations):
        tell(words.EMPTY.label(language))
        show.write(parts.rejected_rows(world, language))
        return
    typed, as_of = ask(language)
    if as_of is None:
        tell(words.NO_DATE.label(language), command=False)
        return
    with st.spinner(words.LOADING.label(language)):
        found = dataset.answer(dataset.paths(), dataset.stamp(), as_of, date.today())
    look_up(found, typed, language)
    registry(found, language)


def choose_language() -> str:
    """The language chosen, else that of the address, else of the browser."""
    browser = "zh" if (st.context.locale or "").lower().startswith("zh") else "en"
    asked = st.query_params.get("lang", "")
    chosen = st.segmented_control(
        "语言 / Language",
        list(NAMES),
        default=asked if asked in NAMES else browser,
        required=True,
        format_func=NAMES.__getitem__,
        key="language",
        label_visibility="collapsed",
        on_change=_language_to_address,
    )
    return chosen or "en"


def _language_to_address() -> None:
    # Not bound: a bound widget puts its label into the address, not its value.
    st.query_params["lang"] = st.session_state["language"]


def tell(*lines: str, command: bool = True) -> None:
    """A message in lines, and how to open another registry."""
    said = [
        show.tag("p", show.text(line)) for text in lines for line in text.split("\n")
    ]
    how = show.tag("p", show.tag("code", show.text(words.COMMAND))) if command else ""
    show.write(*said, how)


def ask(language: str) -> tuple[str, date | None]:
    """What to look up, and for which day."""
    left, right = st.columns([3, 1])
    typed = left.text_input(
        words.SEARCH.label(language),
        key="q",
        max_chars=200,
        placeholder=words.PLACEHOLDER.label(language),
        bind="query-params",
    )
    as_of = right.date_input(
        words.AS_OF.label(language),
        value=date.today(),
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        key="as_of",
        format="YYYY-MM-DD",
        help=words.AS_OF_HELP.label(language),
        bind="query-params",
    )
    return typed or "", as_of if isinstance(as_of, date) else None


def look_up(answer: Answer, typed: str, language: str) -> None:
    """The verdict and proof of what was searched for, or what to do instead."""
    if not typed.strip():
        show.write(show.tag("p", show.text(words.HINT.label(language))))
        return
    found = search.find(answer.resolution.world, typed)
    if not found.count:
        nobody(answer, typed, language)
        return
    position = choose(answer, found, typed, language)
    proof = explain(answer.resolution, position)
    show.write(parts.verdict(proof, language), parts.proof(proof, language))


def nobody(answer: Answer, typed: str, language: str) -> None:
    """Nothing was found: say what to do, and name what is near."""
    show.write(
        show.tag("p", show.text(parts.said(words.NOBODY, language, wanted=typed))),
        show.tag("p", show.text(words.TRY.label(language))),
    )
    if near := search.nearest(answer.resolution.world, typed):
        items = "".join(show.tag("li", show.text(name)) for name in near)
        show.write(show.text(words.NEAREST.label(language)), show.tag("ul", items))


def choose(answer: Answer, found: search.Found, typed: str, language: str) -> int:
    """The one organization found, or the one chosen of several."""
    if len(found.positions) == 1:
        return found.positions[0]
    table = answer.resolution.world.organizations
    some = words.CHOOSE_OF if found.count > len(found.positions) else words.CHOOSE
    label = parts.said(some, language, count=found.count, shown=len(found.positions))
    return st.selectbox(
        label,
        found.positions,
        format_func=lambda at: (
            f"{shown(table['name'][at])} · {shown(table['org_id'][at])}"
        ),
        key=f"match {typed}",
    )


def registry(answer: Answer, language: str) -> None:
    """The whole registry: counts, findings, what could not be read, a download."""
    title = f"{words.REGISTRY.label(language)} · {answer.resolution.as_of}"
    show.write(
        show.tag("h2", show.text(title), "name"), parts.counts(answer.summary, language)
    )
    findings(answer, language)
    show.write(parts.rejected_rows(answer.resolution.world, language))
    st.download_button(
        words.DOWNLOAD.label(language),
        lambda: neutralized(answer.resolution.table()).write_csv(include_bom=True),
        file_name=f"leaders-{answer.resolution.as_of}.csv",
        mime="text/csv",
    )


def findings(answer: Answer, language: str) -> None:
    """The findings, all or of one class."""
    found = answer.findings
    title = f"{report.FINDINGS.label(language)}: {len(found):,}"
    show.write(show.tag("h2", show.text(title)))
    if not found:
        show.write(show.tag("p", show.text(words.NO_FINDING.label(language))))
        return
    chosen = choose_class(found, language)
    listed = [finding for finding in found if chosen in ("", finding.code)]
    show.write(
        parts.findings(listed[: parts.FINDINGS], answer.resolution.as_of, language)
    )
    if len(listed) > parts.FINDINGS:
        rest = parts.said(words.MORE, language, count=len(listed) - parts.FINDINGS)
        show.write(show.tag("p", show.text(rest)))


def choose_class(found: tuple[Finding, ...], language: str) -> str:
    """The class of findings to list, empty for all."""
    numbers = Counter(finding.code for finding in found)

    def label(code: str) -> str:
        if not code:
            return f"{words.ALL.label(language)} ({len(found):,})"
        return f"{code} {finding_term(code).label(language)} ({numbers[code]:,})"

    return st.selectbox(
        words.KIND.label(language), ["", *numbers], format_func=label, key="class"
    )


page()
