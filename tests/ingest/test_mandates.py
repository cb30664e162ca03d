"""Who is asked to do what, by whom, in resolutions."""

import pytest

from kg.model import MandateKind, PartKind
from tests.ingest.mandating import mandates, op, told


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
    assert found.action_text == text.partition(" ")[2].rstrip(";")


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


def test_an_implied_addressee_says_so(gazetteer):
    (found,) = mandates(gazetteer, [op("Encourages the planting of orchards;")])
    assert found.addressee_implied and found.addressee is not None and found.addressee.iri.endswith("member-states")
    (decided,) = mandates(gazetteer, [op("Decides to convene a fair;")])
    assert told([decided])[0][:2] == ("decide", "general-assembly")


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


def test_what_is_decided_after_a_request_is_decided_by_the_body_that_speaks(gazetteer):
    found = mandates(gazetteer, [op("请秘书长提出报告，并决定将该项目列入临时议程。")], language="zh")
    assert [(m.directive, m.addressee.iri.rsplit("/", 1)[-1]) for m in found] == [
        ("request", "secretary-general"),
        ("decide", "general-assembly"),
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Urges both sides to reopen the ferry;", ["sides"]),
        ("Calls upon the two leaders urgently to reopen the ferry;", ["two leaders"]),
    ],
)
def test_sides_and_leaders_are_addressed(gazetteer, text, who):
    found = mandates(gazetteer, [op(text)])
    assert [m.action_text for m in found] == ["reopen the ferry"]
    assert [m.addressee.labels["en"][0] for m in found] == who and not any(m.addressee_implied for m in found)


def test_the_agency_is_the_one_named_in_full_before(gazetteer):
    before = op("Welcomes the work of the International Atomic Energy Agency;")
    found = mandates(gazetteer, [before, op("Requests the Agency to map the wells;", "op-2")])
    assert told(found) == [("request", "iaea", "map the wells")]


def test_requests_that_are_a_noun_ask_nothing(gazetteer):
    text = "Requests the Secretary-General to report on the advice and requests contained in the present resolution;"
    (found,) = mandates(gazetteer, [op(text)])
    assert found.action_text == "report on the advice and requests contained in the present resolution"


@pytest.mark.parametrize(
    ("language", "head", "items"),
    [
        ("en", "Requests the Secretary-General:", ["To plant an orchard;", "To name a body for gardens."]),
        ("es", "Solicita al Secretario General que:", ["Plante un huerto;", "Nombre un órgano para los huertos."]),
        ("ar", "تطلب إلى الأمين العام ما يلي:", ["أن يزرع بستانا؛", "أن يعين هيئة للبساتين."]),
    ],
)
def test_a_head_of_a_list_asks_nothing_itself_and_each_item_the_one_named_there(gazetteer, language, head, items):
    below = [op(text, f"op-1-{at}", PartKind.SUBPARAGRAPH, "op-1") for at, text in zip("ab", items, strict=True)]
    found = mandates(gazetteer, [op(head), *below], language=language)
    asked = [(m.evidence.part, m.addressee.iri.rsplit("/", 1)[-1], m.addressee_implied) for m in found]
    assert asked == [("op-1-a", "secretary-general", False), ("op-1-b", "secretary-general", False)]


def test_a_participle_that_names_nobody_directs_nobody(gazetteer):
    text = "Urges Member States to act, and reiterates that planning, directing or paying for raids on orchards is a crime;"
    assert [row[:2] for row in told(mandates(gazetteer, [op(text)]))] == [("urge", "member-states")]
    text = "Urges Member States to act, and directs the Secretary-General to plant an orchard;"
    assert [row[:2] for row in told(mandates(gazetteer, [op(text)]))] == [
        ("urge", "member-states"),
        ("instruct", "secretary-general"),
    ]
