"""One test per class of attack: scripts stored and reflected, injection, traversal, forged hosts and headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

import kg
from app.web.safety import hosts
from app.web.server import application

OUR_SCRIPT = re.compile(r"/static/\w+\.js\?v=[\w.]+")
OURS = re.compile(r'<script type="module" src="/static/\w+\.js\?v=[\w.]+"></script>')
HTML = {"accept": "text/html", "accept-language": "en"}
SCRIPT = "<script>alert(1)</script>"
EVIL = f"""United Nations A/RES/99/777

General Assembly

Resolution adopted by the General Assembly on 3 May 2044

99/777. Partnerships {SCRIPT} for "><img src=x onerror=alert(2)> water

The General Assembly,

Recalling its resolution 60/215 of 22 December 2005, {SCRIPT}

1. Requests the Secretary-General to report on {SCRIPT} and '"><svg onload=alert(3)> at its one hundredth session;

2. Invites the <b onmouseover=alert(4)>United Nations Children's Fund</b> to take part in the Global <i>Water</i> Partnership.
"""
ROUTES = [
    ("/find", "q"), ("/find", "lang"), ("/find", "type"), ("/find", "k"), ("/query", "query"), ("/query", "named"),
    ("/find", "year"), ("/find?q=water", "body"), ("/find?q=water", "kind"), ("/find?q=water", "part"), ("/graph", "iri"), ("/graph", "also"),
    ("/graph", "kind"), ("/mandates", "verb"), ("/mandates", "issuer"), ("/mandates", "year"), ("/mandates", "page"),
    ("/partnerships", "model"), ("/partnerships", "member"), ("/partnerships", "place"), ("/id/org/unicef", "list"),
    ("/id/org/unicef", "page"), ("/query?named=functions", "set-office"), ("/query/terms", "ui"), ("/library/add/1", "format"),
    ("/library", "page"), ("/node", "iri"), ("/", "ui"), ("/id/doc/A/RES/99/777", "mark"), ("/id/doc/A/RES/99/777", "beside"),
    ("/id/doc/A/RES/99/777", "language"), ("/id/doc/A/RES/99/777", "format"), ("/id/org/unicef", "ui"), ("/sparql", "query"),
    ("/sparql", "default-graph-uri"), ("/sparql", "format"), ("/ont", "format"), ("/api/v1/search", "q"), ("/api/v1/ask", "q"),
    ("/api/v1/search", "type"), ("/api/v1/search", "lang"), ("/api/v1/node", "name"), ("/api/v1/document", "symbol"), ("/api/v1/part", "name"),
]  # fmt: skip
"""Every parameter of every address."""


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over a document full of markup."""
    folder = tmp_path_factory.mktemp("evil")
    (folder / "A_RES_99_777.en.txt").write_text(EVIL, "utf-8")
    with kg.open(folder / "store") as library:
        (outcome,) = library.ingest(folder / "A_RES_99_777.en.txt").documents
    assert outcome.status == "added"
    with TestClient(application(folder / "store", hosts("127.0.0.1", [])), base_url="http://127.0.0.1") as client:
        yield client


def harmless(reply: Any) -> bool:
    """No element or attribute that could run anything came out of a text."""
    if not reply.headers.get("content-type", "").startswith("text/html"):
        return True
    tree = html.fromstring(reply.text)
    bad = tree.xpath("//img | //iframe | //object | //b | //i | //@*[starts-with(name(), 'on')] | //@style")
    bad += tree.xpath("//svg[not(ancestor::figure or ancestor::td[@class='bar'])] | //script[text()]")
    bad += [link for link in tree.xpath("//script[not(@src)] | //script/@src") if not OUR_SCRIPT.fullmatch(str(link))]
    links = tree.xpath("//@href | //@src | //@action")
    return not bad and all(
        link.startswith(("/", "#", "https://undocs.org/")) and not link.startswith("//") for link in links
    )


def test_stored_scripts_are_text(evil: TestClient) -> None:
    nodes = evil.get(
        "/sparql", params={"query": f"SELECT DISTINCT ?s {{ GRAPH <{kg_graph()}> {{ ?s ?p ?o }} }}"}
    ).json()
    paths = {
        row["s"]["value"].partition("/un-partnerships")[2].partition("#")[0] for row in nodes["results"]["bindings"]
    }
    pages = [
        "/",
        "/library",
        "/find?q=alert",
        "/find?q=Who+is+requested+to+report",
        "/query?query=SELECT * { ?s unp:text ?t }",
        "/mandates",
        "/partnerships",
        "/pictures",
    ]
    ours = sorted(path for path in paths if path.startswith("/id/"))
    drawn = [
        f"/graph?iri=https://w3id.org/un-partnerships{path}"
        for path in ours
        if "/statement/" not in path and "/span/" not in path
    ]
    seen = ""
    for path in [*pages, *ours, *drawn[:60]]:
        reply = evil.get(path, headers=HTML)
        assert reply.status_code == 200, path
        assert harmless(reply), path
        seen += reply.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in seen
    assert "<script" not in OURS.sub("", seen)


