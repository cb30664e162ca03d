"""Documents of every kind, in the six languages and as dumps of every format: the same parts each time.

The documents stand in `dumps/<kind>.toml`, one paragraph a line; `parts` are the fragments that all languages share,
with {a} and {b} for the first list letters of the language in resolutions, which keep them.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest.assemble import blocks
from ingest.lines import from_text
from ingest.structure import parts
from kg.model import Part
from ontology import LANGUAGES
from tests.ingest.wrapping import wrapped

KINDS: dict[str, dict[str, Any]] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "dumps").glob("*.toml"))
}
LETTERS = {"ar": ("أ", "ب"), "ru": ("а", "б")}
FORMS = ("wrapped", "narrow", "spread", "apart", "set in", "unwrapped", "crlf", "pages")


def laid_out(paragraphs: list[str], language: str, form: str) -> str:
    """The paragraphs as a dump of one format."""
    columns = {"narrow": 56, "unwrapped": 10_000}.get(form, 76)
    sheets = [wrapped(paragraph, language, columns) for paragraph in paragraphs]
    if form == "set in":
        return "\n".join("\n".join(["    " + lines[0], *lines[1:]]) for lines in sheets)
    if form in ("apart", "crlf"):
        text = "\n\n".join("\n".join(lines) for lines in sheets)
        return text.replace("\n", "\r\n") if form == "crlf" else text
    lines = [line for sheet in sheets for line in sheet]
    if form == "pages":
        rows = [lines[i : i + 12] for i in range(0, len(lines), 12)]
        return "\f".join("\n".join([*row, f"31-0000{i} {i}/9"]) for i, row in enumerate(rows, 1))
    return ("\n\n" if form == "spread" else "\n").join(lines)


def read(kind: str, language: str, form: str) -> tuple[Part, ...]:
    text = laid_out(KINDS[kind][language].strip().split("\n"), language, form)
    return parts(blocks(from_text(text), language), language)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_gives_its_parts_in_every_language_and_format(kind: str, language: str, form: str) -> None:
    a, b = LETTERS.get(language, ("a", "b"))
    want = [name.format(a=a, b=b) for name in KINDS[kind]["parts"]]
    found = read(kind, language, form)
    names = [part.fragment for part in found if part.fragment in want or not _unnumbered(part.fragment)]
    assert names == want, [(part.fragment, part.text[:40]) for part in found]


def _unnumbered(fragment: str) -> bool:
    return fragment.startswith(("text-", "furniture-"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_text_does_not_depend_on_the_format(kind: str, language: str) -> None:
    def texts(form: str) -> dict[str, str]:
        return {
            part.fragment: re.sub(r"\s+", "" if language == "zh" else " ", part.text)
            for part in read(kind, language, form)
            if not _unnumbered(part.fragment)
        }

    whole = texts("unwrapped")
    assert whole
    assert all(texts(form) == whole for form in FORMS)
