"""Names found in text: longest first, inflected, prefixed, in context."""

import marshal
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.gazetteer import Gazetteer, _read
from kg.matching import Matcher
from kg.model import Entity
from kg.wordforms import is_acronym
from ontology import DATA, LANGUAGES

ORG = DATA + "org/"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def named(gazetteer, text, language, context=()):
    return [(text[n.start : n.end], n.entity.iri.rsplit("/", 1)[-1]) for n in gazetteer.find(text, language, context)]


def body(name, **labels):
    return Entity(ORG + name, {g: tuple(ls) for g, ls in labels.items()}, ("org:FormalOrganization",), "un-organ")


SMALL = Gazetteer(
    {
        e.iri: e
        for e in (
            body("council", en=["River Council", "RC"], zh=["河流理事会"], ru=["Речная комиссия"], ar=["مجلس الأنهار"]),
            body("council-office", en=["River Council Office"], zh=["河流理事会办公室"]),
            body("fund", en=["Harbour Fund"], zh=["港口基金"]),
        )
    },
    {ORG + "fund": {"en": ("the Fund",), "zh": ("该基金",)}, ORG + "council": {"zh": ("理事会",)}},
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The River Council Office met.", [("River Council Office", "council-office")]),
        ("en", "the river council met", []),
        ("en", "RC and rc and RCX", [("RC", "council")]),
        ("zh", "河流理事会办公室设在港口基金之下", [("河流理事会办公室", "council-office"), ("港口基金", "fund")]),
        ("zh", "河流 理事会", [("河流 理事会", "council")]),
        ("ru", "доклад Речной комиссии", [("Речной комиссии", "council")]),
        ("ar", "ولمجلس الأنهار", [("ولمجلس الأنهار", "council")]),
        ("ar", "بمجلس الأنهار", [("بمجلس الأنهار", "council")]),
    ],
)
def test_find_takes_the_longest_name_as_the_script_writes_it(language, text, expected):
    assert named(SMALL, text, language) == expected


def test_short_labels_count_only_in_context():
    assert named(SMALL, "该基金的工作", "zh") == []
    assert named(SMALL, "该基金的工作", "zh", [ORG + "fund"]) == [("该基金", "fund")]


def test_of_two_that_share_a_short_label_the_latest_named_is_meant():
    twins = Gazetteer(
        {e.iri: e for e in (body("one", en=["First Board"]), body("two", en=["Second Board"]))},
        {ORG + "one": {"en": ("the Board",)}, ORG + "two": {"en": ("the Board",)}},
    )
    assert named(twins, "asked the Board to", "en", [ORG + "one", ORG + "two"]) == [("the Board", "two")]
    assert named(twins, "asked the Board to", "en", [ORG + "two", ORG + "one"]) == [("the Board", "one")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the General Assembly and WFP", ["general-assembly", "wfp"]),
        ("zh", "请联合国儿童基金会和大会", ["unicef", "general-assembly"]),
        ("fr", "l’Assemblée générale", ["general-assembly"]),
        ("es", "la Asamblea General", ["general-assembly"]),
        ("ru", "доклад Генеральной Ассамблее", ["general-assembly"]),
        ("ar", "تقرير إلى الجمعية العامة", ["general-assembly"]),
        ("zh", "联合国环境大会", ["unea"]),
    ],
)
def test_the_curated_names_are_found_in_six_languages(gazetteer, language, text, expected):
    found = [name for _, name in named(gazetteer, text, language)]
    assert [name for name in found if name in expected] == expected or found == expected


def test_labels_lead_back_to_their_entities(gazetteer):
    iris = gazetteer.by_label("联合国儿童基金会")
    assert iris == [ORG + "unicef"]
    assert gazetteer.entity(iris[0]).iri in gazetteer
    with pytest.raises(KeyError):
        gazetteer.entity(ORG + "no-such-body")


def test_loading_is_fast():
    Gazetteer.load.cache_clear()
    start = time.process_time()
    assert len(Gazetteer.load()) > 300
    assert time.process_time() - start < 1.5  # 0.15 s on an idle machine


@pytest.mark.parametrize(
    ("label", "expected"), [("WHO", True), ("ЮНЕСКО", True), ("Fund", False), ("World Bank", False)]
)
def test_acronyms_are_told_by_their_capitals(label, expected):
    assert is_acronym(label) is expected


