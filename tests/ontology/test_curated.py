"""The curated Turtle loads into three graphs, the same each time, and its digest follows its bytes."""

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Store

from ontology import PREFIXES, iri
from ontology.curated import GRAPHS, curated_digest, curated_files, curated_quads, file_quads

PREFIX = "".join(f"PREFIX {name}: <{base}>\n" for name, base in PREFIXES.items())


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.bulk_extend(curated_quads())
    return store


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"{PREFIX} ASK {{ {pattern} }}", use_default_graph_as_union=True))


def test_every_folder_has_its_graph() -> None:
    graphs = Counter(quad.graph_name.value for quad in curated_quads())
    assert set(graphs) == set(GRAPHS.values())
    assert min(graphs.values()) > 500


def test_two_readings_are_equal() -> None:
    assert curated_digest() == curated_digest()
    assert list(curated_quads()) == list(curated_quads())


def test_files_come_in_name_order() -> None:
    names = [path.name for path, graph in curated_files() if graph == GRAPHS["gazetteer"]]
    assert names == sorted(names)
    assert {"organs.ttl", "places.ttl", "goals.ttl", "posts.ttl"} <= set(names)


def test_wrong_turtle_is_an_error_that_says_where(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<a> <b> .\n", encoding="utf-8")
    with pytest.raises(SyntaxError):
        list(file_quads(tmp_path / "broken.ttl", "https://example.org/graph"))


@pytest.mark.parametrize(
    "pattern",
    [
        'id:org/unicef skos:altLabel "儿基会"@zh ; unp:entityType id:entity-type/un-fund',
        "id:org/undef org:subOrganizationOf/org:unitOf id:org/un-secretariat",
        "?change org:originalOrganization id:org/unifem ; org:resultingOrganization id:org/un-women",
        'id:place/KEN unp:iso3 "KEN" ; schema:containedInPlace+ id:place/m49-002',
        'sdg:17 a sdgo:Goal ; skos:altLabel "ODS 17"@es',
        "id:post/secretary-general a/rdfs:subClassOf org:Organization , org:Post",
        "id:group/member-states a/rdfs:subClassOf* org:Organization",
        "unp:Function rdfs:subClassOf+ prov:Entity",
        "schema:GovernmentOrganization rdfs:subClassOf+ org:Organization",
        "id:directive/note-with-concern skos:broader id:directive/note",
    ],
)
def test_what_queries_rest_on(store: Store, pattern: str) -> None:
    assert ask(store, full(pattern))


def full(pattern: str) -> str:
    """`id:org/unicef` is no prefixed name in SPARQL: write it as an IRI."""
    words = (f"<{iri(word)}>" if word.startswith("id:") else word for word in pattern.split())
    return " ".join(words)
