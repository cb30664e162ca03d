"""The application, put together and run."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from app.web import access, api, bounds, failures, library, linked, pages, protocol, query, registers
from app.web.access import OPEN, Access, Guard
from app.web.pictures import pages as pictures
from app.web.quality import Shapes
from app.web.rendering import FOLDER
from app.web.safety import SecurityHeaders
from app.web.shelf import Shelf
from app.web.uploading import Permission, Uploads
from kg.version import VERSION

NONE: Final = Permission()
"""No files are taken."""
SETTINGS: Final = "KG_SERVE"
"""The variable by which worker processes are told their settings."""
KEPT: Final = 15
"""Seconds that an idle connection is kept."""
PATIENCE: Final = 120
"""Seconds that a worker may be silent, as when all its threads search, before another takes its place."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the server was started with; `hosts` are the names it answers to, `token` guards all of it."""

    store: str
    hosts: list[str]
    token: str = ""


ROUTES: Final = (
    access.router,
    api.router,
    protocol.router,
    pages.router,
    library.router,
    pictures.router,
    registers.router,
    query.router,
    linked.router,
)


def application(store: Path, allowed: list[str], uploads: Permission = NONE, token: str = "") -> FastAPI:
    """The application over the store at `store`, answering to the host names `allowed`, to all who bring the token.

    Raises StoreNotFound or StoreDamaged at once, not at the first request.
    """
    shelf = Shelf(store)
    with shelf.lend():
        pass

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        shelf.close()

    app = FastAPI(
        title="partnership-kg",
        version=VERSION,
        summary="Mandates and partnerships of the United Nations, every statement with its source.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # FastAPI's pages load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.shelf = shelf
    app.state.access = Access(token)
    app.state.permission = uploads
    app.state.uploads = Uploads(store)
    app.state.shapes = Shapes(store)
    app.add_middleware(Guard, access=app.state.access, refuse=access.by_form, free=OPEN)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False)
    app.add_middleware(SecurityHeaders)
    failures.install(app)
    for routes in ROUTES:
        app.include_router(routes)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    return app


def run(settings: Settings, host: str, port: int, uploads: Permission = NONE, workers: int = 1) -> None:
    """Serve until interrupted, by one process or by several that share the socket. Files are taken by one alone.

    Raises StoreNotFound or StoreDamaged before anything listens.
    """
    import uvicorn

    options: dict[str, Any] = {
        "host": host,
        "port": port,
        "server_header": False,
        "limit_concurrency": bounds.CONNECTIONS,
    }
    if workers == 1:
        app = application(Path(settings.store), settings.hosts, uploads, settings.token)
        uvicorn.run(app, timeout_keep_alive=KEPT, **options)
        return
    with Shelf(Path(settings.store)).lend():
        pass
    os.environ[SETTINGS] = json.dumps(asdict(settings))
    uvicorn.run(
        "app.web.server:worker",
        factory=True,
        workers=workers,
        timeout_keep_alive=KEPT,
        timeout_worker_healthcheck=PATIENCE,
        **options,
    )


def worker() -> FastAPI:
    """The application of one of several processes, by the settings in the environment."""
    settings = Settings(**json.loads(os.environ[SETTINGS]))
    return application(Path(settings.store), settings.hosts, NONE, settings.token)
