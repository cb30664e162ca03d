"""Documents by symbol or file, and the nearest where one is not held."""

import pytest

from kg.errors import NotFound, SymbolError
from kg.held import held, spoken
from kg.manifest import GraphRecord
from kg.symbol import version_iri
from ontology import DATA


def record(source, quads=3):
    return GraphRecord(quads=quads, sha256="0" * 64, source=source)


RECORDS = {
    version_iri("A/97/601", "en"): record("/in/ferries.en.txt"),
    version_iri("A/97/601", "fr"): record("/in/ferries.fr.txt"),
    version_iri("A/RES/97/60", "zh"): record("/in/A_RES_97_60.zh.pdf"),
    version_iri("ST/SGB/2044/8", "en"): record("/in/gone.en.txt", quads=0),
    f"{DATA}graph/gazetteer": record(""),
}


@pytest.mark.parametrize(
    ("named", "symbol"),
    [("A/97/601", "A/97/601"), ("a/97/601", "A/97/601"), ("x/ferries.fr.txt", "A/97/601"), ("97/60", "A/RES/97/60")],
)
def test_a_document_is_named_by_symbol_or_file(named, symbol):
    assert held(named, RECORDS) == symbol


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("A/97/602", "A/97/602: no such document in the store; nearest are A/97/601, A/RES/97/60"),
        ("ferries.ru.txt", "ferries.ru.txt: no such document in the store; nearest are A/97/601"),
        ("ST/SGB/2044/8", "lists what is"),
        ("zzyzx", "lists what is"),
    ],
)
def test_the_nearest_are_told_of_one_that_is_not_held(named, told):
    with pytest.raises(NotFound, match=told):
        held(named, RECORDS)


def test_what_is_no_name_at_all_is_refused():
    with pytest.raises(SymbolError):
        held("../..", RECORDS)


@pytest.mark.parametrize(
    ("symbol", "language"), [("A/97/601", "en"), ("A/RES/97/60", "zh"), ("ST/SGB/2044/8", "zh"), ("A/1/1", "zh")]
)
def test_a_document_is_told_of_in_a_language_of_its_own(symbol, language):
    assert spoken(symbol, RECORDS, "zh") == language
