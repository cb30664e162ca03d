"""Retrieval within and across languages on XQuAD, through the project's own index and retriever.

    python -m benchmarks.xquad [--every N]

Rows ask, columns are found. `--every 5` asks each fifth question only.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from benchmarks.corpus import Questions, xquad
from benchmarks.embedded import KEPT, embed
from benchmarks.ranking import Scores, scores
from kg.model import Passage
from search.filters import Filters
from search.index import Index, update
from search.retrieve import Retriever

LANGUAGES = ("en", "zh", "ar", "ru", "es")


def passages(language: str, data: Questions) -> Iterator[Passage]:
    """Each paragraph as a passage without heading, title or date."""
    for row, text in enumerate(data.passages):
        iri = f"xquad#{row:03d}"
        yield Passage(f"{iri}@{language}", iri, "XQuAD", f"{row}", "paragraph", language, text, "", "", "", "", text)


@contextmanager
def prepared(asking: str, data: Questions) -> Iterator[None]:
    """Question vectors embedded beforehand, in bulk, and looked up while asking."""
    vectors = dict(zip(data.questions, embed(data.questions, "query: "), strict=True))

    def query_vector(index: Index, text: str, language: str) -> object:
        return index.alignment.query(vectors[text], language) if index.alignment else vectors[text]

    with patch.object(Index, "query_vector", query_vector), patch("search.retrieve.detect", lambda _: asking):
        yield


def ask(index: Index, asking: str, data: Questions, every: int) -> Scores:
    """The scores of all questions, or of every `every`-th."""
    retriever = Retriever(None, index)
    ranks: list[int | None] = []
    with prepared(asking, data):
        for question, answer in list(zip(data.questions, data.answers, strict=True))[::every]:
            hits = [one.passage.iri for one in retriever.find(question, 10, Filters({}))]
            iri = f"xquad#{answer:03d}"
            ranks.append(hits.index(iri) if iri in hits else None)
    return scores(ranks)


def main() -> None:
    """Print the table and the two means that count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    every = parser.parse_args().every
    data = {language: xquad(language) for language in LANGUAGES}
    found: dict[tuple[str, str], Scores] = {}
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            update(Path(folder, language), passages(language, data[language]), cache=KEPT)
            index = Index.open(Path(folder, language))
            for asking in LANGUAGES:
                found[asking, language] = ask(index, asking, data[asking], every)
    print("nDCG@10  " + "  ".join(f"{language:>6}" for language in LANGUAGES))
    for asking in LANGUAGES:
        print(f"{asking:>7}  " + "  ".join(f"{found[asking, language].ndcg:6.4f}" for language in LANGUAGES))
    across = [value.ndcg for (asking, language), value in found.items() if asking != language]
    within = [found[language, language].ndcg for language in LANGUAGES]
    print(f"within a language {sum(within) / len(within):.4f}, across {sum(across) / len(across):.4f}")


if __name__ == "__main__":
    main()
