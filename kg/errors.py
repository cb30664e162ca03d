"""Everything this project raises on purpose.

KGError                     one line that names what failed and what to do about it
├── UsageError              wrong use of the command line or the API (exit status 2)
│   └── SymbolError         a text that is not a United Nations document symbol
├── SourceError             a file that cannot become a document; names the file and the remedy
│   ├── UnreadableFile      broken, encrypted, empty, of an unknown type, without a text layer
│   ├── GarbledText         characters that are not the text a reader sees
│   └── LimitExceeded       too large, too deep, too slow
├── StoreError              the store on disk
│   ├── StoreNotFound       no store there
│   ├── StoreBusy           another process is writing
│   ├── StoreDamaged        what is on disk does not add up
│   └── ModelMismatch       the index was made with another embedding model
├── NotFound                a node or document that the store does not hold
└── QueryError              SPARQL that is wrong, not allowed, or over its limits
"""

from __future__ import annotations


class KGError(Exception):
    """Base of all: `str(error)` is the one line that a user reads."""


class UsageError(KGError):
    """Wrong use: unknown option, empty query."""


class SymbolError(UsageError):
    """Not a United Nations document symbol."""


class SourceError(KGError):
    """A file that cannot become a document."""

    def __init__(self, path: object, cause: str, remedy: str) -> None:
        self.path, self.cause, self.remedy = str(path), cause, remedy
        super().__init__(f"{path}: {cause}; {remedy}")

    def __reduce__(self) -> tuple[type[SourceError], tuple[str, str, str]]:
        """Errors cross from worker processes: rebuild from the three parts, not from the joined line."""
        return type(self), (self.path, self.cause, self.remedy)


class UnreadableFile(SourceError):
    """Broken, encrypted, empty, of an unknown type, or without a text layer."""


class GarbledText(SourceError):
    """The characters read are not the text that a person sees on the page."""


class LimitExceeded(SourceError):
    """Too many pages, characters, objects, levels or seconds."""


class StoreError(KGError):
    """The store on disk."""


class StoreNotFound(StoreError):
    """No store at that path."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class StoreDamaged(StoreError):
    """Graph, index and manifest do not add up."""


class ModelMismatch(StoreError):
    """The index was made with another embedding model."""


class NotFound(KGError):
    """A node or document that the store does not hold."""


class QueryError(KGError):
    """SPARQL that is wrong, not allowed here, or over its limits."""


def brief(error: BaseException) -> str:
    """What an exception of a library says, on one line of at most 120 characters; its type where it says nothing."""
    return " ".join(str(error).split())[:120] or type(error).__name__
