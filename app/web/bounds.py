"""How much one request may ask for: strangers reach these addresses, the store's owner has the command line."""

from __future__ import annotations

from typing import Final

from kg.limits import Limits

QUESTION: Final = 1_000
"""Characters of a question, a name or an IRI."""
HITS: Final = 100
"""Hits of one search."""
BODY: Final = 1 << 20
"""Bytes of a request's body."""
UPLOAD: Final = 256 << 20
"""Bytes of one upload, all files together."""
FILES: Final = 50
"""Files of one upload."""
UPLOAD_SECONDS: Final = 600.0
"""How long an upload may take to come."""
BODY_SECONDS: Final = 10.0
"""How long a body may take to come."""
SPARQL: Final = Limits()
"""One SPARQL query, in a process of its own."""
QUERIES: Final = 4
"""SPARQL queries at the same time; one more waits."""
WAIT_SECONDS: Final = 20.0
"""How long a query waits for its turn before it is told to come back."""
TRIPLES: Final = 100_000
"""Triples of one node's or graph's description."""
CONNECTIONS: Final = 256
"""Connections and tasks at the same time."""
SPARQL_LENGTH: Final = 100_000
"""Characters of a SPARQL query."""
