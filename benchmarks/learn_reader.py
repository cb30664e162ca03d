"""Learn the reader of `search.reader`: adapters beside the bundled encoder's lower layers, and a head.

    python -m benchmarks.learn_reader STORE [--steps N] [--written 0.6] [--dense 0] [--rate 1e-3] [--threads 1]
        [--go-on] [--write]

Learnt from the examples of `benchmarks.reading`, in goes: XQuAD (five of six articles in five languages; question and
paragraph differ in language for two of five) and every second question of `questions.jsonl`, `reports/` and
`documents/`, whose documents STORE holds (see `benchmarks.answers`), with `--written 0`; then, with `--go-on`, from
what stands in `search/data/reader.npz`, mostly on the passages written for it; with `--dense`, on the longer ones too,
from which what stands there has not learnt. A question is read in a window that answers it together with windows that
do not: other paragraphs of the article, or what search found beside the right part. Where none answers, the mark
before the windows is what is right. Two seconds a step on one core.
It prints how well spans of the articles and passages left out are found, and how often a question that its passage
answers is told from one that it does not.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn.functional import linear

import kg
from benchmarks.answers import HERE, halves, reported
from benchmarks.reading import Example, Extent, foreign, own, written
from search.bulk import BulkEncoder
from search.bundled import BundledE5
from search.judging import load
from search.reader import ASKED, FILE, QUERY
from search.unigram import Token, Unigram

LAYERS = 8
RANK = 16
SCALE = 2.0
WARM = 0.06
"""Share of the steps in which the rate rises; then it falls to nothing."""
TOGETHER = 8
OWN = 0.12
"""Share of the questions that are ours, to documents."""
SIZES = (70, 110, 140, 170)
"""Tokens of a window while learning."""
BESIDE = (0, 1, 1, 2, 3)
"""Windows that do not answer, beside the one that does or that is asked about."""
ALONE = 250
"""Tokens of a window in which spans left out are looked for."""
AT_ONCE = 3
"""Parts, by length, in which the windows of a step are read."""
SHOWN = 600
"""Examples left out that are measured."""
MARKS = 3
"""Special tokens around a question."""

Row = tuple[list[int], int, int, Extent | None]
"""Token ids, where the window begins, how many tokens it has, and the first and last of the answer."""


class Learner(BulkEncoder):
    """The encoder in PyTorch, its lower layers with thin matrices that learn."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        shape = self._packed.shape
        self._tokens = cache(Unigram(self._packed.vocabulary).tokens)
        self._layers = self._layers[:LAYERS]
        self.thin: dict[str, torch.Tensor] = {}
        for number, layer in enumerate(self._layers):
            for name in ("q", "k", "v", "ao", "fi", "fo"):
                outputs, inputs = layer[name][0].shape
                self.thin[f"l{number}.{name}.A"] = torch.randn(RANK, inputs) / math.sqrt(inputs)
                self.thin[f"l{number}.{name}.B"] = torch.zeros(outputs, RANK)
                layer[name] = (*layer[name], *(self.thin[f"l{number}.{name}.{side}"] for side in "AB"))
        self.thin["head.w"] = torch.randn(2, shape.hidden) * 0.02
        self.thin["head.b"] = torch.zeros(2)
        for tensor in self.thin.values():
            tensor.requires_grad_()

    def scores(self, rows: Sequence[Row]) -> list[torch.Tensor]:
        """Of each row, the scores to begin and to end at each token, all but the window's and the first mark's out of
        question: (width, 2) each. Rows of about one length go together, so that few are filled up.
        """
        order = sorted(range(len(rows)), key=lambda number: len(rows[number][0]))
        size = math.ceil(len(rows) / AT_ONCE)
        found: dict[int, torch.Tensor] = {}
        for at in range(0, len(rows), size):
            some = order[at : at + size]
            found |= dict(zip(some, self._scores([rows[number] for number in some]), strict=True))
        return [found[number] for number in range(len(rows))]

    def _scores(self, rows: Sequence[Row]) -> torch.Tensor:
        width = max(len(ids) for ids, *_ in rows)
        pad = self._packed.vocabulary.pad
        lengths = torch.tensor([len(ids) for ids, *_ in rows])
        mask = torch.arange(width)[None] < lengths[:, None]
        states = self._embed([ids + [pad] * (width - len(ids)) for ids, *_ in rows])
        for layer in self._layers:
            states = self._encode_layer(states, mask, layer)
        open_ = torch.zeros(len(rows), width, dtype=torch.bool)
        open_[:, 0] = True
        for row, (_, start, count, _) in enumerate(rows):
            open_[row, start : start + count] = True
        return linear(states.float(), self.thin["head.w"], self.thin["head.b"]).masked_fill(~open_[..., None], -1e4)

    def _linear(self, states: Any, weight: Any, bias: Any, *thin: torch.Tensor) -> Any:
        told = linear(states, weight, bias)
        if not thin:
            return told
        down, up = (matrix.to(self._type) for matrix in thin)
        return told + SCALE * linear(linear(states, down), up)

    def row(self, question: str, text: str, size: int, answer: Extent | None, near: int = 0) -> Row | None:
        """A window of `size` tokens: somewhere around the answer, else from `near` on. None where the answer has more
        tokens.
        """
        words = self._packed.vocabulary
        asked = [token.piece for token in self._tokens(QUERY + question)[:ASKED]]
        tokens = self._tokens(text)
        inside = [n for n, t in enumerate(tokens) if answer and t.end > answer[0] and t.start < answer[1]]
        if answer and (not inside or inside[-1] - inside[0] >= size):
            return None
        first = _first(tokens, size, inside, near)
        window = [token.piece for token in tokens[first : first + size]]
        start = len(asked) + MARKS
        ids = [words.begin, *asked, words.end, words.end, *window, words.end]
        place = (start + inside[0] - first, start + inside[-1] - first) if inside else None
        return ids, start, len(window), place

    def take(self, path: Path) -> None:
        """Go on from what was written."""
        with np.load(path) as held:
            for name, tensor in self.thin.items():
                tensor.data = torch.from_numpy(held[name].astype("float32") / (SCALE if name.endswith(".B") else 1.0))

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


