"""Official resolutions as the United Nations prints them: masthead, running symbol, justified text, notes at the foot.

The text comes from AKN4UN XML with each footnote where its marker stands; WeasyPrint sets it in the style of the
examples. Documents take turns with two families of fonts (Debian: fonts-noto-core, fonts-noto-cjk, fonts-liberation).
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from benchmarks.corpus import ROOT

STYLE: Final = ROOT / "examples" / "page.css"
FONTS: Final = {
    "zh": ("Noto Serif CJK SC", "Noto Sans CJK SC"),
    "ar": ("Noto Naskh Arabic", "DejaVu Sans"),
}
LATIN: Final = ("Noto Serif", "Liberation Serif")
BODY: Final = {
    "zh": ("联合国", "大会", "大会，"),
    "en": ("United Nations", "General Assembly", "The General Assembly,"),
    "fr": ("Nations Unies", "Assemblée générale", "L’Assemblée générale,"),
    "es": ("Naciones Unidas", "Asamblea General", "La Asamblea General,"),
    "ru": ("Организация Объединенных Наций", "Генеральная Ассамблея", "Генеральная Ассамблея,"),
    "ar": ("الأمم المتحدة", "الجمعية العامة", "إن الجمعية العامة،"),
}


def pdf(data: bytes, language: str, path: Path, akn: ModuleType, turn: int) -> None:
    """Set one resolution. `turn` chooses among the fonts of its language."""
    from lxml import etree
    from weasyprint import CSS, HTML

    root = etree.fromstring(data)
    doc = akn.parse(data, language)
    family = FONTS.get(language, LATIN)[turn % 2]
    fonts = f'html, html:lang({language}) {{ font-family: "{family}", "Liberation Serif"; }} p.in {{ margin-left: 0 }}'
    direction = "rtl" if language == "ar" else "ltr"
    html = f"<html lang={language} dir={direction}><body>{_masthead(doc, language)}{_text(root, language, akn)}"
    HTML(string=html).write_pdf(str(path), stylesheets=[CSS(filename=str(STYLE)), CSS(string=fonts)])


def _masthead(doc: dict[str, Any], language: str) -> str:
    publisher, organ, _ = BODY[language]
    symbol, title = escape(doc["symbol"]), escape(doc["title"])
    number = doc["symbol"].removeprefix("A/RES/")
    return (
        f"<div class=symbol>{symbol}</div><div class=job>22-12345</div>"
        f"<header><div class=top><span>{publisher}</span><b dir=ltr>{symbol}</b></div>"
        f"<div class=organ><h1>{organ}</h1><div><p>Distr.: General</p><p>20 December 2022</p></div></div>"
        f"<div class=firstjob>22-12345 (E)</div></header><h2>{number}. {title}</h2>"
    )


def _text(root: Any, language: str, akn: ModuleType) -> str:
    out = [f"<p class=in>{BODY[language][2]}</p>"]
    out += [f"<p class=in>{_inline(one, akn)}</p>" for one in root.iterfind(f".//{akn.NS}preamble/{akn.NS}container")]
    body = root.find(f".//{akn.NS}mainBody")
    for paragraph in body.findall(f"{akn.NS}paragraph") if body is not None else ():
        out += _paragraph(paragraph, akn)
    return "".join(out)


def _paragraph(paragraph: Any, akn: ModuleType) -> list[str]:
    num, points = paragraph.find(f"{akn.NS}num"), paragraph.find(f"{akn.NS}list")
    if num is None:  # nor does akn.parse count it
        return []
    number = _numbered(num, akn)
    if points is None:
        content = paragraph.find(f"{akn.NS}content")
        return [f"<p class=in>{number}{_inline(content if content is not None else paragraph, akn)}</p>"]
    intro = points.find(f"{akn.NS}intro")
    out = [f"<p class=in>{number}{_inline(intro, akn) if intro is not None else ''}</p>"]
    for point in points.findall(f"{akn.NS}point"):
        content = point.find(f"{akn.NS}content")
        if content is not None:
            out.append(f"<p class=sub>{_numbered(point.find(f'{akn.NS}num'), akn)}{_inline(content, akn)}</p>")
    return out


def _numbered(num: Any, akn: ModuleType) -> str:
    return f"<span class=n>{escape(akn.squeeze(''.join(num.itertext())))}</span> " if num is not None else ""


def _inline(element: Any, akn: ModuleType) -> str:
    """An element's text, each note where its marker stands; brackets around markers are printed with them."""
    out = [escape(element.text or "")]
    for child in element:
        if child.tag == akn.NS + "authorialNote":
            held = _bracket(child.getprevious(), "(", akn) and _bracket(child.getnext(), ")", akn)
            mark, note = child.get("marker") or "", akn.squeeze("".join(child.itertext())).removeprefix("()").strip()
            mark = f"({mark})" if held else mark
            out.append(f"<span class=note data-mark='{escape(mark)}'>{escape(note)}</span>")
        elif isinstance(child.tag, str) and not (_bracket(child, "(", akn) or _bracket(child, ")", akn)):
            name = child.get("class") or ""
            out.append(f"<i>{_inline(child, akn)}</i>" if "bold" in name or "italic" in name else _inline(child, akn))
        out.append(escape(child.tail or ""))
    return "".join(out)


def _bracket(element: Any, sign: str, akn: ModuleType) -> bool:
    """Whether an element is a raised bracket beside a marker."""
    return element is not None and element.tag == akn.NS + "sup" and "".join(element.itertext()).strip() == sign
