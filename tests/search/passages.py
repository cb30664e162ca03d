"""Passages written for the tests."""

from kg.model import Passage


def passage(name, text, language="en", **fields):
    """A passage whose digest changes with its text."""
    shown = {
        "document": "A/98/512",
        "kind": "paragraph",
        "context": "",
        "title": "",
        "date": "2044-05-01",
        "document_type": "ProgressReport",
    } | fields
    iri = f"https://example.org/doc/{shown['document']}#{name}"
    return Passage(
        key=f"{iri}@{language}",
        iri=iri,
        fragment=name,
        language=language,
        text=text,
        digest=f"{language} {text}",
        **shown,
    )
