"""A question's words against the passages of every language, as shares of what they are worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from kg.matching import Name
from search.index import Index
from search.lexical import WordHit
from search.lexicon import translations
from search.nicknames import names_asked
from search.tokens import exact_terms, index_terms, query_terms

NAME_WEIGHT: Final = 0.8
"""What a name's label in another wording or language is worth, of what the name as asked is worth."""


STRANGER: Final = 0.5
"""What a word of the question is taken to be worth where no passage in its language tells how rare it is, of what a
word that no passage bears is worth."""
TRANSLATED: Final = 1.0
"""What a word that may stand for one of the question's is worth, of how surely it does."""


class AskedWords:
    """A question's terms in each language: its own words at home, names and numbers abroad.

    Names that the gazetteer knows are also looked for under their other labels and in other languages.
    """

    def __init__(self, text: str, language: str, index: Index) -> None:
        self._index = index
        self.language = language
        self._own = Counter(query_terms(text, language))
        self._exact = Counter(exact_terms(text))
        self._names = names_asked(text, language)
        self._text = text
        self._worths: dict[str, float] = {}
        self._terms: dict[str, Mapping[str, float]] = {}

    def best(self, language: str, k: int, keys: Collection[str] | None = None) -> Iterator[tuple[float, WordHit]]:
        """The `k` best passages in `language` with their shares of the question's words; only among `keys`."""
        worth = self._whole(language)
        hits = self._index.lexical(language).best(self.terms(language), k, keys) if worth else ()
        return ((hit.score / worth, hit) for hit in hits)

    def shares(self, language: str, keys: Collection[str]) -> dict[str, float]:
        """Key → share of the question's words, of those passages in `language` that hold any."""
        worth = self._whole(language)
        scores = self._index.lexical(language).scores(self.terms(language), keys) if worth else {}
        return {key: score / worth for key, score in scores.items()}

    def terms(self, language: str) -> Mapping[str, float]:
        """Term → weight for passages in `language`."""
        if language not in self._terms:
            self._terms[language] = self._weighted(language)
        return self._terms[language]

    def _weighted(self, language: str) -> Mapping[str, float]:
        home = language == self.language
        terms: dict[str, float] = dict(self._own if home else self._translated(language) | self._exact)
        for name in self._names:
            for label in name.entity.labels.get(language, ())[: 2 if home else 1]:
                if home and name.label != label and name.label.casefold() in label.casefold():
                    continue  # a short form stands within the name as it is
                for term, weight in self._label(name, label, language).items():
                    terms.setdefault(term, weight)
        return terms

    def _translated(self, language: str) -> dict[str, float]:
        """What the question's words may be in another language, by the lexicon learnt from parallel texts."""
        terms: dict[str, float] = {}
        for word, count in self._own.items():
            for other, surely in translations(word, self.language, language).items():
                terms[other] = max(terms.get(other, 0.0), TRANSLATED * surely * count)
        return terms

    def _label(self, name: Name, label: str, language: str) -> Mapping[str, float]:
        """The label's terms, weighted so that together they are worth a share of the name as it was asked."""
        asked = self._worth(Counter(index_terms(self._text[name.start : name.end], self.language)), language)
        terms = Counter(index_terms(label, language))
        worth = self._index.lexical(language).worth(terms)
        return {term: NAME_WEIGHT * count * asked / worth for term, count in terms.items()} if worth else {}

    def _whole(self, language: str) -> float:
        """What the question's words are worth together."""
        at = self.language if self.language in self._index.languages else language
        if at not in self._worths:
            self._worths[at] = self._worth(self._own, language)
        return self._worths[at]

    def _worth(self, terms: Mapping[str, float], language: str) -> float:
        """What words of the question would score where all occur. When there is no passage in the question's language
        to tell how rare they are, each is put at half of what a word unknown in `language` is worth."""
        if self.language in self._index.languages:
            return self._index.lexical(self.language).worth(terms)
        return self._index.lexical(language).worth({"": STRANGER}) * sum(terms.values())
