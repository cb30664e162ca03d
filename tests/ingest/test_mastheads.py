"""First pages as the United Nations has printed them since the 1990s, organ by organ, with the file's name unknown."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.masthead import stated_language
from ingest.metadata import find_metadata
from ingest.source import RawFile, ReadOptions
from kg.language import detect
from kg.model import DocumentType

FILE = RawFile("/data/file-000.pdf", b"", "0" * 64, "application/pdf")

PAGES = {
    "1990s ga en": (
        "UNITED NATIONS|A|General Assembly|Distr.|GENERAL|A/51/950|14 July 1997|ORIGINAL: ENGLISH|Fifty-first session|"
        "Agenda item 168|UNITED NATIONS REFORM: MEASURES AND PROPOSALS|Renewing the Organization|"
        "Report of the Secretary-General",
        ("en", "A/51/950", "51", date(1997, 7, 14), "168"),
    ),
    "1990s ga fr": (
        "NATIONS UNIES|Assemblée générale|Distr.|GÉNÉRALE|A/52/413|30 septembre 1997|FRANÇAIS|ORIGINAL : ANGLAIS|"
        "Cinquante-deuxième session|Point 97 b) de l'ordre du jour|Rapport du Secrétaire général",
        ("fr", "A/52/413", "52", date(1997, 9, 30), "97 b)"),
    ),
    "1990s ga es": (
        "NACIONES UNIDAS|Asamblea General|Distr.|GENERAL|A/53/371|15 de septiembre de 1998|ESPAÑOL|ORIGINAL: INGLÉS|"
        "Quincuagésimo tercer período de sesiones|Tema 99 del programa provisional*|* A/53/150.|"
        "Informe del Secretario General",
        ("es", "A/53/371", "53", date(1998, 9, 15), "99"),
    ),
    "1990s sc en": (
        "UNITED NATIONS|S|Security Council|Distr.|GENERAL|S/1999/957|8 September 1999|ORIGINAL: ENGLISH|"
        "REPORT OF THE SECRETARY-GENERAL TO THE SECURITY COUNCIL ON THE PROTECTION OF CIVILIANS",
        ("en", "S/1999/957", "", date(1999, 9, 8), ""),
    ),
    "1990s chr en": (
        "UNITED NATIONS|E|Economic and Social Council|Distr.|GENERAL|E/CN.4/1998/53|11 February 1998|Original: ENGLISH|"
        "COMMISSION ON HUMAN RIGHTS|Fifty-fourth session|Item 9 (d) of the provisional agenda",
        ("en", "E/CN.4/1998/53", "54", date(1998, 2, 11), "9 (d)"),
    ),
    "2000s ga zh": (
        "联合国 A/62/341|大会 Distr.: General|12 September 2007|Chinese|Original: English|第六十二届会议|"
        "临时议程∗ 项目61|面向全球伙伴关系|加强联合国同所有有关伙伴的合作|秘书长的报告|∗ A/62/150。",
        ("zh", "A/62/341", "62", date(2007, 9, 12), "61"),
    ),
    "2000s ga zh spaced": (
        "联 合 国|A/58/227|大 会|Distr.: General|18 August 2003|Chinese|Original: English|第五十八届会议|"
        "临时议程* 项目 47(c)|* A/58/150。|秘书长的报告",
        ("zh", "A/58/227", "58", date(2003, 8, 18), "47(c)"),
    ),
    "2000s ga ru": (
        "Организация Объединенных Наций A/62/341|Генеральная Ассамблея Distr.: General|12 September 2007|Russian|"
        "Original: English|Шестьдесят вторая сессия|Пункт 61 предварительной повестки дня*|* A/62/150.|"
        "Навстречу партнерствам|Доклад Генерального секретаря",
        ("ru", "A/62/341", "62", date(2007, 9, 12), "61"),
    ),
    "2000s ga ar": (
        "الأمم المتحدة A/62/341|الجمعية العامة Distr.: General|12 September 2007|Arabic|Original: English|"
        "الدورة الثانية والستون|البند 61 من جدول الأعمال المؤقت*|* A/62/150.|نحو شراكات عالمية|تقرير الأمين العام",
        ("ar", "A/62/341", "62", date(2007, 9, 12), "61"),
    ),
    "2000s ga es": (
        "Naciones Unidas A/62/341|Asamblea General Distr. general|12 de septiembre de 2007|Español|Original: inglés|"
        "Sexagésimo segundo período de sesiones|Tema 61 del programa provisional*|Hacia asociaciones mundiales|"
        "Informe del Secretario General|* A/62/150.",
        ("es", "A/62/341", "62", date(2007, 9, 12), "61"),
    ),
    "2000s ga fr": (
        "Nations Unies A/62/341|Assemblée générale Distr. générale|12 septembre 2007|Français|Original : anglais|"
        "Soixante-deuxième session|Point 61 de l’ordre du jour provisoire*|Vers des partenariats mondiaux|"
        "Rapport du Secrétaire général|* A/62/150.",
        ("fr", "A/62/341", "62", date(2007, 9, 12), "61"),
    ),
    "2000s ga list ru": (
        "Организация Объединенных Наций|A/60/88–E/2005/72|Генеральная Ассамблея|Экономический и Социальный Совет|"
        "Distr.: General|16 May 2005|Russian|Original: English|Генеральная Ассамблея|Шестидесятая сессия|"
        "Пункт 85 а) первоначального перечня вопросов*|Экономический и Социальный Совет|"
        "Основная сессия 2005 года|Доклад Генерального секретаря",
        ("ru", "A/60/88", "60", date(2005, 5, 16), "85 а)"),
    ),
    "2000s resolution sc en": (
        "United Nations S/RES/1701 (2006)|Security Council Distr.: General|11 August 2006|Resolution 1701 (2006)|"
        "Adopted by the Security Council at its 5511th meeting, on|11 August 2006|The Security Council,",
        ("en", "S/RES/1701(2006)", "", date(2006, 8, 11), ""),
    ),
    "2000s resolution sc zh": (
        "联合国 S/RES/1701 (2006)|安全理事会 Distr.: General|11 August 2006|第1701(2006)号决议|"
        "2006年8月11日安全理事会第5511次会议通过|安全理事会，",
        ("zh", "S/RES/1701(2006)", "", date(2006, 8, 11), ""),
    ),
    "2000s resolution sc ar": (
        "الأمم المتحدة S/RES/1701 (2006)|مجلس الأمن Distr.: General|11 August 2006|القرار 1701 (2006)|"
        "الذي اتخذه مجلس الأمن في جلسته 5511 المعقودة في 11 آب/أغسطس 2006|إن مجلس الأمن،",
        ("ar", "S/RES/1701(2006)", "", date(2006, 8, 11), ""),
    ),
    "2000s sc letter fr": (
        "Nations Unies S/2007/72|Conseil de sécurité Distr. générale|8 février 2007|Français|Original : anglais|"
        "Lettre datée du 7 février 2007, adressée au Président du Conseil de sécurité par le Secrétaire général",
        ("fr", "S/2007/72", "", date(2007, 2, 8), ""),
    ),
    "2000s hrc en": (
        "UNITED NATIONS|A|General Assembly|Distr.|GENERAL|A/HRC/8/5|7 April 2008|Original: ENGLISH|"
        "HUMAN RIGHTS COUNCIL|Eighth session|Agenda item 3|PROMOTION AND PROTECTION OF ALL HUMAN RIGHTS",
        ("en", "A/HRC/8/5", "8", date(2008, 4, 7), "3"),
    ),
    "2010s hrc es": (
        "Naciones Unidas A/HRC/34/49|Asamblea General Distr. general|19 de enero de 2017|Español|Original: inglés|"
        "Consejo de Derechos Humanos|34º período de sesiones|27 de febrero a 24 de marzo de 2017|Tema 3 de la agenda|"
        "Promoción y protección de todos los derechos humanos",
        ("es", "A/HRC/34/49", "34", date(2017, 1, 19), "3"),
    ),
    "2010s hrc zh": (
        "联 合 国 A/HRC/34/49|大 会 Distr.: General|19 January 2017|Chinese|Original: English|人权理事会|第三十四届会议|"
        "2017年2月27日至3月24日|议程项目3|增进和保护所有人权|特别报告员的报告",
        ("zh", "A/HRC/34/49", "34", date(2017, 1, 19), "3"),
    ),
    "2010s hrc ru": (
        "Организация Объединенных Наций A/HRC/34/49|Генеральная Ассамблея Distr.: General|19 January 2017|Russian|"
        "Original: English|Совет по правам человека|Тридцать четвертая сессия|27 февраля – 24 марта 2017 года|"
        "Пункт 3 повестки дня|Поощрение и защита всех прав человека",
        ("ru", "A/HRC/34/49", "34", date(2017, 1, 19), "3"),
    ),
    "2010s hrc ar": (
        "الأمم المتحدة A/HRC/34/49|الجمعية العامة Distr.: General|19 January 2017|Arabic|Original: English|"
        "مجلس حقوق الإنسان|الدورة الرابعة والثلاثون|27 شباط/فبراير - 24 آذار/مارس 2017|البند 3 من جدول الأعمال|"
        "تعزيز وحماية جميع حقوق الإنسان",
        ("ar", "A/HRC/34/49", "34", date(2017, 1, 19), "3"),
    ),
    "2010s hrc fr": (
        "Nations Unies A/HRC/34/49|Assemblée générale Distr. générale|19 janvier 2017|Français|Original : anglais|"
        "Conseil des droits de l’homme|Trente-quatrième session|27 février-24 mars 2017|Point 3 de l’ordre du jour",
        ("fr", "A/HRC/34/49", "34", date(2017, 1, 19), "3"),
    ),
    "2010s crc ru": (
        "Организация Объединенных Наций CRC/C/GBR/CO/5|Конвенция о правах ребенка Distr.: General|12 July 2016|Russian|"
        "Original: English|Комитет по правам ребенка|Заключительные замечания по пятому периодическому докладу",
        ("ru", "CRC/C/GBR/CO/5", "", date(2016, 7, 12), ""),
    ),
    "2010s crc en": (
        "United Nations CRC/C/72/2|Convention on the Rights of the Child Distr.: General|30 June 2016|Original: English|"
        "Committee on the Rights of the Child|Seventy-second session|17 May-3 June 2016|Item 3 of the provisional agenda",
        ("en", "CRC/C/72/2", "72", date(2016, 6, 30), "3"),
    ),
    "2010s ecosoc en": (
        "United Nations E/2016/75|Economic and Social Council Distr.: General|3 June 2016|Original: English|2016 session|"
        "24 July 2015-27 July 2016|Agenda item 5|High-level segment",
        ("en", "E/2016/75", "2016", date(2016, 6, 3), "5"),
    ),
    "2010s ecosoc zh": (
        "联合国 E/2016/75|经济及社会理事会 Distr.: General|3 June 2016|Chinese|Original: English|2016年届会|"
        "2015年7月24日至2016年7月27日|议程项目5|秘书长的报告",
        ("zh", "E/2016/75", "2016", date(2016, 6, 3), "5"),
    ),
    "2010s ecosoc ru": (
        "Организация Объединенных Наций E/2016/75|Экономический и Социальный Совет Distr.: General|3 June 2016|Russian|"
        "Original: English|Сессия 2016 года|24 июля 2015 года — 27 июля 2016 года|Пункт 5 повестки дня",
        ("ru", "E/2016/75", "2016", date(2016, 6, 3), "5"),
    ),
    "2010s ecosoc ar": (
        "الأمم المتحدة E/2016/75|المجلس الاقتصادي والاجتماعي Distr.: General|3 June 2016|Arabic|Original: English|"
        "دورة عام 2016|24 تموز/يوليه 2015 - 27 تموز/يوليه 2016|البند 5 من جدول الأعمال",
        ("ar", "E/2016/75", "2016", date(2016, 6, 3), "5"),
    ),
    "2010s ecosoc es": (
        "Naciones Unidas E/2016/75|Consejo Económico y Social Distr. general|3 de junio de 2016|Español|"
        "Original: inglés|Período de sesiones de 2016|24 de julio de 2015 a 27 de julio de 2016|Tema 5 del programa",
        ("es", "E/2016/75", "2016", date(2016, 6, 3), "5"),
    ),
    "2010s dp en": (
        "United Nations DP/2013/12|Executive Board of the United Nations Development Programme, the United Nations "
        "Population Fund and the United Nations Office for Project Services|Distr.: General|9 April 2013|"
        "Original: English|Annual session 2013|3 to 14 June 2013, New York|Item 2 of the provisional agenda",
        ("en", "DP/2013/12", "2013", date(2013, 4, 9), "2"),
    ),
    "2010s dp fr": (
        "Nations Unies DP/2013/12|Conseil d’administration du Programme des Nations Unies pour le développement|"
        "Distr. générale|9 avril 2013|Français|Original : anglais|Session annuelle de 2013|3-14 juin 2013, New York|"
        "Point 2 de l’ordre du jour provisoire",
        ("fr", "DP/2013/12", "2013", date(2013, 4, 9), "2"),
    ),
    "2010s dp es": (
        "Naciones Unidas DP/2013/12|Junta Ejecutiva del Programa de las Naciones Unidas para el Desarrollo|"
        "Distr. general|9 de abril de 2013|Español|Original: inglés|Período de sesiones anual de 2013|"
        "Nueva York, 3 a 14 de junio de 2013|Tema 2 del programa provisional",
        ("es", "DP/2013/12", "2013", date(2013, 4, 9), "2"),
    ),
    "2010s dp zh": (
        "联合国 DP/2013/12|联合国开发计划署、联合国人口基金和联合国项目事务署执行局|Distr.: General|9 April 2013|Chinese|"
        "Original: English|2013年年度会议|2013年6月3日至14日，纽约|临时议程项目2",
        ("zh", "DP/2013/12", "2013", date(2013, 4, 9), "2"),
    ),
    "2010s dp ru": (
        "Организация Объединенных Наций DP/2013/12|Исполнительный совет Программы развития|Distr.: General|"
        "9 April 2013|Russian|Original: English|Ежегодная сессия 2013 года|3–14 июня 2013 года, Нью-Йорк|"
        "Пункт 2 предварительной повестки дня",
        ("ru", "DP/2013/12", "2013", date(2013, 4, 9), "2"),
    ),
    "2010s dp ar": (
        "الأمم المتحدة DP/2013/12|المجلس التنفيذي لبرنامج الأمم المتحدة الإنمائي|Distr.: General|9 April 2013|Arabic|"
        "Original: English|الدورة السنوية لعام 2013|3-14 حزيران/يونيه 2013، نيويورك|البند 2 من جدول الأعمال المؤقت",
        ("ar", "DP/2013/12", "2013", date(2013, 4, 9), "2"),
    ),
    "2000s bulletin zh": (
        "联合国 ST/SGB/2009/14|秘书处|18 December 2009|秘书长公报|联合国伙伴关系办公室的组织|",
        ("zh", "ST/SGB/2009/14", "", date(2009, 12, 18), ""),
    ),
    "2000s bulletin ru": (
        "Организация Объединенных Наций ST/SGB/2009/14|Секретариат 18 December 2009|Бюллетень Генерального секретаря|"
        "Организация работы Бюро",
        ("ru", "ST/SGB/2009/14", "", date(2009, 12, 18), ""),
    ),
    "2000s bulletin ar": (
        "الأمم المتحدة ST/SGB/2009/14|الأمانة العامة 18 December 2009|نشرة الأمين العام|تنظيم مكتب الشراكات",
        ("ar", "ST/SGB/2009/14", "", date(2009, 12, 18), ""),
    ),
    "2010s jiu en": (
        "JIU/REP/2017/8|REVIEW OF UNITED NATIONS SYSTEM – PRIVATE SECTOR PARTNERSHIPS|Prepared by|Inspectors|"
        "Joint Inspection Unit|Geneva 2017|United Nations",
        ("en", "JIU/REP/2017/8", "", None, ""),
    ),
    "2020s ga zh": (
        "联合国 A/78/74|大会 Distr.: General|3 April 2023|Chinese|Original: English|第七十八届会议|"
        "暂定项目表** 项目19 (b)|可持续发展：小岛屿发展中国家|秘书长的报告*",
        ("zh", "A/78/74", "78", date(2023, 4, 3), "19(b)"),
    ),
    "2020s ga en two items": (
        "United Nations A/78/74-E/2023/61|General Assembly|Economic and Social Council|Distr.: General|3 April 2023|"
        "Original: English|General Assembly|Seventy-eighth session|Items 19 (b) and 20 of the preliminary list*|"
        "Economic and Social Council|2023 session|27 July 2022–26 July 2023|Agenda item 5 (a)",
        ("en", "A/78/74", "78", date(2023, 4, 3), "19 (b) and 20"),
    ),
    "2020s committee en": (
        "United Nations A/C.3/78/L.5|General Assembly Distr.: Limited|10 October 2023|Original: English|"
        "Seventy-eighth session|Third Committee|Agenda item 64|Promotion and protection of the rights of children",
        ("en", "A/C.3/78/L.5", "78", date(2023, 10, 10), "64"),
    ),
    "2020s committee ru": (
        "Организация Объединенных Наций A/C.3/78/L.5|Генеральная Ассамблея Distr.: Limited|10 October 2023|Russian|"
        "Original: English|Семьдесят восьмая сессия|Третий комитет|Пункт 64 повестки дня|Поощрение прав детей",
        ("ru", "A/C.3/78/L.5", "78", date(2023, 10, 10), "64"),
    ),
    "2020s resolution fr": (
        "Nations Unies A/RES/77/172|Assemblée générale Distr. générale|28 décembre 2022|Soixante-dix-septième session|"
        "Point 18 i) de l’ordre du jour|Développement durable|"
        "Résolution adoptée par l’Assemblée générale le 14 décembre 2022|77/172. Développement des montagnes|"
        "L’Assemblée générale,",
        ("fr", "A/RES/77/172", "77", date(2022, 12, 14), "18 i)"),
    ),
    "2020s hlpf en": (
        "United Nations E/HLPF/2023/3|Economic and Social Council Distr.: General|19 April 2023|Original: English|"
        "High-level political forum on sustainable development|Convened under the auspices of the Economic and|"
        "Social Council|10–19 July 2023|Item 2 of the provisional agenda*",
        ("en", "E/HLPF/2023/3", "", date(2023, 4, 19), "2"),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_masthead_is_understood(name: str) -> None:
    page, expected = PAGES[name]
    lines = page.split("|")
    language = stated_language(lines) or detect(" ".join(lines))
    found = find_metadata(lines, [], [], FILE, ReadOptions(), language)
    assert (language, found.symbol, found.session, found.date, found.agenda_item) == expected
    assert found.symbol_source == "header"


SPOKEN = {
    "en": ("Statement submitted by Reed Weavers’ Circle, a|non-governmental organization in consultative status", "Reed Weavers' Circle"),
    "fr": ("Déclaration présentée par Cercle des vanniers, organisation|non gouvernementale dotée du statut consultatif", "Cercle des vanniers"),
    "es": ("Declaración presentada por Círculo de Cesteros, organización no|gubernamental reconocida como entidad consultiva", "Círculo de Cesteros"),
    "ru": ("Заявление, представленное Кругом плетельщиков,|неправительственной организацией, имеющей статус", "Кругом плетельщиков"),
    "ar": ("بيان مقدم من حلقة النساجين، وهي|منظمة غير حكومية ذات مركز استشاري", "حلقة النساجين"),
    "zh": ("具有经济及社会理事会咨商地位的非政府组织编苇人协会提交的陈述", "编苇人协会"),
}  # fmt: skip
STUDIED = {
    "en": ("Study by the Expert Mechanism on the Rights of Reed Weavers", "Expert Mechanism on the Rights of Reed Weavers"),
    "fr": ("Étude du Mécanisme d’experts sur les droits des vanniers", "Mécanisme d'experts sur les droits des vanniers"),
    "es": ("Estudio del Mecanismo de Expertos sobre los Cesteros", "Mecanismo de Expertos sobre los Cesteros"),
    "ru": ("Исследование Экспертного механизма по правам плетельщиков", "Экспертного механизма по правам плетельщиков"),
    "ar": ("دراسة آلية الخبراء المعنية بحقوق النساجين", "آلية الخبراء المعنية بحقوق النساجين"),
    "zh": ("编苇人权利专家机制的研究报告", "编苇人权利专家机制"),
}  # fmt: skip


@pytest.mark.parametrize("language", SPOKEN)
def test_a_statement_names_the_organization_that_submits_it(language: str) -> None:
    title, author = SPOKEN[language]
    found = find_metadata(["E/CN.6/2097/NGO/3", *title.split("|")], [], [], FILE, ReadOptions(), language)
    assert (found.type, found.author) == (DocumentType.OTHER, author)


@pytest.mark.parametrize("language", STUDIED)
def test_a_study_names_the_mechanism_that_made_it(language: str) -> None:
    title, author = STUDIED[language]
    found = find_metadata(["A/HRC/97/3", title], [], [], FILE, ReadOptions(), language)
    assert (found.type, found.author) == (DocumentType.REPORT, author)


@pytest.mark.parametrize(("title", "author"), [("France: draft resolution", "Security Council"), ("Letters", "")])
def test_the_body_speaks_in_what_it_may_adopt_and_not_in_all_it_receives(title: str, author: str) -> None:
    lines = ["Security Council", "S/2097/3", "Distr.: General", title]
    assert find_metadata(lines, [], [], FILE, ReadOptions(), "en").author == author


def test_a_letter_sent_under_an_item_called_after_a_report_is_a_letter() -> None:
    title = "Letter dated 3 May 2097 from the Permanent Representative of Kiribati addressed to the Secretary-General"
    lines = ["A/97/3", "Report of the United Nations High Commissioner for Refugees, questions of shelter", "", title]
    found = find_metadata(lines, [], [], FILE, ReadOptions(), "en")
    assert (found.type, found.author) == (DocumentType.LETTER, "Permanent Representative of Kiribati")
