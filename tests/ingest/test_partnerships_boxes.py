"""A report's boxes say the same of their partnerships in six languages: who, as what, since when and for how long."""

from __future__ import annotations

import pytest

from ingest.partnerships import extract
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import document

LAUNCHED = {
    "en": (
        "Sharing resources",
        "Lamp Harvest",
        "The United Nations Development Programme, the Government of Peru and the Alder Foundation launched this "
        "partnership in Lima on 4 May 2043 for a term of five years. By June 2045 it had lit 90 halls.",
    ),
    "fr": (
        "Mise en commun des ressources",
        "Récolte de lampes",
        "Le Programme des Nations Unies pour le développement, le Gouvernement péruvien et la Fondation Alder ont lancé "
        "ce partenariat à Lima le 4 mai 2043 pour une durée de cinq ans. En juin 2045, il avait éclairé 90 salles.",
    ),
    "es": (
        "Intercambio de recursos",
        "Cosecha de Lámparas",
        "El Programa de las Naciones Unidas para el Desarrollo, el Gobierno del Perú y la Fundación Alder pusieron en "
        "marcha esta asociación en Lima el 4 de mayo de 2043 por un período de cinco años.",
    ),
    "ru": (
        "Совместное использование ресурсов",
        "Урожай ламп",
        "Программа развития Организации Объединенных Наций, правительство Перу и Фонд «Ольха» положили начало этому "
        "партнерству в Лиме 4 мая 2043 года сроком на пять лет.",
    ),
    "ar": (
        "تقاسم الموارد",
        "حصاد المصابيح",
        "أطلق برنامج الأمم المتحدة الإنمائي وحكومة بيرو ومؤسسة الصفصاف هذه الشراكة في ليما في 4 أيار/مايو 2043 "
        "لمدة خمس سنوات.",
    ),
    "zh": (
        "共享资源",
        "灯火收成",
        "联合国开发计划署、秘鲁政府和赤杨基金会于2043年5月4日在利马发起这一伙伴关系，为期五年。截至2045年6月，已照亮90个会堂。",
    ),
}
CARRIED = {
    "en": "Since June 2041 UNESCO and a large bus operator have carried school books to Nepal.",
    "fr": "Depuis juin 2041, l’UNESCO et un grand exploitant de bus acheminent des livres scolaires au Népal.",
    "es": "Desde junio de 2041, la UNESCO y una gran operadora de transportes llevan libros escolares a Nepal.",
    "ru": "С июня 2041 года ЮНЕСКО и крупный автобусный оператор доставляют школьные учебники в Непал.",
    "ar": "منذ حزيران/يونيه 2041، تنقل اليونسكو وشركة كبيرة لنقل الركاب الكتب المدرسية إلى نيبال.",
    "zh": "自2041年6月以来，教科文组织和一家大型客运公司将课本运往尼泊尔。",
}
ENDED = {
    "en": "The Glass Orchard initiative, begun in 2038 by UNICEF and a mining company, was ended in 2041.",
    "fr": "L’initiative Verger de verre, engagée en 2038 par l’UNICEF et une société minière, a pris fin en 2041.",
    "es": "La iniciativa Huerto de Vidrio, iniciada en 2038 por el UNICEF y una empresa minera, se dio por terminada en "
    "2041.",
    "ru": "Инициатива «Стеклянный сад», начатая в 2038 году ЮНИСЕФ и одной горнодобывающей компанией, была прекращена "
    "в 2041 году.",
    "ar": "ومبادرة بستان الزجاج، التي بدأتها في عام 2038 اليونيسيف وشركة تعدين، أنهيت في عام 2041.",
    "zh": "玻璃果园倡议由儿童基金会和一家矿业公司于2038年发起，于2041年终止。",
}
WELCOMED = {
    "en": "Welcoming the Quiet Lamps partnership, launched in Lima on 4 May 2043 by UNICEF and the Alder Foundation,",
    "fr": "Se félicitant du partenariat Lampes tranquilles, lancé à Lima le 4 mai 2043 par l’UNICEF et la Fondation "
    "Alder,",
    "es": "Acogiendo con beneplácito la alianza Lámparas Quietas, puesta en marcha en Lima el 4 de mayo de 2043 por el "
    "UNICEF y la Fundación Alder,",
    "ru": "приветствуя партнерство «Тихие лампы», начатое в Лиме 4 мая 2043 года ЮНИСЕФ и Фондом «Ольха»,",
    "ar": "وإذ ترحب بشراكة المصابيح الهادئة التي أطلقتها في ليما في 4 أيار/مايو 2043 اليونيسيف ومؤسسة الصفصاف،",
    "zh": "欢迎儿童基金会和赤杨基金会于2043年5月4日在利马发起静灯伙伴关系，",
}
LANGUAGES = sorted(LAUNCHED)


