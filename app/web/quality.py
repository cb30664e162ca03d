"""How good what is in the store is: warnings of readers, how sure statements are, what the shapes say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.select import select
from ontology import DATA

if TYPE_CHECKING:
    from pyoxigraph import Store

CONFIDENCES: Final = """
SELECT ?confidence (COUNT(?statement) AS ?n) WHERE { ?statement unp:confidence ?confidence } GROUP BY ?confidence"""
WARNINGS: Final = """
SELECT ?version ?file ?warning WHERE {
  ?version unp:warning ?warning . OPTIONAL { ?version schema:contentUrl ?file }
} ORDER BY ?version ?warning"""
CONFLICTS: Final = "SELECT (COUNT(?one) AS ?n) WHERE { ?one unp:conflictsWith ?other }"
BANDS: Final = (Decimal("0.9"), Decimal("0.7"), Decimal("0.5"), Decimal(0))
"""Lower ends of the bands of confidence that are counted."""
UNSURE: Final = """SELECT ?statement ?subject ?predicate ?object ?confidence ?method WHERE {
  ?statement a rdf:Statement ; unp:confidence ?confidence ; unp:method ?method ;
    rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  FILTER(?confidence >= LOW && ?confidence < HIGH)
} ORDER BY ?confidence ?statement LIMIT 200"""
WARNED: Final = 100
"""Warnings shown."""
VIOLATIONS: Final = 100
"""Violations shown."""


@dataclass(frozen=True, slots=True)
class Band:
    """How many statements have a confidence from `low` on, up to the band above; `query` lists them."""

    low: str
    high: str
    count: int
    share: float
    query: str


@dataclass(frozen=True, slots=True)
class Warned:
    """What was mended or left out while a file was read."""

    version: str
    symbol: str
    file: str
    warning: str


@dataclass(frozen=True, slots=True)
class Quality:
    """`warnings` are the first `WARNED` of `warned`; `conflicts` are statements that another contradicts."""

    bands: tuple[Band, ...]
    warnings: tuple[Warned, ...]
    warned: int
    conflicts: int


def quality(graph: Store) -> Quality:
    """What one generation says of itself."""
    counts = {Decimal(row["confidence"].value): int(row["n"].value) for row in select(graph, CONFIDENCES)}
    rows = select(graph, WARNINGS)
    return Quality(
        tuple(_bands(counts)),
        tuple(_warned(row) for row in rows[:WARNED]),
        len(rows),
        int(select(graph, CONFLICTS)[0]["n"].value),
    )


def _bands(counts: dict[Decimal, int]) -> list[Band]:
    total = sum(counts.values()) or 1
    highs = (Decimal("1.01"), *BANDS)
    bands = []
    for low, high in zip(BANDS, highs, strict=False):
        count = sum(n for confidence, n in counts.items() if low <= confidence < high)
        query = UNSURE.replace("LOW", str(low)).replace("HIGH", str(high))
        bands.append(Band(str(low), str(min(high, Decimal(1))), count, round(100 * count / total, 1), query))
    return bands


def _warned(row: Any) -> Warned:
    version = row["version"].value
    file = row["file"].value if row["file"] is not None else ""
    return Warned(version, version.removeprefix(f"{DATA}doc/"), file, row["warning"].value)


class Shapes:
    """The SHACL report of each generation, made when somebody asks for it: in a process of its own, one at a time."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._reports: dict[str, dict[str, Any]] = {}
        self._running = ""

    def report(self, generation: str) -> dict[str, Any] | None:
        """`conforms`, `checked` and `violations`, or `error`; None where nobody has asked yet."""
        return self._reports.get(generation)

    def running(self, generation: str) -> bool:
        return self._running == generation

    def begin(self, generation: str) -> None:
        """Begin to check, unless that goes on or is done."""
        with self._lock:
            if self._running or generation in self._reports:
                return
            self._running = generation
        threading.Thread(target=self._run, args=(generation,), daemon=True).start()

    def _run(self, generation: str) -> None:
        command = [sys.executable, "-m", "app.cli", "validate", "--json", "--store", str(self._store)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        try:
            done = subprocess.run(command, capture_output=True, env=environment, stdin=subprocess.DEVNULL, check=False)
            report: dict[str, Any] = json.loads(done.stdout)
        except (OSError, ValueError):
            report = {"error": "the shapes could not be checked; kg validate tells why"}
        self._reports = {generation: report}
        self._running = ""
