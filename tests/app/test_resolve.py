"""`kg resolve` from end to end: suggestions, judgements shown with their reason, and taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.app.conftest import Run

ENGLISH = """United Nations  A/98/512

Report of the Secretary-General

1. The Blue River Trust Foundation (BRTF) opened four wells.

2. BRTF pays for two of them.
"""
FRENCH = """Nations Unies  A/98/513

Rapport du Secrétaire général

1. La Fondation Bleue Rivière (BRTF) a ouvert quatre puits.
"""


@pytest.fixture(scope="module")
def wells(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports that name one foundation in two languages with one abbreviation."""
    import kg

    folder = tmp_path_factory.mktemp("wells")
    (folder / "a.txt").write_text(ENGLISH, "utf-8")
    (folder / "b.txt").write_text(FRENCH, "utf-8")
    with kg.open(folder / "store") as library:
        library.ingest(folder / "a.txt", symbol="A/98/512", language="en", index=False)
        library.ingest(folder / "b.txt", symbol="A/98/513", language="fr", index=False)
    return folder / "store"


def pair(kg: Run, store: Path) -> tuple[str, str]:
    (found,) = json.loads(kg("resolve", "suggest", "--json", "--store", store).out)["suggestions"]
    assert found["reason"] == "both are abbreviated BRTF"
    return found["a"], found["b"]


def test_a_suggestion_is_judged_shown_and_taken_back(kg: Run, wells: Path) -> None:
    a, b = pair(kg, wells)
    told = kg(
        "resolve", "same", a, b, "--because", "one seal on both reports", "--who", "R. Reviewer", "--store", wells
    )
    assert told.status == 0
    assert "one seal on both reports (R. Reviewer)" in told.err
    assert json.loads(kg("resolve", "suggest", "--json", "--store", wells).out)["suggestions"] == []
    for node in (a, b):
        shown = kg("show", node, "--store", wells).out
        assert "judged the same as" in shown
        assert max(a, b) in shown.replace("\n", "")
        assert "one seal on both reports (R. Reviewer)" in shown.replace("\n", "")
        (judged,) = json.loads(kg("show", node, "--json", "--store", wells).out)[0]["judgements"]
        assert (judged["verdict"], judged["node"]["iri"], judged["who"]) == (
            "same",
            max(a, b),
            "R. Reviewer",
        )
    (listed,) = json.loads(kg("resolve", "list", "--json", "--store", wells).out)["judgements"]
    assert "withdrawn" in kg("resolve", "withdraw", listed["iri"], "--store", wells).err
    assert kg("resolve", "list", "--store", wells).out == ""
    assert "judged" not in kg("show", a, "--store", wells).out
    assert pair(kg, wells) == (a, b)


def test_two_bodies_judged_different_are_not_suggested_again(kg: Run, wells: Path) -> None:
    a, b = pair(kg, wells)
    assert kg("resolve", "different", a, b, "--because", "two foundations", "--store", wells).status == 0
    assert kg("resolve", "suggest", "--store", wells).out == ""
    assert "judged different from" in kg("show", a, "--store", wells).out
    assert kg("resolve", "withdraw", b, a, "--store", wells).status == 0


def test_a_name_that_one_node_has_names_it(kg: Run, wells: Path) -> None:
    a, b = "Blue River Trust Foundation", "Fondation Bleue Rivière"
    assert kg("resolve", "same", a, b, "--because", "one seal", "--store", wells).status == 0
    (judged,) = kg("resolve", "list", "--store", wells).out.splitlines()
    assert "one seal" in judged
    assert kg("resolve", "withdraw", a, b, "--store", wells).status == 0
    assert kg("resolve", "list", "--store", wells).out == ""


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("same", "id/org/nobody", "id/org/unicef", "--because", "why"), 1, "id/org/nobody"),
        (("same", "BRTF", "BRTF", "--because", "why"), 2, "give the IRI"),
        (("same", *["Blue River Trust Foundation"] * 2, "--because", "why"), 2, "one node already"),
        (("same", "id/org/unicef", "id/org/undp", "--because", " "), 2, "with a reason"),
        (("same", "id/org/unicef", "id/org/undp"), 2, "--because"),
        (("withdraw", "id/org/unicef", "id/org/undp"), 1, "nothing is judged"),
        (("withdraw", "id/judgement/0000"), 1, "nothing is judged"),
    ],
)
def test_a_wrong_judgement_is_one_line(kg: Run, wells: Path, words: tuple[str, ...], status: int, told: str) -> None:
    result = kg("resolve", *words, "--store", wells)
    assert (result.status, told in result.err) == (status, True)


def test_every_command_explains_itself(kg: Run) -> None:
    for command in ("same", "different", "withdraw", "list", "suggest"):
        assert "Example:" in kg("resolve", command, "--help").out
