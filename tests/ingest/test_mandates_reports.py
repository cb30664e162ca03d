"""Whom reports ask courteously, what they undertake, and lists of what they propose."""

import pytest

from ingest.mandates import extract
from kg.gazetteer import Gazetteer
from kg.model import MandateKind, Part, PartKind
from tests.ingest.documents import report


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def told(gazetteer, parts, language="en", symbol="A/99/123"):
    found = []
    for mandate in extract(report(*parts, language=language, symbol=symbol), gazetteer):
        text = next(p.text for p in parts if p.fragment == mandate.evidence.part)
        assert text[mandate.evidence.start : mandate.evidence.end] == mandate.evidence.quote
        addressed = [mandate.addressee, *mandate.passed_on] if mandate.addressee else []
        who = " ".join(one.iri.rsplit("/", 1)[-1] for one in addressed) or None
        found.append((mandate.kind, mandate.directive, who, mandate.addressee_implied))
    return found


def para(text, fragment="para-1", kind=PartKind.PARAGRAPH, parent="sec-1"):
    return Part(fragment, kind, text, parent=parent)


ADVICE = MandateKind.RECOMMENDATION
VOW = MandateKind.COMMITMENT


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("ru", "Ассамблея поручила ЮНИСЕФ сажать сады.", [("instruct", "unicef")]),
        ("ru", "ЮНИСЕФ будет ежегодно сажать новые сады.", [("commit", "unicef")]),
        ("ru", "ЮНИСЕФ открыл сад и обязался сажать деревья.", [("commit", "unicef")]),
        ("ru", "Государства-члены призываются сажать сады.", [("recommend", "member-states")]),
        ("ru", "ПРООН рекомендовала структурам сажать сады.", [("recommend", "un-entities")]),
        ("ar", "وتدعى الدول الأعضاء إلى غرس البساتين.", [("recommend", "member-states")]),
        ("ar", "ونظرت اليونيسيف في التقرير. وطلبت إلى الدول الأعضاء أن تغرس البساتين.", [("request", "member-states")]),
        ("ar", "وستنشر اليونيسيف بيانا سنويا.", [("commit", "unicef")]),
        (
            "ar",
            "ولا بد من أن تغرس الدول الأعضاء البساتين، وأن تدعم اليونيسيف المزارعين.",
            [("recommend", "member-states"), ("recommend", "unicef")],
        ),
    ],
)
def test_reports_in_russian_and_arabic_tell_who_is_to_act(gazetteer, language, text, rows):
    opening = {"ru": "Генеральная Ассамблея собралась. ", "ar": ""}[language]
    assert [row[1:3] for row in told(gazetteer, [para(opening + text)], language)] == rows


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "倘能如此，也不妨审查果园的规章。"),
        ("zh", "可能采取的一种办法是开始审查果园的规章。"),
        ("en", "One option would be to review the rules of the orchards."),
    ],
)
@pytest.mark.parametrize(
    ("symbol", "body"), [("A/99/123", "general-assembly"), ("S/2041/7", "security-council"), ("E/2041/7", "ecosoc")]
)
def test_courtesy_without_a_subject_is_said_to_those_who_read_the_report(gazetteer, language, text, symbol, body):
    assert told(gazetteer, [para(text)], language, symbol) == [(ADVICE, "recommend", body, True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "大会不妨审查果园的规章。"),
        ("zh", "大会也可以同意每年开放果园两天。"),
        ("en", "The General Assembly may wish to review the rules of the orchards."),
        ("en", "The General Assembly could open the orchards every year."),
        ("fr", "L’Assemblée générale souhaitera peut-être examiner les règles des vergers."),
        ("es", "La Asamblea General tal vez desee examinar las normas de los huertos."),
        ("ru", "Генеральная Ассамблея, возможно, пожелает рассмотреть правила садов."),
        ("ar", "قد تود الجمعية العامة أن تستعرض قواعد البساتين."),
    ],
)
def test_what_a_body_may_wish_or_could_do_is_advice_to_it(gazetteer, language, text):
    assert told(gazetteer, [para(text)], language) == [(ADVICE, "recommend", "general-assembly", False)]


