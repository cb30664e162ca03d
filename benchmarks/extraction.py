"""Extraction measured: citations and opening verbs on official resolutions, findings on the gold files.

usage: PYTHONPATH=. python benchmarks/extraction.py [citations|verbs|gold] [--half tuned|held] [--show N]
Reads the corpus from KG_CORPUS, or ../shared beside the repository; without it, says so and ends.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ingest import citations, directives
from kg.gazetteer import Gazetteer
from kg.model import (
    Citation,
    Directive,
    Document,
    DocumentType,
    Metadata,
    NoteMark,
    Part,
    PartKind,
    Source,
)
from kg.symbol import is_symbol, normalise
from ontology import LANGUAGES

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[2] / "shared"))
SOURCE = Source("benchmark", "0" * 64, "text/plain")


@cache
def akn_tool():
    sys.path.insert(0, str(CORPUS / "tools"))
    import akn

    return akn


def akn_documents(language: str, half: str) -> Iterator[tuple[Document, dict]]:
    """Resolutions with their truth; the even keys were used while rules were written, the odd ones held back."""
    files = sorted((CORPUS / "corpus" / "akn" / language).glob("*.xml"))
    chosen = files if half == "all" else files[::2] if half == "tuned" else files[1::2]
    for file in chosen:
        truth = akn_tool().parse(file.read_bytes(), language)
        yield akn_document(truth, language), truth


def akn_document(truth: dict, language: str) -> Document:
    """The parts as text alone: no links, no emphasis."""
    marks: dict[str, list[NoteMark]] = {}
    notes = []
    for index, note in enumerate(truth["notes"], 1):
        notes.append(Part(f"fn-{index}", PartKind.FOOTNOTE, note["text"], number=str(index)))
        marks.setdefault(note["at"], []).append(NoteMark(0, f"fn-{index}"))
    parts = []
    for part in truth["parts"]:
        parent = part["part"].rsplit("-", 1)[0] if part["kind"] == "subparagraph" else ""
        offsets = [NoteMark(len(part["text"]), m.fragment) for m in marks.get(part["part"], [])]
        parts.append(
            Part(part["part"], PartKind(part["kind"]), part["text"], part["number"] or "", parent, notes=tuple(offsets))
        )
    metadata = Metadata(
        truth["symbol"],
        "metadata",
        language,
        truth["title"],
        session=truth["session"] or "",
        type=DocumentType.RESOLUTION,
    )
    return Document(metadata, tuple(parts + notes), SOURCE)


def symbols(found) -> set[str]:
    kept = {normalise(s) for s in found if s.strip("/ ")}
    return {s for s in kept if is_symbol(s) and re.match(r"^[A-Z]+[/.]", s)}


def rate(hits: int, predicted: int, expected: int) -> str:
    p, r = hits / max(1, predicted), hits / max(1, expected)
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} (found {predicted}, true {expected})"


@cache
def linked_anywhere(half: str) -> dict[str, set[str]]:
    """Symbol of a resolution → what it links to in any language: editors leave links out here and there."""
    union: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for _, truth in akn_documents(language, half):
            cited = symbols(s for item in truth["parts"] + truth["notes"] for s in item["cites"])
            union.setdefault(truth["symbol"], set()).update(cited)
    return union


def measure_citations(half: str, show: int) -> None:
    for language in LANGUAGES:
        hits = predicted = expected = known = 0
        missed, extra = Counter(), Counter()
        for document, truth in akn_documents(language, half):
            found = {f.symbol for f in citations.extract(document, Gazetteer.load()) if isinstance(f, Citation)}
            want = symbols(s for item in truth["parts"] + truth["notes"] for s in item["cites"])
            want.discard(truth["symbol"])
            hits, predicted, expected = hits + len(found & want), predicted + len(found), expected + len(want)
            known += len(found & linked_anywhere(half)[truth["symbol"]])
            missed.update((truth["symbol"], s) for s in want - found)
            extra.update((truth["symbol"], s) for s in found - want - linked_anywhere(half)[truth["symbol"]])
        share = f"linked in some language {known / max(1, predicted):.3f}"
        print("citations", language, rate(hits, predicted, expected), share)
        if show:
            print("  missed", sorted(missed)[:show], "\n  extra", sorted(extra)[:show])


def measure_verbs(half: str, show: int) -> None:
    for language in LANGUAGES:
        right = total = 0
        wrong = Counter()
        for document, truth in akn_documents(language, half):
            found = {
                f.evidence.part: f.evidence.quote
                for f in directives.extract(document, Gazetteer.load())
                if isinstance(f, Directive)
            }
            for part in truth["parts"]:
                if part["verb"] and part["kind"] != "subparagraph":
                    same = plain(found.get(part["part"], "")) == plain(part["verb"])
                    right, total = right + same, total + 1
                    if not same:
                        wrong[(part["verb"], found.get(part["part"], ""), part["text"][:60])] += 1
        print(f"verbs {language} {right / max(1, total):.4f} of {total}")
        for item, count in wrong.most_common(show):
            print("  ", count, item)


def plain(text: str) -> str:
    """As the project's scorer compares: no spaces, quotes or punctuation, small letters."""
    folded = unicodedata.normalize("NFKC", text or "")
    return re.sub(r"[\s《》“”\"'‘’「」,，、。；;：:（）()·•]", "", folded).lower()
