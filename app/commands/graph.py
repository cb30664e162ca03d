"""`kg sparql`, `kg show`, `kg stats`, `kg export`, `kg validate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.output import console, message, print_json
from app.settings import DEFAULT_STORE, JsonOption, StoreOption
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.describe import Description


def sparql(
    query: Annotated[str | None, typer.Argument(help='A query, "@FILE", or "-" for stdin.')] = None,
    store: StoreOption = DEFAULT_STORE,
    format: Annotated[str, typer.Option(help="table, json, csv, tsv, xml, turtle, nt or jsonld.")] = "table",
    named: Annotated[str | None, typer.Option("--named", help='A query by name; "list" shows them.')] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter of --named.")
    ] = None,
) -> None:
    """Run a read-only SPARQL 1.1 query over the union of all graphs; common prefixes are known.

    Example:  kg sparql "SELECT ?m ?who WHERE { ?m a unp:Mandate ; unp:addressee ?who } LIMIT 10"
    """
    import kg
    from kg.results import FORMATS

    if format not in FORMATS:
        raise UsageError(f"{format!r} is no result format; use one of {', '.join(FORMATS)}")
    with kg.open(store, create=False) as library:
        if named is not None:
            sys.stdout.write(library.named(named, _parameters(set_ or []), format))
        elif query is not None:
            sys.stdout.write(library.sparql(_query_text(query), format))
        else:
            raise UsageError("no query; give one, or @FILE, or --named NAME")


def _query_text(argument: str) -> str:
    if argument == "-":
        return sys.stdin.read()
    if not argument.startswith("@"):
        return argument
    try:
        return Path(argument[1:]).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{argument[1:]}: cannot be read ({error}); give a UTF-8 file with a SPARQL query") from error


def _parameters(settings: list[str]) -> dict[str, str]:
    parameters = dict(setting.partition("=")[::2] for setting in settings)
    if bad := [setting for setting in settings if "=" not in setting]:
        raise UsageError(f"--set {bad[0]}: write it as NAME=VALUE")
    return parameters


def show(
    name: Annotated[str, typer.Argument(help="An IRI, a symbol (A/RES/64/223#op-9) or a name.")],
    store: StoreOption = DEFAULT_STORE,
    json: JsonOption = False,
) -> None:
    """Show one node: what is known, its evidence, its neighbours.

    Example:  kg show UNICEF
    """
    import kg

    with kg.open(store, create=False) as library:
        descriptions = library.show(name, library.spoken(name))
    if json:
        print_json([description.payload() for description in descriptions])
    else:
        for description in descriptions:
            _print_description(description)


def _print_description(description: Description) -> None:
    from rich.text import Text

    out = console()
    head = Text(description.node.label, style="bold")
    head.append(f"  {description.node.type}\n{description.node.iri}", style="dim")
    out.print(head)
    for one in description.judgements:
        who = f" ({one.who})" if one.who else ""
        relation = "the same as" if one.verdict == "same" else "different from"
        line = relation if one.proven else f"judged {relation}"
        out.print(Text(f"  {line} {one.other.label} <{one.other.iri}>: {one.reason}{who}", style="yellow"))
    for fact in description.facts:
        out.print(Text(f"  {fact.arrow} {fact.predicate}: {fact.value}"))
        for support in fact.evidence:
            out.print(Text(f"      “{support.quote}” {support.document}, {support.part}", style="cyan"))
    if description.more:
        out.print(Text(f"  … and {description.more} more; kg sparql shows them all", style="dim"))


def stats(
    store: StoreOption = DEFAULT_STORE,
    void: Annotated[bool, typer.Option("--void", help="The dataset description (VoID) in Turtle.")] = False,
    json: JsonOption = False,
) -> None:
    """Count what the store holds.

    Example:  kg stats
    """
    import kg

    with kg.open(store, create=False) as library:
        if void:
            sys.stdout.write(library.void())
            return
        counts = library.stats()
    if json:
        print_json(counts)
        return
    width = max(map(len, counts), default=0)
    for kind, count in counts.items():
        print(f"{kind:<{width}}  {count:>10,}")


def export(
    file: Annotated[Path, typer.Argument(help="Ending says the format: .ttl .nq .trig .jsonld .nt .graphml .csv")],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write the whole graph to a file; the same store gives the same bytes.

    Example:  kg export graph.ttl
    """
    import kg

    with kg.open(store, create=False) as library:
        count = library.export(file)
    message(f"wrote {count:,} statements to {file}")


def validate(store: StoreOption = DEFAULT_STORE, json: JsonOption = False) -> None:
    """Check the graph against the SHACL shapes of the vocabulary.

    Example:  kg validate
    """
    import kg

    with kg.open(store, create=False) as library:
        report = library.validate()
    if json:
        print_json(report.payload())
    else:
        for violation in report.violations:
            print(violation)
        message(f"{len(report.violations)} violations in {report.checked} graphs")
    if report.violations:
        raise typer.Exit(1)
