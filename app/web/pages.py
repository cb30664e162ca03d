"""The pages to start from: home, what was found, the library, the vocabulary, errors; and which page shows a node."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.web import bounds
from app.web.api import Shelved
from app.web.catalogue import catalogue, terms
from app.web.edition import versions
from app.web.facets import POOL, Passages
from app.web.found import shown_answers, shown_hits
from app.web.reading import document_page, node_page
from app.web.rendering import language_of, page
from kg.errors import SymbolError
from kg.symbol import document_iri, normalise, symbol_of
from ontology import DATA

if TYPE_CHECKING:
    from app.web.shelf import Volume

router = APIRouter(include_in_schema=False)
SOUGHT: Final = ("", "mandate", "partnership", "body", "figure")
"""What a search looks for: passages, or nodes by the passages that describe them."""
CHIEF: Final = ("documents", "language versions", "mandates", "partnerships", "citations", "statements with evidence")
"""What the first page counts; the library counts all."""
STEP: Final = 10

Asked = Annotated[str, Query(max_length=bounds.QUESTION)]
Choice = Annotated[str, Query(max_length=40)]
Count = Annotated[int, Query(ge=1, le=bounds.HITS)]


@router.get("/")
def home(request: Request, shelf: Shelved) -> Response:
    """One box, and what the store holds."""
    with shelf.lend() as volume:
        graph = volume.library.generation.graph
        documents, total = catalogue(graph, language_of(request), 0, STEP)
        counts = volume.counts()
        chief = {name: counts[name] for name in CHIEF}
        return page(request, "home.html", chief=chief, documents=documents, total=total)


@router.get("/find")
def find(
    request: Request,
    shelf: Shelved,
    q: Asked = "",
    lang: Choice = "",
    type: Choice = "",
    k: Count = STEP,
    kind: Choice = "",
    part: Choice = "",
    year: Choice = "",
    body: Asked = "",
) -> Response:
    """The answer with its sentence, and the passages found, counted by what they have in common."""
    if not q.strip():
        return home(request, shelf)
    with shelf.lend() as volume:
        graph = volume.library.generation.graph
        answer = volume.ask(q)
        pool = volume.search(q, POOL, lang or None, type or None)
        chosen = {"kind": kind, "part": part, "year": year, "body": body}
        passages = Passages(graph, language_of(request))
        hits, counted = passages.narrowed(pool, chosen)
        return page(
            request,
            "find.html",
            q=q,
            lang=lang,
            type=type,
            chosen={name: value for name, value in chosen.items() if value},
            facets=counted,
            spoken=passages.languages(pool),
            pool=len(pool),
            found=len(hits),
            answer=answer,
            answers=shown_answers(graph, answer),
            hits=shown_hits(graph, hits[:k], q, language_of(request)),
            more=min(k + STEP, bounds.HITS) if len(hits) > k and k < bounds.HITS else 0,
            named=_named(volume, q),
            sought=SOUGHT,
        )


def _named(volume: Volume, q: str) -> str:
    """The IRI of the document when the question is nothing but a symbol."""
    try:
        iri = document_iri(normalise(q))
    except SymbolError:
        return ""
    return iri if versions(volume.library.generation.graph, iri) else ""


def vocabulary(request: Request, volume: Volume) -> Response:
    """Classes and properties of ours, each an anchor."""
    return page(request, "vocabulary.html", terms=terms(volume.library.generation.graph, language_of(request)))


def of_node(request: Request, volume: Volume, iri: str) -> Response:
    """The document's page for a document that was read, or one of its language versions; else the node's."""
    graph = volume.library.generation.graph
    if iri.startswith(f"{DATA}doc/"):
        work, _, language = iri.partition("@")
        if versions(graph, work):
            return document_page(request, graph, symbol_of(work), language)
    return node_page(request, graph, iri)


def error_page(request: Request, status: int, line: str, headers: dict[str, str] | None = None) -> Response:
    """What went wrong, in one line."""
    return page(request, "error.html", status, headers, code=status, line=line)