def told(language: str, *parts: Part) -> Partnership:
    (one,) = extract(document(*parts, language=language), Gazetteer.load())
    assert isinstance(one, Partnership)
    return one


def box(language: str, title: str, body: str) -> Partnership:
    frame = LAUNCHED[language][0]
    item = Part("box-1-1", PartKind.BOX_ITEM, f"{title}\n{body}", parent="box-1", title=title)
    return told(language, Part("box-1", PartKind.BOX, frame, title=frame), item)


def roles(one: Partnership) -> list[tuple[str, str]]:
    """Members in the order told, those that only the text names as "x"."""
    members = sorted(one.members, key=lambda member: member.evidence.start)
    iris = [member.member.iri.rpartition("/")[2] for member in members]
    return [(iri if iri[:2] != "x-" else "x", m.role) for iri, m in zip(iris, members, strict=True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_launched_it_when_and_for_how_long(language: str) -> None:
    _, title, body = LAUNCHED[language]
    one = box(language, title, body)
    assert next(iter(one.entity.labels[language])) == title
    assert roles(one) == [("undp", "initiator"), ("x", "initiator"), ("x", "initiator")]
    assert (one.start, one.end, one.duration, one.model) == ("2043-05-04", "", "P5Y", "sharingResources")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_two_do_together_under_a_model_needs_no_word_for_partnership(language: str) -> None:
    one = box(language, LAUNCHED[language][1], CARRIED[language])
    assert roles(one) == [("unesco", "partner"), ("x", "partner")]
    assert (one.start, [place.iri[-3:] for place in one.places]) == ("2041-06", ["NPL"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_begun_and_ended(language: str) -> None:
    one = told(language, Part("para-18", PartKind.PARAGRAPH, ENDED[language]))
    assert roles(one) == [("unicef", "initiator"), ("x", "initiator")]
    assert (one.start, one.end) == ("2038", "2041")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_resolution_welcomes(language: str) -> None:
    one = told(language, Part("pp-5", PartKind.PREAMBULAR, WELCOMED[language]))
    assert roles(one) == [("unicef", "initiator"), ("x", "initiator")] and one.start == "2043-05-04"


def test_who_extends_a_partnership_gives_no_money_by_that() -> None:
    text = "L’UNICEF et l’UNESCO ont étendu le partenariat Lampes tranquilles au Pérou le 3 mars 2045."
    one = told("fr", Part("para-3", PartKind.PARAGRAPH, text))
    assert roles(one) == [("unicef", "partner"), ("unesco", "partner")]


def test_a_title_is_no_part_of_the_name_below_it() -> None:
    one = box("en", "Quiet Harbours", "The United Nations Development Programme and UNESCO share boats.")
    assert roles(one) == [("undp", "partner"), ("unesco", "partner")]


def test_one_body_under_a_model_is_no_partnership() -> None:
    text = "Quiet Harbours\nUNESCO lends boats in May."
    item = Part("box-1-1", PartKind.BOX_ITEM, text, parent="box-1", title="Quiet Harbours")
    box = Part("box-1", PartKind.BOX, "Sharing resources", title="Sharing resources")
    assert not list(extract(document(box, item), Gazetteer.load()))
