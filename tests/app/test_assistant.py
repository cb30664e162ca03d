"""MCP: the SDK's own client against the server, in process, over standard input and output, and over HTTP."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import StdioServerParameters
from mcp.client import Client
from mcp_types import CallToolResult

from app.assistant.server import server
from tests.app.conftest import EXAMPLES, Run

QUESTION = "联合国水伙伴关系办公室是哪一天成立的？"
KG = [sys.executable, "-m", "app.cli"]


def call(source: Any, tool: str, **arguments: Any) -> CallToolResult:
    async def ask() -> CallToolResult:
        with anyio.fail_after(120):
            async with Client(source) as client:
                return await client.call_tool(tool, arguments)

    return anyio.run(ask)


def text(result: CallToolResult) -> str:
    return result.content[0].text  # type: ignore[union-attr]


SAME: list[tuple[str, dict[str, Any], tuple[object, ...]]] = [
    ("search", {"query": "登记册", "k": 3}, ("search", "登记册", "-k", 3)),
    ("search", {"query": "eau", "language": "fr"}, ("search", "eau", "--lang", "fr")),
    ("search", {"query": "秘书长", "type": "mandate"}, ("search", "秘书长", "--type", "mandate")),
    ("ask", {"question": QUESTION}, ("ask", QUESTION)),
    ("ask", {"question": "月球的直径是多少？"}, ("ask", "月球的直径是多少？")),
    ("stats", {}, ("stats",)),
]


@pytest.mark.parametrize(("tool", "arguments", "words"), SAME, ids=lambda value: str(value)[:30])
def test_same_json_as_the_command_line(
    store: Path, kg: Run, tool: str, arguments: dict[str, Any], words: tuple[object, ...]
) -> None:
    result = call(server(store), tool, **arguments)
    assert not result.is_error
    assert result.structured_content == json.loads(kg(*words, "--json", "--store", store).out)


def test_every_tool_is_told_and_only_reads(store: Path) -> None:
    async def list_tools() -> list[Any]:
        async with Client(server(store)) as client:
            return list((await client.list_tools()).tools)

    tools = {tool.name: tool for tool in anyio.run(list_tools)}
    assert set(tools) == {"search", "ask", "show", "read", "sparql", "named_query", "stats"}
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools.values())


def test_read_gives_a_paragraph_and_a_document(store: Path) -> None:
    part = call(server(store), "read", name="ST/SGB/2044/7#pp-1", language="zh").structured_content
    whole = call(server(store), "read", name="ST/SGB/2044/7", language="zh").structured_content
    assert part is not None
    assert whole is not None
    assert part in whole["parts"]
    assert "2042年1月1日" in part["text"]


def test_show_has_evidence(store: Path) -> None:
    found = call(server(store), "show", name="联合国水伙伴关系办公室").structured_content
    assert found is not None
    assert "2042" in json.dumps(found, ensure_ascii=False)


def test_sparql_and_named_queries(store: Path) -> None:
    counted = call(server(store), "sparql", query="SELECT (COUNT(?m) AS ?n) { ?m a unp:Mandate }", format="csv")
    assert int(text(counted).split()[1]) > 5
    assert "mandates-by-addressee" in text(call(server(store), "named_query", name="list"))


BAD: list[tuple[str, dict[str, Any], str]] = [
    ("search", {"query": "  "}, "empty"),
    ("show", {"name": "Nowhere Agency"}, "Nowhere Agency"),
    ("read", {"name": "A/RES/1/1#op-1"}, "A/RES/1/1"),
    ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}, "read"),
    ("sparql", {"query": "SELECT ?x WHERE { SERVICE <http://example.org/> { ?x ?y ?z } }"}, "SERVICE"),
    ("named_query", {"name": "nothing-such"}, "nothing-such"),
    ("search", {"query": "water", "k": 100_000}, "k"),
]


@pytest.mark.parametrize(("tool", "arguments", "told"), BAD, ids=lambda value: str(value)[:30])
def test_bad_input_is_told_in_a_line(store: Path, tool: str, arguments: dict[str, Any], told: str) -> None:
    result = call(server(store), tool, **arguments)
    assert result.is_error
    assert told in text(result)
    assert "Traceback" not in text(result)


def test_by_standard_input_and_output(store: Path) -> None:
    launched = StdioServerParameters(
        command=KG[0], args=[*KG[1:], "mcp", "--store", str(store)], cwd=EXAMPLES.parents[1]
    )
    answer = call(launched, "ask", question=QUESTION).structured_content
    assert answer is not None
    assert answer["answered"]
    assert answer["answers"][0]["evidence"][0]["document"] == "ST/SGB/2044/7"


def test_by_http_and_not_under_another_host(store: Path) -> None:
    import httpx

    process = subprocess.Popen(
        [*KG, "mcp", "--http", "--port", "0", "--store", str(store)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=EXAMPLES.parents[1],
    )
    try:
        url = _address(process) + "/mcp"
        assert call(url, "stats").structured_content
        assert httpx.post(url, headers={"host": "evil.example"}, json={}).status_code == 421
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(r"running on (http://127\.0\.0\.1:\d+)", line):
            return found[1]
    raise AssertionError("the server ended before it listened")


def test_no_store_is_told_at_once(kg: Run, tmp_path: Path) -> None:
    result = kg("mcp", "--store", tmp_path / "none")
    assert (result.status, result.out) == (1, "")
    assert "none" in result.err
