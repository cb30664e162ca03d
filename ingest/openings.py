"""Where the lines do not tell whether a preambular paragraph ends: what its words tell.

In Arabic, Chinese and Russian a preambular paragraph ends with a comma and the next begins without a capital; where the
last line happens to be full, so might a sentence that runs on. What then speaks for a new paragraph, and how strongly,
was learnt from official resolutions, whose paragraphs are marked (`python -m benchmarks.learn_openings`): the words
around the place, the drafting rule of "also" (Recalling … Recalling also … Recalling further, 回顾 … 又回顾 … 还回顾),
lengths, and what is usual in the same document: how often such words stand in the middle of a line, where they surely
open nothing, and how long its paragraphs are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import ontology
from ingest.grammar import Grammar
from kg.letters import TASHKIL

_LOOK = 48
"""Characters at the start of a paragraph that hold its verb."""
_FIRST = 8
"""Words at its start, in Chinese pairs of characters, that are weighed one by one."""
_PHRASES = (2, 3, 4, 6)
"""So many words at its start, in Chinese characters, are weighed together."""
_LAST = 3
"""Pairs of characters at the end of the clause before that are weighed."""
_PAUSE = re.compile(r"[,،，;；؛][”»]?\s*")
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(
    r"[(（]\d{0,3}[)）](?=\W*$|[,،，、;；؛])"
    r"|(?:(?<=[^\W\d_])|(?<=[,،，、”»》）)]))\d{1,3}(?=[\s,،，、;；؛]|$)"
)
"""Markers of notes, glued to a word or a pause, perhaps in brackets."""
_FIGURE = re.compile(r"\d\W*$")
_BRACKET = re.compile(r"[)）”»》]\W*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph opens: its verb, and whether it says that the verb is taken up again.

    `rank` is 1 with an "also" and 2 with a "further", which by the rules of drafting follow one another.
    """

    verb: str
    rank: int

    def then(self, other: Opening) -> str:
        """The name of what can be seen between this opening and a later one."""
        return f"{'same' if self.verb == other.verb else 'other'} {self.rank}→{other.rank}"


