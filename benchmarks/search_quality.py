"""Where the right part stands, by the project and by three plain searches over the same passages and vectors.

    python -m benchmarks.search_quality STORE QUESTIONS.json… [--verbose]

A questions file holds `questions`, each with `q`, `lang` and `support` (ids of parts), and `doc.symbol`: the hand
annotation in the shared gold folder, or one's own. A hit on a part counts for the parts below and above it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.ranking import scores
from kg.language import detect
from kg.library import open_library
from search.filters import Filters
from search.index import Index
from search.pieces import whole
from search.retrieve import Retriever
from search.tokens import query_terms

K = 10
FRAGMENTS = (
    (r"p(\d+\.\d+)([a-z])?", "cl-{0}"),
    (r"p(\d+)([a-z])?", "para-{0}"),
    (r"op(\d+)([a-z])?", "op-{0}"),
    (r"pre(\d+)()", "pp-{0}"),
    (r"box(\d+)\.(\d+)", "box-{0}"),
    (r"fn(\d+)()", "fn-{0}"),
    (r"annex\.(\d+)()", "annex-{0}"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the parts, as (symbol, fragment), any of which answers it."""

    text: str
    language: str
    document: str
    fragments: frozenset[str]


def fragment(identifier: str) -> str:
    """The fragment of our IRIs for an id of the annotation: p2.1a → cl-2.1-a."""
    for pattern, form in FRAGMENTS:
        if match := re.fullmatch(pattern, identifier):
            return form.format(match[1]) + (f"-{match[2]}" if match[2] else "")
    return identifier


def questions(path: Path) -> Iterator[Asked]:
    """The questions of one file that have supporting parts."""
    data = json.loads(path.read_text("utf-8"))
    for question in data["questions"]:
        if question.get("support"):
            yield Asked(question["q"], question["lang"], symbol(data), frozenset(map(fragment, question["support"])))


def symbol(data: dict) -> str:
    """The symbol of the annotated document, as the store has it."""
    return re.sub(r"\s", "", data["doc"]["symbol"])


def related(one: str, other: str) -> bool:
    """The same part, or one below the other."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def rank(asked: Asked, hits: Sequence[tuple[str, str]]) -> int | None:
    """Where among the hits, as (symbol, fragment), the first right one stands, from 0."""
    for place, (document, found) in enumerate(hits):
        if document == asked.document and any(related(found, wanted) for wanted in asked.fragments):
            return place
    return None


def searches(index: Index) -> dict[str, Callable[[str], list[tuple[str, str]]]]:
    """Each way to search, from a question to (symbol, fragment) of its hits."""
    catalogue = index.catalogue
    everything = catalogue.passages(catalogue.rows_in_order())
    plain = index.embedder.passages([whole(passage) for passage in everything])
    rows = {passage.key: row for row, passage in enumerate(everything)}

    def ours(text: str) -> list[tuple[str, str]]:
        found = Retriever(None, index).find(text, K, Filters({}))
        return [(one.passage.document, one.passage.fragment) for one in found]

    def vectors(text: str) -> list[tuple[str, str]]:
        return named(np.argsort(-(plain @ index.embedder.query(text)), kind="stable")[:K])

    def words(text: str) -> list[tuple[str, str]]:
        terms = dict.fromkeys(query_terms(text, detect(text)), 1.0)
        found = [hit for language in index.languages for hit in index.lexical(language).search(terms, K)]
        return named([rows[key] for key, _ in sorted(found, key=lambda hit: -hit[1])[:K]])

    def reciprocal(text: str) -> list[tuple[str, str]]:
        shares: dict[tuple[str, str], float] = {}
        for ranked in (vectors(text), words(text)):
            for place, part in enumerate(ranked):
                shares[part] = shares.get(part, 0.0) + 1 / (60 + place)
        return sorted(shares, key=lambda part: (-shares[part], part))[:K]

    def named(found: Sequence[int]) -> list[tuple[str, str]]:
        return [(everything[row].document, everything[row].fragment) for row in found]

    return {"partnership-kg": ours, "vectors (FAISS)": vectors, "words (BM25)": words, "both (RRF)": reciprocal}


def main() -> None:
    """Print a table for all questions, for Chinese ones and for the others."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    parser.add_argument("--verbose", action="store_true", help="name each question whose first hit is wrong")
    options = parser.parse_args()
    asked = [question for path in options.questions for question in questions(path)]
    groups = {
        "all": asked,
        "zh": [a for a in asked if a.language == "zh"],
        "other": [a for a in asked if a.language != "zh"],
    }
    with open_library(options.store, create=False) as library:
        for name, search in searches(library.retriever.index).items():
            ranks = {question: rank(question, search(question.text)) for question in asked}
            for group, members in groups.items():
                print(f"{name:16} {group:6} {scores(ranks[question] for question in members)}")
            if options.verbose and name == "partnership-kg":
                _tell_wrong(ranks)


def _tell_wrong(ranks: Mapping[Asked, int | None]) -> None:
    for question, place in ranks.items():
        if place != 0:
            print(f"    {place}: {question.document} {sorted(question.fragments)} {question.text}")


if __name__ == "__main__":
    main()
