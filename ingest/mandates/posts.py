"""Posts whose name goes on behind the short form of their body: 世界灯塔组织（灯塔组织）总干事."""

from __future__ import annotations

import re
from typing import Final

from ingest.mandates.draft import Setting
from ingest.mentions import Named

SHORT_FORM: Final = re.compile(r"[（(][^（）()，。；]{2,12}[）)]")
"""What a body is called from then on, in brackets behind its name."""
SHORTEST, LONGEST = 2, 8
"""Characters of the word for a post."""


def post_behind(named: Named, text: str, stop: int, setting: Setting) -> Named:
    """The post that the words behind the short form of a named body tell; the body itself where they tell none."""
    short = SHORT_FORM.match(text, named.end, stop)
    if short is None:
        return named
    body = text[named.start : named.end]
    for end in range(short.end() + SHORTEST, min(short.end() + LONGEST, stop) + 1):
        label = f"{body}{text[short.end() : end]}"
        whole = [n for n in setting.gazetteer.find(label, setting.language) if (n.start, n.end) == (0, len(label))]
        if whole:
            return Named(named.start, end, whole[0].entity, named.method)
    return named
