"""Generations: one pointer, and readers that keep their moment."""

import json
import threading
from concurrent.futures import Future

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from quads import curated, document, nquads, put, write

from kg.check import check
from kg.errors import StoreDamaged, StoreError, StoreNotFound
from kg.manifest import graph_digest, read_records, record
from kg.store import Store
from kg.symbol import version_iri
from kg.union import named
from ontology.curated import GRAPHS, curated_quads


def test_a_new_store_holds_the_curated_vocabulary(tmp_path, monkeypatch):
    """The real one here; two stores of it are equal, blank nodes of shapes included."""
    monkeypatch.setattr("kg.store.curated_quads", curated_quads)
    one, two = (Store.open(tmp_path / name, create=True) for name in "ab")
    with one.read() as generation:
        assert generation.manifest.quads == len(list(named(generation.graph))) > 1000
        assert set(generation.records) == set(GRAPHS.values())
    assert nquads(one) == nquads(two)
    assert one.manifest.graph == two.manifest.graph


def test_a_corrected_vocabulary_reaches_the_store(store, monkeypatch):
    monkeypatch.setattr("kg.store.curated_quads", lambda: curated()[:3])
    put(store, "A/1/1")
    assert store.manifest.quads == len(curated() + document("A/1/1"))
    monkeypatch.setattr("kg.store.curated_digest", lambda: "corrected")
    put(store)
    assert store.manifest.quads == len(curated()[:3] + document("A/1/1"))


def test_no_store_is_made_unless_asked(tmp_path):
    with pytest.raises(StoreNotFound, match="kg ingest"):
        Store.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_no_store_is_made_among_other_files(tmp_path):
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(StoreError, match="other files"):
        Store.open(tmp_path, create=True)
    with pytest.raises(StoreError, match="is a file"):
        Store.open(tmp_path / "thesis.docx", create=True)


def test_a_commit_is_seen_by_the_next_reader_and_not_by_the_last(store):
    before = store.read()
    put(store, "A/RES/1/1")
    with store.read() as after:
        assert after.manifest.quads == before.manifest.quads + len(document("A/RES/1/1"))
        assert f"{version_iri('A/RES/1/1', 'en')}" not in before.records
    before.close()


def test_without_commit_nothing_is_kept(filled):
    content = nquads(filled)
    with filled.write() as draft:
        write(draft, "A/2/1")
    with pytest.raises(ZeroDivisionError), filled.write() as draft:
        write(draft, "A/2/2")
        raise ZeroDivisionError
    assert nquads(filled) == content
    assert not filled.generations.draft.exists()


def test_a_draft_commits_several_times(filled):
    with filled.write() as draft:
        for number in range(3):
            write(draft, f"A/2/{number}")
            draft.commit()
            assert filled.manifest.quads == len(list(named(draft.graph)))
        write(draft, "A/2/9")
    assert version_iri("A/2/2", "en") in filled.read().records
    assert version_iri("A/2/9", "en") not in filled.read().records


def test_nothing_changed_publishes_nothing(filled):
    name = filled.read().name
    put(filled, "A/RES/1/1")
    assert filled.read().name == name


def test_replacing_and_adding_in_any_order_ends_the_same(filled, tmp_path):
    put(filled, "A/RES/1/1", note="as corrected", parts=2)
    other = Store.open(tmp_path / "other", create=True)
    put(other, "A/1/3", "A/RES/1/2")
    put(other, "A/RES/1/1", note="as corrected", parts=2)
    assert nquads(filled) == nquads(other)
    assert filled.manifest.graph == other.manifest.graph


DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


ODD = 'a\n"\\\u2028\ufffe\x01\x7f\r \U0001f600 <https://example.org/g> .\n'


@pytest.mark.parametrize("few", [5_000, 0])
@pytest.mark.parametrize("blank", [[BlankNode()], []])
def test_records_agree_with_what_the_database_gives_back(store, monkeypatch, few, blank):
    """Numbers are stored by value, tags in small letters, blank nodes by content; digests must be of what is read."""
    monkeypatch.setattr("kg.draft.FEW", few)
    name = NamedNode("https://example.org/g")
    values = [Literal("0.90", datatype=DECIMAL), Literal(7), Literal("x", language="zh-Hans"), Literal(ODD), *blank]
    with store.write() as draft:
        draft.replace(name.value, [Quad(name, name, value, name) for value in values * 2])
        draft.commit()
    assert check(store) == []
    with store.read() as generation:
        quads = list(generation.graph.quads_for_pattern(None, None, None, name))
        triples = sorted(str(quad.triple).encode() for quad in quads)
        assert generation.records[name.value] == record(triples, name.value)
        assert generation.records[name.value].quads == len(values)


def test_what_is_loaded_in_bulk_is_there_when_the_graph_is_looked_at(store, monkeypatch):
    monkeypatch.setattr("kg.draft.FEW", 0)
    monkeypatch.setattr("kg.draft.BULK", 1)
    with store.write() as draft:
        for number in range(8):
            write(draft, f"A/1/{number}")
            graph = NamedNode(version_iri(f"A/1/{number}", "en"))
            assert any(draft.graph.quads_for_pattern(None, None, None, graph))