@dataclass(frozen=True, slots=True)
class Custom:
    """What is usual in a document: how many clauses open inside paragraphs, and how long paragraphs are."""

    habit: float
    """The log of how many clauses open inside paragraphs for each paragraph."""
    length: float
    """Characters of the average paragraph."""

    @classmethod
    def of(cls, inside: int, paragraphs: float, characters: int) -> Custom:
        """From counts of clauses that open inside paragraphs, of paragraphs, and of their characters."""
        return cls(math.log((inside + 1) / (paragraphs + 1)), max(1, characters) / max(1.0, paragraphs))


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: how much each sign and each word speaks for a new paragraph, in log odds."""

    constant: float
    signs: Mapping[str, float]
    words: Mapping[str, float]

    def odds(self, signs: Mapping[str, float], words: Sequence[str]) -> float:
        """The log odds that a paragraph begins here."""
        known = sum(self.signs.get(name, 0.0) * value for name, value in signs.items())
        return self.constant + known + sum(self.words.get(word, 0.0) for word in sorted(set(words)))


@cache
def weights(language: str) -> Weights:
    """What was learnt for one language, from `ontology/languages/<code>/openings.toml`."""
    rows = ontology.table(language, "openings")
    return Weights(rows["constant"], rows["signs"], rows["words"])


def opening(text: str, rules: Grammar) -> Opening:
    """Take the verb and the "also" from the beginning of a paragraph."""
    head = TASHKIL.sub("", re.split(r"[,，،;；]", text[:_LOOK])[0])
    found = rules.opener.match(head)
    phrase = found[0] if found else head[:2] if not rules.spaced else head.split(" ")[0]
    if not rules.spaced:
        also = rules.also.match(phrase)
        return Opening(phrase[also.end() :] if also else phrase, _rank([also[0]] if also else [], rules))
    words = [word for word in phrase.split() if not rules.also.fullmatch(word)]
    rank = _rank([word for word in head.split()[: len(words) + 3] if rules.also.fullmatch(word)], rules)
    return Opening(" ".join(words).lower().removeprefix(rules.glued), rank)


def _rank(again: Sequence[str], rules: Grammar) -> int:
    return max((2 if rules.further.fullmatch(word) else 1 for word in again), default=0)


def clauses(text: str, rules: Grammar) -> list[str]:
    """A paragraph cut at each pause after which it goes on as another might begin."""
    cuts = [found.end() for found in _PAUSE.finditer(text) if rules.opener.match(text, found.end())]
    return [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def words(before: str, text: str, rules: Grammar) -> list[str]:
    """What is weighed: words at the start of `text`, alone and ("^") together; in Chinese the end ("$") of `before`.

    Where words are inflected, those before the place tell nothing.
    """
    first = _words(text[: 4 * _LOOK], rules)
    sequence = first if rules.spaced else list(text[: max(_PHRASES)])
    joint = " " if rules.spaced else ""
    together = ["^" + joint.join(sequence[:size]) for size in _PHRASES]
    last = [] if rules.spaced else _words(before[-_LOOK:], rules)[-_LAST:]
    return [*first[:_FIRST], *together, *(f"{word}$" for word in last)]


def _words(text: str, rules: Grammar) -> list[str]:
    plain = TASHKIL.sub("", text.lower())
    if rules.spaced:
        return _WORD.findall(plain)
    return [plain[:1], *(plain[i : i + 2] for i in range(len(plain) - 1))]


def signs(
    current: Sequence[str], doubtful: Sequence[str], following: str, custom: Custom, rules: Grammar
) -> dict[str, float]:
    """What can be seen where a paragraph may begin.

    `current` and `doubtful` are the clauses before and after the place; `following` opens the next certain paragraph,
    "" where none comes.
    """
    this, open_, last = (opening(text, rules) for text in (doubtful[0], current[0], current[-1]))
    found = {f"paragraph: {open_.then(this)}": 1.0, "habit": custom.habit}
    if len(current) > 1:
        found[f"clause before: {last.then(this)}"] = 1.0
    if following:
        after = opening(following, rules)
        found[f"next: {this.then(after)}"] = 1.0
        found[f"next from paragraph: {open_.then(after)}"] = 1.0
        found[f"next of both: {this.then(after)}, {'same' if open_.verb == after.verb else 'other'}"] = 1.0
    found[f"clauses before: {min(len(current), 4)}"] = 1.0
    found[f"clauses after: {min(len(doubtful), 3)}"] = 1.0
    found["figure before"] = float(bool(_FIGURE.search(current[-1])))
    found["bracket before"] = float(bool(_BRACKET.search(current[-1])))
    return found | _lengths(current, doubtful, custom, rules)


def _lengths(current: Sequence[str], doubtful: Sequence[str], custom: Custom, rules: Grammar) -> dict[str, float]:
    """Logs of lengths, and how far these and those in proportion to the average paragraph are from 0."""
    before, after = sum(map(len, current)), sum(map(len, doubtful))
    lengths = {
        "before": before,
        "head": len(current[0]),
        "last": len(current[-1]),
        "first": len(doubtful[0]),
        "after": after,
        "whole": before + after,
    }
    unit = 120 if rules.spaced else 60
    found = {"average": math.log(custom.length / unit)}
    for name, length in lengths.items():
        found[name] = math.log(max(1, length) / unit)
        found[f"{name}²"] = found[name] ** 2
        found[f"{name} to average²"] = math.log(max(1, length) / custom.length) ** 2
    return found


def settle(groups: Sequence[str], doubtful: Sequence[bool], rules: Grammar) -> list[bool]:
    """For each paragraph in a row, whether it stays one of its own: those that are not doubtful do."""
    cut = [clauses(_MARK.sub("", text), rules) for text in groups]
    inside = sum(len(pieces) - 1 for pieces in cut)
    custom = Custom.of(inside, len(groups) - sum(doubtful) / 2, sum(map(len, groups)))
    kept = [not doubt for doubt in doubtful]
    at = 0
    while at < len(groups):
        end = next((i for i in range(at + 1, len(groups)) if not doubtful[i]), len(groups))
        for i in _starts(cut[at:end], groups[end] if end < len(groups) else "", custom, rules):
            kept[at + i] = True
        at = end
    return kept


def _starts(run: Sequence[list[str]], following: str, custom: Custom, rules: Grammar) -> list[int]:
    """Which groups of a run open a paragraph, the first apart, which is certain: the likeliest of all readings.

    The best reading is kept for each group that may have been the last to open one.
    """
    learnt = weights(rules.language)
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for i in range(1, len(run)):
        seen = words(run[i - 1][-1], run[i][0], rules)
        grown: dict[int, tuple[float, list[int]]] = {}
        for start, (score, starts) in best.items():
            current = [clause for group in run[start:i] for clause in group]
            odds = learnt.odds(signs(current, run[i], following, custom, rules), seen)
            grown[start] = (score - math.log1p(math.exp(min(50.0, odds))), starts)
            opened = (score - math.log1p(math.exp(min(50.0, -odds))), [*starts, i])
            grown[i] = max(grown.get(i, opened), opened)
        best = grown
    return max(best.values())[1]
