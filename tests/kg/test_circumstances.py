"""A store where things are not as one would wish: odd paths, folders that cannot be written, a sweeper that dies."""

import errno
import os
import resource
import shutil
import signal
import sqlite3
import sys
import traceback
from pathlib import Path

import pytest
from quads import nquads, put

from kg import disk
from kg.backup import backup
from kg.check import check
from kg.errors import StoreError
from kg.library import Library
from kg.store import Store

NOBODY = 65534
FILES = Path(__file__).resolve().parents[2] / "examples" / "documents"


class Hashed:
    name = fingerprint = "hashed"
    dimension = 8

    def query(self, text):
        import numpy as np

        return np.eye(8, dtype=np.float32)[len(text) % 8]

    def passages(self, texts, progress=None):
        import numpy as np

        return np.array([self.query(text) for text in texts], np.float32).reshape(len(texts), 8)


@pytest.fixture
def embedder(monkeypatch):
    monkeypatch.setattr("search.index.load_embedder", lambda name=None: Hashed())


def in_a_child(work) -> int:
    """The exit status of work done in a forked process: 0 where it ended, minus the signal where it was killed."""
    child = os.fork()
    if not child:
        code = 1
        try:
            code = work() or 0
        except SystemExit as ended:
            code = ended.code
        except BaseException:  # noqa: BLE001 - a forked child tells, and ends
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("name", ["with spaces", "资料库 ‏المكتبة", "100%25 #1 ?mode=rw;x", 'it\'s "quoted"'])
def test_any_path_will_do(tmp_path, embedder, name):
    path = tmp_path / name / "store"
    path.parent.mkdir()
    with Library(Store.open(path, create=True)) as library:
        for copy in range(5):
            file = shutil.copy(FILES / "ST_SGB_2044_7.zh.txt", tmp_path / name / f"一 {copy}#.txt")
            report = library.ingest(file, symbol=f"ST/SGB/2044/{copy}")
            assert [one.status for one in report.documents] == ["added"]
        assert library.search("伙伴关系", k=3)
        assert check(library.store) == []
    copy = backup(Store.open(path), tmp_path / f"copy of {name}")
    assert nquads(Store.open(copy)) == nquads(Store.open(path))


def test_a_folder_that_nobody_may_write_to_is_read_and_searched(tmp_path, embedder):
    path = tmp_path / "store"
    with Library(Store.open(path, create=True)) as library:
        library.ingest(FILES / "ST_SGB_2044_7.zh.txt")
    (path / "generations" / ".000099").mkdir()
    for one in [path, *path.rglob("*")]:
        one.chmod(0o555 if one.is_dir() else 0o444)
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    before = {one: one.stat().st_mtime_ns for one in path.rglob("*")}

    def work():
        if os.geteuid() == 0:
            os.setuid(NOBODY)
        with Library(Store.open(path)) as library:
            assert library.search("伙伴关系", k=3)
            assert library.check() == []
        with pytest.raises(StoreError, match="cannot be written to"), Store.open(path).write():
            pass

    try:
        assert in_a_child(work) == 0
        assert {one: one.stat().st_mtime_ns for one in path.rglob("*")} == before
    finally:
        for one in [path, *path.rglob("*")]:
            one.chmod(0o755 if one.is_dir() else 0o644)


@pytest.mark.parametrize("at", [0, 1, 2, 5, 9])
def test_a_sweeper_that_is_killed_leaves_litter_and_no_harm(store, monkeypatch, at):
    """Dropping an old generation is renaming it out of sight, then removing file by file."""
    held = store.read()
    put(store, "A/RES/1/1")
    held.close()  # now the generation before may be dropped, by whoever writes next
    content, current = nquads(store), store.generations.current()

    def dying(folder):
        files = [one for one in sorted(folder.rglob("*")) if one.is_file()] if folder.exists() else []
        for number, one in enumerate(files):
            if number == at:
                os.kill(os.getpid(), signal.SIGKILL)
            one.unlink()
        shutil.rmtree(folder, ignore_errors=True)

    def sweep():
        monkeypatch.setattr(disk, "remove_tree", dying)
        store.generations.sweep()

    assert in_a_child(sweep) == -signal.SIGKILL
    assert store.generations.current() == current
    assert nquads(store) == content
    assert check(store) == []
    put(store, "A/RES/1/2")
    assert [one.name for one in (store.path / "generations").iterdir()] == [store.generations.current()]


