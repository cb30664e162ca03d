"""Structure against hand annotation, and numbering and speed on real PDFs.

    python -m benchmarks.parts [seeds] [pdf] [speed]

`seeds`: parts with the right number, kind and text against the annotated documents, matched as the corpus's score.py
does. `pdf`: share of numbered paragraphs that follow the one before without a gap. `speed`: seconds against pypdf alone
on the same files. Needs the corpus (KG_CORPUS, or ../shared beside this repository).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.corpus import annotations, folder, seed, shared, tool

KINDS = ("paragraph", "subparagraph", "preambular", "operative", "footnote", "box_item", "annex_item")


def seeds() -> None:
    """Print precision, recall and F1 for each annotated document."""
    from ingest.assemble import blocks
    from ingest.lines import from_text
    from ingest.structure import parts

    score = tool("score")
    print(f"{'document':16} {'p':>6} {'r':>6} {'F1':>6}  missed")
    for name, symbol in annotations().items():
        read = parts(blocks(from_text(seed(symbol).read_text("utf-8")), "zh"), "zh")
        pred = {part.fragment: score.norm(part.text) for part in read}
        gold = json.loads((shared() / "gold" / f"{name}.json").read_text("utf-8"))
        result = matched(pred, gold["structure"], score)
        print(f"{symbol:16} {result['p']:6.3f} {result['r']:6.3f} {result['f1']:6.3f}  {' '.join(result['missed'])}")


def matched(pred: dict[str, str], structure: list[dict[str, Any]], score: Any) -> dict[str, Any]:
    """The measure of score.py's `score_parts`, on parts in memory."""
    want = [s for s in structure if s["kind"] in KINDS]
    missed = []
    for s in want:
        text = pred.get(score.part_of_gold(s["id"]), "")
        begins = text.find(score.norm(s["starts"])[:8]) in range(14)
        if not (text and begins and score.norm(s["ends"])[-6:] in text):
            missed.append(score.part_of_gold(s["id"]))
    optional = {score.part_of_gold(s["id"]) for s in structure} - {score.part_of_gold(s["id"]) for s in want}
    extra = [f for f in pred if re.match(r"(para|op|pp|cl|fn|box|annex)-", f) and f not in optional]
    found = len(want) - len(missed)
    total = sum(1 for f in extra if not re.match(r"box-\d+$", f))
    return score.prf(found, max(total, found), len(want)) | {"missed": missed}


def pdf_files() -> Iterator[Path]:
    yield from sorted(folder("pdf").glob("*.pdf"))


def numbered(show: bool) -> None:
    """Print how many numbered paragraphs follow their predecessor, over all PDFs, and where they do not."""
    from ingest.assemble import blocks
    from ingest.readers.pdf import lines_of
    from ingest.structure import parts
    from kg.errors import KGError
    from kg.language import detect

    total: Counter[str] = Counter()
    for path in pdf_files():
        try:
            lines = lines_of(path.read_bytes())
        except KGError:
            continue
        language = detect(" ".join(line.words for line in lines[:300]))
        steps = list(_steps(part.fragment for part in parts(blocks(lines, language), language)))
        breaks = [f"{before}→{fragment}" for before, number, fragment in steps if number != before + 1]
        total += Counter({"numbered": len(steps), "in order": len(steps) - len(breaks)})
        if show and breaks:
            print(path.name, *breaks[:12])
    share = total["in order"] / max(1, total["numbered"])
    print(f"numbered paragraphs {total['numbered']}, in unbroken sequence {share:.4f}")


def _steps(fragments: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Of each numbered paragraph, the number before it in its series, its own, and its fragment."""
    last: dict[str, int] = {}
    for fragment in fragments:
        if found := re.fullmatch(r"(para|op|annex(?:-[IVX]+)?)-(\d+)(?:\.\d+)?", fragment):
            series, number = found[1], int(found[2])
            yield last.get(series, 0), number, fragment
            last[series] = number


def speed() -> None:
    """Print the time that pypdf takes alone, and that reading takes altogether, best of three runs over ten files."""
    import io

    from pypdf import PdfReader

    from ingest.assemble import blocks
    from ingest.readers.pdf import lines_of
    from ingest.structure import parts

    files = [path.read_bytes() for path in list(pdf_files())[5:75:7]]
    pages = sum(len(PdfReader(io.BytesIO(data)).pages) for data in files)

    def alone() -> None:
        for data in files:
            for page in PdfReader(io.BytesIO(data)).pages:
                page.extract_text()

    def whole() -> None:
        for data in files:
            parts(blocks(lines_of(data), "en"), "en")

    taken = []
    for work in (alone, whole):
        runs = []
        for _ in range(3):
            start = time.process_time()
            work()
            runs.append(time.process_time() - start)
        taken.append(min(runs))
    print(
        f"pages {pages}, pypdf alone {taken[0]:.2f} s, with structure {taken[1]:.2f} s, ratio {taken[1] / taken[0]:.2f}"
    )


if __name__ == "__main__":
    given = sys.argv[1:] or ["seeds", "pdf", "speed"]
    if "seeds" in given:
        seeds()
    if "pdf" in given:
        numbered(show="--verbose" in given)
    if "speed" in given:
        speed()
