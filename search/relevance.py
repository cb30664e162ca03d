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
from search.tokens import index_terms

HAN_CHARACTER: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Key:
    """A term of the question in the words of a passage's language, with its weight."""

    term: str
    forms: Translations
    weight: float


class Keys:
    """The terms of one question, ready to be looked for in texts of one language."""

    def __init__(self, question: Question, language: str, competing: Iterable[frozenset[str]]) -> None:
        """`competing` are the terms of each text among which rarity is counted."""
        pairs = {t for t in question.terms if not is_character(t)} or set(question.terms)
        forms = translated([t for t in question.terms if t in pairs], question.language, language)
        self._forms = frozenset(form for those in forms.values() for form in those)
        borne = [self._forms & terms for terms in competing]
        frequency = Counter(chain.from_iterable(borne))
        total = len(borne) + 1
        self.language = language
        self.keys = [Key(term, found, _rarity(found, frequency, total)) for term, found in forms.items()]
        self.weight = sum(key.weight for key in self.keys) or 1.0

    def forms(self, term: str) -> Translations:
        """What a term of the question is in this language; nothing for a term that is not among the keys."""
        return next((key.forms for key in self.keys if key.term == term), {})

    def coverage(self, text: str) -> float:
        """The share of the question's weight that the text bears, from 0 to 1."""
        return self.best_share([term_set(text, self.language)])

    def best_share(self, pieces: Iterable[frozenset[str]]) -> float:
        """The highest share of the question's weight that one of the pieces bears, given their terms."""
        return max((self._share(borne) for borne in {self._forms & piece for piece in pieces} if borne), default=0.0)

    def missing(self, texts: Sequence[str]) -> list[Key]:
        """Keys that none of the texts bears in any form."""
        terms = frozenset().union(*(term_set(text, self.language) for text in texts))
        return [key for key in self.keys if not found(key.forms, terms)]

    def _share(self, borne: frozenset[str]) -> float:
        return sum(key.weight * found(key.forms, borne) for key in self.keys) / self.weight


def found(forms: Translations, terms: frozenset[str]) -> float:
    """How surely a term is among `terms` in one of its forms."""
    return max((min(1.0, 2 * score) for form, score in forms.items() if form in terms), default=0.0)


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
