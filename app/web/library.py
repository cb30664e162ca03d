"""The pages of the library: what is in the store, how good it is, and files sent to it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.failed import failed
from app.web import bounds, safety
from app.web.api import Shelved
from app.web.catalogue import CATALOGUE_PAGE, catalogue
from app.web.quality import VIOLATIONS, Shapes, quality
from app.web.rendering import language_of, page
from app.web.uploading import ENDINGS, Permission, Uploads, from_here, safe_name

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

router = APIRouter(include_in_schema=False)


@router.get("/library")
def library(
    request: Request, shelf: Shelved, number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1
) -> Response:
    """Every document, counts by kind, and what did not go well."""
    with shelf.lend() as volume:
        graph = volume.library.generation.graph
        documents, total = catalogue(graph, language_of(request), (number - 1) * CATALOGUE_PAGE)
        shapes: Shapes = request.app.state.shapes
        return page(
            request,
            "library.html",
            counts=volume.counts(),
            documents=documents,
            total=total,
            number=number,
            last=max(1, -(-total // CATALOGUE_PAGE)),
            quality=volume.once(("quality",), lambda: quality(graph)),
            failed=_failed(failed(volume.library.store.path)),
            shapes=shapes.report(volume.name),
            checking=shapes.running(volume.name),
            violations=VIOLATIONS,
            permission=request.app.state.permission,
        )


def _failed(told: dict[str, str]) -> list[tuple[str, str]]:
    """Name and reason of each failed file, without the folders of this machine."""
    return [(_name(path), error.replace(path, _name(path))) for path, error in sorted(told.items())]


def _name(path: str) -> str:
    return PurePath(path).name


@router.post("/library/check")
def check(request: Request, shelf: Shelved) -> Response:
    """Begin to check the graph against the shapes."""
    if not from_here(request):
        raise HTTPException(403, "this was sent by another site")
    with shelf.lend() as volume:
        request.app.state.shapes.begin(volume.name)
    return RedirectResponse(_kept(request, "/library") + "#quality", 303)


@router.get("/library/add")
def form(request: Request) -> Response:
    """The form for files."""
    permission = _permission(request)
    return page(
        request, "add.html", permission=permission, endings=ENDINGS, current=_uploads(request).current, bounds=bounds
    )


@router.post("/library/add")
async def add(request: Request) -> Response:
    """Keep the files that were sent, and begin to read them."""
    permission = _permission(request)
    if not from_here(request):
        raise HTTPException(403, "this was sent by another site")
    fields, files = await _sent(request)
    if not permission.proved(fields.get("proof", "")):
        raise HTTPException(403, "this form is out of date; open the page again")
    if not permission.knows(fields.get("token", "")):
        raise HTTPException(403, "this is not the token that the server was started with")
    if not files or not all(name and data for name, data in files):
        raise HTTPException(400, f"send files that end in {', '.join(ENDINGS)} and are not empty")
    reading = await run_in_threadpool(_uploads(request).start, files)
    if reading is None:
        raise HTTPException(409, "another upload is being read; wait for its end")
    return RedirectResponse(_kept(request, f"/library/add/{reading.number}"), 303)


@router.get("/library/add/{number}")
def reading(request: Request, number: int) -> Response:
    """How far the reading of an upload is, and what became of each file."""
    _permission(request)
    found = _uploads(request).get(number)
    if found is None:
        raise HTTPException(404, "no such upload")
    if request.query_params.get("format") == "json":
        return JSONResponse(_told(found.payload()))
    headers = {} if found.ended else {"refresh": "2"}
    return page(request, "reading.html", headers=headers, reading=found, documents=_told(found.payload())["documents"])


def _told(payload: dict[str, Any]) -> dict[str, Any]:
    """Without the folders of this machine."""
    rows = [
        {**row, "path": _name(row["path"]), "error": (row["error"] or "").replace(row["path"], _name(row["path"]))}
        for row in payload["documents"]
    ]
    return {**payload, "documents": rows}


def _permission(request: Request) -> Permission:
    """Raises HTTPException(403) where files are not taken."""
    permission: Permission = request.app.state.permission
    if not permission.allowed:
        raise HTTPException(403, "this server takes no files; start it with kg serve --allow-upload")
    return permission


def _uploads(request: Request) -> Uploads:
    uploads: Uploads = request.app.state.uploads
    return uploads


def _kept(request: Request, path: str) -> str:
    chosen = request.query_params.get("ui", "")
    return f"{path}?ui={chosen}" if chosen.isalpha() and len(chosen) == 2 else path


class _TooMuch(MultiPartException):
    """An upload of more than `bounds.UPLOAD` bytes; of this kind so that the parser lets go of what it has."""


async def _sent(request: Request) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    """Fields, and files by a safe name, bounded in number, size and time. Raises HTTPException or TooSlow."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise HTTPException(415, "send files as multipart/form-data")
    parser = MultiPartParser(request.headers, _bounded(request), max_files=bounds.FILES, max_fields=10)
    try:
        form = await safety.in_time(parser.parse(), bounds.UPLOAD_SECONDS)
    except MultiPartException as error:
        raise HTTPException(413 if isinstance(error, _TooMuch) else 400, error.message) from None
    try:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
        sent = [one for one in form.getlist("files") if isinstance(one, UploadFile)]
        return fields, [(safe_name(one.filename or ""), await one.read()) for one in sent]
    finally:
        await form.close()


async def _bounded(request: Request) -> AsyncGenerator[bytes, None]:
    taken = 0
    async for chunk in request.stream():
        taken += len(chunk)
        if taken > bounds.UPLOAD:
            raise _TooMuch(f"more than {bounds.UPLOAD >> 20} MiB at once; send fewer files")
        yield chunk
