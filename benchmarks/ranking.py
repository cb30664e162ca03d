"""Measures of a ranking with known right answers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over questions, each between 0 and 1."""

    ndcg: float
    hit1: float
    hit5: float
    mrr: float
    questions: int

    def __str__(self) -> str:
        return (
            f"nDCG@10 {self.ndcg:.4f}  hit@1 {self.hit1:.3f}  hit@5 {self.hit5:.3f}  MRR {self.mrr:.3f}"
            f"  n={self.questions} (± {self.margin:.3f} at hit@1)"
        )

    @property
    def margin(self) -> float:
        """Half of the 95 % interval of hit@1 (normal approximation)."""
        return 1.96 * math.sqrt(self.hit1 * (1 - self.hit1) / max(self.questions, 1))


def scores(ranks: Iterable[int | None]) -> Scores:
    """From the rank, counted from 0, of each question's first right hit; None where it is not among the hits."""
    found: Sequence[float] = [math.inf if rank is None else rank for rank in ranks]
    count = max(len(found), 1)
    return Scores(
        ndcg=sum(1 / math.log2(rank + 2) for rank in found if rank < 10) / count,
        hit1=sum(rank == 0 for rank in found) / count,
        hit5=sum(rank < 5 for rank in found) / count,
        mrr=sum(1 / (rank + 1) for rank in found if rank < 10) / count,
        questions=len(found),
    )
