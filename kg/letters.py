"""List letters of other scripts as the Latin ones that stand at their place: "op-3-ب" is item (b) of paragraph 3.

Fragments keep the letter as printed, so that a part is found under what its document calls it; what is to meet in all
language versions of a document is named by the Latin letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import accumulate
from typing import Final

ALPHABETS: Final = ("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "абвгдежзиклмнопрстуфхцчшщэюя")
"""The order in which Arabic (abjad) and Russian lists count."""
LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
LOOKALIKES: Final = dict(zip("асеорху", "aceopxy", strict=True))
"""Russian lists bear Latin letters as a rule; some of them are typed as the Cyrillic ones that look the same."""
TASHKIL: Final = re.compile("[\u064b-\u0652\u0640]")
"""Arabic vowel signs, and the stroke that lengthens a letter: printed or not, the word is the same."""
_FILLERS: Final = "\u0640\u200d"
"""What Arabic typesetting puts behind a letter that stands alone."""


def latin_items(fragments: Collection[str]) -> dict[str, str]:
    """Fragment with a letter of another script → the same with Latin letters; those without one are left out."""
    beside: dict[str, set[str]] = {}
    for fragment in fragments:
        *above, last = accumulate(fragment.split("-"), "{}-{}".format)
        beside.setdefault(above[-1] if above else "", set()).add(last.rpartition("-")[2])
    told = {fragment: _latin(fragment, beside) for fragment in fragments}
    return {fragment: latin for fragment, latin in told.items() if latin != fragment}


def _latin(fragment: str, beside: Mapping[str, set[str]]) -> str:
    steps = fragment.split("-")
    for place in range(1, len(steps)):
        above = "-".join(fragment.split("-")[:place])
        steps[place] = _letter(steps[place], beside.get(above, set()))
    return "-".join(steps)


def _letter(step: str, siblings: set[str]) -> str:
    """The Latin letter for a step of a fragment; the step itself where it is no letter of another script."""
    letter, dot, again = step.partition(".")
    letter = letter.rstrip(_FILLERS)
    if letter in LOOKALIKES and siblings & set(LATIN):
        return LOOKALIKES[letter] + dot + again
    places = (alphabet.find(letter) for alphabet in ALPHABETS if len(letter) == 1)
    return next((LATIN[place] + dot + again for place in places if 0 <= place < len(LATIN)), step)
