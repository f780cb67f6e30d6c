"""A graph as files for other programs: GraphML in one file, Parquet in a folder."""

from pathlib import Path

from graphmodel.graph_difference import gathered
from graphmodel.graph_tables import Graph
from graphmodel.graph_xml import TAIL, edge_lines, head, node_lines

_ROWS = 100_000


def write_graphml(graph: Graph, file: Path) -> None:
    """Write one GraphML file, slice by slice. Raises OSError."""
    tables = gathered(graph).values()
    with file.open("wb") as out:
        for line in head(graph.nodes.values(), tables):
            out.write(f"{line}\n".encode())
        for label, frame in graph.nodes.items():
            for part in frame.iter_slices(_ROWS):
                lines = node_lines(label, part)
                lines.write_csv(out, include_header=False, quote_style="never")
        for edges in tables:
            for part in edges.frame.iter_slices(_ROWS):
                lines = edge_lines(edges.of(part))
                lines.write_csv(out, include_header=False, quote_style="never")
        out.write(f"{TAIL}\n".encode())


def write_parquet(graph: Graph, folder: Path) -> None:
    """Write a file for each label (Body.parquet) and for each type of relation between
    two labels (LEADS-Body-Organization.parquet). Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for label, frame in graph.nodes.items():
        frame.write_parquet(folder / f"{label}.parquet")
    for ends, edges in gathered(graph).items():
        edges.frame.write_parquet(folder / f"{'-'.join(ends)}.parquet")
