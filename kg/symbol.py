"""United Nations document symbols: how they are written, found in text, and made into IRIs and back.

A symbol is a series and its elements, parted by slashes: A/RES/64/223, S/RES/2504(2020), A/58/817/Corr.1,
ICCD/COP(8)/CST/INF.1. The normal form has no spaces, no full-width characters and one spelling of each element.
Source: "United Nations Document Symbols", Dag Hammarskjöld Library.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

from kg.errors import SymbolError
from ontology import DATA

_SERIES: Final = """
A ACC AC APLC AT BWC CAC CAT CCM CCPR CCW CD CEB CEDAW CED CERD CLCS CMW CRC CRPD CTOC DC DP E ECE EB FCCC GC HRI HSP
IBRD ICCD ICEF IDB IDO INFCIRC IPBES ISBA ITC JIU LC MP NPT PBC PPCT RC S SAICM SCM SPLOS ST T TD TRADE UNCTAD UNEP
UNFCCC UNFPA UNIDO UNITAR UNODC UNW WFP WHA
"""
SERIES: Final = frozenset(_SERIES.split())
"""First elements in use; another one is a symbol in running text only when a year or a keyword follows."""

_WEB: Final = re.compile(r"(?:https?://)?(?:www\.)?(?:undocs\.org|docs\.un\.org)/(?:(?:ar|ch|zh|en|fr|es|ru)/)?", re.I)
_DOC: Final = re.compile(r"(?:U\.?N\.?)?Doc\.", re.I)
_SUPPLEMENT: Final = re.compile(r"\(supp\)", re.I)
_NUMBERED: Final = re.compile(r"(corr|add|rev|amend)\.?(\d+(?:-\d+)?)", re.I)
_PART: Final = re.compile(r"([(\[])(part|vol|sect|chap)\.?(?=[ivxlc\d])([ivxlc\d]+)", re.I)
_FORMAT: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_DASHES: Final = {ord(c): "-" for c in "‐‑‒–—―−"} | {ord(c): "/" for c in "⁄∕"}

_JOINT: Final = re.compile(r"(?<=\d)-[AES]/[\dA-Z].*$")
"""The second symbol of a document that two organs have before them."""
_STAND_IN: Final = re.compile(r"x-[0-9a-f]{12}")
_SHORT_LABEL: Final = re.compile(r"/([A-Z]{1,8})(\d+)(?![\w.])")  # AR6
_ROMAN: Final = r"[IVXLC]+"
_LABEL: Final = r"[A-Z][A-Za-z]*"
_ELEMENT: Final = re.compile(
    rf"""(?: \d+ (?:[A-Z](?:-[A-Z])?|-\d+|-[B-DF-RT-Z])? (?:\.\d+)*     # 64   60/1A   2009-4   6-B   1.2
         | (?:ES|S|SS)-(?:\d+|{_ROMAN})                   # S-25   ES-10
         | {_LABEL}(?:[.-][A-Za-z0-9]+)*                   # RES   COP.9   Ozl.Pro.20   Corr.1   INF.1
         | {_ROMAN} )
         (?: \([A-Za-z0-9.\-]+\) )?                        # (2020)   (III)   (S-VI)   (PartIII)   (Sect.3)
         (?: \[[A-Za-z0-9.\-]+\] )?                        # [Expandedreport]
     """,
    re.X,
)
_FIRST: Final = re.compile(r"[A-Z][A-Z0-9]*(?:\([A-Z0-9.\-]+\))?(?:[.-][A-Za-z0-9]+)*")


_BARE: Final = (
    (re.compile(r"\d+\((?:19|20)\d\d\)"), "S/RES"),
    (re.compile(r"(?:19|20)\d\d/\d+"), "E/RES"),
    (re.compile(r"\d+[A-Z]?\((?:XXX[IVX]|X?L)[IVXL]*\)"), "E/RES"),  # the Assembly's last roman session was XXX
    (re.compile(r"\d{1,3}/[4-9]\d\d[A-Z]?"), "A/DEC"),  # its decisions are numbered from 401
    (re.compile(r"(?:\d{1,3}|E?S-\d+)/\d{1,3}[A-Z]?|\d+[A-Z]?\((?:E?S-)?[IVX]+\)"), "A/RES"),
)
"""Numbers that stand alone in running text, and the series they belong to."""


_DIGITS: Final = {first + n: str(n) for first in (0x0660, 0x06F0) for n in range(10)}
"""Arabic-Indic digits, as Arabic and Persian print them, → their values."""


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """The normal form of a symbol however it was written: ` Ａ/RES/60/1 a ` → `A/RES/60/1A`.

    Full-width characters are folded (NFKC), spaces and the address of undocs.org dropped, small letters raised where
    the series uses capitals, and `64/223` completed to `A/RES/64/223`. Raises SymbolError when nothing is left or a
    step of the path would be "." or "..".
    """
    folded = _fold(_WEB.sub("", unquote(text, errors="replace")) if _WEB.match(text.strip()) else text)
    bare = _SUPPLEMENT.sub("", _DOC.sub("", folded, count=1) if _DOC.match(folded) else folded)
    elements = [element for element in bare.split("/") if element]
    if not elements or any(element in (".", "..") or _surrogate(element) for element in elements):
        raise SymbolError(f"{text!r} is not a document symbol; write it like A/RES/64/223")
    if is_stand_in(bare):
        return bare
    return _complete("/".join([_raise_first(elements), *(_spell(element) for element in elements[1:])]))


def is_symbol(text: str) -> bool:
    """Whether `text`, in normal form, has the shape of a symbol: a series, elements, at least one digit."""
    first, *rest = text.split("/")
    return (
        bool(rest)
        and _FIRST.fullmatch(first) is not None
        and all(_ELEMENT.fullmatch(element) for element in rest)
        and any(map(str.isdigit, "/".join(rest)))
    )


def stated(text: str) -> str:
    """The normal form of a symbol that somebody states for a document, checked as far as symbols have a pattern.

    `IPCC/AR6` passes, where is_symbol is stricter for the sake of running text; so does the stand-in of `text_symbol`.
    A document of two organs, A/99/66-E/2044/10, goes by the first. Raises SymbolError for any other words.
    """
    symbol = _JOINT.sub("", normalise(text))
    if is_stand_in(symbol) or is_symbol(_SHORT_LABEL.sub(r"/\1.\2", symbol)):
        return symbol
    raise SymbolError(
        f"{text!r} is not a document symbol; write it like A/RES/64/223, or leave it out: a document that prints none "
        "gets one made of its text"
    )


def text_symbol(text: str) -> str:
    """The stand-in for a document without a symbol: `x-` and the first 12 hex digits of its text's SHA-256."""
    return "x-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def is_stand_in(symbol: str) -> bool:
    """Whether a symbol is a stand-in made by `text_symbol`, which no document prints."""
    return _STAND_IN.fullmatch(symbol) is not None


