"""Turtle as people write it: one block a subject, labels in the order of the language codes, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ontology import FOLDER, LANGUAGES, PREFIXES


def literal(text: str, language: str) -> str:
    """A language-tagged literal."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@{language}'


def labels(predicate: str, names: Mapping[str, Iterable[str]]) -> str:
    """One line `predicate "…"@ar, "…"@en …`; "" when there are no names."""
    found = [literal(name, language) for language in LANGUAGES for name in names.get(language, ())]
    return f"{predicate} {', '.join(found)}" if found else ""


def block(subject: str, facts: Iterable[str]) -> str:
    """A subject with its facts, empty ones left out."""
    return f"{subject} " + " ;\n    ".join(fact for fact in facts if fact) + " .\n"


def write(name: str, comment: str, prefixes: Iterable[str], own: Mapping[str, str], blocks: Iterable[str]) -> Path:
    """Write `gazetteer/<name>.ttl`: a comment, the prefixes (known ones by name, others in `own`), the blocks."""
    known = {prefix: PREFIXES[prefix] for prefix in sorted(prefixes)}
    head = "\n".join(f"@prefix {prefix}: <{base}> ." for prefix, base in {**known, **own}.items())
    path = FOLDER / "gazetteer" / f"{name}.ttl"
    path.write_text("\n".join([f"# {comment}\n", head + "\n", *blocks]), encoding="utf-8")
    return path
