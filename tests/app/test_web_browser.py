"""A real browser: from a question to its sentence, a body and its surroundings, in three languages; by keyboard alone;
without scripts; and what axe-core has to say. Skipped where chromium or playwright is not installed."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.conftest import EXAMPLES, running

sync_api = pytest.importorskip("playwright.sync_api", reason='for tests in a browser: pip install ".[browser]"')
CHROMIUM = os.environ.get("KG_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here; KG_CHROMIUM names one")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
SERIOUS = ("serious", "critical")
QUESTIONS = {
    "zh": "联合国水伙伴关系办公室是哪一天成立的？",
    "en": "When was the United Nations Office for Water Partnerships established?",
    "ar": "أين عقد المنتدى العالمي للشراكات المائية؟",
}
GRAPH = "/graph?iri=https://w3id.org/un-partnerships/id/post/secretary-general"
PAGES = [
    "/", "/find?q=water", "/find?q=water&type=mandate&year=2044", "/id/doc/A/RES/98/401?language=en&beside=ar#op-3",
    "/id/post/secretary-general", "/id/org/un-system", "/mandates", "/partnerships", "/pictures", GRAPH, "/library", "/ont",
    "/library/add", "/query?named=functions", "/query?query=SELECT * { ?m unp:issuer ?by } LIMIT 5", "/nowhere",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over all example documents; its address."""
    import kg
    from app.web.safety import hosts
    from app.web.server import application
    from app.web.uploading import Permission

    path = tmp_path_factory.mktemp("browser") / "store"
    with kg.open(path) as library:
        library.ingest(EXAMPLES)
    with running(application(path, hosts("127.0.0.1", []), Permission(True))) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, site: str) -> Iterator[Any]:
    """`open_page(path, language)` → the page; a fault in a script or one that the policy refuses fails the test."""
    contexts, faults = [], []

    def opened(path: str, language: str = "en", **options: Any) -> Any:
        context = browser.new_context(locale=language, base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


@pytest.mark.parametrize("language", QUESTIONS)
def test_from_a_question_to_the_graph(open_page: Any, language: str) -> None:
    page = open_page("/", language)
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    page.locator("#q").fill(QUESTIONS[language])
    page.locator("#q").press("Enter")
    page.wait_for_url("**/find?**")
    quote = page.locator(".evidence mark").first.inner_text()
    assert quote
    page.locator(".evidence cite a").first.click()
    page.wait_for_url("**/id/doc/**")
    assert quote in page.locator(".part:target").inner_text()
    page.locator(".part a.in.mentions").first.click()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text()
    page.locator("p.about a[href^='/graph']").click()
    page.wait_for_url("**/graph?**")
    dots = page.locator("g.dot").count()
    opened = page.locator("g.dot.opened").count()
    page.locator("g.dot a.open").first.click()
    page.wait_for_url("**also=**")
    sync_api.expect(page.locator("g.dot.opened")).to_have_count(opened + 1)
    assert page.locator("g.dot").count() >= dots
    page.go_back()
    sync_api.expect(page.locator("g.dot.opened")).to_have_count(opened)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_barrier(open_page: Any, path: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason='pip install ".[browser]"')
    page = open_page(path, "ar" if width == 390 else "en", viewport={"width": width, "height": 900}, bypass_csp=True)
    result = axe.Axe().run(page)
    found = [
        (one["id"], node["html"][:160])
        for one in result.response["violations"]
        if one["impact"] in SERIOUS
        for node in one["nodes"][:3]
    ]
    assert not found
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page is wider than the screen"


@pytest.mark.parametrize("path", ["/find?q=water", GRAPH, "/pictures", "/mandates", "/id/doc/A/RES/98/401", "/query"])
def test_dark_is_readable_too(open_page: Any, path: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason='pip install ".[browser]"')
    page = open_page(path, color_scheme="dark", bypass_csp=True)
    result = axe.Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert not [node["html"] for one in result.response["violations"] for node in one["nodes"]]


def test_without_scripts(open_page: Any) -> None:
    page = open_page(GRAPH, java_script_enabled=False)
    assert page.locator("svg g.dot").count() > 5
    before = page.locator("g.dot.opened").count()
    page.locator("g.dot a.open").first.click()
    page.wait_for_url("**also=**")
    assert page.locator("g.dot.opened").count() == before + 1
    page.goto("/query?named=mandates-by-verb")
    page.locator("form.editor button[type=submit]").click()
    assert page.locator("section[aria-label=Result] tbody tr").count() > 3


def test_by_keyboard_alone(open_page: Any) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type(QUESTIONS["en"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/find?**")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("Boolean(document.activeElement.closest('.evidence cite'))"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/id/doc/**")
    assert page.locator(".part:target mark").count()


def test_completion(open_page: Any) -> None:
    page = open_page("/query")
    area = page.locator("#query")
    area.fill("")
    area.press_sequentially("SELECT * WHERE { ?m a unp:Mand")
    option = page.locator(".popup li[aria-selected=true]")
    option.wait_for()
    assert option.locator("code").inner_text() == "unp:Mandate"
    assert area.get_attribute("aria-activedescendant") == "suggestion-0"
    area.press("Enter")
    assert area.input_value().endswith("?m a unp:Mandate")
    area.press_sequentially(" ; addressee")
    page.locator(".popup li code", has_text=re.compile("^unp:addressee$")).wait_for()
    area.press("Escape")
    assert page.locator(".popup").is_hidden()
    area.fill("SELECT * WHERE { ?m a unp:Mandate } LIMIT 2")
    area.press("Control+Enter")
    page.wait_for_url("**query=**")
    assert page.locator("section[aria-label=Result] tbody tr").count() == 2


def test_marks_are_switched_off_and_on(open_page: Any) -> None:
    page = open_page("/id/doc/A/RES/98/401?language=en")
    mention = page.locator(".text a.in.mentions").first
    line = "getComputedStyle(node).textDecorationLine"
    assert mention.evaluate(f"node => {line}") == "underline"
    page.locator("#show-mentions").uncheck()
    assert mention.evaluate(f"node => {line}") == "none"


def test_files_are_sent_with_progress(open_page: Any, tmp_path: Path) -> None:
    file = tmp_path / "A_99_333.en.txt"
    file.write_text(
        "United Nations A/99/333\n\nGeneral Assembly\n\nReport on wells\n\n1. There are 12 wells.\n", "utf-8"
    )
    page = open_page("/library/add")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("form.add button").click()
    page.wait_for_url("**/library/add/*")
    page.locator("table.list td", has_text="A_99_333.en.txt").wait_for(timeout=90_000)
    assert "A/99/333" in page.locator("table.list").inner_text()
