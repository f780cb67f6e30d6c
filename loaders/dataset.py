"""A dataset: one registry file, or a folder whose `dataset.toml` names its files.

In: paths. Out: `Dataset` (what is to be read) and its tables as rows of text. Keys of
`dataset.toml`: formats.md. Unknown keys are refused with the nearest known one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphmodel.errors import DatasetError, InputError
from graphmodel.reading import Fields, nearest, nearest_zh
from graphmodel.records import ALWAYS, FOREVER
from graphmodel.regimes import Adoption
from graphmodel.rejected import RejectedRow
from graphmodel.vocabulary import KINDS
from graphmodel.wording import Words
from loaders import toml_text
from loaders.reading import Memory

if TYPE_CHECKING:  # named in types only: a file is opened before Polars is imported
    from graphmodel.world import Fault

ROLES = ("organizations", "bodies", "relations", "changes", "divisions")
ENDINGS = (
    ".csv",
    ".csv.gz",
    ".tsv",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".jsonl",
    ".ndjson",
    ".parquet",
)
MANIFEST = "dataset.toml"


@dataclass(frozen=True)
class Part:
    """A file in memory that is a certain table of a dataset (ROLES)."""

    role: str
    file: Memory


File = Path | str | Memory


@dataclass(frozen=True)
class Dataset:
    """What a dataset names, and what was read of it."""

    files: Mapping[str, tuple[File, ...]]
    adoptions: tuple[Adoption, ...] = ()
    rulebooks: tuple[Path, ...] = ()
    complete: frozenset[str] = frozenset()
    attested_only: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False
    relations: tuple[Mapping[str, str], ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    notices: tuple[Words, ...] = ()
    faults: "tuple[Fault, ...]" = ()
    elsewhere: frozenset[str] = frozenset()
    accepted: tuple[Path, ...] = ()

    @property
    def kept_relations(self) -> tuple[Mapping[str, str], ...]:
        """The relations, without those of organizations that were left out."""
        return tuple(r for r in self.relations if _end(r) not in self.elsewhere)


def _end(row: Mapping[str, str]) -> str:
    return row.get("to") or row.get("to_id") or ""


def open_dataset(
    paths: Sequence[File | Part], columns: Mapping[str, str] | None = None
) -> Dataset:
    """The dataset of some files and folders together. Raises InputError.

    `columns` says what further headings are to be taken for, by the heading.
    """
    if not paths:
        raise InputError(
            "no file given; name a registry file or a folder",
            "没有给出文件；请指明登记表文件或文件夹",
        )
    parts = [_open(path) for path in paths]
    files = {
        role: tuple(file for part in parts for file in part.files.get(role, ()))
        for role in ROLES
    }
    known = {k: v for part in parts for k, v in part.columns.items()}
    return Dataset(
        files=files,
        adoptions=tuple(a for part in parts for a in part.adoptions),
        rulebooks=tuple(r for part in parts for r in part.rulebooks),
        complete=frozenset().union(*(part.complete for part in parts)),
        columns=known | dict(columns or {}),
        synthetic=any(part.synthetic for part in parts),
        accepted=tuple(a for part in parts for a in part.accepted),
    )


def _open(path: File | Part) -> Dataset:
    if isinstance(path, Part):
        return Dataset({path.role: (path.file,)})
    if isinstance(path, Memory):
        return Dataset({"organizations": (path,)})
    if str(path) == "-":
        return Dataset({"organizations": ("-",)})
    place = Path(path)
    if place.name == MANIFEST:
        place = place.parent
    if not place.exists():
        raise InputError(
            f"{path}: there is no such file or folder; name a registry "
            f"({', '.join(ENDINGS)}), a folder with {MANIFEST}, or - for standard input",
            f"{path}：没有这个文件或文件夹；请指明登记表（{'、'.join(ENDINGS)}）、"
            f"含 {MANIFEST} 的文件夹，或用 - 表示标准输入",
        )
    if not place.is_dir():
        return Dataset({"organizations": (str(path),)})
    manifest = place / MANIFEST
    return _manifest(manifest) if manifest.exists() else _folder(place)


def _folder(folder: Path) -> Dataset:
    """Files by name; any other single table is the registry."""
    tables = sorted(f for f in folder.iterdir() if f.name.lower().endswith(ENDINGS))
    files: dict[str, tuple[File, ...]] = {}
    for role in ROLES:
        files[role] = tuple(f for f in tables if f.name.split(".")[0] == role)
    others = [f for f in tables if not any(f in named for named in files.values())]
    if not files["organizations"]:
        if len(others) != 1:
            names = [f.name for f in others]
            found, found_zh = (
                ", ".join(names) or "no table",
                "、".join(names) or "零份表",
            )
            raise InputError(
                f"{folder}: found {found}; a folder without {MANIFEST} holds one "
                "registry, or organizations.csv beside bodies, relations and changes",
                f"{folder}：找到 {found_zh}；没有 {MANIFEST} 的文件夹应只有一份登记表，"
                "或以 organizations.csv 为登记表，旁边是 bodies、relations、changes",
            )
        files["organizations"] = tuple(others)
    return Dataset(files)


def _manifest(manifest: Path) -> Dataset:
    table = toml_text.table(manifest.read_bytes(), manifest, DatasetError)
    fields = Fields(table, str(manifest), DatasetError)
    files: dict[str, tuple[File, ...]] = {
        role: tuple(_inside(manifest, name) for name in fields.texts(role))
        for role in ROLES
    }
    if not files["organizations"]:
        files = {
            **_folder(manifest.parent).files,
            **{r: f for r, f in files.items() if f},
        }
    complete = fields.texts("complete")
    for kind in complete:
        fields.known(kind, KINDS, "kind in `complete`")
    accepted = fields.text("accepted", default="")
    dataset = Dataset(
        files=files,
        adoptions=tuple(_adoption(f) for f in fields.tables("adopt", optional=True)),
        rulebooks=tuple(_inside(manifest, n) for n in fields.texts("rulebooks")),
        complete=frozenset(complete),
        columns={k: str(v) for k, v in fields.mapping("columns").items()},
        synthetic=fields.flag("synthetic") or _says_synthetic(manifest),
        accepted=(_inside(manifest, accepted),) if accepted else (),
    )
    fields.done()
    return dataset


def _says_synthetic(manifest: Path) -> bool:
    """A first comment that begins with SYNTHETIC labels the dataset as such."""
    first = manifest.read_text(encoding="utf-8").lstrip().split("\n")[0]
    return first.startswith("#") and "SYNTHETIC" in first


def _inside(manifest: Path, name: str) -> Path:
    path = manifest.parent / name
    if not path.exists():
        there = [f.name for f in manifest.parent.iterdir()]
        raise DatasetError(
            f"{manifest}: names {name!r}, which is not there{nearest(name, there)}",
            f"{manifest}：写的“{name}”不存在{nearest_zh(name, there)}",
        )
    return path


def _adoption(fields: Fields) -> Adoption:
    adoption = Adoption(
        fields.text("rulebook"),
        fields.text("division", default="100000"),
        fields.date("since", ALWAYS),
        fields.date("until", FOREVER),
    )
    fields.done()
    return adoption


def adoptions(pairs: Iterable[Any]) -> tuple[Adoption, ...]:
    """Adoptions from `RULEBOOK@DIVISION` texts or (rulebook, division) pairs."""
    found = []
    for pair in pairs:
        book, division = pair.partition("@")[::2] if isinstance(pair, str) else pair
        found.append(Adoption(book, division or "100000"))
    return tuple(found)
