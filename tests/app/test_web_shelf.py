"""A new generation is seen without a restart; who reads the old one reads it to the end."""

from __future__ import annotations

import gc
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import kg
from app.web.safety import hosts
from app.web.server import application
from app.web.shelf import Shelf


@pytest.fixture
def copy(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "store"))


def generations(store: Path) -> list[str]:
    return sorted(path.name for path in (store / "generations").iterdir())


def test_a_commit_is_seen_by_the_next_request(copy: Path) -> None:
    with TestClient(application(copy, hosts("127.0.0.1", [])), base_url="http://127.0.0.1") as web:
        assert web.get("/api/v1/stats").json()["documents"] == 2
        assert web.get("/id/doc/A/99/812", headers={"accept": "text/html"}).status_code == 200
        kg.open(copy).remove("A/99/812")
        assert web.get("/api/v1/stats").json()["documents"] == 1
        assert web.get("/api/v1/document", params={"symbol": "A/99/812"}).status_code == 404
        hits = web.get("/api/v1/search", params={"q": "partenariat"}).json()["hits"]
        assert {hit["document"] for hit in hits} == {"ST/SGB/2044/7"}
        count = {"query": "SELECT ?v { ?v dcterms:isVersionOf ?d }", "format": "csv"}
        assert len(web.get("/sparql", params=count).text.split()) == 2


def test_who_reads_keeps_the_moment_and_the_last_one_closes_it(copy: Path) -> None:
    shelf = Shelf(copy)
    with shelf.lend() as first, shelf.lend() as also:
        assert first is also
        kg.open(copy).remove("A/99/812")
        with shelf.lend() as second:
            assert second.name > first.name
            assert second.library.stats()["documents"] == 1
            assert first.library.stats()["documents"] == 2
            assert first.readers == 2
    assert first.library._generation is None
    assert second.library._generation is not None
    shelf.close()
    assert second.library._generation is None


def test_what_searches_load_is_not_gone_through_again_until_the_volume_is_let_go(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    for name in ("freeze", "unfreeze"):
        monkeypatch.setattr(gc, name, lambda name=name: done.append(name))
    shelf = Shelf(copy)
    after = []
    with shelf.lend() as volume:
        for number in range(8):
            volume.once(("counted", number), list)
            after.append(len(done))
        volume.once(("counted", 0), list)
    assert after == [1, 2, 2, 3, 3, 3, 3, 4]
    shelf.close()
    assert done == ["freeze"] * 4 + ["unfreeze"]


def test_old_generations_are_let_go(copy: Path) -> None:
    shelf = Shelf(copy)
    with shelf.lend() as before:
        pass
    kg.open(copy).remove("A/99/812")
    with shelf.lend():
        pass
    kg.open(copy).index(rebuild=False)
    with shelf.lend() as now:
        assert before.name not in generations(copy)
        assert now.name in generations(copy)
    shelf.close()


def test_an_unchanged_store_keeps_its_volume(copy: Path) -> None:
    shelf = Shelf(copy)
    with shelf.lend() as first:
        pass
    with shelf.lend() as second:
        assert first is second
    shelf.close()


def test_many_ask_while_somebody_writes(copy: Path) -> None:
    app = application(copy, hosts("127.0.0.1", []))
    with TestClient(app, base_url="http://127.0.0.1") as web, ThreadPoolExecutor(6) as pool:
        calls = ["/api/v1/search?q=登记册", "/api/v1/stats", "/id/doc/ST/SGB/2044/7", "/api/v1/node?name=秘书长"] * 6
        running = [pool.submit(web.get, call, headers={"accept": "text/html"}) for call in calls]
        kg.open(copy).remove("A/99/812")
        assert {done.result().status_code for done in running} == {200}
        assert web.get("/api/v1/stats").json()["documents"] == 1


def test_a_store_that_goes_away_is_told_without_its_path(copy: Path, caplog: pytest.LogCaptureFixture) -> None:
    with TestClient(application(copy, hosts("127.0.0.1", [])), base_url="http://127.0.0.1") as web:
        (copy / "CURRENT").rename(copy / "gone")
        reply = web.get("/api/v1/stats")
        assert (reply.status_code, reply.headers["retry-after"]) == (503, "5")
        assert str(copy) not in reply.text
        assert str(copy) in caplog.text
        (copy / "gone").rename(copy / "CURRENT")
        assert web.get("/api/v1/stats").status_code == 200
