"""Akoma Ntoso for the United Nations (AKN4UN): the markup states what other formats only print.

Source: https://www.unsystem.org/content/akn4un. Every element with text ends in a part; what the markup leaves open
(a number printed in the text, lists set as paragraphs) is completed by `ingest.readers.outline`; documents that are no
resolutions go through the structure parser of the other formats.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ingest.garbage import check_parts
from ingest.readers.aknblocks import blocks
from ingest.readers.aknmeta import metadata
from ingest.readers.inline import Inline, depth, inline, local_name
from ingest.readers.outline import Outline
from ingest.source import RawFile, ReadOptions
from ingest.structure import parts as structured
from kg.errors import UnreadableFile
from kg.model import Document, DocumentType, Part, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BROKEN: Final = "fetch the file again"


def read(file: RawFile, options: ReadOptions) -> Document:
    """The document, part by part. Raises UnreadableFile, GarbledText or LimitExceeded."""
    root = _parse(file, options)
    known = metadata(root, file, options)
    decided = known.type in (DocumentType.RESOLUTION, DocumentType.DECISION, DocumentType.OTHER)
    if decided and root.find(".//{*}preamble") is not None:
        parts = _resolution(root, known.language)
    else:
        parts = structured(list(blocks(root)), known.language)
    warnings = check_parts(file.path, [part.text for part in parts], options.limits)
    return Document(known, parts, Source(file.path, file.sha256, file.media_type), warnings)


def _resolution(root: Element, language: str) -> tuple[Part, ...]:
    """One resolution, or several printed together."""
    outline = Outline(language)
    for element in root.iter("{*}coverPage"):
        _furniture(element, outline)
    _statement(_main(root), outline)
    for number, component in enumerate(root.iterfind("./{*}components/{*}component/{*}statement")):
        outline.begin_component(_component_name(component, number) if number else "")
        _statement(component, outline)
    return outline.parts()


def _parse(file: RawFile, options: ReadOptions) -> Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(file.data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(file.path, f"broken XML ({' '.join(str(error.msg).split())})", _BROKEN) from None
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise UnreadableFile(
            file.path, "XML with a document type declaration", "take the <!DOCTYPE …> out if you trust it"
        )
    if local_name(root) != "akomaNtoso":
        raise UnreadableFile(file.path, f"XML, but not AKN4UN (its root is {local_name(root)})", "give AKN4UN XML")
    options.limits.check(file.path, "objects", sum(1 for _ in root.iter()))
    options.limits.check(file.path, "depth", depth(root))
    return root


def _main(root: Element) -> Element:
    """The statement, or whatever stands in its place (a collection, a plain document)."""
    return next((child for child in root if local_name(child) not in ("", "components", "meta")), root)


def _component_name(component: Element, number: int) -> str:
    """The letter of one of several resolutions printed together: A, B."""
    found = component.find("./{*}preface//{*}docNumber")
    letter = inline(found).text if found is not None else ""
    return letter if re.fullmatch(r"[A-Z]", letter) else chr(ord("A") + min(number, 25))


def _statement(statement: Element, outline: Outline) -> None:
    for child in statement:
        match local_name(child):
            case "preface":
                _preface(child, outline)
            case "preamble":
                _preamble(child, outline)
            case "mainBody" | "body":
                _body(child, outline)
            case "conclusions":
                outline.closing(inline(child))
            case "attachments":
                _attachments(child, outline)
            case "meta" | "coverPage" | "collectionBody" | "components" | "":
                pass
            case _:
                outline.text(inline(child))


def _furniture(cover: Element, outline: Outline) -> None:
    for child in cover:
        outline.furniture(inline(child))


def _preface(preface: Element, outline: Outline) -> None:
    for block in preface:
        title = block.find(".//{*}docTitle")
        number = block.find(".//{*}docNumber")
        printed = inline(number).text if number is not None else ""
        if title is not None:
            outline.title(inline(title), printed)
        else:
            outline.furniture(inline(block))


def _preamble(preamble: Element, outline: Outline) -> None:
    for child in preamble:
        match local_name(child):
            case "container":
                outline.preambular(inline(child))
            case "formula":
                outline.enacting(inline(child))
            case "":
                pass
            case _:
                outline.text(inline(child))


def _body(body: Element, outline: Outline) -> None:
    for child in body:
        match local_name(child):
            case "paragraph":
                _paragraph(child, outline)
            case "section" | "part" | "chapter" | "hcontainer":
                outline.begin_section()
                _body(child, outline)
            case "heading" | "subheading":
                outline.heading(inline(child))
            case "crossHeading":
                _cross_heading(child, outline)
            case "":
                pass
            case _:
                outline.text(inline(child))


def _cross_heading(element: Element, outline: Outline) -> None:
    """Within sections, the paragraphs of a section's own preamble are marked as cross-headings."""
    if element.get("refersTo", "").lstrip("#") == "preamble":
        outline.preambular(inline(element))
    else:
        outline.heading(inline(element))


def _paragraph(paragraph: Element, outline: Outline) -> None:
    number = paragraph.find("./{*}num")
    printed = inline(number).text if number is not None else ""
    is_heading = paragraph.get("class", "").startswith("H")
    if printed and number is not None and len(paragraph) == 1:
        outline.heading(inline(number))
    for child in paragraph:
        match local_name(child):
            case "heading" | "subheading":
                outline.heading(inline(child), printed)
                printed = ""
            case "list":
                _list(child, printed, outline)
                printed = ""
            case "num" | "":
                pass
            case _ if is_heading:
                outline.heading(inline(child))
            case _:
                outline.paragraph(inline(child), printed)
                printed = ""


def _list(element: Element, printed: str, outline: Outline, parent: str = "") -> None:
    """A list: its introduction is the paragraph, its points stand below it; lists in points go one level deeper."""
    intro = element.find("./{*}intro")
    if not parent:
        parent = outline.paragraph(inline(intro) if intro is not None else Inline(""), printed)
    for child in element:
        match local_name(child):
            case "point" | "item" | "indent":
                _point(child, parent, outline)
            case "intro" | "":
                pass
            case _:
                outline.text(inline(child))


def _point(point: Element, parent: str, outline: Outline) -> None:
    number = point.find("./{*}num")
    printed = inline(number).text if number is not None else ""
    nested = point.find("./{*}list")
    if nested is not None:
        intro = nested.find("./{*}intro")
        own = outline.point(inline(intro) if intro is not None else Inline(""), printed, parent)
        _list(nested, "", outline, own)
        return
    for child in point:
        if local_name(child) not in ("num", ""):
            outline.point(inline(child), printed, parent)
            printed = ""


def _attachments(attachments: Element, outline: Outline) -> None:
    several = list(attachments.iter("{*}doc"))
    for position, document in enumerate(several, 1):
        outline.begin_annex(position if len(several) > 1 else 0)
        for child in document:
            if local_name(child) in ("mainBody", "body"):
                _body(child, outline)
            elif local_name(child) not in ("meta", ""):
                outline.text(inline(child))
