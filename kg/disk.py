"""Writing that survives a power cut: files are synced before they are named, and named by one atomic rename."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write(path: Path, data: bytes) -> None:
    """Put a file in place whole or not at all: a reader sees the old bytes or the new ones."""
    fresh = unnamed(path)
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync(path.parent)


def unnamed(path: Path) -> Path:
    """Where the bytes of a file stand until they are whole; what a killed `write` leaves."""
    return path.with_name(f".{path.name}.new")


def files(folder: Path) -> Iterator[Path]:
    """Every regular file below a folder, in path order."""
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def folders(folder: Path) -> Iterator[Path]:
    """The folder and every folder below it, in path order."""
    yield folder
    yield from (path for path in sorted(folder.rglob("*")) if path.is_dir())


def link_tree(source: Path, target: Path) -> None:
    """A copy that shares its bytes with the source; copied where the file system has no hard links.

    Only for files that are replaced and never rewritten, as both trees would see a rewriting.
    """
    shutil.copytree(source, target, copy_function=link_file)


def link_file(source: str | Path, target: str | Path) -> None:
    """A file under a second name; copied where the file system has no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def remove_tree(folder: Path) -> None:
    """Remove a folder that nobody uses any more; what is already gone is no error."""
    shutil.rmtree(folder, ignore_errors=True)
