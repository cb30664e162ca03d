"""The annotated questions put to the project and to four plain ways to search, over the same passages, in one run.

    python -m benchmarks.side_by_side STORE [QUESTIONS.json…]

FAISS with the same model's vectors, BM25, both by reciprocal ranks, and LanceDB's hybrid search (vectors and full text
over pairs and triples of characters, its own reciprocal ranks), which is left out where it is not installed
(`pip install partnership-kg[bench]`). Without QUESTIONS the annotated documents of the gold folder are asked about.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from benchmarks.corpus import shared
from benchmarks.ranking import scores
from benchmarks.search_quality import K, questions, rank, searches
from kg.library import open_library
from search.index import Index
from search.pieces import whole

Search = Callable[[str], list[tuple[str, str]]]


def lance(index: Index, folder: Path) -> Search:
    """LanceDB's hybrid search over the passages of an index, as its guide has it."""
    import lancedb
    from lancedb.index import FTS

    passages = index.catalogue.passages(index.catalogue.rows_in_order())
    texts = [whole(passage) for passage in passages]
    vectors = index.embedder.passages(texts)
    table = lancedb.connect(str(folder)).create_table(
        "passages",
        [
            {"row": row, "text": text, "vector": vector.tolist()}
            for row, (text, vector) in enumerate(zip(texts, vectors, strict=True))
        ],
    )
    table.create_index("text", config=FTS(base_tokenizer="ngram", ngram_min_length=2, ngram_max_length=3))

    def search(text: str) -> list[tuple[str, str]]:
        asked = table.search(query_type="hybrid").vector(index.embedder.query(text).tolist()).text(text)
        return [(passages[hit["row"]].document, passages[hit["row"]].fragment) for hit in asked.limit(K).to_list()]

    return search


def main() -> None:
    """Print one row for each way to search."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("questions", type=Path, nargs="*")
    options = parser.parse_args()
    paths = options.questions or sorted((shared() / "gold").glob("*.json"))
    asked = [question for path in paths for question in questions(path)]
    print("| way to search | hit@1 | hit@5 | nDCG@10 | MRR |\n|---|---|---|---|---|")
    with open_library(options.store, create=False) as library, tempfile.TemporaryDirectory() as folder:
        index = library.retriever.index
        ways: dict[str, Search] = searches(index)
        if find_spec("lancedb"):
            ways["LanceDB hybrid"] = lance(index, Path(folder))
        for name, search in ways.items():
            found = scores(rank(question, search(question.text)) for question in asked)
            print(f"| {name} | {found.hit1:.3f} | {found.hit5:.3f} | {found.ndcg:.3f} | {found.mrr:.3f} |", flush=True)


if __name__ == "__main__":
    main()
