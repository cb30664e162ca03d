"""What an author who says "I" sets up, who runs it, and what is no partnership by its name."""

import pytest

from ingest import partnerships, relations
from kg.model import DocumentType, Part, PartKind, Partnership, Relation
from tests.ingest.documents import document


def paragraph(text, language="zh", type=DocumentType.REPORT):
    return document(Part("para-1", PartKind.PARAGRAPH, text, parent="sec-1"), language=language, type=type)


def found(gazetteer, text, **more):
    every = [f for f in partnerships.extract(paragraph(text, **more), gazetteer) if isinstance(f, Partnership)]
    return [
        (
            next(iter(f.entity.labels[more.get("language", "zh")])),
            {m.member.iri.rsplit("/", 1)[-1]: m.role for m in f.members},
        )
        for f in every
    ]


def related(gazetteer, text):
    """Subject, predicate and object of every relation, by the last step of their IRIs."""
    every = [r for r in relations.extract(paragraph(text), gazetteer) if isinstance(r, Relation)]
    short = [(r.subject.iri, r.predicate, r.object if isinstance(r.object, str) else r.object.iri) for r in every]
    return [(s.rsplit("/", 1)[-1], p, o.rsplit("/", 1)[-1]) for s, p, o in short]


def test_a_fund_that_the_author_sets_up_and_who_runs_it(gazetteer):
    text = "我将设立一个果园信托基金，资助各地的果农。开发计划署将负责经管该基金。"
    ((label, members),) = found(gazetteer, text)
    assert label == "果园信托基金"
    assert members["secretary-general"] == "founder" and members["undp"] == "administrator"


def test_the_author_of_a_letter_is_not_the_secretary_general(gazetteer):
    text = "我将设立一个果园信托基金，资助各地的果农。"
    ((_, members),) = found(gazetteer, text)
    assert members["secretary-general"] == "founder"
    assert found(gazetteer, text, type=DocumentType.OTHER) == []


@pytest.mark.parametrize(
    "text",
    [
        "重申体育运动是促进和平的手段。",
        "强调水伙伴关系是发展的手段。",
        "会员国支持国际倡议。",
        "联合国毒品和犯罪问题办公室支持举办任何此类运动。",
    ],
)
def test_common_nouns_name_no_partnership(gazetteer, text):
    assert found(gazetteer, text) == []


def test_an_initiative_given_as_an_example_of_initiatives_is_told_of(gazetteer):
    text = "经济及社会理事会启动了若干成功的倡议，其中包括联合国果园工作队。"
    assert found(gazetteer, text) == [("联合国果园工作队", {"ecosoc": "founder"})]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("秘书长将以联合国系统行政首长协调理事会主席的身份发言。", [("secretary-general", "org:headOf", "ceb")]),
        ("我将每年向大会提出报告。", [("secretary-general", "org:reportsTo", "general-assembly")]),
        (
            "主计长就方案事项向秘书长负责，就财务事项向大会负责。",
            [("controller", "org:reportsTo", "general-assembly"), ("controller", "org:reportsTo", "secretary-general")],
        ),
        ("开发署承诺在2100年3月4日协议期满之前向儿基会捐款。", [("undp", "unp:funds", "unicef")]),
    ],
)
def test_relations_that_reports_tell(gazetteer, text, rows):
    assert sorted(related(gazetteer, text)) == rows


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I have set up a partnership initiative with UNICEF."),
        ("fr", "En partenariat avec l’UNICEF, j’ai lancé une initiative pour les vergers."),
    ],
)
def test_the_author_is_an_actor_in_other_languages(gazetteer, language, text):
    told = found(gazetteer, text, language=language)
    assert told and "unicef" in told[0][1] and "secretary-general" in told[0][1]


@pytest.mark.parametrize(
    ("text", "label", "members"),
    [
        (
            "UNDP advanced its work through participation in the Global Orchard Alliance, alongside UNICEF and UNESCO.",
            "Global Orchard Alliance",
            {"undp", "unicef", "unesco"},
        ),
        (
            "UNDP partnered with the provinces to establish the first Orchard Workers Coalition.",
            "Orchard Workers Coalition",
            {"undp"},
        ),
        (
            "The issue-based coalition on orchards, co-chaired by UNDP and UNICEF, supported farmers.",
            "issue-based coalition on orchards",
            {"undp", "unicef"},
        ),
    ],
)
def test_who_takes_part_in_english(gazetteer, text, label, members):
    ((name, told),) = found(gazetteer, text, language="en")
    assert name == label and set(told) >= members