def killed_while_sweeping(store, monkeypatch):
    """A store whose writer was killed in its last sweep, and before that while it swung the pointer."""
    with store.read():
        put(store, "A/RES/1/1")

    def dying(folder):
        if folder.exists():
            (store.path / ".CURRENT.new").write_text("0000")
            os.kill(os.getpid(), signal.SIGKILL)

    def sweep():
        monkeypatch.setattr(disk, "remove_tree", dying)
        store.generations.sweep()

    assert in_a_child(sweep) == -signal.SIGKILL
    left = litter(store)
    assert left
    return left


def litter(store) -> set[str]:
    known = {"CURRENT", "generations", "lock", "cache"}
    left = {one.name for one in store.path.iterdir()} - known
    return left | {one.name for one in store.generations.folder.iterdir()} - {store.generations.current()}


def test_a_check_drops_what_a_killed_writer_left(store, monkeypatch):
    killed_while_sweeping(store, monkeypatch)
    (store.path / "draft").mkdir()
    content = nquads(store)
    assert Library(store).check() == []
    assert not litter(store)
    assert nquads(store) == content


def test_a_check_drops_nothing_while_another_writes(store, monkeypatch):
    killed_while_sweeping(store, monkeypatch)
    with store.write() as draft:
        (store.generations.folder / ".000099").mkdir()
        assert Library(store).check() == []
        assert litter(store) == {"draft", ".000099"}
        assert draft.path.exists()


def test_a_check_that_finds_damage_drops_nothing(store, monkeypatch):
    left = killed_while_sweeping(store, monkeypatch)
    with store.read() as generation:
        (generation.path / "graphs.json").write_text("{}")
    assert Library(store).check()
    assert litter(store) == left


@pytest.mark.parametrize(
    ("command", "kilobytes"),
    [("ingest", 1), ("ingest", 100), ("ingest", 400), ("index --rebuild", 2), ("index --rebuild", 60)],
)
def test_a_disk_that_takes_no_more_is_told_and_the_store_is_as_it_was(tmp_path, embedder, command, kilobytes, capfd):
    path, file = tmp_path / "store", FILES / "A_RES_98_401.en.xml"
    with Library(Store.open(path, create=True)) as library:
        library.ingest(FILES / "ST_SGB_2044_7.zh.txt")
        content = nquads(library.store)

    def work():
        import app.cli

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))
        sys.argv = ["kg", *command.split(), *([str(file)] if command == "ingest" else []), "--store", str(path)]
        return app.cli.main()

    assert in_a_child(work) in (1, 2)
    told = capfd.readouterr().err
    assert "Traceback" not in told
    assert "see to the disk" in told
    assert nquads(Store.open(path)) == content
    assert check(Store.open(path)) == []
    with Library(Store.open(path)) as library:
        assert [one.status for one in library.ingest(file).documents] == ["added"]


@pytest.mark.parametrize("failing", ["search.catalogue.write", "search.lexical.update", "search.dense.write"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), sqlite3.OperationalError("disk full")]
)
def test_an_index_that_cannot_be_written_is_told(tmp_path, embedder, monkeypatch, failing, error):
    with Library(Store.open(tmp_path / "store", create=True)) as library:
        library.ingest(FILES / "ST_SGB_2044_7.zh.txt")
        content = nquads(library.store)

        def fail(*_):
            raise error

        with monkeypatch.context() as patch, pytest.raises(StoreError, match="see to the disk"):
            patch.setattr(failing, fail)
            library.ingest(FILES / "A_RES_98_401.en.xml")
        assert nquads(library.store) == content
        assert check(library.store) == []
        assert [one.status for one in library.ingest(FILES / "A_RES_98_401.en.xml").documents] == ["added"]