def loss(scores: Sequence[torch.Tensor], groups: Sequence[Sequence[Row]]) -> torch.Tensor:
    """Mean cross entropy of the first and the last token of each answer among all windows of its question."""
    total, at = torch.zeros(()), 0
    for group in groups:
        own = scores[at : at + len(group)]
        every = torch.logsumexp(torch.cat(list(own)), 0)
        place = group[0][3]
        marks = torch.stack([row[0] for row in own])
        told = torch.stack((own[0][place[0], 0], own[0][place[1], 1])) if place else torch.logsumexp(marks, 0)
        total = total + (every - told).sum() / 2
        at += len(group)
    return total / len(groups)


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
    asked = list(example.wrong[: example.near])
    others = example.wrong[example.near :]
    beside = max(random.choice(BESIDE), not rows and not asked)
    for text, (start, _) in [*asked, *random.sample(others, min(beside, len(others)))]:
        near = start or random.randrange(len(text))
        rows += [row for row in [learner.row(example.question, text, size, None, near)] if row]
    return rows


def learn(learner: Learner, draw: Callable[[], Example], steps: int, rate: float) -> None:
    optimizer = torch.optim.AdamW(learner.thin.values(), lr=rate, weight_decay=0.01)
    told: list[float] = []
    for step in range(1, steps + 1):
        groups: list[list[Row]] = []
        while len(groups) < TOGETHER:
            groups += [rows for rows in [group(draw(), learner)] if rows]
        for rates in optimizer.param_groups:
            rates["lr"] = rate * min(1.0, step / (WARM * steps), (steps - step) / ((1 - WARM) * steps))
        wrong = loss(learner.scores([row for rows in groups for row in rows]), groups)
        optimizer.zero_grad()
        wrong.backward()
        torch.nn.utils.clip_grad_norm_(list(learner.thin.values()), 1.0)
        optimizer.step()
        told.append(wrong.item())
        if step % 50 == 0:
            print(f"{step} of {steps}: loss {sum(told[-50:]) / 50:.3f}", flush=True)


