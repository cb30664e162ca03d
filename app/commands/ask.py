"""`kg ask` and `kg eval`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.batch import read_batch
from app.output import console, print_json, progress_bar
from app.settings import DEFAULT_STORE, BatchOption, DocumentOption, JsonOption, StoreOption
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.model import Answer, AnswerItem, Support


def ask(
    question: Annotated[str | None, typer.Argument(help="A question, in any of the six languages.")] = None,
    store: StoreOption = DEFAULT_STORE,
    document: DocumentOption = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show each step from question to answer.")] = False,
    batch: BatchOption = None,
    json: JsonOption = False,
) -> None:
    """Answer a question with the sentence it stands in, or say "not found".

    Example:  kg ask "联合国伙伴关系办公室哪一年成立？"
    """
    import kg
    from kg.payload import answer_payload

    with kg.open(store, create=False) as library:
        if batch is not None:
            for item in read_batch(batch):
                answer = library.ask(item.text, document) if item.text.strip() else _empty(item.text)
                print_json(answer_payload(answer, item.id))
            return
        if question is None:
            raise UsageError('nothing asked; give a question, as in  kg ask "Who chairs the panel?"')
        answer = library.ask(question, document)
    if json:
        print_json(answer_payload(answer))
    else:
        _show(answer, explain)


def _empty(question: str) -> Answer:
    from kg.model import Answer

    return Answer(question, (), None, ())


def _show(answer: Answer, explain: bool) -> None:
    from rich.text import Text

    from kg.model.answers import UNSURE

    out = console()
    if explain:
        for number, step in enumerate(answer.steps, start=1):
            out.print(Text(f"{number}. {step}", style="dim"))
        if answer.sparql:
            out.print(Text(answer.sparql, style="dim"))
    if not answer.answered:
        out.print(Text("not found", style="bold yellow"))
        out.print(Text("The documents do not say. Nearest passages:", style="dim"))
        for hit in answer.hits[:3]:
            out.print(Text(f"  {hit.document}, {hit.part}: {hit.text[:160]}", style="dim"))
        return
    if not answer.sure:
        out.print(Text(UNSURE, style="yellow"))
    shown: set[Support] = set()
    for item in answer.answers:
        _show_item(item, shown)


def _show_item(item: AnswerItem, shown: set[Support]) -> None:
    """An answer with its evidence; what stands under an answer before it is not repeated."""
    from rich.text import Text

    out = console()
    line = Text(item.text, style="bold green")
    line.append(f"  ({item.confidence:.2f})", style="dim")
    out.print(line)
    for support in (one for one in item.evidence if one not in shown):
        out.print(Text(f"  “{support.quote}”"))
        out.print(Text(f"  {support.document}, {support.part}, characters {support.start}–{support.end}", style="cyan"))
    shown.update(item.evidence)
    if item.nodes:
        out.print(Text("  → " + "; ".join(f"{node.label} ({node.type})" for node in item.nodes), style="green"))


def evaluate(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS.jsonl", help="Questions with answers and support.")],
    store: StoreOption = DEFAULT_STORE,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="Compare with plain vector search in the same run.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Measure retrieval and answers of the store on questions whose answers are known.

    Example:  kg eval examples/questions.jsonl
    """
    import kg
    from kg.capabilities import capability

    with kg.open(store, create=False) as library, progress_bar() as progress:
        report = capability("evaluate")(library, questions, baseline=baseline, progress=progress)
    if json:
        print_json(report.payload())
    else:
        console().print(report.table())
