"""Files on disk: found in order, told apart by content, refused in one line."""

import hashlib
import io
import os
import zipfile

import pytest

from ingest.limits import Limits
from ingest.readers import MODULES
from ingest.source import AKN, DOCX, ENDINGS, PDF, PLAIN, discover, load
from kg.errors import LimitExceeded, UnreadableFile


def zipped(*names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


GOOD = [
    ("a.txt", "1. 大会".encode(), PLAIN),
    ("a.txt", "大会".encode("utf-16"), PLAIN),
    ("a.pdf", b"%PDF-1.7\n", PDF),
    ("a.pdf", b"junk before\n%PDF-1.4\n", PDF),
    ("wrong.txt", b"%PDF-1.7\n", PDF),
    ("no ending", b"%PDF-1.7\n", PDF),
    ("a.DOCX", zipped("[Content_Types].xml", "word/document.xml"), DOCX),
    ("a.xml", b"\xef\xbb\xbf<?xml version='1.0'?><akomaNtoso/>", AKN),
    ("a.xml", b"<akomaNtoso/>", AKN),
    ("a.xml", "<?xml version='1.0'?><akomaNtoso/>".encode("utf-16"), AKN),
]


@pytest.mark.parametrize(("name", "data", "media_type"), GOOD)
def test_kinds_are_told_by_content(tmp_path, name, data, media_type):
    path = tmp_path / name
    path.write_bytes(data)
    file = load(path)
    assert (file.path, file.data, file.media_type) == (str(path), data, media_type)
    assert file.sha256 == hashlib.sha256(data).hexdigest()


BAD = [
    ("a.txt", b"", "the file is empty"),
    ("a.pdf", b" \n\x00\x00", "the file is empty"),
    ("a.pdf", b"plain words", "named like a PDF, but the content is something else"),
    ("a.docx", b"plain words", "named like a Word document"),
    ("a.xml", b"plain words", "named like a XML"),
    ("a.doc", b"\xd0\xcf\x11\xe0rest", r"an old Office file \(.doc\); save it as .docx"),
    ("a.pdf", b"<!DOCTYPE html><html><body>Not found</body></html>", "this is a web page"),
    ("a.zip", zipped("readme"), "a zip file, but no Word document"),
    ("a.docx", b"PK\x03\x04 cut off", "a broken zip file"),
    ("a.md", b"# words", "of an unknown kind"),
    ("a.pdf", b"\x89PNG\r\n", "a picture"),
]


@pytest.mark.parametrize(("name", "data", "cause"), BAD)
def test_what_cannot_become_a_document_is_refused(tmp_path, name, data, cause):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=cause) as caught:
        load(path)
    assert str(caught.value).startswith(str(path))


def test_missing_and_special_files_are_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "absent.pdf", tmp_path, tmp_path / "pipe.txt", "nul\0.txt"):
        with pytest.raises(UnreadableFile):
            load(path)


def test_size_is_limited_before_reading(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(LimitExceeded, match="11 file bytes, over the limit of 10"):
        load(path, Limits(file_bytes=10))


def test_folders_are_searched_in_order_and_hidden_things_passed_over(tmp_path):
    for name in ("b/2.txt", "b/10.PDF", "a.xml", ".hidden/3.txt", ".x.txt", "~$a.docx", "c/notes.md", "c/d/z.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    given = tmp_path / ".x.txt"
    found = [str(path.relative_to(tmp_path)) for path in discover([tmp_path, given, tmp_path / "b"])]
    assert found == ["a.xml", "b/10.PDF", "b/2.txt", "c/d/z.docx", ".x.txt"]
    assert [str(path) for path in discover(["absent.pdf"])] == ["absent.pdf"]


def test_every_kind_has_a_reader():
    assert set(MODULES) == set(ENDINGS.values())