def drawing(sources: Sequence[tuple[float, list[Example]]]) -> Callable[[], Example]:
    """Draws examples, each source as often as its share says, and each example once before any comes again."""
    shares, every = [share for share, _ in sources], [examples for _, examples in sources]
    left: list[list[Example]] = [[] for _ in every]

    def draw() -> Example:
        (source,) = random.choices(range(len(every)), shares)
        if not left[source]:
            left[source] = random.sample(every[source], len(every[source]))
        return left[source].pop()

    return draw


def overlap(learner: Learner, kept: Sequence[Example]) -> float:
    """Mean F1, by tokens, of the best span in a window around the answer against the answer."""
    found = []
    for example in kept:
        row = example.right and learner.row(example.question, example.right[0][0], ALONE, example.right[0][1])
        if not row:
            continue
        (first, last), _ = best(learner, row)
        start, end = (at - row[1] for at in row[3] or (0, 0))
        both = max(0, min(last, end) - max(first, start) + 1)
        found.append(2 * both / (last - first + end - start + 2))
    return float(np.mean(found))


def told_apart(learner: Learner, kept: Sequence[Example]) -> float:
    """How often, of a question that its passage answers and one that its passage does not, the first is said to be
    answered more surely: the area under the curve of refusals.
    """
    sure: dict[bool, list[float]] = {True: [], False: []}
    for example in kept:
        text, extent = example.right[0] if example.right else example.wrong[0]
        row = learner.row(example.question, text, ALONE, extent if example.right else None)
        if row and (example.right or example.near):
            sure[bool(example.right)].append(best(learner, row)[1])
    return float(np.mean([a > b for a in sure[True] for b in sure[False]]))


def best(learner: Learner, row: Row) -> tuple[Extent, float]:
    """The first and last token of the best span in a window, and by how much it is better than "not here"."""
    with torch.inference_mode():
        scores = learner.scores([row])[0].float().numpy()
    begins, ends = scores[row[1] : row[1] + row[2]].T
    sums = np.triu(begins[:, None] + ends) - np.tril(np.full((len(ends),) * 2, 1e6), -1)
    first, last = np.unravel_index(sums.argmax(), sums.shape)
    return (int(first), int(last)), float(sums.max() - scores[0].sum())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--steps", type=int, default=1085)
    parser.add_argument("--written", type=float, default=0.6, help="share of questions to the passages written for it")
    parser.add_argument("--dense", type=float, default=0.0, help="share of questions to the longer ones")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--go-on", action="store_true", help="from what is stored, not from nothing")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)
    torch.set_num_threads(arguments.threads)
    learner = Learner(BundledE5().path)
    if arguments.go_on:
        learner.take(FILE)
    encode = BulkEncoder(BundledE5().path).encode
    sources = {"XQuAD": foreign(), "written": written(encode), "dense": written(encode, dense=True)}
    ours = halves([*load(HERE / "questions.jsonl"), *reported(), *reported("documents")])[0]
    with kg.open(arguments.store, create=False) as library:
        found = list(own(ours, library.retriever))
    print(
        f"{len(found)} of ours", *(f"{len(a)} {name}, {len(b)} left out" for name, (a, b) in sources.items()), sep="; "
    )
    of = {"written": arguments.written, "dense": arguments.dense}
    of["XQuAD"] = 1 - OWN - sum(of.values())
    shares = [(OWN, found), *((share, sources[name][0]) for name, share in of.items())]
    learn(learner, drawing([one for one in shares if one[0] and one[1]]), arguments.steps, arguments.rate)
    for name, (_, kept) in sources.items():
        print(f"{name}, left out: F1 of spans {overlap(learner, kept[-SHOWN:]):.3f}", flush=True)
    for name in ("written", "dense"):
        print(f"{name}, left out: told apart {told_apart(learner, sources[name][1][-SHOWN:]):.3f}")
    if arguments.write:
        np.savez_compressed(FILE, **learner.learnt())


if __name__ == "__main__":
    main()
