"""The server: tools over one store, by standard input and output or by HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mcp.server.mcpserver import MCPServer
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations

from app.assistant.tools import Tools
from app.web import bounds
from app.web.access import Access, Guard, plainly
from app.web.safety import hosts
from app.web.shelf import Shelf
from kg.version import VERSION

INSTRUCTIONS: Final = (
    "Answers about United Nations documents, from the documents alone. Cite every answer by symbol and part, with the "
    "quoted words. When `ask` is not answered, say that the documents do not say; `search` shows what comes nearest."
)


def server(store: Path) -> MCPServer[None]:
    """The server over the store at `path`. Raises StoreNotFound or StoreDamaged at once, not at the first call."""
    shelf = Shelf(store)
    with shelf.lend():
        pass
    tools = Tools(shelf)
    built: MCPServer[None] = MCPServer(
        "partnership-kg", instructions=INSTRUCTIONS, version=VERSION, log_level="WARNING", subscriptions=False
    )
    reading = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for call in (tools.search, tools.ask, tools.show, tools.read, tools.sparql, tools.named_query, tools.stats):
        built.add_tool(call, annotations=reading)
    return built


def run_http(store: Path, host: str, port: int, more_hosts: list[str], token: str = "") -> None:
    """Serve at http://host:port/mcp until interrupted, to those who send the token as Bearer where there is one.

    Other host names and origins are refused (DNS rebinding).
    """
    import uvicorn

    names = hosts(host, more_hosts)
    security = TransportSecuritySettings(
        allowed_hosts=[form for name in names for form in (name, f"{name}:*")],
        allowed_origins=[f"http://{name}:*" for name in names],
    )
    app = server(store).streamable_http_app(host=host, stateless_http=True, transport_security=security)
    guarded = Guard(app, Access(token), plainly)
    uvicorn.run(guarded, host=host, port=port, server_header=False, limit_concurrency=bounds.CONNECTIONS)
