"""Names as people type them: in small letters ("unicef", "world food programme"), without the United Nations
("democracy fund", 民主基金). In documents such words may mean anything; in a question they are looked for beside the
exact names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from kg.gazetteer import GROUP_CLASS, Gazetteer
from kg.language import spaced
from kg.matching import Name, longest
from kg.wordforms import is_acronym
from ontology import FOLDER, LANGUAGES, table, turtle_files
from ontology.compiled import compiled
from search.script import Characters

WORDS: Final = 9
"""Words of a name at most."""
FEWEST: Final = Characters(9, unspaced=4)
"""Characters of a name at least that lacks the United Nations."""
SHORTEST: Final = 3
"""Letters of an acronym in small letters at least."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_HAN: Final = re.compile(r"[\u3400-\u9fff]+")


@lru_cache(maxsize=16)
def names_asked(text: str, language: str) -> tuple[Name, ...]:
    """The nodes that a question names, exactly or as people type them, from left to right and without overlap."""
    gazetteer = Gazetteer.load()
    exact = exact_names(text, language)
    known = _nicknames(language)
    typed = [
        Name(start, end, gazetteer.entity(known[words]), text[start:end])
        for start, end, words in _stretches(text, language)
        if words in known and not any(start < name.end and name.start < end for name in exact)
    ]
    return tuple(longest([*exact, *typed]))


@lru_cache(maxsize=16)
def exact_names(text: str, language: str) -> tuple[Name, ...]:
    """Those that it names exactly."""
    return tuple(Gazetteer.load().find(text, language))


def _stretches(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The runs of words, or of Chinese characters, that may be a name, each as it is looked up."""
    if not spaced(language):
        for run in _HAN.finditer(text):
            for start in range(run.start(), run.end()):
                for end in range(start + FEWEST.of(language), min(run.end(), start + 2 * WORDS) + 1):
                    yield start, end, text[start:end]
    words = [match.span() for match in _WORD.finditer(text)]
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + WORDS]:
            yield start, end, " ".join(text[start:end].lower().split())


@cache
def _nicknames(language: str) -> dict[str, str]:
    """Words → the IRI of the one node that they may mean."""
    if language not in LANGUAGES:
        return {}
    sources = (*turtle_files("gazetteer"), *_tables(language), Path(__file__))
    return compiled(f"nicknames-{language}", sources, lambda: _read(language))


def _tables(language: str) -> tuple[Path, ...]:
    folder = FOLDER / "languages" / language
    return folder / "questions.toml", folder / "search.toml"


def _read(language: str) -> dict[str, str]:
    owner = _owner(language)
    shape = table(language, "questions")["shape"]
    common = {*str(table(language, "search")["function_words"]).split(), *str(shape.get("words_too", "")).split()}
    found: dict[str, set[str]] = {}
    for entity in Gazetteer.load():
        if GROUP_CLASS in entity.types:
            continue
        for label in (*entity.labels.get(language, ()), *entity.labels.get("", ())):
            for words in _typed(label, owner, language):
                if words not in common:
                    found.setdefault(words, set()).add(entity.iri)
    return {words: next(iter(iris)) for words, iris in sorted(found.items()) if len(iris) == 1}


def _typed(label: str, owner: re.Pattern[str], language: str) -> Iterator[str]:
    """How a label may be typed."""
    small = " ".join(label.lower().split())
    if is_acronym(label):
        if len(label) >= SHORTEST and label.isalpha():
            yield small
        return
    if " " in small:
        yield small
    if bare := _bare(small, owner, language):
        yield bare


def bare_name(words: str, language: str) -> str:
    """A name in small letters without the United Nations; "" where it has none or too little else."""
    return _bare(" ".join(words.split()), _owner(language), language) if language in LANGUAGES else ""


def _bare(small: str, owner: re.Pattern[str], language: str) -> str:
    bare = " ".join(owner.sub(" ", small).split()) if spaced(language) else owner.sub("", small)
    enough = len(bare) >= FEWEST.of(language) and (not spaced(language) or " " in bare)
    return bare if bare != small and enough else ""


@cache
def _owner(language: str) -> re.Pattern[str]:
    return re.compile(str(table(language, "questions")["shape"]["united_nations"]), re.I)