@pytest.mark.parametrize(
    ("language", "text", "who", "implied"),
    [
        ("zh", "联合国将继续寻找机会种植果树。", "un", False),
        ("zh", "此外，将设立一个果园基金。", "secretary-general", True),
        ("zh", "我已经要求所有驻地协调员种植果树。", "resident-coordinators", False),
        ("en", "The United Nations will continue to plant orchards.", "un", False),
        ("fr", "L’Organisation des Nations Unies continuera de planter des vergers.", "un", False),
        ("es", "Las Naciones Unidas seguirán plantando huertos.", None, False),
        ("ru", "Организация Объединенных Наций намерена сажать сады.", "un", False),
    ],
)
def test_what_the_reporting_organization_will_do_is_undertaken(gazetteer, language, text, who, implied):
    found = told(gazetteer, [para(text)], language)
    assert [(row[2], row[3]) for row in found] == ([(who, implied)] if who else [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "联合国将是一个果园。"),
        ("zh", "联合国总部的翻修将减少能耗。"),
        ("zh", "联合国必须将果园与学校连接起来。"),
        ("en", "The United Nations will be a strong garden."),
        ("en", "Trees of the United Nations will continue to grow."),
    ],
)
def test_what_merely_will_be_is_not_undertaken(gazetteer, language, text):
    assert VOW not in {row[0] for row in told(gazetteer, [para(text)], language)}


@pytest.mark.parametrize("symbol", ["E/ICEF/2041/5", "A/99/123"])
def test_what_a_named_body_will_do_it_undertakes(gazetteer, symbol):
    part = para("UNICEF will revamp its approach to orchards.")
    assert told(gazetteer, [part], symbol=symbol) == [(VOW, "commit", "unicef", False)]
    assert told(gazetteer, [para("Orchards will revamp the approach of UNICEF.")], symbol=symbol) == []


@pytest.mark.parametrize(
    ("language", "head", "items", "rows"),
    [
        (
            "en",
            "The General Assembly may wish to:",
            ["Open an orchard;", "Request the Secretary-General to plant trees."],
            [(ADVICE, "recommend", "general-assembly"), (ADVICE, "recommend", "general-assembly secretary-general")],
        ),
        ("en", "I intend to:", ["Open an orchard;"], [(VOW, "commit", "secretary-general")]),
        ("en", "I recommend that Member States:", ["Open an orchard;"], [(ADVICE, "recommend", "member-states")]),
        ("en", "I urge Member States to:", ["Open an orchard;"], [(ADVICE, "urge", "member-states")]),
        ("en", "The experts made the following recommendations:", ["Open an orchard;"], [(ADVICE, "recommend", "un")]),
        ("zh", "总之，专家报告提议：", ["开放一座果园；"], [(ADVICE, "recommend", "un")]),
        ("zh", "会员国应当：", ["开放一座果园；"], [(ADVICE, "recommend", "member-states")]),
        (
            "fr",
            "Il est recommandé que les États Membres, agissant avec prudence :",
            ["Ouvrent un verger ;"],
            [(ADVICE, "recommend", "member-states")],
        ),
        (
            "es",
            "Se recomienda además que los Estados Miembros:",
            ["Abran un huerto;"],
            [(ADVICE, "recommend", "member-states")],
        ),
        ("fr", "Les États Membres devraient :", ["Ouvrir un verger ;"], [(ADVICE, "recommend", "member-states")]),
        ("es", "Los Estados Miembros deberían:", ["Abrir un huerto;"], [(ADVICE, "recommend", "member-states")]),
    ],
)
def test_each_item_of_a_list_is_what_the_words_above_ask(gazetteer, language, head, items, rows):
    below = [para(text, f"para-1-{n}", PartKind.SUBPARAGRAPH, "para-1") for n, text in enumerate(items)]
    found = told(gazetteer, [para(head), *below], language)
    assert [row[:3] for row in found] == rows


def test_elements_of_a_decision_ask_on_behalf_of_the_body(gazetteer):
    parts = [
        para("The General Assembly may wish to,", "text-sec-1-1", PartKind.TEXT),
        para("Encourage UNICEF to plant trees;", "para-1"),
        para("Decide to open an orchard.", "para-2"),
        para("The orchard opened.", "para-3", parent="sec-2"),
    ]
    assert [row[:3] for row in told(gazetteer, parts)] == [
        (ADVICE, "encourage", "unicef"),
        (ADVICE, "recommend", "general-assembly"),
    ]


