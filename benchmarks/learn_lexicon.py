"""Learn which words of one language stand for which of another, from parallel United Nations texts.

usage: python -m benchmarks.learn_lexicon [CORPUS] [OUT]      OUT default search/data/lexicon.npz

IBM model 1 in both directions between English and each other language, over sentences (the first LINES of the UNv1.0
development set) and paragraphs of official resolutions that bear the same number; what both directions agree on is
kept. After Brown et al. 1993, "The Mathematics of Statistical Machine Translation", and Liang et al. 2006 (agreement).
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.corpus import shared
from search.tokens import query_terms

LINES = 2_000
ROUNDS = 6
RAREST = 3
KEPT = 6
"""Translations kept of a word."""
LEAST = 0.06
NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def sentences(corpus: Path, language: str) -> list[str]:
    path = corpus / "parallel" / "unpc-devset" / f"UNv1.0.devset.{language}"
    return path.read_text("utf-8").split("\n")[:LINES]


def paragraphs(corpus: Path, language: str) -> dict[tuple[str, str], str]:
    """(document, position of the element) → text, of the official XML; the same keys in every language."""
    from lxml import etree

    found = {}
    for path in sorted((corpus / "akn" / language).glob("*.xml")):
        root = etree.parse(str(path)).getroot()
        elements = [e for tag in ("recital", "paragraph", "container") for e in root.iter(NS + tag)]
        for element in elements:
            text = re.sub(r"\s+", " ", "".join(element.itertext())).strip()
            key = element.get("eId") or element.get("wId")
            if key and 20 < len(text) < 1500:
                found[path.name.split(".")[0], key] = text
    return found


def words(text: str, language: str) -> list[str]:
    terms = set(query_terms(text, language))
    kept = [t for t in terms if not t.isdigit() and len(t) > 1 and not re.search(r"[\d/]", t)]
    return sorted(kept)


def segments(corpus: Path, language: str) -> list[tuple[list[str], list[str]]]:
    pairs = list(zip(sentences(corpus, "en"), sentences(corpus, language), strict=True))
    ours, theirs = paragraphs(corpus, "en"), paragraphs(corpus, language)
    pairs += [(ours[key], theirs[key]) for key in sorted(ours.keys() & theirs.keys())]
    return [(words(a, "en"), words(b, language)) for a, b in pairs if a and b]


def vocabulary(lists: list[list[str]]) -> dict[str, int]:
    counts = Counter(word for one in lists for word in one)
    kept = sorted(word for word, count in counts.items() if count >= RAREST)
    return {word: row for row, word in enumerate(kept)}


def model(source: np.ndarray, target: np.ndarray, group: np.ndarray, pair: np.ndarray, pairs: int) -> np.ndarray:
    """P(target | source) per pair; `group` numbers the (segment, target word) each occurrence belongs to."""
    chance = np.full(pairs, 1.0)
    first = np.zeros(pairs, np.int64)
    first[pair] = source
    for _ in range(ROUNDS):
        weight = chance[pair]
        weight /= np.bincount(group, weight)[group]
        count = np.bincount(pair, weight, minlength=pairs)
        chance = count / np.bincount(first, count)[first]
    return chance


def learn(data: list[tuple[list[str], list[str]]]) -> tuple[list[str], list[str], np.ndarray]:
    left, right = vocabulary([a for a, _ in data]), vocabulary([b for _, b in data])
    source, target, by_target, by_source = [], [], [], []
    for number, (a, b) in enumerate(data):
        rows = np.array([left[w] for w in a if w in left], np.int64)
        columns = np.array([right[w] for w in b if w in right], np.int64)
        if len(rows) and len(columns):
            s, t = np.meshgrid(rows, columns)
            source.append(s.ravel())
            target.append(t.ravel())
            by_target.append(number * len(right) + t.ravel())
            by_source.append(number * len(left) + s.ravel())
    s, t = np.concatenate(source), np.concatenate(target)
    codes, pair = np.unique(s * len(right) + t, return_inverse=True)
    groups = [np.unique(np.concatenate(g), return_inverse=True)[1] for g in (by_target, by_source)]
    forth = model(s, t, groups[0], pair, len(codes))
    back = model(t, s, groups[1], pair, len(codes))
    score = np.sqrt(forth * back)
    return list(left), list(right), best(codes // len(right), codes % len(right), score)


def best(rows: np.ndarray, columns: np.ndarray, score: np.ndarray) -> np.ndarray:
    """The strongest of each word on either side, as (row, column, score × 255)."""
    order = np.lexsort((columns, rows, -score))
    per_row: Counter[int] = Counter()
    per_column: Counter[int] = Counter()
    kept = []
    for at in order:
        row, column = int(rows[at]), int(columns[at])
        if score[at] < LEAST:
            break
        if per_row[row] < KEPT or per_column[column] < KEPT:
            kept.append((row, column, round(float(score[at]) * 255)))
        per_row[row] += 1
        per_column[column] += 1
    return np.array(sorted(kept), np.uint16)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=shared() / "corpus", help="folder of parallel texts")
    parser.add_argument("out", nargs="?", type=Path, default=Path("search/data/lexicon.npz"), help="file to write")
    given = parser.parse_args()
    corpus, out = given.corpus, given.out
    arrays: dict[str, np.ndarray] = {}
    for language in ("ar", "es", "fr", "ru", "zh"):
        data = segments(corpus, language)
        left, right, pairs = learn(data)
        print(language, len(data), "segments", len(left), len(right), "words", len(pairs), "pairs", flush=True)
        arrays[f"{language}-en"] = np.frombuffer("\n".join(left).encode(), np.uint8)
        arrays[f"{language}-words"] = np.frombuffer("\n".join(right).encode(), np.uint8)
        arrays[f"{language}-pairs"] = pairs
    np.savez_compressed(out, **arrays)
    print(out, out.stat().st_size)


if __name__ == "__main__":
    main()
