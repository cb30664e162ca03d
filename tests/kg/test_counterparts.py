"""Names that stand for each other in language versions of one work."""

from pyoxigraph import NamedNode, Quad

from kg.counterparts import counterparts
from kg.judgements import short
from ontology import DATA, iri

MENTIONS, VERSION_OF = NamedNode(iri("schema:mentions")), NamedNode(iri("dcterms:isVersionOf"))


def version(store, language, **parts):
    """One language version of a work: fragment → the local names that it mentions there."""
    work = f"{DATA}doc/A/7/7"
    graph = NamedNode(f"{work}@{language}")
    quads = [Quad(graph, VERSION_OF, NamedNode(work), graph)]
    for fragment, names in parts.items():
        part = NamedNode(f"{work}#{fragment}")
        quads += [Quad(part, MENTIONS, NamedNode(DATA + name), graph) for name in names]
    with store.write() as draft:
        draft.replace(graph.value, quads)
        draft.commit()


def told(store):
    with store.read() as generation:
        return [(short(a), short(b), reason) for a, b, reason in counterparts(generation)]


def test_two_names_at_the_same_places_are_suggested(filled):
    version(filled, "en", p1=["org/undp", "org/x-blue"], p2=["org/x-blue"], p3=["org/x-blue", "org/x-red"])
    version(filled, "fr", p1=["org/undp", "org/x-bleu"], p2=["org/x-bleu"], p3=["org/x-bleu", "org/x-rouge"])
    (found,) = told(filled)
    assert found[:2] == ("id/org/x-bleu", "id/org/x-blue")
    assert "2 parts" in found[2] and "A/7/7" in found[2]


def test_one_place_other_kinds_and_known_bodies_prove_nothing(filled):
    version(filled, "en", p1=["org/x-blue"], p2=["org/undp"], p3=["event/x-fair"], p4=["event/x-fair"])
    version(filled, "es", p1=["org/x-azul"], p2=["org/unep"], p3=["org/x-feria"], p4=["org/x-feria"])
    assert told(filled) == []


def test_the_name_that_stands_there_most_often_counts(filled):
    version(filled, "en", p1=["org/x-blue"], p2=["org/x-blue"], p3=["org/x-blue"], p4=["org/x-blue"], p5=["org/x-blue"])
    version(filled, "zh", p1=["org/x-lan"], p2=["org/x-lan"], p3=["org/x-lan"], p4=["org/x-hong"], p5=["org/x-hong"])
    assert [pair[:2] for pair in told(filled)] == [("id/org/x-blue", "id/org/x-lan")]


def test_a_body_of_the_gazetteer_may_have_a_name_in_each_language(filled):
    version(filled, "en", p1=["org/undp"], p2=["org/undp"])
    version(filled, "ru", p1=["org/x-proon"], p2=["org/x-proon"])
    assert [pair[:2] for pair in told(filled)] == [("id/org/undp", "id/org/x-proon")]
