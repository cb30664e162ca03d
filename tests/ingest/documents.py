"""Documents of a few parts, as the tests of extractors need them."""

from kg.model import Document, DocumentType, Metadata, Part, PartKind, Source


def document(
    *parts: Part, language: str = "en", type: DocumentType = DocumentType.OTHER, symbol: str = "A/99/1", title: str = ""
) -> Document:
    """A document that consists of these parts."""
    metadata = Metadata(symbol, "option", language, title, type=type)
    return Document(metadata, parts, Source("own", "0" * 64, "text/plain"))


def report(*parts: Part, language: str = "en", symbol: str = "A/99/1", title: str = "") -> Document:
    """A report that consists of these parts."""
    return document(*parts, language=language, type=DocumentType.REPORT, symbol=symbol, title=title)


def paragraphs(*texts: str) -> list[Part]:
    """A paragraph for each text; one that begins with "(a)" is an item of the paragraph before it."""
    parts: list[Part] = []
    for number, text in enumerate(texts, 1):
        if text.startswith("("):
            above = next(p.fragment for p in reversed(parts) if p.kind is PartKind.PARAGRAPH)
            parts.append(Part(f"{above}-{text[1]}", PartKind.SUBPARAGRAPH, text[3:], parent=above))
        else:
            parts.append(Part(f"para-{number}", PartKind.PARAGRAPH, text, parent="sec-1"))
    return parts
