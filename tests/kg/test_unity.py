"""One node in the union for what language versions name apart, by proofs and judgements, and never for longer."""

from itertools import permutations

import pytest
from pyoxigraph import DefaultGraph
from quads import nquads
from versions import NAMES, Telling, local, put, told

from kg.check import check
from kg.describe import Describer
from kg.fold import GRAPH, alike, leader
from kg.judgements import FILE
from kg.repair import rebuild
from kg.resolve import judge, withdraw
from kg.store import Store
from kg.suggest import suggestions
from kg.validate import validate

EN, FR, ES, ZH = (NAMES[language] for language in ("en", "fr", "es", "zh"))
MEMBERS = """SELECT ?label (COUNT(DISTINCT ?m) AS ?n) { ?p a unp:Partnership ; skos:prefLabel ?label .
  OPTIONAL { ?p org:hasMembership ?m } } GROUP BY ?label ORDER BY ?label"""


def union(store):
    with store.read() as generation:
        return sorted(str(quad.triple) for quad in generation.graph.quads_for_pattern(None, None, None, DefaultGraph()))


def ask(store, query):
    with store.read() as generation:
        return [tuple(term.value for term in row) for row in generation.query(query)]


def one_of(store, name, folder="org"):
    with store.read() as generation:
        return leader(generation.graph, local(name, folder))


def boxed(work="A/1/9"):
    en, zh = versions = [Telling(work, language) for language in ("en", "zh")]
    en.box("box-1-1", "Wells", "*undp")
    zh.box("box-1-1", "水井", "*undp")
    return versions


def test_a_partnership_is_counted_and_joined_once_under_its_names_in_all_languages(store):
    claims = nquads(store)
    put(store, *boxed())
    assert ask(store, "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a unp:Partnership }") == [("1",)]
    assert ask(store, MEMBERS) == [("Wells", "1"), ("水井", "1")]
    in_versions = "SELECT ?p { GRAPH ?g { ?p a unp:Partnership } } ORDER BY ?p"
    assert len(ask(store, in_versions)) == 2
    assert check(store) == []
    with store.read() as generation:
        derived = [name for name in generation.records if name.startswith(GRAPH)]
        assert len(derived) == 2
        assert validate(generation, graphs=derived).conforms
    with store.write() as draft:
        for version in boxed():
            draft.remove(version.graph)
        draft.commit()
    assert nquads(store) == claims
    assert check(store) == []


def test_the_order_in_which_versions_come_does_not_matter(store, template, tmp_path):
    import shutil

    seen = set()
    for number, order in enumerate(permutations(told("A/1/1", "en", "fr", "zh"))):
        one = Store.open(shutil.copytree(template, tmp_path / str(number)))
        for version in order:
            put(one, version)
        seen.add((tuple(nquads(one)), tuple(union(one))))
    put(store, *told("A/1/1", "en", "fr", "zh"))
    assert {(tuple(nquads(store)), tuple(union(store)))} == seen


def test_what_a_version_proved_goes_with_it(store, template, tmp_path):
    import shutil

    fresh = Store.open(shutil.copytree(template, tmp_path / "fresh"))
    put(fresh, *told("A/1/1", "en", "zh"))
    put(store, *told("A/1/1", "en", "fr", "zh"))
    with store.write() as draft:
        draft.remove(told("A/1/1", "fr")[0].graph)
        draft.commit()
    assert (nquads(store), union(store)) == (nquads(fresh), union(fresh))
    with store.write() as draft:
        draft.remove(told("A/1/1", "zh")[0].graph)
        draft.commit()
    assert one_of(store, EN) == local(EN)


def test_a_judgement_that_two_are_different_undoes_it(store):
    put(store, *told("A/1/1", "en", "zh"))
    before = nquads(store), union(store)
    assert one_of(store, EN) == one_of(store, ZH)
    judge(store, "different", local(EN), local(ZH), "two funds of one name")
    assert one_of(store, EN) != one_of(store, ZH)
    assert check(store) == []
    withdraw(store, local(EN), local(ZH))
    assert (nquads(store), union(store)) == before


def test_a_judgement_joins_them_with_a_body_of_the_gazetteer(store):
    put(store, *told("A/1/1", "en", "zh"))
    (store.path / FILE).write_text(f"same\t{local(EN)}\tid/org/undp\tthe same seal\n", "utf-8")
    put(store)
    assert {one_of(store, name) for name in (EN, ZH, "*undp")} == {local("*undp")}
    with store.read() as generation:
        assert alike(generation.graph, local("*undp")) == tuple(sorted(map(local, (EN, ZH, "*undp"))))


