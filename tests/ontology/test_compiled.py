"""What is derived from files is kept, and made anew when one of them changes."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.compiled import compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    yield tmp_path


def kept(folder: Path) -> Path:
    return next((folder / "cache").rglob("*.bin"))


def test_it_is_made_once_for_the_same_files(folder: Path) -> None:
    source, made = folder / "names.txt", []

    def make() -> dict[str, tuple[int, bytes]]:
        made.append(source.read_text())
        return {source.read_text(): (1, b"two")}

    for text, times in (("河流", 1), ("河流", 1), ("港口", 2), ("河流", 3)):
        source.write_text(text)
        assert compiled("names", [source], make) == {text: (1, b"two")}
        assert len(made) == times


@pytest.mark.parametrize("spoilt", [b"", b"short", None])
def test_what_cannot_be_read_is_made_again(folder: Path, spoilt: bytes | None) -> None:
    source = folder / "names.txt"
    source.write_text("one")
    assert compiled("names", [source], lambda: ["one"]) == ["one"]
    kept(folder).write_bytes(kept(folder).read_bytes()[:35] if spoilt is None else spoilt)
    assert compiled("names", [source], lambda: ["again"]) == ["again"]


def test_nothing_is_kept_where_nothing_may_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = folder / "names.txt"
    source.write_text("one")
    (folder / "file").touch()
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "file"))
    assert compiled("names", [source], lambda: ["one"]) == ["one"]
    assert compiled("names", [source], lambda: ["two"]) == ["two"]
    monkeypatch.undo()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", str(folder / "cache"))
    assert compiled("names", [source], lambda: ["three"]) == ["three"]
    assert not (folder / "cache").exists()
