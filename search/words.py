"""A question's words against the passages of every language, as shares of what they are worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Final

from kg.gazetteer import Gazetteer
from search.index import Index
from search.tokens import exact_terms, index_terms, query_terms

NAME_WEIGHT: Final = 0.5
"""Of a name's other labels, against the words that were asked."""


class AskedWords:
    """A question's terms in each language: its own words at home, names and numbers abroad.

    Names that the gazetteer knows are also looked for under their other labels and in other languages.
    """

    def __init__(self, text: str, language: str, index: Index) -> None:
        self._index = index
        self.language = language
        self._own = Counter(query_terms(text, language))
        self._exact = dict.fromkeys(exact_terms(text), 1.0)
        self._names = Gazetteer.load().find(text, language)

    def terms(self, language: str) -> Mapping[str, float]:
        """Term → weight for passages in `language`."""
        terms: dict[str, float] = dict(self._own) if language == self.language else dict(self._exact)
        for name in self._names:
            for label in name.entity.labels.get(language, ())[:1]:
                for term in index_terms(label, language):
                    terms.setdefault(term, NAME_WEIGHT)
        return terms

    def search(self, language: str, k: int, keys: Collection[str] | None = None) -> dict[str, float]:
        """Key → share of the question's words, of the `k` best passages in `language`; only among `keys`."""
        lexical = self._index.lexical(language)
        terms = self.terms(language)
        worth = self._worth(language)
        return {key: score / worth for key, score in lexical.search(terms, k, keys)} if worth else {}

    def _worth(self, language: str) -> float:
        """What all of the question's own words would score; abroad, where they do not occur, they are put at half of
        what the rarest word there is worth."""
        lexical = self._index.lexical(language)
        home = self.language in self._index.languages
        if home:
            return self._index.lexical(self.language).worth(self._own)
        return lexical.worth({"": 0.5}) * sum(self._own.values())
