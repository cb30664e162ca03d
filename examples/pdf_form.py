"""A master as PDF, laid out as the United Nations prints: masthead, running header, footnotes, page and job numbers.

WeasyPrint sets an HTML page that nobody keeps. Fonts: Noto Serif and Noto Naskh Arabic (Debian fonts-noto-core),
Noto Serif CJK SC (fonts-noto-cjk); only the glyphs used go into the file.
"""

from __future__ import annotations

import hashlib
from html import escape
from pathlib import Path
from typing import Final

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from examples.master import Master, Piece, lines, note_mark, pieces, running, stands_alone
from examples.thin_font import face
from kg.model import Part, PartKind

STYLE: Final = Path(__file__).with_name("page.css")
THINNED: Final = {"zh": "Noto Serif CJK SC"}
"""Fonts that would make the file large: see `thin_font`."""
TAGS: Final = {PartKind.HEADING: "h2", PartKind.ANNEX: "h2"}


def render(master: Master) -> bytes:
    """The file's bytes; equal masters, fonts and WeasyPrint give equal bytes."""
    html = _html(master)
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    fonts = FontConfiguration()
    style = CSS(string=_style(master, html), font_config=fonts)
    data = HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts, pdf_identifier=identifier)
    assert isinstance(data, bytes)
    return data


def _style(master: Master, html: str) -> str:
    """The page's style sheet, and thinned fonts where the characters are many."""
    rules = STYLE.read_text()
    if family := THINNED.get(master.document.metadata.language):
        text = "".join(sorted(set(html)))
        rules = rules.replace(f'"{family}"', f'"{family} thin"')
        rules = "\n".join([*(face(family, weight, text) for weight in ("normal", "bold")), rules])
    return rules


def _html(master: Master) -> str:
    metadata = master.document.metadata
    direction = "rtl" if metadata.language == "ar" else "ltr"
    issued = master.values("issued")[0]
    head = (
        f"<title>{escape(metadata.title)}</title><meta name=author content={metadata.author!r}>"
        f"<meta name=dcterms.created content={issued}><meta name=dcterms.modified content={issued}>"
    )
    body = _masthead(master) + "".join(_part(part, master) for part in _grouped(master))
    return (
        f"<!doctype html><html lang={metadata.language} dir={direction}><head>{head}</head><body>{body}</body></html>"
    )


def _masthead(master: Master) -> str:
    held = master.masthead
    right = [held["distribution"], master.values("issued")[1], *master.values("original")]
    job = held["job"]
    below = [("strong", line) for line in master.values("session")[1:]]
    below += [("span", line) for line in master.values("agenda")[1:2]]
    below += [("strong", line) for line in master.values("agenda")[2:]]
    return (
        f"<div class=symbol>{escape(held['symbol'])}</div><div class=job>{escape(job.split()[0])}</div>"
        f"<header><div class=top><span>{escape(held['publisher'])}</span><b dir=ltr>{escape(held['symbol'])}</b></div>"
        f"<div class=organ><h1>{escape(held['organ'])}</h1><div>{''.join(f'<p>{escape(x)}</p>' for x in right)}</div></div>"
        f"<div class=firstjob>{escape(job)}</div>"
        f"<div class=session>{''.join(f'<div><{t}>{escape(x)}</{t}></div>' for t, x in below)}</div></header>"
    ) + _adoption(master)


def _adoption(master: Master) -> str:
    lines_ = [f"<h2 class=adopted>{escape(line)}</h2>" for line in master.values("adopted")[1:]]
    if proponent := master.masthead.get("proponent"):
        lines_.append(f"<p class=proponent>{escape(proponent.replace('{', '').replace('}', ''))}</p>")
    return "".join(lines_)


def _grouped(master: Master) -> list[Part | list[Part]]:
    """The running parts, a box and its items as one."""
    out: list[Part | list[Part]] = []
    for part in running(master):
        if part.kind is PartKind.BOX:
            out.append([part])
        elif part.kind is PartKind.BOX_ITEM and isinstance(out[-1], list):
            out[-1].append(part)
        else:
            out.append(part)
    return out


def _part(part: Part | list[Part], master: Master) -> str:
    if isinstance(part, list):
        return f"<div class=box>{''.join(_boxed(one, master) for one in part)}</div>"
    number = f"<span class=n>{escape(part.number)}</span> " if part.number and not stands_alone(part) else ""
    printed = [number + _line(line, master) if i == 0 else _line(line, master) for i, line in enumerate(lines(part))]
    if stands_alone(part):
        printed.insert(0, escape(part.number))
    tag = TAGS.get(part.kind, "p")
    return "".join(f"<{tag} class={_class(part, master)!r}>{line}</{tag}>" for line in printed)


def _class(part: Part, master: Master) -> str:
    if part.kind is PartKind.HEADING:
        return "deep" if part.fragment.count("-") == 2 else "head"
    if not part.fragment and part.kind is PartKind.TEXT:
        return "closing first" if part.text == master.values("closing")[0] else "closing"
    known = {PartKind.SUBPARAGRAPH: "sub", PartKind.PARAGRAPH: "para", PartKind.SIGNATURE: "sig"}
    return known.get(part.kind, "in")


def _boxed(part: Part, master: Master) -> str:
    title, *body = (_line(line, master) for line in lines(part))
    heads = [escape(part.number), title] if part.number else [title]
    return "".join([*(f"<p class=head>{line}</p>" for line in heads), *(f"<p class=in>{line}</p>" for line in body)])


def _line(line: tuple[Piece, ...], master: Master) -> str:
    return "".join(_inline(piece, master) for piece in line)


def _inline(piece: Piece, master: Master) -> str:
    if piece.note:
        note = next(p for p in master.document.parts if p.fragment == piece.note)
        text = "".join(_inline(inner, master) for inner in pieces(note))
        return f"<span class=note data-mark={note_mark(piece.note)!r}>{text}</span>"
    text = escape(piece.text)
    if piece.symbol:
        return f"<a href='https://undocs.org/{piece.symbol}'>{text}</a>"
    return f"<i>{text}</i>" if piece.verb else text
