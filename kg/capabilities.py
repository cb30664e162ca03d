"""What the packages above `kg` bring.

`kg` holds the nouns and stands below `ingest` and `search`, so it may not import them. The table `CAPABILITIES` names
what it needs from above; a name is resolved on first use, which also keeps `import kg` light.
"""

from __future__ import annotations

import pkgutil
from typing import Any, Final

CAPABILITIES: Final = {
    "process": "ingest.pipeline:process",
    "read_options": "ingest.pipeline:options",
    "discover": "ingest.source:discover",
    "update_index": "search.index:update",
    "open_index": "search.index:Index.open",
    "embedder": "search.embed:embedder",
    "retriever": "search.retrieve:Retriever",
    "ask": "search.answer:ask",
    "evaluate": "search.evaluate:evaluate",
}
"""What the packages above `kg` bring, by name."""


def capability(name: str) -> Any:
    """What a package above `kg` brings, by its name in `CAPABILITIES`."""
    return pkgutil.resolve_name(CAPABILITIES[name])
