"""Who is who, as judged by people: laid over the claims, never written into them, and taken back at will.

`judgements.tsv` in the store's folder is a text file that a person reads and edits:

    verdict	a	b	reason	who
    same	id/org/x-3f0a…	id/org/unicef	the same letterhead	R. Reviewer
    different	id/org/x-91c2…	id/org/x-77b0…	two ministries of one name

IRIs may be given whole or from `id/` on. Every line has a reason. Removing a line takes the judgement back.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import UsageError
from kg.iris import made_of_name
from ontology import DATA, iri

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.draft import Draft

FILE: Final = "judgements.tsv"
GRAPH: Final = f"{DATA}graph/judgements"
COLUMNS: Final = ("verdict", "a", "b", "reason", "who")
PARTNERSHIPS: Final = f"{DATA}partnership/"
SAME: Final = "same"
DIFFERENT: Final = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two IRIs are the same body, or are not, and why."""

    verdict: str
    a: str
    b: str
    reason: str
    who: str = ""

    @property
    def iri(self) -> str:
        content = "\x1f".join((self.verdict, *sorted((self.a, self.b))))
        return f"{DATA}judgement/{hashlib.sha256(content.encode()).hexdigest()[:20]}"


class Judgements:
    """All judgements of a store, and the view that follows from them."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        """Raises UsageError when two bodies are joined by one chain and kept apart by another line."""
        self.all = tuple(judgements)
        self._leader = components(self.same)
        for one in self.all:
            if one.verdict == DIFFERENT and self.canonical(one.a) == self.canonical(one.b):
                raise UsageError(
                    f"{FILE}: {one.a} and {one.b} are judged different, and the same by other lines;"
                    " take one of the lines out"
                )

    @property
    def same(self) -> list[tuple[str, str]]:
        """The pairs judged to be one."""
        return [(one.a, one.b) for one in self.all if one.verdict == SAME]

    @classmethod
    def read(cls, path: Path) -> Judgements:
        """The judgements in a file; none when there is no file. Raises UsageError, naming the line."""
        if not path.exists():
            return cls()
        return cls(_parse(path.read_text("utf-8-sig"), path))

    def canonical(self, node: str) -> str:
        """The one IRI that stands for a node and all that are judged the same."""
        return self._leader.get(node, node)

    def alike(self, node: str) -> tuple[str, ...]:
        """Every IRI judged the same as this one, itself included, in order."""
        leader = self.canonical(node)
        return tuple(sorted({leader, *(one for one, its in self._leader.items() if its == leader)}))

    def apart(self, a: str, b: str) -> bool:
        """Whether the two, or nodes judged the same as they, were judged different."""
        pair = {self.canonical(a), self.canonical(b)}
        return any(
            one.verdict == DIFFERENT and {self.canonical(one.a), self.canonical(one.b)} == pair for one in self.all
        )

    def about(self, node: str) -> tuple[Judgement, ...]:
        """The judgements that name a node or one judged the same: the reasons shown beside it."""
        group = set(self.alike(node))
        return tuple(one for one in self.all if one.a in group or one.b in group)

    def quads(self) -> Iterator[Quad]:
        """owl:sameAs and owl:differentFrom with their reasons."""
        from pyoxigraph import Literal, NamedNode, Quad

        graph = NamedNode(GRAPH)

        def quad(subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
            return Quad(NamedNode(subject), NamedNode(iri(predicate)), value, graph)

        for one in self.all:
            relation = "owl:sameAs" if one.verdict == SAME else "owl:differentFrom"
            yield quad(one.a, relation, NamedNode(one.b))
            yield quad(one.iri, "rdf:subject", NamedNode(one.a))
            yield quad(one.iri, "rdf:predicate", NamedNode(iri(relation)))
            yield quad(one.iri, "rdf:object", NamedNode(one.b))
            yield quad(one.iri, "rdfs:comment", Literal(one.reason))
            if one.who:
                yield quad(one.iri, "dcterms:creator", Literal(one.who))

    def text(self) -> str:
        """The file's content, in the order given."""
        out = io.StringIO()
        writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((one.verdict, short(one.a), short(one.b), one.reason, one.who) for one in self.all)
        return out.getvalue()


def short(node: str) -> str:
    """`id/org/unicef`, the way people write our IRIs."""
    return "id/" + node.removeprefix(DATA) if node.startswith(DATA) else node


def whole(node: str) -> str:
    """The IRI that `id/org/unicef` stands for."""
    return DATA + node.removeprefix("id/") if node.startswith("id/") else node


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Node → the leader of all that are joined with it: a curated IRI before a hashed one, then the first in order."""
    groups: dict[str, set[str]] = {}
    for a, b in pairs:
        joined = groups.get(a, {a}) | groups.get(b, {b})
        groups.update(dict.fromkeys(joined, joined))
    return {node: min(group, key=_rank) for node, group in groups.items()}


def _rank(node: str) -> tuple[bool, bool, str]:
    return made_of_name(node), not node.startswith(PARTNERSHIPS), node


def _parse(text: str, path: Path) -> Iterator[Judgement]:
    reader = csv.reader(io.StringIO(text), dialect="excel-tab")
    for row in reader:
        if not any(row) or row[0].startswith("#") or tuple(row[:3]) == COLUMNS[:3]:
            continue
        yield _judgement([cell.strip() for cell in row], f"{path}, line {reader.line_num}")


def _judgement(row: list[str], where: str) -> Judgement:
    verdict, a, b, reason, who, *_ = [*row, *[""] * len(COLUMNS)]
    if verdict not in (SAME, DIFFERENT):
        raise UsageError(f"{where}: {verdict!r} is no verdict; write same or different")
    a, b = whole(a), whole(b)
    if not all("://" in node and not set(node) & set(' <>"{}|\\^`') for node in (a, b)) or a == b:
        raise UsageError(f"{where}: needs the IRIs of two nodes, as id/org/unicef")
    if not reason:
        raise UsageError(f"{where}: a judgement needs its reason")
    return Judgement(verdict, a, b, reason, who)


def lay(draft: Draft, root: Path) -> None:
    """Bring the draft in step with the file that people edit."""
    edited, kept = root / FILE, draft.path / FILE
    judgements = Judgements.read(edited)
    if edited.exists():
        kept.write_bytes(edited.read_bytes())
    else:
        kept.unlink(missing_ok=True)
    if judgements.all:
        draft.replace(GRAPH, judgements.quads())
    else:
        draft.remove(GRAPH)
