"""Documents and paragraphs that questions name, over a small store written for the tests."""

import pytest

import kg
from search.question import understand
from search.scope import paragraph_numbers, scope

TEXT = """第九十八届会议

大会决议

98/{number}. 滨海清泉

大会，

回顾其以往决议，

1. 欢迎{host}主办滨海论坛；

2. 请秘书长提出报告；

3. 决定继续审议。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scope")
    with kg.open(folder / "store") as opened:
        for number, host in ((401, "肯尼亚"), (402, "塞内加尔")):
            path = folder / f"A_RES_98_{number}.zh.txt"
            path.write_text(TEXT.format(number=number, host=host), "utf-8")
            assert not opened.ingest(path, symbol=f"A/RES/98/{number}").failed
        yield opened


@pytest.mark.parametrize(
    ("text", "documents", "elsewhere"),
    [
        ("A/RES/98/402由谁执行？", ("A/RES/98/402",), ()),
        ("第98/402号决议由谁执行？", ("A/RES/98/402",), ()),
        ("Who carries out resolution 98/401?", ("A/RES/98/401",), ()),
        ("Qui applique la résolution 98/401 ?", ("A/RES/98/401",), ()),
        ("Who carries out resolution 98/777?", (), ("98/777",)),
        ("Who carries out A/RES/98/777?", (), ("A/RES/98/777",)),
        ("谁主办滨海论坛？", (), ()),
    ],
)
def test_documents_named(library, text, documents, elsewhere):
    found = scope(understand(text), library.retriever.generation.graph)
    assert (found.documents, found.elsewhere) == (documents, elsewhere)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("第3段决定什么？", ["3"]),
        ("What does paragraph 12 ask for?", ["12"]),
        ("¿Qué pide el párrafo 4?", ["4"]),
        ("О чем говорится в пункте 7?", ["7"]),
        ("谁主办论坛？", []),
    ],
)
def test_paragraphs_named(text, numbers):
    assert list(paragraph_numbers(understand(text))) == numbers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("这份报告由谁编写？", "report"),
        ("When was the resolution adopted?", "resolution"),
        ("Qui est le fonctionnaire qui a signé cette circulaire ?", "bulletin"),
        ("¿Quién preparó el informe?", "report"),
        ("Кто подготовил доклад?", "report"),
        ("من أعد التقرير؟", "report"),
        ("谁主办滨海论坛？", ""),
    ],
)
def test_kinds_of_document_spoken_of(library, text, kind):
    assert scope(understand(text), library.retriever.generation.graph).type == kind


@pytest.mark.parametrize(("number", "host"), [(401, "肯尼亚"), (402, "塞内加尔")])
def test_a_document_named_is_the_one_that_answers(library, number, host):
    answer = library.ask(f"第98/{number}号决议欢迎哪个国家主办滨海论坛？")
    assert host in answer.answers[0].text
    assert {hit.document for hit in answer.hits} == {f"A/RES/98/{number}"}


def test_a_paragraph_named_is_the_one_that_answers(library):
    answer = library.ask("第98/401号决议第2段请谁提出报告？")
    assert answer.answers[0].text == "秘书长"
    assert {hit.part for hit in answer.hits} == {"op-2"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("第98/401号决议第1段说了什么？", "op-1"),
        ("第98/401号决议序言部分第1段说了什么？", "pp-1"),
        ("What does paragraph 1 of resolution 98/401 say?", "op-1"),
        ("What does preambular paragraph 1 of resolution 98/401 say?", "pp-1"),
    ],
)
def test_a_paragraph_is_an_operative_one_unless_the_preamble_is_spoken_of(library, text, part):
    assert {hit.part for hit in library.ask(text).hits} == {part}
