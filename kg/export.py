"""The whole graph as one file, its format by the ending; the same graph gives the same bytes.

Formats with graph names (.nq .trig .jsonld .csv) hold every named graph, those without (.nt .ttl .graphml) their
union. Memory is bounded whatever the size: lines are sorted on disk, and only one document's graph is held at a time.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg import union
from kg.errors import KGError, UsageError
from kg.graphml import write_graphml
from kg.sorting import sorted_lines
from ontology import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat, Store

    from kg.generation import Generation

CSV_COLUMNS: Final = ("graph", "subject", "predicate", "object", "kind", "datatype", "language")


def export(generation: Generation, path: Path) -> int:
    """Write the graph. Returns the number of statements written.

    The file appears whole or not at all. Raises UsageError for an unknown ending, KGError when the disk refuses.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UsageError(f"{path}: no format has the ending {path.suffix!r}; use one of {' '.join(WRITERS)}")
    fresh = path.with_name(f".{path.name}.new")
    try:
        count = writer(generation.graph, fresh)
        fresh.replace(path)
    except OSError as error:
        raise KGError(f"{path}: cannot be written ({error}); see to the folder and the space on the disk") from error
    finally:
        fresh.unlink(missing_ok=True)
    return count


def statements(graph: Store) -> Iterator[Quad]:
    """The triples of the union, in the database's order."""
    from pyoxigraph import DefaultGraph

    return graph.quads_for_pattern(None, None, None, DefaultGraph())


def _nquads(graph: Store, path: Path) -> int:
    return _write(path, _lines(union.named(graph)))


def _ntriples(graph: Store, path: Path) -> int:
    return _write(path, _lines(statements(graph)))


def _lines(quads: Iterable[Quad]) -> Iterator[str]:
    return (f"{line} ." for line in sorted_lines(map(str, quads)))


def _write(path: Path, lines: Iterable[str]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(f"{line}\n")
            count += 1
    return count


def _turtle(graph: Store, path: Path) -> int:
    from pyoxigraph import RdfFormat

    return _rewritten(_lines(statements(graph)), path, RdfFormat.TURTLE)


def _trig(graph: Store, path: Path) -> int:
    from pyoxigraph import RdfFormat

    return _rewritten(_by_graph(graph), path, RdfFormat.TRIG)


def _jsonld(graph: Store, path: Path) -> int:
    from pyoxigraph import RdfFormat

    return _rewritten(_by_graph(graph), path, RdfFormat.JSON_LD)


def _rewritten(lines: Iterable[str], path: Path, format: RdfFormat) -> int:
    """Sorted lines in another syntax, by way of a temporary file that Oxigraph reads and writes as a stream."""
    from pyoxigraph import RdfFormat as Formats
    from pyoxigraph import parse, serialize

    with tempfile.NamedTemporaryFile(prefix="kg-export-", suffix=".nq") as file:
        count = _write(Path(file.name), lines)
        serialize(parse(path=file.name, format=Formats.N_QUADS), str(path), format, prefixes=PREFIXES)
    return count


def _by_graph(graph: Store) -> Iterator[str]:
    """All quads, graph by graph in order of name, each sorted."""
    for name in sorted(graph.named_graphs(), key=str):
        yield from (f"{line} ." for line in sorted(map(str, graph.quads_for_pattern(None, None, None, name))))


def _csv(graph: Store, path: Path) -> int:
    """One row for each statement, for spreadsheets: `kind` tells an IRI, a blank node and a literal apart."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(CSV_COLUMNS)
        for name in sorted(graph.named_graphs(), key=str):
            rows = sorted(map(_row, graph.quads_for_pattern(None, None, None, name)))
            writer.writerows(rows)
            count += len(rows)
    return count


def _row(quad: Quad) -> tuple[str, ...]:
    from pyoxigraph import BlankNode, Literal

    head = (_value(quad.graph_name), _value(quad.subject), quad.predicate.value, _value(quad.object))
    if isinstance(quad.object, Literal):
        language = quad.object.language or ""
        return (*head, "literal", "" if language else quad.object.datatype.value, language)
    return (*head, "blank" if isinstance(quad.object, BlankNode) else "iri", "", "")


def _value(term: Any) -> str:
    return str(term.value)


def _graphml(graph: Store, path: Path) -> int:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        return write_graphml(graph, file)


WRITERS: Final[dict[str, Callable[[Any, Path], int]]] = {
    ".ttl": _turtle,
    ".nq": _nquads,
    ".trig": _trig,
    ".jsonld": _jsonld,
    ".nt": _ntriples,
    ".graphml": _graphml,
    ".csv": _csv,
}
"""Ending → writer of (graph, file), which returns the number of statements."""
