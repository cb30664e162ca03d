"""Who is who: judged with a reason, laid over the claims, taken back by removing a line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from quads import node, nquads, put

from kg.errors import NotFound, UsageError
from kg.fold import GRAPH as SAME_GRAPH
from kg.judgements import COLUMNS, DIFFERENT, FILE, GRAPH, SAME, Judgement, Judgements, short, whole
from kg.resolve import judge as judge_
from kg.resolve import withdraw
from kg.suggest import suggestions
from ontology import DATA

HEADER = "\t".join(COLUMNS)


def judge(store, *lines):
    (store.path / FILE).write_text("\n".join([HEADER, *lines, ""]), "utf-8")
    put(store)


def canonical(store, name):
    with store.read() as generation:
        return generation.judgements.canonical(whole(name)).removeprefix(DATA)


def test_a_judgement_is_laid_over_the_claims_and_taken_back(filled):
    content = nquads(filled)
    judge(filled, "same\tid/org/x-1\tid/org/unicef\tthe same letterhead\tReviewer")
    assert canonical(filled, "id/org/x-1") == "org/unicef"
    claims = [line for line in nquads(filled) if GRAPH not in line and SAME_GRAPH not in line]
    assert claims == content
    with filled.read() as generation:
        query = "SELECT ?reason { ?j rdf:subject ?a ; rdf:predicate owl:sameAs ; rdfs:comment ?reason }"
        assert [row["reason"].value for row in generation.query(query)] == ["the same letterhead"]
        (one,) = generation.judgements.about(f"{DATA}org/unicef")
        assert (one.reason, one.who) == ("the same letterhead", "Reviewer")
    (filled.path / FILE).unlink()
    put(filled)
    assert nquads(filled) == content
    assert canonical(filled, "id/org/x-1") == "org/x-1"


def test_one_query_counts_a_body_once_under_all_its_names(filled):
    graph = f"{DATA}doc/A/8/8@en"
    with filled.write() as draft:
        name = NamedNode(graph)
        quads = [Quad(NamedNode(f"{DATA}org/{one}"), node("skos:prefLabel"), Literal(one), name) for one in ("a", "b")]
        draft.replace(graph, quads)
        draft.commit()
    judge(filled, "same\tid/org/a\tid/org/b\tone seal\t")
    query = """SELECT (COUNT(DISTINCT ?body) AS ?n) {
      ?name skos:prefLabel ?label OPTIONAL { ?name unp:canonical ?one } BIND(COALESCE(?one, ?name) AS ?body) }"""
    with filled.read() as generation:
        assert next(generation.query(query))["n"].value == "1"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("alike\tid/org/a\tid/org/b\twhy", "'alike' is no verdict"),
        ("same\tid/org/a\tid/org/b", "needs its reason"),
        ("same\tid/org/a\t\twhy", "IRIs of two nodes"),
        ("same\tid/org/a\tid/org/a\twhy", "IRIs of two nodes"),
        ("same\tid/org/a\tid/org/b c\twhy", "IRIs of two nodes"),
        ("different\tid/org/b\tid/org/a\twhy\nsame\tid/org/a\tid/org/b\twhy", "take one of the lines out"),
    ],
)
def test_a_wrong_line_is_told_and_changes_nothing(filled, line, told):
    content = nquads(filled)
    with pytest.raises(UsageError, match=told):
        judge(filled, line)
    assert nquads(filled) == content


def test_the_wrong_line_is_named(filled):
    with pytest.raises(UsageError, match=r"judgements\.tsv, line 3: "):
        judge(filled, "same\tid/org/a\tid/org/b\twhy", "same\tid/org/a")


def test_chains_are_followed_and_a_curated_name_leads():
    lines = [
        Judgement(SAME, *map(whole, pair), "why") for pair in (("id/org/x-9", "id/org/x-1"), ("id/org/x-1", "id/org/z"))
    ]
    judgements = Judgements(lines)
    assert judgements.canonical(whole("id/org/x-9")) == whole("id/org/z")
    assert judgements.alike(whole("id/org/x-1")) == tuple(map(whole, ("id/org/x-1", "id/org/x-9", "id/org/z")))
    assert judgements.alike(whole("id/org/alone")) == (whole("id/org/alone"),)


PAIRS = st.lists(
    st.tuples(*[st.sampled_from("abcdef").map(lambda c: f"{DATA}org/{c}")] * 2).filter(lambda p: p[0] != p[1])
)


@settings(derandomize=True, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_view_does_not_depend_on_the_order_of_lines(pairs, shuffle):
    lines = [Judgement(SAME, a, b, "why") for a, b in pairs]
    mixed = [Judgement(SAME, *shuffle.sample((one.a, one.b), 2), "why") for one in shuffle.sample(lines, len(lines))]
    one, two = Judgements(lines), Judgements(mixed)
    nodes = {node for pair in pairs for node in pair}
    assert {n: one.canonical(n) for n in nodes} == {n: two.canonical(n) for n in nodes}
    assert all(one.canonical(a) == one.canonical(b) for a, b in pairs)


def test_the_file_reads_back(tmp_path):
    lines = [Judgement(SAME, whole("id/org/a"), "https://example.org/b", 'a "reason"\twith a tab', "me")]
    path = tmp_path / FILE
    path.write_text(Judgements(lines).text(), "utf-8")
    assert Judgements.read(path).all == tuple(lines)


def test_different_bodies_of_one_name_stay_apart():
    judgements = Judgements([Judgement(DIFFERENT, whole("id/org/a"), whole("id/org/b"), "two ministries of one name")])
    assert judgements.canonical(whole("id/org/a")) != judgements.canonical(whole("id/org/b"))
    assert judgements.about(whole("id/org/b"))[0].reason == "two ministries of one name"


def test_judging_and_withdrawing(filled):
    content = nquads(filled)
    a, b = "id/doc/A/RES/1/1", "id/doc/A/RES/1/2"
    judge_(filled, DIFFERENT, a, b, "two documents")
    judge_(filled, SAME, b, a, "on second  thoughts\tone", "R")
    with filled.read() as generation:
        assert [(one.verdict, one.reason) for one in generation.judgements.all] == [(SAME, "on second thoughts one")]
    withdraw(filled, a, b)
    assert nquads(filled) == content
    with pytest.raises(NotFound, match="nothing is judged"):
        withdraw(filled, a, b)


@pytest.mark.parametrize(
    ("verdict", "node", "reason", "error"),
    [
        (SAME, "id/org/nobody", "why", NotFound),
        (SAME, "no iri", "why", NotFound),
        (SAME, "id/doc/A/RES/1/2", " ", UsageError),
        ("perhaps", "id/doc/A/RES/1/2", "why", UsageError),
    ],
)
def test_what_cannot_be_judged(filled, verdict, node, reason, error):
    with pytest.raises(error):
        judge_(filled, verdict, "id/doc/A/RES/1/1", node, reason)
    assert not (filled.path / FILE).exists()


def named(store, **labels):
    """Bodies that one document names: `x_1=("en", "Blue Fund")`."""
    graph = NamedNode(f"{DATA}doc/A/9/9@en")
    with store.write() as draft:
        draft.replace(
            graph.value,
            [
                Quad(
                    NamedNode(f"{DATA}{key.replace('__', '/').replace('_', '-')}"), node("skos:altLabel"), label, graph
                )
                for key, texts in labels.items()
                for label in (Literal(text, language=language or None) for language, text in texts)
            ],
        )
        draft.commit()


def test_suggestions_share_an_abbreviation_or_a_folded_name(filled):
    named(
        filled,
        org__blue=[("en", "Blue River Trust"), ("en", "BRT")],
        org__x_1=[("fr", "Fonds de la rivière bleue"), ("", "BRT")],
        org__x_2=[("en", "blue river Trusts")],
        org__x_3=[("en", "the Fund")],
        org__x_4=[("en", "the Fund")],
        event__x_5=[("en", "BRT")],
        org__green=[("en", "Green Trust Fund")],
        org__red=[("en", "Green Trust Fund")],
    )
    with filled.read() as generation:
        found = [(short(one.a), short(one.b), one.reason) for one in suggestions(generation)]
    assert found == [
        ("id/org/blue", "id/org/x-1", "both are abbreviated BRT"),
        ("id/org/blue", "id/org/x-2", "both are named Blue River Trust"),
    ]
