"""Linked data: every IRI of ours dereferences at its path here, as a page or as RDF, by the Accept header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from app.web import pages
from app.web.api import Shelved
from app.web.negotiation import HTML, TRIPLES, chosen, named, with_charset
from app.web.triples import described, exists
from kg.fold import leader
from kg.manifest import DOCUMENTS
from kg.results import write_triples
from ontology import DATA

if TYPE_CHECKING:
    from pyoxigraph import Store

    from app.web.shelf import Volume

router = APIRouter(include_in_schema=False)
ONTOLOGY: Final = f"{DATA}graph/ontology"
OFFERED: Final = (HTML, *TRIPLES)


@router.get("/id/{path:path}")
def node(request: Request, shelf: Shelved, path: str) -> Response:
    """What is known of one of our nodes, told under the one that stands for it."""
    with shelf.lend() as volume:
        graph = volume.library.generation.graph
        iri = _ours(graph, request)
        if (one := leader(graph, iri)) != iri and not iri.startswith(DOCUMENTS):
            return RedirectResponse(str(request.url.replace(path=f"/id/{one.removeprefix(DATA)}")), 303)
        return _reply(request, volume, iri)


@router.get("/node")
def other(request: Request, shelf: Shelved, iri: str) -> Response:
    """What is known here of a node with another's IRI: a goal, a class, a subject."""
    with shelf.lend() as volume:
        if not exists(volume.library.generation.graph, iri):
            raise HTTPException(404, "no such node in this store")
        return _reply(request, volume, iri)


@router.get("/ont")
def ontology(request: Request, shelf: Shelved) -> Response:
    """The vocabulary, which is one document with its terms as fragments."""
    with shelf.lend() as volume:
        if _media(request) == HTML:
            return pages.vocabulary(request, volume)
        return _rdf(request, volume.library.generation.graph, ONTOLOGY)


def _reply(request: Request, volume: Volume, iri: str) -> Response:
    if _media(request) == HTML:
        return pages.of_node(request, volume, iri)
    return _rdf(request, volume.library.generation.graph, iri)


def _rdf(request: Request, graph: Store, iri: str) -> Response:
    media = _media(request)
    text = write_triples(described(graph, iri), TRIPLES[media])
    return Response(text, headers={"vary": "accept", "content-type": with_charset(media)})


def _media(request: Request) -> str:
    """Raises HTTPException(406) when nothing fits."""
    format = request.query_params.get("format")
    media = named(format, TRIPLES) if format else chosen(request.headers.get("accept"), OFFERED)
    if media is None:
        raise HTTPException(406, f"a node is told as {', '.join(OFFERED)}")
    return media


def _ours(graph: Store, request: Request) -> str:
    """The IRI asked for, percent signs as they came, or resolved as some clients resolve or add them.

    Raises HTTPException(404) when the store does not know it.
    """
    raw = request.scope.get("raw_path") or request.url.path.encode()
    path = raw.decode("ascii", "replace").partition("?")[0].removeprefix("/id/")
    for name in dict.fromkeys((path, unquote(path), path.replace("%40", "@"))):
        if exists(graph, DATA + name):
            return DATA + name
    raise HTTPException(404, "no such node in this store")
