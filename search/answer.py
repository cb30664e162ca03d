"""From a question to an answer with its evidence, or to "not found".

understand → search → read → candidates from graph and text → judge → answer or refuse
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from kg.model import Answer, AnswerItem, Hit, Node, Support
from search.confidence import model
from search.features import features
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


def ask(question: str, retriever: Any) -> Answer:
    """The answer that the documents of the retriever's generation give; empty when they do not say."""
    asked = understand(question)
    read = retriever.search(asked.text, k=READ)
    hits = tuple(read[:HITS])
    steps = [_understood(asked), f"{len(hits)} passages; best: {_where(hits[0]) if hits else 'none'}"]
    if not hits:
        return Answer(question, (), None, hits, tuple(steps))
    reading = Reading(asked, read, retriever.index)
    mentions = Mentions(retriever.generation.graph)
    found = [_answer(one, reading, mentions, retriever, steps) for one in asked.asks]
    probable = [p for _, p in found]
    answers = [item for group, _ in found for item in group]
    if not answers or max(probable) < model().threshold:
        steps.append(f"not found: {max(probable, default=0):.2f} is below {model().threshold:.2f}")
        answers = []
    return Answer(question, tuple(answers), None, hits, tuple(steps))


def _answer(
    one: Ask, reading: Reading, mentions: Mentions, retriever: Any, steps: list[str]
) -> tuple[list[AnswerItem], float]:
    """The items for one thing asked, and the probability that they are right."""
    listed: list[Candidate] = []
    if reading.question.many and one is reading.question.asks[0]:
        listed = items(one, reading, mentions, retriever.generation.graph)
    ranked = candidates(one, reading, mentions)
    best = (listed or ranked)[:1]
    if not best:
        steps.append(f"{one.expected}: no words of that kind in the passages")
        return [], 0.0
    judged = features(best[0], one, reading, retriever.index)
    probability = model().probability(judged)
    steps.append(f"{one.expected}: “{best[0].text}” in {_where(best[0].sentence.hit)}; {model().explain(judged)}")
    chosen = listed or _chosen(ranked, one, reading)
    return [_item(candidate, probability, mentions) for candidate in chosen], probability


def _chosen(ranked: Sequence[Candidate], one: Ask, reading: Reading) -> list[Candidate]:
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
