"""Spoilt files for `benchmarks.fuzz`: each from an example document and a number, the same number the same bytes."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks.corpus import ROOT

DOCUMENTS: Final = ROOT / "examples" / "documents"
Mutation = Callable[[random.Random, bytes], bytes]

TOKENS: Final = {
    ".pdf": (b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"[", b"]", b"(", b"\\", b"/Kids [1 0 R]",
             b"/Length 99999999", b"/Filter /FlateDecode", b"/Parent 1 0 R", b"/Prev 0", b" 0 R", b"-1", b"1e308",
             b"/Encrypt 1 0 R", b"/ObjStm", b"BT", b"ET", b"Tj", b"TJ", b"Do", b"cm", b"9" * 400),
    ".xml": (b"<", b">", b"</p>", b"<p>", b"&lol;", b"&#0;", b"&#xD800;", b"<![CDATA[", b"]]>", b"<!--", b"xmlns=''",
             b'<!DOCTYPE a [<!ENTITY lol "lol">]>', b"<preamble>", b"<num>", b"</num>", b"<authorialNote>",
             b"\xef\xbb\xbf"),
    ".txt": ("\u202e".encode(), "\u200f".encode(), b"\x00", b"\x0c", b"\r", b"\r\n\r\n", "\ud7ff\ue000".encode(),
             b"\xed\xa0\x80", b"1. ", b"(a) ", "（一）".encode(), "۱".encode(), "أ) ".encode(), b"* ", b"____",
             "方框 1".encode(), b"Annex", b"I. ", b"/" * 300, b"A/RES/", b"(" * 200, "，".encode() * 200, b"9" * 400,
             "\u0301".encode() * 300, "ﷺ".encode() * 100, "🏴".encode() * 30),
}  # fmt: skip


@cache
def originals(ending: str) -> tuple[bytes, ...]:
    """The example documents of a kind; PDFs also with their streams unpacked, where a changed byte does more."""
    found = [path.read_bytes() for path in sorted(DOCUMENTS.glob(f"*{ending}"))]
    return tuple(found + [_unpacked(data) for data in found] if ending == ".pdf" else found)


def spoilt(ending: str, number: int) -> bytes:
    """The `number`-th spoilt file of a kind: one to eight mutations of an example."""
    dice = random.Random(f"{ending}{number}")
    data = dice.choice(originals(ending))
    if ending == ".docx":
        return _in_member(dice, data)
    if ending == ".xml" and dice.random() < 0.7:
        return _graft(dice, data)
    return _spoil(dice, data, ending)


def _spoil(dice: random.Random, data: bytes, ending: str) -> bytes:
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        data = dice.choice(MUTATIONS)(dice, data, TOKENS[ending])  # type: ignore[operator]
    return data


def _graft(dice: random.Random, data: bytes) -> bytes:
    """XML that stays well-formed: elements removed, doubled, moved, renamed, wrapped, emptied; texts spoilt."""
    from lxml import etree

    root = etree.fromstring(data)
    for _ in range(dice.choice((1, 2, 4, 16))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        one, other = dice.choice(elements), dice.choice(elements)
        dice.choice(GRAFTS)(dice, one, other)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


LARGE: Final = 50
"""Elements of what is copied: copies of copies grow without end."""


def _remove(_: random.Random, one: Any, __: Any) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _copy(dice: random.Random, one: Any, other: Any) -> None:
    if sum(1 for _ in one.iter()) < LARGE:
        seed = copy.deepcopy(one)  # `other` may stand within `one`, which then grows
        other.extend([copy.deepcopy(seed) for _ in range(dice.choice((1, 1, 30)))])


def _rename(_: random.Random, one: Any, other: Any) -> None:
    one.tag = other.tag


def _attributes(dice: random.Random, one: Any, other: Any) -> None:
    one.attrib.update(other.attrib)
    for name in list(one.attrib)[: dice.randrange(3)]:
        one.set(name, dice.choice(("", "-1", "9" * 40, "%", "#", "../../x", "é\u202e")))


def _deepen(dice: random.Random, one: Any, other: Any) -> None:
    for _ in range(dice.choice((3, 30, 300))):
        one.append(one.makeelement(other.tag))
        one = one[-1]


def _retext(dice: random.Random, one: Any, other: Any) -> None:
    tokens = [token.decode("utf-8", "ignore").replace("\0", "") for token in TOKENS[".txt"]]
    one.text = (other.text or "") + dice.choice(tokens).replace("\x0c", " ").replace("\r", " ")


GRAFTS: Final = (_remove, _copy, _rename, _attributes, _deepen, _retext, _retext)


def _in_member(dice: random.Random, data: bytes) -> bytes:
    """A member of a zip file spoilt inside; one time in four the zip file itself."""
    if dice.random() < 0.25:
        return _spoil(dice, data, ".xml")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    wanted = [name for name in members if name.endswith((".xml", ".rels"))]
    name = dice.choice([*[name for name in wanted if "document" in name] * 4, *wanted])
    members[name] = _graft(dice, members[name]) if dice.random() < 0.7 else _spoil(dice, members[name], ".xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _unpacked(data: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import EncodedStreamObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for number, held in enumerate(writer._objects):
        if isinstance(held, EncodedStreamObject):
            plain = StreamObject()
            plain.update(
                {key: value for key, value in held.items() if key not in ("/Filter", "/DecodeParms", "/Length")}
            )
            plain.set_data(held.get_data())
            writer._objects[number] = plain
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _place(dice: random.Random, data: bytes) -> int:
    return dice.randrange(len(data) + 1)


def _span(dice: random.Random, data: bytes) -> tuple[int, int]:
    start = _place(dice, data)
    return start, min(len(data), start + int(2 ** dice.uniform(0, 12)))


def flip(dice: random.Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice((1, 4, 64))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def delete(dice: random.Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    start, end = _span(dice, data)
    return data[:start] + data[end:]


def repeat(dice: random.Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    start, end = _span(dice, data)
    return data[:start] + data[start:end] * dice.choice((2, 5, 50)) + data[end:]


def move(dice: random.Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    start, end = _span(dice, data)
    rest = data[:start] + data[end:]
    place = _place(dice, rest)
    return rest[:place] + data[start:end] + rest[place:]


def insert(dice: random.Random, data: bytes, tokens: tuple[bytes, ...]) -> bytes:
    place = _place(dice, data)
    return data[:place] + dice.choice(tokens) * dice.choice((1, 1, 1, 20)) + data[place:]


def cut(dice: random.Random, data: bytes, _: tuple[bytes, ...]) -> bytes:
    return data[: _place(dice, data)]


MUTATIONS: Final = (flip, flip, delete, repeat, move, insert, insert, insert, cut)


def write(ending: str, number: int, folder: Path) -> Path:
    """One spoilt file on disk, to look at a finding again."""
    path = folder / f"spoilt-{number}{ending}"
    path.write_bytes(spoilt(ending, number))
    return path