def test_a_list_that_only_tells_asks_nobody(gazetteer):
    item = para("An orchard was opened;", "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    assert told(gazetteer, [para("Three events took place:"), item]) == []


def test_the_office_spoken_of_last_is_advised_by_its_short_name(gazetteer):
    text = "开发计划署将负责经管果园，全球契约办公室则负责指导。该办公室应当每年开会。"
    assert [row[1:3] for row in told(gazetteer, [para(text)], "zh")] == [
        ("assign-function", "undp"),
        ("assign-function", "global-compact-office"),
        ("recommend", "global-compact-office"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "issuer"),
    [
        ("zh", "知名人士小组提出了报告。小组特别建议，开辟各国的果园。", "panel-cardoso"),
        (
            "en",
            "The Panel of Eminent Persons on United Nations-Civil Society Relations met. "
            "The Panel recommended that orchards be opened.",
            "panel-cardoso",
        ),
    ],
)
def test_the_one_panel_of_a_report_is_known_by_its_bare_name(gazetteer, language, text, issuer):
    (mandate,) = extract(report(para(text), language=language), gazetteer)
    assert mandate.issuer is not None and mandate.issuer.iri.endswith(issuer)
    assert mandate.directive == "recommend" and mandate.addressee_implied


def test_who_belongs_to_a_body_is_not_charged_in_its_stead(gazetteer):
    found = told(gazetteer, [para("大会的一个小组负责审查果园。")], "zh")
    assert "general-assembly" not in {row[2] for row in found}


def test_the_subject_stands_before_an_aside(gazetteer):
    text = "各会员国，在种植果树之外，必须每年报告一次。"
    assert [row[1:] for row in told(gazetteer, [para(text)], "zh")] == [("recommend", "member-states", False)]


MANDATE = MandateKind.MANDATE


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        (
            "zh",
            "大会2041年12月20日第96/17号决议首次要求联合国各实体每年公布果园名单，并请秘书长维护一份登记册。",
            ["un-entities", "secretary-general"],
        ),
        ("zh", "大会第96/17号决议鼓励中小企业加入果园网络，呼吁会员国给予支持。", ["smes", "member-states"]),
        (
            "en",
            "The General Assembly requested the Secretary-General to list the orchards, and invited Member States "
            "to visit them.",
            ["secretary-general", "member-states"],
        ),
    ],
)
def test_one_speaker_asks_several_one_after_another(gazetteer, language, text, asked):
    found = told(gazetteer, [para(text)], language)
    assert [(kind, who) for kind, _, who, _ in found] == [(MANDATE, who) for who in asked]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("zh", "世界银行承诺提供900万美元贷款。", "world-bank"),
        ("zh", "儿基会承诺，在2041年之前开放果园。", "unicef"),
        ("en", "The World Bank has pledged to lend $9 million.", "world-bank"),
        ("fr", "La Banque mondiale s’est engagée à prêter 9 millions de dollars.", "world-bank"),
        ("es", "El Banco Mundial se ha comprometido a prestar 9 millones de dólares.", "world-bank"),
        ("ru", "Всемирный банк обязался предоставить 9 млн долл. США.", "world-bank"),
    ],
)
def test_others_bind_themselves(gazetteer, language, text, who):
    assert told(gazetteer, [para(text)], language) == [(VOW, "commit", who, False)]


@pytest.mark.parametrize(
    ("text", "kind", "directive", "who"),
    [
        ("鼓励会员国开放果园。", ADVICE, "encourage", "member-states"),
        ("秘书长期待大会提供指导。", ADVICE, "look-forward", "general-assembly"),
        ("开发署不得在果园设立工厂。", ADVICE, "recommend", "undp"),
    ],
)
def test_chinese_reports_ask_without_a_subject_and_forbid(gazetteer, text, kind, directive, who):
    assert told(gazetteer, [para(text)], "zh") == [(kind, directive, who, False)]


@pytest.mark.parametrize("text", ["不得在果园设立工厂。", "果园的保证金上调。", "会上提出了各项要求。"])
def test_chinese_words_that_bind_nobody(gazetteer, text):
    assert told(gazetteer, [para(text)], "zh") == []


def test_what_is_forbidden_says_so(gazetteer):
    found = extract(report(para("开发署不应合并两个果园。"), language="zh"), gazetteer)
    assert [mandate.action_text for mandate in found] == ["不应合并两个果园"]


