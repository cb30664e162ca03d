"""The files that could not become documents, with the reason: kept beside the store until they can.

`failed.json` in the store's folder is a note for people, not part of what the store promises: without it nothing is
lost but the memory of what went wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg.disk import write
from kg.model import Outcome

FILE: Final = "failed.json"
MOST: Final = 1_000
"""Files remembered, the latest of them."""


def failed(store: Path) -> dict[str, str]:
    """Path as it was given → why the file failed when it was last read; nothing where the note cannot be read."""
    try:
        told = json.loads((store / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(path): str(error) for path, error in told.items()} if isinstance(told, dict) else {}


def remember(store: Path, outcomes: Iterable[Outcome]) -> None:
    """Add what failed now, drop what was stored now; writes only when that changes something."""
    before = failed(store)
    after = dict(before)
    for outcome in outcomes:
        if outcome.status == "failed":
            after[outcome.path] = outcome.error or ""
        else:
            after.pop(outcome.path, None)
    if after != before:
        latest = dict(list(after.items())[-MOST:])
        write(store / FILE, (json.dumps(latest, ensure_ascii=False, indent=1) + "\n").encode())
