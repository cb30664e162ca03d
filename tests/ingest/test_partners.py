"""Whom a document names although no list and no form of name tells: partners, and companies called by a bare name."""

from __future__ import annotations

import pytest

from ingest import mentions, partners, partnerships
from ingest.mentions import survey
from ingest.names import names_by_form
from kg.gazetteer import Gazetteer
from kg.model import Document, Mention, Part, PartKind
from tests.ingest.documents import document, report


def paragraphs(language: str, *texts: str) -> Document:
    return report(*(Part(f"para-{n}", PartKind.PARAGRAPH, text) for n, text in enumerate(texts, 1)), language=language)


def named(document: Document) -> set[tuple[str, str]]:
    """Part and words of every mention."""
    found = [*mentions.extract(document, Gazetteer.load()), *partners.extract(document, Gazetteer.load())]
    assert all(isinstance(one, Mention) for one in found)
    return {(one.evidence.part, one.evidence.quote) for one in found if isinstance(one, Mention)}


@pytest.mark.parametrize(
    ("language", "first", "later"),
    [
        ("fr", "L’entreprise Brivaldi livre des pompes.", "Une panne a frappé Brivaldi."),
        ("es", "La empresa Brivaldi entrega bombas.", "Una avería afectó a Brivaldi."),
        ("en", "The company Brivaldi delivers pumps.", "An outage hit Brivaldi."),
    ],
)
def test_a_company_introduced_by_a_noun_is_known_by_its_bare_name(language: str, first: str, later: str) -> None:
    assert {("para-1", "Brivaldi"), ("para-2", "Brivaldi")} <= named(paragraphs(language, first, later))
    assert named(paragraphs(language, later)) == set()


@pytest.mark.parametrize(
    ("language", "text", "partner"),
    [
        ("fr", "En 2041, l’UNICEF et Pompes du Levant ont signé un accord.", "Pompes du Levant"),
        ("es", "En 2041, el UNICEF y Bombas Levante firmaron un acuerdo.", "Bombas Levante"),
        ("en", "In 2041, UNICEF and Levant Pumps signed an agreement.", "Levant Pumps"),
        ("zh", "2041年，儿基会同维兰塔制药公司签署协议。", "维兰塔制药公司"),
        ("zh", "2041年，儿基会与索瓦拉银行签署协议。", "索瓦拉银行"),
        ("ru", "В 2041 году ЮНИСЕФ и компания «Насосы Левант» подписали соглашение.", "компания «Насосы Левант»"),
    ],
)
def test_who_takes_part_is_named(language: str, text: str, partner: str) -> None:
    assert ("para-1", partner) in named(paragraphs(language, text))


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("fr", "Les États Membres en débattent avec les partenaires.", "États Membres"),
        ("es", "Los Estados Miembros lo debaten con los asociados.", "Estados Miembros"),
        ("en", "Member States debate it with partners.", "Member States"),
        ("zh", "会员国正与伙伴讨论。", "会员国"),
    ],
)
def test_a_report_names_groups_whose_members_are_settled(language: str, text: str, group: str) -> None:
    assert {quote for _, quote in named(paragraphs(language, text))} == {group}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("L’Alliance pour les puits du littoral a été créée.", ["Alliance pour les puits du littoral"]),
        ("le Fonds commun pour les vergers finance 20 projets", ["Fonds commun pour les vergers"]),
        ("Le Réseau d’entreprises pour la pêche au Sahel fait partie", ["Réseau d’entreprises pour la pêche au Sahel"]),
        ("la Coalition pour l’accès à l’eau et les partenaires", ["Coalition pour l’accès à l’eau"]),
        ("la Fédération internationale des vergers et Vigie Mer", ["Fédération internationale des vergers"]),
        ("le Conseil directeur de l’Alliance se réunit", ["Conseil directeur de l’Alliance"]),
        ("demande au Bureau d’améliorer et à l’Initiative de soutenir", []),
        ("la Fondation Levant. Elle a", ["Fondation Levant"]),
        ("une alliance pour les puits", []),
    ],
)
def test_french_names_of_which_only_the_first_word_bears_a_capital(text: str, labels: list[str]) -> None:
    assert [form.label for form in names_by_form(text, "fr", [])] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("La Coalición Pozos en Flor fue establecida", ["Coalición Pozos en Flor"]),
        ("la Alianza por el Agua Clara reúne", ["Alianza por el Agua Clara"]),
        ("la Junta de Gobierno de la Coalición se reunió", ["Junta de Gobierno de la Coalición"]),
        ("la Cámara Andina de Pozos y la red", ["Cámara Andina de Pozos"]),
    ],
)
def test_spanish_names_with_prepositions(text: str, labels: list[str]) -> None:
    assert [form.label for form in names_by_form(text, "es", [])] == labels


def test_a_place_behind_a_name_is_no_part_of_it() -> None:
    text = "la Fundación Levante en Marlandia"
    (form,) = names_by_form(text, "es", [(text.index("Marlandia"), len(text))])
    assert form.label == "Fundación Levante"


@pytest.mark.parametrize(
    ("language", "full", "short", "other"),
    [
        (
            "fr",
            "L’Alliance pour les puits du littoral aide.",
            "Le secrétariat de l’Alliance paie.",
            "Une Alliance aide.",
        ),
        ("es", "La Red de Pozos Claros ayuda.", "El fin de la Red es claro.", "Pozos en Red ayuda."),
    ],
)
def test_the_head_word_with_the_article_stands_for_the_name(language: str, full: str, short: str, other: str) -> None:
    read = paragraphs(language, full, short, other)
    head = {"fr": "Alliance", "es": "Red"}[language]
    (whole,) = [one.entity.iri for one in survey(read, Gazetteer.load())["para-1"]]
    assert ("para-2", head) in named(read) and ("para-3", head) not in named(read)
    assert [one.entity.iri for one in survey(read, Gazetteer.load())["para-2"]] == [whole]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Une organisation non gouvernementale, Vigie Mer, en tient le registre.", {"Vigie Mer"}),
        ("fr", "En 2041, l’UNICEF a réuni 12 fabricants, dont Pompes Levant et les Puits du Nord.", {"Pompes Levant"}),
        ("es", "La organización no gubernamental Mar en Calma vigila la costa.", {"Mar en Calma"}),
        ("es", "En 2041, el UNICEF reunió a 12 fabricantes, entre ellos Bombas Levante y Pozos Norte.", {"UNICEF"}),
    ],
)
def test_nouns_and_lists_that_introduce_partners(language: str, text: str, names: set[str]) -> None:
    box = Part("box-1", PartKind.BOX, "Alliances", title="Alliances")
    item = Part("box-1-1", PartKind.BOX_ITEM, f"Ports\n{text}", parent="box-1", title="Ports")
    assert names <= {quote for _, quote in named(document(box, item, language=language))}


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "Il faut que chaque entité agisse."), ("es", "Es preciso que cada entidad actúe.")]
)
def test_the_entities_of_which_reports_speak_are_those_of_the_united_nations(language: str, text: str) -> None:
    (one,) = survey(paragraphs(language, text), Gazetteer.load())["para-1"]
    assert one.entity.iri.endswith("group/un-entities")


def test_a_fund_spoken_of_is_not_the_childrens_fund() -> None:
    text = "Le Fonds commun pour les puits a été créé par l’UNICEF. Le Fonds a financé la FAO."
    (fund,) = partnerships.partnerships(paragraphs("fr", text), Gazetteer.load())
    assert [(one.member.iri.rsplit("/", 1)[-1], one.role) for one in fund.members] == [("unicef", "founder")]
