"""Learn the reader of `search.reader`: adapters beside the bundled encoder's lower layers, and a head.

    python -m benchmarks.learn_reader STORE [--epochs 1.75] [--write]

Learnt from XQuAD (five of six articles in five languages; question and paragraph differ in language for
two of five) and from every second question of `questions.jsonl`, `reports/` and `documents/`, whose documents STORE
holds (see `benchmarks.answers`). A question is read in a window that answers it together with windows that do not:
other paragraphs of the article, or what search found beside the right part. Where none answers, the mark before the
windows is what is right. Some forty minutes on one core. It prints how well spans of the articles left out are found.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import linear

import kg
from benchmarks.answers import HERE, halves, reported
from benchmarks.corpus import shared
from search.bulk import BulkEncoder
from search.bundled import BundledE5
from search.judging import Known, bears, load, normal
from search.reader import ASKED, FILE, QUERY
from search.unigram import Token, Unigram

LANGUAGES = ("zh", "en", "es", "ru", "ar")
LAYERS = 8
RANK = 16
SCALE = 2.0
RATE = 1e-3
WARM = 0.06
"""Share of the steps in which the rate rises; then it falls to nothing."""
TOGETHER = 8
OWN = 0.25
"""Share of the questions that are ours."""
ABROAD = 0.4
UNSAID = 0.08
SIZES = (70, 110, 140)
"""Tokens of a window while learning."""
BESIDE = 2
"""Windows that do not answer, at most."""
EVERY = 6
"""One article in so many is left out."""
MARKS = 3
"""Special tokens around a question."""

Extent = tuple[int, int]
Part = tuple[str, Extent]
"""A text and where in it the answer stands, or what was found there."""


@dataclass(frozen=True)
class Example:
    """A question, texts that answer it, and others. `pieces` of a window come first, (first, last) is the answer."""

    question: str
    right: Sequence[Part]
    wrong: Sequence[Part]


Row = tuple[list[int], int, int, Extent | None]
"""Token ids, where the window begins, how many tokens it has, and the first and last of the answer."""


class Learner(BulkEncoder):
    """The encoder in PyTorch, its lower layers with thin matrices that learn."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        shape = self._packed.shape
        self.cut = Unigram(self._packed.vocabulary)
        self._layers = self._layers[:LAYERS]
        self.thin: dict[str, torch.Tensor] = {}
        for number, layer in enumerate(self._layers):
            for name in ("q", "k", "v", "ao", "fi", "fo"):
                outputs, inputs = layer[name][0].shape
                self.thin[f"l{number}.{name}.A"] = torch.randn(RANK, inputs) / math.sqrt(inputs)
                self.thin[f"l{number}.{name}.B"] = torch.zeros(outputs, RANK)
        self.thin["head.w"] = torch.randn(2, shape.hidden) * 0.02
        self.thin["head.b"] = torch.zeros(2)
        for tensor in self.thin.values():
            tensor.requires_grad_()

    def scores(self, rows: Sequence[Row]) -> torch.Tensor:
        """Scores to begin and to end at each token, all but the window's and the first mark's out of question:
        (rows, width, 2).
        """
        width = max(len(ids) for ids, *_ in rows)
        pad = self._packed.vocabulary.pad
        lengths = torch.tensor([len(ids) for ids, *_ in rows])
        mask = torch.arange(width)[None] < lengths[:, None]
        states = self._embed([ids + [pad] * (width - len(ids)) for ids, *_ in rows])
        for number, layer in enumerate(self._layers):
            states = self._encode_layer(states, mask, self._adapted(number, layer))
        open_ = torch.zeros(len(rows), width, dtype=torch.bool)
        open_[:, 0] = True
        for row, (_, start, count, _) in enumerate(rows):
            open_[row, start : start + count] = True
        return linear(states.float(), self.thin["head.w"], self.thin["head.b"]).masked_fill(~open_[..., None], -1e4)

    def _adapted(self, number: int, layer: dict[str, Any]) -> dict[str, Any]:
        def weight(name: str) -> Any:
            up, down = self.thin[f"l{number}.{name}.B"], self.thin[f"l{number}.{name}.A"]
            return layer[name][0] + (SCALE * up @ down).to(self._type)

        return layer | {name: (weight(name), layer[name][1]) for name in ("q", "k", "v", "ao", "fi", "fo")}

    def row(self, question: str, text: str, size: int, answer: Extent | None, near: int = 0) -> Row | None:
        """A window of `size` tokens: somewhere around the answer, else from `near` on. None where the answer has more
        tokens.
        """
        words = self._packed.vocabulary
        asked = [token.piece for token in self.cut.tokens(QUERY + question)[:ASKED]]
        tokens = self.cut.tokens(text)
        inside = [n for n, t in enumerate(tokens) if answer and t.end > answer[0] and t.start < answer[1]]
        if answer and (not inside or inside[-1] - inside[0] >= size):
            return None
        first = _first(tokens, size, inside, near)
        window = [token.piece for token in tokens[first : first + size]]
        start = len(asked) + MARKS
        ids = [words.begin, *asked, words.end, words.end, *window, words.end]
        place = (start + inside[0] - first, start + inside[-1] - first) if inside else None
        return ids, start, len(window), place

    def learnt(self) -> dict[str, Any]:
        """What is written: the matrices to add as they are, in half precision, and the head."""
        held = {name: tensor.detach().numpy() for name, tensor in self.thin.items()}
        scaled = {name: value * (SCALE if name.endswith(".B") else 1.0) for name, value in held.items()}
        return {name: value.astype("float32" if "head" in name else "float16") for name, value in scaled.items()}


