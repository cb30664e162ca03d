"""One writer at a time, and readers in other processes; what those leave that are killed."""

import os
import signal
import subprocess
import sys

import pytest
from quads import nquads, put

from kg.errors import StoreBusy
from kg.store import Store

HOLDER = """
import sys, time
from kg.store import Store
store = Store.open(sys.argv[1])
with getattr(store, sys.argv[2])() as held:
    print(getattr(held, "name", ""), flush=True)
    time.sleep(60)
"""


def hold(store: Store, how: str) -> subprocess.Popen:
    """Another process that reads from or writes to the store until it is killed."""
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(store.path), how], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    return holder


def kill(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_the_second_writer_is_told_who_has_it(filled):
    holder = hold(filled, "write")
    try:
        with pytest.raises(StoreBusy, match=rf"in use by process {holder.pid} since 20\d\d-"), filled.write():
            pass
        before = nquads(filled)
    finally:
        kill(holder)
    put(filled, "A/2/1")
    assert set(before) < set(nquads(filled))


def test_two_writers_in_one_process_exclude_each_other(filled):
    with filled.write(), pytest.raises(StoreBusy), filled.write():
        pass


def test_a_forked_child_does_not_keep_the_lock(filled):
    with filled.write():
        child = os.fork()
        if not child:
            signal.pause()
    try:
        put(filled, "A/2/1")
        assert filled.manifest.quads == len(nquads(filled))
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def test_an_old_generation_lives_as_long_as_its_reader_in_any_process(filled):
    held = filled.read()
    holder = hold(filled, "read")
    put(filled, "A/2/1")
    held.close()
    put(filled, "A/2/2")
    assert held.path.exists()
    kill(holder)
    put(filled, "A/2/3")
    assert filled.generations.names() == [filled.read().name]


def test_what_a_killed_writer_left_is_swept(filled):
    names = filled.generations.names()
    holder = hold(filled, "write")
    kill(holder)
    assert filled.generations.draft.exists()
    (filled.generations.folder / ".000099").mkdir()
    with filled.write():
        pass
    assert not filled.generations.draft.exists()
    assert [path.name for path in filled.generations.folder.iterdir()] == names
