"""The SPARQL page: examples with their parameters, completion, results as table and picture."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import kg
from app.web.examples import example
from kg.named import queries
from tests.app.conftest import page

VALUES = {
    "document": "ST/SGB/2044/7",
    "part": "ST/SGB/2044/7#cl-2.1",
    "text": '登记册" } # \\',
    "node": "id/post/secretary-general",
}


@pytest.mark.parametrize("name", [name for name, one in queries().items() if one.parameters])
def test_a_filled_example_says_what_the_named_query_says(store: Path, name: str) -> None:
    """The value stands in the text as a term, and the text gives the rows that binding gives."""
    parameters = {one: VALUES[kind] for one, kind in queries()[name].parameters.items()}
    parameters |= {"year": "2044"} if "year" in parameters else {}
    with kg.open(store, create=False) as library:
        filled = example(name, {f"set-{one}": value for one, value in parameters.items()}, library.generation, "en")
        assert filled is not None
        assert filled.ready
        told, expected = json.loads(library.sparql(filled.text)), json.loads(library.named(name, parameters))
        assert rows(told) == rows(expected)


def rows(told: dict[str, Any]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in told["results"]["bindings"])


def test_parameters_are_fields(web: TestClient) -> None:
    tree = page(web, "/query", named="functions")
    (field,) = tree.xpath("//form[@class='fields']//input[@type='text']")
    assert field.get("name") == "set-office"
    filled = page(web, "/query", **{"named": "functions", "set-office": "联合国"})
    assert "VALUES ?office { <https://w3id.org/un-partnerships/id/org/un> }" in filled.xpath("//textarea")[0].text
    assert filled.xpath("//section[@aria-label='Result']")


@pytest.mark.parametrize("value", ["nothing at all", "<script>alert(1)</script>", "id/org/no } DROP ALL"])
def test_a_value_that_is_not_known_is_told(web: TestClient, value: str) -> None:
    tree = page(web, "/query", **{"named": "functions", "set-office": value})
    shown = tree.xpath("//form[@class='fields']//input[@type='text']/@value")
    assert shown == [value]
    assert tree.xpath("//p[@role='alert']") or not tree.xpath("//td")


def test_results_with_nodes_are_drawn(web: TestClient) -> None:
    query = "SELECT ?m ?by ?to WHERE { ?m unp:issuer ?by ; unp:addressee ?to } LIMIT 9"
    tree = page(web, "/query", query=query)
    assert tree.xpath("//section[@id='picture']//*[local-name()='svg']")
    heads = set(tree.xpath("//*[local-name()='line']/*[local-name()='title']/text()"))
    assert any("→ by →" in head for head in heads)
    triples = page(
        web, "/query", query="CONSTRUCT { ?by unp:asks ?to } WHERE { ?m unp:issuer ?by ; unp:addressee ?to }"
    )
    assert triples.xpath("//section[@id='picture']//*[local-name()='svg']")
    assert not page(web, "/query", query="SELECT (1 AS ?n) {}").xpath("//section[@id='picture']")


def test_terms_for_completion(web: TestClient) -> None:
    told = web.get("/query/terms", headers={"accept-language": "zh"}).json()
    names = {term["name"]: term for term in told["terms"]}
    assert names["unp:Mandate"] == {"name": "unp:Mandate", "kind": "class", "label": "任务授权"}
    assert names["unp:addressee"]["kind"] == "property"
    assert "skos:prefLabel" in names
    assert told["prefixes"]["unp"].endswith("#")
