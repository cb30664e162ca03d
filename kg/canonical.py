"""Quads as the store will give them back: each once, numbers in canonical form, blank nodes named by content.

A parser numbers blank nodes at random, and Oxigraph keeps the value of a number and not its spelling ("0.90" comes
back as "0.9"). Two runs over one file, and digests taken before and after storing, agree nevertheless.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pyoxigraph import Literal, Quad

_PLAIN: Final = frozenset(
    {
        "http://www.w3.org/2001/XMLSchema#string",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString",
    }
)
"""Datatypes whose literals are stored letter by letter."""


def canonical(quads: Iterable[Quad], graph: str) -> list[Quad]:
    """The quads of one named graph, each once, as they will be read back.

    Blank nodes are named after what is said of them (W3C RDFC-1.0) and after the graph's IRI, so that two graphs
    never share one.
    """
    from pyoxigraph import BlankNode, Literal, Quad

    unique: dict[Quad, None] = {}
    blank = False
    for quad in quads:
        value = quad.object
        if isinstance(value, Literal):
            if value.datatype.value not in _PLAIN:
                quad = Quad(quad.subject, quad.predicate, _stored(value), quad.graph_name)
            elif (tag := value.language) and not tag.islower():
                quad = Quad(quad.subject, quad.predicate, _lowered(value, tag), quad.graph_name)
        elif isinstance(value, BlankNode):
            blank = True
        blank = blank or isinstance(quad.subject, BlankNode)
        unique[quad] = None
    return _renamed(unique, hashlib.sha256(graph.encode()).hexdigest()[:8]) if blank else list(unique)


@lru_cache(maxsize=65_536)
def _stored(value: Literal) -> Any:
    """A round trip through the database's own encoding, which is the only authority on it."""
    from pyoxigraph import NamedNode, Quad, Store

    name = NamedNode("x:x")
    store = Store()
    store.add(Quad(name, name, value))
    return next(iter(store)).object


def _lowered(value: Literal, tag: str) -> Literal:
    """Tags of languages mean the same in capitals, and are read back in small letters."""
    from pyoxigraph import Literal

    return Literal(value.value, language=tag.lower())


def _renamed(quads: Iterable[Quad], salt: str) -> list[Quad]:
    from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Quad

    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)

    def named(term: Any) -> Any:
        return BlankNode(f"b{salt}{term.value}") if isinstance(term, BlankNode) else term

    return [Quad(named(q.subject), q.predicate, named(q.object), q.graph_name) for q in dataset]
