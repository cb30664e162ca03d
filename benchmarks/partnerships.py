"""Partnerships and relations measured on the annotated documents.

usage: python -m benchmarks.partnerships [partnerships|relations] [--show N]
Reads the corpus from KG_CORPUS, or ../shared beside the repository; without it, says so and ends.

Partnerships are matched as the project's scorer matches them: a shared part and an alike name or participant.
Relations by a measure of our own: the same part (or the part it lies in), a predicate of the class that the table
CLASSES gives for the annotated one, and an alike subject and object by any of their labels; each annotated relation
counts once. Left out, because nothing in the vocabulary stands for them or another extractor tells them: cooperation
(a partnership says it), publications, amendments, signatures, events that were organized, supervision, and what a
document evolved from. Relations that the annotator inferred count neither for nor against.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from benchmarks.corpus import annotations, seed, shared, tool
from ingest import partnerships, relations
from ingest.limits import Limits
from ingest.readers import read
from ingest.source import ReadOptions, load
from kg.gazetteer import Gazetteer
from kg.model import Document, Entity, Partnership, Relation

FOUNDING: Final = ("schema:founder", "unp:launchedBy")
CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "established_by": FOUNDING,
    "launched_by": FOUNDING,
    "part_of": ("org:subOrganizationOf", "org:unitOf"),
    "predecessor_of": ("predecessor",),
    "reports_to": ("org:reportsTo",),
    "heads": ("org:headOf",),
    "funds": ("unp:funds",),
    "interfaces_with": ("unp:interfacesWith",),
    "member_of": ("org:memberOf",),
    "hosted_by": ("unp:hostedBy",),
}
"""Annotated predicate → the properties that say the same."""
EITHER_WAY: Final = ("predecessor", "unp:interfacesWith")
"""Properties that annotators state in either direction."""
MEASURED: Final = {name for names in CLASSES.values() for name in names}

Triple = tuple[str, str, frozenset[str], frozenset[str]]
"""Part, predicate, labels of the subject and of the object."""


def scorer() -> Any:
    """The corpus's own measure."""
    return tool("score")


def document(symbol: str) -> Document:
    return read(load(seed(symbol), Limits()), ReadOptions(symbol, "zh", None, Limits()))


def labels(entity: Entity | str) -> frozenset[str]:
    if isinstance(entity, str):
        return frozenset({scorer().norm(entity)})
    return frozenset(scorer().norm(label) for some in entity.labels.values() for label in some)


def found_relations(doc: Document) -> list[Triple]:
    """What the extractor finds; the two ends of a change are one relation, from the later body to the earlier."""
    found: list[Triple] = []
    before: dict[str, frozenset[str]] = {}
    for finding in relations.extract(doc, Gazetteer.load()):
        assert isinstance(finding, Relation)
        part, named = finding.evidence.part, labels(finding.object)
        if finding.predicate == "org:originalOrganization":
            before[finding.subject.iri + part] = named
        elif finding.predicate == "org:resultingOrganization":
            found.append((part, "predecessor", named, before[finding.subject.iri + part]))
        elif finding.predicate in MEASURED:
            found.append((part, finding.predicate, labels(finding.subject), named))
    return list(dict.fromkeys(found))


def gold_names(gold: Mapping[str, Any]) -> dict[str, set[str]]:
    """Every name that an identifier of the annotation stands for."""
    names: dict[str, set[str]] = scorer().names(gold)
    for kind in ("partnerships", "events", "instruments", "places"):
        for item in gold.get(kind, []):
            told = [item.get(key) for key in ("name_zh", "name_en", "preferred", "name", "surface")]
            told += item.get("labels", [])
            folded = {scorer().norm(name) for name in told if isinstance(name, str) and name}
            names.setdefault(item.get("id", ""), set()).update(folded)
    return names


def same(one: Triple, part: str, classes: tuple[str, ...], subject: set[str], other: set[str]) -> bool:
    where, predicate, subjects, objects = one
    if predicate not in classes or not scorer().ancestors(where) & scorer().ancestors(part):
        return False
    if _alike(subject, subjects) and _alike(other, objects):
        return True
    return predicate in EITHER_WAY and _alike(subject, objects) and _alike(other, subjects)


