"""`kg search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from app.batch import read_batch
from app.output import console, print_json
from app.settings import DEFAULT_STORE, BatchOption, DocumentOption, JsonOption, LanguageOption, StoreOption
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.model import Hit


def search(
    query: Annotated[str | None, typer.Argument(help="What to look for, in any of the six languages.")] = None,
    store: StoreOption = DEFAULT_STORE,
    k: Annotated[int, typer.Option("-k", min=1, help="How many hits.")] = 10,
    lang: LanguageOption = None,
    type: Annotated[
        str | None,
        typer.Option(
            "--type", help="Only parts of this kind (operative, box, …), or nodes: partnership, mandate, body, figure."
        ),
    ] = None,
    document: DocumentOption = None,
    entity: Annotated[
        str | None, typer.Option("--entity", metavar="NAME", help="Only parts that name this, by any of its names.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Documents of this date or later: 2007, 2007-12-19.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Documents of this date or earlier.")
    ] = None,
    year: Annotated[str | None, typer.Option("--year", help="Documents of this year.")] = None,
    rerank: Annotated[
        str | None,
        typer.Option("--rerank", metavar="MODEL", help="A cross-encoder, by name or folder: reads the best 50 again."),
    ] = None,
    batch: BatchOption = None,
    json: JsonOption = False,
) -> None:
    """Find passages by meaning and words.

    Example:  kg search "饮用水伙伴关系" -k 5 --lang zh
    """
    import kg
    from kg.payload import search_payload

    narrowed = {"document": document, "entity": entity, "since": since, "until": until, "year": year}
    filters = {name: value for name, value in narrowed.items() if value is not None}
    with kg.open(store, create=False) as library:
        if batch is not None:
            for item in read_batch(batch):
                hits = library.search(item.text, k, lang, type, rerank=rerank, **filters) if item.text.strip() else ()
                print_json(search_payload(item.text, hits, item.id, filters))
            return
        if query is None:
            raise UsageError('nothing to look for; give a query, as in  kg search "drinking water"')
        hits = library.search(query, k, lang, type, rerank=rerank, **filters)
    if json:
        print_json(search_payload(query, hits, filters=filters))
    else:
        show_hits(hits)


def show_hits(hits: tuple[Hit, ...]) -> None:
    """Hits for a reader: place, score, text, and the nodes it leads to."""
    from rich.text import Text

    out = console()
    for hit in hits:
        head = Text(f"{hit.rank}. ", style="dim")
        head.append(f"{hit.document}, {hit.part}", style="bold cyan")
        head.append(f"  {hit.score:.2f}  {hit.language}", style="dim")
        out.print(head)
        out.print(Text(f"   {hit.text}"))
        if hit.nodes:
            out.print(Text("   → " + "; ".join(f"{node.label} ({node.type})" for node in hit.nodes), style="green"))
    if not hits:
        out.print("no hits")