def test_a_bulk_load_that_fails_beside_other_work_ends_the_draft(store, monkeypatch):
    monkeypatch.setattr("kg.draft.FEW", 0)
    monkeypatch.setattr("kg.draft.BULK", 1)
    before = store.manifest
    broken = Future()
    broken.set_exception(OSError(28, "No space left on device"))
    with pytest.raises(StoreError, match=r"writing failed.*No space left"), store.write() as draft:
        write(draft, "A/1/1")
        draft.graph.flush()
        draft._loader._loading = broken
        write(draft, "A/1/2")
    assert store.manifest == before


def test_a_file_moved_but_not_changed_keeps_its_quads(filled):
    before = filled.manifest
    with filled.write() as draft:
        iri = version_iri("A/1/3", "en")
        assert draft.replace(iri, document("A/1/3"), "elsewhere/3.txt")
        assert not draft.replace(iri, document("A/1/3"), "elsewhere/3.txt")
    assert filled.manifest == before


def test_storage_is_shared_between_generations(filled):
    held = filled.read()
    put(filled, "A/2/1")
    with filled.read() as generation:
        shared = {path.stat().st_ino for path in held.path.glob("graph/*.sst")}
        assert shared & {path.stat().st_ino for path in generation.path.glob("graph/*.sst")}


def test_an_index_moves_with_the_graph_and_is_carried_over(filled):
    with filled.write() as draft:
        (draft.path / "lexical").mkdir()
        (draft.path / "lexical" / "segment").write_text("words")
        draft.commit()
        assert (draft.previous / "lexical" / "segment").read_text() == "words"
    assert filled.manifest.in_step
    put(filled, "A/2/1")
    with filled.read() as generation:
        assert not generation.manifest.in_step
        assert (generation.path / "lexical" / "segment").read_text() == "words"


def test_a_lost_pointer_is_found_again(filled):
    content = nquads(filled)
    (filled.path / "CURRENT").unlink()
    with pytest.raises(StoreNotFound):
        Store.open(filled.path)
    assert nquads(Store.open(filled.path, create=True)) == content


@pytest.mark.parametrize("damage", ["", "many", "000999"])
def test_a_wrong_pointer_is_told(filled, damage):
    (filled.path / "CURRENT").write_text(damage)
    with pytest.raises(StoreDamaged, match="kg check --repair"):
        filled.read()


def test_a_store_of_the_future_is_refused(filled):
    path = filled.read().path / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 99}))
    with pytest.raises(StoreDamaged, match="update kg"):
        _ = filled.manifest


def test_a_closed_generation_says_so(filled):
    generation = filled.read()
    generation.close()
    generation.close()
    with pytest.raises(StoreError, match="closed"):
        _ = generation.graph


def test_the_digest_of_the_whole_is_that_of_its_graphs(filled):
    with filled.read() as generation:
        assert generation.manifest.graph == graph_digest(read_records(generation.path))


def test_analysts_have_the_api_of_rdflib(filled):
    from rdflib import URIRef
    from rdflib.graph import ModificationException
    from rdflib.namespace import DCTERMS, RDF

    with filled.read() as generation:
        dataset = generation.dataset()
        paragraphs = set(dataset.subjects(RDF.type, URIRef("https://w3id.org/un-partnerships/ont#OperativeParagraph")))
        assert len(paragraphs) == 9
        symbols = {str(row.symbol) for row in dataset.query("SELECT ?symbol { ?d dcterms:identifier ?symbol }")}
        assert symbols == {"A/RES/1/1", "A/RES/1/2", "A/1/3"}
        graph = dataset.graph(URIRef(version_iri("A/1/3", "en")))
        assert [str(one) for one in graph.objects(None, DCTERMS.identifier)] == ["A/1/3"]
        assert len(graph) == len(document("A/1/3"))
        assert len(list(dataset.quads((None, DCTERMS.identifier, None, None)))) == 3
        assert dataset.namespace_manager.qname(str(DCTERMS.identifier)) == "dcterms:identifier"
        with pytest.raises(ModificationException):
            dataset.add((URIRef("x:a"), RDF.type, URIRef("x:b")))


def test_reading_does_not_write(filled):
    before = sorted((str(path), path.stat().st_mtime_ns) for path in filled.path.rglob("*"))
    with filled.read() as generation:
        assert len(generation.graph)
    assert sorted((str(path), path.stat().st_mtime_ns) for path in filled.path.rglob("*")) == before


def test_nothing_is_lost_while_others_look_into_the_draft(store):
    """Files are read in threads, each of which asks the draft whether it knows their bytes."""
    ended = threading.Event()

    def look(draft):
        while not ended.is_set():
            assert draft.graph is not None

    with store.write() as draft:
        looking = [threading.Thread(target=look, args=[draft]) for _ in range(2)]
        for thread in looking:
            thread.start()
        for number in range(60):
            write(draft, f"A/1/{number}")
        ended.set()
        for thread in looking:
            thread.join()
        draft.commit()
    assert check(store) == []


@pytest.mark.parametrize("loaded", [50, 5_000])
def test_the_files_of_a_graph_that_is_mostly_new_are_put_in_order(store, monkeypatch, loaded):
    monkeypatch.setattr("kg.draft.FEW", 10)
    monkeypatch.setattr("kg.draft.BULK", loaded)
    with store.write() as draft:
        for number in range(12):
            draft.replace(version_iri(f"A/1/{number}", "en"), document(f"A/1/{number}"))
        draft.commit()
        assert (draft._loaded == 0) == (loaded == 50)
    assert check(store) == []
    with store.read() as generation:
        assert generation.manifest.quads == len(curated()) + 12 * len(document("A/1/1"))
