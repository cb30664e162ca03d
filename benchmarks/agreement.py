"""Do the language versions of a resolution give the same mandates? A measure that needs no annotation.

usage: python -m benchmarks.agreement [--half tuned|held|all] [--every N] [--show N] [--language CODE]

Each version is read alone, as a user's file is. Figures compare it with English, as F1 over all resolutions:
`directive` are pairs of paragraph and directive concept, `addressee` pairs of paragraph and addressee, `known` those
whose addressee the gazetteer holds (a group described in words of its own bears another name in each language),
`mandate` mandates that would be one node: paragraph, directive, addressee. English is no truth, only the version read
best.
Reads the corpus from KG_CORPUS, or ../shared beside the repository; without it, says so and ends.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.corpus import folder
from benchmarks.extraction import halved
from ingest import mandates
from ingest.limits import Limits
from ingest.readers import read
from ingest.source import ReadOptions, load
from kg.gazetteer import Gazetteer
from kg.letters import latin_items
from kg.model import Document, Mandate
from ontology import LANGUAGES

MEASURES: Final = ("directive", "addressee", "known", "mandate")

Told = dict[str, set[tuple[str, ...]]]
"""Measure → what one version tells."""


def told(document: Document, found: list[Mandate], gazetteer: Gazetteer) -> Told:
    """What is compared, with the paragraph first; lettered items by their Latin letters, as mandates are named."""
    items = latin_items([part.fragment for part in document.parts])
    placed = [(items.get(m.evidence.part, m.evidence.part), m, m.addressee) for m in found]
    addressed = [(place, m, a) for place, m, a in placed if a]
    return {
        "directive": {(place, m.directive) for place, m, _ in placed},
        "addressee": {(place, a.iri) for place, _, a in addressed},
        "known": {(place, a.iri) for place, _, a in addressed if a.iri in gazetteer},
        "mandate": {(place, m.directive, a.iri) for place, m, a in addressed},
    }


def versions(language: str, half: str, every: int) -> Iterator[tuple[Document, list[Mandate]]]:
    """Each chosen resolution with its mandates; the even ones were seen while rules were written."""
    gazetteer = Gazetteer.load()
    files = halved(sorted((folder("akn") / language).glob("*.xml")), half)
    for file in files[::every]:
        document = document_of(file, language)
        yield document, [m for m in mandates.extract(document, gazetteer) if isinstance(m, Mandate)]


def document_of(file: Path, language: str) -> Document:
    return read(load(file, Limits()), ReadOptions("", language, None, Limits()))


def compare(language: str, english: Mapping[str, Told], arguments: argparse.Namespace) -> None:
    gazetteer = Gazetteer.load()
    shared, mine, theirs = Counter[str](), Counter[str](), Counter[str]()
    apart: list[str] = []
    for document, found in versions(language, arguments.half, arguments.every):
        here, there = told(document, found, gazetteer), english[document.metadata.symbol]
        for measure in MEASURES:
            shared[measure] += len(here[measure] & there[measure])
            mine[measure] += len(here[measure])
            theirs[measure] += len(there[measure])
        apart += differences(document, here, there)
    rates = (f"{m} {2 * shared[m] / max(1, mine[m] + theirs[m]):.3f}" for m in MEASURES)
    print(f"{language} mandates {mine['mandate']} of {theirs['mandate']} in English:", *rates)
    step = max(1, len(apart) // arguments.show) if arguments.show else 1
    print("\n".join(apart[::step][: arguments.show]), end="\n" if arguments.show else "")


def differences(document: Document, here: Told, there: Told) -> Iterator[str]:
    """A paragraph with what only this version tells, and what only English tells."""
    texts = {part.fragment: part.text for part in document.parts}
    for measure in ("directive", "known"):
        for fragment in sorted({pair[0] for pair in here[measure] ^ there[measure]}):
            more = sorted(p[1].rpartition("/")[2] for p in here[measure] - there[measure] if p[0] == fragment)
            less = sorted(p[1].rpartition("/")[2] for p in there[measure] - here[measure] if p[0] == fragment)
            where = f"{document.metadata.symbol} {fragment} {measure}"
            yield f"  {where} only here {more} only English {less}: {texts.get(fragment, '')[:400]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", default="held", choices=["tuned", "held", "all"])
    parser.add_argument("--every", type=int, default=1, help="take each N-th resolution only")
    parser.add_argument("--show", type=int, default=0, help="how many differences to print for each language")
    parser.add_argument("--language", choices=[code for code in LANGUAGES if code != "en"])
    arguments = parser.parse_args()
    gazetteer = Gazetteer.load()
    english = {
        document.metadata.symbol: told(document, found, gazetteer)
        for document, found in versions("en", arguments.half, arguments.every)
    }
    for language in [arguments.language] if arguments.language else [code for code in LANGUAGES if code != "en"]:
        compare(language, english, arguments)


if __name__ == "__main__":
    main()
