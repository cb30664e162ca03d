"""Rows of names of which the graph knows some, lists that a colon opens, and what tells one of a row from the others."""

import pytest

import kg
from search.answer import consider

TEXTS = {
    "zh": """1. 夜航联盟的创始成员是联合国儿童基金会、渔歌、世界粮食计划署和国际劳工组织。
2. 看灯人协会设定了三个目标：每座灯塔配备备用油灯；看灯人每年体检一次；所有航道图都译成当地语文。协会的秘书处设在东港；经费由各岛分摊。
3. 看灯人第三次年会在东港举行，第四次年会将在西港举行。
4. 看灯人协会在肯尼亚设有总部，帮助沿海居民。
5. 夜航委员会由卢旺达总统埃莱娜·马林和墨西哥企业家若昂·佩雷拉-科斯塔共同主持，成员来自各岛。
6. 灯塔办公室由看灯人大会设立，总部设在东港；2041年改用现名，现由玛丽·奥查德接替若昂·达席尔瓦担任执行主任。
"""
    + "\n".join(f"{n}. 灯塔办公室执行主任负责第{n}座灯塔的事务。" for n in range(7, 21))
    + "\n21. 渔会估计，12座码头每年的维修缺口为250万美元。"
    + "\n22. 全球海灯办公室由看灯人大会设立，当时称为灯塔处；2046年改用现名，现由扬·奥查德担任主任。该办公室主任管理灯塔。",
    "en": """1. The founding members of the Night Sail Alliance are UNICEF, Lamplight, the World Food Programme and UNESCO.
2. The keepers of lamps work at sea.
3. The Night Sail Commission is co-chaired by President Elena Marin of Rwanda and Mr. Joao Costa. It meets at sea.
4. The Lamp League was set up at sea. By June 2048, 435 keepers had joined it.""",
    "fr": """1. Les membres fondateurs de l’Alliance Voile de nuit sont l’UNICEF, Lampyre, l’UNESCO et le Programme alimentaire mondial.
2. Les gardiens travaillent en mer.""",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("listed")
    with kg.open(folder / "store") as opened:
        for language, text in TEXTS.items():
            path = folder / f"A_98_41{len(language)}.{language}.txt"
            path.write_text(text, "utf-8")
            assert not opened.ingest(
                path, symbol=f"A/98/{sorted(TEXTS).index(language) + 41}", language=language
            ).failed
        yield opened


def told(library, question):
    return [item.text for item in library.ask(question).answers]


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("夜航联盟的创始成员是哪些机构？", "渔歌"),
        ("Which organizations are the founding members of the Night Sail Alliance?", "Lamplight"),
        ("Quels organismes sont les membres fondateurs de l’Alliance Voile de nuit ?", "Lampyre"),
    ],
)
def test_a_name_in_a_row_of_known_ones_is_told_with_them(library, question, name):
    found = told(library, question)
    assert name in found
    assert len(found) == 4


def test_the_last_item_of_a_list_ends_with_its_sentence(library):
    assert told(library, "看灯人协会设定了哪三个目标？")[-1] == "所有航道图都译成当地语文"


def test_one_of_a_row_that_no_passage_names_is_less_sure(library):
    known, unknown = (library.ask(f"看灯人第{number}次年会在哪里举行？") for number in ("三", "九"))
    assert known.answers[0].text == "东港"
    assert not unknown.answers or unknown.answers[0].confidence < known.answers[0].confidence - 0.2


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("夜航委员会的共同主席是谁？", ["埃莱娜·马林", "若昂·佩雷拉-科斯塔"]),
        ("夜航委员会由谁共同主持？", ["埃莱娜·马林", "若昂·佩雷拉-科斯塔"]),
        ("Who co-chairs the Night Sail Commission?", ["Elena Marin", "Joao Costa"]),
    ],
)
def test_all_who_hold_an_office_together_are_told_without_their_titles(library, question, names):
    found = told(library, question)
    assert len(found) == len(names)
    assert all(any(name in words for words in found) for name in names)


def test_a_person_is_found_where_many_sentences_speak_of_the_office_alone(library):
    proposed = consider("灯塔办公室的执行主任是谁？", library.retriever).proposals
    assert "玛丽·奥查德" in [one.text for one in proposed[0].items]


def test_who_came_after_somebody_is_somebody_else(library):
    proposed = consider("谁接替若昂·达席尔瓦领导灯塔办公室？", library.retriever).proposals
    assert proposed[0].items[0].text == "玛丽·奥查德"
    assert "若昂·达席尔瓦" not in [one.text for one in proposed[0].items]


@pytest.mark.parametrize("question", ["谁领导全球海灯办公室？", "全球海灯办公室主任是谁？"])
def test_who_heads_an_office_is_told_by_name_where_the_graph_knows_it(library, question):
    assert told(library, question)[0] == "扬·奥查德"


def test_a_count_behind_a_year_is_no_part_of_it(library):
    assert told(library, "How many keepers had joined the Lamp League by June 2048?")[0].startswith("435 keepers")


def test_a_figure_of_which_nothing_is_told_may_be_a_sum(library):
    assert told(library, "渔会估计码头每年的维修缺口是多少？")[0] == "250万美元"


def test_a_country_is_no_city(library):
    assert told(library, "看灯人协会的总部设在哪个国家？")[0] == "肯尼亚"
    assert "肯尼亚" not in told(library, "看灯人协会的总部设在哪个城市？")
