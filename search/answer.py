"""From a question to an answer with its evidence, or to "not found".

understand → search → read → candidates from graph and text → judge → answer or refuse
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kg.model import Answer, AnswerItem, Hit, Node
from ontology import DATA
from search.choosing import Choice, as_many, choose, completes, untold
from search.confidence import judgement, threshold
from search.expected import Expected
from search.features import features
from search.graph.answers import graph_answers, unheard_of
from search.graph.asked import Found
from search.graph.chains import asks_addressee, issue_date_alone
from search.graph.partners import asks_partnerships
from search.mentions import Mentions
from search.nicknames import names_asked
from search.offered import offered, post, several
from search.question import Ask, Question, understand
from search.quoting import quoted, quoted_too
from search.reading import Reading
from search.relevance import is_character
from search.scope import Read, Scope, passages, scope
from search.text_answers import ALSO, Candidate

HITS: Final = 10
"""Passages shown with an answer."""
READ: Final = 16
"""Passages that are read for one."""
NODES: Final = 6
"""Nodes that an answer leads to, at most."""
HEARD: Final = 0.5
"""How well a passage must be found to answer a question about a body that no document is known to speak of."""
STATED: Final = 0.35
"""What it is worth, in probability, that the graph states an answer, beside one read from the text."""
BESIDE: Final = 0.3
"""What it is worth, in probability, to stand in the part that answers what else is asked."""
LEAST: Final = 0.1
"""An answer less likely right than this is a guess, and a guess is "not found"."""
STRANGE: Final = 0.5
"""Share of the question's words that no document bears from which on the question is strange to the documents."""
LEAST_STRANGE: Final = 0.25
"""As `LEAST`, for a text in another language where the question is strange: there words that are missing are not told
from words that are not translated."""
UNHEARD: Final = 0.9
"""Share of the question's words that no document bears from which on nothing is known of its matter."""
LEAST_UNHEARD: Final = 0.5
"""As `LEAST`, where nothing is known of the matter: what is told then has learnt to look like an answer, no more."""
SURE: Final = 0.985
"""From here on a second candidate is not worth telling."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one thing asked: its items, the features that judge the first, and where it is from."""

    items: tuple[Candidate, ...]
    features: dict[str, float]
    source: str
    sparql: str | None = None
    rivals: bool = False
    """Whether the items exclude one another: the second is what may be right where the first is not."""

    @property
    def told(self) -> Iterator[tuple[Candidate, float]]:
        """The items worth telling, each with the probability that it is right."""
        for rank, item in enumerate(self.items):
            if not rank or not self.rivals:
                yield item, self.probability
            elif self.probability < SURE:
                yield item, (1 - self.probability) / 2

    @property
    def probability(self) -> float:
        """That it is right."""
        return judgement("right").probability(self.features)

    @property
    def answerable(self) -> float:
        """The probability that the documents answer."""
        return judgement("answerable").probability(self.features)

    @property
    def least(self) -> float:
        """How likely right it must be to be told."""
        told = self.features
        if told["unknown"] >= UNHEARD and not told["graph"]:
            return LEAST_UNHEARD
        strange = told["unknown"] >= STRANGE and told["foreign"] > 0 and not told["graph"]
        return LEAST_STRANGE if strange else LEAST


