"""Batch files: JSON lines with an id and a question each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError


@dataclass(frozen=True, slots=True)
class Item:
    id: object
    text: str


def read_batch(name: str) -> Iterator[Item]:
    """The questions of a batch file, or of stdin for "-".

    Raises UsageError that names the line when one is not `{"id": …, "q": …}`.
    """
    lines = sys.stdin if name == "-" else _open(name)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _item(line, f"{name}:{number}")


def _open(name: str) -> Iterator[str]:
    try:
        with Path(name).open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: cannot be read ({error}); give a UTF-8 file of JSON lines") from error


def _item(line: str, where: str) -> Item:
    try:
        data = json.loads(line)
        return Item(data.get("id"), str(data["q"]))
    except (ValueError, KeyError, AttributeError) as error:
        raise UsageError(f'{where}: not a line of the form {{"id": "q1", "q": "…"}}') from error
