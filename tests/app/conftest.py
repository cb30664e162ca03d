"""One small store for all tests of the command line, and a way to call it as a user does."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.cli import main

if TYPE_CHECKING:
    from fastapi import FastAPI
    from fastapi.testclient import TestClient

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


Run = Callable[..., Result]
BROWSER = {"accept": "text/html", "accept-language": "en"}


def page(web: TestClient, path: str, status: int = 200, **parameters: Any) -> Any:
    """The parsed page that a browser gets, which comes with this status."""
    from lxml import html

    reply = web.get(path, params=parameters or None, headers=BROWSER)
    assert reply.status_code == status
    return html.fromstring(reply.text)


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`kg("search", "water")` → exit status, stdout and stderr."""

    def run(*words: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
        status = 0
        try:
            main()
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capsys.readouterr()
        return Result(status, out, err)

    return run


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example bulletin in Chinese and the example note in French."""
    import kg

    path = tmp_path_factory.mktemp("library") / "store"
    with kg.open(path) as library:
        report = library.ingest(EXAMPLES / "ST_SGB_2044_7.zh.txt", EXAMPLES / "A_99_812.fr.pdf")
    assert [outcome.status for outcome in report.documents] == ["added", "added"]
    return path


@pytest.fixture(scope="session")
def web(store: Path) -> Iterator[TestClient]:
    """The web application over the store, called in process."""
    yield from _client(store)


@pytest.fixture(scope="session")
def six(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The web application over the example resolution in English and Arabic; without an index."""
    yield from _served(tmp_path_factory.mktemp("six") / "store", "A_RES_98_401.en.xml", "A_RES_98_401.ar.docx")


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The web application over the example report in Chinese, whose boxes tell of partnerships; without an index."""
    yield from _served(tmp_path_factory.mktemp("report") / "store", "A_98_512.zh.txt")


def _served(path: Path, *names: str) -> Iterator[TestClient]:
    import kg

    with kg.open(path) as library:
        library.ingest(*(EXAMPLES / name for name in names), index=False)
    yield from _client(path)


def _client(store: Path) -> Iterator[TestClient]:
    from fastapi.testclient import TestClient

    from app.web.safety import hosts
    from app.web.server import application

    with TestClient(application(store, hosts("127.0.0.1", [])), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="session")
def address(store: Path) -> Iterator[str]:
    """A real server on the loopback, for clients that bring their own connections."""
    from app.web.safety import hosts
    from app.web.server import application

    with running(application(store, hosts("127.0.0.1", []))) as url:
        yield url


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """The address of a web application that a thread serves on a free port of the loopback."""
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
