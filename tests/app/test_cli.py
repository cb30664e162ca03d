"""The promise of docs/cli.md: exit status, stdout, stderr and JSON of every command."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import EXAMPLES, Run

QUESTION = "联合国水伙伴关系办公室是哪一天成立的？"


def test_ask_gives_the_answer_and_its_characters(kg: Run, store: Path) -> None:
    result = kg("ask", QUESTION, "--json", "--store", store)
    payload = json.loads(result.out)
    assert result.status == 0
    assert payload["answered"] is True
    best = payload["answers"][0]
    assert "2042" in best["text"]
    evidence = best["evidence"][0]
    assert (evidence["document"], evidence["part"]) == ("ST/SGB/2044/7", "pp-1")
    query = f'SELECT ?t WHERE {{ <{evidence["iri"]}> unp:text ?t FILTER(LANG(?t) = "zh") }}'
    rows = json.loads(kg("sparql", query, "--format", "json", "--store", store).out)["results"]["bindings"]
    assert rows[0]["t"]["value"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert best["text"] in evidence["quote"]


def test_ask_for_people(kg: Run, store: Path) -> None:
    result = kg("ask", QUESTION, "--store", store)
    assert "2042" in result.out
    assert "ST/SGB/2044/7, pp-1" in result.out


@pytest.mark.parametrize(
    "question", ["联合国火星办公室的预算是多少？", "Who won the football match?", "'; DROP ALL; --"]
)
def test_not_found_is_an_answer(kg: Run, store: Path, question: str) -> None:
    result = kg("ask", question, "--json", "--store", store)
    assert result.status == 0
    assert json.loads(result.out)["answered"] is False
    assert "not found" in kg("ask", question, "--store", store).out


@pytest.mark.parametrize(("least", "warned"), [(0.0, False), (1.0, True)])
def test_an_answer_that_is_not_sure_is_told_with_a_warning(
    kg: Run, store: Path, monkeypatch: pytest.MonkeyPatch, least: float, warned: bool
) -> None:
    monkeypatch.setattr("kg.model.answers.LIKELY", least)
    out = kg("ask", QUESTION, "--store", store).out
    assert "2042" in out
    assert ("Not sure" in out) is warned


def test_search(kg: Run, store: Path) -> None:
    payload = json.loads(kg("search", "登记册", "-k", "3", "--json", "--store", store).out)
    hits = payload["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    assert all(0 <= hit["score"] <= 1 for hit in hits)
    assert sorted((hit["score"] for hit in hits), reverse=True) == [hit["score"] for hit in hits]
    assert "登记册" in hits[0]["text"]


def test_search_in_one_language(kg: Run, store: Path) -> None:
    payload = json.loads(kg("search", "partnership register", "--lang", "fr", "--json", "--store", store).out)
    assert {hit["language"] for hit in payload["hits"]} == {"fr"}


def test_batch_answers_line_by_line(kg: Run, store: Path, tmp_path: Path) -> None:
    batch = tmp_path / "questions.jsonl"
    lines = [{"id": "a", "q": QUESTION}, {"id": 7, "q": ""}]
    batch.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    for command in ("ask", "search"):
        result = kg(command, "--batch", batch, "--json", "--store", store)
        assert [json.loads(line)["id"] for line in result.out.splitlines()] == ["a", 7]
        assert result.status == 0


def test_show_by_symbol_part_and_name(kg: Run, store: Path) -> None:
    assert "bulletin" in kg("show", "ST/SGB/2044/7", "--store", store).out.lower()
    assert "unp:text" in kg("show", "ST/SGB/2044/7#pp-1", "--store", store).out
    shown = json.loads(kg("show", "秘书长", "--json", "--store", store).out)
    assert any(fact["evidence"] for fact in shown[0]["facts"])


def test_stats_count_documents(kg: Run, store: Path) -> None:
    counts = json.loads(kg("stats", "--json", "--store", store).out)
    assert counts["documents"] == 2
    assert counts["parts"] > 40
    assert counts["statements with evidence"] > 50


@pytest.mark.parametrize("ending", ["nq", "ttl", "jsonld", "csv", "graphml", "trig", "nt"])
def test_export(kg: Run, store: Path, tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / f"a.{ending}", tmp_path / f"b.{ending}"
    assert kg("export", first, "--store", store).status == 0
    kg("export", second, "--store", store)
    assert first.read_bytes() == second.read_bytes()
    assert first.stat().st_size > 1000


def test_validate_finds_no_violation(kg: Run, store: Path) -> None:
    result = kg("validate", "--store", store)
    assert result.status == 0, result.out + result.err
    assert result.err.startswith("0 violations in ")


def test_ingesting_again_changes_nothing(kg: Run, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    kg("export", tmp_path / "before.nq", "--store", copy)
    result = kg("ingest", EXAMPLES / "ST_SGB_2044_7.zh.txt", "--json", "--store", copy)
    (document,) = json.loads(result.out)["documents"]
    assert (document["status"], document["error"], result.status) == ("unchanged", None, 0)
    kg("export", tmp_path / "after.nq", "--store", copy)
    assert (tmp_path / "before.nq").read_bytes() == (tmp_path / "after.nq").read_bytes()


def test_limits_are_options(kg: Run, tmp_path: Path) -> None:
    document = EXAMPLES / "ST_SGB_2044_7.zh.txt"
    small = kg("ingest", document, "--no-index", "--limit", "characters=100", "--store", tmp_path / "store")
    assert small.status == 1
    assert "over the limit of 100; raise the limit characters" in small.err
    assert kg("ingest", document, "--limit", "words=100", "--store", tmp_path / "store").status == 2


def test_a_bad_file_is_told_and_the_rest_stored(kg: Run, tmp_path: Path) -> None:
    empty, folder = tmp_path / "in" / "empty.pdf", tmp_path / "in"
    folder.mkdir()
    empty.touch()
    shutil.copy(EXAMPLES / "A_99_812.fr.pdf", folder)
    result = kg("ingest", folder, "--no-index", "--json", "--store", tmp_path / "store")
    documents = {Path(one["path"]).name: one for one in json.loads(result.out)["documents"]}
    assert result.status == 1
    assert documents["A_99_812.fr.pdf"]["status"] == "added"
    assert documents["empty.pdf"]["status"] == "failed"
    assert str(empty) in documents["empty.pdf"]["error"]
    assert "\n" not in documents["empty.pdf"]["error"]


def test_removing_takes_it_out_of_graph_and_index(kg: Run, store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "store"
    shutil.copytree(store, copy)
    assert kg("remove", "ST/SGB/2044/7", "--store", copy).status == 0
    assert json.loads(kg("stats", "--json", "--store", copy).out)["documents"] == 1
    hits = json.loads(kg("search", "登记册", "--json", "--store", copy).out)["hits"]
    assert all(hit["document"] != "ST/SGB/2044/7" for hit in hits)
    assert json.loads(kg("ask", QUESTION, "--json", "--store", copy).out)["answered"] is False
    assert kg("remove", "ST/SGB/2044/7", "--store", copy).status == 1
    assert kg("check", "--store", copy).status == 0


WRONG = [
    (("search", ""), 2),
    (("search", "   "), 2),
    (("search",), 2),
    (("search", "x", "--no-such-option"), 2),
    (("ask", ""), 2),
    (("sparql", "SELECT nonsense"), 1),
    (("sparql", "INSERT DATA { <a:a> <a:a> <a:a> }"), 1),
    (("sparql", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), 1),
    (("show", "no such thing at all"), 1),
    (("export", "graph.xyz"), 2),
    (("sparql", "--named", "no-such-query"), 2),
    (("ask", "--batch", "/no/such/file"), 2),
]


@pytest.mark.parametrize(
    ("words", "status"), WRONG, ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else None
)
def test_wrong_use_is_one_line_and_a_status(kg: Run, store: Path, words: tuple[str, ...], status: int) -> None:
    result = kg(*words, "--store", store)
    assert result.status == status
    assert result.out == ""
    assert "Traceback" not in result.err
    assert result.err.strip()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("serch x", "No such command 'serch'. Did you mean 'search', 'serve'?; kg --help"),
        ("xyz", "No such command 'xyz'; kg --help tells what can be given"),
        ("search x --wat", "No such option: --wat (Possible options: --batch); kg search --help"),
        ("search x -k 0", "Invalid value for '-k': 0 is not in the range x>=1; kg search --help"),
        ("search x -k many", "'many' is not a valid int"),
        ("search a b", "unexpected extra argument(s) (b); kg search --help"),
        ("remove", "Missing argument 'symbol'; kg remove --help"),
        ("resolve", "Missing command; kg resolve --help"),
        ("resolve same a b", "Missing option '--because'; kg resolve same --help"),
    ],
)
def test_wrong_words_are_told_in_one_line(kg: Run, words: str, told: str) -> None:
    result = kg(*words.split())
    assert (result.status, result.out) == (2, "")
    assert told in result.err
    assert (result.err.startswith("kg: "), result.err.count("\n")) == (True, 1)


@pytest.mark.parametrize(("words", "status"), [((), 2), (("--help",), 0)])
def test_all_commands_are_listed_with_what_they_do(kg: Run, words: tuple[str, ...], status: int) -> None:
    result = kg(*words)
    assert result.status == status
    listed = " ".join((result.err if status else result.out).split())
    assert "search Find passages by meaning and words." in listed
    assert "resolve Say that two nodes are one body, or are not, and why; list what was said; take it back." in listed


def test_no_store_says_how_to_make_one(kg: Run, tmp_path: Path) -> None:
    result = kg("search", "water", "--store", tmp_path / "nothing")
    assert result.status == 1
    assert "kg ingest" in result.err


HEAVY = ("torch", "sentence_transformers", "transformers")


@pytest.mark.parametrize(
    "words", [("--help",), ("search", "登记册"), ("ask", QUESTION), ("sparql", "ASK { ?s ?p ?o }")]
)
def test_light_commands_import_nothing_heavy(store: Path, words: tuple[str, ...]) -> None:
    code = f"""
