"""Documents of a few parts, as the tests of extractors need them."""

from kg.model import Document, DocumentType, Metadata, Part, Source


def document(
    *parts: Part, language: str = "en", type: DocumentType = DocumentType.OTHER, symbol: str = "A/99/1", title: str = ""
) -> Document:
    """A document that consists of these parts."""
    metadata = Metadata(symbol, "option", language, title, type=type)
    return Document(metadata, parts, Source("own", "0" * 64, "text/plain"))


def report(*parts: Part, language: str = "en", symbol: str = "A/99/1", title: str = "") -> Document:
    """A report that consists of these parts."""
    return document(*parts, language=language, type=DocumentType.REPORT, symbol=symbol, title=title)
