"""The named queries as examples: their parameters as fields of a form, bound in the text so that it runs anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.errors import KGError, NotFound, UsageError
from kg.named import NamedQuery, queries
from kg.names import bound

if TYPE_CHECKING:
    from kg.generation import Generation

_HEAD: Final = re.compile(r"# (?:title|number|parameter)\b")
_WHERE: Final = re.compile(r"\bWHERE\s*\{", re.I)
_SEARCH: Final = re.compile(r"\bSERVICE\s+unp:search\s*\{[^}]*\}")
_VARIABLE: Final = re.compile(r"\?\w+")
FIELD: Final = "set-"
"""What the names of a form's fields begin with; the rest is the parameter."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter: its name, its kind (node, document, part or text), and what was filled in."""

    name: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Example:
    """A named query chosen: its fields, its text, and what is wrong with what was filled in.

    `ready` says that nothing is left to fill in.
    """

    name: str
    fields: tuple[Field, ...]
    text: str
    error: str = ""
    ready: bool = False


def example(name: str, given: Mapping[str, str], generation: Generation, language: str) -> Example | None:
    """The named query with the values given; None when there is none of that name."""
    named = queries().get(name)
    if named is None:
        return None
    fields = tuple(Field(one, kind, given.get(FIELD + one, "").strip()) for one, kind in named.parameters.items())
    text = _text(named, language)
    if not all(field.value for field in fields):
        return Example(name, fields, text)
    try:
        return Example(name, fields, _filled(text, fields, generation), ready=True)
    except (UsageError, NotFound) as error:
        return Example(name, fields, text, _line(error))


def _line(error: KGError) -> str:
    """Without the advice that is for the command line."""
    return str(error).partition("; ")[0]


def _filled(text: str, fields: tuple[Field, ...], generation: Generation) -> str:
    """The values as VALUES clauses at the head of the pattern, as the terms that SPARQL writes.

    A search by meaning is made before the query runs, so within its block they stand themselves.
    """
    terms = {f"?{field.name}": str(bound(generation, field.kind, field.value, field.name)) for field in fields}
    clauses = "".join(f"\n  VALUES {name} {{ {term} }}" for name, term in terms.items())

    def within(block: re.Match[str]) -> str:
        return _VARIABLE.sub(lambda found: terms.get(found.group(), found.group()), block.group())

    return _WHERE.sub(lambda match: match.group() + clauses, _SEARCH.sub(within, text), count=1)


def _text(named: NamedQuery, language: str) -> str:
    """The query under its title in one language; what its head says besides is for the program."""
    lines = [line for line in named.sparql.splitlines() if not _HEAD.match(line)]
    return f"# {named.titles[language]}\n" + "\n".join(lines).strip() + "\n"
