"""The published page names every term of ours, and no other."""

import re
from pathlib import Path

from ontology import FOLDER

PAGE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")


def test_every_own_term_is_on_the_page() -> None:
    turtle = (FOLDER / "partnerships.ttl").read_text(encoding="utf-8")
    defined = set(re.findall(r"^(unp:\w+) a ", turtle, re.MULTILINE))
    told = set(re.findall(r"`(unp:\w+)`", PAGE))
    assert len(defined) > 60
    assert told == defined


def test_every_directive_is_on_the_page() -> None:
    turtle = (FOLDER / "schemes" / "directives.ttl").read_text(encoding="utf-8")
    concepts = re.findall(r"^directive:([\w-]+) a ", turtle, re.MULTILINE)
    assert len(concepts) > 30
    for concept in concepts:
        assert f"| `{concept}` |" in PAGE
