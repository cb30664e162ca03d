"""The documents written for this project: each form of each version must read as its master, part for part."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from examples import build, master
from kg.model import Document, Part, PartKind

MASTERS = {m.stem: m for m in master.masters()}
ENDINGS = tuple(build.FORMS)
CASES = [(stem, ending) for stem in MASTERS for ending in ENDINGS]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def content(parts: tuple[Part, ...]) -> dict[str, str]:
    """Fragment → text of what the document says, without its masthead; its title is compared as metadata."""
    told = (part for part in parts if part.kind is not PartKind.FURNITURE and part.fragment != "title")
    return {part.fragment: squeezed(part.text) for part in told if part.text}


def reader(ending: str) -> tuple[Callable[..., Document], ModuleType]:
    """`ingest.readers.read` and `ingest.source`, where the reader for that ending is there to be imported."""
    source = pytest.importorskip("ingest.source", exc_type=ImportError)
    readers = pytest.importorskip("ingest.readers", exc_type=ImportError)
    module = readers.MODULES[source.ENDINGS[f".{ending}"]]
    pytest.importorskip(module, reason=f"no {module} yet", exc_type=ImportError)
    return readers.read, source


@pytest.mark.parametrize(("stem", "ending"), CASES, ids=lambda case: case)
def test_every_form_reads_as_its_master(stem: str, ending: str) -> None:
    read, source = reader(ending)
    expected = MASTERS[stem].document
    found = read(source.load(build.place(MASTERS[stem], ending)), source.ReadOptions())
    wanted, got = content(expected.parts), content(found.parts)
    assert {fragment: got.get(fragment) for fragment in wanted} == wanted
    assert (found.metadata.symbol, found.metadata.language) == (expected.metadata.symbol, expected.metadata.language)
    assert (found.metadata.title, found.metadata.type) == (expected.metadata.title, expected.metadata.type)


@pytest.mark.parametrize(("stem", "ending"), CASES, ids=lambda case: case)
def test_files_on_disk_are_what_the_masters_give(stem: str, ending: str) -> None:
    path = build.place(MASTERS[stem], ending)
    if ending == "pdf":  # depends on fonts and on the version of WeasyPrint: `python -m examples.build --check`
        assert path.read_bytes().startswith(b"%PDF")
        return
    built, kept = build.renderer(ending)(MASTERS[stem]), path.read_bytes()
    assert (members(built) == members(kept)) if ending == "docx" else (built == kept)


def members(package: bytes) -> dict[str, bytes]:
    """A package's files by name: the compressed bytes differ between versions of zlib."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_each_version_stands_once_among_the_documents() -> None:
    names = sorted(path.name for path in (build.HERE / "documents").iterdir())
    assert [name.rpartition(".")[0] for name in names] == sorted(MASTERS)
    assert not [path for path in build.HERE.glob("*/*.pdf") if path.stat().st_size > 200_000]


def test_six_languages_share_their_fragments() -> None:
    letters = str.maketrans("أبج", "abc")
    versions = [m.document for m in MASTERS.values() if m.document.metadata.symbol == "A/RES/98/401"]
    shared = [{part.fragment.translate(letters) for part in version.parts} for version in versions]
    assert len(versions) == 6
    assert all(one == shared[0] for one in shared)


def test_notes_are_called_where_they_stand() -> None:
    for one in MASTERS.values():
        fragments = [part.fragment for part in one.document.parts]
        called = [mark.fragment for part in one.document.parts for mark in part.notes]
        assert len(set(fragments)) == len(fragments)
        assert sorted(called) == sorted(f for f in fragments if f.startswith("fn"))


def test_questions_are_supported_by_parts_that_exist() -> None:
    known = {f"{m.document.metadata.symbol}#{p.fragment}" for m in MASTERS.values() for p in m.document.parts}
    symbols = {m.document.metadata.symbol for m in MASTERS.values()}
    questions = [json.loads(line) for line in Path(build.HERE, "questions.jsonl").read_text().splitlines()]
    assert len({question["id"] for question in questions}) == len(questions) >= 40
    assert {question["lang"] for question in questions} == {"ar", "en", "es", "fr", "ru", "zh"}
    for question in questions:
        assert set(question["support"]) <= known | symbols
        assert bool(question["answers"]) == (question["kind"] != "unanswerable")
        assert question["answer_mode"] in ("any", "all")
