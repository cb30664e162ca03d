"""Pictures: drawn on the server, the same every time, every number leading to what it counts."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st

from app.web.pictures.chart import charted
from app.web.pictures.layout import placed
from app.web.profile import Figure
from kg.model import Node
from tests.app.conftest import BROWSER, page

HEART = "https://w3id.org/un-partnerships/id/post/secretary-general"


def test_a_neighbourhood_has_each_line_between_dots_and_in_the_table(web: TestClient) -> None:
    tree = page(web, "/graph", iri=HEART)
    dots = tree.xpath("//*[contains(@class, 'dot ')]/@data-dot")
    lines = tree.xpath("//*[local-name()='line' and contains(@class, 'stroke')]")
    assert len(dots) == len(set(dots)) > 5
    assert all({line.get("data-from"), line.get("data-to")} <= set(dots) for line in lines)
    assert len(tree.xpath("//details[@class='lines']//tbody/tr")) == len(lines)
    assert (
        web.get("/graph", params={"iri": HEART}, headers=BROWSER).text
        == web.get("/graph", params={"iri": HEART}, headers=BROWSER).text
    )


def test_a_node_is_opened_by_a_link(web: TestClient) -> None:
    tree = page(web, "/graph", iri=HEART)
    before = set(tree.xpath("//@data-iri"))
    (address, *_) = tree.xpath("//a[@class='open']/@href")
    after = page(web, address)
    assert set(after.xpath("//@data-iri")) >= before - {""}
    assert len(after.xpath("//*[contains(@class, 'opened')]")) == 2
    assert parse_qs(urlsplit(address).query)["also"]


@pytest.mark.parametrize("kind", ["relations", "mandates", "documents"])
def test_lines_are_chosen_by_kind(web: TestClient, kind: str) -> None:
    tree = page(web, "/graph", iri=HEART, kind=kind)
    lines = tree.xpath("//*[local-name()='line' and contains(@class, 'stroke')]/@class")
    assert lines
    assert set(lines) == {f"stroke {kind}"}


def test_every_dot_leads_to_a_page(web: TestClient) -> None:
    tree = page(web, "/graph", iri=HEART)
    links = tree.xpath("//*[contains(@class, 'dot ')]/a[1]/@href")
    assert len(links) > 5
    for link in links:
        assert web.get(link, headers=BROWSER).status_code == 200, link


def test_what_is_not_there_is_said(web: TestClient) -> None:
    page(web, "/graph", 404, iri="https://w3id.org/un-partnerships/id/org/none")
    page(web, "/graph", 422)
    tree = page(web, "/graph", iri=HEART, also=["nonsense", "https://x.example/y"], kind="nonsense")
    assert len(tree.xpath("//*[contains(@class, 'opened')]")) == 1


def test_numbers_lead_to_the_rows_that_they_count(web: TestClient) -> None:
    tree = page(web, "/pictures")
    cells = tree.xpath("//table[@class='matrix']//td/a")
    bars = [
        (row.xpath(".//a/@href")[0], row.xpath("td[1]")[0].text)
        for row in tree.xpath("//section[@class='bars']//tbody/tr")
    ]
    years = tree.xpath("//figure[@class='timeline']//*[local-name()='a']")
    told = [(cell.get("href"), cell.text) for cell in cells] + bars
    told += [(year.get("href"), year.get("aria-label").rpartition(" ")[2]) for year in years]
    assert cells
    assert bars
    assert years
    for address, count in told:
        shown = page(web, address).xpath("//p[@class='hint']")[0].text_content()
        assert shown.startswith(f"{count} of "), address


@pytest.mark.parametrize(
    ("path", "facet"), [("/mandates", "Who is asked"), ("/partnerships", "Model"), ("/partnerships", "Who takes part")]
)
def test_registers_are_narrowed(report: TestClient, path: str, facet: str) -> None:
    tree = page(report, path)
    assert tree.xpath("//ul[@class='facts']/li")
    link = tree.xpath(f"//div[@class='facet'][h3='{facet}']//a")[0]
    narrowed = page(report, link.get("href"))
    assert narrowed.xpath("//p[@class='hint']")[0].text_content().startswith(f"{link.xpath('small')[0].text} of ")
    assert narrowed.xpath("//a[@aria-current]")
    assert page(report, path, page=9999).xpath("//ul[@class='facts']/li")


def test_lists_of_a_node_have_pages(web: TestClient) -> None:
    whole = page(web, "/id/post/secretary-general")
    (address, *_) = whole.xpath("//section/p/a[contains(@href, 'list=')]/@href")
    alone = page(web, address)
    (section,) = alone.xpath("//section[ul[@class='facts']]")
    total = int(section.xpath("h2/small")[0].text.replace(",", ""))
    assert len(section.xpath("ul/li")) == min(total, 50)
    assert page(web, "/id/post/secretary-general", list="given", page=10**5) is not None
    assert page(web, "/id/post/secretary-general", list="nonsense", page="x") is not None


def figure(date: str, number: str, measure: str = "wells", unit: str = "wells") -> Figure:
    node = Node(f"urn:{date}/{number}", "", "")
    return Figure(node, f"{number} {unit}", number, unit, measure, date, ())


def test_figures_over_time() -> None:
    (chart,) = charted([figure("2039", "128"), figure("2043", "196"), figure("2041", "5", "pumps"), figure("", "7")])
    assert [point.figure.date for point in chart.points] == ["2039", "2041", "2043"]
    assert len(chart.lines) == 1
    assert chart.points[0].y > chart.points[2].y
    assert [text for _, text in chart.years] == ["2039", "2040", "2041", "2042", "2043"]


def test_no_chart_without_two_dates() -> None:
    assert charted([figure("2043", "1"), figure("2043", "2"), figure("2044", "NaN")]) == []


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.integers(1, 30), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40))
def test_names_stand_within_the_picture(count: int, pairs: list) -> None:
    sizes = [(60.0 + 7 * (place % 12), 46.0) for place in range(count)]
    lines = [pair for pair in pairs if max(pair) < count and pair[0] != pair[1]]
    at, height = placed(sizes, lines, 1120.0)
    assert at == placed(sizes, lines, 1120.0)[0]
    for (x, y), (width, tall) in zip(at, sizes, strict=True):
        assert width / 2 <= x <= 1120 - width / 2
        assert tall / 2 <= y <= height - tall / 2


def test_names_in_another_script_say_their_language(web: TestClient) -> None:
    tree = page(web, "/pictures")
    named = tree.xpath("//table[@class='matrix']//th//bdi")
    assert {name.get("lang") for name in named} == {None, "zh"}
    assert all((name.get("lang") == "zh") == (not name.text_content().isascii()) for name in named)
