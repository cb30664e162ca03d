"""What a first page tells, in six languages, with the file's name saying nothing."""

from datetime import date

import pytest

from ingest.masthead import find_agenda_item, find_kind, find_session, plain, stated_language
from ingest.metadata import find_metadata, language_of_code
from ingest.source import RawFile, ReadOptions
from kg.model import DocumentType

FILE = RawFile("/data/file-000.pdf", b"", "0" * 64, "application/pdf")

SESSIONS = [
    ("ar", "الدورة السابعة والسبعون", "77"),
    ("ar", "الدورة الاستثنائية الطارئة العاشرة", "10"),
    ("ar", "الدورة العادية الأولى لعام 2015", "2015"),
    ("en", "Seventy-seventh session", "77"),
    ("en", "Resumed eightieth session", "80"),
    ("en", "Tenth emergency special session  Eightieth year", "10"),
    ("en", "First regular session 2025", "2025"),
    ("en", "2025 session", "2025"),
    ("en", "forty-ninth session", ""),
    ("es", "Septuagésimo séptimo período de sesiones", "77"),
    ("es", "67º período de sesiones", "67"),
    ("es", "Período de sesiones sustantivo de 2015", "2015"),
    ("fr", "Soixante-dix-septième session", "77"),
    ("fr", "Session de 2015", "2015"),
    ("fr", "Première session ordinaire de 2015", "2015"),
    ("ru", "Семьдесят седьмая сессия", "77"),
    ("ru", "Десятая чрезвычайная специальная сессия", "10"),
    ("ru", "Основная сессия 2015 года", "2015"),
    ("zh", "第七十七届会议", "77"),
    ("zh", "第十届紧急特别会议", "10"),
    ("zh", "2015年第一届常会", "2015"),
    ("zh", "第 77 届 会议", "77"),
]


@pytest.mark.parametrize(("language", "line", "session"), SESSIONS)
def test_sessions(language, line, session):
    assert find_session([plain(line, language)], language) == session


ITEMS = [
    ("ar", "البند 72 (ب) من جدول الأعمال", "72 (ب)"),
    ("ar", "البندان 132 و 17 (ج) من جدول الأعمال", "132 و 17 (ج)"),
    ("en", "Agenda item 18", "18"),
    ("en", "Agenda items 34, 35, 49 and 72 (b)", "34, 35, 49 and 72 (b)"),
    ("en", "Agenda item 13 (f) and (g)", "13 (f) and (g)"),
    ("en", "Item 25 (b) of the provisional agenda*", "25 (b)"),
    ("en", "Item 25 (b) of the preliminary list**", "25 (b)"),
    ("es", "Temas 132 y 17 c) del programa", "132 y 17 c)"),
    ("es", "Tema 25 b) del programa provisional*", "25 b)"),
    ("fr", "Point 113 b) de l’ordre du jour", "113 b)"),
    ("fr", "Point 25 de la liste préliminaire*", "25"),
    ("ru", "Пункты 13(а) и 115 повестки дня", "13(а) и 115"),
    ("ru", "Пункт 25 b) предварительной повестки дня*", "25 b)"),
    ("zh", "议程项目18", "18"),
    ("zh", "议程项目72（b）", "72(b)"),
    ("zh", "临时议程*项目25(b)", "25(b)"),
    ("zh", "暂定项目表**项目 62 (a)", "62(a)"),
]


@pytest.mark.parametrize(("language", "line", "item"), ITEMS)
def test_agenda_items_as_printed(language, line, item):
    assert find_agenda_item([plain(line, language)], language) == item


def test_an_agenda_item_may_be_wrapped():
    assert find_agenda_item(["Item 25 (b) of the", "provisional agenda"], "en") == "25 (b)"


