from pathlib import Path

import pytest
from quads import put

from kg.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store", create=True)


@pytest.fixture
def filled(store: Store) -> Store:
    put(store, "A/RES/1/1", "A/RES/1/2", "A/1/3")
    return store