def test_respectful_advice_leads_a_list(gazetteer):
    parts = [
        para("谨建议大会："),
        para("核可果园章程；", "para-1-a", PartKind.SUBPARAGRAPH, "para-1"),
        para("责成监督厅审查果园。", "para-1-b", PartKind.SUBPARAGRAPH, "para-1"),
    ]
    assert told(gazetteer, parts, "zh") == [
        (ADVICE, "recommend", "general-assembly", False),
        (ADVICE, "recommend", "general-assembly oios", False),
    ]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "L’UNICEF, qui a son siège à New York, s’est engagé en 2041 à verser 3 millions de dollars.", "unicef"),
        ("es", "El UNICEF ha prometido al Fondo 3 millones de dólares.", "unicef"),
        ("en", "UNICEF has pledged to pay $3 million a year.", "unicef"),
    ],
)
def test_what_others_undertake(gazetteer, language, text, who):
    assert [found[:3] for found in told(gazetteer, [para(text)], language)] == [(VOW, "commit", who)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’UNICEF a été chargé par l’Assemblée générale, dans sa résolution 90/1, d’aider les vergers."),
        ("es", "El UNICEF fue encargado por la Asamblea General, en su resolución 90/1, de ayudar a los huertos."),
    ],
)
def test_who_charges_whom(gazetteer, language, text):
    (one,) = extract(report(para(text), language=language), gazetteer)
    assert (one.kind, one.directive) == (MandateKind.FUNCTION, "assign-function")
    assert (one.issuer.iri.rsplit("/", 1)[-1], one.addressee.iri.rsplit("/", 1)[-1]) == ("general-assembly", "unicef")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L’UNICEF tient le registre des vergers."),
        ("fr", "L’UNICEF se charge de planter les arbres."),
        ("es", "El UNICEF mantiene el registro de los huertos."),
        ("es", "El UNICEF se encarga de plantar los árboles."),
    ],
)
def test_functions_told_in_passing(gazetteer, language, text):
    assert told(gazetteer, [para(text)], language) == [(MandateKind.FUNCTION, "assign-function", "unicef", False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les États Membres sont en outre invités à planter des arbres."),
        ("fr", "Il est recommandé que les États Membres plantent des arbres."),
        ("es", "Es preciso que los Estados Miembros planten árboles."),
        ("es", "Se recomienda que los Estados Miembros planten árboles."),
    ],
)
def test_advice_without_an_author(gazetteer, language, text):
    assert told(gazetteer, [para(text)], language) == [(ADVICE, "recommend", "member-states", False)]


def test_what_a_meeting_asked_without_a_subject(gazetteer):
    text = "En la Conferencia Mundial sobre los Huertos se pidió a los Estados Miembros que plantaran árboles."
    assert [found[1:3] for found in told(gazetteer, [para(text)], "es")] == [("request", "member-states")]


@pytest.mark.parametrize("verb", ["Inste", "Solicite", "Aliente"])
def test_items_that_ask_in_the_subjunctive(gazetteer, verb):
    lead = para("El Secretario General recomienda que la Asamblea General:")
    item = para(f"{verb} a los Estados Miembros a que planten árboles;", "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    assert [found[1:3] for found in told(gazetteer, [lead, item], "es")] == [
        ("recommend", "general-assembly member-states")
    ]


@pytest.mark.parametrize(
    ("language", "head", "item"),
    [
        ("en", "I recommend to the General Assembly:", "Request the agencies, funds and programmes to plant trees;"),
        (
            "ru",
            "Генеральный секретарь рекомендует Генеральной Ассамблее:",
            "просить Детский фонд Организации Объединенных Наций посадить деревья;",
        ),
        (
            "ar",
            "ويوصي الأمين العام بأن تقوم الجمعية العامة بما يلي:",
            "الطلب إلى اليونيسيف أن تغرس الأشجار؛",
        ),
    ],
)
def test_what_a_body_is_asked_to_ask_is_for_both(gazetteer, language, head, item):
    below = para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    one = told(gazetteer, [para(head), below], language)[-1]
    assert one[:2] == (ADVICE, "recommend") and one[2].startswith("general-assembly ")


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "ПРООН и ЮНИСЕФ рекомендуется провести в 2042 году оценку садов.", ["undp", "unicef"]),
        ("ru", "ЮНИСЕФ намерен до конца 2041 года посадить деревья.", ["unicef"]),
        ("ar", "ويوصى بأن يجري برنامج الأغذية العالمي تقييما للبساتين في عام 2042.", ["wfp"]),
        ("ar", "وتعتزم اليونيسيف توسيع نطاق البساتين لتشمل موريتانيا.", ["unicef"]),
        ("ar", "ويعتزم الأمين العام أن يقدم تقريرا عن البساتين.", ["secretary-general"]),
        ("en", "UNICEF intends to plant trees in 2041.", ["unicef"]),
    ],
)
def test_advice_in_the_passive_and_intentions(gazetteer, language, text, who):
    assert [row[2] for row in told(gazetteer, [para(text)], language)] == who


