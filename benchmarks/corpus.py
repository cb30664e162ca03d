"""The test collections of the benchmarks, in the folder that KG_CORPUS names, or ../shared: corpus/, gold/, tools/.

They are not part of the project: UN parallel sentences (the development set of the United Nations Parallel Corpus v1.0,
https://conferences.unite.un.org/UNCorpus) and XQuAD (https://github.com/google-deepmind/xquad, CC BY-SA 4.0).
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
ANNOTATED = {"000": "ST/SGB/2009/14", "001": "A/59/354", "002": "A/62/341", "003": "A/RES/64/223"}
"""Name of an annotation in gold/ → symbol of its document; not every copy of the corpus holds all."""


def folder(name: str) -> Path:
    """A folder of the corpus; ends the program with a plain message where there is none."""
    path = shared() / "corpus" / name
    if not path.is_dir():
        sys.exit(f"{path}: not there; set KG_CORPUS to the folder that holds corpus/{name}")
    return path


def shared() -> Path:
    """The folder that holds corpus/, gold/ and tools/; KG_CORPUS may also name corpus/ itself."""
    named = Path(os.environ.get("KG_CORPUS", ROOT.parent / "shared"))
    return named.parent if (named / "seeds").is_dir() else named


@cache
def tool(name: str) -> ModuleType:
    """A module of tools/, loaded by path; ends the program with a plain message where there is none."""
    path = shared() / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if not path.is_file() or spec is None or spec.loader is None:
        sys.exit(f"{path}: not there; set KG_CORPUS to the folder that holds tools/")
    if str(path.parent) not in sys.path:
        sys.path.insert(0, str(path.parent))  # the tools import one another by name
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def annotations() -> dict[str, str]:
    """Name → symbol of the annotations that are there."""
    return {name: symbol for name, symbol in ANNOTATED.items() if (shared() / "gold" / f"{name}.json").is_file()}


def seed(symbol: str) -> Path:
    """The dump of an annotated document."""
    return folder("seeds") / f"{symbol.replace('/', '_')}.zh.txt"


def parallel_sentences(language: str) -> list[str]:
    """The 4,000 sentences of the UN development set in one language; line n says the same in each."""
    path = folder("parallel/unpc-devset") / f"UNv1.0.devset.{language}"
    return path.read_text("utf-8").split("\n")[:4000]


@dataclass(frozen=True, slots=True)
class Questions:
    """Passages, questions, and for each question the passage that answers it."""

    passages: tuple[str, ...]
    questions: tuple[str, ...]
    answers: tuple[int, ...]


def xquad(language: str) -> Questions:
    """XQuAD in one of en, zh, ar, ru, es: 240 passages and 1,190 questions, in the same order in each."""
    data = json.loads((folder("parallel/xquad") / f"xquad.{language}.json").read_text("utf-8"))["data"]
    paragraphs = [paragraph for article in data for paragraph in article["paragraphs"]]
    asked = [(qa["question"], row) for row, paragraph in enumerate(paragraphs) for qa in paragraph["qas"]]
    return Questions(
        tuple(paragraph["context"] for paragraph in paragraphs),
        tuple(question for question, _ in asked),
        tuple(row for _, row in asked),
    )
