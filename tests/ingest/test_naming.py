"""Which symbol a document bears, and where it was found."""

import pytest

from ingest.naming import more_specific, printed_symbol, symbol_of_file

FILES = [
    ("A_RES_64_223.zh.txt", "A/RES/64/223"),
    ("/data/A_80_15 (Part III).en.pdf", "A/80/15(PartIII)"),
    ("S_RES_2504 (2020).en.pdf", "S/RES/2504(2020)"),
    ("A_AC.121_2025_INF_1.en.pdf", "A/AC.121/2025/INF/1"),
    ("A_58_817_Corr.1-FR.pdf", "A/58/817/Corr.1"),
    ("A_ES-10_1030.en.pdf", "A/ES-10/1030"),
    ("ICCD_COP(8)_CST_INF.1.en.pdf", "ICCD/COP(8)/CST/INF.1"),
    ("a_res_64_223_zh.pdf", "A/RES/64/223"),
    ("A-RES-64-223.pdf", "A/RES/64/223"),
    ("A-ES-10-1030.pdf", "A/ES-10/1030"),
    ("JIU_REP_2025_1 [Expanded report].en.pdf", "JIU/REP/2025/1[Expandedreport]"),
    ("file-000.txt", ""),
    ("report_2025_final.pdf", ""),
    ("N2501234.pdf", ""),
    ("***.pdf", ""),
]


@pytest.mark.parametrize(("path", "symbol"), FILES)
def test_file_names(path, symbol):
    assert symbol_of_file(path) == symbol


PRINTED = [
    (["United Nations  A/80/176", "General Assembly"], [], "", "A/80/176"),
    (["联合国", "A/RES/77/118", "大会"], [], "", "A/RES/77/118"),
    (["United Nations A/79/716-S/2025/18"], [], "", "A/79/716"),
    (["United Nations A/79/716-S/2025/18"], [], "S/2025/18", "S/2025/18"),
    (["First page without any"], ["A/62/341", "12"], "", "A/62/341"),
    (["Pursuant to A/62/341 and its annex, the Secretary-General reports"], [], "", ""),
    (["64/223. Towards better wells", "The General Assembly,"], [], "", "A/RES/64/223"),
    (["49/2. Towards better wells", "The Human Rights Council,"], [], "", "A/HRC/RES/49/2"),
    (["2010/2. Towards better wells", "The Economic and Social Council,"], [], "", "E/RES/2010/2"),
    (["Resolution 2504 (2020)", "The Security Council,"], [], "", "S/RES/2504(2020)"),
    (["A/80/15 (Part III)", "12 A/80/15 (Part III)"], ["A/80/15"], "", "A/80/15(PartIII)"),
]


@pytest.mark.parametrize(("front", "headers", "named", "symbol"), PRINTED)
def test_printed_symbols(front, headers, named, symbol):
    assert printed_symbol(front, headers, "en", named) == symbol


def test_a_file_may_name_a_part_that_the_page_leaves_out():
    assert more_specific("A/80/15(PartIII)", "A/80/15")
    assert not more_specific("A/80/151", "A/80/15")
    assert not more_specific("", "A/80/15")
