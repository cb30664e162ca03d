"""Language versions of made-up works: which names they give where."""

from itertools import count

from pyoxigraph import Literal, NamedNode, Quad
from quads import node

from kg.draft import Draft
from kg.store import Store
from ontology import DATA

NAMES = {"en": "Blue Water Fund", "fr": "Fonds pour l’eau bleue", "es": "Fondo del Agua Azul", "zh": "蓝色水源基金会"}
"""A name that only the documents hold, in four languages."""


def local(name: str, folder: str = "org") -> str:
    """The node that is made of a name; one of the gazetteer begins with a star."""
    return f"{DATA}{folder}/{name[1:]}" if name.startswith("*") else f"{DATA}{folder}/x-{name.encode().hex()[:24]}"


class Telling:
    """Collects the quads of one version: `told` is fragment → names mentioned there, `boxed` items that are one."""

    def __init__(self, work: str, language: str) -> None:
        self.work = f"{DATA}doc/{work}"
        self.graph = f"{self.work}@{language}"
        self.language = language
        self.quads: list[Quad] = []
        self._numbers = count(1)
        self.add(self.graph, "dcterms:isVersionOf", NamedNode(self.work))
        self.add(self.graph, "rdf:type", node("undo:DocumentVersion"))

    def add(self, subject: str, predicate: str, value: NamedNode | Literal) -> None:
        self.quads.append(Quad(NamedNode(subject), node(predicate), value, NamedNode(self.graph)))

    def part(self, fragment: str, kind: str = "paragraph") -> str:
        part = f"{self.work}#{fragment}"
        self.add(part, "unp:partKind", Literal(kind))
        return part

    def mention(self, fragment: str, *names: str, sort: str = "other", folder: str = "org") -> None:
        part = self.part(fragment)
        for name in names:
            self.entity(name, sort, folder)
            self.add(part, "schema:mentions", NamedNode(local(name, folder)))

    def entity(self, name: str, sort: str, folder: str) -> None:
        if not name.startswith("*"):
            self.add(local(name, folder), "skos:prefLabel", Literal(name, language=self.language))
            self.add(local(name, folder), "unp:entityType", NamedNode(f"{DATA}entity-type/{sort}"))

    def box(self, fragment: str, name: str, *members: str, method: str = "partnerships.box") -> None:
        """A partnership that a part tells of, with those who take part in it as funders."""
        part, one = self.part(fragment, "box_item"), local(name, "partnership")
        self.entity(name, "partnership", "partnership")
        self.add(one, "rdf:type", node("unp:Partnership"))
        self.add(one, "prov:wasDerivedFrom", NamedNode(part))
        statement, span = (f"{DATA}{kind}/{name.encode().hex()[:24]}" for kind in ("statement", "span"))
        self.add(statement, "rdf:subject", NamedNode(one))
        self.add(statement, "rdf:predicate", node("rdf:type"))
        self.add(statement, "rdf:object", node("unp:Partnership"))
        self.add(statement, "unp:method", Literal(method))
        self.add(statement, "prov:wasQuotedFrom", NamedNode(span))
        self.add(span, "oa:hasSource", NamedNode(part))
        for member in members:
            link = f"{DATA}membership/{(name + member).encode().hex()[:40]}"
            self.add(one, "org:hasMembership", NamedNode(link))
            self.add(link, "org:member", NamedNode(local(member)))
            self.add(link, "org:role", NamedNode(f"{DATA}role/funder"))

    def mandate(self, fragment: str, name: str, number: int = 1, implied: bool = False) -> None:
        part = self.part(fragment)
        mandate = f"{DATA}mandate/{part.partition('/doc/')[2].replace('#', '/')}/{number}"
        self.entity(name, "group", "group")
        self.add(mandate, "prov:wasDerivedFrom", NamedNode(part))
        self.add(mandate, "unp:directive", NamedNode(f"{DATA}directive/request"))
        self.add(mandate, "unp:addressee", NamedNode(local(name, "group")))
        self.add(mandate, "unp:addresseeImplied", Literal(implied))

    def write(self, draft: Draft) -> None:
        draft.replace(self.graph, self.quads)


def put(store: Store, *versions: Telling) -> None:
    with store.write() as draft:
        for version in versions:
            version.write(draft)
        draft.commit()


def told(work: str, *languages: str, paragraphs: int = 2) -> list[Telling]:
    """Versions that name one body in the same paragraphs."""
    versions = [Telling(work, language) for language in languages]
    for version in versions:
        for number in range(1, paragraphs + 1):
            version.mention(f"op-{number}", NAMES[version.language])
    return versions
