"""Who is asked to do what, by whom, when and under which condition."""

import pytest

from ingest.mandates import extract
from ingest.mandates.terms import condition, deliverable, due_date, due_session
from kg.gazetteer import Gazetteer
from kg.model import DocumentType, MandateKind, Part, PartKind
from tests.ingest import documents


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def document(parts, language="en", type=DocumentType.RESOLUTION, symbol="A/RES/99/1"):
    return documents.document(*parts, language=language, type=type, symbol=symbol)


def op(text, fragment="op-1", kind=PartKind.OPERATIVE, parent=""):
    return Part(fragment, kind, text, parent=parent)


def mandates(gazetteer, parts, **more):
    texts = {p.fragment: p.text for p in parts}
    found = list(extract(document(parts, **more), gazetteer))
    for mandate in found:
        where = mandate.evidence
        assert texts[where.part][where.start : where.end] == where.quote
        assert mandate.action_text in texts[where.part]
    return found


def told(found):
    return [(m.directive, m.addressee.iri.rsplit("/", 1)[-1] if m.addressee else None, m.action_text) for m in found]


@pytest.mark.parametrize(
    ("language", "text", "action"),
    [
        ("en", "Requests the Secretary-General to plant an orchard;", "plant an orchard"),
        ("fr", "Prie le Secrétaire général de planter un verger ;", "planter un verger"),
        ("es", "Solicita al Secretario General que plante un huerto;", "plante un huerto"),
        ("ru", "просит Генерального секретаря посадить сад;", "посадить сад"),
        ("ar", "تطلب إلى الأمين العام أن يزرع بستانا؛", "يزرع بستانا"),
        ("zh", "请秘书长开辟一座果园；", "开辟一座果园"),
    ],
)
def test_six_languages_meet_on_one_mandate(gazetteer, language, text, action):
    (found,) = mandates(gazetteer, [op(text)], language=language)
    assert told([found]) == [("request", "secretary-general", action)]
    assert found.issuer is not None and found.issuer.iri.endswith("general-assembly")
    assert found.kind is MandateKind.MANDATE and not found.addressee_implied and found.ordinal == 1


def test_several_verbs_and_addressees_in_one_paragraph(gazetteer):
    text = (
        "Requests the Secretary-General to plant an orchard, and invites Member States and the World Bank to water it;"
    )
    found = mandates(gazetteer, [op(text)])
    assert told(found) == [
        ("request", "secretary-general", "plant an orchard"),
        ("invite", "member-states", "water it"),
        ("invite", "world-bank", "water it"),
    ]
    assert [m.ordinal for m in found] == [1, 2, 3]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Invites Member States, foundations, within existing resources, and the private sector and civil society, "
            "in consultation with the World Bank, to plant orchards;",
        ),
        (
            "fr",
            "Invite les États Membres, les fondations, dans la limite des ressources disponibles, et le secteur privé "
            "et la société civile, en consultation avec la Banque mondiale, à planter des vergers ;",
        ),
        (
            "es",
            "Invita a los Estados Miembros, las fundaciones, dentro de los recursos existentes, y el sector privado y "
            "la sociedad civil, en consulta con el Banco Mundial, a que planten huertos;",
        ),
        (
            "ru",
            "предлагает государствам-членам, фондам, в пределах имеющихся ресурсов, и частному сектору и гражданскому "
            "обществу в консультации с Всемирным банком посадить сады;",
        ),
        (
            "ar",
            "تدعو الدول الأعضاء، والمؤسسات الخيرية، في حدود الموارد المتاحة، والقطاع الخاص والمجتمع المدني، "
            "بالتشاور مع البنك الدولي، إلى زرع البساتين؛",
        ),
        ("zh", "邀请会员国、基金会、私营部门和民间社会种植果园；"),
    ],
)
def test_everybody_in_a_list_is_addressed_and_no_one_beside_it(gazetteer, language, text):
    found = mandates(gazetteer, [op(text)], language=language)
    whom = [m.addressee.iri.rpartition("/")[2] for m in found if m.addressee]
    assert len(whom) == 4
    assert {"member-states", "private-sector", "civil-society"} < set(whom) and "world-bank" not in whom
    assert len({m.action_text for m in found}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Encourages the efforts of Member States to plant orchards;",
        "Encourages a renewed focus on orchards that could feed many;",
        "Urges the need to plant orchards;",
    ],
)
def test_what_is_encouraged_is_not_whom(gazetteer, text):
    (found,) = mandates(gazetteer, [op(text)])
    assert found.addressee_implied


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Encourages further efforts by donor agencies to plant orchards;", "donors"),
        ("Invites closer cooperation between the Secretary-General and Governments;", "secretary-general"),
    ],
)
def test_whose_work_is_encouraged_is_meant(gazetteer, text, who):
    found = mandates(gazetteer, [op(text)])
    assert found[0].addressee_implied and found[0].addressee.iri.endswith(who)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Calls upon, in this regard, relevant United Nations funds, programmes and agencies to plant orchards;"),
        (
            "es",
            "Exhorta a los organismos, fondos y programas competentes de las Naciones Unidas a que planten huertos;",
        ),
        ("ru", "призывает соответствующие учреждения системы Организации Объединенных Наций сажать сады;"),
        ("zh", "促请联合国各有关机构、基金和方案种植果园；"),
    ],
)
def test_bodies_of_the_united_nations_are_one_addressee_however_they_are_listed(gazetteer, language, text):
    (found,) = mandates(gazetteer, [op(text)], language=language)
    assert found.addressee.iri.endswith("/group/un-entities") and not found.addressee_implied


