"""When the words of a name and those of a text are the same in spite of endings, abbreviations and capitals."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple

from ontology import table

LONGEST: Final = 14
"""Characters of an acronym."""
INFLECTED: Final = 5
"""Letters of a word of which it is asked how it is inflected, where no table tells otherwise."""
_WORD: Final = re.compile(r"\w+")
_ALIKE: Final = str.maketrans("ё", "е")
"""Letters that are printed as others."""


class Endings(NamedTuple):
    """What may stand behind the part that two forms of one word share, and the letters of a word that has endings."""

    pattern: re.Pattern[str]
    shortest: int


def shortened(label: str, language: str) -> str:
    """A name with the United Nations abbreviated: "UN Children’s Fund"; "" where it has none to abbreviate."""
    pairs = table(language, "mentions")["folding"].get("shortened", [])
    return next((label.replace(full, short) for full, short in pairs if full in label and full != label), "")


def is_acronym(label: str) -> bool:
    """Capitals, perhaps with figures, hyphens and a plural s: WHO, UNAIDS, ЮНЕСКО."""
    if len(label) > LONGEST or " " in label:
        return False
    letters = [c for c in label if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= 2 and capitals * 2 > len(letters)


def is_capital(printed: str) -> bool:
    return next((c.isupper() or not c.islower() for c in printed if c.isalpha()), False)


@cache
def inflection(language: str) -> Endings | None:
    """The endings of a language's words, where its table tells them."""
    folding = table(language, "mentions")["folding"]
    if "inflection" not in folding:
        return None
    return Endings(re.compile(folding["inflection"]), folding.get("inflected", INFLECTED))


def same_word(label: str, printed: str, endings: Endings | None) -> bool:
    """Words may change their endings, not become others: "employing" is no form of "employers", "developed countries"
    none of "developing countries".
    """
    words, forms = (_WORD.findall(name.lower().translate(_ALIKE)) for name in (label, printed))
    if len(words) != len(forms) or (endings is None and len(words) > 1):
        return True
    return all(_inflected(word, form, endings) for word, form in zip(words, forms, strict=True))


def same_number(label: str, printed: str) -> bool:
    """Whether no plural of a label in Latin letters is printed as a singular: "the organization" is no group."""
    pairs = zip(_WORD.findall(label.lower()), _WORD.findall(printed.lower()), strict=False)
    return not any(word.endswith(("s", "x")) and not form.endswith(("s", "x")) for word, form in pairs)


def _inflected(word: str, form: str, endings: Endings | None) -> bool:
    if word == form or min(len(word), len(form)) < (endings.shortest if endings else INFLECTED):
        return True
    if word.isascii() != form.isascii():
        word, form = _unaccented(word), _unaccented(form)
    pairs = zip(word, form, strict=False)
    shared = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(word), len(form)))
    if endings is None or word.isascii() != form.isascii():
        return shared >= min(len(word), len(form)) - 2
    return all(endings.pattern.fullmatch(tail) for tail in (word[shared:], form[shared:]))


def _unaccented(word: str) -> str:
    """Accents come and go with endings: organización, organizaciones."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def inside_word(text: str, start: int, end: int) -> bool:
    """Latin letters run on beyond the name: "UNEP" in "UNEPFI" is none."""
    ahead = text[end : end + 1]
    behind = text[start - 1 : start]
    return (_latin(behind) and _latin(text[start])) or (_latin(ahead) and _latin(text[end - 1]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
