"""What a block looks like, apart from its number: a title, a sentence, an entry in a table of contents."""

from __future__ import annotations

import re

from ingest.blocks import Block
from ingest.grammar import Grammar
from ingest.lines import width
from ingest.masthead import as_date, plain
from ingest.typeset import ENDED, NAMED, PAUSED

_LEADER = re.compile(r"(?:\.\s?){4,}|(?:…\s?){2,}")
_ENTRY = re.compile(r"\S.*\s\d{1,3}(?:[-–]\d{1,3})?$")
TITLE_WIDTH = 170
"""Columns: a longer block without a stop is text that was cut, not a title."""


def titled(block: Block) -> bool:
    """Whether a block looks like a title: short, and without a stop at the end."""
    text = block.text
    ended = ENDED.search(text) and not text.endswith(("?", "？", "…")) and not NAMED.fullmatch(text)
    if ended or PAUSED.search(text):
        return block.bold and width(text) < TITLE_WIDTH and not PAUSED.search(text)
    return width(text) < TITLE_WIDTH


def entry(block: Block, within: bool) -> bool:
    """Whether a block is a line of a table of contents; `within`: one has begun before it."""
    return bool(_LEADER.search(block.text)) or (within and bool(_ENTRY.match(block.text)))


def dated(text: str, grammar: Grammar) -> bool:
    """Whether a text is the date or the meeting printed under a resolution."""
    return bool(grammar.dateline.match(text)) or as_date(plain(text, grammar.language), grammar.language) is not None
