"""The parts that a text dump is read into."""

from ingest.assemble import blocks
from ingest.lines import from_text
from ingest.structure import parts
from kg.model import Part


def parse(text: str, language: str) -> dict[str, Part]:
    """The parts of a dump by fragment; ␣ stands for the space that dumps leave at the end of lines."""
    return {part.fragment: part for part in parts(blocks(from_text(text.replace("␣", " ")), language), language)}
