"""IRIs made of a name alone are told from curated ones."""

from __future__ import annotations

import pytest

from kg.iris import iri_of_name, made_of_name
from ontology import DATA


def test_the_same_name_is_the_same_iri() -> None:
    assert iri_of_name("org", "lake office") == iri_of_name("org", "lake office") != iri_of_name("org", "lake bureau")
    assert iri_of_name("org", "湖泊办公室") == f"{DATA}org/x-abb69c19b8"


@pytest.mark.parametrize("folder", ["org", "partnership", "instrument", "change"])
def test_an_iri_made_of_a_name_is_known_as_such(folder: str) -> None:
    assert made_of_name(iri_of_name(folder, "湖泊办公室"))


@pytest.mark.parametrize(
    "iri", [f"{DATA}org/unicef", f"{DATA}org/lux-fund", f"{DATA}x-folder/un", "https://schema.org/x"]
)
def test_other_iris_are_not(iri: str) -> None:
    assert not made_of_name(iri)
