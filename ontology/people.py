"""How people are named where a script has no capitals to tell names by: `languages/<code>/people.toml`."""

from __future__ import annotations

import re
from typing import Final

from ontology import table

PLACE: Final = re.compile(r"(?<!\?P)<([a-z_]+)>")
"""Where a pattern names an entry of the table: `<by_sound>`; no group of a regular expression."""


def with_people(pattern: str, language: str) -> str:
    """A pattern with each entry of the language's table that it names filled in, and theirs in turn.

    Raises FileNotFoundError when it names one and the language has no such table, KeyError when the table lacks it.
    """
    if not PLACE.search(pattern):
        return pattern
    words = table(language, "people")
    return with_people(PLACE.sub(lambda place: f"(?:{words[place[1]]})", pattern), language)
