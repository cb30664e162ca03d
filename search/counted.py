"""Where the words of a count end, in a script without spaces: with a word of the question, or with the classifier."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from search.expected import Expected
from search.question import Ask, Question, shape
from search.reading import Sentence
from search.sentences import spans_table
from search.shapes import shapes
from search.spans import Mention, Span, find_spans

OPEN: Final = {Expected.NUMBER: (Expected.AMOUNT, Expected.SHARE), Expected.SHARE: (Expected.AMOUNT,)}
"""What else a question for a count, or a share, may ask for that leaves open what of."""
SAID: Final = (Expected.AMOUNT, Expected.SHARE)
"""Kinds of figures that a question may say, and is not answered by."""
PAIR: Final = 2
"""Characters that together are taken for a word."""


def asked_spans(ask: Ask, question: Question, sentence: Sentence, known: Sequence[Mention]) -> Iterator[Span]:
    """The spans of the kind asked in a sentence; of counts, the words alone that surely belong to them.

    A question that leaves open what is counted may ask for a sum or a share; what part of a budget, for a sum.
    """
    language = sentence.hit.language
    counts = ask.expected is Expected.NUMBER
    for span in find_spans(sentence.text, language, ask.expected, known):
        words = sentence.text[span.start : span.end]
        if (counts and of_another_kind(words, language, question.text)) or said(ask, words, question.text):
            continue
        yield counted(sentence.text, span, language, question.text) if counts else span
    others = OPEN.get(ask.expected, ()) if not ask.noun else ()
    if others and shape(question.language, "any_figure").search(question.text.lower()):
        for kind in others:
            yield from find_spans(sentence.text, language, kind, known)


def said(ask: Ask, words: str, question: str) -> bool:
    """Whether a sum or share is one that the question itself says: what part of 12 million is not 12 million."""
    told = "".join(words.split())
    return ask.expected in SAID and re.search(rf"(?<!\d){re.escape(told)}(?!\d)", "".join(question.split())) is not None


def of_another_kind(words: str, language: str, question: str) -> bool:
    """Whether a count has a classifier of other things than the question counts: 两名 is no answer to 多少家."""
    classifiers = spans_table(language).get("classifiers")
    asked = re.search(classifiers["asked"], question) if classifiers else None
    if classifiers is None or asked is None:
        return False
    behind = _classifier(language).search(words)
    kinds = [group for group in classifiers["groups"] if asked["classifier"] in group]
    return behind is not None and not any(behind[1] in group for group in kinds)


@cache
def _classifier(language: str) -> re.Pattern[str]:
    """A classifier of one kind of things, right behind a figure."""
    known = "".join(spans_table(language)["classifiers"]["groups"])
    return re.compile(rf"[^\W_]\s?([{known}])")


def counted(text: str, span: Span, language: str, question: str) -> Span:
    """The figure with its classifier, and of what follows as much as the question has: what else follows may be half a
    noun, or a verb. The span as it is where words are parted by spaces, where its shape is another, or where its clause
    ends with it.
    """
    figure = next((found for one in shapes(language, "figure") if (found := one.match(text, span.start))), None)
    if figure is None or figure.end() > span.end or not text[span.end : span.end + 1].isalpha():
        return span
    end = figure.end()
    noun = shapes(language, "counted")[0]
    follows = noun.match(text, end)
    for stop in range(end + PAIR, follows.end() + 1 if follows else 0):
        if text[stop - PAIR : stop] in question and stop - end <= PAIR:
            end = stop
    return replace(span, end=span.start + len(text[span.start : end].rstrip()))
