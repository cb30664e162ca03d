"""Typed spans by tables of cases in six languages."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import LANGUAGES, table
from search.expected import Expected
from search.sentences import as_far, clauses, sentences
from search.spans import Mention, find_spans, has_span

CASES = [
    ("zh", "date", "海岸基金成立于 2041 年 3 月 5 日，", ["2041 年 3 月 5 日"]),
    ("zh", "date", "二〇四一年设立，2043年底之前完成。", ["二〇四一年", "2043年底之前"]),
    ("zh", "date", "本规则自发布之日起生效。", ["本规则自发布之日起"]),
    ("zh", "duration", "谈判平均需要 12 至 18 个月。", ["12 至 18 个月"]),
    ("zh", "amount", "每年缴纳 15 000 至 20 000 美元，", ["15 000 至 20 000 美元"]),
    ("en", "duration", "Talks take 12 to 18 months.", ["12 to 18 months"]),
    ("en", "amount", "It costs 3 to 5 million euros.", ["3 to 5 million euros"]),
    ("fr", "duration", "Il faut de 12 à 18 mois.", ["12 à 18 mois"]),
    ("es", "amount", "de 3 a 5 millones de euros", ["3 a 5 millones de euros"]),
    ("ru", "duration", "Переговоры длятся 12–18 месяцев.", ["12–18 месяцев"]),
    ("ar", "duration", "تستغرق من 12 إلى 18 شهرا", ["12 إلى 18 شهرا"]),
    ("zh", "date", "论坛于 2042 年 6 月 15 日至 18 日举行，", ["2042 年 6 月 15 日至 18 日"]),
    ("zh", "date", "年会定于 9 月 30 日至 10 月 2 日召开", ["9 月 30 日至 10 月 2 日"]),
    ("zh", "person", "墨西哥企业家卡洛斯·埃卢共同主持会议", ["卡洛斯·埃卢"]),
    ("zh", "person", "由渔业界人士若昂·佩雷拉-科斯塔任主席", ["若昂·佩雷拉-科斯塔"]),
    ("fr", "body", "L’Alliance pour la santé des ports est dirigée par Lampyre.", ["Alliance pour la santé des ports"]),
    ("fr", "date", "La réunion s’est tenue du 13 au 16 juillet à Marine.", ["13 au 16 juillet"]),
    ("es", "date", "se celebró del 13 al 16 de julio", ["13 al 16 de julio"]),
    ("ru", "date", "Встреча прошла 13–16 июля в порту.", ["13–16 июля"]),
    ("ar", "date", "عقد الاجتماع من 13 إلى 16 يوليه", ["13 إلى 16 يوليه"]),
    ("zh", "number", "共有 120 多名学员参加第 98/401 号决议规定的课程。", ["120 多名学员"]),
    ("zh", "number", "2041 年核准。", []),
    ("zh", "date", "列入 2044-2045 两年期方案预算", ["2044-2045 两年期"]),
    ("zh", "share", "保费的四成由三国政府补贴，", ["四成"]),
    ("zh", "place", "成员最近访问了西部非洲，", ["西部非洲"]),
    ("zh", "place", "基金会由马里索尔·安杜哈创立", []),
    ("zh", "agent", "供水点由用水户委员会管理，", ["用水户委员会"]),
    ("zh", "body", "我不同意小组的提议，以体现本组织的性质。", []),
    ("zh", "body", "难民就业企业联盟成立", ["难民就业企业联盟"]),
    ("zh", "amount", "再筹集约 3 亿美元，", ["约 3 亿美元"]),
    ("zh", "share", "不到 15％的资源", ["不到 15％"]),
    ("zh", "duration", "该项目为期三年。", ["三年"]),
    ("zh", "share", "大多数伙伴把 20％的资源用于此", ["大多数", "20％"]),
    ("zh", "place", "物资经亚的斯亚贝巴转运，", ["亚的斯亚贝巴"]),
    ("zh", "place", "欣见区域中心在滨城设立，", ["滨城"]),
    ("zh", "place", "协会总部设在滨城，", ["滨城"]),
    ("zh", "place", "这一倡议在该区域启动。", []),
    ("zh", "session", "向大会第九十八届会议报告", ["大会第九十八届会议"]),
    ("zh", "document", "见《滨海清泉宣言》", ["《滨海清泉宣言》"]),
    ("zh", "person", "现由埃莱娜·马林担任主席", ["埃莱娜·马林"]),
    ("zh", "person", "由李海林主持的小组", ["李海林"]),
    ("zh", "person", "埃莱娜·马林基金会", []),
    ("zh", "person", "前总统埃莱娜·马林说", ["埃莱娜·马林"]),
    ("en", "date", "It was set up on 1 March 2041 and ended in June 2043.", ["1 March 2041", "June 2043"]),
    ("en", "date", "held from 5 to 9 June 2042", ["5 to 9 June 2042"]),
    ("en", "amount", "at least US$ 2.5 million was paid", ["at least US$ 2.5 million"]),
    ("en", "share", "about 40 per cent of partners", ["about 40 per cent"]),
    ("en", "session", "at its ninety-ninth session", ["its ninety-ninth session"]),
    ("en", "document", "resolution 98/401 of 3 May 2044", ["resolution 98/401 of 3 May 2044"]),
    ("en", "person", "the panel chaired by Ms. Ana Ruiz reported", ["Ms. Ana Ruiz"]),
    ("fr", "date", "réunis les 18 et 19 octobre 2042 à Dakar", ["18 et 19 octobre 2042"]),
    ("fr", "amount", "environ 3 millions de dollars", ["environ 3 millions de dollars"]),
    ("es", "date", "del 5 al 9 de junio de 2042", ["5 al 9 de junio de 2042"]),
    ("es", "share", "el 30 % de las empresas", ["el 30 %"]),
    ("ru", "date", "проходившей 14–16 октября 2041 года", ["14–16 октября 2041 года"]),
    ("ru", "amount", "около 3 млн долл. США", ["около 3 млн долл. США"]),
    (
        "ru",
        "session",
        "Тридцать девятая сессия и сорок первая сессия",
        ["Тридцать девятая сессия", "сорок первая сессия"],
    ),
    ("ar", "date", "في 24 أيار/مايو 2043 عقد", ["24 أيار/مايو 2043"]),
    ("ar", "share", "نحو 30 في المائة من الشركاء", ["نحو 30 في المائة"]),
    # numbers in words, whole: no three within thirty, no eight within eighteen
    ("zh", "date", "2041年8月至2043年7月期间", ["2041年8月至2043年7月"]),
    ("en", "date", "covers August 2041 to July 2043", ["August 2041 to July 2043"]),
    ("fr", "date", "d’août 2041 à juillet 2043", ["août 2041 à juillet 2043"]),
    ("es", "date", "de agosto de 2041 a julio de 2043", ["agosto de 2041 a julio de 2043"]),
    ("ru", "date", "период с августа 2041 года по июль 2043 года", ["с августа 2041 года по июль 2043 года"]),
    ("ru", "date", "открыт в мае 2046 года", ["в мае 2046 года"]),
    ("ar", "date", "من آب/أغسطس 2041 إلى تموز/يوليه 2043", ["آب/أغسطس 2041 إلى تموز/يوليه 2043"]),
    ("ar", "number", "حفرت 300 2 بئر", ["300 2 بئر"]),
    ("en", "number", "By June 2018, 435 keepers joined", ["435 keepers joined"]),
    ("ar", "number", "زار الفريق ثلاثين جزيرة", ["ثلاثين جزيرة"]),
    ("ar", "number", "اشترت خمسمائة قارب", ["خمسمائة قارب"]),
    ("ar", "number", "وزعت بثلاثة مرافئ", ["ثلاثة مرافئ"]),
    ("ar", "number", "في الدورة الخامسة والعشرين", []),
    ("ar", "duration", "استمر ثمانية عشر شهرا", ["ثمانية عشر شهرا"]),
    ("ar", "duration", "بعد خمس وعشرين سنة", ["خمس وعشرين سنة"]),
    ("ar", "amount", "تكلف ثلاثمئة ألف دولار", ["ثلاثمئة ألف دولار"]),
    ("es", "duration", "duró dieciocho meses", ["dieciocho meses"]),
    ("es", "number", "con treinta y dos barcos", ["treinta y dos barcos"]),
    ("es", "number", "doscientas barcas", ["doscientas barcas"]),
    ("fr", "number", "soixante et un bateaux", ["soixante et un bateaux"]),
    ("ru", "number", "двадцать пять лодок", ["двадцать пять лодок"]),
    ("ru", "duration", "за восемнадцать месяцев", ["восемнадцать месяцев"]),
    ("en", "number", "one hundred and twenty boats", ["one hundred and twenty boats"]),
    ("en", "duration", "two and a half years", ["two and a half years"]),
    ("zh", "duration", "历时两年半。", ["两年半"]),
    ("zh", "number", "来自几十个岛屿", ["几十个岛屿"]),
    # a year that belongs to a name, a number that names a part
    ("en", "date", "under resolution 9118 (2043) it met on 2 May 2044", ["2 May 2044"]),
    ("en", "date", "in line with the 2030 Agenda", []),
    ("en", "date", "lost on July 28 to the sea", ["July 28"]),
    ("zh", "date", "落实2030年可持续发展议程", []),
    ("zh", "number", "见第 4、5 和 6 节", []),
    ("en", "number", "see paragraphs 4, 5 and 6", []),
    ("fr", "number", "voir les articles 4 et 5", []),
    ("ru", "number", "см. пункты 4 и 5", []),
    ("en", "place", "held in Coral Bay, Palm Islands, from", ["Coral Bay, Palm Islands"]),
    ("ru", "place", "состоялась в Дакаре, Сенегал, 2 мая", ["Дакаре, Сенегал"]),
    ("ar", "place", "عقد الحوار في سان خوسيه، حيث", ["سان خوسيه"]),
    ("ar", "place", "وترحب في هذا الصدد بالنتائج", []),
    ("en", "agent", "The Rapporteur shall prepare it.", ["Rapporteur"]),
    ("ru", "document", "принял Дакарский консенсус для действий", ["Дакарский консенсус для действий"]),
    ("en", "date", "from 22 May 2041 to 22 May 2043", ["22 May 2041", "22 May 2043"]),
    ("en", "person", "opened by the President of Coralia, Ana Ruiz, at noon", ["Ana Ruiz"]),
    ("en", "person", "with the Coral Health Organization (CHO), it", []),
    ("en", "amount", "a budget of 4.2 billion Coralian pounds", ["4.2 billion Coralian pounds"]),
    ("en", "number", "children aged 14 years", []),
    ("en", "number", "recommendations 3 and 4 cover 12 offices", ["12 offices"]),
    ("zh", "number", "任职（提议 11 和 25）", []),
    ("zh", "body", "一个委员会负责审查所有非政府组织的申请", []),
    ("zh", "body", "通过海岸咨询委员会", ["海岸咨询委员会"]),
    ("en", "meeting", "at its 67th plenary meeting", ["67th plenary meeting"]),
    ("zh", "meeting", "第99次全体会议", ["第99次全体会议"]),
    ("fr", "language", "offert en anglais et en français", ["anglais", "français"]),
    ("en", "change", "fell by 20 per cent, to 40 ships", ["20 per cent", "40 ships"]),
]


@pytest.mark.parametrize(("language", "kind", "text", "printed"), CASES)
def test_spans(language, kind, text, printed):
    found = find_spans(text, language, Expected(kind))
    assert [text[span.start : span.end] for span in found] == printed


def test_symbols_are_documents_and_no_numbers():
    text = "A/98/512 lists 14 partners."
    assert [text[s.start : s.end] for s in find_spans(text, "en", Expected.DOCUMENT)] == ["A/98/512"]
    assert [text[s.start : s.end] for s in find_spans(text, "en", Expected.NUMBER)] == ["14 partners"]


def test_the_date_by_which_a_resolution_is_cited_is_less_sure_than_another():
    text = "Recalling resolution 98/401 of 3 May 2044, and the forum held on 5 June 2044"
    cited, held = find_spans(text, "en", Expected.DATE)
    assert cited.sure < held.sure


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_in_figures_is_surer_than_one_in_words(language):
    text = {
        "zh": "大多数 20％",
        "en": "most 20%",
        "fr": "la plupart 20 %",
        "es": "la mayoría 20 %",
        "ru": "большинство 20 %",
        "ar": "معظم 20%",
    }[language]
    words, figures = find_spans(text, language, Expected.SHARE)
    assert words.sure < figures.sure


def test_mentions_answer_what_their_node_may():
    known = Mention(0, 7, "id/org/tidewatch", frozenset({Expected.BODY}))
    assert [span.iri for span in find_spans("Tidewat met.", "en", Expected.BODY, [known])] == ["id/org/tidewatch"]
    assert find_spans("Tidewat met.", "en", Expected.DATE, [known]) == []


def test_a_body_is_told_with_its_owner_where_a_script_has_no_spaces():
    known = Mention(4, 9, "id/org/coast", frozenset({Expected.BODY}))
    found = find_spans("由联合国滨海水务厅编写", "zh", Expected.BODY, [known])
    assert [("由联合国滨海水务厅编写"[span.start : span.end], span.iri) for span in found] == [
        ("联合国滨海水务厅", "id/org/coast")
    ]


def test_every_language_has_every_shape():
    for section in ("spans", "clause"):
        known = [set(table(language, "spans")[section]) for language in LANGUAGES]
        assert all(entries == known[0] for entries in known), section


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("zh", "办公室成立了。它有三名职员；他们很忙。", 3),
        ("en", "Resolution No. 5 was adopted. It has 3.5 pages.", 2),
        ("fr", "M. Diop préside. Il parle.", 2),
        ("ar", "انعقد المؤتمر. ثم اختتم.", 2),
    ],
)
def test_sentences(language, text, count):
    assert len(sentences(text, language)) == count


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_sentences_lose_nothing(text, language):
    found = sentences(text, language)
    kept = "".join(text[start:end] for start, end in found)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(start <= a < b <= end for start, end in found for a, b in clauses(text, (start, end), language))


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES), st.sampled_from(list(Expected)))
def test_spans_lie_in_the_text_apart(text, language, kind):
    found = find_spans(text, language, kind)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("在 60 多个国家可以见到这些网络", "60 多个国家"),
        ("四十家企业加入该网络", "四十家企业"),
        ("有 12 个城市通过了计划", "12 个城市"),
        ("供资给 3 项能力建设项目", "3 项能力建设项目"),
    ],
)
def test_a_counted_noun_ends_where_its_verb_begins(text: str, counted: str) -> None:
    assert [text[s.start : s.end] for s in find_spans(text, "zh", Expected.NUMBER)] == [counted]


@pytest.mark.parametrize("expected", list(Expected))
@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "On 3 May 2041 Mr. Tomas Holt paid 14 partners $5 million, 60 per cent of it in Nairobi, for three years.",
            "en",
        ),
        ("The 2030 Agenda and resolution 2118 (2013) of the Security Council.", "en"),
        ("2041年5月3日，港口基金向14个伙伴支付了500万美元。", "zh"),
        ("Nothing at all.", "en"),
        ("Экономический и Социальный Совет и Генеральная Ассамблея рассмотрели доклад.", "ru"),
        ("", "ar"),
    ],
)
def test_has_span_says_whether_there_are_any(text, language, expected):
    assert has_span(text, language, expected) == bool(find_spans(text, language, expected))


@pytest.mark.parametrize(
    ("most", "told"), [(200, "Lamps, brass, and all the windows."), (15, "Lamps, brass,"), (4, "Lamp")]
)
def test_a_long_sentence_is_told_as_far_as_whole_clauses_go(most, told):
    text = "Lamps, brass, and all the windows."
    start, end = as_far(text, (0, len(text)), most, "en")
    assert text[start:end] == told
    assert as_far("lamps and brass", (0, 15), 11, "en") == (0, 9)
