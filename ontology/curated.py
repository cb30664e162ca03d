"""The curated Turtle as quads: vocabulary and shapes, concept schemes, gazetteer, each in a graph of its own.

A store loads them all when it is made, and again when `curated_digest` has changed: what a person corrects in
these files reaches every store by a difference of three graphs, and no document is read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from ontology import DATA, FOLDER

if TYPE_CHECKING:
    from pyoxigraph import Quad

GRAPHS: Final[dict[str, str]] = {
    "": DATA + "graph/ontology",
    "schemes": DATA + "graph/schemes",
    "gazetteer": DATA + "graph/gazetteer",
}
"""Folder under `ontology/` → IRI of the named graph that holds its Turtle."""


def curated_files(root: Path = FOLDER) -> Iterator[tuple[Path, str]]:
    """Each curated Turtle file under `root` with the IRI of its graph, in name order."""
    for folder, graph in GRAPHS.items():
        for path in sorted((root / folder).glob("*.ttl")):
            yield path, graph


def file_quads(path: Path, graph: str) -> Iterator[Quad]:
    """The triples of one Turtle file, in the named graph; blank nodes are numbered in their order, the same each time.

    Raises SyntaxError, with file and line, when the Turtle is wrong: the files are part of the program.
    """
    from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse

    name, numbers = NamedNode(graph), dict[str, int]()

    def named(term: Any) -> Any:
        if not isinstance(term, BlankNode):
            return term
        return BlankNode(f"{path.stem}-{numbers.setdefault(term.value, len(numbers) + 1)}")

    for quad in parse(path=str(path), format=RdfFormat.TURTLE):
        yield Quad(named(quad.subject), quad.predicate, named(quad.object), name)


def curated_quads() -> Iterator[Quad]:
    """Everything curated, file by file in name order."""
    for path, graph in curated_files():
        yield from file_quads(path, graph)


def curated_digest() -> str:
    """SHA-256 over names and bytes of the curated files: equal digests, equal graphs."""
    digest = hashlib.sha256()
    for path, _ in curated_files():
        digest.update(path.relative_to(FOLDER).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
