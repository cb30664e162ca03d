"""The forty kinds of question that the graph must answer, as plain sentences in six languages over one small store.

Questions and answers stand in `competency/questions.toml`; documents are those of `examples/documents` and, in the
languages that these lack, the masters beside that file, set as text dumps. A language named under `short` is one in
which the kind is not answered yet.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from examples import build, master, text_form
from kg.library import Library, open_library
from kg.model import Answer

HERE = Path(__file__).parent / "competency"
KINDS: list[dict[str, Any]] = tomllib.loads((HERE / "questions.toml").read_text("utf-8"))["kind"]
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")


def cases(*names: str) -> list[Any]:
    """One case for each kind and each of some columns of the table, marked where it is known to fall short."""
    return [
        pytest.param(
            kind,
            name,
            id=f"{kind['number']:02}-{name}",
            marks=[pytest.mark.xfail] if name in kind.get("short", ()) else [],
        )
        for kind in KINDS
        for name in names
    ]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("competency")
    documents = folder / "documents"
    documents.mkdir()
    for one in master.masters(HERE / "masters"):
        (documents / f"{one.stem}.txt").write_bytes(text_form.render(one))
    opened = open_library(folder / "store")
    opened.ingest(build.HERE / "documents", documents)
    return opened


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f]+", " ", text).casefold()


def bears(answer: Answer, wanted: str) -> bool:
    """Whether an answer holds one of some words, parted by |."""
    told = squeezed("; ".join(item.text for item in answer.answers))
    return any(squeezed(words) in told for words in wanted.split("|"))


def stands(answer: Answer, parts: list[str]) -> bool:
    """Whether some evidence of an answer is one of these parts; a document stands for all of its parts."""
    told = {f"{one.document}#{one.part}" for item in answer.answers for one in item.evidence}
    return any(one == part or one.startswith(f"{part}#") for one in told for part in parts)


def test_forty_kinds_in_six_languages() -> None:
    assert [kind["number"] for kind in KINDS] == list(range(1, 41))
    assert all(len(kind[language]) > 1 for kind in KINDS for language in LANGUAGES)
    assert all(kind["parts"] and kind["none"][0] in LANGUAGES for kind in KINDS)


@pytest.mark.parametrize(("kind", "language"), cases(*LANGUAGES))
def test_a_plain_sentence_is_answered(library: Library, kind: dict[str, Any], language: str) -> None:
    question, *wanted = kind[language]
    answer = library.ask(question)
    told = [item.text for item in answer.answers]
    assert [words for words in wanted if not bears(answer, words)] == [], told
    assert stands(answer, kind["parts"]), [item.evidence for item in answer.answers]
    assert all(one.quote for item in answer.answers for one in item.evidence)


@pytest.mark.parametrize(("kind", "name"), cases("none"))
def test_what_the_documents_do_not_say_is_not_found(library: Library, kind: dict[str, Any], name: str) -> None:
    assert [item.text for item in library.ask(kind[name][1]).answers] == []
