"""A token for all of the server: brought as Bearer or typed in once; nothing is given without it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.web import access
from app.web.access import COOKIE, Access
from app.web.safety import HEADERS, hosts
from app.web.server import application

TOKEN = "open sesame 水"
BROWSER = {"accept": "text/html"}


@pytest.fixture
def web(store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(access, "PAUSE", 0.0)
    app = application(store, hosts("127.0.0.1", []), token=TOKEN)
    with TestClient(app, base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


PATHS = ["/", "/api/v1/stats", "/api/v1/openapi.json", "/sparql", "/id/doc/A/99/812", "/library", "/query", "/nowhere"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("sent", [None, "Bearer wrong", "Bearer ", "Basic b3Blbg==", "Bearer"])
def test_nothing_is_given_without_the_token(web: TestClient, path: str, sent: str | None) -> None:
    reply = web.get(path, headers={"authorization": sent} if sent else {})
    assert reply.status_code == 401
    assert reply.headers["www-authenticate"] == "Bearer"
    assert "partenariat" not in reply.text.lower()
    assert HEADERS.items() <= dict(reply.headers).items()


def test_programs_bring_it_as_bearer(web: TestClient) -> None:
    brought = {"authorization": f"Bearer {TOKEN}".encode()}
    assert web.get("/api/v1/stats", headers=brought).json()["documents"] == 2
    assert web.get("/sparql?query=ASK{}", headers=brought).status_code == 200


def test_readers_type_it_in_once_and_land_where_they_wanted(web: TestClient) -> None:
    form = web.get("/id/doc/A/99/812?language=fr", headers=BROWSER)
    assert form.status_code == 401
    assert 'name="then" value="/id/doc/A/99/812?language=fr"' in form.text
    wrong = web.post("/login", data={"token": "wrong", "then": "/library"}, headers=BROWSER)
    assert (wrong.status_code, "set-cookie" in wrong.headers) == (403, False)
    assert "was started with" in wrong.text
    right = web.post("/login", data={"token": TOKEN, "then": "/id/doc/A/99/812?language=fr"})
    assert (right.status_code, right.headers["location"]) == (303, "/id/doc/A/99/812?language=fr")
    cookie = right.headers["set-cookie"]
    assert all(one in cookie.lower() for one in ("httponly", "samesite=strict", "path=/"))
    assert TOKEN not in cookie
    assert web.get("/id/doc/A/99/812", headers=BROWSER).status_code == 200


@pytest.mark.parametrize(
    "then", ["//evil.example/", "/\\evil.example", "https://evil.example/", "/login", "", "/a\r\nx: y"]
)
def test_the_form_leads_nowhere_else(web: TestClient, then: str) -> None:
    reply = web.post("/login", data={"token": TOKEN, "then": then})
    assert (reply.status_code, reply.headers["location"]) == (303, "/")


def test_the_form_is_taken_from_our_own_page_alone(web: TestClient) -> None:
    sent = web.post("/login", data={"token": TOKEN}, headers={"origin": "https://evil.example"})
    assert (sent.status_code, "set-cookie" in sent.headers) == (403, False)
    assert web.post("/login", content=b"x" * (2 << 20)).status_code == 413
    assert web.post("/login", content=b"\xff\xfe").status_code == 403


@pytest.mark.parametrize("cookie", ["", "0" * 64, "x", Access("another").cookie])
def test_a_made_up_cookie_opens_nothing(web: TestClient, cookie: str) -> None:
    assert web.get("/library", headers={"cookie": f"{COOKIE}={cookie}"}).status_code == 401


def test_the_looks_of_the_form_are_given(web: TestClient) -> None:
    assert web.get("/static/style.css").status_code == 200
    assert web.get("/login", headers=BROWSER).status_code == 200
    assert web.get("/static/../pages.py").status_code in (401, 404)


def test_without_a_token_everybody_may_ask(store: Path) -> None:
    with TestClient(application(store, hosts("127.0.0.1", [])), base_url="http://127.0.0.1") as open_to_all:
        assert open_to_all.get("/api/v1/stats").status_code == 200
        assert open_to_all.post("/login", data={"token": ""}).status_code == 403
