"""What a file that comes without its folder is: a registry, or a table beside one.

In: a file in memory. Out: its role in a dataset, told by its headings, since names of
files that people hand in say little.
"""

from graphmodel.errors import InputError
from loaders.reading import Memory, read

#: Headings by which each small table is known; of each group one must be there.
_SIGNS = {
    "relations": (("relation",), ("from", "from_id"), ("to", "to_id")),
    "changes": (("date",), ("kind",), ("from", "from_id", "to", "to_id")),
    "divisions": (("code",), ("parent",), ("level",)),
    "bodies": (("name",), ("kind",), ("body_id", "id", "division", "valid_from")),
}
REGISTRY = "organizations"


class _Known(Exception):  # noqa: N818 - ends the reading of a file whose role is known
    def __init__(self, role: str) -> None:
        self.role = role


def role_of(file: Memory) -> str:
    """The role of a file: bodies, relations, changes or divisions, else organizations.

    A file that cannot be read is taken for a registry: reading it as one tells why.
    """

    def judge(headings: tuple[str, ...]) -> None:
        role = role_by(headings)
        if role != REGISTRY:
            raise _Known(role)

    try:
        read(file, judge)
    except _Known as known:
        return known.role
    except InputError:
        return REGISTRY
    return REGISTRY


def role_by(headings: tuple[str, ...]) -> str:
    """The role of a table with these headings.

    >>> role_by(("from", "to", "relation")), role_by(("社会组织名称",))
    ('relations', 'organizations')
    """
    there = {heading.strip().removeprefix("\ufeff") for heading in headings}
    for role, groups in _SIGNS.items():
        if all(there.intersection(group) for group in groups):
            return role
    return REGISTRY
