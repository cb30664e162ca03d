"""Another sentence-transformers model, by local path: a tiny one made here."""

import numpy as np
import pytest

from kg.errors import UsageError
from search.embed import embedder

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "water", "fund", "harbour"]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    torch = pytest.importorskip("torch")
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("model")
    (folder / "vocab.txt").write_text("\n".join(WORDS))
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8
    )
    BertModel(config).save_pretrained(folder / "bert")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    SentenceTransformer(modules=[Transformer(str(folder / "bert")), Pooling(8)], device="cpu").save(
        str(folder / "tiny")
    )
    return str(folder / "tiny")


@pytest.mark.filterwarnings("default")
def test_a_model_by_path(path):
    model = embedder(path)
    vectors = model.passages(["water fund", "harbour\0", ""])
    assert model.dimension == 8 and vectors.shape == (3, 8) and vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(model.query("water fund"), vectors[0], atol=1e-5)
    assert model.fingerprint.startswith("tiny-")


@pytest.mark.filterwarnings("default")
def test_a_model_that_is_not_there_is_wrong_usage(tmp_path):
    with pytest.raises(UsageError, match="cannot load the model"):
        embedder(str(tmp_path / "nothing"))
