"""The Sustainable Development Goals and targets with their official titles, and the Millennium Goals, in six languages.

    KG_CORPUS=… python -m ontology.build.goals

Source: the goal and target titles that the SDG translation project publishes; the Millennium Goals: `goals.toml`.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from ontology import DATA, LANGUAGES, PREFIXES
from ontology.build.turtle import block, labels, write

FOLDERS: Final = {language: language for language in LANGUAGES} | {"zh": "zh-Hans"}


def main() -> None:
    """Write `gazetteer/goals.ttl`."""
    own = {"mdg": f"{DATA}mdg/", "sdg": PREFIXES["sdg"]}
    comment = "Sustainable Development Goals and targets (2015), Millennium Development Goals (2000)."
    write("goals", comment, ("schema", "sdgo", "skos"), own, [*sdgs(), *targets(), *mdgs()])


def sdgs() -> Iterator[str]:
    """A block for each of the seventeen goals; the long title, the short one and the numbered name are all labels."""
    for number in range(1, 18):
        titles = {g: read(g, "global_goals")[f"{number}-title"] for g in LANGUAGES}
        short = {g: read(g, "global_goals").get(f"{number}-short", "") for g in LANGUAGES}
        yield block(
            f"sdg:{number}",
            (
                "a sdgo:Goal",
                f'skos:notation "{number}"',
                labels("skos:prefLabel", {g: [titles[g]] for g in LANGUAGES}),
                labels("skos:altLabel", {g: numbered(g, "sdg", number) for g in LANGUAGES}),
                labels("schema:alternateName", {g: [short[g]] for g in LANGUAGES if short[g]}),
            ),
        )


def targets() -> Iterator[str]:
    """A block for each target, with its goal."""
    keys = [key for key in read("en", "global_targets") if key.endswith("-title")]
    for key in sorted(keys, key=lambda key: [int(p) if p.isdigit() else ord(p[0]) + 100 for p in key.split("-")[:2]]):
        goal, letter = key.split("-")[:2]
        titles = {g: [title] for g in LANGUAGES if (title := read(g, "global_targets").get(key, ""))}
        facts = (
            "a sdgo:Target",
            f"skos:broader sdg:{goal}",
            f'skos:notation "{goal}.{letter}"',
            labels("skos:prefLabel", titles),
        )
        yield block(f"<{PREFIXES['sdg']}{goal}.{letter}>", facts)


def mdgs() -> Iterator[str]:
    """A block for each of the eight Millennium Development Goals."""
    for number, titles in enumerate(words()["mdg"]["titles"], start=1):
        yield block(
            f"mdg:{number}",
            (
                "a sdgo:Goal",
                f'skos:notation "{number}"',
                labels("skos:prefLabel", {g: [titles[g]] for g in LANGUAGES}),
                labels("skos:altLabel", {g: numbered(g, "mdg", number) for g in LANGUAGES}),
            ),
        )


def numbered(language: str, series: str, number: int) -> list[str]:
    """Names such as "Sustainable Development Goal 6", "可持续发展目标6"."""
    patterns: list[str] = words()[series]["numbered"][language]
    return [pattern.format(number) for pattern in patterns]


@cache
def words() -> dict[str, Any]:
    with Path(__file__).with_name("goals.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def read(language: str, name: str) -> dict[str, str]:
    """A file of `key: title` pairs in YAML; a line that is indented continues the one before."""
    path = Path(os.environ["KG_CORPUS"]) / "corpus" / "gazetteer" / "sdg" / FOLDERS[language] / f"{name}.yml"
    found: dict[str, str] = {}
    key = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1].isspace() and key:
            found[key] += " " + line.strip()
        elif ":" in line:
            key, _, value = line.partition(":")
            found[key] = value.strip()
    return {key: value.strip("'\"").replace("''", "'").strip().rstrip(".。") for key, value in found.items()}


if __name__ == "__main__":
    main()