def _first(tokens: Sequence[Token], size: int, inside: Sequence[int], near: int) -> int:
    most = max(0, len(tokens) - size)
    if inside:
        return random.randint(min(max(0, inside[-1] - size + 1), most), min(inside[0], most))
    at = next((n for n, token in enumerate(tokens) if token.end > near), 0)
    return max(0, min(most, at - size // 4))


def loss(scores: torch.Tensor, groups: Sequence[Sequence[Row]]) -> torch.Tensor:
    """Mean cross entropy of the first and the last token of each answer among all windows of its question."""
    total, at = torch.zeros(()), 0
    for group in groups:
        own = scores[at : at + len(group)]
        every = torch.logsumexp(own.reshape(-1, 2), 0)
        place = group[0][3]
        told = torch.stack((own[0, place[0], 0], own[0, place[1], 1])) if place else torch.logsumexp(own[:, 0], 0)
        total = total + (every - told).sum() / 2
        at += len(group)
    return total / len(groups)


def articles() -> list[list[dict[str, Any]]]:
    """XQuAD's articles, each a list of paragraphs with `text`, and (question, extent) of each language."""
    data = {
        language: json.loads((shared() / "corpus/parallel/xquad" / f"xquad.{language}.json").read_text("utf-8"))["data"]
        for language in LANGUAGES
    }
    return [
        [
            {language: data[language][number]["paragraphs"][place] for language in LANGUAGES}
            for place in range(len(article["paragraphs"]))
        ]
        for number, article in enumerate(data["en"])
    ]


def examples(article: list[dict[str, Any]]) -> Iterator[Example]:
    """Each question of an article in each language; some to paragraphs of another, some whose paragraph is hidden."""
    for place, paragraph in enumerate(article):
        for number in range(len(paragraph["en"]["qas"])):
            for language in LANGUAGES:
                asked = random.choice(LANGUAGES) if random.random() < ABROAD else language
                text, answer = paragraph[language]["context"], paragraph[language]["qas"][number]["answers"][0]
                extent = (answer["answer_start"], answer["answer_start"] + len(answer["text"]))
                wrong = [(p[language]["context"], (0, 0)) for n, p in enumerate(article) if n != place]
                right = [] if random.random() < UNSAID else [(text, extent)]
                yield Example(paragraph[asked]["qas"][number]["question"], right, wrong)


def own(questions: Sequence[Known], retriever: Any) -> Iterator[Example]:
    """Our questions, with what search found for them."""
    for known in questions:
        hits = retriever.search(known.text, k=10)
        borne = [(hit, place) for hit in hits if bears(hit, known.support) and (place := _answer(hit.text, known))]
        wrong = [(hit.text, (0, 0)) for hit in hits if not _says(hit.text, known) and not bears(hit, known.support)]
        if borne or not known.answerable:
            yield Example(known.text, [(hit.text, place) for hit, place in borne if place], wrong)


def _answer(text: str, known: Known) -> Extent | None:
    places = ((text.casefold().find(answer.casefold()), len(answer)) for answer in known.answers)
    return next(((at, at + length) for at, length in places if at >= 0), None)


def _says(text: str, known: Known) -> bool:
    return any(normal(answer) in normal(text) for answer in known.answers if len(normal(answer)) > 1)


def group(example: Example, learner: Learner) -> list[Row]:
    """The rows of one question, the right one first; none where its answer is too long."""
    size = random.choice(SIZES)
    rows: list[Row] = []
    if example.right:
        text, extent = random.choice(example.right)
        right = learner.row(example.question, text, size, extent)
        if right is None:
            return []
        rows.append(right)
    for text, (start, _) in random.sample(example.wrong, min(BESIDE, len(example.wrong))):
        rows += [row for row in [learner.row(example.question, text, size, None, start)] if row]
    return rows


def learn(learner: Learner, foreign: list[Example], ours: list[Example], epochs: float) -> None:
    optimizer = torch.optim.AdamW(learner.thin.values(), lr=RATE, weight_decay=0.01)
    steps, told = int(epochs * len(foreign) / TOGETHER), []
    for step in range(1, steps + 1):
        groups: list[list[Row]] = []
        while len(groups) < TOGETHER:
            one = random.choice(ours) if ours and random.random() < OWN else random.choice(foreign)
            groups += [rows for rows in [group(one, learner)] if rows]
        for rates in optimizer.param_groups:
            rates["lr"] = RATE * min(1.0, step / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
        wrong = loss(learner.scores([row for rows in groups for row in rows]), groups)
        optimizer.zero_grad()
        wrong.backward()
        torch.nn.utils.clip_grad_norm_(list(learner.thin.values()), 1.0)
        optimizer.step()
        told.append(wrong.item())
        if step % 50 == 0:
            print(f"{step} of {steps}: loss {sum(told[-50:]) / 50:.3f}", flush=True)


def overlap(learner: Learner, kept: Sequence[Example]) -> float:
    """Mean F1, by tokens, of the best span in a window around the answer against the answer."""
    found = []
    for example in kept:
        row = learner.row(example.question, example.right[0][0], 250, example.right[0][1])
        if row is None:
            continue
        with torch.inference_mode():
            begins, ends = learner.scores([row])[0, row[1] : row[1] + row[2]].numpy().T
        sums = np.triu(begins[:, None] + ends) - np.tril(np.full((len(ends),) * 2, 1e6), -1)
        first, last = np.unravel_index(sums.argmax(), sums.shape)
        place = row[3] or (0, 0)
        start, end = place[0] - row[1], place[1] - row[1]
        shared_ = max(0, min(last, end) - max(first, start) + 1)
        found.append(2 * shared_ / (last - first + end - start + 2))
    return float(np.mean(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--epochs", type=float, default=1.75)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    learner = Learner(BundledE5().path)
    every = articles()
    told = [e for number, one in enumerate(every) if number % EVERY != EVERY - 1 for e in examples(one)]
    kept = [e for one in every[EVERY - 1 :: EVERY] for e in examples(one) if e.right]
    written = halves([*load(HERE / "questions.jsonl"), *reported(), *reported("documents")])[0]
    with kg.open(arguments.store, create=False) as library:
        ours = list(own(written, library.retriever))
    print(f"{len(told)} questions of XQuAD and {len(ours)} of ours; {len(kept)} left out")
    learn(learner, told, ours, arguments.epochs)
    print(f"F1 of spans left out: {overlap(learner, random.sample(kept, min(300, len(kept)))):.3f}")
    if arguments.write:
        np.savez_compressed(FILE, **learner.learnt())


if __name__ == "__main__":
    main()
