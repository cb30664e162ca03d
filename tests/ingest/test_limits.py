"""Limits, and the process that is ended when a file oversteps them."""

import os
import time

import pytest

from ingest.limits import Limits, Worker
from kg.errors import GarbledText, LimitExceeded, UnreadableFile


def act(path, deed="echo", *arguments):
    """What the worker runs: one deed of a well-meant or hostile file."""
    if deed == "hang":
        time.sleep(60)
    if deed == "die":
        os._exit(9)
    if deed == "grow":
        return len(bytearray(8 * 2**30))
    if deed == "recurse":
        return act(path, deed)
    if deed == "garble":
        raise GarbledText(path, "no letters", "scan it")
    if deed == "fail":
        raise ValueError("a bug\nin a library")
    return (path, *arguments)


@pytest.fixture
def worker():
    with Worker(act, Limits(seconds=1.0, memory_bytes=2**30)) as started:
        yield started


def test_it_answers_many_files_from_one_process(worker):
    assert worker.call("a.txt", "echo", 1) == ("a.txt", 1)
    process = worker._process
    assert worker.call("b.txt", "echo", "文") == ("b.txt", "文")
    assert worker._process is process


@pytest.mark.parametrize(
    ("deed", "error", "cause"),
    [
        ("hang", LimitExceeded, "more seconds, over the limit of 1.0"),
        ("grow", LimitExceeded, "more memory bytes, over the limit of 1,073,741,824"),
        ("recurse", LimitExceeded, "more depth"),
        ("die", UnreadableFile, r"crashed on it \(status 9\)"),
        ("garble", GarbledText, "no letters"),
        ("fail", UnreadableFile, r"ValueError: a bug in a library"),
    ],
)
def test_whatever_a_file_does_one_line_names_it_and_the_next_file_is_read(worker, deed, error, cause):
    with pytest.raises(error, match=cause) as caught:
        worker.call("bad.pdf", deed)
    assert str(caught.value).startswith("bad.pdf: ")
    assert "\n" not in str(caught.value)
    assert worker.call("good.pdf", "echo") == ("good.pdf",)


def test_a_function_that_cannot_be_imported_is_told():
    with Worker(lambda path: path, Limits()) as worker, pytest.raises(Exception, match="lambda"):
        worker.call("a.txt")


def test_closing_ends_the_process(worker):
    worker.call("a.txt")
    process = worker._process
    worker.close()
    assert process.poll() is not None
    worker.close()


def test_a_value_over_a_limit_is_refused():
    limits = Limits(pages=10)
    limits.check("a.pdf", "pages", 10)
    with pytest.raises(LimitExceeded, match=r"a.pdf: 11 pages, over the limit of 10; raise the limit pages"):
        limits.check("a.pdf", "pages", 11)
