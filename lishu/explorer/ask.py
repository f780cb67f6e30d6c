"""Questions of the library asked of the registry in memory, or of a Neo4j.

In: an answer of the app and what somebody filled in. Out: the `Answer` of the question;
where a name is nobody's or several bear it, those that may be meant.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Event, Thread

from graphmodel.resolution import Resolution
from lishu.explorer.answer import Answer, once
from lishu.explorer.focus import locate
from lishu.explorer.search import Index
from lishu.explorer.shelf import Cancelled, Step
from queries import Server, ask, connect
from queries.answer import Answer as Told
from queries.embedded import Embedded, opened
from queries.question import Question

#: Dates that one engine holds; it is opened anew when there are more.
DATES = 3
#: Answers that are kept, and how many may be meant are offered.
ANSWERS, OFFERED = 6, 8
#: How often somebody may stop a question that is being answered.
_EVERY = 0.2
#: Types of parameters that name an organization, a body or a division.
NAMED = frozenset({"organization", "body", "member", "node"})

Given = Mapping[str, str]


def engine(answer: Answer) -> Embedded:
    """The engine of an answer: opened once for everybody, it makes tables as they are asked."""
    held = once(answer, "ask.engine", lambda: opened(answer.resolution))
    if len(held.resolutions) <= DATES:
        return held
    answer.shelf.keep("ask.engine", 0)
    return engine(answer)


def asked(answer: Answer, question: Question, given: Given, step: Step) -> Told:
    """What the registry in memory answers.

    Raises UnknownError, ParameterError; ends early with Cancelled where `step` says so.
    """
    source = engine(answer)
    with _watched(step, source):
        return ask(question.name, source, **_values(question, given))


def asked_there(server: Server, question: Question, given: Given) -> Told:
    """What a Neo4j answers. Raises ServerError and StoreError too."""
    implied = {p.name: given.get(p.name, "") for p in question.parameters if p.implied}
    values = _values(question, given) | {n: text for n, text in implied.items() if text}
    with connect(server) as source:
        return ask(question.name, source, **values)


def _values(question: Question, given: Given) -> dict[str, str]:
    """What was filled in, without what the page itself decides."""
    names = {each.name for each in question.parameters if not each.implied}
    return {
        n: text for n, value in given.items() if n in names and (text := value.strip())
    }


def missing(question: Question, given: Given) -> list[str]:
    """The parameters that are needed and were not given."""
    values = _values(question, given)
    return [p.name for p in question.parameters if p.required and p.name not in values]


def meant(
    resolution: Resolution, index: Index, question: Question, given: Given
) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """For each name that is not one organization or body: those that may be meant.

    Gives the parameter, its text, and pairs of id and name.
    """
    for each in question.parameters:
        text = given.get(each.name, "").strip()
        if each.type in NAMED and text and not locate(resolution, text):
            yield each.name, text, _offered(resolution, index, each.type, text)


def _offered(
    resolution: Resolution, index: Index, kind: str, text: str
) -> list[tuple[str, str]]:
    world, found = resolution.world, index.find(text)
    organizations = found.organizations if kind != "body" else ()
    bodies = found.bodies if kind != "organization" else ()
    some = world.organizations[list(organizations[:OFFERED])]
    listed = list(some.select("org_id", "name").iter_rows())
    return listed + [
        (world.bodies.id(n), world.bodies.name(n, resolution.as_of))
        for n in bodies[:OFFERED]
    ]


@contextmanager
def _watched(step: Step, source: Embedded) -> Iterator[None]:
    """Stop the engine where somebody stops the work."""
    done = Event()

    def watch() -> None:
        try:
            while not done.wait(_EVERY):
                step("ask")
        except Cancelled:
            source.stop()

    step("ask")
    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
