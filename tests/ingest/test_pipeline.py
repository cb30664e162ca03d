"""A file ends stored, unchanged or failed, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pipeline import options, process
from kg.errors import UsageError
from kg.model import Processed, Stored

RESOLUTION = """ 99/1. Lakes

The General Assembly,

Recalling its resolution 90/1 of 1 December 2040,

1. Requests the Secretary-General to report to it at its hundredth session;

2. Decides to remain seized of the matter.
"""


def run(paths: list[Path], stored: tuple[Stored, ...] = (), jobs: int = 1, **stated: str) -> list[Processed]:
    asked = options(stated.get("symbol"), stated.get("language"), stated.get("date"), {})
    return list(process(paths, asked, lambda sha: stored, jobs))


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    path = tmp_path / "A_RES_99_1.en.txt"
    path.write_text(RESOLUTION, encoding="utf-8")
    return path


def test_stored(lakes: Path) -> None:
    (one,) = run([lakes])
    assert (one.outcome.status, one.outcome.symbol, one.outcome.language) == ("added", "A/RES/99/1", "en")
    assert one.graph.endswith("/doc/A/RES/99/1@en")
    assert b"#op-2>" in one.quads
    assert one.outcome.error is None


def test_the_rest_goes_on_in_order(lakes: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    missing = tmp_path / "missing.txt"
    results = run([empty, lakes, missing], jobs=2)
    assert [one.outcome.status for one in results] == ["failed", "added", "failed"]
    assert str(empty) in str(results[0].outcome.error)
    assert results[0].quads == b""


def test_known_bytes_are_not_read_again(lakes: Path) -> None:
    known = Stored("A/RES/99/1", "en", "", 4)
    (one,) = run([lakes], (known,))
    assert (one.outcome.status, one.outcome.parts, one.quads) == ("unchanged", 4, b"")


@pytest.mark.parametrize("stated", [{"symbol": "A/RES/99/2"}, {"language": "fr"}, {"date": "2044-12-01"}])
def test_another_symbol_language_or_date_is_another_reading(lakes: Path, stated: dict[str, str]) -> None:
    (one,) = run([lakes], (Stored("A/RES/99/1", "en", "", 4),), **stated)
    assert one.outcome.status == "added"
    assert one.quads


@pytest.mark.parametrize("stated", [{"language": "xx"}, {"date": "yesterday"}, {"symbol": "  "}])
def test_options_that_cannot_be(stated: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        run([], **stated)


def test_limits_by_name() -> None:
    assert options(None, None, None, {"pages": 3}).limits.pages == 3
    with pytest.raises(UsageError, match="no such limit"):
        options(None, None, None, {"leaves": 3})


def test_same_file_same_bytes(lakes: Path) -> None:
    assert run([lakes])[0].quads == run([lakes])[0].quads


def test_a_rule_that_fails_is_told_and_the_document_kept(lakes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest import citations, pipeline
    from ingest.source import load

    def broken(document: object, gazetteer: object) -> None:
        raise RuntimeError("a rule broke")

    monkeypatch.setattr(citations, "extract", broken)
    one = pipeline.read_file(str(lakes), load(lakes), options(None, None, None, {}))
    assert "a rule broke" in str(one.outcome.error)
    assert b"#op-2>" in one.quads
