"""Relations that Russian tells by its cases and Arabic by what it writes onto words."""

from __future__ import annotations

import pytest

from ingest.relations import extract
from kg.gazetteer import Gazetteer
from kg.model import Entity, Part, PartKind, Relation
from tests.ingest.documents import document


def name(value: Entity | str, language: str) -> str:
    """A known entity by its IRI, one of the document's own by its label."""
    if isinstance(value, str):
        return value
    return value.labels[language][0] if "/x-" in value.iri and value.labels else value.iri.rpartition("/")[2]


def found(language: str, *texts: str) -> set[tuple[str, str, str]]:
    parts = [Part(f"para-{n}", PartKind.PARAGRAPH, text) for n, text in enumerate(texts, 1)]
    told = set()
    for one in extract(document(*parts, language=language), Gazetteer.load()):
        assert isinstance(one, Relation)
        told.add((name(one.subject, language), one.predicate, name(one.object, language)))
    return told


TOLD = [
    (
        "ru",
        "Генеральная Ассамблея просила Генерального секретаря представить ей доклад.",
        ("secretary-general", "org:reportsTo", "general-assembly"),
    ),
    (
        "ru",
        "Г-жа Анна Лунд, член Комитета по правам инвалидов, открыла встречу.",
        ("Анна Лунд", "org:memberOf", "crpd-committee"),
    ),
    (
        "ru",
        "Сборник ведет Договорная секция Управления по правовым вопросам.",
        ("Договорная секция Управления по правовым вопросам", "org:subOrganizationOf", "ola"),
    ),
    (
        "ar",
        "طلب المجلس الاقتصادي والاجتماعي إلى الأمين العام أن يقدم إليه تقريرا.",
        ("secretary-general", "org:reportsTo", "ecosoc"),
    ),
    (
        "ar",
        "واجتمع الفريق العامل المعني بالمرأة والسلام، الذي يشارك في قيادته صندوق الأمم المتحدة للسكان.",
        ("unfpa", "org:headOf", "الفريق العامل المعني بالمرأة والسلام"),
    ),
    (
        "ru",
        "Комитет по портовым мерам, действующий при Всемирной организации здравоохранения, собрался в мае.",
        ("Комитет по портовым мерам", "org:subOrganizationOf", "who"),
    ),
    (
        "ru",
        "Присоединение Республики Корея к Глобальному договору состоялось.",
        ("KOR", "org:memberOf", "global-compact"),
    ),
    ("ru", "Создание Всемирным банком ФКРООН стало важным шагом.", ("uncdf", "schema:founder", "world-bank")),
    ("ru", "Важно поддержать ПРООН, созданную Генеральной Ассамблеей.", ("undp", "schema:founder", "general-assembly")),
    (
        "ru",
        "Председатель Комиссии по миростроительству г-н Петр Сидоров выступил с речью.",
        ("Петр Сидоров", "org:headOf", "pbc"),
    ),
    (
        "ar",
        "وإذ تؤكد أهمية عمل مركز بحوث الموانئ التابع لبرنامج الأمم المتحدة الإنمائي في هذا المجال",
        ("مركز بحوث الموانئ", "org:subOrganizationOf", "undp"),
    ),
    (
        "ar",
        "ينبغي دعم مركز بحوث الموانئ، الذي تستضيفه منظمة الصحة العالمية.",
        ("مركز بحوث الموانئ", "unp:hostedBy", "who"),
    ),
    (
        "ar",
        "وقال رئيس لجنة بناء السلام، السيد سامي حداد، إن العمل مستمر.",
        ("سامي حداد", "org:headOf", "pbc"),
    ),
    ("ar", "ورحبوا بإنشاء البنك الدولي شبكة السجل الأزرق.", ("شبكة السجل الأزرق", "schema:founder", "world-bank")),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD)
def test_what_is_so_is_told(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(language, text)


def test_who_did_something_stands_in_the_instrumental() -> None:
    """What a participle without a doer is followed by in the nominative is only the next of a list."""
    told = found("ru", "Под эгидой ПРООН была создана Донская сеть портовых школ.")
    assert not any(p == "schema:founder" for _, p, _ in told)
    told = found("ru", "Отмечались Донская сеть портовых школ, созданный Волжский лесной форум и ЮНИСЕФ.")
    assert not any(p == "schema:founder" for _, p, _ in told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Заседала Волжская рабочая группа по реформе Совета Безопасности."),
        ("ru", "Заседал Совет управляющих Волжского центра портовых данных."),
        ("ar", "اجتمع الفريق العامل المشترك بين منظمة الصحة العالمية ومنظمة العمل الدولية."),
        ("ar", "واجتمعت مجموعة البنك الدولي في نيروبي."),
    ],
)
def test_not_every_name_within_a_name_holds_it(language: str, text: str) -> None:
    assert not any(p == "org:subOrganizationOf" for _, p, _ in found(language, text))


def test_a_commission_is_no_commissioner() -> None:
    assert ("african-union-commission", "org:headOf") not in {
        (s, p) for s, p, _ in found("ar", "اجتمعت مفوضية الاتحاد الأفريقي في أديس أبابا.")
    }


@pytest.mark.parametrize(
    ("language", "first", "second", "before"),
    [
        (
            "ru",
            "Самарский институт морских исследований открыт в Найроби.",
            "Его предшественница, Группа по портовым школам, была учреждена 15 марта 2034 года.",
            "Группа по портовым школам",
        ),
        (
            "ar",
            "يعمل المعهد الساحلي لبحوث البحار في نيروبي.",
            "وكانت سلفه، وحدة البحوث البحرية، قد أنشئت في 15 آذار/مارس 2034.",
            "وحدة البحوث البحرية",
        ),
    ],
)
def test_a_predecessor_of_what_the_paragraph_before_is_about(
    language: str, first: str, second: str, before: str
) -> None:
    told = found(language, first, second)
    assert before in {o for _, p, o in told if p == "org:originalOrganization"}
    assert any(p == "org:resultingOrganization" for _, p, _ in told)
    assert (before, "schema:foundingDate", "2034-03-15") in told


def test_a_body_that_began_something_was_not_founded_then() -> None:
    told = found("ar", "الشبكة التي أطلقتها رابطة أمم جنوب شرق آسيا في عام 2021.")
    assert not any(p == "schema:foundingDate" and s == "asean" for s, p, _ in told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Отмечалась пятидесятая годовщина создания АСЕАН в 2017 году."),
        ("ar", "الاحتفال بالذكرى الخمسين لإنشاء رابطة أمم جنوب شرق آسيا في عام 2017."),
    ],
)
def test_an_anniversary_is_not_the_founding(language: str, text: str) -> None:
    assert not any(p == "schema:foundingDate" for _, p, _ in found(language, text))


def test_a_head_that_goes_on_as_anothers_is_not_who_was_named_before() -> None:
    told = found(
        "ar",
        "اجتمع الفريق العامل المعني بالموانئ في أيار/مايو.",
        "وحضره الفريق العامل التابع لمنظمة الصحة العالمية.",
    )
    assert not any(s == "الفريق العامل المعني بالموانئ" and o == "who" for s, _, o in told)
