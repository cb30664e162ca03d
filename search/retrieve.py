"""From a question to passages: by words and by meaning, across languages, one hit per part, with its nodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.language import detect
from kg.model import Hit, Node, Passage
from search.asked_documents import symbols
from search.candidates import Candidates
from search.embed import clean
from search.filters import Filters
from search.fusion import fuse
from search.index import Index
from search.nodes import nodes_of, parts_about
from search.reorder import DEPTH as REORDERED
from search.reorder import Asked, reordered
from search.rerank import DEPTH as RERANKED
from search.rerank import reranker


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with its score, before it becomes a hit."""

    passage: Passage
    score: float


class Retriever:
    """Searches one generation. `generation` is a `kg.generation.Generation`, `index` the index in its folder."""

    def __init__(self, generation: Any, index: Index) -> None:
        self.generation = generation
        self.index = index

    def search(
        self,
        query: str,
        k: int = 10,
        language: str | None = None,
        type: str | None = None,
        document: str | None = None,
        since: str | None = None,
        until: str | None = None,
        entity: str | None = None,
        rerank: str | None = None,
    ) -> list[Hit]:
        """The `k` best parts for a question in any language, best first, ties by IRI.

        `language` keeps passages in that language; `type` a kind of part ("operative"), a type of document
        ("resolution") or, ranked by the parts that describe them, a kind of node ("partnership", "mandate", "body",
        "figure"); `document` one symbol; `since` and `until` dates of documents, ISO 8601 of any precision; `entity`
        parts that name a node, by any of its names. `rerank` names a cross-encoder that reads the best passages again.
        Raises UsageError for a type, language or model that there is not, and NotFound for a name that nothing bears.
        """
        filters = Filters.of(language=language, type=type, document=document, since=since, until=until, entity=entity)
        query = clean(query)
        asked = detect(query)
        if not query:
            return []
        if filters.node:
            from search.nodesearch import search_nodes

            return search_nodes(self, query, k, filters, asked, rerank)
        found = self.find(query, k, filters, rerank)
        shown = {one.passage.iri: one.passage.language for one in found}
        nodes = nodes_of(self.generation.graph, shown, asked)
        return [_hit(rank, one, nodes.get(one.passage.iri, ())) for rank, one in enumerate(found, 1)]

    def find(self, query: str, k: int, filters: Filters, rerank: str | None = None) -> list[Found]:
        """The `k` best parts with their scores, one language version of each."""
        if rerank is not None:
            return _reranked(rerank, query, self.find(query, max(k, RERANKED), filters))[:k]
        asked = detect(query)
        allowed = self._allowed(filters)
        candidates = Candidates(self.index, query, asked, allowed, self._named(query, allowed))
        read = self._read(query)
        ranked, best = self._ranked(candidates, k)
        again = self._reordered(read, ranked, best, k)
        return self._one_version_each([(candidates.keys[row], score) for row, score in again], best, k, asked, allowed)

    def fused(self, query: str) -> list[Found]:
        """What is judged again by what the question asks, in the order before that."""
        candidates = Candidates(self.index, query, detect(query), None, self._named(query, None))
        return self._ranked(candidates, 0)[1]

    def _ranked(self, candidates: Candidates, k: int) -> tuple[list[tuple[int, float]], list[Found]]:
        """The candidates as (row, score), complete as far as the best `k` parts need, and those to be judged again.

        None of the others comes before those. So they are needed only where these are of too few parts.
        """
        candidates.complete(REORDERED)
        ranked = fuse(candidates.found, self.index.manifest.fingerprint)
        if len({candidates.keys[row].rpartition("@")[0] for row, _ in ranked[:REORDERED]}) <= k:
            candidates.complete(k * len(self.index.languages))
            ranked = fuse(candidates.found, self.index.manifest.fingerprint)
        first = ranked[:REORDERED]
        passages = self.index.catalogue.passages([row for row, _ in first])
        return ranked, [Found(passage, score) for passage, (_, score) in zip(passages, first, strict=True)]

    def _read(self, query: str) -> Asked:
        """A question read for all languages, as long as candidates are looked for anyway."""
        asked = Asked(query)
        for language in self.index.languages:
            asked.within(language)
        return asked

    def _reordered(
        self, asked: Asked, ranked: Sequence[tuple[int, float]], best: Sequence[Found], k: int
    ) -> list[tuple[int, float]]:
        """The best candidates judged again for the `k` best parts, then the others, none scored above those."""
        scores = reordered(asked, [(one.passage, one.score) for one in best], k)
        rows = [row for row, _ in ranked[:REORDERED]]
        first = sorted(zip(rows, scores, strict=True), key=lambda hit: (-hit[1], hit[0]))
        least = min(scores, default=1.0)
        return first + [(row, min(score, least)) for row, score in ranked[REORDERED:]]

    def _allowed(self, filters: Filters) -> dict[str, int] | None:
        """Key → row of the passages that the filters leave; None for no filters."""
        if not filters.columns and not filters.entity:
            return None
        allowed = self.index.catalogue.matching(filters.columns)
        if not filters.entity:
            return allowed
        parts = parts_about(self.generation.graph, filters.entity)
        return {key: row for key, row in allowed.items() if key.rpartition("@")[0] in parts}

    def _named(self, query: str, allowed: Mapping[str, int] | None) -> dict[str, int]:
        """Key → row of the passages of documents whose symbol or number the question gives."""
        found: dict[str, int] = {}
        for symbol in symbols(query):
            found |= self.index.catalogue.matching({"document": symbol})
        return {key: row for key, row in found.items() if allowed is None or key in allowed}

    def _one_version_each(
        self,
        ranked: Sequence[tuple[str, float]],
        read: Sequence[Found],
        k: int,
        asked: str,
        allowed: Mapping[str, int] | None,
    ) -> list[Found]:
        """The `k` best parts by their passages' keys, each with the best score of its language versions.

        One version of each is given: in the question's language if there is one. `read` are passages at hand.
        """
        best: dict[str, tuple[str, float]] = {}
        for key, score in ranked:
            best.setdefault(key.rpartition("@")[0], (key, score))
        first = sorted(best.items(), key=lambda one: (-one[1][1], one[0]))[:k]
        passages = {one.passage.key: one.passage for one in read}
        home = {f"{iri}@{asked}" for iri, _ in first}
        wanted = {key for _, (key, _) in first} | {key for key in home if allowed is None or key in allowed}
        rows = self.index.catalogue.rows(sorted(wanted - passages.keys()))
        passages |= {one.key: one for one in self.index.catalogue.passages(list(rows.values()))}
        return [Found(passages.get(f"{iri}@{asked}") or passages[key], score) for iri, (key, score) in first]


def _reranked(model: str, query: str, found: list[Found]) -> list[Found]:
    """The best parts in a cross-encoder's order, then the others, none of them scored above those."""
    scores = reranker(model).scores(query, [one.passage for one in found[:RERANKED]])
    again = [Found(one.passage, score) for one, score in zip(found, scores, strict=False)]
    least = min(scores, default=1.0)
    rest = [Found(one.passage, min(one.score, least)) for one in found[RERANKED:]]
    return sorted(again, key=lambda one: (-one.score, one.passage.iri)) + rest


def _hit(rank: int, found: Found, nodes: tuple[Node, ...]) -> Hit:
    passage = found.passage
    return Hit(
        rank,
        round(found.score, 4),
        passage.document,
        passage.fragment,
        passage.iri,
        passage.language,
        passage.text,
        nodes,
    )
