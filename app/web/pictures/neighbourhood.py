"""The picture of a node's neighbourhood: nodes and lines with their places, every state of it an address."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.web.pictures.layout import placed
from app.web.pictures.neighbours import KINDS, Line, Neighbours
from app.web.rendering import symbol
from kg.model import Node

WIDTH: Final = 1120.0
"""Of the picture, in units of SVG."""
EXPANDED: Final = 8
"""Nodes that can be opened beside the first."""
SHOWN: Final = 90
"""Nodes of one picture."""
LABEL: Final = 34
"""Columns of a name in the picture, a Chinese character taking two."""
GROUPS: Final = {
    "body": ("FormalOrganization", "OrganizationalUnit", "Organization", "Group"),
    "person": ("ExecutivePost", "Post", "Person"),
    "partnership": ("Partnership", "Agreement", "OrganizationalCollaboration"),
    "document": ("Resolution", "Decision", "ProgressReport", "SecretaryGeneralBulletin", "Letter", "Note", "Document"),
    "mandate": ("Mandate", "Function", "Recommendation", "Commitment"),
    "place": ("Country", "Place", "Event", "ChangeEvent"),
}
"""Group of nodes that look alike → classes."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A node in the picture; `opened` says that its own neighbours are drawn."""

    place: int
    node: Node
    group: str
    name: str
    x: float
    y: float
    radius: float
    opened: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line in the picture, from dot to dot by their places; `end` is where the arrow's head ends."""

    line: Line
    source: Dot
    target: Dot
    end: tuple[float, float]

    @property
    def thickness(self) -> float:
        """Heavier lines stand for more."""
        return round(min(1.2 + math.sqrt(self.line.weight) * 0.45, 6.0), 2)


@dataclass(frozen=True, slots=True)
class Picture:
    """Dots and strokes in a box of WIDTH by `height`; `total` lines exist around the opened nodes."""

    dots: tuple[Dot, ...]
    strokes: tuple[Stroke, ...]
    height: float
    total: int
    kinds: tuple[str, ...]
    width: float = WIDTH

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(dot.group for dot in self.dots))


def neighbourhood(around: Neighbours, opened: Sequence[str], kinds: Sequence[str] = KINDS) -> Picture:
    """The picture of the first node, with the neighbours of all `opened` ones."""
    lines: dict[tuple[str, str, str, str], Line] = {}
    total = 0
    for name in opened:
        own, count = around.of(name, kinds)
        lines |= {(line.source, line.target, line.kind, line.label): line for line in own}
        total += count
    names = list(dict.fromkeys([*opened, *(end for line in lines.values() for end in (line.source, line.target))]))
    shown = names[:SHOWN]
    within = [line for line in lines.values() if {line.source, line.target} <= set(shown)]
    return drawn(around, shown, set(opened), within, total, kinds)


def drawn(
    around: Neighbours, names: list[str], opened: set[str], lines: list[Line], total: int, kinds: Sequence[str]
) -> Picture:
    """The picture of these nodes, the first its heart, and the lines between them."""
    nodes = [around.node(name) for name in names]
    labels = [_short(_called(node)) for node in nodes]
    where = {name: place for place, name in enumerate(names)}
    pairs = sorted({(where[line.source], where[line.target]) for line in lines})
    sizes = [(max(30.0, _columns(label) * 7.2 + 12), 46.0) for label in labels]
    at, height = placed(sizes, pairs, WIDTH)
    dots = tuple(
        Dot(place, node, group(node), label, *at[place], 13.0 if node.iri in opened else 8.0, node.iri in opened)
        for place, (node, label) in enumerate(zip(nodes, labels, strict=True))
    )
    strokes = tuple(_stroke(line, dots[where[line.source]], dots[where[line.target]]) for line in lines)
    return Picture(dots, strokes, height, total, tuple(kinds))


def _stroke(line: Line, source: Dot, target: Dot) -> Stroke:
    across, down = target.x - source.x, target.y - source.y
    length = max((across**2 + down**2) ** 0.5, 1.0)
    short = (target.radius + 7) / length
    return Stroke(line, source, target, (round(target.x - across * short, 1), round(target.y - down * short, 1)))


def group(node: Node) -> str:
    """What a node looks like in the picture: by its class, or as a document where only its symbol is known."""
    found = next((name for name, classes in GROUPS.items() if node.type in classes), "")
    return found or ("document" if symbol(node.iri) else "other")


def _called(node: Node) -> str:
    return symbol(node.iri) or node.label


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _short(text: str) -> str:
    """A name that fits, cut with "…"."""
    kept = text
    while _columns(kept) > LABEL:
        kept = kept[:-1]
    return kept if kept == text else kept.rstrip() + "…"
