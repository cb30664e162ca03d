"""Nothing of a text is lost or moved when it is read into parts."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.assemble import blocks
from ingest.blocks import Block, Role
from ingest.lines import from_text
from ingest.structure import parts
from kg.model import Part
from ontology import LANGUAGES
from tests.ingest.printed import BULLETIN, REPORT, RESOLUTION

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *RESOLUTION.splitlines(),
                *BULLETIN.splitlines(),
                *REPORT.splitlines(),
                "ends ",
                "\f",
                "25-12034 (E)",
                "4",
                "**",
            ]
        ),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60),
    ),
    max_size=40,
)


def solid(text: str) -> Counter[str]:
    """The characters that must not be lost or doubled: all but spaces, and hyphens, which rejoining may drop."""
    return Counter(re.sub(r"[\s\-\u00ad]", "", text))


@settings(derandomize=True, deadline=None, max_examples=150)
@given(LINES, st.sampled_from(LANGUAGES))
def test_every_character_stands_in_exactly_one_part(rows: list[str], language: str) -> None:
    text = "\n".join(rows)
    lines = from_text(text)
    joined = blocks(lines, language)
    assert sorted(index for block in joined for index in block.lines) == list(range(len(lines)))
    held = "".join(block.text + block.marker + "".join(m.marker for m in block.marks) for block in joined)
    assert solid(held) == solid(text)
    read = parts(joined, language)
    assert solid("".join(part.number + part.text + marks(part, read) for part in read)) == solid(text)
    assert len({part.fragment for part in read}) == len(read)


def marks(part: Part, read: tuple[Part, ...]) -> str:
    """The markers of a part's notes, as the notes themselves print them."""
    numbers = {other.fragment: other.number for other in read}
    return "".join(numbers[note.fragment] for note in part.notes)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(LINES, st.sampled_from(LANGUAGES))
def test_parts_come_in_the_order_of_the_blocks(rows: list[str], language: str) -> None:
    joined = [b for b in blocks(from_text("\n".join(rows)), language) if b.role is not Role.FURNITURE]
    plain = [Block(b.text, b.role, marker=b.marker) for b in joined]
    read = parts(plain, language)
    told = "".join(re.sub(r"\s", "", part.number + part.text) for part in read if not part.notes)
    whole = "".join(re.sub(r"\s", "", block.marker + block.text) for block in plain)
    assert any(part.notes for part in read) or told == whole
    assert read == parts(plain, language)
