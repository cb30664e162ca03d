"""The JSON of the command line and of REST, from the nouns: one place, so that the two cannot differ.

Field names are a promise to scripts: see `docs/cli.md`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kg.model import Answer, AnswerItem, Hit, IngestReport, Node, Outcome, Support

Payload = dict[str, Any]


def node_payload(node: Node) -> Payload:
    return {"iri": node.iri, "label": node.label, "type": node.type}


def hit_payload(hit: Hit) -> Payload:
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
    return {
        "document": support.document,
        "part": support.part,
        "iri": support.iri,
        "start": support.start,
        "end": support.end,
        "quote": support.quote,
    }


def item_payload(item: AnswerItem) -> Payload:
    return {
        "text": item.text,
        "confidence": round(item.confidence, 3),
        "evidence": [support_payload(support) for support in item.evidence],
        "nodes": [node_payload(node) for node in item.nodes],
    }


def answer_payload(answer: Answer, identity: object = None) -> Payload:
    return {
        "id": identity,
        "question": answer.question,
        "answered": answer.answered,
        "answers": [item_payload(item) for item in answer.answers],
        "sparql": answer.sparql,
        "hits": [hit_payload(hit) for hit in answer.hits],
    }


def outcome_payload(outcome: Outcome) -> Payload:
    return {
        "path": outcome.path,
        "symbol": outcome.symbol,
        "language": outcome.language,
        "status": outcome.status,
        "parts": outcome.parts,
        "error": outcome.error,
    }


def report_payload(report: IngestReport) -> Payload:
    return {
        "documents": [outcome_payload(outcome) for outcome in report.documents],
        "seconds": round(report.seconds, 3),
    }
