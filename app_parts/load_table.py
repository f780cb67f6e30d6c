"""One file that is used beside a registry: what it was taken for, what was found in it."""

from app_parts import load_file, show
from app_parts.load_desk import Desk
from app_parts.work import worked
from graphmodel.counting import Count
from lishu.explorer import load_words as words
from lishu.explorer.upload_tables import Beside, look_beside, role
from loaders.reading import Memory


def role_in(desk: Desk, name: str, file: Memory) -> str:
    """What a file is, found once."""
    return worked(
        desk, f"look {name} role", lambda step: role(file, step), steps=("look",)
    )


def look_in(desk: Desk, name: str, file: Memory, known: str) -> Beside:
    """What is in a file of a known role, found once."""
    return worked(
        desk,
        f"look {name} {known}",
        lambda step: look_beside(file, known, step),
        steps=("look",),
    )


def draw(file: Memory, found: Beside, has_registry: bool, language: str) -> None:
    """What a file was taken for, how many rows it has, which cannot be read."""
    show.write(show.tag("h2", show.text(file.name), "name"))
    if found.error.en:
        lines = found.error.label(language).split("\n")
        show.write(
            show.tag("p", show.tag("b", show.text(words.UNREADABLE.label(language)))),
            *(show.tag("p", show.text(line)) for line in lines),
        )
        return
    what = words.ROLES[found.role].label(language).format(count=Count(found.rows))
    told = words.TAKEN.label(language).format(what=what)
    then = words.WITH_REGISTRY if has_registry else words.NO_REGISTRY
    show.write(
        show.tag("p", show.text(told)),
        show.tag("p", show.text(then.label(language))),
    )
    if found.rejected:
        load_file.rejected(file.name, found.rejected, language)
