"""A backup is one moment of the store, whole, and can be put back."""

import threading

import pytest
from quads import nquads, put

from kg.backup import backup, restore
from kg.check import check
from kg.errors import StoreBusy, StoreDamaged, StoreError, StoreNotFound
from kg.judgements import FILE
from kg.store import Store


def test_a_backup_is_a_store(filled, tmp_path):
    copy = Store.open(backup(filled, tmp_path / "copy"))
    assert nquads(copy) == nquads(filled)
    assert check(copy) == []
    put(copy, "A/2/2")
    assert nquads(copy) != nquads(filled)


def test_a_backup_while_writing_is_one_commit(filled, tmp_path):
    done = threading.Event()

    def writing():
        for number in range(12):
            put(filled, f"A/2/{number}", f"A/3/{number}")
        done.set()

    writer = threading.Thread(target=writing)
    writer.start()
    number = 0
    while not done.is_set() or number == 0:
        copy = Store.open(backup(filled, tmp_path / f"copy-{number}"))
        assert check(copy) == []
        with copy.read() as generation:
            documents = [name for name in generation.records if "/doc/A/" in name]
        assert len([name for name in documents if "/A/2/" in name]) == len([n for n in documents if "/A/3/" in n])
        number += 1
    writer.join()


def test_restoring_brings_the_moment_back(filled, tmp_path):
    (filled.path / FILE).write_text("same\tid/org/x-1\tid/org/un\tsame seal\tR\n")
    put(filled, "A/4/4")
    content = nquads(filled)
    backup(filled, tmp_path / "copy")
    (filled.path / FILE).unlink()
    put(filled, "A/1/3", note="changed")
    held = filled.read()
    for path in (filled.path, tmp_path / "fresh"):
        store = restore(tmp_path / "copy", path)
        assert nquads(store) == content
        assert check(store) == []
        assert (path / FILE).read_text().startswith("same")
        put(store, "A/2/2")
    assert len(list(held.graph))
    held.close()


def test_a_backup_of_a_writing_store_is_not_restored_over_it(filled, tmp_path):
    backup(filled, tmp_path / "copy")
    with filled.write(), pytest.raises(StoreBusy):
        restore(tmp_path / "copy", filled.path)


def test_a_damaged_backup_is_refused_and_changes_nothing(filled, tmp_path):
    copy = Store.open(backup(filled, tmp_path / "copy"))
    content = nquads(filled)
    with copy.read() as generation:
        table = max(generation.path.glob("graph/*.sst"))
        table.write_bytes(table.read_bytes()[:-9] + b"corrupted")
    with pytest.raises(StoreDamaged, match="another backup"):
        restore(copy.path, filled.path)
    assert nquads(filled) == content


def test_wrong_folders_are_told(filled, tmp_path):
    with pytest.raises(StoreError, match="is there already"):
        backup(filled, tmp_path)
    with pytest.raises(StoreError, match="backup failed"):
        backup(filled, filled.path / "CURRENT" / "copy")
    with pytest.raises(StoreNotFound):
        restore(tmp_path / "nothing", filled.path)
