"""Paragraphs as a program would break them into lines."""

import textwrap

from ingest.lines import width


def wrapped(paragraph: str, language: str, columns: int) -> list[str]:
    """The lines of a paragraph, broken where a program would break them."""
    if language != "zh":
        return textwrap.wrap(paragraph, columns)
    lines = [""]
    for sign in paragraph:
        if width(lines[-1] + sign) > columns:
            lines.append("")
        lines[-1] += sign
    return lines
