"""The JSON of the command line and of REST, from the nouns: one place, so that the two cannot differ.

Field names are a promise to scripts: see `docs/cli.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.model import Answer, AnswerItem, Hit, IngestReport, Node, Outcome, Support

Payload = dict[str, Any]


def node_payload(node: Node) -> Payload:
    """A node with its label and the local name of its class."""
    return {"iri": node.iri, "label": node.label, "type": node.type}


def hit_payload(hit: Hit) -> Payload:
    """A passage found; the score, between 0 and 1, to four places."""
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "document": hit.document,
        "part": hit.part,
        "iri": hit.iri,
        "language": hit.language,
        "text": hit.text,
        "nodes": [node_payload(node) for node in hit.nodes],
    }


def search_payload(
    query: str, hits: Sequence[Hit], identity: object = None, filters: Mapping[str, str] | None = None
) -> Payload:
    """`filters` stand in it only where there are some."""
    narrowed = {"filters": dict(filters)} if filters else {}
    return {"id": identity, "query": query, **narrowed, "hits": [hit_payload(hit) for hit in hits]}


def support_payload(support: Support) -> Payload:
    """The words that carry an answer or a fact, with their place in Unicode code points."""
    return {
        "document": support.document,
        "part": support.part,
        "iri": support.iri,
        "start": support.start,
        "end": support.end,
        "quote": support.quote,
    }


def item_payload(item: AnswerItem) -> Payload:
    """One answer; its confidence, between 0 and 1, to three places."""
    return {
        "text": item.text,
        "confidence": round(item.confidence, 3),
        "evidence": [support_payload(support) for support in item.evidence],
        "nodes": [node_payload(node) for node in item.nodes],
    }


def answer_payload(answer: Answer, identity: object = None) -> Payload:
    """The reply to a question; `identity` is what a batch calls it."""
    return {
        "id": identity,
        "question": answer.question,
        "answered": answer.answered,
        "answers": [item_payload(item) for item in answer.answers],
        "sparql": answer.sparql,
        "hits": [hit_payload(hit) for hit in answer.hits],
    }


def outcome_payload(outcome: Outcome) -> Payload:
    """What became of one file; `error` is null where it was read."""
    return {
        "path": outcome.path,
        "symbol": outcome.symbol,
        "language": outcome.language,
        "status": outcome.status,
        "parts": outcome.parts,
        "error": outcome.error,
    }


def report_payload(report: IngestReport) -> Payload:
    """What became of all files of a run, and the seconds that it took."""
    return {
        "documents": [outcome_payload(outcome) for outcome in report.documents],
        "seconds": round(report.seconds, 3),
    }
