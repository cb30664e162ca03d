"""Set every master in all four forms; a second run changes no byte.

    python -m examples.build            writes examples/documents and examples/forms
    python -m examples.build --check    writes nothing; exit status 1 where a file on disk differs

PDF needs the fonts of Debian's fonts-noto-core and fonts-noto-cjk, and WeasyPrint (`pip install weasyprint`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from examples.master import Master, masters

HERE: Final = Path(__file__).parent
FORMS: Final = {"txt": "text_form", "xml": "akn_form", "docx": "docx_form", "pdf": "pdf_form"}
"""Ending → the module that sets it, imported when it is needed: PDF needs tools that the others do not."""

FIRST: Final = {
    "A_RES_98_401.ar": "docx",
    "A_RES_98_401.en": "xml",
    "A_RES_98_401.es": "txt",
    "A_RES_98_401.fr": "docx",
    "A_RES_98_401.ru": "txt",
    "A_RES_98_401.zh": "pdf",
    "A_98_512.en": "pdf",
    "A_98_512.zh": "txt",
    "A_99_812.fr": "pdf",
    "ST_SGB_2044_7.en": "docx",
    "ST_SGB_2044_7.zh": "txt",
}
"""The one form of each version that stands in examples/documents; the other three are in examples/forms."""


def place(master: Master, ending: str) -> Path:
    """Where a form is kept: a store holds one file per version, so examples/documents has each version once."""
    folder = "documents" if FIRST[master.stem] == ending else "forms"
    return HERE / folder / f"{master.stem}.{ending}"


def renderer(ending: str) -> Callable[[Master], bytes]:
    """The function that sets a master in that form."""
    render: Callable[[Master], bytes] = import_module(f"examples.{FORMS[ending]}").render
    return render


def main(arguments: list[str]) -> int:
    differing = []
    for master in masters():
        for ending in FORMS:
            path, data = place(master, ending), renderer(ending)(master)
            if path.exists() and path.read_bytes() == data:
                continue
            differing.append(path)
            if "--check" not in arguments:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
    for path in differing:
        print(path.relative_to(HERE.parent))
    return int(bool(differing) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