def test_the_subject_of_a_sentence_that_opens_with_its_partners(gazetteer):
    text = "UNICEF met in May. Together with UNESCO and the World Bank, UNDP planted an orchard."
    told = found(gazetteer, text, language="en")
    assert [set(members) for _, members in told] == [{"unesco", "world-bank", "undp"}]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "秘书长设立了全球契约办公室，将联合国国际伙伴关系基金并入该处。",
            {("unfip", "org:subOrganizationOf", "global-compact-office")},
        ),
        (
            "我任命了一个由马尔科·罗西担任主席的联合国与民间社会关系知名人士小组。",
            {("panel-cardoso", "schema:founder", "secretary-general")},
        ),
    ],
)
def test_offices_joined_and_panels_appointed(gazetteer, text, rows):
    assert set(related(gazetteer, text)) >= rows


@pytest.mark.parametrize(
    ("text", "label", "members"),
    [
        (
            "灯塔创新基金2041年3月由儿基会、智利政府和北港慈善信托发起。基金由项目署管理。",
            "灯塔创新基金",
            {"unicef": "initiator", "unops": "administrator"},
        ),
        (
            "海岸无界联合体由难民署和26家企业于2041年4月成立，接替2036年建立的水手学徒网络。",
            "海岸无界联合体",
            {"unhcr": "founder"},
        ),
        (
            "灯塔学习中心2041年5月在都灵成立，由训研所主办，经费来自开发署和一个私人家族信托。",
            "灯塔学习中心",
            {"unitar": "host", "undp": "funder"},
        ),
        (
            "全球疫苗免疫联盟2041年9月同儿基会订立三年期租用协议。",
            "全球疫苗免疫联盟与儿基会的协议",
            {"gavi": "signatory", "unicef": "signatory"},
        ),
        (
            "资发基金和农发基金同北方果农基金会合办的嫁接担保机制已撬动商业贷款。",
            "嫁接担保机制",
            {"uncdf": "founder", "ifad": "founder"},
        ),
        (
            "智利政府为灯塔数据中心提供场地，该中心由儿基会管理。",
            "灯塔数据中心",
            {"unicef": "administrator"},
        ),
        (
            "2041年1月，环境署提前终止了与一家大型航运企业在清理航道方面的合作。",
            "环境署与一家大型航运企业的合作",
            {"unep": "partner"},
        ),
        (
            "这些职位的经费由挪威和智利通过开发署管理的信托基金提供。",
            "经费由挪威和智利通过开发署管理的信托基金提供",
            {"NOR": "funder", "CHL": "funder", "undp": "beneficiary"},
        ),
    ],
)
def test_what_was_set_up_when_and_by_whom(gazetteer, text, label, members):
    told = dict(found(gazetteer, text))
    assert members.items() <= told[label].items()


def test_a_network_that_another_one_followed_is_told_of(gazetteer):
    text = "海岸无界联合体由难民署和26家企业于2041年4月成立，接替2036年建立的水手学徒网络。"
    assert "水手学徒网络" in dict(found(gazetteer, text))


@pytest.mark.parametrize("text", ["2041年，儿基会建立了监测机制。", "鼓励儿基会和开发署加入灯塔联盟。"])
def test_what_is_common_or_only_asked_for_is_no_partnership_with_members(gazetteer, text):
    assert all(not members for _, members in found(gazetteer, text))


def test_an_agreement_is_joined_and_ends_later(gazetteer):
    text = "儿基会2041年9月同维兰塔制药公司签署预购协议。该协议于2042年4月延长到2043年12月31日。粮食署加入了该协议。"
    (told,) = [f for f in partnerships.extract(paragraph(text), gazetteer) if isinstance(f, Partnership)]
    assert told.end == "2043-12-31"
    assert {m.role for m in told.members if m.member.iri.endswith("/wfp")} == {"member"}


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("儿基会与维兰塔制药公司绘制了7个沙漠国家的水井图。", {"unicef"}),
        ("环境署会同维兰塔制药公司和一家欧洲航空公司，把4吨种子运到6个国家。", {"unep"}),
        ("开发署协助印度尼西亚和维兰塔制药公司建立了灯塔追踪系统。", {"undp", "IDN"}),
        ("粮食署依靠两家包机公司开出了300个航班。", {"wfp"}),
    ],
)
def test_what_is_done_with_an_outsider_is_a_partnership_without_a_word_for_it(gazetteer, text, members):
    ((_, told),) = found(gazetteer, text)
    assert members < told.keys()


