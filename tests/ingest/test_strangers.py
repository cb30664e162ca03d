"""Partners that no list holds, what they give, and what a cooperation without a name is called, in six languages."""

from __future__ import annotations

import pytest

from ingest import figures, partnerships, relations
from kg.gazetteer import Gazetteer
from kg.model import Document, Part, PartKind, Partnership, Relation
from tests.ingest import documents

JOINED = {
    "en": "In 2041, UNICEF and Brightwater joined forces to dig wells. The company donated $3 million.",
    "fr": "En 2041, l’UNICEF et la société Clairval se sont associés pour creuser des puits. L’entreprise a versé "
    "3 millions d’euros.",
    "es": "En 2041, el UNICEF y la empresa Aguaclara unieron fuerzas para cavar pozos. La empresa ha aportado "
    "3 millones de euros.",
    "ru": "В 2041 году ЮНИСЕФ и компания «Родник» объединили усилия для рытья колодцев. Компания предоставила "
    "3 млн. евро.",
    "ar": "في عام 2041، تضافرت جهود اليونيسيف وشركة ينابيع لحفر الآبار. وقدمت الشركة 3 ملايين يورو.",
    "zh": "2041年，儿童基金会与清泉公司携手打井。该公司为此捐款300万欧元。",
}
BY_NAME = {
    "en": "A memorandum of understanding between FAO and Brightwater, signed in March 2041, provides for training.",
    "fr": "La FAO a signé en mars 2041 avec le groupe Clairval un mémorandum d’accord sur la formation.",
    "es": "La FAO suscribió en marzo de 2041 un memorando de entendimiento con la empresa Aguaclara.",
    "ru": "В марте 2041 года ФАО подписала с корпорацией «Родник» меморандум о взаимопонимании.",
    "ar": "ووقعت منظمة الأغذية والزراعة في آذار/مارس 2041 مذكرة تفاهم مع شركة ينابيع.",
    "zh": "2041年3月，粮农组织和清泉公司签署了一项谅解备忘录。",
}
LATER = {
    "en": "The Clean Wells Alliance was launched in 2041 by UNDP. The Alliance is funded by Norway.",
    "fr": "L’Alliance pour les puits a été lancée en 2041 par le PNUD. L’Alliance est financée par la Norvège.",
    "es": "La Alianza para los Pozos fue lanzada en 2041 por el PNUD. La Alianza está financiada por Noruega.",
    "ru": "Альянс за чистые колодцы, созданный в 2041 году ПРООН, растет. Альянс финансируется Норвегией.",
    "ar": "أطلق برنامج الأمم المتحدة الإنمائي مبادرة الآبار النظيفة في عام 2041. وهذه المبادرة تمولها النرويج.",
    "zh": "清洁水井联盟由开发署于2041年发起。该联盟由挪威政府供资。",
}
IN_QUOTES = {
    "en": "UNESCO and ITU collaborate in the “Wired Wells” initiative.",
    "fr": "L’UNESCO et l’UIT participent à l’initiative « Puits connectés » depuis 2041.",
    "es": "La UNESCO puso en marcha la iniciativa “Pozos conectados” con la UIT.",
    "ru": "ЮНЕСКО запустила инициативу «Умные колодцы» совместно с МСЭ.",
    "ar": "وأطلقت اليونسكو مبادرة «الآبار الذكية» في عام 2041.",
    "zh": "教科文组织发起了“智能水井”倡议。",
}
STATEMENTS = {
    "en": "The representatives of Brightwater and the European Union made statements.",
    "fr": "Les représentants de l’Union africaine et de l’Union européenne ont fait des déclarations.",
    "es": "Los representantes de la Unión Africana y la Unión Europea hicieron declaraciones.",
    "ru": "Представители Африканского союза и Европейского союза выступили с заявлениями.",
    "ar": "وأدلى ممثلا الاتحاد الأفريقي والاتحاد الأوروبي ببيانين.",
    "zh": "非洲联盟和欧洲联盟的代表发了言。",
}


