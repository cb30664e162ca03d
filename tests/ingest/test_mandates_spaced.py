"""Wordings of mandates that Arabic, English, French, Russian and Spanish share, each in its own form."""

import pytest

from kg.model import DocumentType, MandateKind
from tests.ingest.mandating import mandates, para


def report(gazetteer, language, text):
    found = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    return [(m.addressee.iri.rsplit("/", 1)[-1], m.action_text) for m in found if m.addressee]


STEPS = [
    ("es", "El UNICEF debe pintar los faros y publicar una lista de guardas.", "pintar los faros"),
    ("es", "La Asamblea General tal vez desee pintar los faros, hacer suyas las normas y elegir a un guarda.", None),
    ("fr", "L’UNICEF doit repeindre les phares et publier une liste de gardiens.", "repeindre les phares"),
    ("ru", "ЮНИСЕФ следует покрасить маяки и к 2099 году составить перечень смотрителей.", "покрасить маяки"),
    ("en", "UNICEF must paint the lighthouses and devote a week to the keepers.", "paint the lighthouses"),
]


@pytest.mark.parametrize(("language", "text", "first"), STEPS)
def test_each_thing_to_do_is_told_apart(gazetteer, language, text, first):
    found = report(gazetteer, language, text)
    assert len(found) == (2 if first else 3)
    assert first is None or found[0][1] == first


ONE = [
    ("es", "El UNICEF debe adoptar medidas para mejorar los faros y ampliar la red."),
    ("es", "El UNICEF debe, antes de fin de año, publicar una lista de guardas."),
    ("fr", "L’UNICEF doit prendre des mesures pour améliorer les phares et élargir le réseau."),
    ("fr", "L’UNICEF doit, avant la fin de l’année, publier une liste de gardiens."),
]


@pytest.mark.parametrize(("language", "text"), ONE)
def test_what_a_thing_is_done_for_and_when_is_no_other_thing(gazetteer, language, text):
    assert len(report(gazetteer, language, text)) == 1


BOTH = [
    ("es", "El PNUD pidió al UNICEF que pintara los faros y al Secretario General que nombrara un guarda."),
    ("fr", "Le PNUD a recommandé à l’UNICEF de repeindre les phares et au Secrétaire général de nommer un gardien."),
]


@pytest.mark.parametrize(("language", "text"), BOTH)
def test_a_verb_asks_two_of_two_things(gazetteer, language, text):
    assert [who for who, _ in report(gazetteer, language, text)] == ["unicef", "secretary-general"]


GOING_ON = [
    ("en", "The General Assembly invited States to help. It also requested the Secretary-General to paint the towers."),
    ("fr", "L’Assemblée générale a invité les États à aider. Elle a également prié le Secrétaire général de peindre."),
    (
        "ru",
        "Генеральная Ассамблея призвала государства помочь. Она также просила Генерального секретаря красить маяки.",
    ),
    ("es", "La Asamblea General invitó a los Estados a ayudar. También pidió al Secretario General que pintara faros."),
    (
        "ar",
        "وقد شددت الجمعية العامة على أهمية المنارات، ودعت الدول إلى تقديم العون، وشجعت الأمين العام على طلاء الأبراج.",
    ),
]


@pytest.mark.parametrize(("language", "text"), GOING_ON)
def test_who_goes_on_to_ask_is_who_spoke_before(gazetteer, language, text):
    found = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert [m.issuer.iri.rsplit("/", 1)[-1] for m in found] == ["general-assembly", "general-assembly"]
    assert [m.addressee.iri.rsplit("/", 1)[-1] for m in found] == ["states", "secretary-general"]


WITHIN = [
    ("en", "UNDP adopted a plan in which it urged UNICEF to paint the towers."),
    ("es", "El PNUD aprobó un plan en el que instó al UNICEF a pintar las torres."),
    ("fr", "Le PNUD a adopté un plan dans lequel il exhorte l’UNICEF à peindre les tours."),
]


@pytest.mark.parametrize(("language", "text"), WITHIN)
def test_what_a_text_asks_is_asked_by_those_who_adopted_it(gazetteer, language, text):
    (mandate,) = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert (mandate.issuer.iri[-4:], mandate.addressee.iri[-6:]) == ("undp", "unicef")


