"""`kg search` narrowed, and search inside SPARQL, from the command line and in the library."""

import json
import re
from pathlib import Path

import pytest

import kg as library_of

GUIDE = Path(__file__).parents[2] / "docs" / "cli.md"
EXAMPLES = re.findall(r"```sparql\n(.*?)```", GUIDE.read_text("utf-8"), re.S)


def hits(kg, store, *words):
    payload = json.loads(kg("search", *words, "--json", "--store", store).out)
    return payload, {(hit["document"], hit["language"]) for hit in payload["hits"]}


def test_filters_narrow_and_are_told(kg, store):
    everything, found = hits(kg, store, "register", "-k", "50")
    assert "filters" not in everything
    symbol = sorted(found)[0][0]
    payload, left = hits(kg, store, "register", "-k", "50", "--document", symbol, "--language", "en")
    assert payload["filters"] == {"document": symbol}
    assert left <= {(symbol, "en")}


def test_dates_and_years(kg, store):
    _, found = hits(kg, store, "register", "-k", "50", "--since", "1945")
    _, none = hits(kg, store, "register", "-k", "50", "--until", "1944-12")
    assert found and not none
    assert hits(kg, store, "register", "--year", "1900")[1] == set()


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("--year", "2007", "--since", "2006"), 2, "not both"),
        (("--since", "soon"), 2, "not a date"),
        (("--entity", "zzyzx"), 1, "no part names"),
        (("--type", "chapter"), 2, "no type"),
        (("--document", "A/99/811"), 1, "A/99/811: no such document in the store; nearest are A/99/812"),
        (("--document", "A_99_812.en.pdf"), 1, "nearest are A/99/812"),
        (("--document", "zzyzx"), 1, "kg sparql --named documents lists what is"),
        (("--since", "2045-03", "--until", "2044"), 2, "nothing is of 2045-03 or later and of 2044 or earlier"),
    ],
)
def test_wrong_filters_are_one_line(kg, store, words, status, told):
    result = kg("search", "register", *words, "--store", store)
    assert result.status == status
    assert told in result.err and result.err.count("\n") == 1


def test_a_question_is_put_to_one_document(kg, store):
    asked = ("ask", "登记科由谁领导？", "--json", "--store", store, "--document")
    answers = json.loads(kg(*asked, "ST/SGB/2044/7").out)["answers"]
    assert {one["document"] for answer in answers for one in answer["evidence"]} == {"ST/SGB/2044/7"}
    other = json.loads(kg(*asked, "A_99_812.fr.pdf").out)
    assert {one["document"] for one in other["hits"]} == {"A/99/812"}
    assert {one["document"] for answer in other["answers"] for one in answer["evidence"]} <= {"A/99/812"}
    assert kg(*asked, "A/99/811").status == 1


def test_search_inside_sparql(kg, store):
    sparql = """SELECT ?part ?score ?document { SERVICE unp:search {
      [] unp:query "登记册" ; unp:part ?part ; unp:score ?score ; unp:limit 3 } ?part unp:partOfDocument ?document }
      ORDER BY DESC(?score) ?part"""
    rows = json.loads(kg("sparql", sparql, "--format", "json", "--store", store).out)["results"]["bindings"]
    found = hits(kg, store, "登记册", "-k", "3")[0]["hits"]
    assert {row["part"]["value"] for row in rows} == {hit["iri"] for hit in found}
    assert float(rows[0]["score"]["value"]) == found[0]["score"]


@pytest.mark.parametrize("sparql", EXAMPLES)
def test_the_examples_of_the_guide_run(store, sparql):
    assert len(EXAMPLES) == 3
    with library_of.open(store, create=False) as library:
        assert "bindings" in json.loads(library.sparql(sparql))["results"]