def report(text: str, language: str, kind: PartKind = PartKind.PARAGRAPH, title: str = "") -> Document:
    return documents.report(Part("para-1", kind, text, title=title), language=language)


def found(text: str, language: str, **more: str | PartKind) -> list[Partnership]:
    document = report(text, language, **more)  # type: ignore[arg-type]
    every = [f for f in partnerships.extract(document, Gazetteer.load()) if isinstance(f, Partnership)]
    for one in every:
        for evidence in (one.evidence, *(member.evidence for member in one.members)):
            assert text[evidence.start : evidence.end] == evidence.quote
    return every


def roles(one: Partnership) -> dict[str, str]:
    """Role by the member's first name in its own language."""
    return {
        next(iter(m.member.labels.values()))[0] if "/x-" in m.member.iri else m.member.iri.rsplit("/", 1)[-1]: m.role
        for m in one.members
    }


@pytest.mark.parametrize("language", sorted(JOINED))
def test_a_company_that_no_list_holds_gives_to_what_it_joined(language: str) -> None:
    one = found(JOINED[language], language)[0]
    (company,) = [m for m in one.members if "/x-" in m.member.iri]
    assert company.role == "funder"
    assert "unicef" in roles(one) and one.start == "2041"


@pytest.mark.parametrize("language", sorted(BY_NAME))
def test_an_agreement_is_called_by_what_it_is_and_by_its_parties(language: str) -> None:
    one = found(BY_NAME[language], language)[0]
    (label,) = one.entity.labels[language]
    word = {
        "en": "Memorandum",
        "fr": "Mémorandum",
        "es": "Memorando",
        "ru": "Меморандум",
        "ar": "مذكرة",
        "zh": "备忘录",
    }
    assert word[language] in label and len(one.members) == 2
    assert one.start == "2041-03"


@pytest.mark.parametrize("language", sorted(LATER))
def test_who_funds_is_told_in_the_sentence_after(language: str) -> None:
    one = found(LATER[language], language)[0]
    assert "funder" in [m.role for m in one.members] and "undp" in roles(one)


@pytest.mark.parametrize("language", sorted(IN_QUOTES))
def test_a_name_in_quotation_marks(language: str) -> None:
    labels = [label for one in found(IN_QUOTES[language], language) for label in one.entity.labels[language]]
    assert any(label in IN_QUOTES[language] and len(label) < 28 for label in labels)


@pytest.mark.parametrize("language", sorted(STATEMENTS))
def test_who_speaks_one_after_another_does_not_cooperate(language: str) -> None:
    assert found(STATEMENTS[language], language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Most of the projects were funded by the Global Environment Facility."),
        ("en", "In India, UNICEF worked with the Ministry of Health."),
        ("en", "The Well Maintenance Unit, established in 2041, met twice."),
        ("zh", "大多数项目由全球环境基金供资。"),
        ("zh", "决定在题为“可持续水井”的项目下审议这一问题。"),
    ],
)
def test_what_is_named_in_passing_tells_of_no_partnership_of_its_own(language: str, text: str) -> None:
    for one in found(text, language):
        assert "India" not in roles(one) and "IND" not in roles(one)
        assert one.members and one.evidence.method != "partnerships.named"


@pytest.mark.parametrize("language", sorted(JOINED))
def test_money_is_told_of_the_partnership(language: str) -> None:
    document = report(JOINED[language], language)
    sums = [one for one in figures.extract(document, Gazetteer.load()) if one.unit in ("USD", "EUR")]
    partnership = next(one.partnership for one in sums if one.partnership and one.value >= 3_000_000)
    assert partnership.iri == found(JOINED[language], language)[0].entity.iri


def test_words_that_go_on_a_name_are_no_partners() -> None:
    (one,) = found("ESCAP collaborated with the Institute for Water, Environment and Health on maps.", "en")
    assert not {"Environment", "Health"} & set(roles(one))


