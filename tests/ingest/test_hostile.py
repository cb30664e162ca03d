"""Files made up to take more than they are given: each is refused by name, cause and remedy."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.limits import Limits, stated
from ingest.readers import read
from ingest.source import ReadOptions, load
from kg.errors import LimitExceeded, SourceError, UsageError

TEXT = b"BT /F1 12 Tf 72 700 Td (Lamps burn at night and give light to all.) Tj ET "
HEAD = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'>"


def pdf(content: bytes = TEXT, pages: int = 1, levels: int = 1) -> bytes:
    """A PDF of equal pages, below so many levels of its page tree."""
    first, last = 3, 3 + levels - 1
    kids = " ".join(f"{last + 1 + i} 0 R" for i in range(pages))
    trees = [
        f"<< /Type /Pages /Count {pages} /Kids [{kids if i == last else f'{i + 1} 0 R'}] >>"
        for i in range(first, last + 1)
    ]
    page = f"<< /Type /Page /Parent {last} 0 R /MediaBox [0 0 600 800] /Contents {last + pages + 1} 0 R "
    page += "/Resources << /Font << /F1 2 0 R >> >> >>"
    packed = zlib.compress(content)
    stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
    catalogue = f"<< /Type /Catalog /Pages {first} 0 R >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [part.encode() for part in (catalogue, font, *trees, *([page] * pages))] + [stream]
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n".encode()
    return bytes(out + f"startxref\n{out.rindex(b'xref')}\n%%EOF".encode())


def word(body: str = "", extra: bytes = b"") -> bytes:
    """A Word document around a body of WordprocessingML."""
    import docx

    blank = io.BytesIO()
    docx.Document().save(blank)
    out = io.BytesIO()
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + body.encode())
            new.writestr(name, data)
        if extra:
            new.writestr("word/media/image.bin", extra)
    return out.getvalue()


def nested(levels: int) -> str:
    """Tables in tables."""
    start = "<w:tbl><w:tr><w:tc>" * levels
    return start + "<w:p><w:r><w:t>deep</w:t></w:r></w:p>" + "<w:p/></w:tc></w:tr></w:tbl>" * levels


def akn(body: str) -> bytes:
    return f"{HEAD}<statement><mainBody>{body}</mainBody></statement></akomaNtoso>".encode()


OVER: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "pages of a PDF": ("a.pdf", lambda: pdf(pages=12), "pages=10"),
    "objects of a PDF": ("a.pdf", lambda: pdf(pages=30), "objects=20"),
    "characters of a PDF": ("a.pdf", lambda: pdf(TEXT * 9), "characters=100"),
    "content of a PDF": ("a.pdf", lambda: pdf(TEXT + b" " * 9000, pages=9), "unpacked_bytes=50000"),
    "bytes of a file": ("a.pdf", pdf, "file_bytes=100"),
    "pages of a dump": ("a.txt", lambda: b"Lamps burn.\f" * 12, "pages=10"),
    "characters of a dump": ("a.txt", lambda: b"Lamps burn. " * 99, "characters=100"),
    "members of a Word document": ("a.docx", word, "objects=5"),
    "elements of a Word document": ("a.docx", lambda: word("<w:p/>" * 900), "objects=500"),
    "a bomb in a Word document": ("a.docx", lambda: word(extra=b"0" * 10**7), "unpacked_bytes=1000000"),
    "tables in tables": ("a.docx", lambda: word(nested(30)), "depth=60"),
    "elements of XML": ("a.xml", lambda: akn("<p>x</p>" * 900), "objects=500"),
    "elements in elements": ("a.xml", lambda: akn("<section>" * 90 + "</section>" * 90), "depth=60"),
}


@pytest.mark.parametrize("name", OVER)
def test_a_file_over_a_limit_is_refused(name: str, tmp_path: Path) -> None:
    file, make, limit = OVER[name]
    path = tmp_path / file
    path.write_bytes(make())
    limits = Limits(**stated([limit]))
    with pytest.raises(LimitExceeded, match=f"{file}: .* over the limit of .*; raise the limit {limit.split('=')[0]} "):
        read(load(path, limits), ReadOptions(limits=limits))


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a page that unpacks to 200 MB": ("a.pdf", lambda: pdf(b" " * (200 * 10**6))),
    "a page tree too deep": ("a.pdf", lambda: pdf(levels=150)),
    "entities that grow": (
        "a.xml",
        lambda: b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]>" + akn("<p>&c;</p>"),
    ),
    "XML that never closes": ("a.xml", lambda: HEAD.encode() + b"<p>" * 5000),
    "Word elements beyond what a parser takes": ("a.docx", lambda: word(nested(500))),
}


@pytest.mark.parametrize("name", BAD)
def test_a_hostile_file_is_refused_under_the_usual_limits(name: str, tmp_path: Path) -> None:
    file, make = BAD[name]
    path = tmp_path / file
    path.write_bytes(make())
    with pytest.raises(SourceError) as caught:
        read(load(path), ReadOptions())
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_the_made_up_files_are_sound_within_the_limits(tmp_path: Path) -> None:
    for file, data in (("a.pdf", pdf(pages=3, levels=3)), ("a.docx", word("<w:p><w:r><w:t>Lamps.</w:t></w:r></w:p>"))):
        (tmp_path / file).write_bytes(data)
        assert any("Lamps" in part.text for part in read(load(tmp_path / file), ReadOptions()).parts)


def test_limits_are_stated_by_name() -> None:
    assert stated(["pages=200", "seconds=0.5", "unpacked_bytes=1_000_000"]) == {
        "pages": 200,
        "seconds": 0.5,
        "unpacked_bytes": 1_000_000,
    }
    for wrong in ("page=3", "pages", "pages=many", "pages=-1", "seconds=inf", "seconds=nan", "index=0"):
        with pytest.raises(UsageError):
            stated([wrong])