def test_the_secretariat_of_a_resolution_is_that_of_the_organization(gazetteer):
    (found,) = mandates(gazetteer, [op("Requests the Secretariat to plant orchards;")])
    assert found.addressee.iri.endswith("/org/un-secretariat")


def test_what_is_only_said_ends_what_is_asked(gazetteer):
    text = "Encourages Governments to plant orchards, and also recognizes the importance of bees;"
    (found,) = mandates(gazetteer, [op(text)])
    assert found.action_text == "plant orchards"


def test_one_action_shared_by_two_verbs(gazetteer):
    found = mandates(gazetteer, [op("鼓励会员国并邀请世界银行探讨这一办法；")], language="zh")
    assert told(found) == [("encourage", "member-states", "探讨这一办法"), ("invite", "world-bank", "探讨这一办法")]


def test_a_verb_asks_one_body_once_however_much_it_asks(gazetteer):
    text = "请秘书长拟订果园计划，建立苗圃，以便提高产量，改善土壤；"
    (found,) = mandates(gazetteer, [op(text)], language="zh")
    assert found.action_text == "拟订果园计划，建立苗圃，以便提高产量，改善土壤"


def test_a_preamble_tells_what_was_asked_before(gazetteer):
    part = op("又回顾大会第七十届会议鼓励会员国开辟果园，", "pp-1", PartKind.PREAMBULAR)
    assert told(mandates(gazetteer, [part], language="zh")) == [("encourage", "member-states", "开辟果园")]


def test_items_of_a_list_take_the_verb_above_and_may_name_their_own_addressee(gazetteer):
    parts = [
        op("再次吁请："),
        op("会员国分享种子；", "op-1-a", PartKind.SUBPARAGRAPH, "op-1"),
        op("世界银行提供水源。", "op-1-b", PartKind.SUBPARAGRAPH, "op-1"),
    ]
    found = mandates(gazetteer, parts, language="zh")
    assert [(m.evidence.part, *told([m])[0]) for m in found] == [
        ("op-1-a", "call-upon", "member-states", "分享种子"),
        ("op-1-b", "call-upon", "world-bank", "提供水源"),
    ]


def test_an_item_of_marks_alone_asks_nothing(gazetteer):
    """Found by `benchmarks.fuzz`: a span of no characters is no evidence."""
    items = [
        op(";", "op-1-a", PartKind.SUBPARAGRAPH, "op-1"),
        op("Member States;", "op-1-b", PartKind.SUBPARAGRAPH, "op-1"),
    ]
    found = mandates(gazetteer, [op("Calls upon:"), *items])
    assert [(m.evidence.part, told([m])[0][2]) for m in found] == [("op-1-b", "Member States")]


def test_an_implied_addressee_says_so(gazetteer):
    (found,) = mandates(gazetteer, [op("Encourages the planting of orchards;")])
    assert found.addressee_implied and found.addressee is not None and found.addressee.iri.endswith("member-states")
    (decided,) = mandates(gazetteer, [op("Decides to convene a fair;")])
    assert told([decided])[0][:2] == ("decide", "general-assembly")