def test_a_country_that_gives_takes_part_in_what_a_box_tells() -> None:
    text = (
        "Light for wells\nUNIDO works with a Dutch maker of lamps. A grant of $3 million from Norway began it in 2041."
    )
    box = Part("box-1", PartKind.BOX, "Partnerships", title="Partnerships")
    item = Part("box-1-1", PartKind.BOX_ITEM, text, parent="box-1", title="Light for wells")
    (one,) = partnerships.extract(documents.document(box, item), Gazetteer.load())
    assert isinstance(one, Partnership)
    assert roles(one)["NOR"] == "funder" and "unido" in roles(one)
    assert any(m.member.anonymous for m in one.members)


@pytest.mark.parametrize(
    ("language", "text", "triple"),
    [
        ("en", "UNITAID, which is hosted by WHO, was created in 2041 by Brazil.", ("unitaid", "schema:founder", "BRA")),
        (
            "fr",
            "L’Alliance pour les puits, dont le secrétariat est hébergé par le PNUD, est jeune.",
            ("", "unp:hostedBy", "undp"),
        ),
        ("es", "La Alianza para los Pozos está integrada por la FAO.", ("fao", "org:memberOf", "")),
        (
            "ru",
            "Секретариат ЮНЕСКО мал. Сеть «Умные колодцы» создана по инициативе ЮНИДО.",
            ("", "schema:founder", "unido"),
        ),
        ("zh", "清洁水井联盟由开发署署长领导。", ("", "org:headOf", "")),
        ("zh", "开发署成立了清洁水井联盟。", ("", "schema:founder", "undp")),
    ],
)
def test_relations_of_collaborations(language: str, text: str, triple: tuple[str, str, str]) -> None:
    every = [r for r in relations.extract(report(text, language), Gazetteer.load()) if isinstance(r, Relation)]
    told = [(r.subject.iri, r.predicate, r.object if isinstance(r.object, str) else r.object.iri) for r in every]
    subject, predicate, other = triple
    assert [t for t in told if t[0].endswith(subject) and t[1] == predicate and t[2].endswith(other)], told


def test_a_foundation_is_no_part_of_the_company_whose_name_it_bears() -> None:
    every = relations.extract(report("The Vodafone Foundation donated $1 million to UNICEF.", "en"), Gazetteer.load())
    assert not [r for r in every if isinstance(r, Relation) and r.predicate == "org:subOrganizationOf"]


@pytest.mark.parametrize(
    "text",
    [
        "In May, UNICEF partnered with the Harbour Institute of Coasts to dig wells.",
        "Between March and May, UNICEF partnered with the Harbour Institute of Coasts to dig wells.",
    ],
)
def test_what_is_done_in_may_is_done_and_a_month_is_no_partner(text: str) -> None:
    (one,) = found(text, "en")
    assert set(roles(one)) == {"unicef", "Harbour Institute of Coasts"}


def test_what_may_be_done_is_not_done() -> None:
    assert found("UNICEF may partner with the Harbour Institute of Coasts to dig wells.", "en") == []


def test_two_bodies_that_do_alike_with_a_third_have_a_partnership_each() -> None:
    text = (
        "UNEP partnered with the Harbour Institute of Coasts to train engineers. "
        "OHCHR partnered with the Harbour Institute of Coasts to train judges."
    )
    one, other = found(text, "en")
    assert set(roles(one)) == {"unep", "Harbour Institute of Coasts"}
    assert set(roles(other)) == {"ohchr", "Harbour Institute of Coasts"}


def test_a_party_called_by_a_common_noun_is_told_by_its_name() -> None:
    text = "OHCHR reports yearly. The Office partnered with the Harbour Institute of Coasts to train judges."
    (one,) = found(text, "en")
    assert "Office" not in one.entity.labels["en"][0].split(" and ")[0]
