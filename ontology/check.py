"""A linter of the curated Turtle: `python -m ontology.check` prints what is wrong, a line each, and exits 1 if it does.

It looks for labels missing in some of the six languages, nodes described in two files, names that mean two nodes,
classes and concepts that hang in the air, and terms that are used and nowhere defined.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ontology import DATA, FOLDER, LANGUAGES, PREFIXES, UNP, iri
from ontology.curated import curated_files, file_quads

if TYPE_CHECKING:
    from pyoxigraph import Quad

TYPE: Final = iri("rdf:type")
NAMES: Final = tuple(map(iri, ("skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")))
LABELLED: Final = tuple(map(iri, ("rdfs:label", "skos:prefLabel")))
ENGLISH_ONLY: Final = tuple(map(iri, ("org:ChangeEvent", "sdgo:Target", "owl:Ontology", "sh:NodeShape")))
"""Classes whose nodes need no labels in every language: official ones exist only in some."""
ELSEWHERE: Final = (PREFIXES["unbist"], "http://metadata.un.org/thesaurus/")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One line of the report."""

    file: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.message}"


@dataclass(slots=True)
class Curated:
    """The Turtle, indexed for the checks: subject → properties → values, and where each subject is described."""

    facts: dict[str, dict[str, list[tuple[str, str]]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    """Subject → predicate → (value, language)."""
    files: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def read(cls, folder: Path = FOLDER) -> Curated:
        """Read every curated file under `folder`."""
        curated = cls()
        for path, graph in curated_files(folder):
            for quad in file_quads(path, graph):
                curated.add(quad, path.relative_to(folder).as_posix())
        return curated

    def add(self, quad: Quad, file: str) -> None:
        """Take in one quad; values of blank nodes count as facts of the blank node."""
        subject, predicate = str(quad.subject).strip("<>"), quad.predicate.value
        value, language = getattr(quad.object, "value", str(quad.object)), getattr(quad.object, "language", None)
        self.facts[subject][predicate].append((value, language or ""))
        if predicate == TYPE:
            self.files[subject].add(file)

    def values(self, subject: str, predicate: str) -> list[str]:
        return [value for value, _ in self.facts[subject].get(iri(predicate), ())]

    def types(self, subject: str) -> list[str]:
        return self.values(subject, "rdf:type")

    def file(self, subject: str) -> str:
        return min(self.files.get(subject, {"?"}))

    def subjects(self) -> list[str]:
        """Every node with a type, in order."""
        return sorted(self.files)


def missing_labels(curated: Curated) -> Iterator[Problem]:
    """Nodes of our own without a label in one of the six languages."""
    for subject in curated.subjects():
        if subject.startswith(ELSEWHERE) or set(curated.types(subject)) & set(ENGLISH_ONLY):
            continue
        if not (subject.startswith((UNP, DATA)) or "Goal" in "".join(curated.types(subject))):
            continue
        found = {language for name in LABELLED for _, language in curated.facts[subject].get(name, ())}
        if lacking := [language for language in LANGUAGES if language not in found]:
            yield Problem(curated.file(subject), f"{short(subject)} has no label in {', '.join(lacking)}")


def colliding_ids(curated: Curated) -> Iterator[Problem]:
    """A node described in two files, and two nodes whose IRIs differ only in case."""
    for subject in curated.subjects():
        if len(files := curated.files[subject]) > 1:
            yield Problem(min(files), f"{short(subject)} is described in {', '.join(sorted(files))}")
    folded: dict[str, list[str]] = defaultdict(list)
    for subject in curated.subjects():
        if subject.startswith(DATA):
            folded[subject.casefold()].append(subject)
    for alike in folded.values():
        if len(alike) > 1:
            yield Problem(curated.file(alike[0]), f"{' and '.join(map(short, alike))} differ only in case")


def shared_labels(curated: Curated) -> Iterator[Problem]:
    """One name for two nodes: of a scheme, or of the gazetteer, where unp:contextLabel would tell them apart."""
    bearers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for subject in curated.subjects():
        file = curated.file(subject)
        space = file if file.startswith("schemes/") else file.partition("/")[0]
        for name in NAMES:
            for label, language in curated.facts[subject].get(name, ()):
                bearers[space, language, label if label.isupper() else label.casefold()].add(subject)
    for (space, language, label), subjects in sorted(bearers.items()):
        if len(subjects) > 1 and "/" in curated.file(min(subjects)) and "subjects" not in space:
            bearing = " and ".join(map(short, sorted(subjects)))
            yield Problem(curated.file(min(subjects)), f'"{label}"@{language} names {bearing}')


def orphans(curated: Curated) -> Iterator[Problem]:
    """Own classes without a superclass, concepts outside any scheme."""
    for subject in curated.subjects():
        types = curated.types(subject)
        if subject.startswith(UNP) and iri("owl:Class") in types and not curated.values(subject, "rdfs:subClassOf"):
            yield Problem(curated.file(subject), f"{short(subject)} has no superclass")
        in_scheme = curated.values(subject, "skos:inScheme")
        if curated.file(subject).startswith("schemes/") and iri("skos:ConceptScheme") not in types and not in_scheme:
            yield Problem(curated.file(subject), f"{short(subject)} is in no scheme")


def undefined_terms(curated: Curated) -> Iterator[Problem]:
    """Own terms and nodes that are used, as predicate, class or value, and described nowhere."""
    known = set(curated.files)
    for subject in sorted(curated.facts):
        for predicate, values in sorted(curated.facts[subject].items()):
            used = [predicate, *(value for value, _ in values)]
            for term in used:
                if term.startswith((UNP, DATA)) and term not in known and not term.startswith(DATA + "doc/"):
                    yield Problem(curated.file(subject), f"{short(subject)} uses {short(term)}, which is not defined")


def short(node: str) -> str:
    """A full IRI as a prefixed name, where one of our prefixes fits."""
    for prefix, base in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if node.startswith(base):
            return f"{prefix}:{node[len(base) :]}"
    return node


CHECKS: Final[tuple[Callable[[Curated], Iterator[Problem]], ...]] = (
    missing_labels,
    colliding_ids,
    shared_labels,
    orphans,
    undefined_terms,
)


def problems(curated: Curated) -> list[Problem]:
    """All that every check finds, in order and once."""
    return sorted({problem for check in CHECKS for problem in check(curated)})


def main() -> int:
    """Print the problems; 0 when there are none, 1 when there are."""
    found = problems(curated := Curated.read())
    for problem in found:
        print(problem)
    print(f"{len(curated.files)} nodes, {len(found)} problems", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