def test_functions_belong_to_the_office_that_the_clause_or_heading_names(gazetteer):
    parts = [
        Part("sec-2", PartKind.HEADING, "Executive Director"),
        op(
            "The Executive Director shall lead the office. The Executive Director reports to the Secretary-General.",
            "cl-2.1",
            PartKind.PARAGRAPH,
        ),
    ]
    found = mandates(gazetteer, parts, type=DocumentType.BULLETIN, symbol="ST/SGB/2099/1")
    assert {m.kind for m in found} == {MandateKind.FUNCTION}
    assert {m.directive for m in found} == {"assign-function"}


def test_items_below_a_clause_are_functions_of_its_subject(gazetteer):
    parts = [
        Part("sec-4", PartKind.HEADING, "果园办公室"),
        op("果园办公室：", "cl-4.1", PartKind.PARAGRAPH),
        op("种植树木；", "cl-4.1-a", PartKind.SUBPARAGRAPH, "cl-4.1"),
        op("收获果实。", "cl-4.1-b", PartKind.SUBPARAGRAPH, "cl-4.1"),
    ]
    found = mandates(gazetteer, parts, language="zh", type=DocumentType.BULLETIN, symbol="ST/SGB/2099/1")
    assert [(m.evidence.part, m.addressee.labels["zh"][0], m.action_text) for m in found] == [
        ("cl-4.1-a", "果园办公室", "种植树木"),
        ("cl-4.1-b", "果园办公室", "收获果实"),
    ]
    assert all(m.issuer.iri.endswith("secretary-general") for m in found)


def test_who_opens_a_later_clause_of_a_bulletin_has_its_function(gazetteer):
    """Who heads an office is told as a relation; it is no function of the office."""
    parts = [
        Part("sec-5", PartKind.HEADING, "园艺司"),
        op("园艺司由司长领导，司长向副秘书长负责。", "cl-5.1", PartKind.PARAGRAPH),
        op("果树处的核心职能如下：", "cl-5.2", PartKind.PARAGRAPH),
        op("种植树木。", "cl-5.2-a", PartKind.SUBPARAGRAPH, "cl-5.2"),
        op("2088 年 11 月 3 日题为“果园”的 ST/SGB/2088/1 号秘书长公报就此废止。", "cl-5.3", PartKind.PARAGRAPH),
    ]
    found = mandates(gazetteer, parts, language="zh", type=DocumentType.BULLETIN, symbol="ST/SGB/2099/1")
    told = [(m.evidence.part, m.addressee.labels["zh"][0], m.action_text) for m in found if m.directive != "decide"]
    assert told == [("cl-5.1", "司长", "司长向副秘书长负责"), ("cl-5.2-a", "果树处", "种植树木")]
    assert [m.evidence.part for m in found if m.directive == "decide"] == ["cl-5.3"]


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
    ("language", "text", "session"),
    [
        ("en", "report to it at its sixty-sixth session", "66"),
        ("zh", "就果园情况向理事会第七十一届会议作出说明", "71"),
        ("fr", "à sa soixante-sixième session", "66"),
        ("es", "en su sexagésimo sexto período de sesiones", "66"),
        ("ru", "на ее шестьдесят шестой сессии", "66"),
        ("ar", "في دورتها السادسة والستين", "66"),
        ("en", "at any time", ""),
    ],
)
def test_the_session_at_which_something_is_due(language, text, session):
    assert due_session(text, language) == session


@pytest.mark.parametrize(
    ("language", "text", "date"),
    [
        ("en", "no later than 30 June 2041", "2041-06-30"),
        ("en", "by the end of June 2041", "2041-06"),
        ("en", "by 2041", "2041"),
        ("en", "planted in 2041", ""),
        ("fr", "d’ici au 30 juin 2041", "2041-06-30"),
        ("fr", "au plus tard en juin 2041", "2041-06"),
        ("es", "a más tardar el 30 de junio de 2041", "2041-06-30"),
        ("es", "para fines de 2041", "2041"),
        ("ru", "до 30 июня 2041 года", "2041-06-30"),
        ("ru", "к концу 2041 года", "2041"),
        ("ar", "بحلول 30 حزيران/يونيه 2041", "2041-06-30"),
        ("ar", "بحلول نهاية عام 2041", "2041"),
        ("zh", "在2041年6月30日前提交", "2041-06-30"),
        ("zh", "至迟于2041年6月", "2041-06"),
    ],
)
def test_the_date_by_which_something_is_due(language, text, date):
    assert due_date(text, language) == date


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "to plant, within existing resources, an orchard", "within existing resources"),
        (
            "fr",
            "de planter, dans la limite des ressources disponibles, un verger",
            "dans la limite des ressources disponibles",
        ),
        ("es", "que plante, según proceda, un huerto", "según proceda"),
        ("ru", "посадить, в пределах имеющихся ресурсов, сад", "в пределах имеющихся ресурсов"),
        ("ar", "أن يزرع، في حدود الموارد المتاحة، بستانا", "في حدود الموارد المتاحة"),
        ("zh", "在现有资源范围内开辟果园", "在现有资源范围内"),
        ("en", "to plant an orchard", ""),
    ],
)
def test_the_condition_of_what_is_to_be_done(language, text, words):
    assert condition(text, language) == words


