"""Extraction measured: citations and opening verbs on official resolutions, findings on the gold files.

usage: python -m benchmarks.extraction [citations|verbs|gold|figures] [--half tuned|held] [--show N]
Reads the corpus from KG_CORPUS, or ../shared beside the repository; without it, says so and ends.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpus import annotations, folder, shared, tool
from benchmarks.corpus import seed as dump
from ingest import citations, directives, figures, mandates, mentions
from kg.gazetteer import Gazetteer
from kg.model import (
    Citation,
    Directive,
    Document,
    DocumentType,
    Mandate,
    Mention,
    Metadata,
    NoteMark,
    Observation,
    Part,
    PartKind,
    Source,
)
from kg.symbol import is_symbol, normalise
from ontology import LANGUAGES

SOURCE = Source("benchmark", "0" * 64, "text/plain")


def halved(files: Sequence[Path], half: str) -> Sequence[Path]:
    """The files of one half: "tuned" are the even ones, seen while rules were written, "held" the others."""
    return files if half == "all" else files[::2] if half == "tuned" else files[1::2]


def akn_documents(language: str, half: str) -> Iterator[tuple[Document, dict]]:
    """Resolutions with their truth; the even keys were used while rules were written, the odd ones held back."""
    files = halved(sorted((folder("akn") / language).glob("*.xml")), half)
    for file in files:
        truth = tool("akn").parse(file.read_bytes(), language)
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


def as_linked(symbol: str, links: set[str]) -> str:
    """The XML links "A/77/3-S/2022/6", one document with two symbols, by the first of them."""
    first = re.split(r"-(?=[A-Z]+/)", symbol)[0]
    return first if first in links else symbol


def measure_citations(half: str, show: int) -> None:
    for language in LANGUAGES:
        hits = predicted = expected = known = 0
        missed, extra = Counter(), Counter()
        for document, truth in akn_documents(language, half):
            found = {f.symbol for f in citations.extract(document, Gazetteer.load()) if isinstance(f, Citation)}
            want = symbols(s for item in truth["parts"] + truth["notes"] for s in item["cites"])
            want.discard(truth["symbol"])
            found = {as_linked(symbol, want | linked_anywhere(half)[truth["symbol"]]) for symbol in found}
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


def seed(symbol: str) -> Document:
    """An annotated document, read."""
    from ingest.limits import Limits
    from ingest.readers import read
    from ingest.source import ReadOptions, load

    return read(load(dump(symbol), Limits()), ReadOptions(symbol, "zh", None, Limits()))


def truth_of(name: str) -> dict[str, Any]:
    """An annotation of gold/."""
    return json.loads((shared() / "gold" / f"{name}.json").read_text("utf-8"))


def place(identifier: str) -> str:
    """The fragment for an id of the gold files; the scorer itself knows "summary" but not "sum"."""
    return "summary" if identifier == "sum" else tool("score").part_of_gold(identifier)


def measure_gold(half: str, show: int) -> None:
    """Citations, organisations and mandates as the project's scorer counts them, without a store between."""
    gazetteer = Gazetteer.load()
    for name, symbol in annotations().items():
        document, truth = seed(symbol), truth_of(name)
        print(name, "citations     ", score_citations(document, truth, gazetteer))
        print(name, "organisations ", score_organisations(document, truth, gazetteer))
        for what, scored in zip(("found", "with addressee"), score_mandates(document, truth, gazetteer), strict=True):
            print(name, "mandates", what, scored)


def score_citations(document: Document, truth: dict, gazetteer: Gazetteer) -> str:
    ancestors = tool("score").ancestors
    found = {
        (c.citing or c.evidence.part, c.symbol)
        for c in citations.extract(document, gazetteer)
        if isinstance(c, Citation)
    }
    told = [(place(c["at"]), c) for c in truth["citations"] if re.match(r"^[A-Z]+[/-]", c.get("target") or "")]
    printed = {
        (a, c["target"]) for a, c in told if c.get("explicit", True) and re.search(r"\d/\d|号决议", c["surface"])
    }
    implied = {(p, c["target"]) for a, c in told if (a, c["target"]) not in printed for p in ancestors(a)}
    hits = sum(any((p, target) in found for p in ancestors(a)) for a, target in printed)
    return rate(hits, max(len(found - implied), hits), len(printed))


