"""Partners that come as groups, who is told of in one breath, and what several do, in English, French and Spanish."""

from __future__ import annotations

import pytest

from ingest import partnerships
from kg.gazetteer import Gazetteer
from kg.model import DocumentType, Part, PartKind, Partnership
from tests.ingest.documents import document


def told(text: str, language: str, type: DocumentType = DocumentType.REPORT) -> list[set[str]]:
    """Who takes part in each partnership, by the end of the IRI, or by name where it is made of one."""
    read = document(Part("para-1", PartKind.PARAGRAPH, text), language=language, type=type)
    found = [one for one in partnerships.extract(read, Gazetteer.load()) if isinstance(one, Partnership)]
    return [{_short(one.member.iri, one.member.labels[language][-1]) for one in one.members} for one in found]


def _short(iri: str, label: str) -> str:
    return iri.rsplit("/", 1)[-1] if "/id/org/" in iri else label


GROUPS = [
    ("en", "UNICEF works with 30 companies to keep orchards clean.", "30 companies"),
    ("en", "UNICEF joined academic partners in counting the orchards.", "academic partners"),
    ("en", "UNICEF has convened 40 companies in Lima.", "40 companies"),
    ("fr", "L’UNICEF travaille avec 30 entreprises à la propreté des vergers.", "entreprises"),
    (
        "fr",
        "L’UNICEF a mené, avec des partenaires universitaires, une étude des vergers.",
        "partenaires universitaires",
    ),
    ("fr", "L’UNICEF a réuni à Lima 40 entreprises.", "entreprises"),
    ("es", "El UNICEF trabaja con 30 empresas para cuidar los huertos.", "empresas"),
    ("es", "El UNICEF se sumó a asociados académicos para contar los huertos.", "asociados académicos"),
    ("es", "El UNICEF reunió en Lima a 40 empresas.", "empresas"),
]


@pytest.mark.parametrize(("language", "text", "group"), GROUPS)
def test_groups_that_work_with_a_body_are_partners(language: str, text: str, group: str) -> None:
    (members,) = told(text, language)
    assert any(name.endswith("unicef") for name in members)
    assert any(group in name for name in members)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UNICEF works with 30 refugees to keep orchards clean."),
        ("fr", "L’UNICEF travaille avec 30 réfugiés à la propreté des vergers."),
        ("es", "El UNICEF trabaja con 30 refugiados para cuidar los huertos."),
    ],
)
def test_those_whom_work_serves_are_no_partners(language: str, text: str) -> None:
    assert told(text, language) == []


BREATH = [
    ("en", "Microsoft is the firm to whose engineers the radio masts of UNICEF in Fiji are due."),
    ("fr", "C’est aux ingénieurs de Microsoft que sont dus les mâts de l’UNICEF aux Fidji."),
    ("es", "Los ingenieros de Microsoft son los autores de los mástiles del UNICEF en Fiji."),
]


@pytest.mark.parametrize(("language", "text"), BREATH)
def test_a_report_tells_of_a_company_in_one_breath_with_its_partner(language: str, text: str) -> None:
    (members,) = told(text, language)
    assert len(members) == 2
    assert told(text, language, DocumentType.RESOLUTION) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UNICEF thanked Microsoft for the radio masts."),
        ("fr", "L’UNICEF a remercié Microsoft des mâts."),
        ("es", "El UNICEF agradeció a Microsoft los mástiles."),
        ("en", "Microsoft should lend UNICEF its radio masts."),
    ],
)
def test_what_is_only_said_or_wished_is_no_partnership(language: str, text: str) -> None:
    assert told(text, language) == []


DONE = [
    ("en", "Coca-Cola and UNDP have been watering orchards in Peru since 2041."),
    ("en", "UNDP and Coca-Cola pay gardeners by telephone."),
    ("en", "UNDP counts among its partners Coca-Cola."),
    ("en", "The memorandum of understanding signed in 2041 by UNDP and Coca-Cola covers orchards."),
    ("en", "UNDP turned to Coca-Cola for lorries."),
    ("fr", "Coca-Cola et le PNUD arrosent depuis 2041 les vergers du Pérou."),
    ("fr", "Le PNUD compte parmi ses partenaires Coca-Cola."),
    ("fr", "Le mémorandum d’accord signé en 2041 par le PNUD et Coca-Cola porte sur les vergers."),
    ("fr", "Le PNUD s’est adressé à Coca-Cola pour obtenir des camions."),
    ("es", "Coca-Cola y el PNUD riegan desde 2041 los huertos del Perú."),
    ("es", "El PNUD cuenta entre sus asociados con Coca-Cola."),
    ("es", "El memorando de entendimiento firmado en 2041 por el PNUD y Coca-Cola abarca los huertos."),
    ("es", "El PNUD recurrió a Coca-Cola para obtener camiones."),
]


@pytest.mark.parametrize(("language", "text"), DONE)
def test_what_a_body_and_an_outsider_do(language: str, text: str) -> None:
    """Told without a report's leniency: in the words themselves."""
    (members,) = told(text, language, DocumentType.OTHER)
    assert len(members) == 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "UNDP and UNICEF launched a study of orchards in Peru."),
        ("fr", "Le PNUD et l’UNICEF ont lancé une étude des vergers du Pérou."),
        ("es", "El PNUD y el UNICEF lanzaron un estudio de los huertos del Perú."),
    ],
)
def test_what_bodies_of_the_united_nations_make_together(language: str, text: str) -> None:
    (members,) = told(text, language)
    assert len(members) == 2


def test_a_working_group_is_no_company() -> None:
    text = (
        "El Consejo de Derechos Humanos estableció un Grupo de Trabajo sobre los huertos, compuesto por cinco expertos."
    )
    assert told(text, "es") == []


def test_a_post_that_speaks_of_the_private_sector_is_no_partnership() -> None:
    assert told("Alianza con el sector privado: informe del Secretario General.", "es") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Solicite a la UIT que elabore, en consulta con la UNESCO, directrices sobre los huertos."),
        ("en", "UNDP should in consultation with FAO and WHO, prepare guidelines on orchards."),
        ("es", "Entre sus donantes figuran el Banco Mundial (4 millones) y la Fundación Larkspur (2 millones)."),
        ("en", "Its donors include the World Bank and the Larkspur Foundation."),
        ("fr", "Parmi ses donateurs figurent la Banque mondiale et la Fondation Larkspur."),
    ],
)
def test_who_is_only_to_be_consulted_and_donors_of_another_are_no_partners_of_each_other(
    language: str, text: str
) -> None:
    assert told(text, language) == []
