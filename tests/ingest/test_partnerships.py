"""Who takes part in what: partnerships in boxes and running text, in six languages."""

from __future__ import annotations

import pytest

from ingest.partnerships import extract
from kg.gazetteer import Gazetteer
from kg.model import Part, PartKind, Partnership
from tests.ingest.documents import document

NAMED = {
    "en": "Clean Rivers Alliance is a partnership of many. It was launched in May 2041 by UNICEF and the World Bank.",
    "fr": "L’Alliance pour des rivières propres, lancée en mai 2041 par l’UNICEF et la Banque mondiale, vise à agir.",
    "es": "La Alianza para los Ríos Limpios, lanzada en mayo de 2041 por el UNICEF y el Banco Mundial, es nueva.",
    "ru": "Альянс за чистые реки, созданный в мае 2041 года ЮНИСЕФ и Всемирным банком, направлен на защиту рек.",
    "ar": "أطلقت اليونيسيف والبنك الدولي تحالف الأنهار النظيفة في أيار/مايو 2041.",
    "zh": "清洁河流联盟由儿童基金会和世界银行于2041年5月发起，旨在保护河流。",
}
EXTENDED = {
    "en": "UNICEF and the World Bank extended the Clean Rivers Alliance to Peru.",
    "fr": "L’UNICEF et la Banque mondiale ont étendu le partenariat Rivières propres au Pérou.",
    "es": "El UNICEF y el Banco Mundial ampliaron la iniciativa «Ríos limpios» en el Perú.",
    "ru": "ЮНИСЕФ и Всемирный банк расширили партнерство «Чистые реки» на Перу.",
    "ar": "وسعت اليونيسيف والبنك الدولي نطاق مبادرة «الأنهار النظيفة» في بيرو.",
    "zh": "儿童基金会和世界银行扩大了《清洁河流倡议》，惠及秘鲁。",
}
SIGNED = {
    "en": "UNDP signed a five-year agreement with UNESCO in 2043.",
    "fr": "Le PNUD a signé un accord de cinq ans avec l’UNESCO en 2043.",
    "es": "El PNUD firmó un acuerdo de cinco años con la UNESCO en 2043.",
    "ru": "ПРООН подписала соглашение с ЮНЕСКО в 2043 году.",
    "ar": "ووقع برنامج الأمم المتحدة الإنمائي اتفاقا مع اليونسكو في عام 2043.",
    "zh": "2043年，开发署与教科文组织签署了五年协议。",
}
MADE = {
    "en": ("In partnership with a large global shipping company, UNDP developed a course on ports.", "course"),
    "fr": (
        "En partenariat avec une grande entreprise de transport, le PNUD a organisé un forum sur les ports.",
        "forum",
    ),
    "es": ("En asociación con una gran empresa de transporte, el PNUD organizó un foro sobre puertos.", "foro"),
    "ru": ("В партнерстве с ЮНЕСКО ПРООН разработала курс по портам.", "курс"),
    "ar": ("بالشراكة مع شركة عالمية، أعد برنامج الأمم المتحدة الإنمائي دورة تدريبية بشأن الموانئ.", "دورة"),
    "zh": ("开发署与一家大型运输公司合作，开发了港口课程。", "课程"),
}


def found(text: str, language: str, kind: PartKind = PartKind.PARAGRAPH, title: str = "") -> list[Partnership]:
    part = Part("para-1", kind, text, title=title)
    partnerships = []
    for one in extract(document(part, language=language), Gazetteer.load()):
        assert isinstance(one, Partnership)
        for evidence in (one.evidence, *(member.evidence for member in one.members)):
            assert text[evidence.start : evidence.end] == evidence.quote
        partnerships.append(one)
    return partnerships


def members(one: Partnership) -> dict[str, str]:
    return {member.member.iri.rpartition("/")[2]: member.role for member in one.members}


@pytest.mark.parametrize("language", sorted(NAMED))
def test_who_launched_what_when(language: str) -> None:
    (one,) = found(NAMED[language], language)
    assert one.entity.entity_type == "partnership"
    assert set(members(one)) == {"unicef", "world-bank"}
    assert set(members(one).values()) <= {"initiator", "founder"}
    assert one.start == "2041-05"


@pytest.mark.parametrize("language", sorted(EXTENDED))
def test_who_extends_a_partnership_takes_part(language: str) -> None:
    (one,) = found(EXTENDED[language], language)
    assert members(one) == {"unicef": "partner", "world-bank": "partner"}


@pytest.mark.parametrize("language", sorted(SIGNED))
def test_an_agreement_without_a_name(language: str) -> None:
    (one,) = found(SIGNED[language], language)
    assert set(members(one)) == {"undp", "unesco"}
    assert members(one)["undp"] == "signatory"
    assert one.entity.iri.startswith("https://w3id.org/un-partnerships/id/partnership/x-")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United Nations Children’s Fund and the World Health Organization have joined forces."),
        (
            "fr",
            "Le Fonds des Nations Unies pour l’enfance et l’Organisation mondiale de la Santé ont uni leurs forces.",
        ),
    ],
)
def test_names_of_partners_tell_no_model(language: str, text: str) -> None:
    (one,) = found(text, language)
    assert set(members(one)) == {"unicef", "who"}
    assert one.model == ""


def test_an_agreement_says_how_long_it_lasts() -> None:
    assert found(SIGNED["en"], "en")[0].duration == "P5Y"
    assert found(SIGNED["zh"], "zh")[0].duration == "P5Y"


