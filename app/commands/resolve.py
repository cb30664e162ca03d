"""`kg resolve`: who is who, as judged by people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from app.output import message, print_json
from app.settings import DEFAULT_STORE, JsonOption, StoreOption

if TYPE_CHECKING:
    from pathlib import Path

    from kg.judgements import Judgement
    from kg.store import Store

resolve = typer.Typer(
    name="resolve",
    help="Say that two nodes are one body, or are not, and why; list what was said; take it back.\n\n"
    'Example:  kg resolve same id/org/x-3f0a91c2d4 UNICEF --because "the same letterhead"',
    add_completion=False,
    rich_markup_mode=None,
)

Node = Annotated[str, typer.Argument(metavar="NODE", help="An IRI, whole or from id/ on, or a name that one node has.")]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="The reason; kg show prints it.")]
Who = Annotated[str, typer.Option("--who", metavar="NAME", help="Who judges.")]


@resolve.command()
def same(a: Node, b: Node, because: Because, who: Who = "", store: StoreOption = DEFAULT_STORE) -> None:
    """Record that two nodes are one body.

    Example:  kg resolve same id/org/x-3f0a91c2d4 UNICEF --because "the same letterhead"
    """
    _judge("same", a, b, because, who, store)


@resolve.command()
def different(a: Node, b: Node, because: Because, who: Who = "", store: StoreOption = DEFAULT_STORE) -> None:
    """Record that two nodes of one name are two bodies.

    Example:  kg resolve different id/org/x-91c2aa30b1 id/org/x-77b0d1e4f5 --because "two ministries"
    """
    _judge("different", a, b, because, who, store)


@resolve.command()
def withdraw(
    a: Annotated[str, typer.Argument(metavar="ID|NODE", help="The judgement's IRI, or its first node.")],
    b: Annotated[str, typer.Argument(metavar="[NODE]", help="The other node.")] = "",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take a judgement back: the graph is then as if nobody had judged.

    Example:  kg resolve withdraw id/org/x-3f0a91c2d4 UNICEF
    """
    import kg.resolve

    gone = kg.resolve.withdraw(_opened(store), a, b)
    message(f"withdrawn: {_line(gone)}")


@resolve.command("list")
def list_(store: StoreOption = DEFAULT_STORE, json: JsonOption = False) -> None:
    """List what was judged.

    Example:  kg resolve list
    """
    import kg.resolve

    recorded = kg.resolve.recorded(_opened(store))
    if json:
        print_json({"judgements": [_payload(one) for one in recorded]})
        return
    for one in recorded:
        print(_line(one))


@resolve.command()
def suggest(store: StoreOption = DEFAULT_STORE, json: JsonOption = False) -> None:
    """List nodes that are probably one body, with the reason. Nothing changes until you judge.

    Example:  kg resolve suggest
    """
    from kg.judgements import short
    from kg.suggest import suggestions

    with _opened(store).read() as generation:
        found = suggestions(generation)
    if json:
        print_json({"suggestions": [{"a": one.a, "b": one.b, "reason": one.reason} for one in found]})
        return
    for one in found:
        print(f"{short(one.a)}  {short(one.b)}  {one.reason}")


def _judge(verdict: str, a: str, b: str, because: str, who: str, store: Path) -> None:
    import kg.resolve

    message(_line(kg.resolve.judge(_opened(store), verdict, a, b, because, who)))


def _opened(store: Path) -> Store:
    from kg.store import Store

    return Store.open(store, create=False)


def _line(one: Judgement) -> str:
    from kg.judgements import short

    who = f" ({one.who})" if one.who else ""
    return f"{one.verdict}  {short(one.a)}  {short(one.b)}  {one.reason}{who}  {short(one.iri)}"


def _payload(one: Judgement) -> dict[str, str | None]:
    return {
        "iri": one.iri,
        "verdict": one.verdict,
        "a": one.a,
        "b": one.b,
        "reason": one.reason,
        "who": one.who or None,
    }
