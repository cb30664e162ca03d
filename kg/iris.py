"""IRIs of what no gazetteer holds: made of its name alone, and told from curated ones by that.

    id/org/unicef          an entry of the gazetteer
    id/org/x-3f0a91c2d4    the first ten hexadecimal digits of the SHA-1 of a name

The same name always gives the same IRI, whichever document it stands in.
"""

from __future__ import annotations

import hashlib
from typing import Final

from ontology import DATA

_MARK: Final = "x-"
_DIGITS: Final = 10


def iri_of_name(folder: str, name: str) -> str:
    """The IRI of a thing that only its name tells apart: `iri_of_name("org", "lake office")`; `folder` is its kind."""
    return f"{DATA}{folder}/{_MARK}{hashlib.sha1(name.encode()).hexdigest()[:_DIGITS]}"


def made_of_name(iri: str) -> bool:
    """Whether a node has no entry in the gazetteer: its IRI is made of the name alone."""
    return iri.rpartition("/")[2].startswith(_MARK)
