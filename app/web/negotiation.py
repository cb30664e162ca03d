"""Which form of a reply the asker wants: the Accept header of HTTP (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ROWS: Final = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
}
"""Media types of SELECT and ASK, the first wins a tie, and their names in `kg.results`."""
TRIPLES: Final = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "xml",
    "application/json": "jsonld",
}
"""Media types of CONSTRUCT and DESCRIBE."""
HTML: Final = "text/html"
_TEXT: Final = frozenset({"text/csv", "text/tab-separated-values", "text/turtle", "text/html"})


def chosen(accept: str | None, offered: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """The media type offered that is wanted most, ties by the order offered; None when none is acceptable."""
    wanted = _parsed(accept or "*/*")
    ranked = [(_quality(media, wanted), -place, media) for place, media in enumerate(offered)]
    quality, _, best = max(ranked)
    return best if quality > 0 else None


def named(format: str, offered: Mapping[str, str]) -> str | None:
    """The media type of a short name, as ?format=csv has it."""
    return next((media for media, name in offered.items() if name == format), None)


def with_charset(media: str) -> str:
    return f"{media}; charset=utf-8" if media in _TEXT else media


def _parsed(accept: str) -> list[tuple[str, float]]:
    """Ranges with their weights."""
    found = []
    for entry in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in entry.split(";"))
        weights = [_weight(one[2:]) for one in parameters if one.startswith("q=")]
        found.append((media, weights[0] if weights else 1.0))
    return found


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(media: str, wanted: list[tuple[str, float]]) -> float:
    """The weight of the most specific range that matches."""
    for range_ in (media, media.partition("/")[0] + "/*", "*/*"):
        weights = [weight for one, weight in wanted if one == range_]
        if weights:
            return max(weights)
    return 0.0


def languages(header: str | None) -> list[str]:
    """The languages of an Accept-Language header as two-letter codes, the most wanted first."""
    ranges = [(weight, tag.split("-")[0]) for tag, weight in _parsed(header or "") if weight > 0]
    ordered = sorted(ranges, key=lambda pair: -pair[0])
    return list(dict.fromkeys(tag for _, tag in ordered))
