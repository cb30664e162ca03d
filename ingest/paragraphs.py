"""Paragraphs, sections and annexes named beside a citation, as fragments: "para. 22 (e)" → op-22-e."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ingest.numerals import han_pattern, to_roman, value_of
from ingest.references import PART_NAMES, Reference
from ingest.sessions import DATE
from kg.letters import ALPHABETS, LATIN, latin_items
from ontology import table

LONGEST_RANGE: Final = 60
"""Paragraphs in one range at most; a longer one is a slip of reading."""
BEFORE: Final = 200
"""Characters before a citation that may name the paragraph: "paragraphs 5 to 7 of General Assembly resolution …"."""

_LETTER: Final = r"[a-zа-яأ-ي]{1,2}ـ?"
_MARK: Final = rf"[(（]{_LETTER}[)）]|(?<=\s){_LETTER}[)）]"
_LOW: Final = r"\s?[(（][ivx]{1,4}[)）]"
_ITEM: Final = rf"\d{{1,3}}(?:\.\d{{1,2}})?(?!\s?/|\d)(?:\s?(?:{_MARK})(?:{_LOW})?)?"
_SINGLE: Final = re.compile(
    rf"(?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)?\s?(?P<mark>{_MARK})?(?:\s?[(（](?P<low>[ivx]{{1,4}})[)）])?"
)
_ALPHABETS: Final = (LATIN, *ALPHABETS)

Fragment = tuple[str, int, int]
"""Fragment in the cited document, and where it is named: start, end."""


def cited_fragments(text: str, reference: Reference, language: str) -> list[Fragment]:
    """The parts of the cited document that stand right behind or right before the reference; [] for the whole of it."""
    forms = _patterns(language)
    behind = forms["behind"].match(text, reference.end)
    named = behind and (behind["numbers"] or behind["annex"] or behind["sections"])
    if behind and named and not forms["next"].match(text, behind.end()):
        return list(_fragments(behind.groupdict(), behind, reference.symbol, forms))
    if relative := forms["relative"].match(text, reference.end):
        return list(_fragments(relative.groupdict(), relative, reference.symbol, forms))
    for pattern in forms["before"]:
        if before := pattern.search(text, max(0, reference.start - BEFORE), reference.start):
            return list(_fragments(before.groupdict(), before, reference.symbol, forms))
    return []


def named_proposals(text: str, language: str) -> list[Fragment]:
    """Numbered proposals that a text speaks of: "proposals 13 to 16", 提议23."""
    forms = _patterns(language)
    return [
        (f"proposal-{number}", match.start(), match.end())
        for match in forms["proposals"].finditer(text)
        for number, _ in _numbers(match["numbers"], forms["range"])
    ]


def _fragments(
    named: dict[str, str | None], match: re.Match[str], symbol: str, forms: dict[str, Any]
) -> Iterator[Fragment]:
    """Paragraphs where they are named, else sections, else the annex."""
    annexes = list(_annexes(named["which"] or "", forms["step"])) if named.get("annex") else [""]
    annex = annexes[0]
    if printed := named.get("numbers"):
        sub = _plain(named["sub"] or "")
        for number, tail in _numbers(printed, forms["range"]):
            yield (
                _fragment(number, tail or (f"-{sub}" if sub else ""), symbol, annex),
                match.start("numbers"),
                match.end(),
            )
    elif printed := named.get("sections"):
        for step in _steps(printed, forms["step"]):
            yield f"{annex}-sec-{step}" if annex else f"sec-{step}", match.start("sections"), match.end()
    else:
        yield from ((one, match.start("annex"), match.end()) for one in annexes)


def _annexes(which: str, step: re.Pattern[str]) -> Iterator[str]:
    """ "annexes I and II" are steps of their own, "annex" is the only one."""
    values = [value for match in step.finditer(which) if (value := value_of(match["value"]))]
    yield from (f"annex-{to_roman(value).upper()}" for value in values) if values else ("annex",)


def _steps(printed: str, step: re.Pattern[str]) -> Iterator[str]:
    """ "III and IV.A" → 3, 4-A."""
    for match in step.finditer(printed):
        if value := value_of(match["value"]):
            part = PART_NAMES.get(match["part"] or "", match["part"])
            yield f"{value}-{part}" if part else str(value)


def _numbers(printed: str, through: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """ "113, 22 (a) and (c), 119 to 121" → 113, 22-a, 22-c, 119, 120, 121; with each the tail of its letter."""
    number = letter = ""
    end = 0
    for match in _SINGLE.finditer(printed):
        if not match["number"] and not match["mark"]:
            continue
        ranged = bool(number) and through.fullmatch(printed[end : match.start()].strip()) is not None
        last, number, end = number, match["number"] or number, match.end()
        mark = _plain(match["mark"]) if match["mark"] else ""
        if ranged and match["number"] and not mark and last.isdigit() and number.isdigit():
            yield from ((str(n), "") for n in range(int(last) + 1, min(int(number), int(last) + LONGEST_RANGE)))
        if ranged and mark and letter and last == number:
            yield from ((number, f"-{between}") for between in _between(letter, mark))
        letter = mark
        yield number, (f"-{mark}" if mark else "") + (f"-{match['low']}" if match["low"] else "")


def _between(one: str, other: str) -> str:
    """The letters between two of one alphabet."""
    return next((a[a.index(one) + 1 : a.index(other)] for a in _ALPHABETS if one in a and other in a), "")


def _plain(mark: str) -> str:
    return mark.strip("()（）ـ \u00a0").replace("ـ", "")


def _fragment(number: str, tail: str, symbol: str, annex: str) -> str:
    """Items of resolutions bear the letter that is printed there, those of other documents the Latin one."""
    resolution = "/RES/" in symbol or "/Res." in symbol
    stem = annex or ("cl" if "." in number else "op" if resolution else "sec" if "ST/SGB/" in symbol else "para")
    fragment = f"{stem}-{number}{tail}"
    return fragment if resolution else latin_items([fragment]).get(fragment, fragment)


@cache
def _patterns(language: str) -> dict[str, Any]:
    words = table(language, "citations")
    first = bool(words.get("number_first"))
    through = rf"(?:{words['range']}|[-–—])"
    joint = rf"\s?(?:[,，、،;]\s?(?:{words['join']})?|{words['join']}|{through})\s?"
    step = rf"(?:[IVX]{{1,6}}\b|\d{{1,2}}\b|{han_pattern()}|{words['which']})"
    forms = _Forms(words, joint, first)
    items = forms.listed(_ITEM, rf"(?:{_ITEM}|(?:{_MARK})(?:{_LOW})?)", words["paragraph"])
    numbers = forms.numbers(items)
    part = rf"(?:\.[A-Z](?![A-Za-z])|[\s،–-]{{1,3}}(?:{'|'.join(PART_NAMES)})\b)"
    sections = forms.sections(rf"{step}{part}?")
    ordinal = step.replace(r"|\d{1,2}\b", "")
    annex = rf"(?P<annex>{words['annex']})(?:\s?(?P<which>{step}(?:{joint}{ordinal})*))?"
    return {
        "behind": re.compile(forms.behind(annex, sections, numbers), re.I),
        "before": (
            re.compile(rf"{numbers}(?:{forms.of}{annex})?{forms.back}?$", re.I),
            re.compile(rf"(?:{sections}|{annex}){forms.back}?$", re.I),
        ),
        "relative": re.compile(forms.relative(items), re.I),
        "proposals": re.compile(
            rf"(?:{words['proposal']})\s?(?P<numbers>{items})(?!\s?\d|/|{words['behind_number']})", re.I
        ),
        "range": re.compile(through),
        "step": re.compile(rf"(?P<value>{step})(?:\W{{1,3}}(?P<part>[A-Z](?![A-Za-z])|{'|'.join(PART_NAMES)}))?", re.I),
        "next": re.compile(rf"{forms.back}\d" if not first else "(?!)", re.I),
    }


@dataclass(frozen=True, slots=True)
class _Forms:
    """The patterns of one language; `first` where the number stands before its word (第5段)."""

    words: dict[str, Any]
    joint: str
    first: bool

    def listed(self, item: str, more: str, unit: str) -> str:
        """ "5, 6 and 9 (a)", 5、6段和第9"""
        return (
            rf"{item}(?:{unit}?{self.joint}{self.before}?{more})*" if self.first else rf"{item}(?:{self.joint}{more})*"
        )

    def numbers(self, items: str) -> str:
        unit, part = self.words["paragraph"], self.words["item"]
        if self.first:
            return rf"{self.before}\s?(?P<numbers>{items})\s?{unit}(?:\s?(?P<sub>[(（]{_LETTER}[)）])\s?(?:{part})?)?"
        sub = rf"(?:{part}\s?(?P<sub>{_MARK})\s?{self.words['of']}\s?)?"
        return rf"{sub}{unit}\s?(?P<numbers>{items})"

    def relative(self, items: str) -> str:
        """ "…, in paragraph 14 of which"."""
        body = rf"(?:{self.of}(?:{'|'.join(self.words['bodies'].values())}))?"
        return body + str(self.words["relative"].format(numbers=self.numbers(items)))

    def sections(self, step: str) -> str:
        unit, listed = self.words["section"], self.listed(step, step, self.words["section"])
        return rf"{self.before}\s?(?P<sections>{listed})\s?{unit}" if self.first else rf"{unit}\s(?P<sections>{listed})"

    @property
    def before(self) -> str:
        """The sign before a number that stands before its word."""
        return f"(?:{self.words['before_number']})"

    @property
    def of(self) -> str:
        return rf"\s?{self.words['of']}\s?"

    @property
    def resolution(self) -> str:
        return rf"(?:{self.words['resolution']}|{self.words['decision']})"

    @property
    def document(self) -> str:
        """The word that follows a document's number, where words follow numbers."""
        return str(self.words["lead"].replace("{resolution}", self.resolution))

    @property
    def back(self) -> str:
        """From the paragraph to the number: "of General Assembly resolution"."""
        body = rf"(?:(?:{'|'.join(self.words['bodies'].values())})\s)?(?:{self.words['own']}\s)?"
        return rf"{self.of}{body}{self.resolution}\s?"

    def behind(self, annex: str, sections: str, numbers: str) -> str:
        """From the number to the paragraph: its date, commas, a bracket."""
        comma = r"[\s,，、،]*[(（]?\s?"
        dated = rf"(?:[\s,،]*(?:{self.words['dated']})\s{DATE.pattern})?"
        lead = rf"(?:\s?(?:{self.words['behind_number']})?(?:{self.document})?)" if self.first else dated
        return rf"{lead}(?:{comma}{annex})?(?:{comma}{sections})?(?:{comma}{numbers})?"
