"""Files to ingest, cut and changed by chance that a seed decides."""

import os
import random
import shutil
from itertools import chain
from pathlib import Path

TEXTS = ("ST_SGB_2044_7.zh.txt", "A_RES_98_401.es.txt", "A_98_512.zh.txt", "A_RES_98_401.ru.txt")


def written(folder: Path, chooser: random.Random) -> list[Path]:
    """Files to ingest: documents written for this project, texts cut somewhere, and one of XML.

    Where there is a corpus, the XML may be one of its small ones.
    """
    folder.mkdir()
    root = Path(__file__).resolve().parents[3]
    documents = root / "examples" / "documents"
    corpus = Path(os.environ.get("KG_CORPUS", root.parent / "shared")) / "corpus" / "akn"
    small = (sorted(corpus.glob(f"{one}/*.xml"), key=lambda path: path.stat().st_size)[:3] for one in ("fr", "ar"))
    marked = [documents / "A_RES_98_401.en.xml", *chain.from_iterable(small)]
    texts = [_cut(documents / name, folder / name, chooser) for name in TEXTS]
    return [*texts[:2], Path(shutil.copy(chooser.choice(marked), folder)), *texts[2:]]


def _cut(path: Path, target: Path, chooser: random.Random) -> Path:
    """A text without its last lines: half of it at least stays."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    target.write_text("".join(lines[: chooser.randrange(len(lines) // 2, len(lines))]), "utf-8")
    return target


def changed(path: Path, target: Path) -> None:
    """The same document with one paragraph's words changed: a text file whose lines are put differently."""
    target.parent.mkdir()
    text = path.read_text("utf-8")
    middle = len(text) // 2
    cut = text.index(" ", middle) if " " in text[middle:] else middle
    target.write_text(f"{text[:cut]} 2049{text[cut:]}", "utf-8")
