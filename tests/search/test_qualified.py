"""What tells one thing from others of its kind: the largest, the fifth, the one with a name, the one spoken of first."""

import pytest

import kg
from kg.model import Hit
from search.expected import Expected
from search.joint import halves
from search.qualified import nameless, unsurpassed
from search.question import understand
from search.reading import Sentence
from search.text_answers import Candidate

LARGEST = {
    "en": ("Who is the largest donor of the Lamp Fund?", "Norway gave to the Lamp Fund.", "Norway gave most of all."),
    "fr": (
        "Quel est le plus grand donateur ?",
        "La Norvège est un donateur.",
        "La Norvège est le plus grand donateur.",
    ),
    "es": ("¿Cuál es el mayor donante?", "Noruega es donante.", "Noruega es el mayor donante."),
    "ru": ("Кто крупнейший донор?", "Норвегия — донор.", "Норвегия — крупнейший донор."),
    "ar": ("من هو أكبر مانح للصندوق؟", "النرويج مانح للصندوق.", "النرويج أكبر مانح للصندوق."),
    "zh": ("灯塔基金的最大捐助者是谁？", "挪威是灯塔基金的捐助者。", "挪威是灯塔基金最大的捐助者。"),
}
FIGURES = {"en": "Norway gave $3 million and Chile $2 million.", "zh": "挪威捐助300万美元，智利捐助200万美元。"}
TWOFOLD = {
    "en": "Which company both pays for the buoys and sits on the board?",
    "fr": "Quelle entreprise paie les bouées et siège aussi au conseil ?",
    "es": "¿Qué empresa paga las boyas y también forma parte del consejo?",
    "ru": "Какая компания участвует и в проекте «Буй», и в совете?",
    "ar": "أي شركة تدفع ثمن العوامات وتشارك أيضا في المجلس؟",
    "zh": "哪家公司既为浮标出资，又是理事会成员？",
}
REPORT = """秘书长的报告

海岸灯塔

1. 海灯方案由灯塔署和潮汐银行于2041年共同发起，目的是修复旧灯塔。挪威政府、智利政府和贝壳基金会为该方案提供资金。

2. 第四轮征集收到80份申请，核准了12座灯塔。灯塔署首座工场设在内罗毕。

3. 渔歌倡议由全球传播部与社会机构合作管理，目的是教渔民唱歌。该倡议得到贝壳基金会和 Lumora 的供资。

4. 贝壳基金会是难民署的最大企业伙伴。一家跨国帆布公司报告说，它与9个实体签有21项协定。

5. 2044年9月4日，船长论坛在日内瓦举行，约有90名船长出席。为了准备下一年的工作，署长将召集深水论坛。

6. 海岸会议于2045年3月2日在巴黎举行。
"""
RESOLUTION = """大会决议

回顾2045年在巴黎举行的海岸会议，
"""


def sentence(text, language):
    hit = Hit(1, 0.9, "A/98/7", "para-1", "https://example.org/A/98/7#para-1", language, text)
    return Sentence(hit, 0, len(text), 0.9, 0.8, 0.8)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("qualified")
    (folder / "report.zh.txt").write_text(REPORT, "utf-8")
    with kg.open(folder / "store") as opened:
        opened.ingest(folder / "report.zh.txt", symbol="A/97/612")
        yield opened


@pytest.mark.parametrize("language", LARGEST)
def test_what_is_largest_must_be_said(language):
    asked, silent, said = LARGEST[language]
    question = understand(asked)
    assert unsurpassed(question, sentence(silent, language))
    assert not unsurpassed(question, sentence(said, language))


@pytest.mark.parametrize("language", FIGURES)
def test_or_figures_tell_what_is_largest(language):
    assert not unsurpassed(understand(LARGEST[language][0]), sentence(FIGURES[language], language))


def test_a_company_without_a_name_is_none_that_goes_by_a_name():
    text = "一家跨国帆布公司报告说，贝壳公司也来了。"
    made = [Candidate(Expected.BODY, sentence(text, "zh"), *extent, 1.0) for extent in ((2, 8), (12, 16))]
    assert [nameless(one) for one in made] == [True, False]


@pytest.mark.parametrize("language", TWOFOLD)
def test_two_things_said_of_what_is_asked_after_are_told_apart(language):
    assert halves(understand(TWOFOLD[language]))
    assert halves(understand(LARGEST[language][0])) is None


@pytest.mark.parametrize(
    "question",
    [
        "海灯方案的最大捐助者是谁？",
        "第五轮征集核准了多少座灯塔？",
        "灯塔署第二座工场设在哪个城市？",
        "与9个实体签有21项协定的那家跨国公司叫什么名字？",
        "深水论坛有多少名船长出席？",
        "2046年的海岸会议将在哪里举行？",
    ],
)
def test_what_is_said_of_another_of_the_kind_answers_nothing(library, question):
    assert not library.ask(question).answered


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("第四轮征集核准了多少座灯塔？", {"12座灯塔"}),
        ("灯塔署首座工场设在哪个城市？", {"内罗毕"}),
        ("哪三方为海灯方案提供资金？", {"挪威政府", "智利政府", "贝壳基金会"}),
        ("渔歌倡议得到哪两家机构的供资？", {"贝壳基金会", "Lumora"}),
        ("既为渔歌倡议供资，又是难民署最大企业伙伴的是哪家机构？", {"贝壳基金会"}),
    ],
)
def test_what_goes_on_about_the_thing_named_answers(library, question, told):
    assert told <= {item.text for item in library.ask(question).answers}


def test_the_date_that_tells_most_of_a_year_is_told(tmp_path):
    (tmp_path / "report.zh.txt").write_text(REPORT, "utf-8")
    (tmp_path / "resolution.zh.txt").write_text(RESOLUTION, "utf-8")
    with kg.open(tmp_path / "store") as opened:
        opened.ingest(tmp_path / "report.zh.txt", symbol="A/97/612")
        opened.ingest(tmp_path / "resolution.zh.txt", symbol="A/RES/97/12")
        answers = opened.ask("海岸会议是何时在何地举行的？").answers
    assert [item.text for item in answers] == ["2045年3月2日", "巴黎"]
