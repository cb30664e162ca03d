"""Official AKN4UN resolutions as ground truth: laid out as a text dump or a PDF, parsed back, compared part by part.

    python -m benchmarks.akn [--form txt|pdf|sheet] [--from 30] [--to 100] [--languages ar,en,es,fr,ru,zh] [--marked]

`pdf` sets each line of the dump as a line of its own, `sheet` the text as the United Nations prints it.
Needs the corpus (KG_CORPUS, or ../shared beside this repository); PDFs need weasyprint and the Noto fonts. `--marked`
prints footnote markers where they stand in the original, which the plain layout leaves out; only then can a note be
attached. The first 30 documents in name order served to develop the rules: the default range leaves them out. All of
them served `benchmarks.learn_openings` to learn what opens a paragraph in Arabic, Chinese and Russian: its `--check`
measures these languages with each tenth of the documents left out in turn.
"""

from __future__ import annotations

import argparse
import difflib
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import sheets
from benchmarks.corpus import folder, tool

LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")
ALIKE = 0.97
"""How alike a text must be to count as found, as the corpus's own measure has it."""
HEADING = f"{'':8} docs  parts      F1 identical   exact confused note text attached"


def marked(data: bytes, akn: ModuleType) -> bytes:
    """The same XML with each footnote's marker printed in the running text, glued to the word before it."""
    from lxml import etree

    root = etree.fromstring(data)
    for note in list(root.iter(akn.NS + "authorialNote")):
        before = note.getprevious()
        marker = note.get("marker") or ""
        parent = note.getparent()
        if before is not None:
            before.tail = (before.tail or "").rstrip() + marker
        elif parent is not None:
            parent.text = (parent.text or "").rstrip() + marker
    return etree.tostring(root)


def printed(
    data: bytes, language: str, form: str, akn: ModuleType, with_marks: bool, turn: int, width: int = 76
) -> tuple[Any, dict[str, Any]]:
    """The lines of a resolution as they would be read from a file, and what they should give."""
    from ingest.lines import from_text

    truth = akn.parse(data, language)
    text, _ = akn.layout(marked(data, akn) if with_marks else data, language, width)
    if form == "txt":
        return from_text(text), truth
    from ingest.readers.pdf import lines_of

    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "page.pdf"
        if form == "sheet":
            sheets.pdf(data, language, path, akn, turn)
            for part in truth["parts"]:
                part["text"] = part["text"].replace("()", "")  # brackets go with the marker that they hold
            for note in truth["notes"]:
                note["text"] = note["text"].removeprefix("()").strip()
        else:
            tool("aknscore").pdf(text, language, path)
        return lines_of(path.read_bytes()), truth


def compare(lines: Any, truth: dict[str, Any], language: str, norm: Any) -> tuple[Counter[str], list[str]]:
    """Counts of what was found, and the parts that differ."""
    from ingest.assemble import blocks
    from ingest.structure import parts

    read = parts(blocks(lines, language), language)
    pred = {p.fragment: p for p in read if p.fragment.startswith(("pp-", "op-"))}
    count = Counter(pred=len(pred), gold=len(truth["parts"]), notes=len(truth["notes"]), documents=1)
    missed = []
    for want in truth["parts"]:
        found = pred.get(want["part"])
        if found is None:
            missed.append(f"{want['part']} missing")
            continue
        exact = akn_fold(found.text) == akn_fold(want["text"])
        same = norm(found.text) == norm(want["text"])
        alike = same or likeness(norm(found.text), norm(want["text"])) > ALIKE
        kind = "preambular" if want["part"].startswith("pp-") else want["kind"]
        count.update(identical=same, exact=exact, alike=alike, confused=str(found.kind) != kind)
        if not same:
            missed.append(f"{want['part']} {found.text[:40]!r}…{found.text[-30:]!r} ≠ …{want['text'][-30:]!r}")
    told, lost = _compare_notes(read, pred, truth, norm)
    return count + told, missed + lost


def _compare_notes(read: Any, pred: dict[str, Any], truth: dict[str, Any], norm: Any) -> tuple[Counter[str], list[str]]:
    """The same for footnotes: whether their text is whole, and whether they hang on the right part."""
    notes = {p.fragment: p for p in read if p.fragment.startswith("fn-")}
    count: Counter[str] = Counter()
    missed = []
    for want in truth["notes"]:
        found = notes.get(f"fn-{want['marker']}")
        whole = found is not None and norm(found.text) == norm(want["text"])
        host = pred.get(want["at"])
        tied = host is not None and any(n.fragment == f"fn-{want['marker']}" for n in host.notes)
        count.update(note_text=whole, attached=tied)
        if not whole:
            missed.append(f"fn-{want['marker']} {found.text[-50:] if found else None!r} ≠ {want['text'][-50:]!r}")
    return count, missed


def likeness(left: str, right: str) -> float:
    """How much of two texts is alike, from 0 to 1."""
    return difflib.SequenceMatcher(None, left, right, autojunk=False).ratio()


def akn_fold(text: str) -> str:
    return " ".join(text.split())


def documents(language: str, first: int, last: int) -> Iterator[tuple[str, bytes]]:
    for path in sorted((folder("akn") / language).glob("*.xml"))[first:last]:
        yield path.stem, path.read_bytes()


def row(name: str, c: Counter[str]) -> str:
    """One line of the table."""
    p, r = c["alike"] / max(1, c["pred"]), c["alike"] / max(1, c["gold"])
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    gold, notes = max(1, c["gold"]), max(1, c["notes"])
    return (
        f"{name:8} {c['documents']:4} {c['gold']:6} {f1:7.4f} {c['identical'] / gold:9.4f} {c['exact'] / gold:7.4f} "
        f"{c['confused']:8} {c['note_text'] / notes:9.4f} {c['attached'] / notes:8.4f}"
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--form", default="txt", choices=("txt", "pdf", "sheet"))
    ask.add_argument("--from", dest="first", type=int, default=30)
    ask.add_argument("--to", dest="last", type=int, default=100)
    ask.add_argument("--languages", default=",".join(LANGUAGES))
    ask.add_argument("--marked", action="store_true")
    ask.add_argument("--verbose", action="store_true", help="print what differs")
    given = ask.parse_args()
    akn, norm = tool("akn"), tool("score").norm
    print(HEADING)
    for language in given.languages.split(","):
        total: Counter[str] = Counter()
        for turn, (name, data) in enumerate(documents(language, given.first, given.last)):
            lines, truth = printed(data, language, given.form, akn, given.marked, turn)
            count, missed = compare(lines, truth, language, norm)
            total.update(count)
            if given.verbose and missed:
                print(name, count["gold"], *missed[:6], sep="\n   ")
        print(row(f"{given.form}.{language}", total), flush=True)


if __name__ == "__main__":
    main()
