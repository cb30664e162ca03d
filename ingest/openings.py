"""Where the lines do not tell whether a preambular paragraph ends: what its words tell.

In Arabic, Chinese and Russian a preambular paragraph ends with a comma and the next begins without a capital; where the
last line happens to be full, so might a sentence that runs on. What then speaks for a new paragraph, and how strongly,
was learnt from official resolutions, whose paragraphs are marked (`python -m benchmarks.learn_openings`): the opening
words, the drafting rule of "also" (Recalling … Recalling also … Recalling further, 回顾 … 又回顾 … 还回顾), lengths,
and how often such words stand in the middle of a line of the same document, where they surely open nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import ontology
from ingest.grammar import Grammar

_LOOK = 48
"""Characters at the start of a paragraph that hold its verb."""
_FIRST = 8
"""Words at its start, in Chinese pairs of characters, that are weighed."""
_TASHKIL = re.compile("[\u064b-\u0652\u0640]")
_PAUSE = re.compile(r"[,،，;；؛][”»]?\s*")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens: its verb, and whether an "also" says that the verb is taken up again."""

    verb: str
    again: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: how much each sign and each opening word speaks for a new paragraph, in log odds."""

    constant: float
    signs: Mapping[str, float]
    words: Mapping[str, float]

    def odds(self, signs: Mapping[str, float], words: Sequence[str]) -> float:
        """The log odds that a paragraph begins here."""
        known = sum(self.signs.get(name, 0.0) * value for name, value in signs.items())
        return self.constant + known + sum(self.words.get(word, 0.0) for word in set(words))


@cache
def weights(language: str) -> Weights:
    """What was learnt for one language, from `ontology/languages/<code>/openings.toml`."""
    rows = ontology.table(language, "openings")
    return Weights(rows["constant"], rows["signs"], rows["words"])


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


def clauses(text: str, rules: Grammar) -> list[str]:
    """A paragraph cut at each pause after which it goes on as another might begin."""
    cuts = [found.end() for found in _PAUSE.finditer(text) if rules.opener.match(text, found.end())]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def first_words(text: str, rules: Grammar) -> list[str]:
    """The words at the start that are weighed."""
    plain = _TASHKIL.sub("", text[: 4 * _LOOK].lower())
    if rules.spaced:
        return _WORD.findall(plain)[:_FIRST]
    return [plain[:1], *(plain[i : i + 2] for i in range(min(_FIRST, len(plain) - 1)))]


def signs(
    current: Sequence[str], doubtful: Sequence[str], following: str, habit: float, rules: Grammar
) -> dict[str, float]:
    """What can be seen where a paragraph may begin.

    `current` and `doubtful` are the clauses before and after the place; `following` opens the next certain paragraph,
    "" where none comes; `habit` is the log of how many clauses open inside paragraphs for each paragraph.
    """
    found = _repeated(opening(current[0], rules), opening(current[-1], rules), opening(doubtful[0], rules))
    if following:
        found |= _followed(opening(current[0], rules), opening(doubtful[0], rules), opening(following, rules))
    size = 2 if rules.spaced else 1
    before, after = sum(map(len, current)), sum(map(len, doubtful))
    lengths = {
        "before": before,
        "last": len(current[-1]),
        "first": len(doubtful[0]),
        "after": after,
        "whole": before + after,
    }
    for name, length in lengths.items():
        found[name] = math.log(max(1, length) / 60 / size)
        found[f"{name}²"] = found[name] ** 2
    return found | {"clauses before": len(current) - 1, "clauses after": len(doubtful) - 1, "habit": habit}


def _repeated(current: Opening, last: Opening, this: Opening) -> dict[str, float]:
    same = current.verb == this.verb
    return {
        "also, same verb": float(this.again and same),
        "also, verb of the last clause": float(this.again and not same and last.verb == this.verb),
        "also, other verb": float(this.again and not same and last.verb != this.verb),
        "same verb without also": float(same and not this.again),
    }


def _followed(current: Opening, this: Opening, after: Opening) -> dict[str, float]:
    takes_up_this = this.verb == after.verb
    takes_up_current = current.verb == after.verb and not takes_up_this
    return {
        "next: also, this verb": float(after.again and takes_up_this),
        "next: also, verb before": float(after.again and takes_up_current),
        "next: also, neither": float(after.again and not takes_up_this and not takes_up_current),
        "next: this verb without also": float(takes_up_this and not after.again),
        "next: verb before without also": float(takes_up_current and not after.again),
    }


def habit(inside: int, paragraphs: int) -> float:
    """The sign `habit`, from counts of clauses that open inside paragraphs and of paragraphs."""
    return math.log((inside + 1) / (paragraphs + 1))


def settle(groups: Sequence[str], doubtful: Sequence[bool], rules: Grammar) -> list[bool]:
    """For each paragraph in a row, whether it stays one of its own: those that are not doubtful do."""
    cut = [clauses(text, rules) for text in groups]
    inside = sum(len(pieces) - 1 for pieces in cut)
    custom = habit(inside, len(groups) - sum(doubtful))
    kept = [not doubt for doubt in doubtful]
    at = 0
    while at < len(groups):
        end = next((i for i in range(at + 1, len(groups)) if not doubtful[i]), len(groups))
        for i in _starts(cut[at:end], groups[end] if end < len(groups) else "", custom, rules):
            kept[at + i] = True
        at = end
    return kept


def _starts(run: Sequence[list[str]], following: str, custom: float, rules: Grammar) -> list[int]:
    """Which groups of a run open a paragraph, the first apart, which is certain: the likeliest of all readings.

    The best reading is kept for each group that may have been the last to open one.
    """
    learnt = weights(rules.language)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for i in range(1, len(run)):
        words = first_words(run[i][0], rules)
        grown: dict[int, tuple[float, list[int]]] = {}
        for start, (score, starts) in best.items():
            current = [clause for group in run[start:i] for clause in group]
            odds = learnt.odds(signs(current, run[i], following, custom, rules), words)
            grown[start] = (score - math.log1p(math.exp(min(50.0, odds))), starts)
            opened = (score - math.log1p(math.exp(min(50.0, -odds))), [*starts, i])
            grown[i] = max(grown.get(i, opened), opened)
        best = grown
    return max(best.values())[1]
