"""Ask: the library of questions with a form each, and a console where there is a Neo4j."""

import os

import streamlit as st

from app_parts import address, ask_console, ask_form, ask_result, faults, frame, show
from app_parts.frame import Page
from app_parts.shared import once, worked
from graphmodel.errors import LishuError, UnknownError
from graphmodel.wording import Words
from lishu.explorer import ask_words as words
from lishu.explorer.ask import ANSWERS, asked, asked_there, meant, missing
from lishu.explorer.ask_console import configured
from lishu.explorer.ask_themes import by_name, themes
from lishu.explorer.search import Index
from queries import Server, questions
from queries.answer import Answer
from queries.question import Question

PAGE = "ask"


def draw(page: Page) -> None:
    """A question and its answer, else the list of questions; the console on request."""
    server = configured(os.environ)
    mode = _chosen("mode", words.MODES, words.MODE, page) if server else "questions"
    if server and mode == "cypher":
        ask_console.draw(page, server)
        return
    known = by_name(questions())
    wanted = address.choice("ask_question", list(known), "")
    spoken = page.language
    st.selectbox(
        words.QUESTION.label(spoken),
        ["", *known],
        format_func=lambda name: (
            known[name].title if name else words.EVERY_QUESTION
        ).label(spoken),
        **address.bound("ask_question", wanted, default=""),
    )
    if not wanted:
        _list(spoken, server)
        return
    _question(page, known[wanted], server)


def _chosen(name: str, options: dict[str, Words], label: Words, page: Page) -> str:
    """A choice of a few that stands in the address."""
    names = list(options)
    value = address.choice(f"ask_{name}", names, names[0])
    st.segmented_control(
        label.label(page.language),
        names,
        required=True,
        format_func=lambda each: options[each].label(page.language),
        label_visibility="collapsed",
        **address.bound(f"ask_{name}", value, default=names[0]),
    )
    return value


def _list(spoken: str, server: Server | None) -> None:
    """Every question under its theme."""
    show.write(show.tag("p", show.text(words.LEAD.label(spoken))))
    for theme in themes(questions()):
        items = "".join(show.tag("li", _item(q, spoken)) for q in theme.questions)
        title = show.tag("h2", show.text(theme.title.label(spoken)))
        show.write(title + show.tag("ul", items))
    if server is None:
        show.write(
            show.tag("h2", show.text(words.MODES["cypher"].label(spoken))),
            show.tag("p", show.text(words.NO_NEO4J.label(spoken))),
        )


def _item(question: Question, spoken: str) -> str:
    link = address.link(PAGE, ask_question=question.name)
    about = show.tag("small", " " + show.prose(question.about.label(spoken)))
    return show.anchor(link, question.title.label(spoken)) + about


def _question(page: Page, question: Question, server: Server | None) -> None:
    """What a question asks, its form, and its answer as soon as it can be given."""
    spoken = page.language
    show.write(show.tag("p", show.prose(question.about.label(spoken))))
    engine = (
        _chosen("engine", words.ENGINES, words.ENGINE, page) if server else "embedded"
    )
    ask_form.draw(page, question, engine)
    given = ask_form.given(question, engine)
    lacking = missing(question, given)
    if lacking:
        by = {p.name: ask_form.label(p, spoken) for p in question.parameters}
        names = "、".join(by[name] for name in lacking)
        show.write(
            show.tag("p", show.text(words.GIVE.label(spoken).format(names=names)))
        )
    else:
        _answer(page, question, given, server if engine == "neo4j" else None, engine)
    ask_result.about(page, question, given)


def _answer(
    page: Page,
    question: Question,
    given: dict[str, str],
    server: Server | None,
    engine: str,
) -> None:
    try:
        told = _asked(page, question, given, server)
    except UnknownError as error:
        if server is not None or not _offer(page, question, given):
            ask_console.refused(faults.lines(error, page.language))
    except (LishuError, OSError) as error:
        ask_console.refused(faults.lines(error, page.language))
    else:
        ask_result.draw(page, told, given, engine)


def _asked(
    page: Page, question: Question, given: dict[str, str], server: Server | None
) -> Answer:
    """The answer, kept: with the registry's for everybody, else for this session."""
    name = f"ask.answer {question.name} {sorted(given.items())}"
    if server is not None:
        return worked(
            ask_form.desk(),
            name,
            lambda step: asked_there(server, question, given),
            steps=("ask",),
        )
    found = worked(
        page.answer,
        name,
        lambda step: asked(page.answer, question, given, step),
        steps=("ask",),
    )
    page.answer.shelf.keep("ask.answer ", ANSWERS)
    return found


def _offer(page: Page, question: Question, given: dict[str, str]) -> bool:
    """Those that may be meant where a name is not one; whether there was such a name."""
    resolution = page.answer.resolution
    index = once(page.answer, "explore.search", lambda: Index(resolution))
    shown = False
    for name, text, found in meant(resolution, index, question, given):
        head = words.NOT_ONE if found else words.NOBODY
        told = show.tag("p", show.text(head.label(page.language).format(text=text)))
        links = "".join(_candidate(question, given, name, *each) for each in found)
        show.write(told + (show.tag("ul", links) if links else ""))
        shown = True
    return shown


def _candidate(
    question: Question, given: dict[str, str], parameter: str, identity: str, name: str
) -> str:
    kept = ask_result.parameters(question, {**given, parameter: identity}, "embedded")
    link = show.anchor(address.link(PAGE, **kept), name)
    return show.tag("li", link + show.tag("small", " " + show.text(identity, 80)))


draw(frame.page())