def test_what_is_to_be_delivered():
    assert deliverable("submit a progress report", "en") == "a progress report"
    assert deliverable("向理事会第三届会议提出报告", "zh") == "报告"
    assert deliverable("plant an orchard", "en") == ""


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


UNMARKED = [
    ("en", "Invites States, as appropriate:", "states"),
    ("ar", "تطلب إلى الأمين العام عقد اجتماع في الميناء؛", "secretary-general"),
    ("fr", "Demande aux États Membres :", "member-states"),
    ("ru", "рекомендует, чтобы при составлении планов государства-члены учитывали приливы;", "member-states"),
    ("es", "Solicita que, en su próxima reunión, el Consejo Económico y Social examine las mareas;", "ecosoc"),
]


@pytest.mark.parametrize(("language", "text", "addressee"), UNMARKED)
def test_addressees_without_a_mark_of_the_action(language, text, addressee, gazetteer):
    parts = [op(text), op("…", "op-1-a", PartKind.SUBPARAGRAPH, "op-1")] if text.endswith(":") else [op(text)]
    assert {row[1] for row in told(mandates(gazetteer, parts, language=language))} == {addressee}


RENEWED = [
    ("en", "Welcomes the harbour, and reiterates its request to the Secretary-General to report;"),
    ("fr", "Se félicite du port, et réitère sa demande au Secrétaire général de faire rapport ;"),
    ("es", "Acoge con beneplácito el puerto, y reitera su solicitud al Secretario General de que informe;"),
    ("ar", "ترحب بالميناء، وتكرر طلبها إلى الأمين العام أن يقدم تقريرا؛"),
    ("ru", "приветствует порт и повторяет свою просьбу к Генеральному секретарю представить доклад;"),
    ("zh", "欢迎该港口，并再次请秘书长提交报告；"),
]


@pytest.mark.parametrize(("language", "text"), RENEWED)
def test_requests_are_renewed_in_the_middle_of_a_paragraph(language, text, gazetteer):
    found = told(mandates(gazetteer, [op(text)], language=language))
    assert [row[:2] for row in found] == [("request", "secretary-general")]


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


LISTED = {
    "en": ("Stresses that States must:", ["plant trees;", "water them."]),
    "zh": ("强调各国必须：", ["种植树木；", "浇灌树木。"]),
}


@pytest.mark.parametrize("language", sorted(LISTED))
def test_each_item_below_an_obligation_is_one(gazetteer, language):
    head, items = LISTED[language]
    below = [op(text, f"op-1-{n}", PartKind.SUBPARAGRAPH, "op-1") for n, text in zip("ab", items, strict=True)]
    found = mandates(gazetteer, [op(head), *below], language=language)
    assert [(m.evidence.part, m.directive) for m in found] == [("op-1-a", "emphasize"), ("op-1-b", "emphasize")]


def test_what_is_decided_after_a_request_is_decided_by_the_body_that_speaks(gazetteer):
    found = mandates(gazetteer, [op("请秘书长提出报告，并决定将该项目列入临时议程。")], language="zh")
    assert [(m.directive, m.addressee.iri.rsplit("/", 1)[-1]) for m in found] == [
        ("request", "secretary-general"),
        ("decide", "general-assembly"),
    ]


def test_the_cooperation_of_two_binds_the_first(gazetteer):
    found = mandates(gazetteer, [op("强调联合国与私营部门的合作应公开透明。")], language="zh")
    assert [m.addressee.iri.rsplit("/", 1)[-1] for m in found] == ["un"]
