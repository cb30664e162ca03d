"""Passages are read from the graph: one per part and language, with what stands above it as context."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Quad, RdfFormat, Store, parse
from quads import by_graph

from ingest.triples import serialise
from kg.fold import Fold
from kg.model import Document, DocumentType, Metadata, Part, PartKind, Source
from kg.passages import passages
from kg.union import add

METADATA = Metadata("A/99/7", "option", "en", title="Lakes", type=DocumentType.REPORT)
PARTS = (
    Part("sec-1", PartKind.HEADING, "Water", number="I."),
    Part("para-1", PartKind.PARAGRAPH, "The office measured:", number="1.", parent="sec-1"),
    Part("para-1-a", PartKind.SUBPARAGRAPH, "Depth;", number="(a)", parent="para-1"),
    Part("box-1", PartKind.BOX, "Fish", title="Fish"),
    Part("box-1-1", PartKind.BOX_ITEM, "Carp\nMany.", title="Carp", parent="box-1"),
    Part("furniture-1", PartKind.FURNITURE, "A/99/7"),
    Part("sig", PartKind.SIGNATURE, "A. Person"),
)
DOCUMENT = Document(METADATA, PARTS, Source("a.txt", "0" * 64, "text/plain"))


def quads(document: Document) -> list[Quad]:
    return list(parse(serialise(document, (), (), []), format=RdfFormat.N_QUADS))


def read(*documents: Document) -> dict[str, tuple[str, str]]:
    store = Store()
    for document in documents:
        add(store, by_graph(quads(document)), Fold({}))
    return {passage.key.partition("#")[2]: (passage.context, passage.digest) for passage in passages(store)}


def test_context_is_what_stands_above() -> None:
    found = {key: context for key, (context, _) in read(DOCUMENT).items()}
    assert found == {
        "para-1@en": "Water",
        "para-1-a@en": "Water\nThe office measured:",
        "box-1-1@en": "Fish",
        "sig@en": "",
    }


def test_fields() -> None:
    store = Store()
    add(store, by_graph(quads(DOCUMENT)), Fold({}))
    one = next(passage for passage in passages(store) if passage.fragment == "para-1")
    assert (one.document, one.kind, one.language, one.title, one.date) == ("A/99/7", "paragraph", "en", "Lakes", "")
    assert one.iri.endswith("/doc/A/99/7#para-1")
    assert "ProgressReport" in one.document_type


def test_a_changed_heading_changes_the_digest_of_what_stands_under_it() -> None:
    other = replace(DOCUMENT, parts=(replace(PARTS[0], text="Ice"), *PARTS[1:]))
    before, after = read(DOCUMENT), read(other)
    changed = {key for key in before if before[key][1] != after[key][1]}
    assert changed == {"para-1@en", "para-1-a@en"}


def test_language_versions_are_passages_of_their_own() -> None:
    french = replace(DOCUMENT, metadata=replace(METADATA, language="fr"))
    keys = read(DOCUMENT, french)
    assert {"para-1@en", "para-1@fr"} <= keys.keys()
