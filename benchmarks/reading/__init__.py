"""Questions with the words that answer them, for `benchmarks.learn_reader`: three sources of examples.

XQuAD; our questions to whole documents, with what search finds for them; and passages in the manner of the United
Nations, all invented, one JSON object a line of `<language>.jsonl` beside this file and, longer ones with more that
could be the answer, in `dense/`: `{"kind", "text", "questions": [{"language", "question", "answer", "nth"}]}`. An
answer is the shortest stretch of the text that answers, its `nth` occurrence (the first, if not said), or null where
the text does not say; questions are in any of the six languages.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.corpus import shared
from search.judging import Known, bears, normal

HERE = Path(__file__).parent
FILES = [*sorted(HERE.glob("*.jsonl")), *sorted((HERE / "dense").glob("*.jsonl"))]
"""Those written later come last, so that the blocks left out before are left out still."""
FOREIGN = ("zh", "en", "es", "ru", "ar")
"""Languages of XQuAD that are official ones."""
ABROAD = 0.4
"""Share of XQuAD's questions that are put in another language than the paragraph's."""
HIDDEN = 0.08
"""Share of questions whose paragraph is kept back, so that nothing shown answers."""
EVERY = 6
"""One article, or block of passages, in so many is left out of learning."""
ALIKE = 8
"""Passages most like one, of which others than the one asked about are shown."""
BLOCK = 15
"""Passages written in one go, on neighbouring matters."""

Extent = tuple[int, int]
Part = tuple[str, Extent]
"""A text, and where in it the answer stands or what search found there."""


@dataclass(frozen=True)
class Example:
    """A question, the texts that answer it with the place of the answer, and texts that do not answer it.

    Where `near` is set, the first of the wrong texts is the one asked about, which does not say it: it is always shown.
    """

    question: str
    right: Sequence[Part]
    wrong: Sequence[Part]
    near: bool = False


Encode = Callable[[Sequence[str]], NDArray[Any]]
"""Unit vectors of texts, one a row."""
Halves = tuple[list[Example], list[Example]]
"""Examples to learn from, and those left out."""


def foreign() -> Halves:
    """XQuAD's questions (Artetxe et al. 2020), by articles."""
    return _parted([list(_asked(article)) for article in _articles()])


def written(encode: Encode, dense: bool = False) -> Halves:
    """Questions to the invented passages, by blocks of passages, each with the passages most like it."""
    halves: Halves = ([], [])
    number = 0
    for path in FILES:
        passages = _passages(path)
        blocks = range(0, len(passages), BLOCK)
        if dense == (path.parent != HERE):
            vectors = encode([passage["text"] for passage in passages])
            near = np.argsort(-(vectors @ vectors.T), kind="stable")[:, 1 : ALIKE + 1]
            for place, at in enumerate(blocks, number + 1):
                for n in range(at, min(at + BLOCK, len(passages))):
                    halves[place % EVERY == 0].extend(_told(passages[n], [passages[one] for one in near[n]]))
        number += len(blocks)
    return halves


def left_out() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The blocks of invented passages that nothing is learnt from, each with its language."""
    every = []
    for path in FILES:
        passages = _passages(path)
        every += [(path.stem, passages[at : at + BLOCK]) for at in range(0, len(passages), BLOCK)]
    yield from every[EVERY - 1 :: EVERY]


def own(questions: Sequence[Known], retriever: Any) -> Iterator[Example]:
    """Our questions to documents, with what search finds for them."""
    for known in questions:
        hits = retriever.search(known.text, k=10)
        borne = [(hit, place) for hit in hits if bears(hit, known.support) and (place := _answer(hit.text, known))]
        wrong = [(hit.text, (0, 0)) for hit in hits if not _says(hit.text, known) and not bears(hit, known.support)]
        if borne or not known.answerable:
            yield Example(known.text, [(hit.text, place) for hit, place in borne], wrong)


def _passages(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _parted(blocks: Sequence[list[Example]]) -> Halves:
    kept = blocks[EVERY - 1 :: EVERY]
    told = [block for place, block in enumerate(blocks) if place % EVERY != EVERY - 1]
    return [one for block in told for one in block], [one for block in kept for one in block]


def _articles() -> list[list[dict[str, Any]]]:
    """XQuAD's articles, each a list of paragraphs by language."""
    folder = shared() / "corpus/parallel/xquad"
    data = {one: json.loads((folder / f"xquad.{one}.json").read_text("utf-8"))["data"] for one in FOREIGN}
    return [
        [
            {one: data[one][number]["paragraphs"][place] for one in FOREIGN}
            for place in range(len(article["paragraphs"]))
        ]
        for number, article in enumerate(data["en"])
    ]


def _asked(article: list[dict[str, Any]]) -> Iterator[Example]:
    """Each question of an article to each language version of its paragraph."""
    for place, paragraph in enumerate(article):
        for number in range(len(paragraph["en"]["qas"])):
            for language in FOREIGN:
                asked = random.choice(FOREIGN) if random.random() < ABROAD else language
                text, answer = paragraph[language]["context"], paragraph[language]["qas"][number]["answers"][0]
                extent = (answer["answer_start"], answer["answer_start"] + len(answer["text"]))
                wrong = [(p[language]["context"], (0, 0)) for n, p in enumerate(article) if n != place]
                right = [] if random.random() < HIDDEN else [(text, extent)]
                yield Example(paragraph[asked]["qas"][number]["question"], right, wrong)


def _told(passage: dict[str, Any], alike: Sequence[dict[str, Any]]) -> Iterator[Example]:
    text, others = passage["text"], [(one["text"], (0, 0)) for one in alike]
    for asked in passage["questions"]:
        if asked["answer"] is None:
            yield Example(asked["question"], [], [(text, (0, 0)), *others], near=True)
        else:
            start = _nth(text, asked["answer"], asked.get("nth", 1))
            yield Example(asked["question"], [(text, (start, start + len(asked["answer"])))], others)


def _nth(text: str, words: str, nth: int) -> int:
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start


def _answer(text: str, known: Known) -> Extent | None:
    places = ((text.casefold().find(answer.casefold()), len(answer)) for answer in known.answers)
    return next(((at, at + length) for at, length in places if at >= 0), None)


def _says(text: str, known: Known) -> bool:
    return any(normal(answer) in normal(text) for answer in known.answers if len(normal(answer)) > 1)
