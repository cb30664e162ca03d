"""How answers and hits look in a notebook: plain HTML, everything from documents escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from kg.language import from_right
from kg.model.answers import UNSURE

if TYPE_CHECKING:
    from kg.model import Answer, AnswerItem, Hit


def answer_html(answer: Answer) -> str:
    """The answers with their sentences, or the plain words that the documents do not say."""
    if not answer.answered:
        return f"<p><b>not found</b>: {escape(answer.question)}</p>" + hits_html(answer.hits[:3])
    warning = "" if answer.sure else f"<p>{UNSURE}</p>"
    return warning + "".join(_item(item) for item in answer.answers)


def hits_html(hits: Sequence[Hit]) -> str:
    rows = "".join(_row(hit) for hit in hits)
    return f"<table><tr><th>score</th><th>where</th><th>text</th></tr>{rows}</table>"


def _item(item: AnswerItem) -> str:
    quotes = "".join(
        f"<blockquote dir='auto'>{escape(support.quote)}<br>"
        f"<small><a href='{escape(support.iri)}'>{escape(support.document)}, {escape(support.part)}</a></small>"
        "</blockquote>"
        for support in item.evidence
    )
    return f"<p><b dir='auto'>{escape(item.text)}</b> <small>{item.confidence:.2f}</small></p>{quotes}"


def _row(hit: Hit) -> str:
    direction = "rtl" if from_right(hit.language) else "ltr"
    where = f"<a href='{escape(hit.iri)}'>{escape(hit.document)}, {escape(hit.part)}</a>"
    return f"<tr><td>{hit.score:.2f}</td><td>{where}</td><td dir='{direction}'>{escape(hit.text)}</td></tr>"