def test_a_name_that_stands_for_two_of_one_language_stands_for_none(store):
    """The second work proves another English name for the Chinese one."""
    other = [Telling("A/1/2", language) for language in ("en", "zh")]
    for version in other:
        for fragment in ("op-1", "op-2"):
            version.mention(fragment, ZH if version.language == "zh" else "Green Water Fund")
    put(store, *told("A/1/1", "en", "zh"))
    assert one_of(store, EN) == one_of(store, ZH)
    put(store, *other)
    assert one_of(store, EN) != one_of(store, ZH)
    with store.write() as draft:
        draft.remove(other[0].graph)
        draft.commit()
    assert one_of(store, EN) == one_of(store, ZH)


@pytest.mark.parametrize(
    ("first", "second", "folder", "one"),
    [
        ({"en": "Blue Fund", "fr": "Fonds bleu", "ru": "Голубой фонд"}, {"ru": "Голубым фондом"}, "org", True),
        ({"en": "Blue Fund", "fr": "Fonds bleu", "zh": "蓝色基金会"}, {"zh": "蓝色水源基金会"}, "org", True),
        ({"en": "sea towns", "fr": "villes de mer", "zh": "海滨城市"}, {"zh": "沿海各城镇"}, "group", False),
        ({"en": "Blue Fund", "zh": "蓝色基金会"}, {"zh": "蓝色水源基金会"}, "org", False),
    ],
)
def test_two_forms_of_one_name_are_told_from_two_names(store, first, second, folder, one):
    for work, names in (("A/1/1", first), ("A/1/2", {**first, **second})):
        versions = [Telling(work, language) for language in names]
        for version in versions:
            for fragment in ("op-1", "op-2"):
                version.mention(fragment, names[version.language], folder=folder)
        put(store, *versions)
    language = next(iter(second))
    assert (one_of(store, first[language], folder) == one_of(store, second[language], folder)) == one


def test_works_prove_together(store):
    put(store, *told("A/1/1", "en", "zh"), *told("A/1/2", "fr", "zh"))
    assert one_of(store, EN) == one_of(store, FR)


def test_a_node_is_shown_under_any_of_its_names_with_the_reasons(store):
    put(store, *boxed())
    with store.read() as generation:
        describer = Describer(generation.graph, "en")
        found = [describer.find(name) for name in ("Wells", "水井", local("Wells", "partnership"))]
    assert len({one.node.iri for shown in found for one in shown}) == 1
    (shown,) = found[0]
    labels = {fact.value for fact in shown.facts if fact.predicate == "skos:prefLabel"}
    assert labels == {"Wells @en", "水井 @zh"}
    (judged,) = shown.judgements
    assert judged.proven
    assert judged.other.label in ("Wells", "水井")
    assert "A/1/9#box-1-1" in judged.reason
    assert not any(fact.predicate in ("owl:sameAs", "unp:canonical") for fact in shown.facts)


def test_what_is_one_is_no_longer_suggested(store):
    put(store, *told("A/1/1", "en", "zh"))
    with store.read() as generation:
        assert suggestions(generation) == []


def test_a_store_that_is_built_anew_tells_the_same(store):
    put(store, *boxed(), *told("A/1/1", "en", "fr", "zh"))
    before = nquads(store), union(store)
    with store.read() as generation:
        damaged = generation.path / "graphs.json"
    damaged.write_bytes(damaged.read_bytes().replace(b'"quads": ', b'"quads":  ', 1) + b" ")
    assert check(store) != []
    assert rebuild(store) == []
    assert check(store) == []
    assert (nquads(store), union(store)) == before


def test_the_check_tells_what_does_not_follow_from_the_versions(store):
    put(store, *told("A/1/1", "en", "zh"))
    with store.write() as draft:
        draft.remove(f"{GRAPH}/A/1/1")
        draft.commit()
    assert {problem.where for problem in check(store)} == {f"{GRAPH}/A/1/1"}
    assert rebuild(store) == []
    assert check(store) == []


@pytest.mark.parametrize("name", ["Wells", "水井"])
def test_a_named_query_takes_any_name(store, name):
    from kg.named import run_named

    put(store, *boxed())
    with store.read() as generation:
        answers = run_named(generation, "partnership", {"partnership": local(name, "partnership")}, "csv")
    assert answers.count("member") == 1
