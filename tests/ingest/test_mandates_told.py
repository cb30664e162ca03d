"""What reports tell to have been asked, advised and promised, and which request they answer."""

import pytest

from kg.model import DocumentType, MandateKind, PartKind
from tests.ingest.mandating import mandates, op, told

REPORTED = [
    (
        "en",
        "The General Assembly requested the Secretary-General to plant an orchard.",
        MandateKind.MANDATE,
        "request",
        "secretary-general",
    ),
    ("en", "I urge Member States to plant orchards.", MandateKind.RECOMMENDATION, "urge", "member-states"),
    ("en", "Member States should plant orchards.", MandateKind.RECOMMENDATION, "recommend", "member-states"),
    ("en", "I will establish an orchard fund.", MandateKind.COMMITMENT, "commit", "secretary-general"),
    ("zh", "大会在该项决议中请秘书长开辟果园。", MandateKind.MANDATE, "request", "secretary-general"),
    ("zh", "会员国应当开辟果园。", MandateKind.RECOMMENDATION, "recommend", "member-states"),
    ("zh", "我将设立一个果园基金。", MandateKind.COMMITMENT, "commit", "secretary-general"),
    (
        "fr",
        "Les États Membres devraient planter des vergers.",
        MandateKind.RECOMMENDATION,
        "recommend",
        "member-states",
    ),
    ("es", "Los Estados Miembros deberían plantar huertos.", MandateKind.RECOMMENDATION, "recommend", "member-states"),
    ("ru", "Государствам-членам следует сажать сады.", MandateKind.RECOMMENDATION, "recommend", "member-states"),
    ("ar", "وينبغي للدول الأعضاء أن تزرع البساتين.", MandateKind.RECOMMENDATION, "recommend", "member-states"),
]


@pytest.mark.parametrize(("language", "text", "kind", "directive", "who"), REPORTED)
def test_reports_tell_what_was_asked_advised_and_promised(gazetteer, language, text, kind, directive, who):
    part = op(text, "para-1", PartKind.PARAGRAPH)
    (found,) = mandates(gazetteer, [part], language=language, type=DocumentType.REPORT, symbol="A/99/1")
    assert (found.kind, found.directive, found.addressee.iri.rsplit("/", 1)[-1]) == (kind, directive, who)


def test_what_is_asked_in_a_list_is_one_mandate_for_each_item(gazetteer):
    part = op("大会请秘书长在三个领域采取行动：培训园丁；改良土壤；以及分享种子。", "para-1", PartKind.PARAGRAPH)
    found = mandates(gazetteer, [part], language="zh", type=DocumentType.REPORT, symbol="A/99/1")
    assert [m.action_text for m in found] == ["在三个领域采取行动", "培训园丁", "改良土壤", "以及分享种子"]


@pytest.mark.parametrize(
    "text",
    [
        "If the Assembly decided to plant, all would gain.",
        "The orchard is large.",
        "假如大会决定举行听证会，园丁可以参加。",
    ],
)
def test_conditions_and_plain_statements_ask_nobody(gazetteer, text):
    language = "en" if text.isascii() else "zh"
    part = op(text, "para-1", PartKind.PARAGRAPH)
    assert mandates(gazetteer, [part], language=language, type=DocumentType.REPORT, symbol="A/99/1") == []


@pytest.mark.parametrize(
    ("language", "text", "action"),
    [
        ("en", "Governments and the private sector should plant orchards.", "plant orchards"),
        ("fr", "Les gouvernements et le secteur privé devraient planter des vergers.", "planter des vergers"),
        ("fr", "Il convient que les gouvernements et le secteur privé plantent des vergers.", "plantent des vergers"),
        ("es", "Los gobiernos y el sector privado deberían plantar huertos.", "plantar huertos"),
        ("es", "Es necesario que los gobiernos y el sector privado planten huertos.", "planten huertos"),
        ("ru", "Правительствам и частному сектору следует посадить сады.", "посадить сады"),
        ("ru", "Необходимо, чтобы правительства и частный сектор посадили сады.", "посадили сады"),
        ("ar", "ينبغي للحكومات والقطاع الخاص أن يزرعوا البساتين.", "يزرعوا البساتين"),
        ("ar", "ويتعين على الحكومات والقطاع الخاص أن يزرعوا البساتين.", "يزرعوا البساتين"),
        ("zh", "各国政府和私营部门应当开辟果园。", "开辟果园"),
    ],
)
def test_reports_advise_all_who_are_the_subject(gazetteer, language, text, action):
    found = mandates(
        gazetteer,
        [op(text, "para-1", PartKind.PARAGRAPH)],
        type=DocumentType.REPORT,
        symbol="A/99/1",
        language=language,
    )
    assert told(found) == [("recommend", "governments", action), ("recommend", "private-sector", action)]
    assert all(m.kind is MandateKind.RECOMMENDATION and not m.addressee_implied for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "He stressed the need to plant orchards.",
        "I should be grateful for any seeds.",
        "It should be noted that seeds are dear.",
    ],
)
def test_what_is_no_advice_in_english(gazetteer, text):
    assert not mandates(gazetteer, [op(text, "para-1", PartKind.PARAGRAPH)], type=DocumentType.REPORT, symbol="A/99/1")


