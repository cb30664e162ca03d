"""`kg eval`: how well a store finds passages and answers questions whose answers are known.

Retrieval is measured by nDCG@10, Recall@1, Recall@5 and the mean reciprocal rank of the first right part; answers by
the share that is right and short, by evidence, by refusals, and by how far stated confidence and truth agree. Intervals
are 95 % percentile bootstrap over questions with a fixed seed (Efron and Tibshirani 1993), so that two runs agree.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from search.judging import Judged, bears, judge, load
from search.question import understand

SEED: Final = 20_090_914
"""Of the samples drawn: the same questions give the same intervals."""
SAMPLES: Final = 1_000
"""Means of questions drawn with replacement, between whose 2.5th and 97.5th percentiles an interval runs."""
BINS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
"""Edges of the bins in which confidence is compared with truth."""
DEPTH: Final = 10
"""Passages of an order that are looked at, as nDCG@10 says."""

Progress = Callable[[str, int, int], None]
Values = Sequence[float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over questions with its 95 % interval; `count` questions went into it."""

    mean: float
    low: float
    high: float
    count: int

    @classmethod
    def of(cls, values: Values) -> Figure:
        """Raises nothing: of no values all is 0."""
        if not values:
            return cls(0.0, 0.0, 0.0, 0)
        chance = random.Random(SEED)
        means = sorted(_mean(chance.choices(values, k=len(values))) for _ in range(SAMPLES))
        return cls(_mean(values), means[int(0.025 * SAMPLES)], means[int(0.975 * SAMPLES) - 1], len(values))

    def payload(self) -> dict[str, float | int]:
        return {
            "mean": round(self.mean, 4),
            "low": round(self.low, 4),
            "high": round(self.high, 4),
            "count": self.count,
        }


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose confidence lies between two edges: how sure they claimed to be, how many were right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of a run: `groups` maps "all", "language zh", "kind list" to named figures."""

    groups: dict[str, dict[str, Figure]]
    bins: tuple[Bin, ...]
    baseline: dict[str, Figure]

    @property
    def calibration_error(self) -> float:
        """How far claimed and true confidence lie apart on average, from 0 to 1 (Naeini et al. 2015)."""
        answers = sum(one.count for one in self.bins)
        return sum(one.count * abs(one.confidence - one.right) for one in self.bins) / answers if answers else 0.0

    def payload(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "groups": {
                group: {name: figure.payload() for name, figure in figures.items()}
                for group, figures in self.groups.items()
            },
            "calibration": [
                {"low": b.low, "high": b.high, "count": b.count, "confidence": b.confidence, "right": b.right}
                for b in self.bins
            ],
            "calibration_error": round(self.calibration_error, 4),
            "baseline": {name: figure.payload() for name, figure in self.baseline.items()},
        }

    def table(self) -> Any:
        """For a terminal: a `rich` table, one row per group."""
        from rich.console import Group

        return Group(self._figures(), self._calibration())

    def _figures(self) -> Any:
        from rich.table import Table

        table = Table(title="Questions with known answers (mean, 95 % interval)")
        names = list(self.groups["all"])
        for name in ("group", "n", *names):
            table.add_column(name, justify="left" if name == "group" else "right")
        rows = self.groups | ({"plain vector search": self.baseline} if self.baseline else {})
        for group, figures in rows.items():
            count = max((figure.count for figure in figures.values()), default=0)
            table.add_row(group, str(count), *(_cell(figures.get(name)) for name in names))
        return table

    def _calibration(self) -> Any:
        from rich.table import Table

        table = Table(title=f"Calibration (expected error {self.calibration_error:.2f})")
        for name in ("confidence", "answers", "claimed", "right"):
            table.add_column(name, justify="right")
        for b in self.bins:
            table.add_row(f"{b.low:.1f} to {b.high:.1f}", str(b.count), f"{b.confidence:.2f}", f"{b.right:.2f}")
        return table


def evaluate(library: Any, path: Path, baseline: bool = False, progress: Progress | None = None) -> Report:
    """Ask every question of a file (see `search.judging`) and measure what comes back.

    Raises UsageError for a file that holds no such questions.
    """
    questions = load(Path(path))
    judged: list[Judged] = []
    for number, known in enumerate(questions, start=1):
        judged.append(judge(known, library.ask(known.text)))
        if progress:
            progress("asking", number, len(questions))
    plain = _plain([one for one in judged if one.known.answerable], library.retriever) if baseline else {}
    return report(judged, plain)


def report(judged: Sequence[Judged], baseline: dict[str, Figure] | None = None) -> Report:
    """The figures of what was judged, in all, by language and by kind."""
    groups = {"all": judged}
    for label, key in (("language", _language), ("kind", _kind)):
        for name in sorted({key(one) for one in judged}):
            groups[f"{label} {name}"] = [one for one in judged if key(one) == name]
    return Report({name: figures(group) for name, group in groups.items()}, calibration(judged), baseline or {})


def figures(judged: Iterable[Judged]) -> dict[str, Figure]:
    """The figures of one group. `refused` is over unanswerable questions, all others over answerable ones."""
    everything = list(judged)
    asked = [one for one in everything if one.known.answerable]
    return {
        **retrieval([one.relevant for one in asked]),
        "right and short": Figure.of([float(one.good) for one in asked]),
        "evidence": Figure.of([float(one.supported) for one in asked]),
        "wrongly refused": Figure.of([float(not one.answered) for one in asked]),
        "refused": Figure.of([float(one.good) for one in everything if not one.known.answerable]),
    }


def retrieval(relevant: Sequence[Sequence[bool]]) -> dict[str, Figure]:
    """Figures of ranked passages, one row of relevance per question."""
    return {
        "nDCG@10": Figure.of([ndcg(row) for row in relevant]),
        "Recall@1": Figure.of([float(any(row[:1])) for row in relevant]),
        "Recall@5": Figure.of([float(any(row[:5])) for row in relevant]),
        "MRR": Figure.of([reciprocal_rank(row) for row in relevant]),
    }


def ndcg(relevant: Sequence[bool]) -> float:
    """Normalised discounted cumulative gain at 10 against the best order of what was found (Järvelin 2002)."""
    gains = [1 / math.log2(rank + 1) for rank in range(1, DEPTH + 1)]
    best = sum(gains[: sum(relevant[:DEPTH])])
    return sum(gain for gain, right in zip(gains, relevant, strict=False) if right) / best if best else 0.0


def reciprocal_rank(relevant: Sequence[bool]) -> float:
    return next((1 / rank for rank, right in enumerate(relevant, start=1) if right), 0.0)


def calibration(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """Claimed against true: the answers given, by bins of confidence; empty bins are left out."""
    given = [one for one in judged if one.answered]
    bins = []
    for low, high in pairwise(BINS):
        inside = [one for one in given if low <= one.confidence < high or one.confidence == high == BINS[-1]]
        if inside:
            claimed = _mean([one.confidence for one in inside])
            right = _mean([float(one.known.answerable and one.right) for one in inside])
            bins.append(Bin(low, high, len(inside), round(claimed, 3), round(right, 3)))
    return tuple(bins)


def _plain(judged: Sequence[Judged], retriever: Any) -> dict[str, Figure]:
    """Retrieval by exact search over the vectors of whole passages alone, in the same run."""
    import numpy as np

    index = retriever.index
    everything = index.catalogue.rows_in_order()
    passages, vectors = index.catalogue.passages(everything), index.dense.own(everything)
    rows = []
    for one in judged:
        asked = understand(one.known.text)
        products = vectors @ index.query_vector(asked.text, asked.language)
        best = [passages[row] for row in np.argsort(-products, kind="stable")[:DEPTH].tolist()]
        rows.append([bears(_Place(passage.document, passage.fragment), one.known.support) for passage in best])
    return retrieval(rows)


@dataclass(frozen=True, slots=True)
class _Place:
    document: str
    part: str


def _mean(values: Values) -> float:
    return sum(values) / len(values)


def _language(one: Judged) -> str:
    return one.known.language or understand(one.known.text).language


def _kind(one: Judged) -> str:
    return one.known.kind


def _cell(figure: Figure | None) -> str:
    if figure is None or not figure.count:
        return "–"
    return f"{figure.mean:.2f} ({figure.low:.2f}–{figure.high:.2f})"
