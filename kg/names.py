"""From what a person types for a node, a document or a part to the term that stands for it in the graph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from kg.errors import NotFound, UsageError
from kg.fold import is_claim, leader
from kg.iris import made_of_name
from kg.judgements import short, whole
from kg.symbol import document_iri, normalise, part_iri
from ontology import LANGUAGES, iri

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Store

    from kg.generation import Generation

NAMES: Final = tuple(
    map(iri, ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "rdfs:label", "unp:acronym", "dcterms:title"))
)
"""The properties by which a node is called."""
NEAREST: Final = 3
"""Names told where nothing bears the one given."""
ALIKE: Final = 0.25
"""By what share of its letters another name may differ to be told."""
KINDS: Final = ("node", "document", "part", "text")


def bound(generation: Generation, kind: str, value: str, parameter: str) -> NamedNode | Literal:
    """The term for a parameter. Raises UsageError (a wrong symbol or IRI, a name of several nodes), NotFound."""
    from pyoxigraph import Literal, NamedNode

    if kind == "text":
        return Literal(value)
    if kind == "document":
        return NamedNode(document_iri(normalise(value)))
    if kind == "part":
        symbol, _, fragment = value.partition("#")
        return NamedNode(part_iri(normalise(symbol), fragment) if fragment else document_iri(symbol))
    return _node(generation, value, parameter)


def _node(generation: Generation, value: str, parameter: str) -> NamedNode:
    from pyoxigraph import NamedNode

    if "://" in (name := whole(value)):
        try:
            node = NamedNode(name)
        except ValueError as error:
            raise UsageError(f"{value}: is no IRI; write it like id/org/unicef") from error
        return NamedNode(leader(generation.graph, node.value))
    return NamedNode(_one(generation, value, parameter))


def _one(generation: Generation, value: str, parameter: str) -> str:
    """The node of a name; one that the gazetteer describes goes before those that documents alone name."""
    found = sorted({leader(generation.graph, node) for node in called(generation.graph, value)})
    best = [node for node in found if not made_of_name(node)] or found
    if not best:
        raise NotFound(f"{value}: nothing is called so; kg search {value!r} finds what is near")
    if len(best) > 1:
        several = ", ".join(map(short, best))
        raise UsageError(
            f"{value}: several nodes are called so: {several}; give one: --set {parameter}={short(best[0])}"
        )
    return best[0]


def called(graph: Store, name: str) -> set[str]:
    """The nodes that bear a name, as printed in any language; else, however it is spelled in capitals and width."""
    from pyoxigraph import Literal

    literals = [Literal(name), *(Literal(name, language=language) for language in LANGUAGES)]
    exact = {node for literal in literals for node in _bearing(graph, literal)}
    return exact or _alike(graph, _folded(name))


def nearest(graph: Store, name: str) -> list[str]:
    """The names, symbols among them, that are spelled most like one that nothing bears; the most alike first."""
    from pyoxigraph import DefaultGraph, NamedNode

    folded = _folded(name)
    known: dict[str, str] = {}
    for predicate in (*NAMES, iri("dcterms:identifier")):
        for quad in graph.quads_for_pattern(None, NamedNode(predicate), None, DefaultGraph()):
            printed = _value(quad.object)
            key = _folded(printed)
            if abs(len(key) - len(folded)) <= ALIKE * len(folded):
                known[key] = min(printed, known.get(key, printed))
    return [known[key] for key in get_close_matches(folded, sorted(known), NEAREST, 1 - ALIKE)]


def claimed(graph: Store, name: str) -> set[str]:
    """The nodes to which documents and the gazetteer give a name, those that are one each for itself."""
    from pyoxigraph import Literal

    literals = [Literal(name), *(Literal(name, language=language) for language in LANGUAGES)]
    quads = (quad for literal in literals for quad in graph.quads_for_pattern(None, None, literal))
    return {_value(quad.subject) for quad in quads if quad.predicate.value in NAMES and is_claim(quad)}


def _bearing(graph: Store, name: Literal) -> Iterable[str]:
    from pyoxigraph import DefaultGraph

    for quad in graph.quads_for_pattern(None, None, name, DefaultGraph()):
        if quad.predicate.value in NAMES:
            yield _value(quad.subject)


def _alike(graph: Store, folded: str) -> set[str]:
    from pyoxigraph import DefaultGraph, NamedNode

    union = DefaultGraph()
    quads = (quad for name in NAMES for quad in graph.quads_for_pattern(None, NamedNode(name), None, union))
    return {_value(quad.subject) for quad in quads if _folded(_value(quad.object)) == folded}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _value(term: Any) -> str:
    return str(getattr(term, "value", ""))
