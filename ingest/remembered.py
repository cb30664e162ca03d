"""What several extractors need of one document, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

from kg.gazetteer import Gazetteer
from kg.model import Document

KEPT: Final = 2
"""Documents whose results are kept: the one at hand and the one before."""

_Result = TypeVar("_Result")


def per_document(function: Callable[[Document, Gazetteer], _Result]) -> Callable[[Document, Gazetteer], _Result]:
    """Remember what `function` gives for the last documents, told apart by identity.

    To hash a document takes every character of it, which `lru_cache` would do at each call.
    """
    results: list[tuple[Document, Gazetteer, _Result]] = []

    @wraps(function)
    def remembered(document: Document, gazetteer: Gazetteer) -> _Result:
        for known, names, result in results:
            if known is document and names is gazetteer:
                return result
        result = function(document, gazetteer)
        results[:] = [*results[1 - KEPT :], (document, gazetteer, result)]
        return result

    return remembered