import sys
sys.argv = ["kg", *{list(words)!r}]
from app.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
assert not [name for name in {HEAVY!r} if name in sys.modules]
"""
    environment = {"KG_STORE": str(store), "PATH": "", "PYTHONPATH": str(EXAMPLES.parents[1])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr


def test_a_command_is_imported_alone_and_without_what_draws_on_terminals(store: Path) -> None:
    code = """
import sys
from app.cli import main
assert not [name for name in sys.modules if name.startswith("app.commands.")]
main()
assert [name for name in sys.modules if name.startswith("app.commands.")] == ["app.commands.search"]
assert not {"rich", "pydantic"} & set(sys.modules)
"""
    words = [sys.executable, "-c", code, "search", "登记册", "--json", "--store", str(store)]
    environment = {"PATH": "", "PYTHONPATH": str(EXAMPLES.parents[1])}
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr


def test_the_store_may_be_named_before_the_command(kg: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_STORE", "nowhere")
    assert kg("--store", store, "stats").out == kg("stats", "--store", store).out != ""


def test_wrong_use_is_told_in_one_line(kg: Run, store: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for words, status, told in (
        (("stats", "--store", file), 1, "is a file; a store is a folder"),
        (("restore", tmp_path, "--store", tmp_path / "new"), 1, "no copy of a store there; kg backup makes one"),
        (("ingest", tmp_path, "--store", tmp_path / "made"), 0, f"{tmp_path}: no documents found; kg reads .pdf"),
        (("sparql", "ASK {}", "--format", "pdf", "--store", store), 2, "is no result format; use one of table"),
        (("show", " ", "--store", store), 2, "nothing to show; give an IRI, a symbol or a name"),
        (("remove", "A/1/1", "--store", store), 1, "kg sparql --named documents lists what is"),
    ):
        result = kg(*words)
        assert (result.status, told in result.err, result.err.count("\n")) == (status, True, 1), result


def test_a_node_is_shown_in_the_language_of_its_name(kg: Run, store: Path) -> None:
    assert kg("show", "World Bank", "--store", store).out.startswith("World Bank")
    assert kg("show", "世界银行", "--store", store).out.startswith("世界银行")


def test_every_command_explains_itself(kg: Run) -> None:
    for command in (
        "ingest",
        "search",
        "ask",
        "sparql",
        "show",
        "stats",
        "export",
        "validate",
        "remove",
        "index",
        "check",
    ):
        result = kg(command, "--help")
        assert result.status == 0
        assert "Example:" in result.out


def test_show_tells_the_nearest_names(kg: Run, store: Path) -> None:
    result = kg("show", "A/99/811", "--store", store)
    assert result.status == 1
    assert "no such node; nearest are A/99/812" in result.err
    assert "no such node; give an IRI" in kg("show", "xyzzy quux", "--store", store).err
