"""REST: the same JSON as the command line, within bounds, under one host name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from app.web import bounds, schema
from tests.app.conftest import EXAMPLES, Run

QUESTION = "联合国水伙伴关系办公室是哪一天成立的？"

SAME: list[tuple[str, dict[str, Any], tuple[object, ...], Any]] = [
    ("search", {"q": "登记册", "k": 3}, ("search", "登记册", "-k", 3), schema.SearchShape),
    ("search", {"q": "eau", "lang": "fr"}, ("search", "eau", "--lang", "fr"), schema.SearchShape),
    ("search", {"q": "秘书长", "type": "mandate"}, ("search", "秘书长", "--type", "mandate"), schema.SearchShape),
    ("ask", {"q": QUESTION}, ("ask", QUESTION), schema.AskShape),
    ("ask", {"q": "月球的直径是多少？"}, ("ask", "月球的直径是多少？"), schema.AskShape),
    ("node", {"name": "秘书长"}, ("show", "秘书长"), list[schema.DescriptionShape]),
    ("node", {"name": "ST/SGB/2044/7#pp-1"}, ("show", "ST/SGB/2044/7#pp-1"), list[schema.DescriptionShape]),
    ("stats", {}, ("stats",), dict[str, int]),
]


@pytest.mark.parametrize(("call", "parameters", "words", "shape"), SAME, ids=lambda value: str(value)[:30])
def test_same_json_as_the_command_line(
    web: TestClient, kg: Run, store: Path, call: str, parameters: dict[str, Any], words: tuple[object, ...], shape: Any
) -> None:
    reply = web.get(f"/api/v1/{call}", params=parameters)
    assert reply.status_code == 200
    assert reply.text == kg(*words, "--json", "--store", store).out
    TypeAdapter(shape).validate_python(reply.json(), strict=True, extra="forbid")


def test_document_has_every_part_and_what_hangs_on_it(web: TestClient) -> None:
    found = web.get("/api/v1/document", params={"symbol": "st/sgb/2044/7"}).json()
    TypeAdapter(schema.DocumentShape).validate_python(found, strict=True, extra="forbid")
    assert (found["symbol"], found["language"], found["type"]) == ("ST/SGB/2044/7", "zh", "SecretaryGeneralBulletin")
    parts = {part["part"]: part for part in found["parts"]}
    assert len(parts) == len(found["parts"]) > 30
    for name in ("mentions", "mandates", "citations", "figures"):
        assert any(part[name] for part in parts.values()), name
    for part in parts.values():
        for link in part["mentions"] + part["mandates"] + part["figures"]:
            assert 0 <= link["start"] < link["end"] <= len(part["text"])


def test_part_by_its_fragment(web: TestClient) -> None:
    part = web.get("/api/v1/part", params={"name": "ST/SGB/2044/7#pp-1"}).json()
    whole = web.get("/api/v1/document", params={"symbol": "ST/SGB/2044/7"}).json()
    assert part in whole["parts"]
    assert part["iri"].endswith("/id/doc/ST/SGB/2044/7#pp-1")


WRONG = [
    ("search", {}, 422),
    ("search", {"q": ""}, 422),
    ("search", {"q": "   "}, 400),
    ("search", {"q": "x" * (bounds.QUESTION + 1)}, 422),
    ("search", {"q": "x", "k": 0}, 422),
    ("search", {"q": "x", "k": bounds.HITS + 1}, 422),
    ("search", {"q": "x", "k": "many"}, 422),
    ("search", {"q": "x", "lang": "xx"}, 422),
    ("search", {"q": "x", "type": "nonsense"}, 400),
    ("ask", {"q": "\u3000"}, 400),
    ("node", {"name": "no such thing"}, 404),
    ("node", {"name": "http://not an iri"}, 404),
    ("node", {"name": 'x" } ; DROP ALL #'}, 404),
    ("document", {"symbol": "A/RES/1/1"}, 404),
    ("document", {"symbol": "../../etc/passwd"}, 400),
    ("part", {"name": "ST/SGB/2044/7"}, 400),
    ("part", {"name": "ST/SGB/2044/7#op-99"}, 404),
    ("nothing", {}, 404),
]


@pytest.mark.parametrize(("call", "parameters", "status"), WRONG, ids=lambda value: str(value)[:40])
def test_errors_are_json_of_one_line(web: TestClient, call: str, parameters: dict[str, Any], status: int) -> None:
    reply = web.get(f"/api/v1/{call}", params=parameters)
    assert reply.status_code == status
    assert list(reply.json()) == ["error"]
    line = reply.json()["error"]
    assert line
    assert "\n" not in line
    assert "Traceback" not in line
    assert len(line) <= 400


def test_only_reading(web: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert web.request(method, "/api/v1/search?q=x").status_code == 405


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", ""])
def test_other_host_names_are_refused(web: TestClient, host: str) -> None:
    assert web.get("/api/v1/stats", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:8123", "[::1]:8000"])
def test_own_host_names_are_taken(web: TestClient, host: str) -> None:
    assert web.get("/api/v1/stats", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/stats", "/api/v1/nothing", "/sparql", "/nowhere"])
def test_every_reply_carries_the_safety_headers_and_no_cors(web: TestClient, path: str) -> None:
    headers = web.get(path, headers={"origin": "https://evil.example"}).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert not [name for name in headers if name.startswith("access-control")]


def test_openapi_tells_every_call_and_its_failures(web: TestClient) -> None:
    told = web.get("/api/v1/openapi.json").json()
    calls = {path.rpartition("/")[2] for path in told["paths"]}
    assert calls == {"search", "ask", "node", "document", "part", "stats"}
    for path in told["paths"].values():
        assert set(path) == {"get"}
        assert path["get"]["summary"]
        shapes = {
            reply["content"]["application/json"]["schema"].get("$ref")
            for status, reply in path["get"]["responses"].items()
            if status != "200"
        }
        assert shapes == {"#/components/schemas/Failure"}


def test_a_defect_of_ours_tells_nothing(web: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr("app.web.shelf.Volume.search", broken)
    reply = TestClient(web.app, base_url="http://127.0.0.1", raise_server_exceptions=False).get("/api/v1/search?q=x")
    assert reply.status_code == 500
    assert "secret" not in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_help_does_not_import_the_web() -> None:
    code = "import sys; import app.cli; assert not {'fastapi', 'uvicorn', 'jinja2', 'starlette'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=EXAMPLES.parents[1])


def test_serve_explains_itself_and_names_a_missing_store(kg: Run, tmp_path: Path) -> None:
    assert "Example:" in kg("serve", "--help").out
    result = kg("serve", "--store", tmp_path / "none")
    assert result.status == 1
    assert "kg ingest" in result.err


def test_json_keeps_characters_as_they_are(web: TestClient) -> None:
    reply = web.get("/api/v1/search", params={"q": "登记册", "k": 1})
    assert "登记册" in reply.text
    assert json.loads(reply.text)["query"] == "登记册"
