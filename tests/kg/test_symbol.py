"""Symbols: one normal form, IRIs there and back, and finding them in running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import SymbolError
from kg.symbol import (
    document_iri,
    find_symbols,
    is_stand_in,
    is_symbol,
    normalise,
    part_iri,
    stated,
    symbol_of,
    text_symbol,
    version_iri,
    web_address,
)
from ontology import DATA

_EVERY_PATTERN = """
A/RES/64/223 S/RES/2504(2020) A/58/817/Corr.1 E/RES/3(II) A/HRC/RES/49/2 E/CN.6/2025/NGO/142 DP/FPA/2025/6
JIU/REP/2025/1 ST/SGB/2009/14 ICCD/COP(8)/CST/INF.1 A/80/15(PartIII) A/RES/60/1A A/RES/3201(S-VI) A/ES-10/1030
A/RES/ES-10/21 A/AC.121/2025/INF/1 CCPR/C/121/D/2025/2011 UNEP/EA.4/Res.5 UNEP/OzL.Pro.20/9 S/PV.3454 S/PRST/2020/1
A/74/6(Sect.3)/Add.1/Corr.1 ST/SGB/2003/7/Amend.1 TD/B/C.I/MEM.4/2 A/C.3/77/L.10/Rev.1 A/RES/2200A(XXI)
UNEP/CBD/BS/COP-MOP/5/17 A/CONF.157/24(PartI)/Corr.1 HRI/GEN/1/Rev.9(Vol.I) ST/ESA/SER.A/1 TD(XIV)/RES/3 CEB/2025/4
"""
EVERY_PATTERN = _EVERY_PATTERN.split()

WRITTEN = [
    (" A/RES/64/223 ", "A/RES/64/223"),
    ("Ａ／ＲＥＳ／６４／２２３", "A/RES/64/223"),
    ("A/٧٠/١٥٠", "A/70/150"),
    ("A/RES/60/1 a", "A/RES/60/1A"),
    ("S/RES/2504 (2020)", "S/RES/2504(2020)"),
    ("A/80/15 (Part III)", "A/80/15(PartIII)"),
    ("A/80/15 (part iii)", "A/80/15(PartIII)"),
    ("a/hrc/res/s-9/2", "A/HRC/RES/S-9/2"),
    ("unep/ea.4/res.5", "UNEP/EA.4/Res.5"),
    ("A/58/817/corr1", "A/58/817/Corr.1"),
    ("https://undocs.org/en/A/56/45 (supp)", "A/56/45"),
    ("undocs.org/S/RES/2504%20(2020)", "S/RES/2504(2020)"),
    ("UN Doc. A/64/1", "A/64/1"),
    ("A/ES‑10/1030", "A/ES-10/1030"),
    ("64/223", "A/RES/64/223"),
    ("60/1 A", "A/RES/60/1A"),
    ("77/521", "A/DEC/77/521"),
    ("1996/31", "E/RES/1996/31"),
    ("1373 (2001)", "S/RES/1373(2001)"),
    ("2200 A (XXI)", "A/RES/2200A(XXI)"),
    ("1503 (XLVIII)", "E/RES/1503(XLVIII)"),
]


@pytest.mark.parametrize("symbol", EVERY_PATTERN)
def test_each_pattern_is_a_symbol_and_its_own_normal_form(symbol):
    assert is_symbol(symbol)
    assert normalise(symbol) == symbol
    assert symbol_of(document_iri(symbol)) == symbol


@pytest.mark.parametrize("symbol", EVERY_PATTERN)
def test_each_pattern_is_found_in_running_text(symbol):
    if "Vol." in symbol:
        symbol = symbol.split("(Vol")[0]
    text = f"见（{symbol}）；the report {symbol}, para. 5."
    assert [found for _, _, found in find_symbols(text)] == [symbol, symbol]


@pytest.mark.parametrize(("written", "normal"), WRITTEN)
def test_normal_form(written, normal):
    assert normalise(written) == normal


@pytest.mark.parametrize("text", ["", "  ", "/", "A/../1", "\ud800"])
def test_nothing_left_is_refused(text):
    with pytest.raises(SymbolError, match="not a document symbol"):
        normalise(text)


@pytest.mark.parametrize("text", ["TCP/IP", "and/or", "64/223", "A", "A/", "x-0123456789ab", "A/RES", "A//1"])
def test_not_symbols(text):
    assert not is_symbol(text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a/98/66–E/2043/10", "A/98/66"),
        ("a/98/512", "A/98/512"),
        ("98/51", "A/RES/98/51"),
        ("XPCC/AR6", "XPCC/AR6"),
        ("x-0123456789ab",) * 2,
    ],
)
def test_a_symbol_that_is_stated_is_checked(text, normal):
    assert stated(text) == normal


@pytest.mark.parametrize("text", ["annual report", "report", "Report 2044", "A/RES", "x-1234"])
def test_words_are_no_symbol(text):
    with pytest.raises(SymbolError, match="leave it out"):
        stated(text)


@settings(derandomize=True, deadline=None)
@given(st.text(min_size=1))
def test_normal_form_is_stable_and_iris_go_there_and_back(text):
    try:
        symbol = normalise(text)
    except SymbolError:
        return
    assert normalise(symbol) == symbol
    iri = document_iri(symbol)
    assert symbol_of(iri) == symbol
    assert iri.isascii()
    assert not set(iri.removeprefix(DATA)) & set(' <>"{}|\\^`@#')


@settings(derandomize=True, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=2, max_size=2))
def test_different_symbols_have_different_iris(texts):
    try:
        one, two = map(normalise, texts)
    except SymbolError:
        return
    assert (one == two) == (document_iri(one) == document_iri(two))


def test_versions_and_parts_lead_back_to_the_document():
    assert version_iri("S/RES/2504 (2020)", "zh") == f"{DATA}doc/S/RES/2504(2020)@zh"
    assert part_iri("A/RES/64/223", "op-24-a") == f"{DATA}doc/A/RES/64/223#op-24-a"
    assert part_iri("A/RES/64/223", "op-2-أ").endswith("#op-2-أ")
    assert symbol_of(version_iri("A/RES/64/223", "zh")) == "A/RES/64/223"
    assert symbol_of(part_iri("A/RES/64/223", "op-9")) == "A/RES/64/223"


@pytest.mark.parametrize("iri", ["https://example.org/doc/A/1", f"{DATA}org/unicef", f"{DATA}doc/"])
def test_other_addresses_are_refused(iri):
    with pytest.raises(SymbolError):
        symbol_of(iri)


def test_stand_in_for_a_document_without_symbol():
    assert text_symbol("one text") == text_symbol("one text") != text_symbol("another")
    assert normalise(text_symbol("one text")) == text_symbol("one text")
    assert len(text_symbol("")) == 14
    assert is_stand_in(text_symbol(""))
    assert not any(map(is_stand_in, ("A/RES/64/223", "x-1", "x-ray", text_symbol("") + "/1")))


FOUND = [
    ("（A/58/817 和Corr.1）编写", [("A/58/817", "A/58/817"), ("Corr.1", "A/58/817/Corr.1")]),
    ("see A/59/1 and Add.1–3.", [("A/59/1", "A/59/1"), *(("Add.1–3", f"A/59/1/Add.{n}") for n in (1, 2, 3))]),
    ("A/77/65-E/2022/50", [("A/77/65", "A/77/65"), ("E/2022/50", "E/2022/50")]),
    ("А/RES/64/223 и", [("А/RES/64/223", "A/RES/64/223")]),
    ("resolution A/RES/60/1 A and", [("A/RES/60/1 A", "A/RES/60/1A")]),
    ("S/2025/3. A new", [("S/2025/3", "S/2025/3")]),
    ("http://undocs.org/en/A/62/341.", [("A/62/341", "A/62/341")]),
    ("A/62/\n341", [("A/62/\n341", "A/62/341")]),
    ("TCP/IP, HIV/AIDS, A/H1N1, N/A, 24/7, s/he, km/h", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found_where_printed(text, expected):
    assert [(text[start:end], symbol) for start, end, symbol in find_symbols(text)] == expected


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="AESRT/.()-0123456789 IVX和;", max_size=60))
def test_offsets_hold_and_whatever_is_found_is_a_symbol(text):
    for start, end, symbol in find_symbols(text):
        assert 0 <= start < end <= len(text)
        assert is_symbol(symbol)
        assert normalise(symbol) == symbol


def test_where_it_is_published():
    assert web_address("S/RES/2504 (2020)") == "https://undocs.org/S/RES/2504(2020)"
