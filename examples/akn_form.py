"""A master as AKN4UN XML, in the elements that the United Nations' own files use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, Final

from lxml import etree
from lxml.builder import ElementMaker

from examples.master import Master, Piece, lines, note_mark, pieces
from kg.model import Part, PartKind

AKN: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
Element = etree._Element
E: Any = ElementMaker(namespace=AKN, nsmap={None: AKN, "akn4un": "http://un.org/akn4un"})

THREE: Final = {"ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
"""ISO 639-2 codes, as FRBRlanguage has them."""
SITE: Final = {"zh": "ch"}
"""The site of the links calls Chinese "ch"."""
FACE: Final = {"ar": "bold italic", "zh": "bold"}
"""How directive verbs are set; italic elsewhere."""


def render(master: Master) -> bytes:
    """The document, UTF-8 with an XML declaration; equal masters give equal bytes."""
    root = E.akomaNtoso(E.statement(*_statement(master), name=master.masthead["type"]))
    _indent(root, "\n")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(element: Element, newline: str) -> None:
    """Lay the elements out on lines, but leave the inside of a paragraph alone: there, white space is text."""
    if element.tag == f"{{{AKN}}}p" or not len(element):
        return
    element.text = newline + "  "
    for child in element:
        _indent(child, newline + "  ")
        child.tail = newline + "  "
    element[-1].tail = newline


def _statement(master: Master) -> list[Element]:
    parts = master.document.parts
    before = [p for p in parts if p.kind in (PartKind.PREAMBULAR,) or p.fragment == "enacting"]
    annexes = [p for p in parts if p.fragment.startswith("annex")]
    aside = {*before, *annexes, parts[0], *(p for p in parts if p.kind is PartKind.FOOTNOTE)}
    body = [p for p in parts if p not in aside and p.kind is not PartKind.SIGNATURE]
    body = [Part("", PartKind.HEADING, word) for word in master.values("summary")] + body
    out = [_meta(master), _cover(master), _preface(master)]
    out += [E.preamble(*(_preambular(p, i, master) for i, p in enumerate(before, 1)))] if before else []
    out += [E.mainBody(*_body(body, master)), _conclusions(master)]
    return out + ([_annex(annexes, master)] if annexes else [])


def _meta(master: Master) -> Element:
    metadata = master.document.metadata
    work = f"/akn/un/statement/{master.masthead['type']}/{metadata.date}/{metadata.symbol.replace('/', '-')}/"
    expression = f"{work}{THREE[metadata.language]}@"
    issued = master.values("issued")[0]
    return E.meta(
        E.identification(
            E.FRBRWork(*_frbr(work, metadata.date, "adoption", "author"), E.FRBRcountry(value="un")),
            E.FRBRExpression(
                *_frbr(f"{expression}/", issued, "publication", "issuer"),
                E.FRBRlanguage(language=THREE[metadata.language]),
            ),
            E.FRBRManifestation(*_frbr(f"{expression}.xml", issued, "markup", "editor")),
            source="#partnership-kg",
        )
    )


def _frbr(uri: str, day: date | str | None, name: str, role: str) -> list[Element]:
    this = E.FRBRthis(value=f"{uri}!main")
    return [this, E.FRBRuri(value=uri), E.FRBRdate(date=str(day), name=name), E.FRBRauthor(href="ga", **{"as": role})]


def _cover(master: Master) -> Element:
    held = master.masthead
    lines = [
        E.docAuthority(held["publisher"], refersTo="#publisher"),
        E.docNumber(held["symbol"], refersTo="#symbol"),
        E.docAuthority(held["organ"], refersTo="#issuingBody"),
        E.docStatus(held["distribution"], refersTo="#generalDistribution"),
        E.docDate(master.values("issued")[1], date=master.values("issued")[0], refersTo="#dateOfIssuance"),
    ]
    if session := master.values("session"):
        lines.append(E.session(session[1], refersTo="#generalAssembly", value=session[0]))
    if agenda := master.values("agenda"):
        lines.append(E.inline(agenda[1], name="agenda item", title=agenda[0]))
        lines.append(E.inline(agenda[2], name="agenda item name"))
    lines += [E.docTitle(line) for line in (*master.values("adopted")[1:], *master.values("form"))]
    cover = E.coverPage(*(E.p(line) for line in lines), eId="coverPage_1")
    if proponent := held.get("proponent"):
        before, symbol, after = proponent.replace("{", "}").split("}")
        inline = E.inline(symbol, name="originating document")
        cover.append(E.p(E.docProponent(before, inline, after, refersTo="#plenary")))
    return cover


def _preface(master: Master) -> Element:
    title = master.document.parts[0]
    numbered = [E.docNumber(title.number)] if title.number else []
    return E.preface(
        E.p(
            *numbered,
            E.docTitle(
                E.span(*(i for piece in pieces(title) for i in _inline(piece, master)), **{"class": "bold"}),
                refersTo="#resolutionTitle",
            ),
        )
    )


def _preambular(part: Part, index: int, master: Master) -> Element:
    if part.fragment == "enacting":
        return E.formula(_first(part, master), name="enactingFormula", eId=f"formula_{index}")
    name = part.text[slice(*part.emphasis[0])] if part.emphasis else ""
    return E.container(_first(part, master), name=name, eId=f"container_{index}")


def _body(parts: list[Part], master: Master) -> Iterable[Element]:
    """Each part with the sub-paragraphs below it as one `paragraph`."""
    for index, (_, group) in enumerate(groupby(parts, lambda p: p.parent if _is_point(p) else p.fragment), 1):
        head, *points = group
        eid = f"para_{index}"
        if head.kind in (PartKind.HEADING, PartKind.BOX):
            yield _heading(head, eid)
        elif points:
            yield _listed(head, points, eid, master)
        else:
            yield E.paragraph(*_num(head), E.content(*_ps(head, master), eId=f"{eid}__content"), **_single(eid))


def _is_point(part: Part) -> bool:
    return part.kind is PartKind.SUBPARAGRAPH


def _single(eid: str) -> dict[str, str]:
    return {"eId": eid, "class": "SingleTxt"}


def _num(part: Part) -> list[Element]:
    return [E.num(part.number)] if part.number else []


def _heading(part: Part, eid: str) -> Element:
    return E.paragraph(*_num(part), E.heading(part.text), eId=eid, **{"class": "H1"})


def _listed(head: Part, points: list[Part], eid: str, master: Master) -> Element:
    listed = E.list(E.intro(_first(head, master), eId=f"{eid}_list_intro"), eId=f"{eid}_list")
    for point in points:
        letter = point.fragment.rpartition("-")[2]
        at = f"{eid}_list_point_{letter}"
        listed.append(E.point(*_num(point), E.content(_first(point, master), eId=f"{at}_content"), eId=at))
    return E.paragraph(*_num(head), listed, **_single(eid))


def _conclusions(master: Master) -> Element:
    signed = [p for p in master.document.parts if p.kind is PartKind.SIGNATURE]
    if signed:
        return E.conclusions(*(E.p(line) for line in signed[0].text.split("\n")), eId="conclusions")
    meeting = master.values("closing")
    if not meeting:
        return E.conclusions(eId="conclusions")
    day = E.docDate(meeting[1], date=master.values("adopted")[0], refersTo="#adoptionDate")
    return E.conclusions(E.p(E.inline(meeting[0], name="adoptionMeeting"), E.eol(), day), eId="conclusions")


def _annex(parts: list[Part], master: Master) -> Element:
    head, *items = parts
    body = E.mainBody(
        E.paragraph(E.heading(head.number), eId="annex_1", **{"class": "H1"}),
        E.paragraph(E.heading(head.text), eId="annex_2", **{"class": "H1"}),
        *_body(items, master),
    )
    return E.attachments(E.attachment(E.doc(body, name="annex")))


def _ps(part: Part, master: Master) -> list[Element]:
    """A box item is two paragraphs: its title in bold, and its text."""
    printed = [_p(line, master) for line in lines(part)]
    if part.kind is PartKind.BOX_ITEM:
        printed[0] = E.p(E.span(part.title, **{"class": "bold"}))
    return printed


def _p(line: Iterable[Piece], master: Master) -> Element:
    inner = [item for piece in line for item in _inline(piece, master)]
    return E.p(*inner, **{"{http://www.w3.org/XML/1998/namespace}space": "preserve"})


def _inline(piece: Piece, master: Master) -> list[Element | str]:
    language = master.document.metadata.language
    if piece.verb:
        return [E.span(piece.text, **{"class": FACE.get(language, "italic")})]
    if piece.symbol:
        return [E.a(piece.text, href=f"https://undocs.org/{SITE.get(language, language)}/{piece.symbol}")]
    return [_note(piece.note, master)] if piece.note else [piece.text]


def _note(fragment: str, master: Master) -> Element:
    note = next(p for p in master.document.parts if p.fragment == fragment)
    mark = note_mark(fragment)
    return E.authorialNote(_first(note, master), marker=mark, placement="bottom", eId=f"authorialNote_{mark}")


def _first(part: Part, master: Master) -> Element:
    """The text of a part that is one paragraph, as nearly all are."""
    return _p(next(lines(part)), master)
