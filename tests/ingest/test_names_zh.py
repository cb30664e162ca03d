"""What belongs to a Chinese name by form, and what is only a sentence around it."""

import pytest

from ingest.mentions import extract
from ingest.names import people
from kg.model import Part, PartKind
from tests.ingest import documents


def quotes(gazetteer, text, of="mentions.form"):
    document = documents.report(Part("para-1", PartKind.PARAGRAPH, text), language="zh")
    return [m.evidence.quote for m in extract(document, gazetteer) if m.evidence.method == of and "/x-" in m.entity.iri]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("讨论遵循了灯塔看守人研究所的规则。", ["灯塔看守人研究所"]),
        ("北塔镇开设了海灯联络处。", ["海灯联络处"]),
        ("代表团通知秘书处，将立即召开论坛会议。", []),
        ("课程还提供来自知名大学的证书，若干大学和社区学院参加。", []),
        ("各国应与妇女协会和成员协会对话。", []),
        ("会议由灯塔研究所和海灯大学主办。", ["灯塔研究所", "海灯大学"]),
        ("尼科西亚区域管制中心未作答复。", []),
        ("农业部新设立的家庭果园司负责此事。", ["家庭果园司"]),
        ("国际企业家果园论坛通过了宣言。", ["国际企业家果园论坛"]),
        ('它是"海灯"研究所的伙伴。', []),
        ("村里设有远程眼科和产科。", []),
        ("2050年果园审议大会筹备委员会举行了会议。", []),
    ],
)
def test_a_name_by_form_begins_behind_the_words_around_it(gazetteer, text, expected):
    assert quotes(gazetteer, text) == expected


@pytest.mark.parametrize(
    "text", ["成员：日本(2047年)、巴西(2048年)。成员任期至2047年。", "挪威（包括斯瓦尔巴）的渔船。"]
)
def test_what_a_bracket_adds_to_a_country_is_no_name_of_it(gazetteer, text):
    document = documents.report(Part("para-1", PartKind.PARAGRAPH, text), language="zh")
    found = [m.evidence.quote for m in extract(document, gazetteer)]
    assert found and not [quote for quote in found if "年" in quote or "包括" in quote]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由扬·奥查德中将指挥。", "扬·奥查德"),
        ("代表扬·奥查德给你的信。", "扬·奥查德"),
        ("我打算任命扬·奥查德先生。", "扬·奥查德"),
        ("2041年为管理扬·奥查德的赠款而设立。", "扬·奥查德"),
        ("平台由特使扬·奥查德启用。", "扬·奥查德"),
        ("接替约翰·德奥查德-马林(岛国)。", "约翰·德奥查德-马林"),
        ("副秘书长李海林宣布该方案结束。", "李海林"),
    ],
)
def test_a_person_bears_neither_rank_nor_verb(text, name):
    assert [one.label for one in people(text, "zh")] == [name]


@pytest.mark.parametrize(
    "text", ["扬·奥查德基金会捐助了灯塔。", "扬·奥查德和平奖颁给渔民。", "秘书长苏丹问题特使到访。", "由陈述说明理由。"]
)
def test_what_is_named_after_a_person_and_words_like_a_name_are_none(text):
    assert people(text, "zh") == []


def test_two_names_with_a_mark_between_them_are_no_third(gazetteer):
    document = documents.report(Part("para-1", PartKind.PARAGRAPH, "联合国-非洲联盟伙伴关系得到加强。"), language="zh")
    found = {m.entity.iri.rsplit("/", 1)[-1] for m in extract(document, gazetteer)}
    assert {"un", "au"} <= found and not any(name.startswith("x-") for name in found)


def test_a_unit_of_two_fields_keeps_both(gazetteer):
    text = "灯塔司由航标和培训科、渔业和港口科和岛屿关系科组成，主任和研究科协助该司。"
    assert {"航标和培训科", "渔业和港口科", "岛屿关系科"} <= set(quotes(gazetteer, text))
    assert "主任和研究科" not in quotes(gazetteer, text)


