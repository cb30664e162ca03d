"""Models small enough to make in a test: a BERT of eight numbers a word, over a few words."""

import pytest

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "water", "fund", "harbour", "pays", "for", "piers", "who", "the"]
SIZES = {
    "vocab_size": len(WORDS),
    "hidden_size": 8,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 8,
}


def vocabulary(folder):
    from transformers import BertTokenizerFast

    (folder / "vocab.txt").write_text("\n".join(WORDS))
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder / "bert")


def sentence_model(folder, seed=0):
    """A sentence-transformers model, saved; another seed gives another space."""
    torch = pytest.importorskip("torch")
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel

    vocabulary(folder)
    torch.manual_seed(seed)
    BertModel(BertConfig(**SIZES)).save_pretrained(folder / "bert")
    modules = [Transformer(str(folder / "bert")), Pooling(8)]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder / "tiny"))
    return str(folder / "tiny")


def cross_encoder(folder, labels=1):
    """A cross-encoder with so many scores for a pair, saved."""
    torch = pytest.importorskip("torch")
    from transformers import BertConfig, BertForSequenceClassification

    vocabulary(folder)
    torch.manual_seed(0)
    BertForSequenceClassification(BertConfig(**SIZES, num_labels=labels)).save_pretrained(folder / "bert")
    return str(folder / "bert")
