"""With whom a body works, and what others ask of it, over a report and a resolution written for the tests."""

import pytest

import kg

REPORT = """大会

秘书长的报告

1. 大会请秘书长向大会第九十八届会议提交一份报告，说明沿海供水的情况。

2. 我打算设立一个关于水的信托基金。

方框 1

清水同行

联合国儿童基金会（儿童基金会）和河谷饮料公司于 2040 年结成“清水同行”伙伴关系，为安第斯地区的 30 个村庄供水。

3. 联合国开发计划署与蓝湾基金会结成“绿港”伙伴关系，培训渔民。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("partners")
    (folder / "A_98_640.zh.txt").write_text(REPORT, "utf-8")
    with kg.open(folder / "store") as opened:
        assert not opened.ingest(folder / "A_98_640.zh.txt").failed
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "哪些公司与儿童基金会合作？",
        "Which companies work with UNICEF?",
        "Avec qui travaille l'UNICEF ?",
        "¿Con quién trabaja el UNICEF?",
        "С кем сотрудничает ЮНИСЕФ?",
        "مع من تعمل اليونيسيف؟",
    ],
)
def test_partners_come_from_the_graph(library, question):
    answer = library.ask(question)
    assert [item.text for item in answer.answers] == ["河谷饮料公司"]
    assert "org:hasMembership" in answer.sparql


def test_no_body_of_the_united_nations_is_a_company(library):
    names = [item.text for item in library.ask("哪些公司与蓝湾基金会合作？").answers]
    assert not any("开发计划署" in name or "开发署" in name for name in names)


def test_nodes_bear_the_name_in_the_language_of_the_question(library):
    nodes = library.ask("Which companies work with UNICEF?").answers[0].nodes
    assert "United Nations Children’s Fund" in {node.label for node in nodes}


def test_what_one_is_asked_is_not_what_one_undertakes(library):
    texts = [item.text for item in library.ask("秘书长被要求做什么？").answers]
    assert any("提交一份报告" in text for text in texts)
    assert not any("信托基金" in text for text in texts)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("有哪些关于供水的伙伴关系？", "清水同行"),
        ("儿童基金会参加了哪些伙伴关系？", "清水同行"),
        ("What partnerships does UNICEF take part in?", "清水同行"),
        ("Which partnerships exist?", "清水同行"),
        ("¿Qué alianzas existen?", "清水同行"),
    ],
)
def test_partnerships_are_listed(library, question, name):
    answer = library.ask(question)
    assert any(name in item.text for item in answer.answers)
    assert "unp:Partnership" in answer.sparql


def test_the_nations_of_a_name_are_no_place_asked_for(library):
    assert "蓝湾基金会" in {item.text for item in library.ask("联合国开发计划署的伙伴有哪些？").answers}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("有哪些关于水的伙伴关系？", ["清水同行"]),
        ("What partnerships are there on water?", ["清水同行"]),
        ("Quels partenariats concernent l’eau ?", ["清水同行"]),
        ("Какие партнерства занимаются водой?", ["清水同行"]),
    ],
)
def test_partnerships_about_a_matter_of_one_character(library, question, names):
    answer = library.ask(question)
    assert [item.text.strip("“”") for item in answer.answers] == names
    assert "VALUES ?part" in answer.sparql


@pytest.mark.parametrize("question", ["Which partnerships are about malaria?", "有哪些关于疟疾的伙伴关系？"])
def test_no_partnership_is_about_it(library, question):
    assert not library.ask(question).answered


def test_what_a_partnership_is_stands_under_its_title(library):
    answer = library.ask("什么是清水同行？")
    assert "结成" in answer.answers[0].text
    assert answer.answers[0].evidence[0].part.startswith("box-1")


def test_what_a_partnership_does_comes_from_the_graph(library):
    answer = library.ask("谁参与了清水同行？")
    assert {item.text for item in answer.answers} >= {"河谷饮料公司"}


def test_only_members_of_the_kind_asked_for_are_told(library):
    assert {item.text for item in library.ask("哪些公司参与了清水同行？").answers} == {"河谷饮料公司"}
