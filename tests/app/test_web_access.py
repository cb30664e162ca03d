"""A token for all of the server: brought as Bearer or typed in once; nothing is given without it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from app.web import access
from app.web.access import COOKIE, Access
from app.web.safety import HEADERS, hosts
from app.web.server import application
from tests.app.conftest import EXAMPLES, Run

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


@pytest.mark.parametrize(("host", "guard", "upload"), [("0.0.0.0", "word", ""), ("127.0.0.1", "", "word")])
def test_the_whole_is_guarded_where_others_reach_it(
    kg: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, host: str, guard: str, upload: str
) -> None:
    started: list[Any] = []
    monkeypatch.setattr("app.web.server.run", lambda *given: started.append(given))
    assert kg("serve", "--store", tmp_path, "--host", host, "--token", "word", "--allow-upload").status == 0
    ((settings, _, _, permission, workers),) = started
    assert (settings.token, permission.token, permission.allowed, workers) == (guard, upload, True, 1)


def test_assistants_bring_it_too(store: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "app.cli",
        "mcp",
        "--http",
        "--port",
        "0",
        "--store",
        str(store),
        "--token",
        "word",
    ]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=EXAMPLES.parents[1])
    assert process.stderr is not None
    try:
        found = (re.search(r"running on (http://[\d.:]+)", line) for line in process.stderr)
        url = next(one[1] for one in found if one) + "/mcp"
        call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
        accept = {"accept": "application/json, text/event-stream"}
        assert httpx.post(url, json=call, headers=accept).status_code == 401
        assert httpx.post(url, json=call, headers=accept | {"authorization": "Bearer wrong"}).status_code == 401
        reply = httpx.post(url, json=call, headers=accept | {"authorization": "Bearer word"}, timeout=60)
        assert reply.status_code == 200
        assert "named_query" in reply.text
    finally:
        process.terminate()
        process.communicate(timeout=20)