@lru_cache(maxsize=4096)
def document_iri(symbol: str) -> str:
    """The IRI of a document: slashes and brackets as they are, everything else that is not plain percent-encoded."""
    return f"{DATA}doc/{quote(normalise(symbol), safe='/().-_~')}"


def version_iri(symbol: str, language: str) -> str:
    """The IRI of one language version, also the name of its graph: `…/A/RES/64/223@zh`."""
    return f"{document_iri(symbol)}@{language}"


def part_iri(symbol: str, fragment: str) -> str:
    """The IRI of a part, the same in every language: `…/A/RES/64/223#op-9`."""
    safe = re.sub(r"[^\w.~-]", lambda m: quote(m.group()), fragment)
    return f"{document_iri(symbol)}#{safe}"


def symbol_of(iri: str) -> str:
    """The symbol of a document, version or part IRI. Raises SymbolError for any other IRI."""
    path = iri.removeprefix(f"{DATA}doc/")
    if path == iri or not path:
        raise SymbolError(f"{iri} is not the address of a document; they begin with {DATA}doc/")
    return unquote(re.split("[@#]", path, maxsplit=1)[0])


def web_address(symbol: str) -> str:
    """Where the United Nations publish the document."""
    return f"https://undocs.org/{quote(normalise(symbol), safe='/().-_~')}"


def _fold(text: str) -> str:
    """NFKC without spaces and invisible characters; repeated, as dropping one may bring two others together."""
    while True:
        folded = unicodedata.normalize("NFKC", western(text)).translate(_DASHES)
        folded = "".join(c for c in folded if unicodedata.category(c) not in _FORMAT)
        if folded == text:
            return folded
        text = folded


def western(text: str) -> str:
    """The text with the digits of other scripts, ٦٨/٢٣٤, as 0 to 9; one for one, so that offsets hold."""
    return text.translate(_DIGITS)


def _surrogate(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def _raise_first(elements: list[str]) -> str:
    """`a/res/64/223` and `unep/ea.4/1` are written by hand; a text of one element keeps its letters."""
    first = elements[0]
    return re.sub(r"^[a-z0-9]+", lambda m: m.group().upper(), first) if len(elements) > 1 else first


def _complete(text: str) -> str:
    """Put the series before a bare number of a resolution or decision: `64/223` → `A/RES/64/223`."""
    for shape, series in _BARE:
        if shape.fullmatch(text):
            return f"{series}/{text}"
    return text


def _spell(element: str) -> str:
    """One element in the spelling the series use: Corr.1, Add.2, RES, 60/1A, (II), (PartIII)."""
    numbered = _NUMBERED.fullmatch(element)
    if numbered:
        return f"{numbered[1].capitalize()}.{numbered[2]}"
    element = _PART.sub(_spell_part, element)
    element = re.sub(r"\(([ivxlc]+|e?s-[ivxlc\d]+)\)", lambda m: m.group().upper(), element)
    element = re.sub(r"^\d+[a-z](?:-[a-z])?(?=$|\()", lambda m: m.group().upper(), element)
    element = re.sub(r"^e?s-(?=\d|[ivxlc]+$)", lambda m: m.group().upper(), element)
    if re.match(r"[a-z]{1,6}(?:[.\-(\d]|$)", element):
        return re.sub(
            r"^[a-z]+", lambda m: "Res" if m.group() == "res" and "." in element else m.group().upper(), element
        )
    return element


def _spell_part(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2].capitalize()}{'.' if '.' in match.group() else ''}{match[3].upper()}"


