"""Files for Neo4j's offline importer, and the exact command that reads them.

For a first load of millions: the importer writes an empty database in one go, while its
server is stopped. Afterwards `add_indexes` (queries.store_check) completes the graph.
"""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graphmodel.graph_csv import (
    SEPARATOR,
    mark_table,
    node_table,
    relation_table,
    several_lines,
)
from graphmodel.graph_difference import gathered, tidy
from graphmodel.graph_tables import Graph
from queries import schema, server_docker, server_jars
from queries.server_state import Server


@dataclass(frozen=True)
class Files:
    """What was written: file names by what the importer takes them for."""

    folder: Path
    nodes: Mapping[str, str]
    relations: Sequence[tuple[str, str]]
    several_lines: bool
    counts: tuple[int, int]

    def arguments(self, folder: str, overwrite: bool) -> tuple[list[str], list[str]]:
        """What the admin tool is to do, and the options for files that lie in `folder`."""
        options = ["--overwrite-destination=true"] if overwrite else []
        options += ["--id-type=string", f"--report-file={folder}/import.report"]
        options += [f"--array-delimiter=U+{ord(SEPARATOR):04X}"]
        options += ["--multiline-fields=true"] if self.several_lines else []
        nodes = [f"--nodes={label}={folder}/{n}" for label, n in self.nodes.items()]
        edges = [f"--relationships={kind}={folder}/{n}" for kind, n in self.relations]
        return ["database", "import", "full", "neo4j"], [*options, *nodes, *edges]


def write_files(graph: Graph, folder: Path, dataset: str, on: date) -> Files:
    """Write a graph as files into a folder, new or empty. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    nodes, several = {}, False
    for name, label in schema.LABELS.items():
        frame = tidy(graph.nodes[name])
        since = on if label.recorded else None
        several = several or several_lines(frame)
        table = node_table(frame, name, label.key, label.properties, dataset, since)
        nodes[name] = f"{name}.csv"
        table.write_csv(folder / nodes[name])
    relations = []
    total = 0
    for ends, edges in gathered(graph).items():
        if not edges.frame.height:
            continue
        file = f"{'-'.join(ends)}.csv"
        types = schema.RELATIONS[ends].properties
        relation_table(edges, types, on).write_csv(folder / file)
        relations.append((ends[0], file))
        total += edges.frame.height
    counts = (sum(frame.height for frame in graph.nodes.values()), total)
    nodes[schema.MARK] = f"{schema.MARK}.csv"
    given: dict[str, str | int] = {
        "state": "imported",
        "schema_version": schema.SCHEMA_VERSION,
    }
    mark_table(dataset, on, counts, given).write_csv(folder / nodes[schema.MARK])
    return Files(folder.resolve(), nodes, relations, several, counts)


def command(
    files: Files, server: Server | None, place: Path, jars: Path, overwrite: bool
) -> str:
    """The command for a shell that imports the files into the server's home.

    `place` is the home of a local server, `jars` the folder of its jars; for a server of
    somebody else's making the command is that of Neo4j's own installation. Without
    `overwrite` the importer itself refuses a database that is there already.
    """
    settings: Mapping[str, str] = {}
    folder = str(files.folder)
    program = ["neo4j-admin"]
    if server and server.how == "docker":
        volumes = [f"--volume={place / 'data'}:/data", f"--volume={folder}:/import"]
        program = ["docker", "run", "--rm", *volumes, server_docker.IMAGE, *program]
        folder = "/import"
    elif server and server.how == "jars":
        program, settings = server_jars.admin_command(place, jars, heap="2g")
    task, options = files.arguments(folder, overwrite)
    pairs = [f"{name}={shlex.quote(value)}" for name, value in settings.items()]
    first = " ".join([*pairs, shlex.join([*program, *task])])
    return " \\\n  ".join([first, *map(shlex.quote, options)])