@pytest.mark.parametrize("text", ["该岛的合法国家机构恢复了灯塔。", "南朝鲜关闭了灯塔。"])
def test_what_a_longer_word_holds_is_no_country(gazetteer, text):
    document = documents.report(Part("para-1", PartKind.PARAGRAPH, text), language="zh")
    assert list(extract(document, gazetteer)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经济及社会理事会开会。理事会作出决定。", "ecosoc"),
        ("安全理事会和人权理事会开会。理事会作出决定。", "hrc"),
        ("经济及社会理事会开会。灯塔理事会作出决定。", None),
        ("经济及社会理事会开会。灯塔理事会作出决定，理事会注意到果园。", None),
    ],
)
def test_the_council_is_the_one_named_last_in_full(gazetteer, text, expected):
    first, second = (one for one in text.split("。") if one)
    parts = [Part(f"para-{n}", PartKind.PARAGRAPH, one) for n, one in enumerate((first, second), 1)]
    found = [m for m in extract(documents.report(*parts, language="zh"), gazetteer) if m.evidence.part == "para-2"]
    assert [m.entity.iri.rpartition("/")[2] for m in found if "/x-" not in m.entity.iri] == (
        [expected] if expected else []
    )


def test_a_trust_fund_is_named_with_what_it_fights(gazetteer):
    assert quotes(gazetteer, "联合国消除破坏灯塔行为信托基金提供了资金。") == ["联合国消除破坏灯塔行为信托基金"]


def test_a_quotation_goes_on_to_the_head_of_a_name(gazetteer):
    assert quotes(gazetteer, "妇女署支持“明亮的一代”灯塔问题行动联盟。") == ["“明亮的一代”灯塔问题行动联盟"]


def test_several_of_a_kind_are_no_name_of_one(gazetteer):
    assert quotes(gazetteer, "17个人口基金国家办事处调动了资源。") == []
    assert quotes(gazetteer, "人口基金挪威办事处调动了资源。") == ["人口基金挪威办事处"]


def test_a_continent_begins_a_long_name_of_a_network(gazetteer):
    assert quotes(gazetteer, "非洲果园妇女领袖网络参加了会议，非洲的网络没有参加。") == ["非洲果园妇女领袖网络"]
    assert quotes(gazetteer, "联合国经济及社会理事会举行了会议。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灯塔看守人在蓝港与海灯公司进行了一次调查。", ["海灯公司"]),
        ("出席者包括蓝礁公司、苇湖电话公司和南塔集团的代表。", ["蓝礁公司", "苇湖电话公司", "南塔集团"]),
        ("苇湖证券交易所、Reed集团以及蓝港银行公开作出承诺。", ["苇湖证券交易所", "Reed集团", "蓝港银行"]),
        ("与跨国公司、当地银行、其母公司和一家公司合作。", []),
        ("会议动员各公司，使制药公司和商业银行分享数据。", []),
        ("为打击有组织犯罪集团，应与开发银行合作。", []),
        ("与蓝礁公司治理守则有关。", []),
        ("二十国集团和世界银行集团开会。", []),
    ],
)
def test_a_company_is_named_by_more_than_its_trade_or_place(gazetteer, text, expected):
    assert quotes(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("蓝港发起了“清澈的苇湖”倡议。", ("“清澈的苇湖”倡议", "清澈的苇湖")),
        ("他们为“苇湖灯光项目”捐款。", ("苇湖灯光项目",)),
    ],
)
def test_an_initiative_is_called_by_what_stands_in_its_marks_too(gazetteer, text, labels):
    document = documents.report(Part("para-1", PartKind.PARAGRAPH, text), language="zh")
    found = [m.entity for m in extract(document, gazetteer) if "/partnership/" in m.entity.iri]
    assert [one.labels["zh"] for one in found] == [labels]


def test_a_known_initiative_is_known_with_its_name_in_marks(gazetteer):
    document = documents.report(
        Part("para-1", PartKind.PARAGRAPH, "蓝港加入了“人人享有可持续能源”倡议。"), language="zh"
    )
    found = [m.entity for m in extract(document, gazetteer) if m.entity.iri.endswith("/seforall")]
    assert [one.printed for one in found] == [("“人人享有可持续能源”倡议",)]