@pytest.mark.parametrize("language", sorted(MADE))
def test_what_is_made_together(language: str) -> None:
    text, noun = MADE[language]
    (one,) = found(text, language)
    assert noun in one.entity.labels[language][0]
    assert "undp" in members(one)
    assert len(one.members) == 2


def test_an_unnamed_partner_belongs_to_its_part() -> None:
    text, _ = MADE["en"]
    parts = [Part("para-1", PartKind.PARAGRAPH, text), Part("para-2", PartKind.PARAGRAPH, text)]
    anonymous = [
        member.member.iri
        for one in extract(document(*parts), Gazetteer.load())
        if isinstance(one, Partnership)
        for member in one.members
        if member.member.anonymous
    ]
    assert len(set(anonymous)) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United Nations and the private sector share many goals."),
        ("en", "Requests the Secretary-General, in cooperation with UNESCO, to study the ports."),
        ("en", "UNDP and UNESCO reported to the General Assembly on the ports."),
        ("en", "Member States should work in partnership with UNICEF."),
        ("zh", "联合国同私营部门的合作正在扩大。"),
        ("zh", "各机构应当与开发署和教科文组织合作。"),
        ("fr", "Le PNUD doit coopérer en partenariat avec l’UNESCO."),
        ("es", "El PNUD debe colaborar con la UNESCO."),
        ("ru", "ПРООН должна сотрудничать с ЮНЕСКО."),
        ("ar", "ينبغي لبرنامج الأمم المتحدة الإنمائي أن يتعاون مع اليونسكو."),
    ],
)
def test_what_is_wished_or_general_is_no_partnership(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_titled_item_of_a_box_is_one() -> None:
    holder = Part("box-1", PartKind.BOX, "向市场借力的灌溉伙伴关系", title="向市场借力的灌溉伙伴关系")
    text = "港口灯塔\n儿童基金会和一家大型运输公司结成伙伴，建设港口。该公司为三年的项目提供了资助。"
    item = Part("box-1-1", PartKind.BOX_ITEM, text, parent="box-1", title="港口灯塔")
    (one,) = extract(document(holder, item, language="zh"), Gazetteer.load())
    assert isinstance(one, Partnership)
    assert one.entity.labels == {"zh": ("港口灯塔",)}
    assert one.model == "harnessingMarkets"
    assert {member.member.anonymous: member.role for member in one.members} == {False: "partner", True: "funder"}


def test_the_same_name_is_one_node_in_every_document() -> None:
    assert found(NAMED["en"], "en")[0].entity.iri == found(NAMED["en"] + " UNDP joined.", "en")[0].entity.iri


def test_a_fund_names_its_board() -> None:
    (one,) = found("大会欢迎设立联合国民主基金。联合国民主基金咨询委员会审查提案。", "zh")
    assert one.entity.iri.endswith("/undef")
    assert any(role == "implementer" for role in members(one).values())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Ford Foundation donated 40 million dollars to UNICEF in 2041."),
        ("fr", "La Fondation Ford a fait don de 40 millions de dollars à l’UNICEF en 2041."),
        ("es", "La Fundación Ford donó 40 millones de dólares al UNICEF en 2041."),
        ("ru", "Фонд Форда пожертвовал 40 млн долларов ЮНИСЕФ."),
        ("zh", "福特基金会向儿童基金会捐款4000万美元。"),
    ],
)
def test_a_gift_has_a_giver_and_a_receiver(language: str, text: str) -> None:
    (one,) = found(text, language)
    assert one.model == "financing"
    assert [member.role for member in one.members] == ["funder", "beneficiary"]


def test_who_acts_under_an_agreement_carries_it_out() -> None:
    (one,) = found("开发署根据教科文组织与世界银行达成的协议开展工作。", "zh")
    assert members(one) == {"unesco": "signatory", "world-bank": "signatory", "undp": "implementer"}


def test_what_a_title_in_quotes_names_is_not_told() -> None:
    assert found("题为“开发署同教科文组织的合作”的分项", "zh") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Clean Seas Alliance, established in 2041 by UNEP and UNESCO, is funded by the World Bank."),
        ("fr", "L’Alliance pour les mers propres, créée en 2041 par le PNUE et l’UNESCO, est à l’œuvre."),
        ("es", "La Alianza por los Mares Limpios, creada en 2041 por el PNUMA y la UNESCO, está en marcha."),
        ("ru", "Альянс за чистые моря, созданный в 2041 году ЮНЕП и ЮНЕСКО, финансируется Всемирным банком."),
        ("zh", "由环境署和教科文组织于2041年创立的清洁海洋联盟得到世界银行资助。"),
    ],
)
def test_who_founded_one_that_the_sentence_names(language: str, text: str) -> None:
    (one,) = found(text, language)
    assert one.start == "2041"
    assert {"unep", "unesco"} <= {member.member.iri.rpartition("/")[2] for member in one.members}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In partnership with the World Bank, UNDP launched the Orchard Finance Initiative in May 2041."),
        ("fr", "En partenariat avec la Banque mondiale, le PNUD a lancé l’Initiative pour les vergers en mai 2041."),
    ],
)
def test_one_that_bears_a_name_is_not_told_twice(language: str, text: str) -> None:
    (one,) = found(text, language)
    assert one.start == "2041-05" and "2041" not in one.entity.labels[language][0]
    assert {member.member.iri.rpartition("/")[2] for member in one.members} == {"undp", "world-bank"}
