"""The vocabulary as data: namespaces, and the folder where the Turtle and language tables stand.

Everything that a specialist may want to correct is in files beside this one: classes and properties
(`partnerships.ttl`), shapes (`shapes.ttl`), concept schemes (`schemes/*.ttl`), names of bodies, places, goals
and instruments (`gazetteer/*.ttl`), and what differs between languages (`languages/<code>/*.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from ontology.compiled import compiled

FOLDER: Final = Path(__file__).parent
LANGUAGES: Final = ("ar", "en", "es", "fr", "ru", "zh")
"""The six official languages, as BCP 47 codes."""

UNP: Final = "https://w3id.org/un-partnerships/ont#"
DATA: Final = "https://w3id.org/un-partnerships/id/"

PREFIXES: Final[dict[str, str]] = {
    "unp": UNP,
    "id": DATA,
    "undo": "https://w3id.org/un/ontology/undo/",
    "dcterms": "http://purl.org/dc/terms/",
    "doco": "http://purl.org/spar/doco/",
    "cito": "http://purl.org/spar/cito/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sdgo": "http://metadata.un.org/sdg/ontology#",
    "sdg": "http://metadata.un.org/sdg/",
    "unbist": "http://metadata.un.org/thesaurus/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "time": "http://www.w3.org/2006/time#",
}
"""The prefixes of `docs/ontology.md`, offered to every SPARQL query."""


def iri(name: str) -> str:
    """The full IRI of a prefixed name: `iri("unp:text")`.

    Raises KeyError for an unknown prefix: a misspelt vocabulary must not pass.
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def turtle_files(folder: str = "") -> list[Path]:
    """The Turtle files at the root (`""`) or in a subfolder (`schemes`, `gazetteer`), in name order."""
    return sorted((FOLDER / folder).glob("*.ttl"))


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """What one language brings to one task: `table("zh", "structure")` reads `languages/zh/structure.toml`.

    Raises FileNotFoundError when a language lacks the table; a missing table is a defect, not a default.
    """
    path = FOLDER / "languages" / language / f"{name}.toml"

    def read() -> dict[str, Any]:
        from tomllib import loads

        return loads(path.read_text("utf-8"))

    return compiled(f"{name}-{language}", [path], read)


def tables(name: str) -> Iterator[dict[str, Any]]:
    """The table of each language, in the order of `LANGUAGES`: for what is read before the language is known."""
    return (table(language, name) for language in LANGUAGES)
