"""Documents of our own that others annotated before the program read them: what is found in them, and what is answered.

    python -m benchmarks.unseen [reports|documents ...]

`reports/` holds five invented reports in five languages as dumps, with oblique questions of many kinds; `documents/`,
written later, six reports, a resolution and a bulletin in six languages, with questions in the manner of the corpus's.
Each has an annotation of the form of the corpus's gold, by people who did not know how the program works. Found are
figures of the corpus's `score.py`; questions are asked of a store of one folder alone. Rules were made on paragraphs
with odd numbers, and on every other question from the first on: the second half of the questions is held out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import kg
from benchmarks.answers import reported, told
from benchmarks.corpus import shared, tool
from benchmarks.gates import KG

FOLDERS = ("reports", "documents")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", metavar="FOLDER", help="reports or documents; both unless given")
    for folder in parser.parse_args().folders or FOLDERS:
        if folder not in FOLDERS:
            parser.error(f"{folder}: no such folder; give one of {', '.join(FOLDERS)}")
        print(f"\n== {folder}")
        measured(folder)


def measured(name: str) -> None:
    """The figures of one folder of documents."""
    paths = sorted((Path(__file__).parent / name).glob("*.txt"))
    documents = {path: json.loads(path.with_suffix(".json").read_text("utf-8")) for path in paths}
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        with kg.open(store) as library:
            for path, gold in documents.items():
                library.ingest(path, symbol=gold["doc"]["symbol"])
            found(store, {path.stem: gold for path, gold in documents.items()})
            told(reported(name), library.retriever)


def found(store: Path, documents: dict[str, Any]) -> None:
    """F1 of what the corpus's measure looks for, a line for each document."""
    if not (shared() / "tools").is_dir():
        print("found: no corpus; set KG_CORPUS to measure")
        return
    measure = tool("score")
    measure.SYMBOLS = {name: gold["doc"]["symbol"] for name, gold in documents.items()}
    asked = measure.KG(KG, str(store))
    for name, gold in documents.items():
        figures = {
            "parts": measure.score_parts(asked, name, gold)["f1"],
            "citations": measure.score_citations(asked, name, gold)["f1"],
            "organisations": measure.score_orgs(asked, name, gold)["f1"],
            **{f"mandates {kind}": one["f1"] for kind, one in measure.score_mandates(asked, name, gold).items()},
            **{
                f"partnerships {kind}": one["f1"] for kind, one in measure.score_partnerships(asked, name, gold).items()
            },
        }
        print(name, ", ".join(f"{what} {value:.3f}" for what, value in figures.items()))


if __name__ == "__main__":
    main()
