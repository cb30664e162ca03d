"""The application, put together and run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from app.web import api, bounds, failures, library, linked, pages, protocol, query, registers
from app.web.pictures import pages as pictures
from app.web.quality import Shapes
from app.web.rendering import FOLDER
from app.web.safety import SecurityHeaders, hosts
from app.web.shelf import Shelf
from app.web.uploading import Permission, Uploads
from kg.version import VERSION

NONE: Final = Permission()
"""No files are taken."""


def application(store: Path, allowed: list[str], uploads: Permission = NONE) -> FastAPI:
    """The application over the store at `store`, answering to the host names `allowed`.

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
    app.state.permission = uploads
    app.state.uploads = Uploads(store)
    app.state.shapes = Shapes(store)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False)
    app.add_middleware(SecurityHeaders)
    failures.install(app)
    for routes in (
        api.router,
        protocol.router,
        pages.router,
        library.router,
        pictures.router,
        registers.router,
        query.router,
        linked.router,
    ):
        app.include_router(routes)
    app.mount("/static", StaticFiles(directory=FOLDER / "static"))
    return app


def run(store: Path, host: str, port: int, more_hosts: list[str], uploads: Permission = NONE) -> None:
    """Serve until interrupted."""
    import uvicorn

    uvicorn.run(
        application(store, hosts(host, more_hosts), uploads),
        host=host,
        port=port,
        server_header=False,
        limit_concurrency=bounds.CONNECTIONS,
        timeout_keep_alive=15,
    )
