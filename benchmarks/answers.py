"""Measure answers on questions with known answers, and learn how sure an answer is.

usage: python -m benchmarks.answers STORE [--learn] [--gold FOLDER]

STORE holds the documents that the questions are about: the four seeds; of the official resolutions 77/288 in English,
77/242, 77/281 and 77/296 in Spanish, 77/286, 77/330 and 77/192 in Russian, 77/273, 77/285 and 77/337 in French, 77/326,
77/12 and 77/191 in Arabic and 77/27, 77/274 and 77/334 in Chinese; and as PDF DP/OPS/2025/3, S/2025/127, S/RES/2773
(2025), A/AC.109/2009/17, E/2025/76, DP/FPA/2025/7, S/2025/122, A/80/176, E/ICEF/2025/20, S/2025/323 and E/2025/15; and
the invented ones of `reports/` and `documents/`, each with the symbol of its name. Questions come from
`questions.jsonl`, from `oblique.jsonl` (asked by people who had not seen the program), from `reports/`, `documents/`
and the annotated documents where FOLDER (default ../shared/gold) is there. What small stores do not say is told by
`unsaid.jsonl`, asked of a store of `examples/documents` alone, beside what they do (`examples/questions.jsonl`). Every
second question of each document is for learning; the figures of the others tell what was learnt. With --learn the
weights in `search/data/confidence.json` are written anew, from the first half alone. The weights that rank candidates
(`search/data/ranking.json`) were set by hand on that half: a conditional logit learnt from so few questions did worse.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console

import kg
from benchmarks.corpus import ANNOTATED
from search import confidence
from search.answer import ask, consider
from search.evaluate import report
from search.judging import Known, judge, load

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
FRAGMENTS = (
    (r"p(\d+\.\d+)([a-z])?", "cl-{0}"),
    (r"p(\d+)([a-z])?", "para-{0}"),
    (r"op(\d+)([a-z])?", "op-{0}"),
    (r"pre(\d+)", "pp-{0}"),
    (r"box(\d+)\.(\d+)", "box-{0}-{1}"),
    (r"fn(\d+)", "fn-{0}"),
)
RIDGE = 0.02
NARROWEST = 0.05
"""Least deviation that a feature is measured by: one that hardly ever differs tells nothing."""
ROUNDS = 600
MOST_REFUSED = 0.06
"""Share of answerable questions that may be refused."""


READ = ("read", "silent")
"""What the learnt reader says."""
FLATTERED = -0.4
"""Rules were made on the questions that are learnt from, so these flatter: on every second one held out, answers were
right less often than said by so much, in log odds; on the rest the expected error fell from 0.10 to 0.05."""
LEAST = {"graph": 1.0, "limit": 0.8, "titled": 0.0}
"""Least weight of what too few questions here tell apart: the graph's word, and until or since, as is asked."""
MOST = {"nobody": -1.2, "unasked": -1.5, "absent": -2.0, "counted": -1.5}
"""Most weight, for the same reason, of a body that no document speaks of, an action asked about that no mandate speaks
of, years asked about that the passage lacks, and what is asked after being counted, not named."""


def fragment(identifier: str) -> str:
    """The fragment of our IRIs for an id of the annotated documents."""
    for pattern, form in FRAGMENTS:
        if match := re.fullmatch(pattern, identifier):
            groups = [group for group in match.groups() if group]
            return "-".join([form.format(*groups), *groups[form.count("{") :]])
    return identifier


def annotated(folder: Path) -> list[Known]:
    """The questions to the annotated documents whose annotations lie in a folder."""
    found = []
    for name, symbol in ANNOTATED.items():
        path = folder / f"{name}.json"
        questions = json.loads(path.read_text("utf-8"))["questions"] if path.is_file() else ()
        found += [asked(one, symbol) for one in questions]
    return found


def reported(folder: str = "reports") -> list[Known]:
    """The questions to the invented documents of a folder beside this module."""
    files = [json.loads(path.read_text("utf-8")) for path in sorted((HERE / folder).glob("*.json"))]
    return [asked(one, gold["doc"]["symbol"]) for gold in files for one in gold["questions"]]


def asked(one: dict[str, Any], symbol: str) -> Known:
    """A question of an annotation, whose ids of parts are of one document."""
    every = (one.get("answer_mode") or ("all" if one["kind"] == "list" else "any")) == "all"
    support = frozenset((symbol, fragment(part)) for part in one["support"])
    return Known(f"{symbol}:{one['id']}", one["q"], one["lang"], one["kind"], tuple(one["answers"]), every, support)


