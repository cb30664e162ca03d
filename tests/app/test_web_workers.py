"""Several processes over one store: all answer, a commit is seen by each, Ctrl-C ends them all."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import kg
from tests.app.conftest import EXAMPLES, Run

CALLS = ["/api/v1/search?q=登记册", "/api/v1/stats", "/api/v1/node?name=秘书长", "/sparql?query=ASK{}"]
NEW = {"symbol": "A/RES/98/401"}


@pytest.fixture
def copy(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "store"))


@pytest.fixture
def served(copy: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of two workers over the copy, and the process that keeps them."""
    command = [sys.executable, "-m", "app.cli", "serve", "--store", str(copy), "--port", "0", "--workers", "2"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=EXAMPLES.parents[1]
    )
    assert process.stderr is not None
    address, ready = "", 0
    for line in process.stderr:
        address = address or ("".join(re.findall(r"http://127\.0\.0\.1:\d+", line)))
        ready += "startup complete" in line
        if ready == 2:
            break
    drain = threading.Thread(target=process.stderr.read, daemon=True)
    drain.start()
    yield address, process
    process.kill()
    process.wait(20)
    drain.join(20)
    process.stderr.close()


def workers(process: subprocess.Popen[str]) -> list[int]:
    """The processes that serve, each with its own index; not the one that watches over multiprocessing's resources."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(one) for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def alive(number: int) -> bool:
    status = Path(f"/proc/{number}/status")
    return status.exists() and "\nState:\tZ" not in status.read_text()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are looked up under /proc")
def test_a_document_comes_in_while_two_workers_answer(served: tuple[str, subprocess.Popen[str]], copy: Path) -> None:
    address, process = served
    assert httpx.get(f"{address}/api/v1/document", params=NEW).status_code == 404
    children = workers(process)
    assert len(children) == 2
    statuses: Counter[int] = Counter()
    over = threading.Event()

    def ask() -> None:
        while not over.is_set():
            statuses.update(httpx.get(address + call, timeout=60).status_code for call in CALLS)

    asking = [threading.Thread(target=ask) for _ in range(4)]
    for thread in asking:
        thread.start()
    with kg.open(copy) as library:
        report = library.ingest(EXAMPLES / "A_RES_98_401.en.xml")
    over.set()
    for thread in asking:
        thread.join()
    assert [outcome.status for outcome in report.documents] == ["added"]
    assert set(statuses) == {200}
    # a connection each, so that both workers are asked
    assert {httpx.get(f"{address}/api/v1/document", params=NEW).status_code for _ in range(12)} == {200}
    found = {"q": "water partnerships resolution", "document": "A/RES/98/401"}
    assert all(httpx.get(f"{address}/api/v1/search", params=found, timeout=60).json()["hits"] for _ in range(6))

    process.send_signal(signal.SIGINT)
    process.wait(30)
    assert not [one for one in children if alive(one)]
    with pytest.raises(httpx.TransportError):
        httpx.get(address)


def test_files_are_taken_by_one_process(kg: Run, tmp_path: Path) -> None:
    result = kg("serve", "--store", tmp_path, "--workers", 2, "--allow-upload")
    assert result.status == 2
    assert "--workers" in result.err


def test_no_store_is_told_before_any_worker_starts(kg: Run, tmp_path: Path) -> None:
    result = kg("serve", "--store", tmp_path / "none", "--workers", 2)
    assert result.status == 1
    assert "none" in result.err
    assert "KG_SERVE" not in os.environ
