"""Measure answers on questions with known answers.

usage: python -m benchmarks.answers STORE [--gold FOLDER]

STORE holds the documents that the questions are about: the four seeds; of the official resolutions 77/288 in English,
77/242, 77/281 and 77/296 in Spanish, 77/286, 77/330 and 77/192 in Russian, 77/273, 77/285 and 77/337 in French, 77/326,
77/12 and 77/191 in Arabic and 77/27, 77/274 and 77/334 in Chinese; and as PDF DP/OPS/2025/3, S/2025/127, S/RES/2773
(2025), A/AC.109/2009/17, E/2025/76, DP/FPA/2025/7, S/2025/122, A/80/176, E/ICEF/2025/20, S/2025/323 and E/2025/15; and
the invented ones of `reports/` and `documents/`, each with the symbol of its name. Questions come from
`questions.jsonl`, from `oblique.jsonl` (asked by people who had not seen the program), from `reports/`, `documents/`
and the annotated documents where FOLDER (default ../shared/gold) is there. What small stores do not say is told by
`unsaid.jsonl`, asked of a store of `examples/documents` alone, beside what they do (`examples/questions.jsonl`). Every
second question of each document is for learning (`benchmarks.learn_confidence`); the figures of the others tell what
was learnt. The weights that rank candidates (`search/data/ranking.json`) were set by hand on that half, and those of
`read`, `own` and `first` also on the passages of `benchmarks/reading/` that the reader had not learnt from.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

import kg
from benchmarks.corpus import ANNOTATED
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
    (r"sum", "summary"),
)


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


def rows_of(questions: Iterable[Known], retriever: Any, document: str = "") -> Iterator[Row]:
    """What is proposed first for each question, whether or not it would be told."""
    for known in questions:
        considered = consider(known.text, retriever, document)
        right = judge(known, considered.answer(refuse=False)).right
        for proposal in considered.proposals[:1]:
            yield proposal.features, right and known.answerable, known.answerable


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store")
    parser.add_argument("--gold", type=Path, default=Path(os.environ.get("KG_GOLD", "../shared/gold")))
    arguments = parser.parse_args()
    with (
        kg.open(arguments.store, create=False) as library,
        tempfile.TemporaryDirectory() as folder,
        kg.open(Path(folder) / "store") as small,
    ):
        small.ingest(EXAMPLES / "documents")
        told(own(arguments.gold), library.retriever)
        told(few(), small.retriever)


def own(gold: Path) -> list[Known]:
    """All questions to the documents of the store that is described above."""
    written = [one for name in ("questions", "oblique") for one in load(HERE / f"{name}.jsonl")]
    return [*annotated(gold), *written, *reported(), *reported("documents")]


def few() -> list[Known]:
    """Questions to a store of `examples/documents` alone, most of which it does not answer."""
    return [*load(EXAMPLES / "questions.jsonl"), *load(HERE / "unsaid.jsonl")]


def told(questions: list[Known], retriever: Any) -> None:
    """How the questions fare, in halves."""
    for name, half in zip(("learnt from", "held out"), halves(questions), strict=True):
        console = Console(width=200)
        console.print(f"\n{name}: {len(half)} questions")
        console.print(report([judge(known, ask(known.text, retriever)) for known in half]).table())


if __name__ == "__main__":
    main()
