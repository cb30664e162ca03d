"""SHACL over the graph, one named graph at a time so that memory is bounded by the largest document.

Shapes stand in `ontology/shapes.ttl`; the engine is pySHACL (https://www.w3.org/TR/shacl/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KGError
from kg.results import shorten
from ontology import FOLDER, iri

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Store

    from kg.generation import Generation

SHAPES: Final = FOLDER / "shapes.ttl"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One result: the node, the property, what is wrong, how grave (Violation, Warning, Info), and the graph."""

    graph: str
    focus: str
    path: str
    message: str
    severity: str
    value: str = ""

    def __str__(self) -> str:
        value = f" (found {self.value})" if self.value else ""
        return f"{self.severity}: {shorten(self.focus)} {shorten(self.path)}: {self.message}{value}"


@dataclass(frozen=True, slots=True)
class Report:
    """What the shapes have to say; `checked` is the number of graphs looked at."""

    violations: tuple[Violation, ...]
    checked: int

    @property
    def conforms(self) -> bool:
        return not self.violations

    def payload(self) -> dict[str, Any]:
        rows = [asdict(violation) for violation in self.violations]
        return {"conforms": self.conforms, "checked": self.checked, "violations": rows}


def validate(generation: Generation, shapes: Path = SHAPES, graphs: Iterable[str] | None = None) -> Report:
    """Check named graphs (all, unless some are named) against the shapes. Raises KGError for shapes that are wrong."""
    names = sorted(generation.records if graphs is None else graphs)
    parsed = _shapes(shapes)
    found = [violation for name in names for violation in _validate_graph(generation, name, parsed)]
    return Report(tuple(sorted(found)), len(names))


def _shapes(path: Path) -> rdflib.Graph:
    import rdflib

    try:
        return rdflib.Graph().parse(path, format="turtle")
    except (OSError, SyntaxError) as error:
        raise KGError(f"{path}: the shapes cannot be read ({error})") from error


def _validate_graph(generation: Generation, name: str, shapes: rdflib.Graph) -> Iterator[Violation]:
    import pyshacl
    import rdflib

    targets = {str(target) for target in shapes.objects(None, rdflib.SH.targetClass)}
    data = rdflib.Graph().parse(data=_context(generation.graph, name, targets), format="nt")
    conforms, results, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=True)
    if not isinstance(results, rdflib.Graph):
        raise KGError(f"{SHAPES.name}: the shapes cannot be applied ({str(text).strip()})")
    if not conforms:
        yield from _violations(results, name)


def _context(graph: Store, name: str, targets: Iterable[str]) -> str:
    """The named graph as N-Triples, with what shapes look at beyond it: whether an addressee is an organisation.

    That is the types of the nodes that the graph speaks of, and how classes lie under one another. A type that shapes
    aim at is left out where another graph states it: that graph has the rest of the node, and is checked itself.
    """
    from pyoxigraph import DefaultGraph, NamedNode

    own = list(graph.quads_for_pattern(None, None, None, NamedNode(name)))
    classes = list(graph.quads_for_pattern(None, NamedNode(iri("rdfs:subClassOf")), None, DefaultGraph()))
    aimed_at = _with_narrower(targets, [(str(quad.subject), str(quad.object)) for quad in classes])
    quads = [*own, *classes]
    for node in sorted({quad.object for quad in own if isinstance(quad.object, NamedNode)}, key=str):
        types = graph.quads_for_pattern(node, NamedNode(iri("rdf:type")), None, DefaultGraph())
        quads += (quad for quad in types if str(quad.object) not in aimed_at)
    return "\n".join(sorted({f"{quad.triple} ." for quad in quads}))


def _with_narrower(classes: Iterable[str], under: Sequence[tuple[str, str]]) -> set[str]:
    """Classes, as N-Triples write them, and all that lie under them: a progress report is a document."""
    found = {f"<{name}>" for name in classes}
    while more := {narrower for narrower, wider in under if wider in found} - found:
        found |= more
    return found


def _violations(results: rdflib.Graph, graph: str) -> Iterator[Violation]:
    from rdflib.namespace import RDF, SH

    for result in results.subjects(RDF.type, SH.ValidationResult):
        yield Violation(
            graph=graph,
            focus=_text(results.value(result, SH.focusNode)),
            path=_text(results.value(result, SH.resultPath)),
            message=" ".join(sorted(map(str, results.objects(result, SH.resultMessage)))),
            severity=_text(results.value(result, SH.resultSeverity)).rpartition("#")[2],
            value=_text(results.value(result, SH.value)),
        )


def _text(node: object) -> str:
    return "" if node is None else str(node)
