"""Quads as the store will give them back: each once, numbers in canonical form, blank nodes named by content.

A parser numbers blank nodes at random, and Oxigraph keeps the value of a number and not its spelling ("0.90" comes
back as "0.9"). Two runs over one file, and digests taken before and after storing, agree nevertheless.
"""

from __future__ import annotations

import hashlib
import re
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
_TYPED: Final = b'"^^<'
"""What stands in every triple with a number, a date or the like, and in few others."""
_NESTED: Final = re.compile(rb"<<\(")
"""How a triple as a term begins."""
_BLANK: Final = re.compile(rb"_:(?<=[ \n]_:)")
"""The mark of a blank node. `re` finds it three times as soon as `in` does, where few of its characters stand."""
_CAPITALS: Final = re.compile(rb'"@[a-z0-9-]*[A-Z]')
"""A tag of a language in capitals."""


def canonical_triples(quads: Iterable[Quad], graph: str) -> list[bytes]:
    """The triples of one named graph as N-Triples without full stops, in order: each once, as they will be read back.

    Blank nodes, triples as terms and tags in capitals, which hardly any graph holds, are made canonical quad by quad;
    all other graphs without a Python object for each quad.
    """
    from pyoxigraph import RdfFormat, serialize

    given = list(quads)
    text = serialize(given, format=RdfFormat.N_QUADS) or b""
    triples = text.split(ending(graph))[:-1]
    if len(triples) != len(given) or has_blank(text) or _NESTED.search(text) or _CAPITALS.search(text):
        rows = (quad.triple for quad in canonical(given, graph))
        triples = (serialize(rows, format=RdfFormat.N_TRIPLES) or b"").split(b" .\n")[:-1]
    elif _TYPED in text:
        triples = [_valued(one) if _TYPED in one else one for one in triples]
    return sorted(dict.fromkeys(triples))


def has_blank(text: bytes) -> bool:
    """Whether N-Triples or N-Quads hold a blank node; also of a few that only quote the mark of one."""
    return text.startswith(b"_:") or _BLANK.search(text) is not None


def ending(graph: str) -> bytes:
    """What each line of the N-Quads of a named graph ends with."""
    return b" <%s> .\n" % graph.encode()


def _valued(triple: bytes) -> bytes:
    """A triple with its literal as it is stored; no IRI holds a quotation mark."""
    start = triple.index(b'"')
    return triple[:start] + _spelt(triple[start:])


@lru_cache(maxsize=65_536)
def _spelt(literal: bytes) -> bytes:
    """A literal of N-Triples as it is stored."""
    from pyoxigraph import RdfFormat, parse

    (triple,) = parse(b"<x:x> <x:x> %s ." % literal, format=RdfFormat.N_TRIPLES, lenient=True)
    value: Any = triple.object
    return literal if value.datatype.value in _PLAIN else str(_stored(value)).encode()


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
