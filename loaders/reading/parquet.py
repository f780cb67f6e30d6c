"""Parquet -> Table: every type as the text that a CSV export would show."""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from graphmodel.errors import InputError
from loaders.reading.cells import Bad, assemble, not_of, nul_rows, without_midnight
from loaders.reading.heading import no_headings, shown
from loaders.reading.source import Source
from loaders.reading.table import TEXT, Chooser, Places, Table

# Runs of one value pack without limit; no registry of any country comes near this.
ROW_LIMIT = 200_000_000


def read_parquet(source: Source, choose: Chooser) -> Table:
    """The table in this Parquet file.

    Raises NoHeadings where its columns are not those of a registry.
    """
    try:
        return _read(source, choose)
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        raise InputError(
            f"{source.name} cannot be read as Parquet ({shown(str(error))}); "
            "write it again, or save it as CSV",
            f"{source.name} 不能作为 Parquet 读取（{shown(str(error))}）；"
            "请重新生成，或另存为 CSV",
        ) from error


def _read(source: Source, choose: Chooser) -> Table:
    file = pq.ParquetFile(source.content.stream(0))
    headings = tuple(file.schema_arrow.names)
    selection = choose(headings)
    if selection is None:
        raise no_headings(source.name, [headings])
    height = file.metadata.num_rows
    if height > ROW_LIMIT:
        raise InputError(
            f"{source.name} claims {height:,} rows; more than {ROW_LIMIT:,} are "
            "refused; split it if they are true",
            f"{source.name} 自称有 {height:,} 行，超过 {ROW_LIMIT:,} 行的不读；"
            "确有这么多的，请拆成几个文件",
        )
    columns, bad = {}, Bad()
    for position, values in zip(
        selection.positions, _values(file, selection.positions), strict=True
    ):
        if len(values) != height:
            raise InputError(
                f"{source.name} is a damaged Parquet file: it claims {height:,} rows "
                f"but column {shown(headings[position])} has {len(values):,}; write "
                "it again",
                f"{source.name} 是损坏的 Parquet 文件：自称有 {height:,} 行，"
                f"但“{shown(headings[position])}”列有 {len(values):,} 行；请重新生成",
            )
        columns[position], broken = _text(values)
        for at in broken:
            bad[at] = ("encoding", *not_of("UTF-8", shown(headings[position])))
    bad = nul_rows(columns, headings) | bad
    lines = np.arange(1, height + 1, dtype=np.uint32)
    shell = Table(
        source.name, source.digest, headings, {}, 0, places=Places(heading_line=0)
    )
    return assemble(shell, selection, columns, lines, bad)


def _values(file: pq.ParquetFile, positions: tuple[int, ...]) -> list[pa.ChunkedArray]:
    names = file.schema_arrow.names
    wanted = [names[position] for position in positions]
    if len(set(names)) == len(names) and not any("." in name for name in names):
        table = file.read(columns=wanted)
        return [table.column(name) for name in wanted]
    # a name that stands twice, or with a dot, does not select one column
    table = file.read()
    return [table.column(position) for position in positions]


def _text(values: pa.ChunkedArray) -> tuple[pa.ChunkedArray, list[int]]:
    """The values as text, and the indices of those that are no text."""
    kind = values.type
    if pa.types.is_dictionary(kind):
        values = values.cast(kind.value_type)
        kind = values.type
    if pa.types.is_nested(kind):
        return _json(values), []
    if _is_bytes(kind):
        return _checked(values)
    try:
        text = values.cast(TEXT).fill_null("")
    except (pa.ArrowNotImplementedError, pa.ArrowInvalid):
        text = pa.chunked_array([[_plain(v) for v in values.to_pylist()]], TEXT)
    if pa.types.is_temporal(kind):
        text = without_midnight(pc.replace_substring_regex(text, r"\.0+$", ""))
    return text, []


def _is_bytes(kind: pa.DataType) -> bool:
    of = pa.types
    return bool(
        of.is_string(kind)
        or of.is_large_string(kind)
        or of.is_string_view(kind)
        or of.is_binary(kind)
        or of.is_large_binary(kind)
        or of.is_binary_view(kind)
        or of.is_fixed_size_binary(kind)
    )


def _checked(values: pa.ChunkedArray) -> tuple[pa.ChunkedArray, list[int]]:
    """Parquet promises UTF-8 but nothing enforces it."""
    octets = values.cast(pa.binary()) if values.type != pa.binary() else values
    try:
        return octets.cast(TEXT).fill_null(""), []
    except pa.ArrowInvalid:
        texts = [_decoded(value) for value in octets.to_pylist()]
    broken = [at for at, text in enumerate(texts) if text is None]
    return pa.chunked_array([[text or "" for text in texts]], TEXT), broken


def _decoded(value: bytes | None) -> str | None:
    try:
        return (value or b"").decode()
    except UnicodeDecodeError:
        return None


def _json(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pa.chunked_array([[_plain(v) for v in values.to_pylist()]], TEXT)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
