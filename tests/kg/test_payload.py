"""The JSON that scripts rely on: exactly these fields."""

from __future__ import annotations

import json
from dataclasses import replace

from kg.model import Answer, AnswerItem, Hit, Hits, IngestReport, Node, Outcome, Support
from kg.payload import answer_payload, report_payload, search_payload

NODE = Node("https://example.org/n", "Lake Office", "Organization")
HIT = Hit(1, 0.91234, "A/99/7", "para-1", "https://example.org/p", "en", "Depth <b>7</b>", (NODE,))
SUPPORT = Support("A/99/7", "para-1", "https://example.org/p", 6, 13, "<b>7</b>")
ANSWER = Answer("How deep?", (AnswerItem("7", 0.87654, (SUPPORT,), (NODE,)),), None, (HIT,))


def test_search() -> None:
    payload = search_payload("lake", [HIT], "q1")
    assert list(payload) == ["id", "query", "hits"]
    assert list(payload["hits"][0]) == ["rank", "score", "document", "part", "iri", "language", "text", "nodes"]
    assert payload["hits"][0]["nodes"] == [{"iri": NODE.iri, "label": "Lake Office", "type": "Organization"}]
    assert payload["hits"][0]["score"] == 0.9123


def test_answer() -> None:
    payload = answer_payload(ANSWER)
    assert list(payload) == ["id", "question", "answered", "answers", "sparql", "hits"]
    assert payload["answered"] is True
    assert list(payload["answers"][0]) == ["text", "confidence", "evidence", "nodes"]
    assert list(payload["answers"][0]["evidence"][0]) == ["document", "part", "iri", "start", "end", "quote"]
    assert json.loads(json.dumps(payload)) == payload


def test_not_found() -> None:
    payload = answer_payload(Answer("How deep?", (), None, ()))
    assert payload["answered"] is False
    assert payload["answers"] == []


def test_report() -> None:
    report = IngestReport(
        (Outcome("a.pdf", "failed", error="a.pdf: empty; fetch it again"), Outcome("b", "added")), 1.23456
    )
    payload = report_payload(report)
    assert list(payload["documents"][0]) == ["path", "symbol", "language", "status", "parts", "error"]
    assert payload["seconds"] == 1.235
    assert report.failed


def test_notebooks_show_answers_and_hits_with_everything_escaped() -> None:
    shown = ANSWER._repr_html_() + Hits([HIT])._repr_html_()
    assert "&lt;b&gt;7&lt;/b&gt;" in shown
    assert "<b>7</b>" not in shown.replace("<b dir='auto'>7</b>", "")
    assert "not found" in Answer("How deep?", (), None, ())._repr_html_()


def test_an_answer_more_likely_wrong_than_right_is_told_with_a_warning() -> None:
    doubtful = replace(ANSWER, answers=(replace(ANSWER.answers[0], confidence=0.3),))
    assert (ANSWER.sure, doubtful.sure, Answer("How deep?", (), None, ()).sure) == (True, False, False)
    assert "Not sure" in doubtful._repr_html_()
    assert "Not sure" not in ANSWER._repr_html_()