def _alike(names: set[str], others: frozenset[str]) -> bool:
    return any(scorer().alike(a, b) for a in names for b in others if a and b)


def score_relations(key: str, symbol: str, show: int) -> tuple[int, int, int]:
    gold = scorer().gold(key)
    names = gold_names(gold)
    wanted = [r for r in gold["relations"] if r["predicate"] in CLASSES]
    ends = [[names.get(r[end], {scorer().norm(r[end])}) for end in ("subject", "object")] for r in wanted]
    asked = [(scorer().part_of_gold(r["at"]), CLASSES[r["predicate"]], *e) for r, e in zip(wanted, ends, strict=True)]
    left = found_relations(document(symbol))
    missed, hits = [], 0
    for relation, question in zip(wanted, asked, strict=True):
        sure = not relation.get("inferred")
        near = [one for one in left if same(one, *question)]
        if near:
            left.remove(max(near, key=lambda one: bool(question[2] & one[2]) + bool(question[3] & one[3])))
            hits += sure
        elif sure:
            missed.append((relation["at"], relation["subject"], relation["predicate"], relation["object"]))
    left = [one for one in left if not any(same(one, *question) for question in asked)]
    for item in missed[:show]:
        print("  missed", *item)
    for part, predicate, subjects, objects in left[:show]:
        print("  extra", part, min(subjects, default=""), predicate, min(objects, default=""))
    return hits, hits + len(left), hits + len(missed)


def score_partnerships(key: str, symbol: str, show: int) -> tuple[int, int, int]:
    """How many of the annotated partnerships are found, of how many that are told."""
    told: dict[str, tuple[set[str], set[str], set[str]]] = {}
    for finding in partnerships.extract(document(symbol), Gazetteer.load()):
        assert isinstance(finding, Partnership)
        names, members, parts = told.setdefault(finding.entity.iri, (set(), set(), set()))
        names |= labels(finding.entity)
        members |= {label for one in finding.members for label in labels(one.member)}
        parts |= scorer().ancestors(finding.evidence.part)
    gold = scorer().gold(key)
    known = scorer().names(gold)
    left, hits = dict(told), 0
    for one in gold["partnerships"]:
        name = {scorer().norm(one["name_zh"])}
        ends = {n for p in one["participants"] for n in known.get(p["name"], {scorer().norm(p["name"])})}
        parts = {a for at in one["at"] for a in scorer().ancestors(scorer().part_of_gold(at))}
        near = [iri for iri, item in left.items() if item[2] & parts]
        ranked = [iri for iri in near if _alike(name, frozenset(left[iri][0]))]
        ranked += [iri for iri in near if _alike(ends, frozenset(left[iri][1]))]
        if ranked:
            hits += 1
            left.pop(ranked[0])
        elif show:
            print("  missed", one["at"], one["name_zh"])
    for item in list(left.values())[:show]:
        print("  extra", min(item[0], default=""), sorted(item[2])[:1])
    return hits, len(told), len(gold["partnerships"])


MEASURES: Final = {"partnerships": score_partnerships, "relations": score_relations}


def rows(which: str, show: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
    total = (0, 0, 0)
    for key, symbol in annotations().items():
        result = MEASURES[which](key, symbol, show)
        total = (total[0] + result[0], total[1] + result[1], total[2] + result[2])
        yield symbol, result
    yield "all", total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("which", nargs="?", choices=sorted(MEASURES))
    parser.add_argument("--show", type=int, default=0, help="how many misses and extras of each document to print")
    arguments = parser.parse_args()
    if not (shared() / "gold").is_dir():
        print(json.dumps({"skipped": "no corpus: set KG_CORPUS to the folder that holds gold/"}))
        return
    for which in [arguments.which] if arguments.which else sorted(MEASURES):
        for symbol, (hits, found, wanted) in rows(which, arguments.show):
            precision, recall = hits / max(1, found), hits / max(1, wanted)
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{which} {symbol}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} (found {found}, true {wanted})")


if __name__ == "__main__":
    main()
