from __future__ import annotations

from pathlib import Path

from ingest.pipeline import options
from ingest.readers import read
from ingest.remembered import per_document
from ingest.source import load
from kg.gazetteer import Gazetteer
from kg.model import Document


def test_a_result_is_worked_out_once_for_a_document_and_not_kept_for_ever(tmp_path: Path) -> None:
    asked: list[Document] = []

    @per_document
    def count(document: Document, gazetteer: Gazetteer) -> int:
        asked.append(document)
        return len(asked)

    stated = options("A/98/1", "en", None, {})
    (tmp_path / "a.txt").write_text("1. Water is clean.\n", "utf-8")
    one, two, three = (read(load(tmp_path / "a.txt", stated.limits), stated) for _ in range(3))
    names = Gazetteer({}, {})
    assert [count(document, names) for document in (one, one, two, one, two)] == [1, 1, 2, 1, 2]
    assert count(one, Gazetteer({}, {})) == 3
    assert [count(document, names) for document in (three, one)] == [4, 5]