def logistic(rows: list[tuple[dict[str, float], bool]], names: list[str]) -> np.ndarray:
    """Weights and, last, the constant of a logistic regression with a ridge on each feature in its own deviations.

    Weights that have bounds (`LEAST`, `MOST`) keep within them while the others are learnt.
    """
    plain = np.array([[f.get(n, 0.0) for n in names] for f, _ in rows])
    middle, width = plain.mean(axis=0), np.maximum(plain.std(axis=0), NARROWEST)
    matrix = np.hstack([(plain - middle) / width, np.ones((len(rows), 1))])
    right = np.array([label for _, label in rows], float)
    least = np.array([LEAST.get(name, -np.inf) for name in names])
    most = np.array([MOST.get(name, np.inf) for name in names])
    weights, first, second = (np.zeros(len(names) + 1) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (chance - right) / len(rows) + RIDGE * np.append(weights[:-1], 0.0)
        weights, first, second = adam(weights, slope, first, second, step)
        weights[:-1] = np.clip(weights[:-1], least * width, most * width)
    told = weights[:-1] / width
    return np.append(told, weights[-1] - told @ middle)


def beside(model: confidence.Judgement, rows: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Weights of what the reader says, learnt with those of a judgement kept as they are."""
    told = np.array([model.probability(features) for features, _ in rows]).clip(1e-6, 1 - 1e-6)
    base, right = np.log(told / (1 - told)), np.array([label for _, label in rows], float)
    matrix = np.array([[features.get(name, 0.0) for name in READ] for features, _ in rows])
    weights, first, second = (np.zeros(len(READ)) for _ in range(3))
    for step in range(1, ROUNDS + 1):
        chance = 1 / (1 + np.exp(-base - matrix @ weights))
        slope = matrix.T @ (chance - right) / len(rows) + RIDGE / 2 * weights
        weights, first, second = adam(weights, slope, first, second, step)
    return dict(zip(READ, np.round(weights, 3).tolist(), strict=True))


def adam(
    weights: np.ndarray, slope: np.ndarray, first: np.ndarray, second: np.ndarray, step: int
) -> tuple[Any, Any, Any]:
    first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
    move = first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights - 0.05 * move, first, second


def halves(questions: list[Known]) -> tuple[list[Known], list[Known]]:
    """Every second question of each document from the first on, and the others: to learn from, and to measure."""
    places: Counter[str] = Counter()
    learnt: list[Known] = []
    held: list[Known] = []
    for known in questions:
        of = known.id.rpartition(":")[0]
        (held if places[of] % 2 else learnt).append(known)
        places[of] += 1
    return learnt, held


Row = tuple[dict[str, float], bool, bool]
"""The features of a proposal, whether it is right, and whether the documents answer."""


def rows_of(questions: list[Known], retriever: Any) -> Iterator[tuple[Known, Row]]:
    """What is proposed first for each question, whether or not it would be told."""
    for known in questions:
        considered = consider(known.text, retriever)
        right = judge(known, considered.answer(refuse=False)).right
        for proposal in considered.proposals[:1]:
            yield known, (proposal.features, right and known.answerable, known.answerable)


def learn_confidence(rows: list[Row], unread: list[Row]) -> None:
    """Two judgements on the same features: that the answer is right, and that the documents answer at all.

    `unread` are rows of questions that the reader has not learnt from, to which alone it is no surer than to a user's:
    what it says is weighed by them, beside what the other features say.
    """
    names = [name for name in confidence.EXPLANATIONS if name not in READ]
    data: dict[str, Any] = {}
    for column, name in ((1, "right"), (2, "answerable")):
        weights = logistic([(row[0], bool(row[column])) for row in rows], names)
        shown = dict(zip(names, np.round(weights[:-1], 3).tolist(), strict=True))
        data[name] = {"constant": round(float(weights[-1]), 3), "weights": shown}
        model = confidence.Judgement(shown, data[name]["constant"])
        data[name]["weights"] |= beside(model, [(row[0], bool(row[column])) for row in unread])
        print(name, data[name])
    data["right"]["constant"] = round(data["right"]["constant"] + FLATTERED, 3)
    model = confidence.Judgement(data["answerable"]["weights"], data["answerable"]["constant"])
    data["threshold"] = best_threshold([(model.probability(row[0]), row[2]) for row in rows])
    print("threshold", data["threshold"])
    write(confidence.FILE, data)
    confidence._data.cache_clear()


def best_threshold(scored: list[tuple[float, bool]]) -> float:
    """Midway between the last that is refused and the first that is told, of what the documents answer."""
    answerable = sorted(p for p, yes in scored if yes)
    first = int(MOST_REFUSED * len(answerable))
    return round(sum(answerable[first - 1 : first + 1]) / 2, 3)


def write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, indent=1) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--gold", type=Path, default=Path(os.environ.get("KG_GOLD", "../shared/gold")))
    arguments = parser.parse_args()
    written = [one for name in ("questions", "oblique") for one in load(HERE / f"{name}.jsonl")]
    questions = [*annotated(arguments.gold), *written, *reported(), *reported("documents")]
    few = [*load(EXAMPLES / "questions.jsonl"), *load(HERE / "unsaid.jsonl")]
    with (
        kg.open(arguments.store, create=False) as library,
        tempfile.TemporaryDirectory() as folder,
        kg.open(Path(folder) / "store") as small,
    ):
        small.ingest(EXAMPLES / "documents")
        asked_of = [(library, questions), (small, few)]
        if arguments.learn:
            unread = {one.id for one in (*annotated(arguments.gold), *load(HERE / "oblique.jsonl"), *few)}
            rows = [(k.id, row) for at, known in asked_of for k, row in rows_of(halves(known)[0], at.retriever)]
            learn_confidence([row for _, row in rows], [row for name, row in rows if name in unread])
        for at, known in asked_of:
            told(known, at.retriever)


def told(questions: list[Known], retriever: Any) -> None:
    """How the questions fare, in halves."""
    for name, half in zip(("learnt from", "held out"), halves(questions), strict=True):
        console = Console(width=200)
        console.print(f"\n{name}: {len(half)} questions")
        console.print(report([judge(known, ask(known.text, retriever)) for known in half]).table())


if __name__ == "__main__":
    main()
