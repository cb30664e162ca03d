"""Figures of a sentence set against each other, in six languages."""

from types import SimpleNamespace

import pytest

from kg.model import Hit
from search.comparing import compared, figures
from search.expected import Expected
from search.question import understand
from search.reading import Sentence


def reading(question, text, language):
    """A reading of one passage, of one sentence."""
    hit = Hit(1, 0.9, "A/98/7", "para-1", "https://example.org/A/98/7#para-1", language, text)
    sentence = Sentence(hit, 0, len(text), 0.9, 0.8, 0.8)
    borne = {"海岸": "海岸", "山区": "山区", "Coralia": "Coralia", "Palmia": "Palmia"}
    return SimpleNamespace(
        question=understand(question),
        sentences=[sentence],
        borne=lambda words, held, language: float(borne.get(words, words) in held),
    )


@pytest.mark.parametrize(
    ("question", "language", "text", "answer"),
    [
        ("渔船比例提高了多少个百分点？", "zh", "渔船现在占 11％，而 2036 年为 4％。", "7个百分点"),
        ("渔村数目2041年比2040年多多少？", "zh", "2041 年有 65 个渔村，2040 年有 40 个渔村。", "25个"),
        ("By how much did literacy rise?", "en", "Literacy rose from 27 per cent in 2038 to 34.5 per cent.", "7.5 percentage points"),
        ("How many more requests were there?", "en", "It received 12 requests in 2041, up from four requests in 2040.", "8 requests"),
        ("By how much did the budget grow?", "en", "The budget went from $9.8 million to $53 million.", "$43.2million"),
        ("De combien la part a-t-elle augmenté ?", "fr", "La part est passée de 12 % en 2040 à 15 % en 2041.", "3 points de pourcentage"),
        ("渔民的比例，海岸和山区哪个更高？", "zh", "岛屿 5％，海岸占 10％，山区占 13％。", "山区 (13％)"),
        ("Which is lower, the share in Coralia or in Palmia?", "en", "In Palmia it was 88 per cent, and in Coralia 66 per cent.", "Coralia (66 per cent)"),
        ("渔民的比例，海岸和山区哪个更高？", "zh", "88％在海岸，66％在山区。", "海岸 (88％)"),
        ("Which is lower, the share in Coralia or in Palmia?", "en", "It was 88 per cent in Coralia and 66 per cent in Palmia.", "Palmia (66 per cent)"),
    ],
)  # fmt: skip
def test_what_figures_give(question, language, text, answer):
    read = reading(question, text, language)
    assert [one.text for one in compared(read.question.asks[0], read)] == [answer]


@pytest.mark.parametrize(
    ("question", "language", "text"),
    [
        ("渔船增加了多少？", "zh", "渔船增加了 20 个，从 40 个增至 60 个。"),
        ("By how much did it grow?", "en", "It grew by 8 per cent, from 40 to 43 ships."),
        ("By how much did it grow?", "en", "It has 40 ships and 3 million visitors."),
        ("Who runs the fund?", "en", "It went from 40 ships to 60 ships."),
    ],
)
def test_nothing_is_computed_that_is_said_or_does_not_compare(question, language, text):
    read = reading(question, text, language)
    assert not list(compared(read.question.asks[0], read))


def test_figures_have_values_and_units():
    sentence = reading("?", "2.5 million ships, 1,500 boats", "en").sentences[0]
    assert [float(one.value) for one in figures(sentence, Expected.NUMBER)] == [2.5, 1500.0]


@pytest.mark.parametrize(
    ("question", "language", "sentences", "answer"),
    [
        ("渔民的比例，海岸和山区哪个更高？", "zh", ("海岸占 10％，比去年多 3％；", "山区占 13％。"), "山区 (13％)"),
        ("У какой платформы больше участников: «Маяк» или «Якорь»?", "ru", ("Платформа «Маяк», созданная на острове, насчитывает 130 компаний из 37 стран, а «Якорь» — 140.",), "«Якорь» (140)"),
        ("¿Qué feria tuvo más visitantes, la de Coralia o la de Palmia?", "es", ("La feria fue a Coralia y luego a Palmia.", "Acudieron 95 y 110 visitantes, respectivamente."), "Palmia (110 visitantes)"),
    ],
)  # fmt: skip
def test_two_are_compared_across_sentences_and_by_their_order(question, language, sentences, answer):
    text = " ".join(sentences)
    read = reading(question, text, language)
    extents = [(text.index(one), text.index(one) + len(one)) for one in sentences]
    read.sentences = [Sentence(read.sentences[0].hit, start, end, 0.9, 0.8, 0.8) for start, end in extents]
    assert next(compared(read.question.asks[0], read)).text == answer