KINDS = [
    ("en", ["Report of the Secretary-General"], "report", "Secretary-General"),
    ("en", ["Note by the Secretariat"], "note", "Secretariat"),
    ("en", ["Secretary-General’s bulletin"], "bulletin", "Secretary-General"),
    ("en", ["Letter dated 7 May 2044 from the Permanent", "Representative of Fiji to the United Nations addressed",
            "to the Secretary-General"], "letter", "Permanent Representative of Fiji"),
    ("en", ["Resolution adopted by the General Assembly on 9 June 2044"], "resolution", "General Assembly"),
    ("fr", ["Rapport du Secrétaire général"], "report", "Secrétaire général"),
    ("fr", ["Résolution adoptée par l’Assemblée générale le 9 juin 2044"], "resolution", "Assemblée générale"),
    ("es", ["Informe del Secretario General"], "report", "Secretario General"),
    ("es", ["Nota de la Secretaría"], "note", "Secretaría"),
    ("ru", ["Доклад Генерального секретаря"], "report", "Генерального секретаря"),
    ("ru", ["Бюллетень Генерального секретаря"], "bulletin", "Генерального секретаря"),
    ("ar", ["تقرير الأمين العام"], "report", "الأمين العام"),
    ("ar", ["نشرة الأمين العام"], "bulletin", "الأمين العام"),
    ("en", ["Thirty-second report of the Advisory Committee on Lamps"], "report", "Advisory Committee on Lamps"),
    ("fr", ["Vingt-deuxième rapport du Comité consultatif des lampes"], "report", "Comité consultatif des lampes"),
    ("ru", ["Тридцать второй доклад Комитета по маякам"], "report", "Комитета по маякам"),
    ("zh", ["秘书长的报告 **"], "report", "秘书长"),
    ("zh", ["秘书长关于沿海生计和水的报告"], "report", "秘书长"),
    ("zh", ["秘书长公报"], "bulletin", "秘书长"),
    ("zh", ["2044年6月9日大会决议"], "resolution", "大会"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "lines", "type_", "author"), KINDS)
def test_kinds_and_authors(language, lines, type_, author):
    kind = find_kind([plain(line, language) for line in lines], language)
    assert (kind.type.value, kind.author) == (type_, author)


def test_running_text_tells_no_kind():
    assert find_kind(["The General Assembly,", "Report of the Secretary-General"], "en") is None
    assert find_kind(["welcomes the report of the Secretary-General"], "en") is None


RESOLUTION = {
    "ar": ["A/RES/98/401", "Distr.: General", "20 June 2044", "الدورة الثامنة والتسعون", "البند 26 من جدول الأعمال",
           "قرار اتخذته الجمعية العامة في 14 حزيران/يونيه 2044", "98/401 - شراكات المياه", "إن الجمعية العامة،"],
    "en": ["A/RES/98/401", "Distr.: General", "20 June 2044", "Ninety-eighth session", "Agenda item 26",
           "Resolution adopted by the General Assembly on 14 June 2044", "98/401. Water partnerships", "The General Assembly,"],
    "es": ["A/RES/98/401", "Distr. general", "20 de junio de 2044", "Nonagésimo octavo período de sesiones",
           "Tema 26 del programa", "Resolución aprobada por la Asamblea General el 14 de junio de 2044", "98/401. Alianzas",
           "La Asamblea General,"],
    "fr": ["A/RES/98/401", "Distr. générale", "20 juin 2044", "Quatre-vingt-dix-huitième session",
           "Point 26 de l’ordre du jour", "Résolution adoptée par l’Assemblée générale le 14 juin 2044",
           "98/401. Partenariats", "L’Assemblée générale,"],
    "ru": ["A/RES/98/401", "Distr.: General", "20 June 2044", "Девяносто восьмая сессия", "Пункт 26 повестки дня",
           "Резолюция, принятая Генеральной Ассамблеей 14 июня 2044 года", "98/401. Партнерства", "Генеральная Ассамблея,"],
    "zh": ["A/RES/98/401", "Distr.: General", "20 June 2044", "第九十八届会议", "议程项目26", "2044年6月14日大会决议",
           "98/401. 水伙伴关系", "大会，"],
}  # fmt: skip
BODIES = {"ar": "الجمعية العامة", "en": "General Assembly", "es": "Asamblea General", "fr": "Assemblée générale",
          "ru": "Генеральная Ассамблея", "zh": "大会"}  # fmt: skip


@pytest.mark.parametrize("language", RESOLUTION)
def test_a_resolution_in_each_language(language):
    found = find_metadata(RESOLUTION[language], [], [], FILE, ReadOptions(), language)
    assert (found.symbol, found.symbol_source) == ("A/RES/98/401", "header")
    assert (found.session, found.agenda_item, found.language) == ("98", "26", language)
    assert (found.date, found.type) == (date(2044, 6, 14), DocumentType.RESOLUTION)
    assert found.author == BODIES[language]
    assert find_session([plain(line, language) for line in RESOLUTION[language]], language) == "98"