@dataclass(frozen=True, slots=True)
class Considered:
    """A question thought through, before it is settled whether to answer: one proposal for each thing asked."""

    question: str
    asked: Question
    hits: tuple[Hit, ...]
    proposals: tuple[Proposal, ...]
    mentions: Mentions
    meant: Scope

    @property
    def answerable(self) -> float:
        return max((proposal.answerable for proposal in self.proposals), default=0.0)

    @property
    def likeliest(self) -> float:
        """The probability that the best of what is proposed is right."""
        return max((proposal.probability for proposal in self.proposals), default=0.0)

    @property
    def known(self) -> bool:
        """Whether the documents seem to answer, and what is proposed is no guess."""
        told = any(proposal.probability >= proposal.least for proposal in self.proposals)
        return self.asked.asking and self.answerable >= threshold() and told

    def answer(self, refuse: bool = True) -> Answer:
        """The answer; none where the documents do not seem to say, unless `refuse` is False."""
        given = self.proposals if self.known or not refuse else ()
        answers = tuple(_item(one, sure, self.mentions, self.asked.language) for p in given for one, sure in p.told)
        sparql = next((proposal.sparql for proposal in given if proposal.sparql), None)
        return Answer(self.question, answers, sparql, self.hits[:HITS], self.steps)

    @property
    def steps(self) -> tuple[str, ...]:
        """How it went, one line a step."""
        best = _where(self.hits[0]) if self.hits else "none"
        lines = [
            _understood(self.asked),
            _named(self.asked, self.meant),
            f"{len(self.hits)} passages read; best: {best}",
        ]
        lines += [_step(proposal) for proposal in self.proposals] or ["no words of the kind asked for"]
        verdict = "answered" if self.known else "not found" if self.asked.asking else "not found, as nothing is asked"
        least = min((proposal.least for proposal in self.proposals), default=LEAST)
        needed = f"{self.answerable:.2f} that the documents say, {threshold():.2f} needed"
        return (*lines, f"{verdict}: {needed}; {self.likeliest:.2f} that this is it, {least:.2f} needed")


def ask(question: str, retriever: Any, document: str = "") -> Answer:
    """The answer that the documents of the retriever's generation give, or the one with a symbol; empty when they do
    not say.
    """
    return consider(question, retriever, document).answer()


def consider(question: str, retriever: Any, document: str = "") -> Considered:
    """Search and read for a question, and propose what its words and the graph offer."""
    asked = understand(question)
    graph = retriever.generation.graph
    read = passages(asked, scope(asked, graph, document), retriever, READ) if asked.text else Read(())
    mentions = Mentions(graph)
    if not read.hits or (read.hits[0].score < HEARD and unheard_of(asked, graph)):
        return Considered(question, asked, read.hits, (), mentions, read.meant)
    reading = Reading(asked, read, retriever.index)
    proposals: list[Proposal] = []
    for one in asked.asks:
        if proposal := _propose(one, reading, mentions, retriever, [item for p in proposals for item in p.items]):
            proposals.append(proposal)
    proposals = _run_on(proposals)
    return Considered(question, asked, read.hits, tuple(proposals), mentions, read.meant)


def _run_on(proposals: Sequence[Proposal]) -> list[Proposal]:
    """What answers several things asked and stands word after word is told as one: which body's session, and which."""
    joined: list[Proposal] = []
    for proposal in proposals:
        first, before = proposal.items[0], joined[-1].items[0] if joined else None
        if before and (before.sentence.hit.iri, before.end) == (first.sentence.hit.iri, first.start):
            whole = replace(before, end=first.end)
            joined[-1] = replace(joined[-1], items=(whole, *joined[-1].items[1:]))
        else:
            joined.append(proposal)
    return joined


def _propose(
    one: Ask, reading: Reading, mentions: Mentions, retriever: Any, given: Sequence[Candidate]
) -> Proposal | None:
    """The likelier of what the graph states and what the text says.

    `given` is what answers the other things asked before: "when, and by whom" is told in one place, and nothing twice.
    """
    found = graph_answers(one, reading, mentions, retriever.generation.graph)
    found = _within(found, reading.read.meant) if found else None
    if found and not found.candidates:
        return None
    if found:
        found = _untold(found, given)
    made: list[Proposal] = []
    if found:
        judged = _judged(found.candidates[0], one, reading, retriever)
        made.append(Proposal(tuple(found.candidates), judged, f"the graph, {found.name}", found.sparql))
        if found.settled:
            return made[0]
    elif issue_date_alone(one, reading.question):
        return None
    ranked = offered(one, reading, mentions, given)
    choice = several(one, ranked, reading, mentions, retriever.generation.graph) or choose(
        ranked, one, reading.question
    )
    if one.expected is Expected.PERSON and (named := post(one, reading, mentions, given, choice)):
        choice = Choice((named,))
    if choice.items:
        judged = _judged(choice.items[0], one, reading, retriever)
        unstated = asks_addressee(one, reading.question) or asks_partnerships(one, reading.question)
        judged["unasked"] = float(not found and unstated)
        judged["numbered"] = as_many(reading.question, choice)
        made.append(Proposal(choice.items, judged, "the text", rivals=choice.rivals))
        told = untold(choice.items, reading.question)
        if found and not choice.rivals and completes(told, found.candidates):
            return replace(made[0], items=tuple(told))
    beside = given[0].sentence.hit.iri if given else ""
    best = max((proposal.items[0].sentence.coverage for proposal in made), default=0.0)
    return max(made, key=lambda proposal: _worth(proposal, beside, best), default=None)


