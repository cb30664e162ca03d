"""How much one query may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one query of a stranger; it runs in a process of its own, which is ended at the first bound it meets.

    `seconds` of wall clock, `rows` of solutions or triples, `size` of the result in bytes, `memory` of the process
    in bytes.
    """

    seconds: float = 30.0
    rows: int = 100_000
    size: int = 64 << 20
    memory: int = 2 << 30