ORGANISATIONS = ("org:", "unp:Group", "unp:ExecutivePost", "schema:NGO", "schema:Corporation", "schema:Government")


def score_organisations(document: Document, truth: dict, gazetteer: Gazetteer) -> str:
    found: dict[str, set[str]] = {}
    for mention in mentions.extract(document, gazetteer):
        if isinstance(mention, Mention) and any(t.startswith(ORGANISATIONS) for t in mention.entity.types):
            found.setdefault(mention.entity.iri, set()).update(labels(mention))
    used: set[str] = set()
    for body in truth["organizations"]:
        mine = {plain(x) for x in [body["preferred"], *body["labels"]]}
        used.update(next(([iri] for iri, known in found.items() if known & mine and iri not in used), []))
    return rate(len(used), len(found), len(truth["organizations"]))


def labels(finding: Mention | Mandate) -> set[str]:
    entity = finding.entity if isinstance(finding, Mention) else finding.addressee
    return {plain(label) for names in entity.labels.values() for label in names} if entity else set()


def score_mandates(document: Document, truth: dict, gazetteer: Gazetteer) -> tuple[str, str]:
    known = tool("score").names(truth)
    left = [m for m in mandates.extract(document, gazetteer) if isinstance(m, Mandate) and m.addressee]
    predicted, hits, right = len(left), 0, 0
    for wanted in truth["mandates"]:
        part = place(wanted["at"])
        who = known.get(wanted["addressee"], {plain(wanted["addressee"])})
        there = [m for m in left if same_place(m.evidence.part, part)]
        start = plain(wanted["action"])[:10]
        best = [m for m in there if labels(m) & who] or [m for m in there if start in plain(m.action_text)] or there
        if best:
            left.remove(best[0])
            hits, right = hits + 1, right + bool(labels(best[0]) & who)
    expected = len(truth["mandates"])
    return rate(hits, predicted, expected), rate(right, predicted, expected)


BOUND = {"=": "exact", ">": "atLeast", ">=": "atLeast", "<": "atMost", "<=": "atMost", "~": "about"}


def measure_figures(half: str, show: int) -> None:
    """Own measure: a figure is found with its part and value; and again with its bound, where one is annotated."""
    gazetteer = Gazetteer.load()
    for name, symbol in annotations().items():
        wanted = [
            (place(f["at"]), float(value), BOUND.get(f["qualifier"], ""), f["evidence"])
            for f in truth_of(name).get("figures", [])
            for value in (f["value"] if isinstance(f["value"], list) else [f["value"]])
            if value is not None
        ]
        if not wanted:
            continue
        left = [(o.evidence.part, float(o.value), o.bound, o.evidence.quote) for o in observed(seed(symbol), gazetteer)]
        predicted, hits, bounded = len(left), 0, 0
        for part, value, bound, words in wanted:
            near = [f for f in left if same_place(f[0], part) and abs(f[1] - value) <= 0.01 * max(value, 0.1)]
            best = [f for f in near if f[2] == bound] or near
            if best:
                left.remove(best[0])
                hits, bounded = hits + 1, bounded + (not bound or best[0][2] == bound)
            elif show:
                print("  missed", part, value, words)
        print(name, "figures       ", rate(hits, predicted, len(wanted)), f"with bound {bounded / max(1, hits):.3f}")
        for extra in left[:show]:
            print("  extra", *extra)


def observed(document: Document, gazetteer: Gazetteer) -> list[Observation]:
    return [o for o in figures.extract(document, gazetteer) if isinstance(o, Observation)]


def same_place(one: str, other: str) -> bool:
    ancestors = tool("score").ancestors
    return one in ancestors(other) or other in ancestors(one)


MEASURES: dict[str, Callable[[str, int], None]] = {
    "citations": measure_citations,
    "verbs": measure_verbs,
    "gold": measure_gold,
    "figures": measure_figures,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measures", nargs="*", default=list(MEASURES))
    parser.add_argument("--half", default="held", choices=["tuned", "held", "all"])
    parser.add_argument("--show", type=int, default=0, help="how many misses to print")
    arguments = parser.parse_args()
    if not (shared() / "gold").is_dir():
        print(f"{shared()} holds no corpus; set KG_CORPUS to measure extraction")
        return
    for measure in arguments.measures or MEASURES:
        MEASURES[measure](arguments.half, arguments.show)


if __name__ == "__main__":
    main()
