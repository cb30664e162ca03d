"""Calls that go on beside others."""

import os
import threading

import pytest

from search.aside import Aside


def test_the_first_call_starts_no_thread():
    aside = Aside()
    before = threading.active_count()
    assert aside(threading.get_ident)() == threading.get_ident()
    assert threading.active_count() == before
    assert aside(threading.get_ident)() != threading.get_ident()


def test_what_a_call_raises_is_raised_where_its_result_is_asked_for():
    aside = Aside()
    for _ in range(2):
        result = aside(lambda: [][0])
        with pytest.raises(IndexError):
            result()


def test_a_child_of_a_fork_begins_without_its_parents_threads():
    from search.aside import ASIDE

    ASIDE(int)()
    ASIDE(int)()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        ASIDE(int)()
        os.write(writer, str(ASIDE(lambda: 7)()).encode())
        os._exit(0)
    os.close(writer)
    assert os.read(reader, 9) == b"7"
    assert os.waitpid(child, 0)[1] == 0
