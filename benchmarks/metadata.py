"""What first pages tell, against official metadata: symbol, session, agenda item, date, author, title, language.

    python -m benchmarks.metadata [pdf] [akn] [lines]

- pdf: real PDFs, read under a name that says nothing; their own names are the truth for the symbol, a plain look at the
  first page (its "Distr." date, its "… session" and "item …" lines) for the rest, where it prints them.
- akn: the covers of official resolutions in six languages as lines of text; the truth is what the XML states.
- lines: sessions, agenda items and dates of the UN parallel corpus: each language must tell what English tells.

Needs the corpus: see `corpus.folder`.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path

from benchmarks.corpus import folder, parallel_sentences
from ingest.masthead import as_date, find_agenda_item, find_session, plain
from ingest.metadata import find_metadata
from ingest.naming import symbol_of_file
from ingest.readers import read
from ingest.readers.inline import inline
from ingest.source import RawFile, ReadOptions, load
from kg.errors import KGError
from ontology import LANGUAGES

UNNAMED = RawFile("file-000.txt", b"", "0" * 64, "text/plain")
SESSION = re.compile(r"^\s*((?:[A-Z][a-z]+-)?[A-Z]?[a-z]+) (?:emergency special )?session\b", re.M)
ITEM = re.compile(r"^\s*(?:Agenda items?|Items?) (\d+(?: \([a-z]+\))?)", re.M)
DISTRIBUTED = re.compile(r"Distr\.:? ?\s*\w+\s+(\d{1,2} [A-Z][a-z]+ \d{4})")


class Score:
    """Right answers of each kind, with the first misses printed."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()

    def tell(self, field: str, where: str, found: object, wanted: object) -> None:
        self.asked[field] += 1
        self.right[field] += found == wanted
        if found != wanted:
            print(f"  {where}: {field} {found!r}, not {wanted!r}")

    def report(self, title: str) -> None:
        print(title)
        for field, asked in sorted(self.asked.items()):
            print(f"  {field:22} {self.right[field] / asked:.3f}  ({self.right[field]} of {asked})")


def pdfs() -> None:
    score = Score()
    with tempfile.TemporaryDirectory() as scratch:
        for path in sorted(folder("pdf").glob("*.pdf")):
            unnamed = Path(scratch) / "file-000.pdf"
            unnamed.write_bytes(path.read_bytes())
            try:
                known = read(load(unnamed), ReadOptions()).metadata
            except KGError as error:
                print(f"  {path.name}: {error}")
                continue
            page = _first_page(path)
            if symbol_of_file(path.name):
                score.tell("symbol", path.name, known.symbol, symbol_of_file(path.name))
            score.tell("language", path.name, known.language, path.name.split(".")[-2])
            if printed := DISTRIBUTED.search(page):
                day = datetime.strptime(printed[1], "%d %B %Y").date()
                score.tell("date", path.name, known.date, day)
            if printed := ITEM.search(page):
                score.tell("agenda item", path.name, known.agenda_item.startswith(printed[1]), True)
            if SESSION.search(page):
                score.tell("session", path.name, bool(known.session), True)
    score.report("real PDFs")


def _first_page(path: Path) -> str:
    from pypdf import PdfReader

    return PdfReader(path).pages[0].extract_text()


def covers() -> None:
    from lxml import etree

    score = Score()
    for path in sorted(folder("akn").glob("*/*.xml")):
        language = path.parent.name
        root = etree.fromstring(path.read_bytes())
        lines = [inline(p).text for part in ("coverPage", "preface") for p in root.find(f".//{{*}}{part}")]
        formula = root.find(".//{*}formula")
        found = find_metadata([*lines, inline(formula).text], [], [], UNNAMED, ReadOptions(), language)
        wanted = read(load(path), ReadOptions()).metadata
        for field in ("symbol", "date", "author", "title", "type"):
            score.tell(f"{language} {field}", path.name, getattr(found, field), getattr(wanted, field))
        session = find_session([plain(line, language) for line in lines], language)
        score.tell(f"{language} session", path.name, session, wanted.session)
        numbers = [re.findall(r"\d+|[^\W\d_]+", item)[:1] for item in (found.agenda_item, wanted.agenda_item)]
        score.tell(f"{language} agenda item", path.name, numbers[0], numbers[1])
    score.report("covers of resolutions")


def lines() -> None:
    score = Score()
    sentences = {language: parallel_sentences(language) for language in LANGUAGES}
    for number, english in enumerate(sentences["en"]):
        if len(english) > 60:
            continue
        for field in ("session", "agenda item", "date"):
            wanted = _told(field, english, "en")
            for language in LANGUAGES if wanted else ():
                line = sentences[language][number]
                score.tell(f"{language} {field}", f"line {number}: {line}", _told(field, line, language), wanted)
    score.report("lines of the parallel corpus")


def _told(field: str, line: str, language: str) -> str:
    text = plain(line, language)
    if field == "session":
        return find_session([text], language)
    if field == "date":
        return str(as_date(text, language) or "")
    return " ".join(re.findall(r"\d+", find_agenda_item([text], language)))


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["pdf", "akn", "lines"]
    for name, measure in (("pdf", pdfs), ("akn", covers), ("lines", lines)):
        if name in wanted:
            measure()
