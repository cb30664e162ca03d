"""Companies, banks and exchanges named by a word of their own before the noun for what they are: 海灯公司, 蓝港银行.

Where no spaces part words and no capitals mark names, three things tell such a name from a common noun: what stands
right before it (a comma, "with", "by"), that it holds no word that a sentence needs (`company_breaks`), and that it
says more than the trade or the place that common nouns say (`company_common`: 跨国公司, 当地银行). The words stand in
`ontology/languages/<code>/mentions.toml`; a language without them names companies in other ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from ingest.nameforms import rules_of
from ingest.names import Formed, Span
from kg.matching import Name

KIND: Final = "company"


def companies(text: str, language: str, known: Sequence[Name]) -> Iterator[Formed]:
    """The companies in `text` but for those with whose end a `known` name ends, or that lie across one."""
    for start, end in _named(text, rules_of(language)):
        if not any(name.end >= end > name.start or name.start < start < name.end for name in known):
            yield Formed(start, end, text[start:end], KIND)


def _named(text: str, rules: dict[str, Any]) -> Iterator[Span]:
    """Where the words for a company end a name; where it holds a word of the sentence, one may begin behind that."""
    for found in rules["company"].finditer(text):
        match: re.Match[str] | None = found
        while match and rules["company_breaks"].search(text, *match.span("name")):
            match = rules["company"].search(text, match.start() + 1, found.end())
        if match and not rules["company_common"].fullmatch(text, *match.span("name")):
            yield match.span("name")