def kg_graph() -> str:
    return "https://w3id.org/un-partnerships/id/doc/A/RES/99/777@en"


PAYLOADS = [
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\u202e\u0000\ud7ff",
    "//evil.example/",
    "%3Cscript%3E",
]


@pytest.mark.parametrize(("path", "parameter"), ROUTES)
def test_reflected_scripts_are_text(evil: TestClient, path: str, parameter: str) -> None:
    for payload in PAYLOADS:
        reply = evil.get(path, params={parameter: payload}, headers=HTML)
        assert reply.status_code < 500, (path, parameter, payload)
        assert harmless(reply), (path, parameter, payload)
        if reply.headers["content-type"].startswith("text/html"):
            assert "49" not in reply.text or "{{ 7" not in payload or "7 * 7" in reply.text


def test_nodes_of_a_query_never_become_links_that_run(evil: TestClient) -> None:
    query = 'SELECT (IRI("javascript:alert(1)") AS ?x) ("<script>alert(1)</script>" AS ?y) (IRI("data:text/html,x") AS ?z) {}'
    reply = evil.get("/query", params={"query": query}, headers=HTML)
    assert harmless(reply)
    assert "javascript%3Aalert" in reply.text


INJECTIONS = [
    'x" } UNION { ?s ?p ?o } #',
    "> } ; DROP ALL #",
    "http://x/> ?p ?o } INSERT DATA { <a:a> <a:a> <a:a> } #",
    "\\u003e",
    "' OR 1=1 --",
    "?x",
    "SERVICE <http://127.0.0.1:1/>",
    "A/RES/99/777#op-1> ?p ?o",
]


@pytest.mark.parametrize(("path", "parameter"), [route for route in ROUTES if route[1] not in ("query", "q")])
def test_parameters_never_become_sparql(evil: TestClient, path: str, parameter: str) -> None:
    before = evil.get("/api/v1/stats").json()
    for text in INJECTIONS:
        reply = evil.get(path, params={parameter: text}, headers=HTML)
        assert reply.status_code < 500, (path, parameter, text)
    assert evil.get("/api/v1/stats").json() == before


@given(route=st.sampled_from(ROUTES), text=st.text(max_size=60))
@settings(derandomize=True, deadline=None, max_examples=150)
def test_no_text_breaks_an_address(evil: TestClient, route: tuple[str, str], text: str) -> None:
    path, parameter = route
    reply = evil.get(
        path, params={parameter: text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")}, headers=HTML
    )
    assert reply.status_code < 500
    assert harmless(reply)


@given(path=st.text(max_size=40))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_no_path_breaks_the_nodes(evil: TestClient, path: str) -> None:
    from urllib.parse import quote

    reply = evil.get("/id/" + quote(path.encode("utf-8", "replace")), headers=HTML)
    assert reply.status_code in (200, 404)
    assert harmless(reply)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/%2e%2e/server.py",
        "/static/..%2fserver.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static//etc/passwd",
        "/static/",
        "/static/..\\server.py",
        "/id/../../etc/passwd",
        "/words/en.toml",
        "/templates/base.html",
    ],
)
def test_no_file_but_the_sheet(evil: TestClient, path: str) -> None:
    reply = evil.get(path, headers=HTML)
    assert reply.status_code == 404
    assert "import" not in reply.text
    assert "root:" not in reply.text


def test_redirects_stay_here_and_carry_no_headers(evil: TestClient) -> None:
    for query in ("query=%0d%0aset-cookie:%20x=1", "query=//evil.example", "query=ASK{}&x=%0a"):
        reply = evil.get(f"/sparql?{query}", headers=HTML, follow_redirects=False)
        assert reply.headers["location"].startswith("/query?")
        assert "set-cookie" not in reply.headers


def test_forged_hosts_do_not_reach_anything(evil: TestClient) -> None:
    for path in ("/", "/sparql", "/api/v1/stats", "/static/style.css", "/id/org/unicef"):
        for host in ("evil.example", "127.0.0.1:80@evil.example", "evil.example:127.0.0.1"):
            reply = evil.get(path, headers={"host": host, "x-forwarded-host": "127.0.0.1"})
            assert reply.status_code == 400
            assert "evil" not in reply.text


def test_the_store_is_never_written_to(evil: TestClient, tmp_path: Path) -> None:
    before = evil.get("/api/v1/stats").json()
    paths = {route for route, _ in ROUTES}
    for path in sorted(paths - {"/sparql"}):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert evil.request(method, path).status_code == 405, (method, path)
    assert before["documents"] == 1
    assert evil.get("/api/v1/stats").json() == before
