"""From a question to an answer with its evidence, or to "not found".

understand → search → read → candidates from graph and text → judge → answer or refuse
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.model import Answer, AnswerItem, Hit, Node, Support
from search.confidence import model
from search.features import features
from search.graph_answers import graph_answers
from search.lists import items
from search.mentions import Mentions
from search.question import Ask, Question, understand
from search.reading import Reading
from search.text_answers import Candidate, candidates

HITS: Final = 10
"""Passages shown with an answer."""
READ: Final = 16
"""Passages that are read for one."""
NODES: Final = 6
"""Nodes that an answer leads to, at most."""
SECOND: Final = 0.75
"""A second candidate is shown when it is at least so probable, relative to the first."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one thing asked: its items, how probable it is, and the query it came from, if any."""

    items: list[Candidate]
    probability: float
    sparql: str | None = None


def ask(question: str, retriever: Any) -> Answer:
    """The answer that the documents of the retriever's generation give; empty when they do not say."""
    asked = understand(question)
    read = retriever.search(asked.text, k=READ) if asked.text else []
    hits = tuple(read[:HITS])
    steps = [_understood(asked), f"{len(hits)} passages; best: {_where(hits[0]) if hits else 'none'}"]
    if not hits:
        return Answer(question, (), None, hits, tuple(steps))
    reading = Reading(asked, read, retriever.index)
    mentions = Mentions(retriever.generation.graph)
    proposals = [_propose(one, reading, mentions, retriever, steps) for one in asked.asks]
    best = max(proposal.probability for proposal in proposals)
    if best < model().threshold:
        steps.append(f"not found: {best:.2f} is below {model().threshold:.2f}")
        return Answer(question, (), None, hits, tuple(steps))
    answers = tuple(_item(c, p.probability, mentions) for p in proposals for c in p.items)
    sparql = next((p.sparql for p in proposals if p.sparql), None)
    return Answer(question, answers, sparql, hits, tuple(steps))


def _propose(one: Ask, reading: Reading, mentions: Mentions, retriever: Any, steps: list[str]) -> Proposal:
    """The likelier of what the graph states and what the text says."""
    proposals = [
        proposal
        for make in (_from_graph, _from_text)
        if (proposal := make(one, reading, mentions, retriever, steps)) and proposal.items
    ]
    if not proposals:
        steps.append(f"{one.expected}: no words of that kind in the passages")
    return max(proposals, key=lambda p: p.probability, default=Proposal([], 0.0))


def _from_graph(one: Ask, reading: Reading, mentions: Mentions, retriever: Any, steps: list[str]) -> Proposal | None:
    found = graph_answers(one, reading, mentions, retriever.generation.graph)
    if found is None:
        return None
    probability = _judge(found.candidates[0], one, reading, retriever, steps, f"graph, {found.name}")
    return Proposal(found.candidates, probability, found.sparql)


def _from_text(one: Ask, reading: Reading, mentions: Mentions, retriever: Any, steps: list[str]) -> Proposal | None:
    ranked = candidates(one, reading, mentions)
    listed: list[Candidate] = []
    if reading.question.many and one is reading.question.asks[0]:
        listed = items(one, reading, mentions, retriever.generation.graph)
    best = (listed or ranked)[:1]
    if not best:
        return None
    probability = _judge(best[0], one, reading, retriever, steps, "text")
    return Proposal(listed or _chosen(ranked, reading), probability)


def _judge(best: Candidate, one: Ask, reading: Reading, retriever: Any, steps: list[str], source: str) -> float:
    judged = features(best, one, reading, retriever.index)
    probability = model().probability(judged)
    where = _where(best.sentence.hit)
    steps.append(
        f"{one.expected} from {source}: “{best.text}” in {where}, {probability:.2f}: {model().explain(judged)}"
    )
    return probability


def _chosen(ranked: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The best candidate, and a second one that says something else, where only one thing is asked."""
    if len(reading.question.asks) > 1:
        return list(ranked[:1])
    best = ranked[0]
    others = [c for c in ranked[1:6] if c.text not in best.text and best.text not in c.text]
    return [best, *others[:1]]


def _item(candidate: Candidate, probability: float, mentions: Mentions) -> AnswerItem:
    sentence, hit = candidate.sentence, candidate.sentence.hit
    support = Support(hit.document, hit.part, hit.iri, sentence.start, sentence.end, sentence.text)
    return AnswerItem(candidate.text, round(probability, 3), (support,), _nodes(candidate, mentions))


def _nodes(candidate: Candidate, mentions: Mentions) -> tuple[Node, ...]:
    """The node that is the answer, then those its sentence names."""
    sentence, hit = candidate.sentence, candidate.sentence.hit
    named = [m.iri for m in mentions.of(hit.iri, hit.language) if sentence.start <= m.start < sentence.end]
    iris = dict.fromkeys([candidate.iri, *named] if candidate.iri else named)
    return tuple(mentions.node(iri, hit.language) for iri in list(iris)[:NODES])


def _understood(asked: Question) -> str:
    kinds = ", ".join(f"{one.expected}{f' ({one.noun})' if one.noun else ''}" for one in asked.asks)
    return (
        f"a question in {asked.language} for {'several: ' if asked.many else ''}{kinds}; terms: {' '.join(asked.terms)}"
    )


def _where(hit: Hit) -> str:
    return f"{hit.document}, {hit.part}"