def test_a_report_with_its_blocks_apart():
    front = ["United Nations  A/98/512", "", "General Assembly", "", "Distr.: General", "12 April 2044", "",
             "Original: English", "", "Ninety-eighth session", "Agenda item 26", "Water, coasts and", "livelihoods", "",
             "Partnerships for safe water*", "", "Report of the Secretary-General", "", "Summary", "",
             "The present report is short."]  # fmt: skip
    found = find_metadata(front, [], [], FILE, ReadOptions(), "en")
    assert (found.title, found.author, found.type.value) == (
        "Partnerships for safe water",
        "Secretary-General",
        "report",
    )
    assert found.date == date(2044, 4, 12)


def test_a_resolution_that_prints_its_day_and_meeting_last():
    found = find_metadata(
        ["98/401. 水伙伴关系", "大会，"], ["2044年6月14日", "第87次全体会议"], [], FILE, ReadOptions(), "zh"
    )
    assert (found.symbol, found.date, found.meeting) == ("A/RES/98/401", date(2044, 6, 14), "第87次全体会议")


def test_the_masthead_may_come_after_the_text():
    front = ["GE.44-1", "Human Rights Council", "Item 3 of the provisional agenda", *["running text of the page."] * 70,
             "United Nations A/HRC/98/2", "General Assembly Distr.: General", "6 May 2044"]  # fmt: skip
    found = find_metadata(front, [], [], FILE, ReadOptions(), "en")
    assert (found.symbol, found.date) == ("A/HRC/98/2", date(2044, 5, 6))


def test_options_come_before_everything_and_names_before_nothing():
    file = RawFile("/data/A_98_1.en.pdf", b"", "0" * 64, "application/pdf")
    options = ReadOptions(symbol="A/98/9", language="fr", date=date(2000, 1, 2))
    stated = find_metadata(["A/98/512", "12 April 2044"], [], [], file, options, "en")
    assert (stated.symbol, stated.symbol_source, stated.language, stated.date) == (
        "A/98/9",
        "option",
        "fr",
        date(2000, 1, 2),
    )
    assert find_metadata(["A/98/512"], [], [], file, ReadOptions(), "en").symbol_source == "header"
    named = find_metadata(["no symbol here"], [], [], file, ReadOptions(), "en")
    assert (named.symbol, named.symbol_source, named.session) == ("A/98/1", "filename", "98")
    unnamed = find_metadata(["no symbol here"], [], [], FILE, ReadOptions(), "en")
    assert unnamed.symbol_source == "inferred"
    assert unnamed.symbol.startswith("x-")
    bodies = [find_metadata(["one"], [], [], FILE, ReadOptions(), "en", text) for text in ("body", "body", "other")]
    assert bodies[0].symbol == bodies[1].symbol != bodies[2].symbol


def test_languages():
    assert stated_language(["Distr.: General", "Chinese", "Original: English"]) == "zh"
    assert stated_language(["Français", "Original : anglais"]) == "fr"
    assert stated_language(["Original: English"]) == ""
    assert [language_of_code(code) for code in ("zho", "fre", "ENG", "deu")] == ["zh", "fr", "en", ""]


def test_no_title_stands_below_the_first_paragraph():
    front = [
        "大会",
        "",
        "秘书长关于沿海供水和卫生的报告",
        "1. 大会请秘书长提交一份关于沿海供水的报告。",
        "2. 本报告说明进展。",
    ]
    found = find_metadata(front, [], [], FILE, ReadOptions(symbol="A/98/640"), "zh")
    assert found.title == "秘书长关于沿海供水和卫生的报告"


@pytest.mark.parametrize(
    ("language", "agenda", "title", "heading"),
    [
        ("en", "Item 31 of the provisional agenda", "Review of lighthouse keeping", "I. Introduction"),
        ("zh", "临时议程项目31", "灯塔管理情况审查", "一. 导言"),
        ("ar", "البند 31 من جدول الأعمال المؤقت", "استعراض حراسة المنارات", "أولا - مقدمة"),
    ],
)
def test_a_numbered_heading_is_no_title(language, agenda, title, heading):
    front = [agenda, "", title, "", heading, "", "1. The present review speaks of lamps and of those who mend them."]
    assert find_metadata(front, [], [], FILE, ReadOptions(symbol="A/98/641"), language).title == title
