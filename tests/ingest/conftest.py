import pytest

from kg.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The bodies, places and instruments that are known."""
    return Gazetteer.load()
