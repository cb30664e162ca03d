"""Words given to a command become the parameters of its function, or one line says what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import pytest

from app.arguments import Argument, Group, Option, called
from kg.errors import UsageError

GIVEN: list[dict[str, Any]] = []


def plant(
    trees: Annotated[list[Path], Argument("Which trees, 100 % of them.")],
    rows: Annotated[int, Option(least=1, most=9, help="How many rows.")] = 3,
    kind: Annotated[str | None, Option("--kind", "-t", help="Of what kind.", env="GARDEN_KIND")] = None,
    tools: Annotated[list[str] | None, Option("--tool", help="What with.")] = None,
    water: Annotated[bool, Option("--water", help="Water them.")] = False,
) -> None:
    """Plant trees.

    Example:  garden plant pear
    """
    GIVEN.append({"trees": trees, "rows": rows, "kind": kind, "tools": tools, "water": water})


def find(query: Annotated[str | None, Argument("What.")] = None) -> None:
    """Find a tree."""
    GIVEN.append({"query": query})


GARDEN = Group("A garden.", {"plant": f"{__name__}:plant", "more": Group("More.", {"find": f"{__name__}:find"})})
PLANTED = {"trees": [Path("pear")], "rows": 3, "kind": None, "tools": None, "water": False}


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    functions = {f"{__name__}:plant": plant, f"{__name__}:find": find}
    monkeypatch.setattr("app.arguments.resolve_name", functions.__getitem__)


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("plant pear", {}),
        ("plant pear --rows 4 plum --water", {"trees": [Path("pear"), Path("plum")], "rows": 4, "water": True}),
        ("plant --kind=old pear --tool spade --tool rake", {"kind": "old", "tools": ["spade", "rake"]}),
        ("plant -t old pear", {"kind": "old"}),
    ],
)
def test_words_become_parameters(words: str, given: dict[str, Any]) -> None:
    called(GARDEN, words.split(), "garden")()
    assert GIVEN[-1] == PLANTED | given


def test_a_command_of_a_group_in_a_group_and_an_argument_that_is_left_out() -> None:
    called(GARDEN, ["more", "find"], "garden")()
    called(GARDEN, ["more", "find", "-1 pear"], "garden")()
    assert GIVEN[-2:] == [{"query": None}, {"query": "-1 pear"}]


def test_the_environment_says_what_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GARDEN_KIND", "wild")
    called(GARDEN, ["plant", "pear"], "garden")()
    called(GARDEN, ["plant", "pear", "--kind", "tame"], "garden")()
    assert [one["kind"] for one in GIVEN[-2:]] == ["wild", "tame"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("plent pear", "no command 'plent'; did you mean plant?"),
        ("xyz", "no command 'xyz'; garden --help"),
        ("plant", "required: TREES; garden plant --help"),
        ("plant pear --rows 0", "--rows: 0 is too small; at least 1"),
        ("plant pear --rows 10", "10 is too large; at most 9"),
        ("plant pear --rows many", "'many' is not a number"),
        ("plant pear --wet", "unrecognized arguments: --wet"),
        ("plant pear --wat", "unrecognized arguments: --wat"),
        ("more find a b", "unrecognized arguments: b"),
    ],
)
def test_wrong_words_are_told_in_one_line(words: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        called(GARDEN, words.split(), "garden")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("words", "status", "lines"),
    [
        ("", 2, ["A garden.", "  plant  Plant trees."]),
        ("--help", 0, ["A garden.", "  more   More."]),
        ("more", 2, ["  find  Find a tree."]),
        ("plant --help", 0, ["Plant trees.", "Which trees, 100 % of them.", "[default 3]"]),
    ],
)
def test_help(words: str, status: int, lines: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        called(GARDEN, words.split(), "garden")
    assert int(end.value.code or 0) == status
    told = capsys.readouterr().out
    assert [line for line in lines if line not in told] == []
