"""Another sentence-transformers model, by local path: a tiny one made here."""

import numpy as np
import pytest

from kg.errors import UsageError
from search.embed import embedder
from tests.search.tiny import sentence_model


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return sentence_model(tmp_path_factory.mktemp("model"))


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