def test_a_word_changes_its_ending_but_not_into_another_word():
    matcher = Matcher.of([("employers", body("employers"), False)], "en")
    assert [n.label for n in matcher.find("asked Employers to")] == ["employers"]
    assert matcher.find("employing people") == []


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_spans_are_in_order_within_the_text_and_apart(text, language):
    end = 0
    for name in SMALL.find(text, language):
        assert end <= name.start < name.end <= len(text)
        end = name.end


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("en", "developing countries and developed countries", ["developing countries", "developed countries"]),
        ("es", "las inversiones de los inversores", ["inversores"]),
        ("fr", "une organisation régionale", ["organisations régionales"]),
        ("ru", "цели Устава Организации Объединенных Наций", ["Устава Организации Объединенных Наций"]),
        ("ru", "государства — участники всех договоров", ["государства-участники"]),
    ],
)
def test_a_form_of_the_word_and_not_a_word_of_its_stem(language, text, labels):
    assert [name.label for name in Gazetteer.load().find(text, language)] == labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_names_as_kept_are_those_read_from_the_files(gazetteer, language):
    read = Gazetteer({entity.iri: entity for entity in gazetteer}, gazetteer._short, gazetteer._generic)
    kept, made = (
        {token: marshal.loads(node) for token, node in one._tree(language).items()} for one in (gazetteer, read)
    )
    assert kept == made


def test_the_entities_as_kept_are_those_read_from_the_files(gazetteer):
    entities, short, generic = _read()
    assert list(gazetteer) == [Entity(*marshal.loads(said)) for said in entities.values()]
    assert (gazetteer._short, gazetteer._generic) == (short, generic)


@pytest.mark.parametrize(
    ("language", "label", "group"),
    [
        ("en", "countries", "states"),
        ("en", "donor agencies", "donors"),
        ("fr", "organismes régionaux de gestion des pêches", "rfmos"),
        ("es", "organismos donantes", "donors"),
        ("ru", "учреждениям-донорам", "donors"),
        ("ru", "региональным рыбохозяйственным организациям", "rfmos"),
        ("ar", "والمنظمات الدولية", "international-organizations"),
        ("zh", "捐助机构", "donors"),
    ],
)
def test_a_group_is_known_however_its_name_is_inflected(gazetteer, language, label, group):
    known = gazetteer.group(label, language)
    assert known is not None and known.iri.endswith(f"/group/{group}")


@pytest.mark.parametrize(
    ("language", "label"),
    [("en", "the organization"), ("en", "Special Rapporteur"), ("fr", "organisation"), ("ru", "Организация")],
)
def test_one_body_is_no_group(gazetteer, language, label):
    assert gazetteer.group(label, language) is None


def test_a_common_noun_names_nobody_in_running_text(gazetteer):
    assert not gazetteer.find("women and youth of many countries", "en")
    assert gazetteer.entity(f"{DATA}group/women").labels["en"][0] == "women"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’Organisation des Nations Unies plante des vergers."),
        ("es", "La Organización de las Naciones Unidas planta huertos."),
        ("en", "The Organization of the United Nations plants orchards."),
        ("ru", "Организация Объединенных Наций сажает сады."),
        ("ar", "منظمة الأمم المتحدة تزرع البساتين."),
    ],
)
def test_the_organization_is_not_its_organizations(gazetteer, language, text):
    assert [name.entity.iri for name in gazetteer.find(text, language)] == [f"{DATA}org/un"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "les organisations des Nations Unies"), ("es", "las organizaciones de las Naciones Unidas")],
)
def test_the_organizations_are_not_the_organization(gazetteer, language, text):
    assert [name.entity.iri for name in gazetteer.find(text, language)] == [f"{DATA}group/un-entities"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the UN Children’s Fund"),
        ("es", "el Fondo de la ONU para la Infancia"),
        ("fr", "le Fonds de l’ONU pour l’enfance"),
        ("ru", "с Детским фондом ООН"),
    ],
)
def test_the_united_nations_may_be_abbreviated_inside_names(gazetteer, language, text):
    assert [name.entity.iri for name in gazetteer.find(text, language)] == [f"{DATA}org/unicef"]


def test_an_acronym_within_a_symbol_names_nobody(gazetteer):
    assert [name.label for name in gazetteer.find("See A/HRC/90/24 and UNDP/UNFPA.", "en")] == ["UNDP", "UNFPA"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "منفردة أو عن طريق غيرها"),
        ("ar", "الدعم المالي المقدم"),
        ("ru", "встреча в Кито"),
        ("ru", "Данные собраны"),
        ("ru", "Океан чист, Суда пришли"),
        ("ru", "государственных причалов"),
    ],
)
def test_words_that_fold_like_a_name_are_none(gazetteer, language, text):
    assert named(gazetteer, text, language) == []


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("для развивающихся стран", "developing-countries"),
        ("малыми островными развивающимися государствами", "sids"),
        ("развитыми странами", "developed-countries"),
        ("с партнёрами", "partners"),
    ],
)
def test_russian_endings_do_not_part_a_group_from_its_name(gazetteer, text, group):
    assert [name for _, name in named(gazetteer, text, "ru")] == [group]


def test_a_name_is_the_short_one_of_what_was_named_in_full(gazetteer):
    migration = f"{DATA}instrument/global-compact-migration"
    assert named(gazetteer, "цели Глобального договора", "ru") == [("Глобального договора", "global-compact")]
    assert named(gazetteer, "цели Глобального договора", "ru", [migration]) == [
        ("Глобального договора", "global-compact-migration")
    ]
    assert named(gazetteer, "Глобального договора о рыболовстве", "ru") == []
