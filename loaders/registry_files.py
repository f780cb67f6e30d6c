"""The registry files of a dataset: only the columns that lishu knows are read.

In: a dataset. Out: one source a file (or sheet), personal columns never among them.
"""

from graphmodel.errors import InputError
from graphmodel.reading import nearest, nearest_zh
from loaders.columns import BY_NAME, nearest_headings, recognize
from loaders.dataset import Dataset
from loaders.reading import NoHeadings, Selection, peek, read
from loaders.table_source import TableSource


def read_registry(dataset: Dataset) -> list[TableSource]:
    """The registry tables of a dataset, only the columns that lishu knows."""
    sources: list[TableSource] = []
    for name in dataset.columns.values():
        if name and name not in BY_NAME:
            raise InputError(
                f"[columns] names {name!r}{nearest(name, BY_NAME)}",
                f"[columns] 写的是“{name}”{nearest_zh(name, BY_NAME)}",
            )
    for file in dataset.files["organizations"]:
        try:
            tables = read(file, lambda h: _choose(h, dataset))
        except NoHeadings as error:
            raise InputError(*_no_headings(error)) from error
        sources += [
            TableSource(table, recognize(table.headings, dataset.columns))
            for table in tables
        ]
    return sources


def peeked(dataset: Dataset, only: str) -> list[TableSource] | None:
    """The few rows that share a code or name with `only`, of every file.

    None where a file must be read whole, or nothing is called so.
    """
    peeks = []
    for file in dataset.files["organizations"]:
        found = peek(file, lambda h: _choose(h, dataset), lambda h: _keys(h, dataset))
        if found is None:
            return None
        peeks.append(found)
    from loaders import narrowing  # after the pass over the bytes: it needs Polars

    texts = narrowing.shared_texts([list(p.columns.values()) for p in peeks], only)
    if not texts or any('"' in text for text in texts):
        return None
    sources = []
    for found in peeks:
        hits = narrowing.hits(list(found.columns.values()), texts)
        table = found.rows(hits)
        if table is None:
            return None
        sources.append(TableSource(table, recognize(table.headings, dataset.columns)))
    return sources


def _keys(headings: tuple[str, ...], dataset: Dataset) -> tuple[int, ...]:
    """The columns of codes and names."""
    columns = recognize(headings, dataset.columns).columns
    return tuple(columns[name] for name in ("org_id", "name") if name in columns)


def _choose(headings: tuple[str, ...], dataset: Dataset) -> Selection | None:
    found = recognize(headings, dataset.columns)
    if "name" not in found.columns:
        return None
    many = {n for c, n in found.columns.items() if BY_NAME[c].many}
    rest = set(found.columns.values()) - many
    return Selection(tuple(sorted(rest)), tuple(sorted(many)))


def _no_headings(error: NoHeadings) -> tuple[str, str]:
    """The message with the headings that come near, in English and in Chinese.

    Where none of those that are not known does, it says how one of one's own is told.
    """
    unknown = recognize(error.headings).ignored
    near = {h: known for h in unknown if (known := nearest_headings(h))}
    if not near:
        return (
            f"{error}; rename that heading, or name it in dataset.toml: "
            'columns = {"your heading" = "name"}',
            f"{error.chinese}；请改该列的表头，或在 dataset.toml 中写明："
            'columns = {"原表头" = "name"}',
        )
    said = " | ".join(f"{h!r} is near {', '.join(known)}" for h, known in near.items())
    said_zh = "；".join(f"“{h}”与{'、'.join(known)}相近" for h, known in near.items())
    return f"{error}; {said}", f"{error.chinese}；{said_zh}"
