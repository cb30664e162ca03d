"""Kinds of answer that strangers' words ask for, in six languages."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from kg.model import Hit
from search.choosing import Choice, as_many, choose
from search.expected import Expected
from search.features import _unlike
from search.fitness import says_only_kind, suits
from search.graph.answers import _kin
from search.own_words import own_words
from search.question import understand
from search.reading import Sentence
from search.relations import says_in
from search.spans import find_spans
from search.text_answers import Candidate


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("修这座灯塔要花几天？", "duration"),
        ("修这座灯塔花了多少？", "amount"),
        ("灯塔基金已捐赠多少？", "amount"),
        ("¿Cuánto aspira a reunir el Fondo de Faros en cinco años?", "amount"),
        ("¿Cuánto tiempo tardó en reunir a los socios?", "duration"),
        ("Combien le Fonds des phares compte-t-il recueillir en cinq ans ?", "amount"),
        ("Combien d'entreprises le forum a-t-il pu réunir ?", "number"),
        ("Сколько намерен собрать Фонд маяков за пять лет?", "amount"),
        ("Сколько стран намерена привлечь организация?", "number"),
        ("كم يطمح صندوق المنارات إلى جمعه في خمس سنوات؟", "amount"),
        ("灯塔基金在哪两年修订了章程？", "date"),
        ("哪两位国家领导人共同主持委员会？", "person"),
        ("哪家修船的赞助了灯塔节？", "body"),
        ("灯塔基金捐赠了多少盏灯？", "number"),
        ("海狸协会编写了哪份手册？", "document"),
        ("По чьей инициативе построен маяк?", "agent"),
        ("Что происходит с компанией, которая не платит взносов?", "clause"),
        ("Какой глава островного государства открыл маяк?", "agent"),
        ("Какой меценат построил маяк?", "agent"),
        ("Сколько собирали за каждый билет?", "amount"),
        ("Каков крайний срок подачи отчёта?", "date"),
        ("What happens to a company that pays no fees?", "clause"),
        ("By what deadline must the harbour be built?", "date"),
        ("Which benefactor paid for the lighthouse?", "agent"),
        ("Qu'arrive-t-il aux sociétés qui ne paient pas ?", "clause"),
        ("¿Qué pasa con las empresas que no pagan?", "clause"),
        ("¿Qué precio paga la oficina por el faro?", "amount"),
        ("¿A qué gigante del transporte se le pidió ayuda?", "body"),
        ("ما هو تحالف المنارات من أجل الصيد؟", "definition"),
        ("ما هي المبادرة التي أطلقتها الجزيرة؟", "name"),
        ("إلى من عُهد ببناء المنارة؟", "agent"),
        ("ما آخر مهلة لبناء المنارة؟", "date"),
        ("كم منشأة شُطبت لأنها لم تدفع ما عليها كل سنة؟", "number"),
    ],
)
def test_what_a_question_asks_for(question, kind):
    assert [one.expected for one in understand(question).asks] == [Expected(kind)]


@pytest.mark.parametrize(
    ("question", "compares"),
    [
        ("¿Qué feria tuvo más participantes, la de Coralia o la de Palmia?", "more"),
        ("Which is more advantageous and has more members, Coralia or Palmia?", "more"),
    ],
)
def test_comparing_words_stand_by_themselves(question, compares):
    assert understand(question).compares == compares


def test_an_institution_is_no_founding():
    assert not says_in("Какое учреждение принимало совещание?", "ru", "founded")
    assert says_in("Кто учредил этот фонд?", "ru", "founded")


def test_no_country_is_of_the_united_nations():
    one = understand("В какой стране ООН построила маяк?").asks[0]
    assert suits(one, "ru", "", "Южной Африке", "ru") is None


def test_trillions_are_sums():
    text = "Ущерб составил 2,5 трлн. долл. США за год."
    assert [text[s.start : s.end] for s in find_spans(text, "ru", Expected.AMOUNT)] == ["2,5 трлн. долл. США"]


@pytest.mark.parametrize(
    ("question", "language", "passage", "lacks"),
    [
        ("¿Cuántas empresas españolas participan?", "es", "Participan 40 empresas de la isla.", True),
        ("¿Cuántas empresas españolas participan?", "es", "Participan 40 empresas españolas.", False),
        ("How many Spanish companies joined?", "en", "It has 40 companies.", True),
        ("How many companies joined?", "en", "It has 40 companies.", False),
        ("كم عدد الشركات العربية المشاركة؟", "ar", "من بينها 40 شركة.", True),
        ("Сколько испанских компаний участвуют?", "ru", "В ней участвуют 40 компаний.", True),
        ("How many Spanish companies joined?", "es", "Participan 40 empresas.", False),
    ],
)
def test_what_says_which_are_counted_must_stand_there(question, language, passage, lacks):
    assert _unlike(SimpleNamespace(question=understand(question)), passage, language) == lacks


def test_as_many_are_told_as_are_counted():
    def told(text, count):
        hit = Hit(1, 0.9, "A/98/7", "para-1", "https://example.org/A/98/7#para-1", "zh", text)
        one = Candidate(Expected.PLACE, Sentence(hit, 0, len(text), 0.9, 0.8, 0.8), 0, len(text), 1.0)
        return Choice((one,) * count, rivals=count == 2)

    question = understand("哪四个岛国捐款最多？")
    assert [as_many(question, told("帕尔米亚", count)) for count in (4, 3, 2, 1)] == [1.0, 0.0, -1.0, -1.0]
    assert as_many(question, told("帕尔米亚、科拉利亚、海狸岛和水獭岛", 1)) == 0.0
    assert as_many(understand("哪些岛国捐款最多？"), told("帕尔米亚", 1)) == 0.0


def test_kinds_of_things_are_no_names():
    assert says_only_kind("信托基金", "zh")
    assert says_only_kind("trust fund", "en")
    assert not says_only_kind("海狸信托基金", "zh")
    assert not says_only_kind("Beaver Fund", "en")


@pytest.mark.parametrize(("noun", "told"), [("", "в Палмии"), ("городе", "Палмии")])
def test_russian_places_are_told_with_their_preposition_where_it_is_asked_where(noun, told):
    text = "Маяк построили в Палмии на средства рыбаков."
    hit = Hit(1, 0.9, "A/98/7", "para-1", "https://example.org/A/98/7#para-1", "ru", text)
    start = text.index("Палмии")
    place = Candidate(Expected.PLACE, Sentence(hit, 0, len(text), 0.9, 0.8, 0.8), start, start + 6, 1.0)
    question = understand("Где построили маяк?")
    assert choose([place], replace(question.asks[0], noun=noun), question).items[0].text == told


def test_russian_persons_stand_after_their_office_and_what_it_is_of():
    def told(text):
        return [text[s.start : s.end] for s in find_spans(text, "ru", Expected.PERSON)]

    assert told("Координатор Движения Иван Бобров подчиняется комитету.") == ["Иван Бобров"]
    assert told("Президент Палмии Пётр Выдрин открыл маяк.") == ["Пётр Выдрин"]
    assert told("Председатель Экономического и Социального Совета открыл форум.") == []
    assert told("Представители Совета Безопасности прибыли.") == []


def test_small_letters_mean_no_body_and_a_sum_nobody():
    text = "The independent study of 32 countries was paid with $3 million by Harbour Trust."
    hit = Hit(1, 0.9, "A/98/7", "para-1", "https://example.org/A/98/7#para-1", "en", text)
    sentence = Sentence(hit, 0, len(text), 0.9, 0.8, 0.8)
    extents = [
        (text.index(one), text.index(one) + len(one))
        for one in ("independent", "32 countries", "$3 million", "Harbour Trust")
    ]
    question = understand("Which organization made the study?")
    reading = SimpleNamespace(
        question=question,
        sentences=[sentence],
        again=SimpleNamespace(found=lambda: [(text, extent) for extent in extents]),
    )
    assert [text[slice(*extent)] for _, extent in own_words(question.asks[0], reading)] == ["Harbour Trust"]


def test_a_field_of_work_is_no_place():
    text = "该组织在捕鱼领域组建了船队，又在海狸镇组建了灯塔队。"
    assert [text[s.start : s.end] for s in find_spans(text, "zh", Expected.PLACE)] == ["海狸镇"]


def test_a_body_is_heard_of_where_the_one_that_it_is_of_is():
    folder = "https://example.org/id/org/"
    assert list(_kin(f"{folder}beaver-dam-local-lodges")) == [
        f"{folder}{name}" for name in ("beaver-dam-local-lodges", "beaver-dam-local", "beaver-dam")
    ]
    assert list(_kin(f"{folder}un-otters")) == [f"{folder}un-otters"]
