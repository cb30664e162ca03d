"""A cross-encoder by path, made here, over passages written here."""

import time

import pytest

from kg.errors import UsageError
from search.filters import Filters
from search.index import Index, update
from search.rerank import DEPTH, Reranker, reranker
from search.retrieve import Retriever
from tests.search.passages import passage
from tests.search.tiny import cross_encoder

pytestmark = pytest.mark.filterwarnings("default")
TEXTS = ("the harbour fund pays for piers", "water water water", "the fund", "who pays")


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    return cross_encoder(tmp_path_factory.mktemp("cross"))


@pytest.fixture
def retriever(tmp_path, embedder, monkeypatch):
    many = [passage(f"op-{n:02d}", f"{TEXTS[n % 4]} {'water ' * (n % 7)}{n}") for n in range(DEPTH + 10)]
    update(tmp_path, many, embedder=embedder)
    index = Index.open(tmp_path)
    monkeypatch.setattr(Index, "embedder", embedder)
    return Retriever(None, index)


def test_scores_are_probabilities_and_the_same_each_time(model):
    passages = [passage(f"op-{n}", text) for n, text in enumerate((*TEXTS, "", "\0", "水" * 5000))]
    scores = reranker(model).scores("who pays for piers", passages)
    assert all(0 < score < 1 for score in scores) and len(set(scores)) > 1
    assert scores == Reranker(model).scores("who pays for piers", passages)
    assert reranker(model).scores("water", []) == []


def test_the_best_come_in_the_models_order_and_the_others_after(retriever, model):
    plain = retriever.find("who pays for piers", 100, Filters({}))
    again = retriever.find("who pays for piers", 100, Filters({}), model)
    first, rest = again[:DEPTH], again[DEPTH:]
    assert {one.passage.iri for one in first} == {one.passage.iri for one in plain[:DEPTH]}
    assert [one.passage.iri for one in rest] == [one.passage.iri for one in plain[DEPTH:]] and rest
    scores = [one.score for one in again]
    assert scores == sorted(scores, reverse=True)
    told = reranker(model).scores("who pays for piers", [one.passage for one in first])
    assert told == pytest.approx([one.score for one in first], abs=1e-6)
    assert [one.passage.iri for one in first] != [one.passage.iri for one in plain[:DEPTH]]


def test_few_hits_are_the_best_of_many(retriever, model):
    many = retriever.find("harbour fund", 100, Filters({}), model)
    assert [one.passage for one in retriever.find("harbour fund", 3, Filters({}), model)] == [
        one.passage for one in many[:3]
    ]


def test_a_model_with_several_scores_is_refused(tmp_path):
    with pytest.raises(UsageError, match="gives 3 scores for a passage"):
        reranker(cross_encoder(tmp_path, labels=3))


@pytest.mark.parametrize("name", ["nosuch/model", "nosuch", "./nowhere", "/no/such/folder", "a b?", "../x"])
def test_a_model_that_is_not_there_is_told_in_one_line_at_once(name, monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    started = time.monotonic()
    with pytest.raises(UsageError, match="cannot load the model") as told:
        reranker(name)
    assert "\n" not in str(told.value) and repr(name) in str(told.value)
    assert "give the folder of a model" in str(told.value) and time.monotonic() - started < 20


def test_a_folder_without_a_model_is_told(tmp_path):
    with pytest.raises(UsageError, match="cannot load the model"):
        reranker(str(tmp_path))
