"""`kg serve`: pages, REST, the SPARQL 1.1 protocol and linked data over one store, read-only.

server.py      the application put together, and run
shelf.py       the library of the current generation, lent to each request
safety.py      hosts, headers, sizes
bounds.py      how much one request may ask for
failures.py    what an error looks like from outside
api.py         REST, with schema.py for OpenAPI
protocol.py    SPARQL over HTTP, with negotiation.py
linked.py      every minted IRI, as RDF or as a page
pages.py       pages, from templates/, static/ and words/
"""
