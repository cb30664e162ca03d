"""The library's pages: quality, and files sent to it: off by default, by our own form alone, with a token elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

import kg
from app.failed import failed, remember
from app.web.bounds import FILES
from app.web.safety import hosts
from app.web.server import application
from app.web.uploading import Permission, safe_name
from kg.model import Outcome

BROWSER = {"accept": "text/html", "accept-language": "en"}
TEXT = b"""United Nations A/99/321

General Assembly

Report of the Secretary-General on wells

1. The Office for Wells was established on 4 May 2041 and reports to the Secretary-General.
"""


@pytest.fixture
def open_store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    kg.open(path).close()
    return path


def client(store: Path, permission: Permission) -> TestClient:
    return TestClient(application(store, hosts("127.0.0.1", []), permission), base_url="http://127.0.0.1")


@pytest.fixture
def taking(open_store: Path) -> Iterator[TestClient]:
    with client(open_store, Permission(True)) as web:
        yield web


def proof(web: TestClient) -> str:
    tree = html.fromstring(web.get("/library/add", headers=BROWSER).text)
    return str(tree.xpath("//input[@name='proof']/@value")[0])


def send(web: TestClient, *files: tuple[str, bytes], headers: dict[str, str] | None = None, **fields: str) -> Any:
    told = {"proof": proof(web), **fields}
    sent = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return web.post(
        "/library/add", data=told, files=sent, headers={**BROWSER, **(headers or {})}, follow_redirects=False
    )


def ended(web: TestClient, address: str) -> dict[str, Any]:
    for _ in range(600):
        told: dict[str, Any] = web.get(address, params={"format": "json"}).json()
        if told["ended"]:
            return told
        time.sleep(0.1)
    raise AssertionError("the reading does not end")


def test_files_become_documents(taking: TestClient, open_store: Path) -> None:
    reply = send(taking, ("A_99_321.en.txt", TEXT), ("broken.pdf", b"%PDF-1.7 nothing"))
    assert reply.status_code == 303
    told = ended(taking, reply.headers["location"])
    assert [(one["path"], one["status"]) for one in told["documents"]] == [
        ("A_99_321.en.txt", "added"),
        ("broken.pdf", "failed"),
    ]
    page = taking.get(reply.headers["location"], headers=BROWSER)
    assert "refresh" not in page.headers
    assert str(open_store) not in page.text
    assert "Office for Wells" in taking.get("/id/doc/A/99/321", headers=BROWSER).text
    library = taking.get("/library", headers=BROWSER).text
    assert "broken.pdf" in library
    assert str(open_store) not in library


def test_a_locked_store_is_told(taking: TestClient, open_store: Path) -> None:
    from kg.store import Store

    with Store.open(open_store).write():
        reply = send(taking, ("A_99_321.en.txt", TEXT))
        told = ended(taking, reply.headers["location"])
    assert told["error"].startswith("in use by process")
    assert told["documents"] == []


def test_one_at_a_time(taking: TestClient) -> None:
    first = send(taking, ("A_99_321.en.txt", TEXT))
    assert send(taking, ("A_99_322.en.txt", TEXT)).status_code == 409
    told = ended(taking, first.headers["location"])
    assert [(one["path"], one["status"]) for one in told["documents"]] == [("A_99_321.en.txt", "added")]


def test_nothing_is_taken_unless_allowed(open_store: Path) -> None:
    with client(open_store, Permission()) as web:
        assert web.get("/library/add").status_code == 403
        assert web.post("/library/add", files={"files": ("a.txt", b"a")}).status_code == 403
        assert web.get("/library/add/1").status_code == 403
        assert "/library/add" not in web.get("/library", headers=BROWSER).text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_other_sites_cannot_send(taking: TestClient, headers: dict[str, str]) -> None:
    assert send(taking, ("A_99_321.en.txt", TEXT), headers=headers).status_code == 403
    assert taking.post("/library/check", headers=headers, follow_redirects=False).status_code == 403
    assert taking.get("/api/v1/stats").json()["documents"] == 0


def test_a_form_without_our_proof_is_refused(taking: TestClient) -> None:
    assert send(taking, ("A_99_321.en.txt", TEXT), proof="0" * 64).status_code == 403
    assert send(taking, ("A_99_321.en.txt", TEXT), proof="é").status_code == 403
    assert taking.get("/api/v1/stats").json()["documents"] == 0


def test_a_token_is_asked_for(open_store: Path) -> None:
    with client(open_store, Permission(True, "sesame")) as web:
        assert send(web, ("A_99_321.en.txt", TEXT)).status_code == 403
        assert send(web, ("A_99_321.en.txt", TEXT), token="wrong").status_code == 403
        assert "sesame" not in web.get("/library/add", headers=BROWSER).text
        reply = send(web, ("A_99_321.en.txt", TEXT), token="sesame")
        assert reply.status_code == 303
        ended(web, reply.headers["location"])


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "kg.example"])
def test_beyond_this_machine_uploads_need_a_token(open_store: Path, host: str, kg: Any) -> None:
    result = kg("serve", "--store", open_store, "--host", host, "--allow-upload")
    assert result.status == 2
    assert "--token" in result.err


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A_RES_64_223.zh.txt", "A_RES_64_223.zh.txt"),
        ("../../etc/cron.d/x.txt", "x.txt"),
        ("C:\\Users\\me\\x.PDF", "x.PDF"),
        ("..txt", ""),
        (".bashrc.txt", "bashrc.txt"),
        ("x.sh", ""),
        ("a\x00b\n.txt", "ab.txt"),
        ("报告.docx", "报告.docx"),
        ("", ""),
    ],
)
def test_names_of_files_are_made_safe(name: str, expected: str) -> None:
    assert safe_name(name) == expected


def test_too_many_files_and_too_much(taking: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.web import bounds

    assert send(taking, *[(f"{n}.txt", b"x") for n in range(FILES + 1)]).status_code == 400
    monkeypatch.setattr(bounds, "UPLOAD", 1000)
    assert send(taking, ("big.txt", b"x" * 5000)).status_code == 413
    assert taking.post("/library/add", content=b"x").status_code == 415
    assert send(taking, ("empty.txt", b"")).status_code == 400


def test_what_failed_is_remembered_until_it_is_read(tmp_path: Path) -> None:
    assert failed(tmp_path) == {}
    remember(tmp_path, [Outcome("a.pdf", "failed", error="a.pdf: broken"), Outcome("b.txt", "added")])
    assert failed(tmp_path) == {"a.pdf": "a.pdf: broken"}
    remember(tmp_path, [Outcome("a.pdf", "added")])
    assert failed(tmp_path) == {}
    (tmp_path / "failed.json").write_text("[1")
    assert failed(tmp_path) == {}


def test_shapes_are_checked_when_asked(web: TestClient) -> None:
    assert "Check now" in web.get("/library", headers=BROWSER).text
    assert web.post("/library/check", headers=BROWSER, follow_redirects=False).headers["location"] == "/library#quality"
    for _ in range(600):
        shown = web.get("/library", headers=BROWSER).text
        if "graphs conform" in shown or "results in" in shown:
            return
        time.sleep(0.1)
    raise AssertionError(shown)


def test_statements_are_counted_by_confidence(web: TestClient) -> None:
    tree = html.fromstring(web.get("/library", headers=BROWSER).text)
    counts = [int(cell.text.replace(",", "")) for cell in tree.xpath("//section[@id='quality']//td[@class='number']")]
    assert sum(counts) == web.get("/api/v1/stats").json()["statements with evidence"]
    link = tree.xpath("//section[@id='quality']//table//a/@href")[0]
    assert html.fromstring(web.get(link, headers=BROWSER).text).xpath("//td")