def test_the_title_of_an_agenda_item_is_no_initiative(gazetteer):
    assert quotes(gazetteer, "大会审议了题为“苇湖灯光项目”的项目。") == []


@pytest.mark.parametrize("title", ["儿基会与海灯司", "不断变化的灯塔格局", "海灯公司", "联络处"])
def test_a_title_that_joins_bodies_or_only_ends_like_one_names_none(gazetteer, title):
    parts = [Part("box-1", PartKind.BOX, title, title=title), Part("para-1", PartKind.PARAGRAPH, f"他们谈到{title}。")]
    found = extract(documents.report(*parts, language="zh"), gazetteer)
    assert title not in [m.evidence.quote for m in found if m.evidence.method == "mentions.defined"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("蓝港联络处由一名主管领导。", ["蓝港联络处"]),
        ("他主持机构间灯塔工作队的会议。", ["机构间灯塔工作队"]),
        ("全球契约政府间小组每年开会。", ["全球契约政府间小组"]),
        ("390所商学院和500多家商会加入了网络。", []),
        ("成本很高，因此需要商会居中联络。", []),
        ("难民署灯塔处成立于2047年。", ["难民署灯塔处"]),
        ("该方案的苇湖灯光实验室开始工作。", ["苇湖灯光实验室"]),
    ],
)
def test_a_unit_is_named_from_its_place_its_body_or_its_members(gazetteer, text, expected):
    assert quotes(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该基金由 Reedvale Capital Partners 公司管理。", ["Reedvale Capital Partners 公司"]),
        ("出资方是海灯公司。", ["海灯公司"]),
        ("法律提供指导，为科技公司设立标准。", []),
        ("是否可以接受公司，由机构决定。", []),
        ("签署方占全球银行资产的一半。", []),
        ("难民署执行局每年开会。", ["难民署执行局"]),
        ("“海灯机制”由苇湖联盟、果园联盟领导。", []),
    ],
)
def test_a_company_begins_behind_the_verb_and_may_be_in_latin_words(gazetteer, text, expected):
    assert [quote.strip() for quote in quotes(gazetteer, text) if "联盟" not in quote or "由" in quote] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灯塔由挪威外交部资助。", ["挪威外交部"]),
        ("巴西渔业和就业部报告说，灯塔已修好。", ["巴西渔业和就业部"]),
        ("智利国家灯塔管理局派人到场。", ["智利国家灯塔管理局"]),
        ("秘鲁经济合作与发展部拨款。", ["秘鲁经济合作与发展部"]),
        ("巴西中央银行拨款。", ["巴西中央银行"]),
        ("巴西南部遭灾，巴西部分地区和巴西部长未作答复。", []),
        ("灯塔由挪威商会和公共灯塔部建造。", ["挪威商会"]),
        ("那里有合作论坛和管理股。", []),
    ],
)
def test_a_ministry_or_agency_of_a_country_is_named_whatever_follows(gazetteer, text, expected):
    assert quotes(gazetteer, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联合国开发计划署驻智利办事处负责灯塔。", ["联合国开发计划署驻智利办事处"]),
        ("联合国教育、科学及文化组织灯塔研究所作了调查。", ["联合国教育、科学及文化组织灯塔研究所"]),
    ],
)
def test_an_office_or_institute_is_named_with_the_whole_body_that_it_belongs_to(gazetteer, text, expected):
    assert quotes(gazetteer, text) == expected


def test_a_department_named_with_the_organization_is_the_known_one(gazetteer):
    assert quotes(gazetteer, "联合国全球传播部和联合国人居署赞助灯塔。") == []


def test_small_known_bodies_are_known(gazetteer):
    found = {
        name.entity.iri.rsplit("/", 1)[-1] for name in gazetteer.find("马诺河联盟和国际可可组织与外勤支助部", "zh")
    }
    assert {"mano-river-union", "icco", "dfs"} <= found