@pytest.mark.parametrize(
    ("text", "kind", "directive", "who"),
    [
        ("果园项目须经秘书长书面批准。", ADVICE, "recommend", "secretary-general"),
        ("果园方案应由监督厅评价。", ADVICE, "recommend", "oios"),
        ("联合国各组织宜及早制定标准。", ADVICE, "recommend", "un-entities"),
        ("开发署打算在2043年开设果园。", VOW, "commit", "undp"),
        ("大会还决定将果园列入议程。", MANDATE, "decide", "general-assembly"),
        ("希望各国政府提供必要的资源。", ADVICE, "look-forward", "governments"),
    ],
)
def test_chinese_ways_of_saying_who_is_to_act(gazetteer, text, kind, directive, who):
    assert [draft[:3] for draft in told(gazetteer, [para(text)], "zh")] == [(kind, directive, who)]


@pytest.mark.parametrize("text", ["开发署已承诺遵守果园原则。", "获授权的官员签了名。", "这是具有意义的变革。"])
def test_chinese_words_of_which_nobody_is_bound(gazetteer, text):
    assert told(gazetteer, [para(text)], "zh") == []


def test_functions_are_told_in_a_list(gazetteer):
    parts = [
        para("监督厅由主任领导。监督厅的职能是："),
        para("管理果园；", "para-1-a", PartKind.SUBPARAGRAPH, "para-1"),
        para("审查果园。", "para-1-b", PartKind.SUBPARAGRAPH, "para-1"),
    ]
    assert told(gazetteer, parts, "zh") == [(MandateKind.FUNCTION, "assign-function", "oios", False)] * 2


