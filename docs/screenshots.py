"""Pictures of each page in docs/screenshots/, from the example documents alone, on a wide and on a narrow screen.

    python -m docs.screenshots

Needs `pip install ".[browser]"` and a chromium on the path or named by KG_CHROMIUM.
Pictures are reduced to 256 colours.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import sync_playwright

import kg
from benchmarks.web import served
from ontology import DATA

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER: Final = Path(__file__).parent / "screenshots"
EXAMPLES: Final = Path(__file__).parents[1] / "examples" / "documents"
FLAGS: Final = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
SCREENS: Final = {"wide": (1280, 900), "narrow": (390, 844)}
COLOURS: Final = 256

QUESTION: Final = "联合国水伙伴关系办公室是哪一天成立的？"
QUERY: Final = (
    "SELECT ?by ?mandate ?who ?due WHERE {\n"
    "  ?mandate a unp:Mandate ; unp:issuer ?by ; unp:addressee ?who .\n"
    "  OPTIONAL { ?mandate unp:dueDate ?due }\n} ORDER BY ?mandate LIMIT 12"
)
PAGES: Final = {
    "ask": ("zh", f"/find?q={quote(QUESTION)}"),
    "document": ("en", "/id/doc/A/RES/98/401?language=en&beside=ar"),
    "entity": ("en", "/id/post/secretary-general"),
    "graph": ("en", f"/graph?iri={DATA}doc/A/RES/98/401&also={DATA}post/secretary-general"),
    "pictures": ("en", "/pictures"),
    "partnerships": ("fr", "/partnerships"),
    "sparql": ("en", f"/query?query={quote(QUERY)}"),
    "library": ("ar", "/library"),
}
"""Name → language of the reader, and address."""


def main() -> None:
    chromium = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        sys.exit("no chromium here; KG_CHROMIUM names one")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        with kg.open(store) as library:
            library.ingest(EXAMPLES)
        with served(store) as (address, _), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for name in sys.argv[1:] or PAGES:
                for screen in SCREENS:
                    taken(browser, address, name, screen)
            browser.close()


def taken(browser: Browser, address: str, name: str, screen: str) -> None:
    """One page on one screen, as `<name>-<screen>.png`."""
    (language, path), (width, height) = PAGES[name], SCREENS[screen]
    context: Any = browser.new_context(
        base_url=address, locale=language, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(path)
    page.wait_for_load_state("networkidle")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}-{screen}.png", optimize=True)
    context.close()


if __name__ == "__main__":
    main()
