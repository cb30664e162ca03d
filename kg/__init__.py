"""The nouns and the graph; `kg.open(path)` gives the whole tool as one object.

>>> import kg
>>> library = kg.open("my-store")
>>> library.ingest("documents/")
>>> library.ask("联合国伙伴关系办公室哪一年成立？")
"""

from kg.errors import KGError
from kg.library import Library
from kg.library import open_library as open
from kg.version import VERSION as __version__

__all__ = ["KGError", "Library", "__version__", "open"]
