"""The reading of uploaded files, in a process of its own, so that pages stay quick while it goes on.

    python -m app.web.intake STORE FOLDER

It is the ordinary `Library.ingest`. On stdout it tells one JSON object a line: progress, then what became of each file,
or the one line of an error.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from app.failed import remember
from kg.errors import KGError


def tell(**told: Any) -> None:
    print(json.dumps(told, ensure_ascii=False), flush=True)


def take_in(store: Path, folder: Path) -> None:
    """Read every file of a folder into the store, telling how far it is."""
    import kg
    from kg.payload import report_payload

    def progress(stage: str, done: int, total: int) -> None:
        tell(stage=stage, done=done, total=total)

    try:
        with kg.open(store, create=False) as library:
            report = library.ingest(folder, progress=progress)
    except KGError as error:
        tell(error=str(error).removeprefix(f"{store}: "))
        return
    remember(store, report.documents)
    tell(documents=report_payload(report)["documents"])


if __name__ == "__main__":
    take_in(Path(sys.argv[1]), Path(sys.argv[2]))