_HOMOGLYPHS: Final = dict(zip("АВЕКМНОРСТХаеорсх", "ABEKMHOPCTXaeopcx", strict=True))
"""Cyrillic letters typed for Latin ones in Russian texts."""

_BRACKET: Final = r"\s?\((?:\d{1,4}|[IVXLC]+|E?S-[IVXLC\d]+|(?:Part|Vol|Sect)\.?\s?[IVXLC\d]+[A-Z]?)\)"
_CANDIDATE: Final = re.compile(
    rf"""(?:(?<![A-Za-z0-9_/.])(?<![A-Za-z]-)|(?<=undocs\.org/)|(?<=undocs\.org/[a-z][a-z]/))
         [A-Z][A-Z0-9]{{0,7}}(?:\([A-Z0-9\-]{{1,6}}\))?(?:[.-][A-Z][A-Za-z]{{0,5}})?
         (?:\s?/\s?[A-Za-z0-9]+(?:(?:\.|-(?![AES]/))[A-Za-z0-9]+)*(?:{_BRACKET})?)+
         (?:(?<=\d)\s[A-Z](?![\w/.'’])(?:{_BRACKET})?)?""",
    re.X,
)
_CONTINUED: Final = re.compile(
    r"[\s,;،、]*(?:[^\W\d]{1,3}\s?)?((?:Add|Corr|Rev|Amend)\.\s?\d+(?:\s?-\s?\d+)?)(?![A-Za-z\d/])"
)
_RANGE: Final = re.compile(r"/((?:Add|Corr|Rev|Amend)\.)(\d+)-(\d+)$")
_LONGEST_RANGE: Final = 50
_KEYWORD: Final = re.compile(
    r"(?:RES|DEC|INF|PV|SR|NGO|CONF|COP|CRP|WP|L|Add|Corr|Rev|AC|CN|C|WG)\b\.?\d*|(?:19|20)\d\d\b"
)


def find_symbols(text: str) -> list[tuple[int, int, str]]:
    """Every symbol printed in `text`: (start, end, normal form), in order; `text[start:end]` is what is printed.

    "A/58/817 and Corr.1" gives two, the second over "Corr.1"; "Add.1–3" gives three over the same characters.
    """
    if not _SLASH.search(text):
        return []
    plain = text.translate(_PLAIN)
    found: list[tuple[int, int, str]] = []
    for match in _CANDIDATE.finditer(plain):
        symbol, end = _trim(plain, match.start(), match.end())
        if symbol:
            found.extend((match.start(), end, one) for one in _range(symbol))
            found.extend(_continued(plain, end, _RANGE.sub("", symbol)))
    return found


def _plain(character: str) -> str:
    """One character for one, so that offsets hold."""
    folded = unicodedata.normalize("NFKC", western(character)).translate(_DASHES)
    return _HOMOGLYPHS.get(character, folded if len(folded) == 1 else character)


class _Plain(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _plain(chr(code)))


_PLAIN: Final = _Plain()
_SLASH: Final = re.compile("[/⁄∕\uff0f]")
"""What becomes a slash by that table."""


def _trim(plain: str, start: int, end: int) -> tuple[str, int]:
    """The longest symbol that begins at `start`, giving up elements from the right; "" when there is none."""
    while end > start:
        printed = plain[start:end].rstrip()
        symbol = normalise(printed) if printed.strip("/") else ""
        if symbol and is_symbol(symbol) and _plausible(symbol):
            return symbol, start + len(printed)
        end = max(plain.rfind(mark, start, end) for mark in "/( ")
    return "", end


def _plausible(symbol: str) -> bool:
    """In running text "TCP/IP" and "A/H1N1" are no documents: a known series and a number, or a year and a keyword."""
    first, *rest = symbol.split("/")
    if any(re.fullmatch(r"[A-Z][a-z]+", element) for element in rest):
        return False
    if re.split(r"[.(-]", first)[0] in SERIES:
        return rest[0][0].isdigit() or len(rest) > 1 or _KEYWORD.match(rest[0]) is not None
    return len(first) > 1 and any(_KEYWORD.match(element) for element in rest[:-1])


def _continued(plain: str, end: int, symbol: str) -> Iterator[tuple[int, int, str]]:
    """`… and Corr.1 and Add.2–4` after a symbol, each joined to it."""
    while match := _CONTINUED.match(plain, end):
        end = match.end()
        for one in _range(normalise(f"{symbol}/{match[1]}")):
            yield match.start(1), end, one


def _range(symbol: str) -> list[str]:
    """`…/Add.1-3` is three symbols; any other is itself."""
    match = _RANGE.search(symbol)
    if not match:
        return [symbol]
    first, last = int(match[2]), int(match[3])
    return [f"{symbol[: match.start()]}/{match[1]}{n}" for n in range(first, min(last, first + _LONGEST_RANGE) + 1)]
