"""A group of commands of which each is imported when it is called, or when the help lists them all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pkgutil import resolve_name
from typing import Any

import typer
from typer.core import TyperGroup, TyperOption
from typer.main import get_command


class LazyGroup(TyperGroup):
    """Commands by the places where they stand, "module:name": a function, or a Typer application of several."""

    def __init__(self, name: str, places: Mapping[str, str], *, help: str, epilog: str) -> None:
        """`places` are told by `--help` in their order, each with the first line of its docstring."""
        where = TyperOption(param_decls=["--store"], metavar="DIR", help="Folder that holds the store.")
        super().__init__(name=name, help=help, epilog=epilog, params=[where], rich_markup_mode=None)
        self.places = places

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, none of them imported."""
        return list(self.places)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of this name, imported; None where there is none: then all are, to suggest the likeliest."""
        for name in [cmd_name] if cmd_name in self.places else self.places:
            if name not in self.commands:
                self.add_command(_imported(name, self.places[name]), name)
        return self.commands.get(cmd_name)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What is left for the command; without any word, print the help as for wrong usage."""
        if not args:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(2)
        rest = super().parse_args(ctx, args)
        if store := ctx.params.get("store"):
            os.environ["KG_STORE"] = store
        return rest


def _imported(name: str, place: str) -> Any:
    found = resolve_name(place)
    if not isinstance(found, typer.Typer):
        function, found = found, typer.Typer(add_completion=False, rich_markup_mode=None)
        found.command(name)(function)
    command = get_command(found)
    command.short_help = (command.help or "").partition("\n")[0]
    return command
