"""Whom reports advise and tell to have been asked, in courteous, passive and subjectless words."""

import pytest

from ingest.mandates import extract
from kg.model import Document, DocumentType, MandateKind, Metadata, Source
from tests.ingest.documents import report
from tests.ingest.mandating import para, reported

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
    assert [row[1:3] for row in reported(gazetteer, [para(opening + text)], language)] == rows


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
    assert reported(gazetteer, [para(text)], language, symbol) == [(ADVICE, "recommend", body, True)]


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
    assert reported(gazetteer, [para(text)], language) == [(ADVICE, "recommend", "general-assembly", False)]


def test_the_office_spoken_of_last_is_advised_by_its_short_name(gazetteer):
    text = "开发计划署将负责经管果园，全球契约办公室则负责指导。该办公室应当每年开会。"
    assert [row[1:3] for row in reported(gazetteer, [para(text)], "zh")] == [
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
    found = reported(gazetteer, [para("大会的一个小组负责审查果园。")], "zh")
    assert "general-assembly" not in {row[2] for row in found}


def test_the_subject_stands_before_an_aside(gazetteer):
    text = "各会员国，在种植果树之外，必须每年报告一次。"
    assert [row[1:] for row in reported(gazetteer, [para(text)], "zh")] == [("recommend", "member-states", False)]


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
    found = reported(gazetteer, [para(text)], language)
    assert [(kind, who) for kind, _, who, _ in found] == [(MANDATE, who) for who in asked]


@pytest.mark.parametrize(
    ("text", "kind", "directive", "who"),
    [
        ("鼓励会员国开放果园。", ADVICE, "encourage", "member-states"),
        ("秘书长期待大会提供指导。", ADVICE, "look-forward", "general-assembly"),
        ("开发署不得在果园设立工厂。", ADVICE, "recommend", "undp"),
    ],
)
def test_chinese_reports_ask_without_a_subject_and_forbid(gazetteer, text, kind, directive, who):
    assert reported(gazetteer, [para(text)], "zh") == [(kind, directive, who, False)]


@pytest.mark.parametrize("text", ["不得在果园设立工厂。", "果园的保证金上调。", "会上提出了各项要求。"])
def test_chinese_words_that_bind_nobody(gazetteer, text):
    assert reported(gazetteer, [para(text)], "zh") == []


def test_what_is_forbidden_says_so(gazetteer):
    found = extract(report(para("开发署不应合并两个果园。"), language="zh"), gazetteer)
    assert [mandate.action_text for mandate in found] == ["不应合并两个果园"]


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
    assert reported(gazetteer, [para(text)], language) == [(ADVICE, "recommend", "member-states", False)]


def test_what_a_meeting_asked_without_a_subject(gazetteer):
    text = "En la Conferencia Mundial sobre los Huertos se pidió a los Estados Miembros que plantaran árboles."
    assert [found[1:3] for found in reported(gazetteer, [para(text)], "es")] == [("request", "member-states")]


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
    assert [row[2] for row in reported(gazetteer, [para(text)], language)] == who


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
    assert [draft[:3] for draft in reported(gazetteer, [para(text)], "zh")] == [(kind, directive, who)]


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
    assert reported(gazetteer, [para(text)]) == rows


def test_what_may_not_be_done_is_told_as_such(gazetteer):
    part = para("Companies that take part may not sell the apples of others.")
    (mandate,) = extract(report(part), gazetteer)
    assert mandate.action_text == "not sell the apples of others"


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


@pytest.mark.parametrize("text", ["本报告即应此要求编写。", "拨款须用于修复果园。"])
def test_what_only_says_how_something_came_or_is_spent_advises_nobody(gazetteer, text):
    assert reported(gazetteer, [para(text)], "zh") == []


def test_who_inspects_an_organization_advises_that_one(gazetteer):
    title = "Review of harbours in the United Nations Children’s Fund"
    metadata = Metadata(
        "JIU/REP/2040/9", "option", "en", title, author="Joint Inspection Unit", type=DocumentType.REPORT
    )
    text = "Guidance on orchards should be issued every year."
    found = list(extract(Document(metadata, (para(text),), Source("own", "0" * 64, "text/plain")), gazetteer))
    assert [(m.addressee.iri.rsplit("/", 1)[-1], m.addressee_implied) for m in found] == [("unicef", True)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The orchard should be viewed in the context of the valley. Water is needed before anything is planted.",
        ),
        ("fr", "Le verger doit être considéré dans le contexte de la vallée."),
        ("es", "El huerto debe ser considerado en el contexto del valle."),
    ],
)
def test_how_something_is_to_be_looked_at_asks_nobody(gazetteer, language, text):
    assert reported(gazetteer, [para(text)], language) == []


def test_what_attention_is_drawn_to_is_no_second_thing_to_do(gazetteer):
    text = "UNICEF should draw attention to the orchards and to the fact that they are old."
    assert [row[1:3] for row in reported(gazetteer, [para(text)])] == [("recommend", "unicef")]
