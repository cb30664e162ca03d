"""The pages of a document and of a node."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

from app.web.edition import Edition, Paragraph, edition
from app.web.marking import Extent, Piece, pieces
from app.web.pictures.chart import charted
from app.web.profile import Profiler
from app.web.rendering import language_of, page
from kg.model import PartKind
from ontology import LANGUAGES

if TYPE_CHECKING:
    from pyoxigraph import Store
    from starlette.requests import Request

_MARK: Final = re.compile(r"([^:]{1,80}):(\d{1,7})-(\d{1,7})")
HEADS: Final = frozenset({PartKind.HEADING, PartKind.BOX, PartKind.ANNEX})
"""Parts that are lines of the table of contents."""
NUMBERED: Final = frozenset({PartKind.PREAMBULAR, PartKind.OPERATIVE, PartKind.PARAGRAPH, PartKind.ANNEX_ITEM})
"""Parts that are numbers below such a line."""
LONGEST_HEAD: Final = 70
MARKED: Final = ("mandates", "citations", "figures", "mentions")
"""What is marked in the text, in the order of the legend; see `app.web.edition.STRANDS`."""


@dataclass(frozen=True, slots=True)
class Row:
    """A part as it stands on the page, with the same part in the language beside it."""

    part: Paragraph
    pieces: list[Piece]
    beside: Paragraph | None
    beside_pieces: list[Piece]

    @property
    def depth(self) -> int:
        """Levels of indentation: of items below paragraphs only."""
        return self.part.level if self.part.kind in (PartKind.SUBPARAGRAPH, PartKind.BOX_ITEM) else 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of contents, with the numbered paragraphs below it."""

    head: Paragraph | None
    numbers: list[Paragraph]

    @property
    def title(self) -> str:
        if self.head is None:
            return ""
        text = self.head.title or self.head.text
        return text if len(text) <= LONGEST_HEAD else text[:LONGEST_HEAD].rstrip() + "…"


def document_page(request: Request, graph: Store, symbol: str, language: str) -> Response:
    """A document in the language asked for, else in that of the pages; another beside it when asked."""
    chosen = request.query_params.get("language", "")
    shown = edition(graph, symbol, (language, chosen, language_of(request), "en", "zh"))
    second = _beside(request, graph, shown)
    rows = _rows(shown, second, _mark(request))
    return page(
        request,
        "document.html",
        shown=shown,
        second=second,
        rows=rows,
        legend=_marked(rows),
        contents=_contents(shown.parts),
        furniture=sum(part.furniture for part in shown.parts),
        missing=_missing(shown, second),
    )


def node_page(request: Request, graph: Store, iri: str) -> Response:
    """What is known of a node; with `?list=received&page=2` one page of one list."""
    only = request.query_params.get("list", "")
    profiler = Profiler(graph, language_of(request))
    profile = profiler.profile(iri, only, _number(request))
    charts = [] if profile.only else charted(profiler.figures(iri))
    return page(request, "node.html", profile=profile, charts=charts)


def _number(request: Request) -> int:
    asked = request.query_params.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 1


def _beside(request: Request, graph: Store, shown: Edition) -> Edition | None:
    wanted = request.query_params.get("beside", "")
    others = {version.language for version in shown.languages} - {shown.language}
    return edition(graph, shown.symbol, (wanted,)) if wanted in LANGUAGES and wanted in others else None


def _rows(shown: Edition, second: Edition | None, mark: tuple[str, Extent] | None) -> list[Row]:
    other = paired(shown.parts, second.parts) if second else {}
    rows = []
    for part in shown.parts:
        if not part.furniture:
            beside = other.get(part.iri)
            marks = [mark[1]] if mark and mark[0] == part.part else []
            rows.append(Row(part, _pieces(part, marks), beside, _pieces(beside) if beside else []))
    return rows


def _pieces(part: Paragraph, marks: Sequence[Extent] = ()) -> list[Piece]:
    return pieces(part.text, marks, {name: part.links.get(name, ()) for name in MARKED})


def _marked(rows: Sequence[Row]) -> dict[str, int]:
    """Strand → how many links of it are marked in the text: the legend."""
    counts = {name: sum(len(row.part.links.get(name, ())) for row in rows) for name in MARKED}
    return {name: count for name, count in counts.items() if count}


def _mark(request: Request) -> tuple[str, Extent] | None:
    """The characters that the address asks to highlight."""
    match = _MARK.fullmatch(request.query_params.get("mark", ""))
    return (match[1], (int(match[2]), int(match[3]))) if match else None


def _contents(parts: Sequence[Paragraph]) -> list[Line]:
    lines = [Line(None, [])]
    for part in parts:
        if part.kind in HEADS:
            lines.append(Line(part, []))
        elif part.kind in NUMBERED:
            lines[-1].numbers.append(part)
    return [line for line in lines if line.head or line.numbers]


def paired(parts: Sequence[Paragraph], others: Sequence[Paragraph]) -> dict[str, Paragraph]:
    """IRI of a part → the same part in another language.

    Items lettered in each language's own alphabet have IRIs of their own: they are paired by their order below the same
    part, where there are as many.
    """
    same = {part.iri: part for part in others}
    here, there = _items(parts), _items(others)
    found: dict[str, Paragraph] = {}
    for part in parts:
        if part.iri in same:
            found[part.iri] = same[part.iri]
        twin = found.get(part.iri)
        items, twins = here.get(part.part, []), there.get(twin.part, []) if twin else []
        if len(items) == len(twins):
            found.update(zip((item.iri for item in items), twins, strict=True))
    return found


def _items(parts: Sequence[Paragraph]) -> dict[str, list[Paragraph]]:
    """Fragment of a part → the lettered items directly below it."""
    below: dict[str, list[Paragraph]] = {}
    for part in parts:
        if part.kind == PartKind.SUBPARAGRAPH:
            below.setdefault(part.parent, []).append(part)
    return below


def _missing(shown: Edition, second: Edition | None) -> tuple[Paragraph, ...]:
    """Parts of the version beside that the first one does not have: told below, so that nothing is lost."""
    if second is None:
        return ()
    told = {part.iri for part in paired(shown.parts, second.parts).values()}
    return tuple(part for part in second.parts if part.iri not in told and not part.furniture)