ASKED = [
    ("ru", "В этой программе ЮНИСЕФ предложено создать реестр маяков."),
    ("ru", "ЮНИСЕФ настоятельно рекомендуется создать реестр маяков."),
    ("ar", "ويُطلب إلى اليونيسف أن تنشئ سجلا للمنارات."),
    ("ar", "وألزم المجلس الاقتصادي والاجتماعي اليونيسف بأن تنشئ سجلا للمنارات."),
    ("ar", "ويوصي الأمين العام بأن تزور اليونيسف المنارات، وأن تطلب إلى الأمين العام إعداد سجل."),
    ("es", "El Consejo Económico y Social encargó al UNICEF que preparara una lista de faros."),
    ("es", "Cabe pedir al UNICEF que prepare una lista de faros."),
    ("fr", "Le Conseil économique et social a chargé l’UNICEF de dresser une liste de phares."),
    ("fr", "L’UNICEF a été invité à dresser une liste de phares."),
    ("en", "UNICEF could be asked to draw up a list of lighthouses."),
    ("es", "El apoyo del UNICEF sigue siendo indispensable."),
    ("fr", "L’appui de l’UNICEF demeure indispensable."),
    ("en", "The support of UNICEF remains indispensable."),
    ("es", "Las torres son altas y el UNICEF debe hacer más por los guardas."),
]


@pytest.mark.parametrize(("language", "text"), ASKED)
def test_who_is_asked_is_told_in_many_forms(gazetteer, language, text):
    assert {who for who, _ in report(gazetteer, language, text)} == {"unicef"}


CHARGED = [
    ("en", "UNICEF serves as the secretariat of the Lamp Forum."),
    ("es", "El UNICEF actúa como punto focal de la Red de Faros."),
    ("fr", "L’UNICEF fait office de secrétariat du Forum des phares."),
    ("ru", "ЮНИСЕФ выполняет функции секретариата Форума маяков."),
    ("ar", "وتتولى اليونيسف إدارة صندوق المنارات."),
    ("ar", "ومن مهام اليونيسف تدريب الحراس."),
]


@pytest.mark.parametrize(("language", "text"), CHARGED)
def test_what_a_body_serves_as_is_its_function(gazetteer, language, text):
    (mandate,) = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert mandate.kind is MandateKind.FUNCTION and mandate.addressee.iri.endswith("/unicef")


UNCHARGED = [
    ("ar", "وتشمل الجهود التي تضطلع بها اليونيسف تدريب الحراس."),
    ("ar", "ويمكن للبلدان أن تضطلع بدور كبير في اليونيسف."),
    ("es", "En la Red de Faros del UNICEF se vigila el cumplimiento de las normas."),
]


@pytest.mark.parametrize(("language", "text"), UNCHARGED)
def test_what_is_done_or_could_be_done_is_no_function(gazetteer, language, text):
    found = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert not [m for m in found if m.kind is MandateKind.FUNCTION]


SET_UP = [
    ("en", "UNDP established a lamp working group, chaired by UNICEF, to test the towers.", "lamp working group"),
    ("es", "El PNUD creó un grupo de trabajo encargado de revisar las torres.", "grupo de trabajo"),
    ("fr", "Le PNUD a créé un comité des phares chargé d’examiner les tours.", "comité des phares"),
]


@pytest.mark.parametrize(("language", "text", "name"), SET_UP)
def test_what_is_set_up_has_the_function_told_with_it(gazetteer, language, text, name):
    (mandate,) = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert mandate.kind is MandateKind.FUNCTION and mandate.addressee.labels[language][0] == name


HEADS = [
    ("en", "The executive heads of the agencies, funds and programmes should visit the towers."),
    ("es", "Los jefes ejecutivos de los organismos, fondos y programas deberían visitar las torres."),
    ("fr", "Les chefs de secrétariat des organismes, fonds et programmes devraient visiter les tours."),
]


@pytest.mark.parametrize(("language", "text"), HEADS)
def test_those_who_head_several_bodies_are_one_addressee(gazetteer, language, text):
    (mandate,) = mandates(gazetteer, [para(text)], language=language, type=DocumentType.REPORT, symbol="A/99/12")
    assert mandate.addressee.labels[language][0].startswith(("executive heads of", "jefes ejecutivos de", "chefs de"))
