"""Damage is found, what can be mended is mended, what is lost is named."""

import json
import random
import shutil
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from quads import document, nquads, put

from kg import judgements, manifest
from kg.check import check
from kg.library import Library
from kg.model import Passage
from kg.repair import mend
from kg.store import Store
from kg.symbol import version_iri


def areas(store: Store) -> set[str]:
    return {problem.area for problem in check(store)}


def folder(store: Store):
    with store.read() as generation:
        return generation.path


def corrupt(path, seed=0):
    """Flip bytes in the middle of a file."""
    data = bytearray(path.read_bytes())
    chooser = random.Random(seed)
    for _ in range(max(4, len(data) // 40)):
        data[chooser.randrange(len(data))] ^= 0xFF
    path.write_bytes(data)


def test_a_sound_store_has_no_problems(filled):
    assert check(filled) == []
    put(filled, "A/1/3", parts=1, language="zh")
    assert check(filled) == []
    assert mend(Library(filled)) == []


def test_a_write_past_the_records_is_found_and_undone(filled):
    content = nquads(filled)
    name = NamedNode(version_iri("A/1/3", "en"))
    with filled.write() as draft:
        draft.graph.add(Quad(name, name, Literal("slipped in"), name))
        draft.replace(version_iri("A/9/9", "en"), document("A/9/9"), "files/9.txt")
        draft.commit()
    assert areas(filled) == {"graph"}
    (lost,) = mend(Library(filled))
    assert str(lost) == (
        f"lost: {name.value}: {len(document('A/1/3'))} statements could not be read; run kg ingest files/A/1/3.en"
    )
    put(filled, "A/1/3")
    assert check(filled) == []
    assert set(content) < set(nquads(filled))


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_database_is_told_and_replaced(filled, seed):
    content = nquads(filled)
    tables = sorted(folder(filled).glob("graph/*.sst"))
    corrupt(tables[seed % len(tables)], seed)
    assert "files" in areas(filled)
    before = folder(filled).name
    lost = mend(Library(filled))
    assert check(filled) == []
    assert (filled.path / f"damaged-{before}").is_dir()
    told = {problem.where for problem in lost}
    assert told <= {version_iri(symbol, "en") for symbol in ("A/1/3", "A/RES/1/1", "A/RES/1/2")}
    for symbol in ("A/1/3", "A/RES/1/1", "A/RES/1/2"):
        put(filled, symbol)
    assert nquads(filled) == content


def test_a_lost_database_names_every_document(filled):
    shutil.rmtree(folder(filled) / "graph")
    assert areas(filled) == {"files", "graph"}
    lost = mend(Library(filled))
    assert {problem.area for problem in lost} == {"lost"}
    assert [problem.remedy for problem in lost] == [
        f"run kg ingest files/{symbol}.en" for symbol in ("A/1/3", "A/RES/1/1", "A/RES/1/2")
    ]


@pytest.mark.parametrize("name", ["manifest.json", "graphs.json"])
@pytest.mark.parametrize("damage", [b"", b"{}", b"[1", b'{"files": 3}'])
def test_a_damaged_manifest_is_made_anew_from_the_graph(filled, name, damage):
    content = nquads(filled)
    (folder(filled) / name).write_bytes(damage)
    assert areas(filled) & {"manifest"}
    assert mend(Library(filled)) == []
    assert nquads(filled) == content
    assert check(filled) == []


@pytest.mark.parametrize("pointer", [b"", b"\xff\xfe", b"000777\n", None])
def test_a_damaged_pointer_is_set_right(filled, pointer):
    content = nquads(filled)
    path = filled.path / "CURRENT"
    path.unlink()
    if pointer is not None:
        path.write_bytes(pointer)
        assert areas(filled) == {"pointer"}
        assert mend(Library(filled)) == []
    else:
        Store.open(filled.path, create=True)
    assert nquads(filled) == content
    assert check(filled) == []


def test_a_wrong_count_in_the_manifest_is_found(filled):
    path = folder(filled)
    one = manifest.read_manifest(path)
    manifest.write_manifest(path, replace(one, quads=1, graph="0"))
    assert [problem.what for problem in check(filled)] == [
        "the list of graphs is not the one that was committed",
        "the number of statements is not that of its graphs",
    ]


class FakeIndex:
    """An index that is one JSON file: what `kg check` needs to know of the real one."""

    def __init__(self, path):
        data = json.loads((path / "lexical" / "digests").read_text())
        self.catalogue, self.dense, self.languages, self.embedder = self, data, ["en"], None
        self.manifest = type("M", (), {"passages": len(data)})
        self._data = data

    def digests(self):
        return {key: (digest, 0) for key, digest in self._data.items()}

    def lexical(self, language):
        return self._data


@pytest.fixture
def indexed(filled, monkeypatch):
    """A store with an index of one passage, and a way to write another one."""
    one = Passage(*["x"] * len(Passage.__slots__))
    monkeypatch.setattr("kg.check.passages", lambda graph: [replace(one, key="k", digest="d")])
    monkeypatch.setattr("kg.check.capability", lambda name: FakeIndex)

    def write(**digests):
        with filled.write() as draft:
            (draft.path / "lexical").mkdir()
            (draft.path / "lexical" / "digests").write_text(json.dumps(digests))
            draft.commit()

    return filled, write


def test_an_index_in_step_has_no_problems(indexed):
    store, write = indexed
    write(k="d")
    assert check(store) == []


@pytest.mark.parametrize(
    ("digests", "told"),
    [({"k": "old"}, "1 passages differ"), ({}, "1 passages differ"), ({"k": "d", "gone": "g"}, "holds (2, 2, 2)")],
)
def test_an_index_out_of_step_is_found(indexed, digests, told):
    store, write = indexed
    write(**digests)
    assert any(told in problem.what for problem in check(store))
    assert areas(store) == {"index"}


def test_an_index_behind_or_damaged_is_found(indexed):
    store, write = indexed
    write(k="d")
    corrupt(folder(store) / "lexical" / "digests")
    assert areas(store) == {"index"}
    write(k="d")
    put(store, "A/5/5")
    (problem,) = check(store)
    assert str(problem).endswith("run kg index")


def test_what_people_edit_survives_a_repair(filled):
    text = "same\tid/org/x-1\tid/org/unicef\tone letterhead\tR\n"
    (filled.path / judgements.FILE).write_text(text)
    put(filled, "A/7/7")
    shutil.rmtree(folder(filled) / "graph")
    mend(Library(filled))
    with filled.read() as generation:
        assert generation.judgements.canonical("https://w3id.org/un-partnerships/id/org/x-1").endswith("unicef")
