"""REST under /api/v1: the calls of the command line, with the same JSON."""

from __future__ import annotations

import json
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from app.web import bounds, schema
from app.web.edition import edition, part, symbol_and_fragment
from app.web.shelf import Shelf
from kg.payload import answer_payload, search_payload
from ontology import LANGUAGES

FAILURES: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": schema.Failure, "description": told}
    for status, told in ((400, "Wrong use"), (404, "Not in the store"), (422, "Wrong parameter"), (503, "Busy"))
}
router = APIRouter(prefix="/api/v1", responses=FAILURES)

Asked = Annotated[str, Query(min_length=1, max_length=bounds.QUESTION, description="In any of the six languages.")]
Named = Annotated[str, Query(min_length=1, max_length=bounds.QUESTION, description="An IRI, a symbol or a name.")]
Symbol = Annotated[str, Query(min_length=1, max_length=bounds.QUESTION, description="As in A/RES/64/223.")]
Place = Annotated[str, Query(min_length=1, max_length=bounds.QUESTION, description="As in A/RES/64/223#op-9.")]
Count = Annotated[int, Query(ge=1, le=bounds.HITS, description="How many hits.")]
Language = Annotated[str, Query(pattern=f"^({'|'.join(LANGUAGES)})$", description="ar, en, es, fr, ru or zh.")]
Kind = Annotated[str, Query(max_length=40, description="A kind of part, document or node, as of `kg search --type`.")]

Filter = Annotated[str | None, Query(max_length=bounds.QUESTION, description="As the option of `kg search`.")]


def shelf(request: Request) -> Shelf:
    """The shelf of the application that answers."""
    found: Shelf = request.app.state.shelf
    return found


Shelved = Annotated[Shelf, Depends(shelf)]


def reply(payload: Any) -> Response:
    """The bytes that the command line prints."""
    return Response(json.dumps(payload, ensure_ascii=False) + "\n", media_type="application/json")


@router.get("/search", response_model=schema.SearchShape)
def search(
    shelf: Shelved,
    q: Asked,
    k: Count = 10,
    lang: Language | None = None,
    type: Kind | None = None,
    document: Filter = None,
    entity: Filter = None,
    since: Filter = None,
    until: Filter = None,
    year: Filter = None,
) -> Response:
    """Passages by meaning and words, as `kg search --json`, with the same filters."""
    given = {"document": document, "entity": entity, "since": since, "until": until, "year": year}
    filters = {name: value for name, value in given.items() if value is not None}
    with shelf.lend() as volume:
        return reply(search_payload(q, volume.search(q, k, lang, type, **filters), filters=filters))


@router.get("/ask", response_model=schema.AskShape)
def ask(shelf: Shelved, q: Asked) -> Response:
    """An answer with its evidence, or `answered: false`, as `kg ask --json`."""
    with shelf.lend() as volume:
        return reply(answer_payload(volume.ask(q)))


@router.get("/node", response_model=list[schema.DescriptionShape])
def node(shelf: Shelved, name: Named) -> Response:
    """The nodes that an IRI, a symbol or a name stands for, as `kg show --json`."""
    with shelf.lend() as volume:
        return reply([description.payload() for description in volume.library.show(name, volume.library.spoken(name))])


@router.get("/document", response_model=schema.DocumentShape)
def document(shelf: Shelved, symbol: Symbol, lang: Language = "zh") -> Response:
    """A document in one language, or in another where there is none in that: its parts and what hangs on them."""
    with shelf.lend() as volume:
        return reply(edition(volume.library.generation.graph, symbol, (lang,)).payload())


@router.get("/part", response_model=schema.PartShape)
def one_part(shelf: Shelved, name: Place, lang: Language = "zh") -> Response:
    """One part of a document, with what hangs on it."""
    symbol, fragment = symbol_and_fragment(name)
    with shelf.lend() as volume:
        return reply(part(volume.library.generation.graph, symbol, fragment, (lang,)).payload())


@router.get("/stats", response_model=dict[str, int])
def stats(shelf: Shelved) -> Response:
    """Counts by kind, as `kg stats --json`."""
    with shelf.lend() as volume:
        return reply(volume.counts())
