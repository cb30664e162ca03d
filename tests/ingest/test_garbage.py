"""Text told from garbage: what is refused, what is rescued, and that no honest page is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.garbage import check_parts, fault, rescue, sift
from ingest.limits import Limits
from ingest.lines import Line
from kg.errors import GarbledText, LimitExceeded

HONEST = {
    "ar": "تدعو الجمعية العامة جميع الدول الأعضاء إلى أن تقدم الدعم إلى صندوق المياه، وتطلب إلى الأمين العام أن يقدم تقريرا.",
    "en": "The General Assembly invites all Member States to support the water fund and requests a report on its work.",
    "es": "La Asamblea General invita a todos los Estados Miembros a que apoyen el fondo del agua y solicita un informe.",
    "fr": "L’Assemblée générale invite tous les États Membres à soutenir le fonds pour l’eau et demande un rapport.",
    "ru": "Генеральная Ассамблея предлагает всем государствам-членам поддержать водный фонд и просит представить доклад.",
    "zh": "大会邀请所有会员国支持水基金，并请秘书长就基金的工作提出报告，供大会下一届会议审议和采取行动。",
}
PLAIN_BUT_ODD = [
    "Fiji  12  4.5\nKenya  31  7.0\nPeru  8  2.2\nTogo  11  3.1\nChad  9  1.0\nOman  4  0.3\nCuba  5  0.9",
    "UNDP UNFPA UNEP UNICEF UNHCR WFP FAO WHO ILO ITU WMO UPU IMO WIPO IFAD UNIDO IAEA UNRWA UNV UNODC UNEP WTO IOM UNU",
    "\uf0b7 first point of the list \uf0b7 second point of the list",
    "x² + y² ≤ 4πr² (ΔT = 1.5 °C)",
    "目录",
    "ICCD/COP(8)/CST/INF.1",
    "あいうえお、水のための基金を支援する。",
    "",
]


@pytest.mark.parametrize("text", [*HONEST.values(), *PLAIN_BUT_ODD])
def test_honest_text_has_no_fault(text):
    assert fault(text) == ""


GARBAGE = [
    ("\ue001\ue012\ue013\ue020 \ue001\ue002\ue003\ue004", "stand for nothing"),
    ("The \ufffd\ufffd\ufffd of the \ufffd\ufffd\ufffd\ufffd", "stand for nothing"),
    ("7KH\x03*HQHUDO\x03$VVHPEO\\\x03LQYLWHV\x03DOO", "stand for nothing"),
    ("(cid:12)(cid:4)(cid:7) (cid:31)(cid:2) (cid:9)", "numbers of glyphs"),
    ("/g12/g34/g56 /g78/g90", "numbers of glyphs"),
    ("ABC \u034d\u034b\u034f\u0353\u0351 123", "many writing systems"),
    ("㐂㐄㐆㐈㐊㐌㐎㐐㐒㐔", "form no text"),
    (HONEST["zh"].encode("gb18030").decode("latin-1"), "another encoding"),
    (HONEST["ru"].encode("cp1251").decode("latin-1"), "another encoding"),
]


@pytest.mark.parametrize(("text", "cause"), GARBAGE)
def test_garbage_is_told(text, cause):
    assert cause in fault(text)


def test_letters_shifted_in_the_alphabet_are_told():
    words = HONEST["en"].lower() * 3
    shifted = "".join(chr((ord(c) - 97 + 16) % 26 + 97) if c.isascii() and c.isalpha() else c for c in words)
    assert fault(shifted) == "its letters form no words"


@pytest.mark.parametrize(
    ("language", "encoding", "read_as"),
    [
        ("zh", "gb18030", "latin-1"),
        ("zh", "gb18030", "utf-16-be"),
        ("zh", "utf-8", "latin-1"),
        ("ru", "cp1251", "latin-1"),
        ("ru", "utf-8", "latin-1"),
        ("ar", "cp1256", "latin-1"),
    ],
)
def test_bytes_taken_for_other_letters_are_rescued(language, encoding, read_as):
    text = HONEST[language] if read_as == "latin-1" else "大会邀请所有会员国支持水基金的工作和报告"
    decoded, told = rescue(text.encode(encoding).decode(read_as))
    assert (decoded, told) == (text, encoding)


@pytest.mark.parametrize("text", [*HONEST.values(), "\ue001\ue002\ue003\ue004\ue005", "ÀÁÂÃÄÅÆÇÈÉÊË" * 4])
def test_what_is_not_certain_is_left_alone(text):
    assert rescue(text) == ("", "")


def page(number, *texts):
    return [Line(number * 100 + i, text, page=number) for i, text in enumerate(texts)]


def test_pages_are_judged_one_by_one():
    good, lost, saved = (
        page(1, HONEST["en"]),
        page(2, "\ue001\ue002\ue003\ue004"),
        page(3, *(line.encode("gb18030").decode("latin-1") for line in (HONEST["zh"], "第二行也是中文。"))),
    )
    lines, notices = sift("a.pdf", [*good, *lost, *saved])
    assert [line.text for line in lines] == [HONEST["en"], HONEST["zh"], "第二行也是中文。"]
    assert [line.index for line in lines] == [0, 1, 2], "later steps take an index for a place"
    assert notices == (
        "read as GB18030, though the file says otherwise (pages 3)",
        "left out, too many of its characters stand for nothing (pages 2)",
    )


def test_a_file_without_a_good_page_is_refused():
    with pytest.raises(GarbledText, match=r"a.pdf: .*stand for nothing; run text recognition"):
        sift("a.pdf", page(1, "\ue001\ue002\ue003\ue004"))
    assert sift("a.pdf", []) == ((), ())


def test_all_parts_together_are_checked_once_more():
    assert check_parts("a.xml", [HONEST["fr"]], Limits()) == ()
    assert check_parts("a.xml", [HONEST["fr"], "caf\ufffd"], Limits()) == (
        "1 characters could not be read and stand as \ufffd",
    )
    with pytest.raises(GarbledText):
        check_parts("a.xml", ["\ufffd" * 20], Limits())
    with pytest.raises(LimitExceeded, match="over the limit of 3"):
        check_parts("a.xml", ["four"], Limits(characters=3))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_any_text_is_judged_and_never_changed(text):
    assert isinstance(fault(text), str)
    decoded, encoding = rescue(text)
    assert bool(decoded) == bool(encoding)
