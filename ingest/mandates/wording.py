"""The compiled words of `mandates.toml`, in which the finders of mandates look for what is asked."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import cache
from typing import Any, Final

from kg.cues import cued
from ontology import table
from ontology.directives import verb_forms
from ontology.phrasing import by_word, plain

DIRECTIVES: Final = frozenset(
    ("decide", "demand", "authorize", "instruct", "request", "urge", "call-upon", "recommend", "encourage", "invite")
)
"""Concepts of verbs that ask somebody to act, or by which the issuer settles something."""
SAYINGS: Final = frozenset(
    ("note", "note-with-appreciation", "note-with-concern", "recall", "recognize", "reaffirm", "emphasize", "welcome")
) | frozenset(
    ("look-forward", "concern", "regret", "deplore", "condemn", "commend", "express", "convinced", "appreciate")
)
"""Concepts of verbs by which the issuer only says something: what it asked for before ends there."""
OPTIONAL: Final = (
    *("comitative", "says_on", "saying", "led", "to_ask", "row", "last", "turned", "founds", "since", "company"),
    *("fronted", "that_on", "called", "heading", "passed", "bearer", "toward", "general", "below", "inserts"),
    *("resumes", "held_by", "said_by", "unsigned", "done", "itself", "done_by", "passive"),
    *("opens", "set_up", "aims", "finite", "attached", "its", "them", "acts", "apart", "settles", "rejoins"),
    *("further", "summed", "chartered", "does", "does_on", "item_asks", "opens_aside"),
    *("dealings", "placed", "goes_on_with", "also", "advice_to", "advice_about", "crowd", "relative"),
    *("answering", "agreed", "shall", "agreeing", "appoints", "serves", "tasked", "enumerates", "newly"),
)
"""Patterns that not every language has a use for."""


@cache
def patterns(language: str) -> dict[str, Any]:
    """The compiled words of `mandates.toml`; `{verb}` in it stands for the directive verbs of the language."""
    words = table(language, "mandates")
    verb, said = _verbs(language, DIRECTIVES), _verbs(language, SAYINGS)
    plain = {name: pattern.replace("{verb}", verb) for name, pattern in words["patterns"].items()}
    plain |= {name: plain.get(name, "(?!)") for name in OPTIONAL}
    plain["turn"] = words["patterns"]["resume"].replace("{verb}", said)
    verbs = {(group, name): pattern for group in ("asks", "modals") for name, pattern in words[group].items()}
    searched = {name: re.compile(pattern, re.I) for name, pattern in (plain | verbs).items()}
    known = cued(searched, language)
    listed: dict[str, Any] = {name: known[name] for name in plain}
    listed |= {group: {name: known[group, name] for name in words[group]} for group in ("asks", "modals")}
    listed |= cued({name: re.compile(pattern, re.I) for name, pattern in words["terms"].items()}, language)
    listed |= {"shortest": words["shortest"], "first_person": re.compile(words["first_person"])}
    return listed | {"stands": words["stands"]}


def _verbs(language: str, concepts: Container[str]) -> str:
    """A pattern for the verb forms of some concepts, and for what renews one: "reiterates its request"."""
    words = table(language, "directives")
    forms = _any_of(v for v, c in verb_forms(language).items() if c in concepts)
    nouns = [noun for noun, concept in by_word(words["object"]).items() if concept in concepts]
    if not nouns or not words["spaced"]:
        return forms
    between = rf"(?:(?:{_any_of((*words['inner'], *words['after'], *words['degree']))})\s+)*"
    return rf"{forms}|(?:{_any_of(words['expressing'])})\s+{between}(?:{_any_of(nouns)})"


def _any_of(forms: Iterable[str]) -> str:
    """A pattern for any of them, the longest first."""
    ordered = sorted({plain(form) for form in forms}, key=lambda form: (-len(form), form))
    return "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered)


def directive_concept(verb: str, language: str) -> str:
    """The concept of a verb as `patterns` finds it: its own, or that of the noun at its end."""
    form = plain(verb)
    nouns = by_word(table(language, "directives")["object"])
    known = verb_forms(language).get(form)
    return known or nouns[max((noun for noun in nouns if form.endswith(f" {noun}")), key=len)]
