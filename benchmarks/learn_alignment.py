"""Learn what `search.align` applies, from parallel UN sentences, and write it to `search/data/`.

    python -m benchmarks.learn_alignment

Lines 1 to 2,000 of the UN development set are learnt from; `benchmarks.unpc` tests on the others, `benchmarks.xquad` on
questions of another kind. Three steps, each weak enough not to fit the register of UN sentences:

1. a share of each language's mean, per side, is subtracted;
2. each language is turned a little towards the mean of all (orthogonal Procrustes, mixed with the identity);
3. the directions in which translations of one sentence differ are shrunk (within-class covariance normalisation).

What is written are means and 384 × 384 matrices of float16: no sentence can be read from them. The United Nations
Parallel Corpus may be used freely; its authors ask to be acknowledged (Ziemski, Junczys-Dowmunt and Pouliquen, 2016).
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from benchmarks.corpus import parallel_sentences
from benchmarks.embedded import embed
from ontology import LANGUAGES
from search.align import FOLDER, OTHER
from search.bundled import BundledE5

LINES = 2_000
SIDES = {"query": "query: ", "passage": "passage: "}
MEAN_SHARE = 0.6
TURN = 0.3
RIDGE = 0.1
"""Of the largest within-class variance, added to all."""


def unit(vectors: Any) -> Any:
    """Rows scaled to length 1."""
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True).clip(1e-9)


def learn(vectors: dict[str, Any]) -> dict[str, Any]:
    """`vectors`: "<side>.<language>" → float32 (lines, d), line n meaning the same in all. Returns means and maps."""
    means = {name: rows.mean(axis=0) for name, rows in vectors.items()}
    target = np.mean([unit(rows - means[name]) for name, rows in vectors.items()], axis=0)
    shrink = whitening(np.stack(list(vectors.values())))
    learnt: dict[str, Any] = {}
    for name, rows in vectors.items():
        turn = procrustes(unit(rows - means[name]), target)
        learnt[f"{name}.mean"] = MEAN_SHARE * means[name]
        learnt[f"{name}.map"] = ((1 - TURN) * np.eye(len(turn)) + TURN * turn) @ shrink
    for side in SIDES:
        for kind in ("mean", "map"):
            known = [learnt[f"{side}.{language}.{kind}"] for language in LANGUAGES]
            learnt[f"{side}.{OTHER}.{kind}"] = np.mean(known, axis=0)
    return learnt


def procrustes(rows: Any, target: Any) -> Any:
    """The orthogonal matrix that turns `rows` nearest to `target`."""
    left, _, right = np.linalg.svd(rows.T @ target)
    return left @ right


def whitening(stack: Any) -> Any:
    """The inverse square root of the covariance of translations around their common mean; `stack` is (n, lines, d)."""
    around = (stack - stack.mean(axis=0)).reshape(-1, stack.shape[-1])
    values, vectors = np.linalg.eigh(around.T @ around / len(around))
    matrix = vectors @ np.diag(1 / np.sqrt(values + RIDGE * values.max())) @ vectors.T
    return matrix * len(matrix) / np.trace(matrix)


def main() -> None:
    """Embed, learn, write."""
    vectors = {
        f"{side}.{language}": embed(parallel_sentences(language)[:LINES], prefix)
        for side, prefix in SIDES.items()
        for language in LANGUAGES
    }
    learnt = {name: value.astype(np.float16) for name, value in learn(vectors).items()}
    digest = hashlib.sha256(b"".join(learnt[name].tobytes() for name in sorted(learnt))).hexdigest()[:12]
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{BundledE5.fingerprint}.npz"
    np.savez_compressed(path, fingerprint=np.array(digest), languages=np.array(LANGUAGES), **learnt)
    print(path, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
