"""Questions understood, by tables of cases in six languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import LANGUAGES, table
from search.expected import Expected
from search.question import LONGEST, alternatives, understand

CASES = [
    ("zh", "水伙伴关系办公室哪一年成立？", "date"),
    ("zh", "海岸基金何时由哪个机关设立？", "date body"),
    ("zh", "登记科有多少名工作人员？", "number"),
    ("zh", "海岸基金的预算是多少？", "amount"),
    ("zh", "受访者中有百分之几支持？", "share"),
    ("zh", "2042 年灯油占各岛开支总额的多少？", "share"),
    ("zh", "守则由哪几方共同发布？", "body"),
    ("zh", "灯塔司由哪几个科组成？", "body"),
    ("zh", "灯塔的捐款比2043年下降了百分之多少？", "share"),
    ("es", "¿Cuánto recibió el Fondo de los Faros en contribuciones?", "amount"),
    ("zh", "协定为期多久？", "duration"),
    ("zh", "秘书处设在哪座城市？", "place"),
    ("zh", "小组的主席是谁？", "person"),
    ("zh", "该倡议由谁发起？", "agent"),
    ("zh", "报告应在哪一届会议上提交？", "session"),
    ("zh", "报告依据哪项决议编写？", "document"),
    ("zh", "伙伴关系指的是什么？", "definition"),
    ("zh", "为什么代表人数不足？", "reason"),
    ("en", "When was the Office established?", "date"),
    ("en", "Who chaired the panel on coastal waters?", "person"),
    ("en", "Which agency runs the register, and how many entries does it hold?", "body number"),
    ("en", "How much did the Fund receive?", "amount"),
    ("en", "What share of partners are companies?", "share"),
    ("en", "Where is the secretariat?", "place"),
    ("en", "Which initiative helps people who fish?", "name"),
    ("en", "What did they say when it closed?", "clause"),
    ("fr", "Quand le Bureau a-t-il été créé ?", "date"),
    ("fr", "Quelle somme faut-il mobiliser ?", "amount"),
    ("fr", "Quelle commission tient le registre ?", "body"),
    ("fr", "Sur quoi portait le forum ?", "clause"),
    ("es", "¿Cuántos países participan?", "number"),
    ("es", "¿Quién preside la Junta?", "person"),
    ("es", "¿En qué ciudad está la sede?", "place"),
    ("ru", "В каком году создано Управление?", "date"),
    ("ru", "Сколько деревень охватил проект?", "number"),
    ("ru", "С кем советуется секретариат?", "agent"),
    ("ar", "متى أنشئ الصندوق؟", "date"),
    ("ar", "كم عدد البلدان المشاركة؟", "number"),
    ("ar", "أين يقع مقر المكتب؟", "place"),
    # whose bodies are asked after is no place
    ("en", "Which three United Nations bodies set up the register?", "body"),
    ("fr", "Quel organisme des Nations Unies tient le registre ?", "body"),
    ("es", "¿Qué entidad de las Naciones Unidas lleva el registro?", "body"),
    ("ru", "Какие органы Организации Объединенных Наций ведут реестр?", "body"),
    ("ar", "أي هيئة للأمم المتحدة تمسك السجل؟", "body"),
    ("zh", "哪个联合国机构保管登记册？", "body"),
    ("en", "Under what condition will the port open?", "condition"),
    ("fr", "À quelle condition le port ouvrira-t-il ?", "condition"),
    ("es", "¿Con qué condición se abrirá el puerto?", "condition"),
    ("ru", "При каком условии откроется порт?", "condition"),
    ("ar", "بأي شرط يفتح الميناء؟", "condition"),
    ("zh", "港口在什么条件下开放？", "condition"),
    # colloquial, without a question mark, as an order
    ("zh", "海岸基金啥时候成立的", "date"),
    ("zh", "纪念日定在哪天", "date"),
    ("zh", "列出缔约国批准的公约", "document"),
    ("zh", "小组的秘书叫什么名字", "person"),
    ("zh", "代表人数增加了多少？", "change"),
    ("zh", "这座水库花了多少钱？", "amount"),
    ("en", "List the conventions that the States ratified", "document"),
    ("en", "Name the chair of the panel", "person"),
    ("en", "By when must the review be finished?", "date"),
    ("en", "What period does the report cover?", "date"),
    ("en", "By how much did donations grow?", "change"),
    ("en", "What did the survey cost?", "amount"),
    ("fr", "Énumérez tous les pays qui participent au projet", "place"),
    ("fr", "De combien les dons ont-ils augmenté ?", "change"),
    ("fr", "Quelle période couvre le rapport ?", "date"),
    ("fr", "Quel est le nom du directeur du Fonds ?", "person"),
    ("es", "Enumera los países participantes", "place"),
    ("es", "¿Con qué se pagan los gastos?", "clause"),
    ("es", "¿Cómo se llama la directora del Fondo?", "person"),
    ("es", "¿Qué período abarca el informe?", "date"),
    ("ru", "Перечислите страны-участницы", "place"),
    ("ru", "Как зовут руководителя группы?", "person"),
    ("ru", "На сколько выросли взносы?", "change"),
    ("ru", "Какой период охватывает доклад?", "date"),
    ("ar", "من هو رئيس اللجنة؟", "person"),
    ("ar", "كم بلغت المساهمات؟", "amount"),
    ("ar", "ما الفترة التي يغطيها التقرير؟", "date"),
    ("ar", "اذكر البلدان المشاركة", "place"),
]


@pytest.mark.parametrize(("language", "text", "kinds"), CASES)
def test_kinds_asked(language, text, kinds):
    question = understand(text)
    assert question.language == language
    assert " ".join(ask.expected for ask in question.asks) == kinds


@pytest.mark.parametrize(
    ("text", "many", "wanted"),
    [
        ("哪两个机构共同出资？", True, 2),
        ("有哪些国家参加？", True, 0),
        ("哪个机构出资？", False, 0),
        ("Which three funds does she manage?", True, 3),
        ("Which agencies take part?", True, 0),
        ("Which body receives the reports?", False, 0),
        ("¿En qué país se reúnen?", False, 0),
        ("¿Qué dos organismos financian el proyecto?", True, 2),
        ("Какие страны участвуют?", True, 0),
        ("How many countries take part?", False, 0),
    ],
)
def test_lists_asked(text, many, wanted):
    question = understand(text)
    assert (question.many, question.wanted) == (many, wanted)


def test_terms_leave_out_what_only_asks():
    assert "什么" not in understand("海岸基金是什么时候成立的？").terms
    assert "海岸" in understand("海岸基金是什么时候成立的？").terms
    assert set(understand("When was the Coastal Fund set up?").terms) >= {"coastal", "fund"}


def test_traditional_characters_are_read():
    assert understand("夥伴關係辦公室哪一年成立？").asks[0].expected is Expected.DATE


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("How many villages were reached?", "villag"),
        ("By how much did the number of lamps rise?", "lamp"),
        ("De combien le nombre de navires a-t-il augmenté ?", "navir"),
        ("¿En cuánto aumentó el número de faros?", "far"),
        ("На сколько выросло число маяков?", "маяк"),
        ("بكم ارتفع عدد المنارات؟", "منار"),
    ],
)
def test_focus_is_what_is_counted(question, counted):
    assert understand(question).asks[0].focus[0] == counted


@pytest.mark.parametrize(
    ("text", "focus", "matter"),
    [
        ("小组有多少名秘书？", "秘书", ()),
        ("小组的财产有多少？", "财产", ()),
        ("Who chaired the panel?", "panel", ("chair",)),
        ("What is the annual budget of the Fund?", "", ("annual", "budget")),
    ],
)
def test_what_is_said_of_the_thing_asked(text, focus, matter):
    ask = understand(text).asks[0]
    assert not focus or focus in ask.focus
    assert ask.matter == matter


def test_every_language_has_every_table_entry():
    for section in ("ask", "noun", "relation", "document_type"):
        known = [set(table(language, "questions")[section]) for language in LANGUAGES]
        assert all(entries == known[0] for entries in known), section


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.text(max_size=1200))
def test_any_text_is_a_question(text):
    question = understand(text)
    assert question.asks
    assert question.language in LANGUAGES
    assert len(question.text) <= 20 * LONGEST


@pytest.mark.parametrize(("language", "text", "kinds"), CASES, ids=lambda value: str(value)[:20])
def test_a_question_asks(language, text, kinds):
    assert understand(text).asking


@pytest.mark.parametrize(
    "text", ["Who?", "谁?", "What?", "Кто?", "Why?", "Pourquoi ?", "¿Por qué?", "Почему?", "لماذا؟", "为什么？"]
)
def test_an_asking_word_alone_asks_nothing(text):
    assert not understand(text).asking


@pytest.mark.parametrize("text", ["drop all", "water and coasts", "水 伙伴关系", "المياه والسواحل", "вода и побережья"])
def test_mere_words_ask_nothing(text):
    assert not understand(text).asking
    assert understand(f"{text}?").asking


@pytest.mark.parametrize(
    ("question", "kind", "noun"),
    [
        ("海岸论坛的主题是什么？", "name", "主题"),
        ("那份改革文件叫什么名字？", "document", "文件"),
        ("UNFIP是什么？", "definition", ""),
        ("What is UNFIP?", "definition", ""),
        ("Which president opened the tide forum?", "agent", "president"),
        ("À quels défis les États sont-ils invités à remédier ?", "clause", ""),
        ("Какие приливные барьеры призывают строить государства?", "clause", ""),
        ("¿En qué idiomas se imparte el curso?", "language", "idiomas"),
        ("第98/401号决议是在第几次全体会议上通过的？", "meeting", ""),
        ("At which plenary meeting was it adopted?", "meeting", ""),
        ("海岸主任这个职位由谁出任？", "person", ""),
    ],
)
def test_the_noun_asked_after_settles_the_kind(question, kind, noun):
    first = understand(question).asks[0]
    assert (str(first.expected), first.noun) == (kind, noun)


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("渔民的比例，海岸和山区哪个更高？", ("海岸", "山区")),
        ("Which is larger, the share in Coralia or in Palmia?", ("Coralia", "Palmia")),
        ("谁管理海岸基金？", None),
    ],
)
def test_two_things_of_which_one_is_asked_for(question, pair):
    assert alternatives(understand(question)) == pair


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which non-governmental organizations run the wells?", "body"),
        ("Which intergovernmental body receives the report?", "body"),
        ("哪些非政府组织经营水井？", "body"),
    ],
)
def test_common_nouns_for_a_group_are_asked_after(question, kind):
    assert understand(question).expected == kind


def test_several_counts_are_asked_in_one_question():
    asked = understand("How many villages have wells, and how many people drink from them?")
    assert [str(one.expected) for one in asked.asks] == ["number", "number"]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("What is the Office for Coastal Wells?", "definition"),
        ("What is the seat of the Office?", "clause"),
        ("Что просят сделать Генерального секретаря?", "clause"),
    ],
)
def test_a_question_for_nothing_but_a_name_asks_what_it_is(question, kind):
    assert understand(question).expected == kind


def test_the_matter_of_a_definition_is_looked_for():
    assert understand("What is Clear Harbour?").terms


@pytest.mark.parametrize(
    ("question", "kind"),
    [("办公室的职能有哪些？", "clause"), ("参加活动的机构有哪些？", "body"), ("通过的决议是哪一项？", "document")],
)
def test_what_somebody_has_is_asked_after_and_not_who_has_it(question, kind):
    assert understand(question).expected == kind
