"""Commands made of functions: their annotated parameters are what is given, their docstrings what `--help` says.

The standard library's argparse reads the words, which takes a fortieth of what typer and pydantic take to be loaded.
The module of a command is imported when the command is called, or when all of them are listed.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from inspect import Parameter, cleandoc, signature
from pathlib import Path
from pkgutil import resolve_name
from textwrap import fill
from types import NoneType
from typing import Any, Final, NoReturn, get_args, get_origin, get_type_hints

from kg.errors import UsageError

WIDTH: Final = 80
_KINDS: Final = {str: "TEXT", int: "NUMBER", Path: "PATH"}


@dataclass(frozen=True, slots=True)
class Argument:
    """How a parameter is told of that is given by its place."""

    help: str
    metavar: str = ""


class Option:
    """How a parameter is told of that is given by name: `--<parameter>` where `names` says no other."""

    def __init__(
        self,
        *names: str,
        help: str,
        metavar: str = "",
        env: str = "",
        least: int = 0,
        most: int = sys.maxsize,
    ) -> None:
        """`env` is a variable of the environment that says the default; `least` and `most` bound a number."""
        self.names, self.help, self.metavar, self.env = names, help, metavar, env
        self.least, self.most = least, most


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one name: each a function, as "module:function", or a group."""

    help: str
    commands: Mapping[str, str | Group]
    example: str = ""


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; {self.prog} --help tells what can be given")


def called(group: Group, words: Sequence[str], name: str) -> Callable[[], None]:
    """The command that the words name, with its arguments. Raises UsageError, and SystemExit once help is given."""
    if not words or words[0] in ("-h", "--help"):
        print(_listed(group, name))
        sys.exit(0 if words else 2)
    chosen = group.commands.get(words[0])
    if chosen is None:
        near = get_close_matches(words[0], group.commands, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else f"{name} --help lists the commands"
        raise UsageError(f"no command {words[0]!r}; {hint}")
    below = f"{name} {words[0]}"
    if isinstance(chosen, Group):
        return called(chosen, words[1:], below)
    function = resolve_name(chosen)
    return partial(function, **vars(parser(function, below).parse_intermixed_args(words[1:])))


def parser(function: Callable[..., None], name: str) -> ArgumentParser:
    """What reads the words that a command is called with."""
    about = cleandoc(function.__doc__ or "").replace("%", "%%")
    made = _Parser(name, description=about, formatter_class=RawDescriptionHelpFormatter, allow_abbrev=False)
    hints = get_type_hints(function, include_extras=True)
    for parameter in signature(function).parameters.values():
        kind, told = get_args(hints[parameter.name])
        if isinstance(told, Option):
            _add_option(made, parameter, _plain(kind), told)
        else:
            _add_argument(made, parameter, _plain(kind), told)
    return made


def _add_argument(made: ArgumentParser, parameter: Parameter, kind: Any, told: Argument) -> None:
    needed = parameter.default is Parameter.empty
    many = get_origin(kind) is list
    made.add_argument(
        parameter.name,
        type=get_args(kind)[0] if many else kind,
        nargs="+" if many else None if needed else "?",
        default=None if needed else parameter.default,
        metavar=told.metavar or parameter.name.upper(),
        help=told.help.replace("%", "%%"),
    )


def _add_option(made: ArgumentParser, parameter: Parameter, kind: Any, told: Option) -> None:
    names = told.names or (f"--{parameter.name}",)
    needed = parameter.default is Parameter.empty
    help = told.help.replace("%", "%%") + _noted(parameter, told)
    if kind is bool:
        made.add_argument(*names, action="store_true", dest=parameter.name, help=help)
        return
    many = get_origin(kind) is list
    one = get_args(kind)[0] if many else kind
    made.add_argument(
        *names,
        type=partial(_number, told.least, told.most) if one is int else one,
        action="append" if many else "store",
        default=None if needed else os.environ.get(told.env) or parameter.default,
        required=needed,
        dest=parameter.name,
        metavar=told.metavar or _KINDS[one],
        help=help,
    )


def _noted(parameter: Parameter, told: Option) -> str:
    """What else there is to say of an option, between brackets."""
    notes = ["required"] if parameter.default is Parameter.empty else []
    notes += [f"env {told.env}"] if told.env else []
    notes += [f"default {parameter.default}"] if parameter.default not in (None, False, "", Parameter.empty) else []
    return f" [{'; '.join(notes)}]" if notes else ""


def _plain(kind: Any) -> Any:
    """A type without None."""
    return next((one for one in get_args(kind) if one is not NoneType), kind) if NoneType in get_args(kind) else kind


def _number(least: int, most: int, word: str) -> int:
    try:
        number = int(word)
    except ValueError as error:
        raise ArgumentTypeError(f"{word!r} is not a number") from error
    if number < least:
        raise ArgumentTypeError(f"{number} is too small; at least {least}")
    if number > most:
        raise ArgumentTypeError(f"{number} is too large; at most {most}")
    return number


def _listed(group: Group, name: str) -> str:
    """The commands of a group, each with the first sentence of its help."""
    width = max(map(len, group.commands))
    lines = [f"usage: {name} COMMAND …", "", fill(group.help, WIDTH), "", "commands:"]
    for word, command in group.commands.items():
        about = command.help if isinstance(command, Group) else cleandoc(resolve_name(command).__doc__ or "")
        lines.append(f"  {word:<{width}}  {about.partition(chr(10))[0]}")
    lines += ["", f"`{name} COMMAND --help` tells of one."]
    return "\n".join([*lines, *(["", f"Example:  {group.example}"] if group.example else [])])
