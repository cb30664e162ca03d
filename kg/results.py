"""Results of queries in the W3C formats, as Oxigraph writes them, and as a table for people."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from kg.errors import QueryError
from kg.table import table
from ontology import DATA, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Triple

SOLUTIONS: Final = {"json": "JSON", "csv": "CSV", "tsv": "TSV", "xml": "XML"}
GRAPHS: Final = {"turtle": "TURTLE", "jsonld": "JSON_LD", "nt": "N_TRIPLES", "xml": "RDF_XML"}
_LOCAL: Final = re.compile(r"\w[\w-]*")
FORMATS: Final = ("table", *SOLUTIONS, *(name for name in GRAPHS if name not in SOLUTIONS))


def serialise(result: QuerySolutions | QueryBoolean | QueryTriples, format: str, size: int | None = None) -> str:
    """A result as text. Triples asked for as "json" come as JSON-LD, as a "table" in Turtle.

    Raises QueryError when the form has no such result (rows in Turtle), or when it exceeds `size` bytes.
    """
    from pyoxigraph import QueryBoolean, QueryTriples

    if format not in FORMATS:
        raise QueryError(f"{format!r} is no result format; use one of {', '.join(FORMATS)}")
    if isinstance(result, QueryTriples):
        return _triples(result, format, size)
    if format == "table":
        return _ask(result) if isinstance(result, QueryBoolean) else _table(result)
    return _rows(result, format, size)


def _rows(result: QuerySolutions | QueryBoolean, format: str, size: int | None) -> str:
    from pyoxigraph import QueryResultsFormat

    if format not in SOLUTIONS:
        raise QueryError(f"{format} is for CONSTRUCT and DESCRIBE; rows come as table, {', '.join(SOLUTIONS)}")
    out = _Bounded(size)
    result.serialize(out, getattr(QueryResultsFormat, SOLUTIONS[format]))
    return _ended(out.text())


def _triples(result: Iterable[Triple], format: str, size: int | None) -> str:
    format = {"json": "jsonld", "table": "turtle"}.get(format, format)
    if format not in GRAPHS:
        raise QueryError(f"{format} is for SELECT; triples come as {', '.join(GRAPHS)}")
    return write_triples(result, format, size)


def write_triples(triples: Iterable[Triple], format: str, size: int | None = None) -> str:
    """Triples in one of `GRAPHS`, each once, in order, with our prefixes."""
    from pyoxigraph import serialize

    out = _Bounded(size)
    unique = sorted(set(triples), key=str)
    serialize(unique, out, rdf_format(format), prefixes=used_prefixes(unique))
    return _ended(out.text())


def rdf_format(name: str) -> RdfFormat:
    from pyoxigraph import RdfFormat

    found: RdfFormat = getattr(RdfFormat, GRAPHS[name])
    return found


def used_prefixes(triples: Iterable[Triple]) -> dict[str, str]:
    """Those of our prefixes that the triples need, so that a small answer does not open with a long preface."""
    text = "\n".join(map(str, triples))
    return {prefix: base for prefix, base in PREFIXES.items() if f"<{base}" in text}


def _ask(result: QueryBoolean) -> str:
    return "true\n" if result else "false\n"


def _table(result: QuerySolutions) -> str:
    heads = [variable.value for variable in result.variables]
    return table(heads, [[cell(row[head]) for head in heads] for row in result])


def cell(term: Any) -> str:
    """A term as people read it: prefixed names, plain values, the language behind an @."""
    from pyoxigraph import Literal, NamedNode

    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return shorten(term.value)
    if isinstance(term, Literal):
        return f"{term.value} @{term.language}" if term.language else term.value
    return str(term)


def shorten(iri: str) -> str:
    """`unp:Mandate` where that is valid SPARQL, `id/org/unicef` for our own nodes, else the IRI itself."""
    if iri.startswith(DATA):
        return "id/" + iri.removeprefix(DATA)
    bases = [(base, prefix) for prefix, base in PREFIXES.items() if iri.startswith(base)]
    base, prefix = max(bases, key=lambda pair: len(pair[0]), default=("", ""))
    return f"{prefix}:{iri[len(base) :]}" if prefix and _LOCAL.fullmatch(iri, len(base)) else iri


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a size."""

    def __init__(self, size: int | None) -> None:
        super().__init__()
        self._size = size

    def write(self, data: Any) -> int:
        if self._size is not None and self.tell() + len(data) > self._size:
            raise QueryError(f"the result is larger than {self._size:,} bytes; ask for less, or add LIMIT")
        return super().write(data)

    def text(self) -> str:
        return self.getvalue().decode()
