"""The pages of the registers: mandates and partnerships as lists to be narrowed, each row with its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from app.web import bounds, register
from app.web.api import Shelved
from app.web.facets import narrowed
from app.web.naming import Naming
from app.web.profile import Duty, Profiler, Share
from app.web.rendering import language_of, page
from ontology import DATA

if TYPE_CHECKING:
    from app.web.facets import Values
    from app.web.shelf import Volume
    from kg.model import Node

router = APIRouter(include_in_schema=False)
FACETS: Final = {"mandates": register.MANDATE_FACETS, "partnerships": register.PARTNERSHIP_FACETS}
ROWS: Final = 25
"""Rows on one page."""
SHARES: Final = 8
"""Participants of a partnership shown in a list."""
Value = Annotated[str, Query(max_length=bounds.QUESTION)]
Number = Annotated[int, Query(alias="page", ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Partnership:
    """A partnership in the list: who takes part in which role, how, where and when."""

    node: Node
    models: Sequence[Node]
    places: Sequence[Node]
    years: str
    shares: Sequence[Share]
    more: int
    documents: Sequence[Node]


@router.get("/mandates")
def mandates(
    request: Request,
    shelf: Shelved,
    act: Value = "",
    verb: Value = "",
    issuer: Value = "",
    addressee: Value = "",
    year: Value = "",
    document: Value = "",
    number: Number = 1,
) -> Response:
    """Who asks whom to do what, by when."""
    asked = {"act": act, "verb": verb, "issuer": issuer, "addressee": addressee, "year": year, "document": document}
    with shelf.lend() as volume:
        profiler = Profiler(volume.library.generation.graph, language_of(request))

        def shown(node: str, _: Values) -> Duty:
            return profiler.duty(DATA + node)

        return _page(request, volume, "mandates", asked, number, shown)


@router.get("/partnerships")
def partnerships(
    request: Request,
    shelf: Shelved,
    model: Value = "",
    place: Value = "",
    year: Value = "",
    member: Value = "",
    document: Value = "",
    number: Number = 1,
) -> Response:
    """Who works with whom, how, where and since when."""
    asked = {"model": model, "place": place, "year": year, "member": member, "document": document}
    with shelf.lend() as volume:
        profiler = Profiler(volume.library.generation.graph, language_of(request))

        def shown(node: str, row: Values) -> Partnership:
            return _partnership(profiler, DATA + node, row)

        return _page(request, volume, "partnerships", asked, number, shown)


def _partnership(profiler: Profiler, iri: str, row: Values) -> Partnership:
    shares, total = profiler.shares(iri, SHARES)
    return Partnership(
        node=profiler.node(iri),
        models=[profiler.node(DATA + one) for one in row["model"]],
        places=[profiler.node(DATA + one) for one in row["place"]],
        years="–".join(filter(None, (*row["start"][:1], *row["end"][-1:]))),
        shares=shares,
        more=total - len(shares),
        documents=[profiler.node(DATA + one) for one in row["document"]],
    )


def _page(
    request: Request,
    volume: Volume,
    name: str,
    asked: dict[str, str],
    number: int,
    shown: Callable[[str, Values], object],
) -> Response:
    graph = volume.library.generation.graph
    rows, names = rows_of(volume, name), FACETS[name]
    kept, facets = narrowed(rows, names, asked, Naming(graph, language_of(request)))
    last = max(1, -(-len(kept) // ROWS))
    some = kept[(min(number, last) - 1) * ROWS : min(number, last) * ROWS]
    return page(
        request,
        f"{name}.html",
        rows=[shown(node, rows[node]) for node in some],
        facets=facets,
        chosen={key: value for key, value in asked.items() if value},
        found=len(kept),
        total=len(rows),
        number=min(number, last),
        last=last,
        address=f"/{name}",
    )


def rows_of(volume: Volume, name: str) -> register.Rows:
    """The rows of a register, read once for a generation."""
    read = {"mandates": register.mandates, "partnerships": register.partnerships}[name]
    return volume.once(("register", name), lambda: read(volume.library.generation.graph))