@pytest.mark.parametrize("text", ["儿基会与开发署编写了报告。", "维兰塔制药公司与索瓦拉银行开设了商店。"])
def test_what_those_of_one_side_do_is_none(gazetteer, text):
    assert found(gazetteer, text) == []


@pytest.mark.parametrize(
    ("told_of_it", "founders"),
    [("。", set()), ("，该联盟由世卫组织和世界银行共同设立。", {"who", "world-bank"})],
)
def test_who_asks_others_to_join_takes_no_part_himself(gazetteer, told_of_it, founders):
    told = dict(found(gazetteer, f"大会第96/17号决议鼓励儿基会加入全球疫苗免疫联盟{told_of_it}"))
    assert bool(told) == bool(founders)
    assert all(founders <= members.keys() and "general-assembly" not in members for members in told.values())


GATHERED = [
    ("zh", "两个灯塔信托基金多年来支助民间社会组织培训看守人员。", "灯塔信托基金", "beneficiary"),
    ("en", "Several trust funds have supported the participation of civil society organizations.", "Several trust funds", "beneficiary"),
    ("fr", "Un fonds d’affectation spéciale a financé la participation des organisations non gouvernementales.",
     "fonds d’affectation spéciale", "beneficiary"),
    ("es", "Un fondo fiduciario ha apoyado a las organizaciones no gubernamentales.", "fondo fiduciario", "beneficiary"),
    ("ru", "Целевой фонд финансировал участие неправительственных организаций.", "Целевой фонд", "beneficiary"),
    ("ar", "ودعم الصندوق الاستئماني مشاركة المنظمات غير الحكومية.", "الصندوق الاستئماني", "beneficiary"),
    ("zh", "沿岸各镇组成了三个渔民互助网络，其中规模最大的为国际农业生产者联合会。", "渔民互助网络", "member"),
    ("zh", "粮农组织每年同沿海灯塔网络开展技术交流。", "沿海灯塔网络", "partner"),
    ("zh", "民间社会正单独或与国家工作队合作开展灯塔宣传运动。", "灯塔宣传运动", "lead"),
    ("zh", "许多国家设立了非政府组织咨询小组。", "非政府组织咨询小组", "member"),
    ("en", "The Assembly established a civil society advisory group.", "civil society advisory group", "member"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "label", "role"), GATHERED)
def test_what_serves_groups_or_brings_them_together(gazetteer, language, text, label, role):
    told = dict(found(gazetteer, text, language=language))
    assert set(told[label].values()) == {role}


@pytest.mark.parametrize("text", ["大会不妨设立非政府组织咨询小组。", "信托基金资助会议。"])
def test_what_ought_to_be_or_serves_nobody_gathers_none(gazetteer, text):
    assert found(gazetteer, text) == []


def test_a_chinese_alliance_goes_by_its_head_word_in_later_sentences(gazetteer):
    text = "由难民署主持的灯塔雇主联盟成立于2041年。在智利，联盟还同国际金融公司联手培训守塔人。"
    told = dict(found(gazetteer, text))
    assert told["灯塔雇主联盟"] == {"unhcr": "host", "ifc": "partner"}


def test_a_capital_begins_no_verb(gazetteer):
    assert found(gazetteer, "National Lamp Authority, UNDP Controller, Project Section.", language="en") == []
    assert len(found(gazetteer, "National Lamp Authority, UNDP, project together.", language="en")) == 1


def test_who_holds_an_office_is_no_partner_of_it(gazetteer):
    spoken = "In a letter, the Minister of Orchards of Chad, Ann Poe, announced a new lantern."
    assert found(gazetteer, spoken, language="en") == []
    ((_, members),) = found(gazetteer, "UNICEF and Ann Poe launched a lantern fund.", language="en")
    assert len(members) == 2
