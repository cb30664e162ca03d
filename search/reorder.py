"""The best passages judged again by what the question asks: does one sentence bear its words, is there a date where a
date is asked, is it the preamble or the paragraph that was named, a mere footnote, or the line that begins a list?

What each answer adds to the log-odds of a passage stands in `data/reorder.json`, learnt from questions to parts of
documents by `benchmarks/learn_reorder.py`. Words for parts stand in `ontology/languages/<code>/search.toml`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from heapq import nlargest
from pathlib import Path
from typing import Final

from kg.matching import Name
from kg.model import PartKind, Passage
from ontology import LANGUAGES, table
from search.expected import TYPED, Expected
from search.nicknames import exact_names, names_asked
from search.question import understand
from search.relevance import Forms, Keys
from search.scope import FRAGMENTS, paragraph_numbers
from search.sentences import clauses, sentences
from search.spans import has_span

DEPTH: Final = 40
"""Passages that are judged again."""
FILE: Final = Path(__file__).parent / "data" / "reorder.json"
CERTAIN: Final = 1e-6
"""How near to 0 and 1 scores are taken."""
ABROAD: Final = {
    Expected.PLACE: 0.0,
    Expected.PERSON: 0.0,
    Expected.BODY: 0.0,
    Expected.DOCUMENT: 0.0,
    Expected.NAME: 0.0,
    Expected.AGENT: 0.5,
}
"""What a span of a kind beside the question's words counts in another language, if not 1. Which words those are is only
guessed there, and names stand beside most words: that one does says nothing, while a date or a sum still does."""
UNSAID_PREAMBLE: Final = 0.5
"""What the third paragraph of a preamble counts where "paragraph 3" is named and no preamble is: the operative one of
that number may be meant. What the feature adds is learnt."""
_ENDING: Final = (":", "：")
KIND: Final = "kind of answer"
NEAR: Final = "kind of answer near"
_SPANS: Final = (KIND, NEAR)
"""The features that cost most."""


def reordered(asked: Asked, found: Sequence[tuple[Passage, float]], wanted: int | None = None) -> list[float]:
    """New scores of passages for a question, in their order, on the scale of the old ones.

    With `wanted`, passages that cannot bring their part among so many of the best are not searched for spans, and
    score less than they might.
    """
    competing = _Competing(asked, [passage for passage, _ in found])
    features = [competing.plainly(place) for place in range(len(found))]
    odds = [_odds(score) + _weighed(one) for (_, score), one in zip(found, features, strict=True)]
    best: dict[str, float] = {}
    for place in sorted(range(len(found)), key=lambda place: (-odds[place], place)) if asked.typed else ():
        if _beyond(odds[place], best, wanted, _SPANS):
            break
        passage, score = found[place]
        if competing.has_kind(place):
            features[place][KIND] = 1.0
            odds[place] = _odds(score) + _weighed(features[place])
            if not _beyond(odds[place], best, wanted, (NEAR,)):
                features[place][NEAR] = competing.near(place)
                odds[place] = _odds(score) + _weighed(features[place])
        best[passage.iri] = max(odds[place], best.get(passage.iri, odds[place]))
    return [1 / (1 + math.exp(-one)) for one in odds]


def _beyond(odds: float, best: Mapping[str, float], wanted: int | None, left: Sequence[str]) -> bool:
    """Whether the features left could not lift a passage among the best parts."""
    if wanted is None or len(best) < wanted:
        return False
    most = sum(max(0.0, learnt().get(name, 0.0)) for name in left)
    return odds + most < nlargest(wanted, best.values())[-1]


def _weighed(features: Mapping[str, float]) -> float:
    weights = learnt()
    return sum(weights.get(name, 0.0) * value for name, value in features.items() if value)


def _odds(score: float) -> float:
    """The log-odds of a probability."""
    held = min(max(score, CERTAIN), 1 - CERTAIN)
    return math.log(held / (1 - held))


@cache
def learnt() -> Mapping[str, float]:
    """Feature → log-odds."""
    weights: Mapping[str, float] = json.loads(FILE.read_text("utf-8"))
    return weights


def judged(text: str, passages: Sequence[Passage]) -> list[dict[str, float]]:
    """The features of each passage, by name."""
    competing = _Competing(Asked(text), passages)
    return [competing.plainly(place) | competing.spans(place) for place in range(len(passages))]


class Asked:
    """What a question asks for and names, read once."""

    def __init__(self, text: str) -> None:
        question = self.question = understand(text)
        self.typed = question.expected in TYPED
        self.kinds = _kinds_named(question.text.lower(), question.language)
        numbers = tuple(paragraph_numbers(question))
        self.fragments = tuple(form.format(number) for number in numbers for form in FRAGMENTS)
        self._names: Sequence[Name] = names_asked(question.text, question.language)
        self._exact: Sequence[Name] = exact_names(question.text, question.language)
        self._in: dict[str, tuple[Forms, Sequence[Sequence[str]]]] = {}

    def within(self, language: str) -> tuple[Forms, Sequence[Sequence[str]]]:
        """The question's terms in a language, and the labels there of each thing that it names, in small letters.

        Names as people type them count abroad only: at home the words themselves are looked for.
        """
        if language not in self._in:
            names = self._exact if language == self.question.language else self._names
            labels = [[label.casefold() for label in name.entity.labels.get(language, ())] for name in names]
            self._in[language] = Forms(self.question, language), labels
        return self._in[language]


class _Competing:
    """The passages that are judged against one another."""

    def __init__(self, asked: Asked, passages: Sequence[Passage]) -> None:
        self._asked = asked
        self._question = asked.question
        self._passages = passages
        self._borne = [asked.within(one.language)[0].borne(one.text) for one in passages]
        competing: dict[str, list[frozenset[str]]] = {}
        for passage, borne in zip(passages, self._borne, strict=True):
            competing.setdefault(passage.language, []).append(borne)
        self._keys = {language: Keys(asked.within(language)[0], those) for language, those in competing.items()}

    def plainly(self, place: int) -> dict[str, float]:
        """The features of a passage, those of `spans` left at nothing."""
        passage = self._passages[place]
        home = passage.language == self._question.language
        share, kinds = self._in_one_sentence(place), self._asked.kinds
        return {
            "always": 1.0,
            "same language": float(home),
            "sentence": share,
            "sentence abroad": 0.0 if home else share,
            KIND: 0.0,
            NEAR: 0.0,
            "names": self._named(passage),
            "part named": float(passage.fragment.partition("-")[0] in kinds or passage.kind in kinds),
            "paragraph named": self._numbered(passage.fragment),
            "footnote": float(passage.kind == PartKind.FOOTNOTE),
            "signature": float(passage.kind == PartKind.SIGNATURE and "signature" not in kinds),
            "begins a list": float(passage.text.rstrip().endswith(_ENDING)),
        }

    def _in_one_sentence(self, place: int) -> float:
        """The highest share of the question's weight that one sentence of a passage bears."""
        passage, borne = self._passages[place], self._borne[place]
        keys = self._keys[passage.language]
        if len(borne) <= 1:
            return keys.share(borne)
        cut = sentences(passage.text, passage.language)
        return max((keys.coverage(passage.text[start:end]) for start, end in cut), default=0.0)

    def spans(self, place: int) -> dict[str, float]:
        """The features that cost most: whether there is an answer of the kind asked for, and by the right words."""
        kind = self.has_kind(place)
        return {KIND: float(kind), NEAR: self.near(place) if kind else 0.0}

    def has_kind(self, place: int) -> bool:
        """Whether a passage holds a span of the kind asked for."""
        passage = self._passages[place]
        return self._asked.typed and self._has_span(passage.text, passage.language)

    def near(self, place: int) -> float:
        """Whether such a span stands beside the question's words."""
        passage = self._passages[place]
        abroad = passage.language != self._question.language
        worth = ABROAD.get(self._question.expected, 1.0) if abroad else 1.0
        best = _best_clause(passage, self._keys[passage.language]) if worth else ""
        return worth * self._has_span(best, passage.language) if worth else 0.0

    def _has_span(self, text: str, language: str) -> bool:
        return has_span(text, language, self._question.expected)

    def _numbered(self, fragment: str) -> float:
        """Whether it is the paragraph named: "paragraph 3" is one of the preamble only for want of another."""
        if not any(_under(fragment, one) for one in self._asked.fragments):
            return 0.0
        return UNSAID_PREAMBLE if fragment.startswith("pp-") and PartKind.PREAMBULAR not in self._asked.kinds else 1.0

    def _named(self, passage: Passage) -> float:
        """The share of the names in the question that the passage bears, under any label of its own language."""
        here, names = passage.text.casefold(), self._asked.within(passage.language)[1]
        return sum(any(label in here for label in labels) for labels in names) / max(1, len(names))


def _best_clause(passage: Passage, keys: Keys) -> str:
    """The two clauses side by side that bear most of the question's words."""
    pairs = []
    for sentence in sentences(passage.text, passage.language):
        cut = clauses(passage.text, sentence, passage.language) or [sentence]
        pairs += [passage.text[start : cut[min(place + 1, len(cut) - 1)][1]] for place, (start, _) in enumerate(cut)]
    return max(pairs, key=keys.coverage, default="")


def _under(fragment: str, other: str) -> bool:
    return fragment == other or fragment.startswith(f"{other}-")


def _kinds_named(text: str, language: str) -> frozenset[str]:
    """The kinds of parts that a question speaks of: the preamble, a box, who signed."""
    return frozenset(kind for kind, pattern in _part_words(language).items() if pattern.search(text))


@cache
def _part_words(language: str) -> Mapping[str, re.Pattern[str]]:
    parts = table(language, "search")["parts"] if language in LANGUAGES else {}
    return {kind: re.compile(pattern) for kind, pattern in parts.items()}
