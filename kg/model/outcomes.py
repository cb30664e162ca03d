"""How the files given to be read ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one input file ended: stored, unchanged, or failed with a reason.

    `status` is added, replaced, unchanged or failed. A stored document may carry an `error` too, when an extractor
    failed on one of its parts; `notice` tells what is no error but worth knowing.
    """

    path: str
    status: str
    symbol: str | None = None
    language: str | None = None
    parts: int = 0
    error: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """One outcome for each input, in the order of the inputs."""

    documents: tuple[Outcome, ...]
    seconds: float

    @property
    def failed(self) -> bool:
        return any(outcome.error for outcome in self.documents)


@dataclass(frozen=True, slots=True)
class Stored:
    """What the store holds of a file's bytes."""

    symbol: str
    language: str
    date: str
    parts: int


@dataclass(frozen=True, slots=True)
class Processed:
    """How an input ended and, when it became a document, the name of its graph and the graph as N-Quads."""

    outcome: Outcome
    graph: str = ""
    quads: bytes = b""
    sha256: str = ""
