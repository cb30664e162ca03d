"""Pages: readable without scripts, in the reader's language, each statement with its sentence."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from app.web.rendering import FOLDER, words
from kg.guard import allow
from ontology import LANGUAGES

QUESTION = "联合国水伙伴关系办公室是哪一天成立的？"
BULLETIN = "/id/doc/ST/SGB/2044/7"
BROWSER = {"accept": "text/html", "accept-language": "en"}


def page(
    web: TestClient, path: str, status: int = 200, headers: dict[str, str] | None = None, **parameters: Any
) -> Any:
    """The page as a tree."""
    reply = web.get(path, params=parameters or None, headers={**BROWSER, **(headers or {})})
    assert reply.status_code == status
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    return html.fromstring(reply.text)


def text(tree: Any, selector: str) -> str:
    return " ".join(" ".join(node.text_content().split()) for node in tree.xpath(selector))


def test_every_language_has_every_word() -> None:
    def keys(table: dict[str, Any]) -> set[str]:
        return {f"{section}.{key}" for section, words in table.items() for key in words}

    expected = keys(words("en"))
    assert not {key for key in expected if hasattr(dict, key.partition(".")[2])}, "a template would find the method"
    for language in LANGUAGES:
        assert keys(words(language)) == expected, language
        for section in words(language).values():
            assert all(value.strip() for value in section.values())


def test_templates_trust_no_text() -> None:
    templates = list((FOLDER / "templates").glob("*.html"))
    assert len(templates) > 10
    for template in templates:
        source = template.read_text("utf-8")
        assert "| safe" not in source
        assert "|safe" not in source
        assert "autoescape" not in source
        source = re.sub(r'<script type="module" src="/static/\w+\.js\?v={{ version }}"></script>', "", source)
        assert not re.search(r"<script|\son\w+=|style=", source), template.name


@pytest.mark.parametrize(
    ("header", "ui", "expected"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "", "zh"),
        ("en-GB", "", "en"),
        ("de;q=0.9,fr;q=0.5", "", "fr"),
        ("de", "", "en"),
        ("", "", "en"),
        ("en", "zh", "zh"),
        ("zh", "xx", "zh"),
        ("ar", "", "ar"),
    ],
)
def test_language_of_the_pages(web: TestClient, header: str, ui: str, expected: str) -> None:
    tree = page(web, "/", headers={"accept-language": header}, **({"ui": ui} if ui else {}))
    assert tree.get("lang") == expected
    assert tree.get("dir") == ("rtl" if expected == "ar" else "ltr")
    assert words(expected)["site"]["tagline"] in tree.text_content()


def test_a_chosen_language_is_kept_by_links_and_forms(web: TestClient) -> None:
    tree = page(web, "/", ui="zh", headers={"accept-language": "fr"})
    links = tree.xpath("//main//a/@href | //header/a/@href")
    assert links
    assert all("ui=zh" in link for link in links)
    assert tree.xpath("//form//input[@name='ui']/@value") == ["zh"]
    assert not page(web, "/").xpath("//main//a[contains(@href, 'ui=')]")


def test_home_counts_and_lists(web: TestClient) -> None:
    tree = page(web, "/")
    assert tree.xpath("//form[@action='/find']//input[@name='q']")
    assert {"ST/SGB/2044/7", "A/99/812"} <= {node.text_content().strip() for node in tree.xpath("//table//a")}
    assert len(web.get("/", headers=BROWSER).content) < 50_000


def test_an_answer_stands_with_its_sentence(web: TestClient) -> None:
    answer = web.get("/api/v1/ask", params={"q": QUESTION}).json()["answers"][0]
    tree = page(web, "/find", q=QUESTION)
    assert answer["text"] in text(tree, "//p[@class='said']")
    marked = tree.xpath("//blockquote[@class='evidence']")[0]
    assert "".join(marked.xpath(".//mark//text()")) == answer["evidence"][0]["quote"]
    assert (marked.get("lang"), marked.get("dir")) == ("zh", "ltr")
    assert tree.xpath("//meter")
    assert tree.xpath("//details[@class='how']//li")


def test_the_place_of_an_answer_leads_to_its_words(web: TestClient) -> None:
    tree = page(web, "/find", q=QUESTION)
    (link,) = tree.xpath("(//blockquote[@class='evidence']//cite/a)[1]/@href")
    place, _, fragment = link.partition("#")
    shown = page(web, place)
    quote = web.get("/api/v1/ask", params={"q": QUESTION}).json()["answers"][0]["evidence"][0]["quote"]
    assert "".join(shown.xpath(f"//section[@id='{fragment}']//mark//text()")) == quote


def test_an_unanswered_question_says_so(web: TestClient) -> None:
    tree = page(web, "/find", q="月球的直径是多少公里？")
    assert words("en")["find"]["unanswered"] in tree.text_content()
    assert not tree.xpath("//p[@class='said']")


@pytest.mark.parametrize(("least", "warned"), [(0.0, False), (1.0, True)])
def test_an_answer_that_is_not_sure_is_told_with_a_warning(
    web: TestClient, monkeypatch: pytest.MonkeyPatch, least: float, warned: bool
) -> None:
    monkeypatch.setattr("kg.model.answers.LIKELY", least)
    tree = page(web, "/find", q=QUESTION)
    assert "2042" in text(tree, "//p[@class='said']")
    assert (words("en")["find"]["unsure"] in tree.text_content()) is warned


def test_hits_mark_the_words_asked_for(web: TestClient) -> None:
    tree = page(web, "/find", q="登记册")
    assert "登记册" in tree.xpath("//ol[@class='hits']//mark//text()")


def test_search_is_narrowed(web: TestClient) -> None:
    tree = page(web, "/find", q="partenariat", lang="fr", k=3)
    texts = tree.xpath("//ol[@class='hits']//p[@class='text']/@lang")
    assert texts == ["fr"] * 3
    assert tree.xpath("//a[@class='button']/@href")[0].endswith("k=13")
    assert page(web, "/find", status=400, q="x", type="nonsense") is not None
    assert page(web, "/find", status=400, q="x", lang="xx") is not None


def test_a_symbol_leads_to_its_document(web: TestClient) -> None:
    assert page(web, "/find", q="st/sgb/2044/7").xpath(f"//p[@class='notice']/a[@href='{BULLETIN}']")


def test_a_document_is_whole_and_every_part_an_anchor(web: TestClient) -> None:
    tree = page(web, BULLETIN)
    parts = web.get("/api/v1/document", params={"symbol": "ST/SGB/2044/7"}).json()["parts"]
    printed = [part for part in parts if part["kind"] != "furniture"]
    assert tree.xpath("//section[contains(@class, 'part')]/@id") == [part["part"] for part in printed]
    for part in printed:
        shown = tree.xpath(f"//section[@id='{part['part']}']//p[@lang]")[0]
        assert part["text"] in shown.text_content()
    assert set(tree.xpath("//nav[@class='contents']//a/@href")) <= {f"#{part['part']}" for part in printed}


def test_what_hangs_on_a_paragraph(web: TestClient) -> None:
    tree = page(web, BULLETIN)
    parts = web.get("/api/v1/document", params={"symbol": "ST/SGB/2044/7"}).json()["parts"]
    part = next(part for part in parts if part["mandates"] and part["mentions"])
    links = tree.xpath(f"//section[@id='{part['part']}']//details//a/@href")
    for link in part["mandates"] + part["mentions"]:
        assert link["iri"].replace("https://w3id.org/un-partnerships", "") in links
    mention = part["mentions"][0]
    inline = tree.xpath(f"//section[@id='{part['part']}']//a[contains(@class, 'in')]")
    assert part["text"][mention["start"] : mention["end"]] in {node.text_content() for node in inline}


def test_languages_side_by_side(six: TestClient) -> None:
    tree = page(six, "/id/doc/A/RES/98/401", language="en", beside="ar")
    (row,) = tree.xpath("//section[@id='op-3']")
    first, second = row.xpath(".//div[@class='columns']/p")
    assert (first.get("lang"), first.get("dir"), second.get("lang"), second.get("dir")) == ("en", "ltr", "ar", "rtl")
    assert len(second.text_content()) > 20
    assert not page(six, "/id/doc/A/RES/98/401", language="en", beside="xx").xpath("//p[contains(@class, 'beside')]")


def test_arabic_text_runs_right_to_left_on_any_page(six: TestClient) -> None:
    tree = page(six, "/id/doc/A/RES/98/401@ar")
    assert tree.get("dir") == "ltr"
    assert set(tree.xpath("//section[contains(@class, 'part')]//p/@dir")) == {"rtl"}


def test_items_lettered_in_their_own_alphabets_stand_side_by_side(six: TestClient) -> None:
    tree = page(six, "/id/doc/A/RES/98/401", language="en", beside="ar")
    items = tree.xpath("//section[contains(@class, 'subparagraph')]")
    assert len(items) > 2
    for item in items:
        (beside,) = item.xpath(".//p[contains(@class, 'beside')]")
        assert beside.get("lang") == "ar"
        assert beside.text_content().strip()


def test_nothing_is_lost_beside(six: TestClient) -> None:
    parts = {
        language: six.get("/api/v1/document", params={"symbol": "A/RES/98/401", "lang": language}).json()["parts"]
        for language in ("en", "ar")
    }
    tree = page(six, "/id/doc/A/RES/98/401", language="en", beside="ar")
    shown = " ".join(tree.text_content().split())
    told = [part for part in parts["ar"] if part["kind"] != "furniture"]
    assert len(told) > 20
    for part in told:
        assert " ".join(part["text"].split()) in shown, part["part"]


def test_a_node_tells_names_facts_and_mandates_with_sources(web: TestClient) -> None:
    tree = page(web, "/id/post/secretary-general")
    shown = tree.text_content()
    assert "秘书长" in shown
    assert "Генеральный секретарь" in shown
    assert words("en")["node"]["given"] in shown or words("en")["node"]["received"] in shown
    sources = tree.xpath("//blockquote[@class='source']//cite/a/@href")
    assert sources
    place, _, fragment = sources[0].partition("#")
    assert page(web, place).xpath(f"//section[@id='{fragment}']//mark")


def test_the_library_lists_all(web: TestClient) -> None:
    tree = page(web, "/library")
    assert len(tree.xpath("//table[@class='list']/tbody/tr")) == 2
    assert page(web, "/library", page=99) is not None
    assert page(web, "/library", status=422, page=0) is not None


def test_queries_on_a_page(web: TestClient) -> None:
    tree = page(web, "/query")
    beginning = tree.xpath("//textarea")[0].text_content()
    result = page(web, "/query", query=beginning)
    assert result.xpath("//table/tbody/tr")
    assert result.xpath("//td/a[starts-with(@href, '/id/directive/')]")
    (csv,) = result.xpath("//p[@class='downloads']/a[text()='csv']/@href")
    assert web.get(csv).headers["content-type"].startswith("text/csv")
    assert "true" in page(web, "/query", query="ASK { ?s ?p ?o }").xpath("//pre")[0].text_content()
    assert page(web, "/query", query="CONSTRUCT WHERE { ?s a unp:Mandate } LIMIT 2").xpath("//pre")
    assert "line 1" in text(page(web, "/query", status=400, query="SELECT"), "//p[contains(@class, 'bad')]")


def test_every_example_query_can_be_run(web: TestClient) -> None:
    links = page(web, "/query").xpath("//nav[@class='examples']//a/@href")
    assert len(links) > 10
    for link in links:
        query = page(web, link).xpath("//textarea")[0].text_content()
        if "SERVICE unp:search" not in query:
            allow(query)
        assert "# parameter" not in query


def test_a_browser_at_the_endpoint_sees_the_page(web: TestClient) -> None:
    reply = web.get(
        "/sparql", params={"query": "ASK {}"}, headers={"accept": "text/html,*/*;q=0.8"}, follow_redirects=False
    )
    assert (reply.status_code, reply.headers["location"]) == (303, "/query?query=ASK+%7B%7D")


def test_errors_are_pages(web: TestClient) -> None:
    tree = page(web, "/no/such/page", status=404, headers={"accept-language": "fr"})
    assert words("fr")["error"]["title"] in tree.text_content()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/find?q=登记册",
        BULLETIN,
        "/id/post/secretary-general",
        "/id/post/secretary-general?list=given&page=2",
        "/graph?iri=https://w3id.org/un-partnerships/id/post/secretary-general",
        "/pictures",
        "/mandates",
        "/partnerships?year=2042",
        "/library",
        "/query",
        "/ont",
    ],
)
def test_pages_are_sound(web: TestClient, path: str) -> None:
    """One heading of the first rank at most, ids once, every field labelled, nothing loaded from elsewhere, no script."""
    tree = page(web, path)
    assert tree.xpath("//title/text()")
    assert len(tree.xpath("//main")) == 1
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert not tree.xpath("//@onclick | //@style | //img | //iframe")
    assert all(re.match(r"/static/\w+\.js\?", link) for link in tree.xpath("//script/@src"))
    assert not tree.xpath("//script[not(@src)] | //script[text()]")
    assert all(link.startswith("/") for link in tree.xpath("//link/@href"))
    for field in tree.xpath("//input[not(@type='hidden')] | //textarea | //select"):
        assert field.xpath("ancestor::label") or tree.xpath(f"//label[@for='{field.get('id')}']")


def test_marks_have_a_legend(six: TestClient) -> None:
    tree = page(six, "/id/doc/A/RES/98/401", language="en", beside="ar")
    named = {box.get("id").removeprefix("show-") for box in tree.xpath("//fieldset[@class='legend']//input")}
    assert named == {"mandates", "citations", "figures", "mentions"}
    for name in named:
        assert tree.xpath(f"//div[@class='text']//a[contains(@class, 'in {name}')]"), name
    assert tree.xpath("//p[contains(@class, 'beside')]//a[contains(@class, 'in mandates')]")
