"""How much a piece of text has to do with a question: by words, across languages by learnt translations, by meaning.

Rarity is counted among the pieces that compete, so that what all of them share decides nothing.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

from search.lexicon import Translations, translated
from search.question import Question
from search.tokens import index_terms, stretches, terms_in

NOTHING: Final[frozenset[str]] = frozenset()
HAN_CHARACTER: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Key:
    """A term of the question in the words of a passage's language, with its weight."""

    term: str
    forms: Translations
    weight: float


class Forms:
    """The terms of one question in the words of one language: `of` gives each term's, `all` those of all terms."""

    def __init__(self, question: Question, language: str) -> None:
        pairs = {t for t in question.terms if not is_character(t)} or set(question.terms)
        self.language = language
        self.of = translated([t for t in question.terms if t in pairs], question.language, language)
        self.all = frozenset(form for those in self.of.values() for form in those)
        self.meant: dict[str, list[tuple[int, float]]] = {form: [] for form in self.all}
        """Form → the terms that it may stand for, by their places in `of`, and how surely."""
        for place, those in enumerate(self.of.values()):
            for form, score in those.items():
                self.meant[form].append((place, _surely(score)))
        self._terms = terms_in(language)

    def borne(self, text: str) -> frozenset[str]:
        """The forms that a text bears."""
        return self.all.intersection(chain.from_iterable(map(self._terms.__getitem__, stretches(text))))


class Keys:
    """The terms of one question, ready to be looked for in texts of one language."""

    def __init__(self, forms: Forms, competing: Iterable[frozenset[str]]) -> None:
        """`competing` are the forms that each text bears among which rarity is counted."""
        borne = list(competing)
        frequency = Counter(chain.from_iterable(borne))
        total = len(borne) + 1
        self._forms = forms
        self.keys = [Key(term, found, _rarity(found, frequency, total)) for term, found in forms.of.items()]
        self.weight = sum(key.weight for key in self.keys) or 1.0
        self._shares = {NOTHING: 0.0}

    def forms(self, term: str) -> Translations:
        """What a term of the question is in this language; nothing for a term that is not among the keys."""
        return next((key.forms for key in self.keys if key.term == term), {})

    def coverage(self, text: str) -> float:
        """The share of the question's weight that the text bears, from 0 to 1."""
        return self.share(self._forms.borne(text))

    def share(self, borne: frozenset[str]) -> float:
        """The share of the question's weight that a text bears, given the forms in it."""
        if borne not in self._shares:
            surest: dict[int, float] = {}
            for form in borne:
                for place, surely in self._forms.meant[form]:
                    surest[place] = max(surely, surest.get(place, 0.0))
            self._shares[borne] = sum(self.keys[place].weight * surest[place] for place in sorted(surest)) / self.weight
        return self._shares[borne]

    def missing(self, texts: Sequence[str]) -> list[Key]:
        """Keys that none of the texts bears in any form."""
        borne = NOTHING.union(*map(self._forms.borne, texts))
        return [key for key in self.keys if borne.isdisjoint(key.forms)]


def found(forms: Translations, terms: frozenset[str]) -> float:
    """How surely a term is among `terms` in one of its forms."""
    return max((_surely(score) for form, score in forms.items() if form in terms), default=0.0)


def _surely(score: float) -> float:
    return min(1.0, 2 * score)


def is_character(term: str) -> bool:
    """A single Chinese character, which says little beside the pairs."""
    return len(term) == 1 and HAN_CHARACTER.match(term) is not None


@lru_cache(maxsize=4096)
def term_set(text: str, language: str) -> frozenset[str]:
    return frozenset(index_terms(text, language))


def _rarity(forms: Translations, frequency: Mapping[str, int], total: int) -> float:
    """Inverse document frequency of the commonest form, at most that of a term seen once."""
    count = max((frequency[form] for form in forms), default=0)
    return math.log(1 + total / max(1, count))