def test_who_is_named_elsewhere_in_the_sentence_is_no_subject(gazetteer):
    text = "The work of Member States in this field should be described."
    (found,) = mandates(gazetteer, [op(text, "para-1", PartKind.PARAGRAPH)], type=DocumentType.REPORT, symbol="A/99/1")
    assert found.addressee_implied and found.addressee is not None and found.addressee.iri.endswith("/un")


def test_a_letter_advises_nobody_unnamed(gazetteer):
    text = "Orchards should be planted."
    assert not mandates(gazetteer, [op(text, "para-1", PartKind.PARAGRAPH)], type=DocumentType.LETTER, symbol="A/99/1")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The present report is submitted pursuant to paragraph 4 of General Assembly resolution 98/12, in which the "
            "Assembly requested the Secretary-General to report on orchards.",
        ),
        (
            "fr",
            "Le présent rapport est soumis en application du paragraphe 4 de la résolution 98/12 de l’Assemblée "
            "générale, dans laquelle l’Assemblée a prié le Secrétaire général de faire rapport sur les vergers.",
        ),
        (
            "es",
            "El presente informe se presenta en cumplimiento del párrafo 4 de la resolución 98/12 de la Asamblea "
            "General, en la que la Asamblea solicitó al Secretario General que informara sobre los huertos.",
        ),
        (
            "ru",
            "Настоящий доклад представлен во исполнение пункта 4 резолюции 98/12 Генеральной Ассамблеи, в которой "
            "Ассамблея просила Генерального секретаря доложить о садах.",
        ),
        (
            "ar",
            "يقدم هذا التقرير عملا بالفقرة 4 من القرار 98/12، الذي طلبت فيه الجمعية العامة إلى الأمين العام أن "
            "يقدم معلومات عن البساتين.",
        ),
        ("zh", "本报告是根据大会第98/12号决议第4段提交的，大会在该段中请秘书长报告果园的情况。"),
    ],
)
def test_a_report_says_which_request_it_answers(gazetteer, language, text):
    (found,) = mandates(
        gazetteer,
        [op(text, "para-1", PartKind.PARAGRAPH)],
        type=DocumentType.REPORT,
        symbol="A/99/1",
        language=language,
    )
    assert told([found])[0][:2] == ("request", "secretary-general")
    assert found.fulfilled and found.asked_in == ("A/RES/98/12", "op-4")


def test_a_request_told_of_elsewhere_is_not_answered(gazetteer):
    text = "In resolution 98/12, the General Assembly requested the Secretary-General to report on orchards."
    part = op(text, "para-9", PartKind.PARAGRAPH)
    (found,) = mandates(gazetteer, [part], type=DocumentType.REPORT, symbol="A/99/1")
    assert not found.fulfilled


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Compared with gardeners, foresters should know more."),
        ("zh", "与园丁相比，护林人员应当掌握更多技能。"),
        ("zh", "办公室根据需要调整果园。"),
    ],
)
def test_comparisons_advise_nobody(gazetteer, language, text):
    part = op(text, "para-1", PartKind.PARAGRAPH)
    assert not mandates(gazetteer, [part], type=DocumentType.REPORT, symbol="A/99/1", language=language)


STRESSED = [
    ("en", "Recognizes that Member States must share data;", []),
    ("en", "Emphasizes the importance of Member States sharing data;", ["emphasize"]),
    ("en", "Stresses the importance of mountain communities as custodians of nature;", []),
    ("zh", "认识到会员国必须分享数据；", []),
    ("ar", "تؤكد أهمية أن تتبادل الدول الأعضاء البيانات؛", ["emphasize"]),
    ("ru", "подчеркивает важность того, чтобы государства-члены обменивались данными;", ["emphasize"]),
    ("es", "Destaca la importancia de las comunidades de montaña;", []),
]


@pytest.mark.parametrize(("language", "text", "directives"), STRESSED)
def test_only_what_is_stressed_obliges(language, text, directives, gazetteer):
    assert [row[0] for row in told(mandates(gazetteer, [op(text)], language=language))] == directives


def test_the_cooperation_of_two_binds_the_first(gazetteer):
    found = mandates(gazetteer, [op("强调联合国与私营部门的合作应公开透明。")], language="zh")
    assert [m.addressee.iri.rsplit("/", 1)[-1] for m in found] == ["un"]
