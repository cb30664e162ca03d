"""A consistent copy of a store, and putting one back. Both may go on while others read and write."""

from __future__ import annotations

import shutil
from pathlib import Path

from kg import disk, judgements
from kg.check import damaged_files
from kg.errors import StoreDamaged, StoreError, StoreNotFound
from kg.generations import PIN, Generations
from kg.lock import WriterLock
from kg.manifest import read_manifest
from kg.store import Store


def backup(store: Store, folder: Path) -> Path:
    """Copy the current generation into a new folder, as it is at this moment. Returns the folder.

    The copy is a store of one generation, so it can be read where it lies. Hard links are not used: a backup that
    shares its bytes with the original shares its disk errors too.
    Raises StoreError when the folder exists or the disk refuses.
    """
    fresh = folder.with_name(f".{folder.name}.new")
    if folder.exists():
        raise StoreError(f"{folder}: is there already; name a folder that does not exist")
    with store.read() as generation:
        try:
            _copy(generation.path, fresh)
            fresh.rename(folder)
            disk.sync(folder.parent)
        except OSError as error:
            disk.remove_tree(fresh)
            raise StoreError(f"{folder}: the backup failed ({error}); nothing was left there") from error
    return folder


def _copy(generation: Path, target: Path) -> None:
    """A store that holds one generation. Everything is on the disk before its pointer is."""
    disk.remove_tree(target)
    copies = Generations(target)
    copies.prepare()
    copy = copies.path(generation.name)
    shutil.copytree(generation, copy)
    for path in disk.files(copy):
        disk.sync(path)
    for path in disk.folders(target):
        disk.sync(path)
    _copy_judgements(copy, target)
    copies.point(generation.name)


def _copy_judgements(generation: Path, root: Path) -> None:
    """What people edit beside the store is put back as that generation had it."""
    kept = generation / judgements.FILE
    if kept.exists():
        disk.write(root / judgements.FILE, kept.read_bytes())
    else:
        (root / judgements.FILE).unlink(missing_ok=True)


def restore(folder: Path, path: Path) -> Store:
    """Make the copy in `folder` the current generation of the store at `path`, which is made when there is none.

    What the store held stays for readers that have it open. Every checksum is compared before anything is changed.
    Raises StoreNotFound, StoreDamaged for a copy that is not whole, StoreBusy, StoreError.
    """
    source = Generations(folder)
    if not source.exists():
        raise StoreNotFound(f"{folder}: no copy of a store there; kg backup makes one")
    copy = source.path(source.current())
    _refuse_damaged(copy)
    target = Generations(path)
    try:
        target.prepare()
    except OSError as error:
        raise StoreError(f"{path}: cannot be made ({error.strerror}); check the path") from error
    lock = WriterLock(path / "lock")
    try:
        _publish(copy, target)
        _copy_judgements(copy, path)
        target.sweep()
    except OSError as error:
        raise StoreError(f"{path}: restoring failed ({error}); the store is as it was") from error
    finally:
        lock.release()
    return Store.open(path)


def _refuse_damaged(copy: Path) -> None:
    read_manifest(copy)
    damaged = damaged_files(copy)
    if damaged:
        raise StoreDamaged(f"{copy}: {damaged[0]} differs from its checksum; use another backup")


def _publish(copy: Path, target: Generations) -> None:
    name = target.next_name()
    fresh = target.folder / f".{name}"
    disk.remove_tree(fresh)
    shutil.copytree(copy, fresh)
    (fresh / PIN).touch()
    for path in [*disk.files(fresh), *disk.folders(fresh)]:
        disk.sync(path)
    target.publish(fresh, name)
