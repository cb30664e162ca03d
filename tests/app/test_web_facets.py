"""Narrowing what was found: a count is what its link then shows."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

BROWSER = {"accept": "text/html", "accept-language": "en"}
QUESTION = "water partnerships"


def page(web: TestClient, path: str, **parameters: Any) -> Any:
    reply = web.get(path, params=parameters or None, headers=BROWSER)
    assert reply.status_code == 200
    return html.fromstring(reply.text)


def choices(tree: Any, facet: str) -> list[tuple[str, int]]:
    """(address, count) of each choice of the facet under a heading."""
    links = tree.xpath(f"//div[@class='facet'][h3='{facet}']//a[small]")
    return [(link.get("href"), int(link.xpath("small")[0].text)) for link in links]


@pytest.mark.parametrize("facet", ["Kind of document", "Kind of part", "Year", "Bodies named"])
def test_a_count_is_what_its_link_shows(web: TestClient, facet: str) -> None:
    found = choices(page(web, "/find", q=QUESTION), facet)
    assert found
    for address, count in found[:4]:
        narrowed = page(web, address + "&k=100")
        assert len(narrowed.xpath("//ol[@class='hits']/li")) == count, address
        chosen = narrowed.xpath(f"//div[@class='facet'][h3='{facet}']//a[@aria-current]")
        assert len(chosen) == 1


def test_facets_narrow_together_and_each_can_be_dropped(web: TestClient) -> None:
    first = choices(page(web, "/find", q=QUESTION), "Kind of document")[0][0]
    address, count = choices(page(web, first), "Kind of part")[0]
    both = page(web, address + "&k=100")
    assert len(both.xpath("//ol[@class='hits']/li")) == count
    dropped = both.xpath("//a[@aria-current][.//span[@class='unseen']]/@href")
    assert len(dropped) == 2
    assert first in dropped


def test_languages_are_counted_and_narrow(web: TestClient) -> None:
    tree = page(web, "/find", q="partenariat pour l’eau")
    (address, _) = next(one for one in choices(tree, "Language of the text") if "lang=fr" in one[0])
    assert set(page(web, address).xpath("//ol[@class='hits']//p[@class='text']/@lang")) == {"fr"}


def test_a_value_that_nothing_has_shows_nothing(web: TestClient) -> None:
    tree = page(web, "/find", q=QUESTION, year="1066")
    assert not tree.xpath("//ol[@class='hits']/li")
    assert "Nothing was found" in tree.text_content()
    assert tree.xpath("//a[@aria-current][contains(., '1066')]")


@pytest.mark.parametrize("type", ["mandate", "partnership", "body", "figure"])
def test_nodes_are_found_as_nodes(web: TestClient, type: str) -> None:
    tree = page(web, "/find", q=QUESTION, type=type)
    nodes = tree.xpath("//p[@class='object']/a/@href")
    assert nodes
    assert web.get(nodes[0], headers=BROWSER).status_code == 200
