"""Where the lines do not tell whether a preambular paragraph ends: what the verbs tell.

Resolutions are drafted by a rule that is kept in all languages: a paragraph that opens with the verb of the one before
it says so (Recalling … Recalling also … Recalling further, 回顾 … 又回顾 … 还回顾), and one that opens with another
verb does not. So of two readings, a new paragraph or one that runs on, the one that breaks the rule less is right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.grammar import Grammar

_LOOK = 48
"""Characters at the start of a paragraph that hold its verb."""


_TASHKIL = re.compile("[\u064b-\u0652\u0640]")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens: its verb, and whether an "also" says that the verb is taken up again."""

    verb: str
    again: bool


def opening(text: str, rules: Grammar) -> Opening:
    """Take the verb and the "also" from the beginning of a paragraph."""
    head = _TASHKIL.sub("", re.split(r"[,，،;；]", text[:_LOOK])[0])
    found = rules.opener.match(head)
    phrase = found[0] if found else head[:2] if not rules.spaced else head.split(" ")[0]
    if not rules.spaced:
        also = rules.also.match(phrase)
        return Opening(phrase[also.end() :] if also else phrase, bool(also))
    words = [word for word in phrase.split() if not rules.also.fullmatch(word)]
    again = any(rules.also.fullmatch(word) for word in head.split()[: len(words) + 3])
    return Opening(" ".join(words).lower().removeprefix("و"), again)


def breaks(before: Opening, after: Opening, rules: Grammar) -> int:
    """How far two openings in a row break the rule: 0 not at all."""
    if before.verb == after.verb:
        return 0 if after.again else rules.repetition
    return 1 if after.again else 0


def opens(current: str, doubtful: str, following: str, rules: Grammar) -> bool:
    """Whether `doubtful` opens a paragraph of its own, between the one that is open and the next certain one.

    `following` is "" where no paragraph of the kind comes after.
    """
    before, this = opening(current, rules), opening(doubtful, rules)
    split, whole = breaks(before, this, rules), 0
    if following:
        after = opening(following, rules)
        split += breaks(this, after, rules)
        whole += breaks(before, after, rules)
    return split < whole or (split == whole and not rules.inner.match(doubtful))


def settle(groups: Sequence[str], doubtful: Sequence[bool], rules: Grammar) -> list[bool]:
    """For each paragraph in a row, whether it stays one of its own: those that are not doubtful do."""
    kept: list[bool] = []
    current = ""
    for i, text in enumerate(groups):
        following = next((t for t, doubt in zip(groups[i + 1 :], doubtful[i + 1 :], strict=True) if not doubt), "")
        stays = not doubtful[i] or opens(current, text, following, rules)
        current = text if stays else current
        kept.append(stays)
    return kept
