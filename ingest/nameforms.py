"""How names are built in a language: the words of `ontology/languages/<code>/mentions.toml`, compiled."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, Final

from ingest.phrases import within_a_line
from kg.cues import Cued, cued
from kg.needs import NEVER
from ontology import table, tables
from ontology.directives import verb_forms
from ontology.people import with_people

SEARCHED: Final = (
    *("titles", "bracket", "person", "unnamed", "collective", "united", "united_loose", "foreign"),
    "company",
)
"""Patterns that are searched in every part."""
ENDING: Final = frozenset({"government", "post"})
"""Kinds whose head words stand at an end of the name: what heads of government do is done by none of them."""
LONGEST_COUNT: Final = 12
"""Characters of a number that counts what is named behind it."""
LONGEST_ARTICLE: Final = 4
"""Characters of an article at most, with the blank behind it."""
LONGEST: Final = 48
"""Characters of a name by form at most (ideographs: half of it)."""


@cache
def rules_of(language: str) -> dict[str, Any]:
    """How names stand in a language: the compiled words of `mentions.toml`."""
    words = table(language, "mentions")
    forms = words["forms"]
    ideographic = bool(words["folding"].get("ideographic"))
    inner = forms.get("inner", "")
    heads = {kind: _standing(pattern, forms) if ideographic else pattern for kind, pattern in forms["heads"].items()}
    kinds = {
        kind: re.compile(_head(pattern, "" if kind in ENDING else inner, ideographic, "leads" in forms))
        for kind, pattern in heads.items()
    }
    told = [("post", re.compile(forms.get("leading_post", NEVER))), *kinds.items()]
    searched = {name: forms.get(name, NEVER) for name in SEARCHED} | {"person": with_people(forms["person"], language)}
    rules: dict[str, Any] = cued({name: re.compile(pattern) for name, pattern in searched.items()}, language) | {
        "language": language,
        "ideographic": ideographic,
        "kind": lru_cache(maxsize=8192)(lambda label: next((k for k, found in told if found.search(label)), "")),
        "work_marks": forms["work_marks"],
        "long_form": re.compile(forms["long_form"]),
        "short_heads": re.compile(forms["short_heads"]),
        "generic": re.compile(forms["generic"]),
        "joint": re.compile(forms["joint"]),
        "units": re.compile(forms["units"]),
        "vague": re.compile(forms["vague"]),
        "owned": re.compile(forms["owned"]),
        "frame": re.compile(forms.get("frame", "(?!)")),
        "bodily": re.compile(forms.get("bodily", "(?!)")),
        "past": re.compile(forms.get("past", "(?!)")),
        "trailing": _trailing(),
        "of_whole": re.compile(forms.get("of_whole", "(?!)")),
        "works": re.compile(forms.get("works", "(?!)")),
        "about": re.compile(forms.get("about", "(?!)")),
        "verbs": frozenset(word for verb in verb_forms(language) for word in verb.split()[:1]),
        "nests": frozenset(forms.get("alone", [])),
        "article": re.compile(forms.get("article", "")),
        "indefinite": re.compile(forms.get("indefinite", "(?!)"), re.IGNORECASE),
        "counted": re.compile(forms.get("counted", "(?!)")),
        "house": re.compile(forms.get("house", "(?!)")),
        "locates": re.compile(forms.get("locates", "(?!)")),
        "company_breaks": re.compile(forms.get("company_breaks", "(?!)")),
        "company_common": re.compile(forms.get("company_common", "(?!)")),
    }
    return rules | (_ideographic_rules(forms) if ideographic else _capitalised_rules(forms, language))


def _capitalised_rules(forms: dict[str, Any], language: str) -> dict[str, Cued]:
    """A line that ends, as a title does, ends the name as well."""
    lower = re.sub("<([a-z]+)>", lambda piece: str(forms[piece[1]]), forms.get("uncapitalised", "(?!)"))
    return {**cued({"run": within_a_line(forms["run"]), "uncapitalised": within_a_line(lower)}, language)}


@cache
def _trailing() -> re.Pattern[str]:
    """A dot that ends the sentence, not an abbreviation ("Inc.") of any language; the mark of a possessive."""
    abbreviated = {word for words in tables("mentions") for word in words["forms"].get("abbreviated", ())}
    kept = "".join(rf"(?<!{word})" for word in sorted(abbreviated))
    return re.compile(rf"(?:(?<=\w{{3}}){kept}\.|(?<=\w)[’']s?)$")


def _head(pattern: str, inner: str, ideographic: bool, leads: bool) -> str:
    """A head word at either end of a name or, in English, before the first preposition: "Global Alliance for …".

    In languages in which the head always `leads`, "Conseil de l’Alliance" is no alliance.
    """
    if ideographic:
        return rf"(?:{pattern})$"
    if leads:
        return rf"^(?:{pattern})\b"
    within = rf"|^(?:(?!{inner}).)*\b(?:{pattern})\b{inner}" if inner else ""
    return rf"(?:^(?:{pattern})\b|\b(?:{pattern})${within})"


def _standing(words: str, forms: dict[str, Any]) -> str:
    """Head words, each with what must not stand around it: 司, but not 公司."""
    return "|".join(forms.get("standing", {}).get(word, word) for word in words.split("|"))


def _ideographic_rules(forms: dict[str, Any]) -> dict[str, Any]:
    listed = sorted((w for words in forms["heads"].values() for w in words.split("|")), key=lambda w: (-len(w), w))
    by_head = {word: kind for kind, words in forms["heads"].items() for word in words.split("|")}
    standing = forms.get("standing", {})
    stop = re.compile(forms["stops"])
    return {
        "heads": re.compile("|".join(standing.get(word, word) for word in listed)),
        "kind_of": by_head.__getitem__,
        "stops": lambda text, end: max(
            (m.end() for m in stop.finditer(text, max(0, end - LONGEST), end)), default=max(0, end - LONGEST)
        ),
        "anchor": re.compile(forms["anchor"]),
        "breaks": re.compile(forms["breaks"]),
        "joints": re.compile(forms["joints"]),
        "seated": re.compile(forms.get("seated", NEVER)),
        "weak": re.compile(forms["weak"]),
        "field": re.compile(forms["field"]),
        "bare": re.compile(forms["bare"]),
        "alone": frozenset(forms["alone"]),
        "adjacent": frozenset(forms["adjacent"]),
        "shortest": 2,
        "weak_far": forms["weak_far"],
        "united_nations": forms["united_nations"],
    }


def counted(text: str, start: int, rules: dict[str, Any]) -> bool:
    """Whether several of a kind are told of, 17个海灯署国家办事处: no name of one."""
    return rules["counted"].search(text, max(0, start - LONGEST_COUNT), start) is not None


def far_enough(text: str, anchors: list[tuple[int, int]], head: int, rules: dict[str, Any]) -> list[tuple[int, int]]:
    """The anchors from which a name may run to a weak head: bodies; continents and the like only from afar."""
    return [
        (start, end)
        for start, end in anchors
        if not rules["anchor"].fullmatch(text[start:end])
        or (head - end >= rules["weak_far"] and text[start:end] != rules["united_nations"])
    ]


def short_head(label: str, language: str) -> str:
    """The head words of a long name when they may stand for it: "Panel of Eminent Persons", 知名人士小组; else ""."""
    match = rules_of(language)["short_heads"].search(label)
    return match.group() if match and len(match.group()) < len(label) else ""


def is_bare_head(label: str, language: str) -> bool:
    """Whether a label is one head word, which stands for a longer name only behind the article: "la Red"."""
    rules = rules_of(language)
    return bool(rules["article"].pattern) and " " not in label and rules["short_heads"].match(f"{label} ") is not None


def has_article(text: str, start: int, language: str) -> bool:
    """Whether an article stands right before `start`."""
    return rules_of(language)["article"].search(text[max(0, start - LONGEST_ARTICLE) : start]) is not None


def bare_head(label: str, language: str) -> str:
    """What a document calls the one panel that it speaks of: 小组, "the Panel"; "" for other names."""
    forms = table(language, "mentions")["forms"]
    return str(forms["bare_name"]) if "bare_of" in forms and re.search(forms["bare_of"], label) else ""