@pytest.mark.parametrize(
    ("language", "head", "item"),
    [
        ("zh", "开发署不得与下列企业合作：", "军火商；"),
        ("en", "UNDP should take the following steps:", "visit the orchards;"),
    ],
)
def test_what_is_asked_above_a_list_holds_for_its_items(gazetteer, language, head, item):
    parts = [para(head), para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")]
    assert {who for _, _, who, _ in told(gazetteer, parts, language)} == {"undp"}
    assert len(told(gazetteer, parts, language)) == 2


@pytest.mark.parametrize(
    ("language", "head", "item"),
    [
        ("en", "The activities of UNICEF align with the following mandated functions:", "Advice on trees;"),
        ("fr", "Les fonctions de l’UNICEF sont les suivantes :", "Conseils sur les arbres ;"),
        ("es", "Las funciones del UNICEF son las siguientes:", "Asesoramiento sobre árboles;"),
        ("ru", "ЮНИСЕФ выполняет следующие функции:", "консультации по деревьям;"),
        ("ar", "وتشمل مهام اليونيسيف ما يلي:", "المشورة بشأن الأشجار؛"),
        ("zh", "儿基会的职能如下：", "就树木提供咨询；"),
    ],
)
def test_functions_that_a_sentence_leads_to(gazetteer, language, head, item):
    below = para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")
    assert ("Function", "assign-function", "unicef", False) in told(gazetteer, [para(head), below], language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Secrétaire général rendra compte de la suite donnée aux recommandations."),
        ("fr", "Le Secrétaire général entend publier la liste des vergers."),
        ("es", "El Secretario General informará sobre los progresos realizados."),
    ],
)
def test_what_the_author_will_do(gazetteer, language, text):
    assert told(gazetteer, [para(text)], language) == [(VOW, "commit", "secretary-general", False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Le Secrétaire général sera reçu à Dakar."), ("es", "El Secretario General podrá asistir a la reunión.")],
)
def test_what_will_happen_to_the_author_binds_him_to_nothing(gazetteer, language, text):
    assert [found for found in told(gazetteer, [para(text)], language) if found[0] is VOW] == []


@pytest.mark.parametrize(
    ("language", "lead", "item"),
    [
        ("fr", "Les États Membres sont en outre invités à :", "Planter des arbres ;"),
        ("es", "El Secretario General solicita a los Estados Miembros que:", "Planten árboles;"),
    ],
)
def test_lists_below_those_who_are_asked(gazetteer, language, lead, item):
    parts = [para(lead), para(item, "para-1-a", PartKind.SUBPARAGRAPH, "para-1")]
    assert "member-states" in [found[2] for found in told(gazetteer, parts, language)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The Controller has since been asked to look into the fees.", [(ADVICE, "request", "controller", False)]),
        ("UNICEF is encouraged to plant more trees.", [(ADVICE, "encourage", "unicef", False)]),
        ("It is recommended that UNICEF plant trees.", [(ADVICE, "recommend", "unicef", False)]),
        ("UNICEF should plant 40 trees and publish the list.", [(ADVICE, "recommend", "unicef", False)] * 2),
        ("UNICEF should strengthen and expand the orchards.", [(ADVICE, "recommend", "unicef", False)]),
        ("UNICEF is to match every tree that is planted.", [(ADVICE, "recommend", "unicef", False)]),
        ("The aim of UNICEF is to plant trees.", []),
        ("The trees will grow, should the Assembly so decide.", []),
        ("UNICEF stands ready to plant trees, should the Assembly so decide.", [(VOW, "commit", "unicef", False)]),
        ("UNICEF pledged $20 million to the orchards.", [(VOW, "commit", "unicef", False)]),
        ("UNICEF did so in May and intends to plant more trees.", [(VOW, "commit", "unicef", False)]),
        ("UNICEF will plant trees and train 40 gardeners.", [(VOW, "commit", "unicef", False)] * 2),
    ],
)
def test_what_is_asked_in_the_passive_advised_or_announced(gazetteer, text, rows):
    assert told(gazetteer, [para(text)]) == rows


def test_what_may_not_be_done_is_told_as_such(gazetteer):
    part = para("Companies that take part may not sell the apples of others.")
    (mandate,) = extract(report(part), gazetteer)
    assert mandate.action_text == "not sell the apples of others"


def test_a_board_and_a_fund_by_their_heads(gazetteer):
    text = "The Seed Fund for Orchards met with UNICEF. The Orchard Advisory Board, which met in May, is its organ. {}"
    first = "In October, the Board asked the Fund to phase out grants, and recommended that all grants be published."
    rows = told(gazetteer, [para(text.format(first))])
    assert [row[1] for row in rows] == ["request", "recommend"]
    assert rows[0][2] == rows[1][2] and rows[0][2] not in (None, "unicef")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("UNICEF met in May. It called upon the heads of all member agencies to plant trees.", "heads of all member"),
        ("UNICEF requires every supplier in an orchard to publish its prices.", "supplier"),
        ("Staff members responsible for orchards should receive training.", "Staff members"),
    ],
)
def test_groups_described_by_what_they_are(gazetteer, text, label):
    (mandate,) = extract(report(para(text)), gazetteer)
    assert mandate.addressee and any(label in name for name in mandate.addressee.labels["en"])


def test_what_leads_to_a_list_is_no_task_and_who_carries_an_item_out_is_told_beside_who_decides(gazetteer):
    parts = [
        para("大会责成开发署抓紧做好以下两件事："),
        para("开办果园；", "para-1-a", PartKind.SUBPARAGRAPH, "para-1"),
        para("秘书长建议大会：", "para-2"),
        para("核可果园登记册，由开发署负责维护。", "para-2-a", PartKind.SUBPARAGRAPH, "para-2"),
    ]
    assert [row[1:3] for row in told(gazetteer, parts, "zh")] == [
        ("instruct", "undp"),
        ("recommend", "general-assembly"),
        ("assign-function", "undp"),
    ]


@pytest.mark.parametrize("text", ["本报告即应此要求编写。", "拨款须用于修复果园。"])
def test_what_only_says_how_something_came_or_is_spent_advises_nobody(gazetteer, text):
    assert told(gazetteer, [para(text)], "zh") == []
