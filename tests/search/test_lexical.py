"""BM25 as the textbook has it, and generations that do not disturb each other."""

import json
import math
from collections import Counter

import numpy as np
import pytest

from search import lexical
from search.lexical import Lexical
from tests.search.passages import passage

WORDS = ["water", "forest", "harbour", "teacher", "engine", "bridge", "violin", "garden"]


def corpus(seed, count=40):
    """Passages of eight words each, so that lengths are exact in tantivy's one byte."""
    random = np.random.default_rng(seed)
    return [passage(f"para-{n:02d}", " ".join(random.choice(WORDS, 8))) for n in range(count)]


def textbook(passages, terms, k1=1.2, b=0.75):
    """Robertson and Zaragoza (2009), with the inverse document frequency of Lucene."""
    bags = {p.key: Counter(lexical.index_terms(p.text, p.language)) for p in passages}
    mean = sum(sum(bag.values()) for bag in bags.values()) / len(bags)
    scores = {}
    for key, bag in bags.items():
        score = 0.0
        for term, weight in terms.items():
            holding = sum(term in other for other in bags.values())
            idf = math.log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))
            length = 1 - b + b * sum(bag.values()) / mean
            score += weight * idf * bag[term] * (k1 + 1) / (bag[term] + k1 * length)
        if score:
            scores[key] = score
    return scores


def write(folder, passages, previous=None, added=None, removed=()):
    new = [p for p in passages if added is None or p.key in added]
    counts = Counter(p.language for p in passages)
    lexical.update(
        folder, previous, new, removed, lambda language: [p for p in passages if p.language == language], counts
    )


@pytest.mark.parametrize("seed", range(5))
def test_scores_are_the_textbook_s(tmp_path, seed):
    passages = corpus(seed)
    write(tmp_path, passages)
    terms = {"water": 1.0, "bridg": 2.0, "violin": 0.5}
    found = dict(Lexical(tmp_path, "en").search(terms, 100))
    assert found == pytest.approx(textbook(passages, terms), rel=1e-4)


def test_worth_is_what_all_terms_are_worth(tmp_path):
    write(tmp_path, corpus(1))
    index = Lexical(tmp_path, "en")
    assert index.worth({"water": 2.0}) == pytest.approx(2 * index.worth({"water": 1.0}))
    assert index.worth({"unheard": 1.0}) > index.worth({"water": 1.0}) > 0


def test_only_given_keys_are_found(tmp_path):
    passages = corpus(2)
    write(tmp_path, passages)
    index = Lexical(tmp_path, "en")
    everything = index.search({"water": 1.0}, 100)
    allowed = {key for key, _ in everything[::2]}
    assert index.search({"water": 1.0}, 100, allowed) == [hit for hit in everything if hit[0] in allowed]
    assert index.search({"water": 1.0}, 100, set()) == []


def test_wide_filters_are_applied_to_what_is_found(tmp_path, monkeypatch):
    passages = corpus(3)
    write(tmp_path, passages)
    index = Lexical(tmp_path, "en")
    allowed = {p.key for p in passages[:20]}
    narrow = index.search({"water": 1.0}, 5, allowed)
    monkeypatch.setattr(lexical, "MOST_KEYS", 3)
    assert index.search({"water": 1.0}, 5, allowed) == narrow


@pytest.mark.parametrize("gone", [1, 30])
def test_a_generation_follows_from_the_one_before(tmp_path, gone):
    """Few removals are written into a linked copy, many write the index anew; the old one stays as it was."""
    before = corpus(4)
    write(tmp_path / "1", before)
    old = Lexical(tmp_path / "1", "en").search({"water": 1.0}, 100)
    new = passage("para-new", "water water water water water water water water")
    after = [*before[gone:], new]
    write(tmp_path / "2", after, tmp_path / "1", {new.key}, {p.key for p in before[:gone]})
    found = Lexical(tmp_path / "2", "en").search({"water": 1.0}, 100)
    assert {key for key, _ in found} == set(textbook(after, {"water": 1.0}))
    assert found[0][0] == new.key
    assert Lexical(tmp_path / "1", "en").search({"water": 1.0}, 100) == old


def test_languages_are_apart(tmp_path):
    write(tmp_path, [passage("para-1", "water"), passage("para-1", "水", "zh")])
    assert lexical.languages(tmp_path) == ["en", "zh"]
    assert len(Lexical(tmp_path, "zh")) == 1


def test_scores_of_given_passages_are_those_of_the_search(tmp_path):
    passages = corpus(4)
    write(tmp_path, passages)
    index = Lexical(tmp_path, "en")
    terms = {"water": 1.0, "bridg": 2.0}
    everything = dict(index.search(terms, 100))
    some = [p.key for p in passages[::3]]
    assert index.scores(terms, some) == pytest.approx({key: everything[key] for key in some if key in everything})
    assert index.scores({}, some) == index.scores(terms, []) == {}


def test_what_grew_piece_by_piece_is_written_anew_as_one(tmp_path, monkeypatch):
    """tantivy keeps what each commit wrote apart, and every search looks through each part."""
    monkeypatch.setattr(lexical, "SCATTERED_FROM", 20)
    passages, terms, previous, parts = corpus(3), {"water": 1.0, "violin": 0.5}, None, []
    for end in range(5, 41, 5):
        added = {one.key for one in passages[end - 5 : end]}
        write(tmp_path / str(end), passages[:end], previous, added)
        previous = tmp_path / str(end)
        parts.append(len(json.loads((previous / "en" / "meta.json").read_bytes())["segments"]))
    assert parts == [1, 2, 3, 1, 2, 1, 2, 3]
    write(tmp_path / "whole", passages)
    one, other = (Lexical(folder, "en").search(terms, 40) for folder in (tmp_path / "whole", previous))
    assert [key for key, _ in one] == [key for key, _ in other]
    assert [score for _, score in one] == pytest.approx([score for _, score in other])


def segments(folder):
    return {one["segment_id"] for one in json.loads((folder / "en" / "meta.json").read_bytes())["segments"]}


def grown(folder, passages):
    """An index of three segments."""
    for end in (10, 20, 30):
        added = {one.key for one in passages[end - 10 : end]}
        write(folder / str(end), passages[:end], folder / str(end - 10) if end > 10 else None, added)
    return folder / "30"


def test_what_was_written_at_once_in_several_segments_is_not_written_again(tmp_path, monkeypatch):
    """Memory may not hold all passages of a language, and writing them anew would make as many segments again."""
    passages = corpus(5)
    previous = grown(tmp_path, passages)
    monkeypatch.setattr(lexical, "SCATTERED_FROM", 20)
    told = previous / "en" / lexical.TOGETHER
    told.unlink()
    told.write_text(json.dumps(sorted(segments(previous))))
    write(tmp_path / "33", passages[:33], previous, {one.key for one in passages[30:33]})
    assert len(segments(tmp_path / "33")) == 4
    assert segments(previous) < segments(tmp_path / "33")


def test_a_language_that_nothing_came_to_is_not_written_again(tmp_path, monkeypatch):
    passages = corpus(6)
    previous = grown(tmp_path, passages)
    monkeypatch.setattr(lexical, "SCATTERED_FROM", 20)
    write(tmp_path / "same", passages[:30], previous, set())
    assert segments(tmp_path / "same") == segments(previous)
