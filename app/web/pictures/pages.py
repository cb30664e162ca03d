"""The page with the picture of a node's neighbourhood, and the page with pictures of the whole store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.web import bounds
from app.web.api import Shelved
from app.web.naming import Naming
from app.web.pictures.neighbourhood import EXPANDED, neighbourhood
from app.web.pictures.neighbours import KINDS, Neighbours
from app.web.pictures.overview import bars, matrix, timeline
from app.web.registers import rows_of
from app.web.rendering import language_of, page
from app.web.triples import exists

if TYPE_CHECKING:
    from pyoxigraph import Store

router = APIRouter(include_in_schema=False)
Iri = Annotated[str, Query(max_length=bounds.QUESTION)]
Iris = Annotated[list[str], Query(max_length=EXPANDED)]
Kinds = Annotated[list[str], Query(max_length=len(KINDS))]


@router.get("/graph")
def graph(request: Request, shelf: Shelved, iri: Iri, also: Iris = [], kind: Kinds = []) -> Response:  # noqa: B006
    """A node, what is around it, and around the nodes opened besides."""
    kinds = tuple(one for one in KINDS if one in kind) or KINDS
    with shelf.lend() as volume:
        store = volume.library.generation.graph
        opened = list(dict.fromkeys([iri, *(one for one in also if _known(store, one))]))
        if not _known(store, iri):
            raise HTTPException(404, "no such node in this store")
        around = Neighbours(store, language_of(request))
        picture = neighbourhood(around, opened, kinds)
        return page(
            request,
            "graph.html",
            node=around.node(iri),
            picture=picture,
            also=[one for one in opened if one != iri],
            kinds=KINDS,
            chosen=[] if kinds == KINDS else list(kinds),
            room=len(opened) <= EXPANDED,
        )


@router.get("/pictures")
def pictures(request: Request, shelf: Shelved) -> Response:
    """Who asks whom, what comes in which year, partnerships by model and place."""
    with shelf.lend() as volume:
        naming = Naming(volume.library.generation.graph, language_of(request))
        mandates, partnerships = rows_of(volume, "mandates"), rows_of(volume, "partnerships")
        return page(
            request,
            "pictures.html",
            matrix=matrix(mandates, naming),
            columns=timeline(mandates, partnerships),
            verbs=bars(mandates, "verb", naming),
            models=bars(partnerships, "model", naming),
            places=bars(partnerships, "place", naming),
            members=bars(partnerships, "member", naming),
        )


def _known(store: Store, iri: str) -> bool:
    return len(iri) <= bounds.QUESTION and exists(store, iri)
