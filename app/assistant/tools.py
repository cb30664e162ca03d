"""What an assistant may ask of the store: the calls of the command line, with the same JSON.

Every result carries symbol, part and quote, so that an assistant can cite; a failure is the one line that the command
line would print. Nothing writes.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from app.web import bounds
from app.web.edition import edition, part, symbol_and_fragment
from app.web.shelf import Shelf
from kg.errors import KGError
from kg.payload import answer_payload, search_payload

Given = ParamSpec("Given")
Result = TypeVar("Result")
Payload = dict[str, Any]

Text = Annotated[str, Field(min_length=1, max_length=bounds.QUESTION)]
Count = Annotated[int, Field(ge=1, le=bounds.HITS, description="How many hits.")]
Language = Literal["ar", "en", "es", "fr", "ru", "zh"]
Kind = Annotated[
    str | None,
    Field(max_length=40, description="A kind of part (operative, box, …), or partnership, mandate, body, figure."),
]
Symbol = Annotated[
    Text, Field(description="A document symbol, as A/RES/64/223, or a part of it, as A/RES/64/223#op-9.")
]
Sparql = Annotated[str, Field(min_length=1, max_length=bounds.SPARQL_LENGTH)]
Parameters = Annotated[dict[str, str] | None, Field(description="Values of the query's parameters, by name.")]
Format = Literal["json", "csv", "table", "turtle"]


def _told(call: Callable[Given, Result]) -> Callable[Given, Result]:
    """Our errors are lines for the reader; the protocol hides the text of any other."""

    @functools.wraps(call)
    def told(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        try:
            return call(*args, **kwargs)
        except KGError as error:
            raise ToolError(str(error)) from error

    return told


@dataclass(frozen=True, slots=True)
class Tools:
    """The calls, over the store's newest generation."""

    shelf: Shelf

    @_told
    def search(self, query: Text, k: Count = 10, language: Language | None = None, type: Kind = None) -> Payload:
        """Passages of United Nations documents by meaning and words, in any of six languages, best first.

        Each hit has the document's symbol, the part (op-9, para-62, box-1-2), its text and the nodes it leads to.
        """
        with self.shelf.lend() as volume:
            return search_payload(query, volume.search(query, k, language, type))

    @_told
    def ask(self, question: Text) -> Payload:
        """The short answer that the documents give, with confidence and the quoted evidence behind it.

        `answered` is false when the documents do not say: then do not guess; the nearest passages are in `hits`.
        """
        with self.shelf.lend() as volume:
            return answer_payload(volume.ask(question))

    @_told
    def show(self, name: Text, language: Language = "en") -> list[Payload]:
        """What is known of a node (IRI, document symbol, or a name such as UNICEF): facts with evidence, neighbours."""
        with self.shelf.lend() as volume:
            return [description.payload() for description in volume.library.show(name, language)]

    @_told
    def read(self, name: Symbol, language: Language = "en") -> Payload:
        """A whole document, or one part of it, as printed, with the names, mandates, citations and figures in it."""
        with self.shelf.lend() as volume:
            graph = volume.library.generation.graph
            if "#" not in name:
                return edition(graph, name, (language,)).payload()
            symbol, fragment = symbol_and_fragment(name)
            return part(graph, symbol, fragment, (language,)).payload()

    @_told
    def sparql(self, query: Sparql, format: Format = "json") -> str:
        """A read-only SPARQL 1.1 query over the knowledge graph; the usual prefixes (unp:, dcterms:, …) are known."""
        from kg.query import run

        with self.shelf.lend() as volume:
            return run(volume.library.generation, query, format, bounds.SPARQL)

    @_told
    def named_query(self, name: Text, parameters: Parameters = None, format: Format = "json") -> str:
        """The result of a ready-made query; the name "list" tells all of them, with their parameters."""
        with self.shelf.lend() as volume:
            return volume.library.named(name, parameters or {}, format)

    @_told
    def stats(self) -> dict[str, int]:
        """How many documents, parts, bodies, mandates, partnerships and statements the store holds."""
        with self.shelf.lend() as volume:
            return volume.library.stats()
