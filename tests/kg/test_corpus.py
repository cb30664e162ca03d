"""What the index is derived from, version by version."""

from quads import put

from kg.passages import Corpus, passages
from kg.store import Store


def test_a_corpus_reads_each_version_by_itself(store: Store):
    put(store, "A/RES/1/1", "A/1/3")
    with store.read() as generation:
        corpus = Corpus.of_graph(lambda: generation.graph, generation.records)
        read = [one for version in sorted(corpus.digests) for one in corpus.read(version)]
        assert read == list(passages(generation.graph))
        assert len(corpus.digests) == 2


def test_a_changed_version_has_another_digest(store: Store):
    digests = []
    for note in ("", "as corrected"):
        put(store, "A/RES/1/1", note=note)
        with store.read() as generation:
            digests.append(Corpus.of_graph(lambda: generation.graph, generation.records).digests)
    assert digests[0].keys() == digests[1].keys()
    assert digests[0] != digests[1]