def _within(found: Found, meant: Scope) -> Found | None:
    """What the graph gives, of the one document to which a question is narrowed; None where that is nothing."""
    if not meant.only or not found.candidates:
        return found
    kept = [c for c in found.candidates if c.sentence.hit.document in meant.documents]
    return replace(found, candidates=kept) if kept else None


def _worth(proposal: Proposal, beside: str, best: float) -> float:
    """How likely right a proposal is, with what it is worth that the graph states it, the less the more of the question
    another's sentence bears (`best`), and that it stands in the part that answers what else is asked.
    """
    first = proposal.items[0].sentence
    stated = STATED * proposal.features["graph"] * (1 - max(0.0, best - first.coverage))
    return proposal.probability + stated + BESIDE * (bool(beside) and first.hit.iri == beside)


def _untold(found: Found, given: Sequence[Candidate]) -> Found | None:
    """What the graph gives without the words that answer something else already; None where nothing is left."""
    extents = {(item.sentence.hit.iri, item.start, item.end) for item in given}
    kept = [c for c in found.candidates if (c.sentence.hit.iri, c.start, c.end) not in extents or c.words]
    return replace(found, candidates=kept) if kept else None


def _judged(candidate: Candidate, one: Ask, reading: Reading, retriever: Any) -> dict[str, float]:
    """The features of a candidate, by the kind that it is of."""
    return features(candidate, replace(one, expected=candidate.expected), reading, retriever.index)


def _item(candidate: Candidate, probability: float, mentions: Mentions, home: str) -> AnswerItem:
    """`home` is the language of the question, in which nodes are named where they can be."""
    own = quoted(candidate.sentence, candidate.start, candidate.end)
    others = [quoted_too(one, candidate.text) for one in candidate.also[:ALSO]]
    return AnswerItem(candidate.text, round(probability, 3), (own, *others), _nodes(candidate, mentions, home))


def _nodes(candidate: Candidate, mentions: Mentions, home: str) -> tuple[Node, ...]:
    """The node that is the answer, then those its sentence names, then the part itself where it names none."""
    sentence, hit = candidate.sentence, candidate.sentence.hit
    named = [m.iri for m in mentions.of(hit.iri, hit.language) if sentence.start <= m.start < sentence.end]
    iris = dict.fromkeys([candidate.iri, *named] if candidate.iri else named)
    return tuple(mentions.node(iri, home, hit.language) for iri in list(iris)[:NODES])


def _understood(asked: Question) -> str:
    kinds = ", ".join(f"{one.expected}{f' ({one.noun})' if one.noun else ''}" for one in asked.asks)
    several = "several: " if asked.many else ""
    terms = [term for term in asked.terms if not is_character(term)] or asked.terms
    return f"a question in {asked.language} for {several}{kinds}; terms: {' '.join(terms)}"


def _named(asked: Question, meant: Scope) -> str:
    """The nodes, documents and paragraphs that the question names."""
    nodes = [
        f"{asked.text[name.start : name.end]} ({name.entity.iri.removeprefix(DATA)})"
        for name in names_asked(asked.text, asked.language)
    ]
    parts = [*nodes, *meant.documents, *(f"{name} (not held)" for name in meant.elsewhere)]
    parts += [f"paragraph {number}" for number in meant.paragraphs] + ([f"a {meant.type}"] if meant.type else [])
    return f"named: {', '.join(parts) or 'nothing known'}"


def _step(proposal: Proposal) -> str:
    best = proposal.items[0]
    why = judgement("right").explain(proposal.features)
    where = _where(best.sentence.hit)
    return f"{best.expected} from {proposal.source}: “{best.text}” in {where}, {proposal.probability:.2f}: {why}"


def _where(hit: Hit) -> str:
    return f"{hit.document}, {hit.part}"
