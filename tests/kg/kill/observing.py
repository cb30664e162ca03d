"""What can be seen of a store: its records, what is found in it, whether it is whole."""

from itertools import zip_longest
from pathlib import Path

import quads

import search.index
import search.retrieve
from kg.check import check
from kg.store import Store

QUESTIONS = (
    "Who reports to the General Assembly on partnerships?",
    "联合国同谁建立伙伴关系？",
    "la transparence et les partenariats",
    "water and energy",
)


def records(store: Store) -> dict:
    with store.read() as generation:
        return generation.records


def hits(store: Store) -> list:
    """What is found for the questions: every field of every hit."""
    with store.read() as generation:
        index = search.index.Index.open(generation.path)
        retriever = search.retrieve.Retriever(generation, index)
        found = [[repr(hit) for hit in retriever.search(question, 10)] for question in QUESTIONS]
        index.close()
    return found


def different(expected: list, found: list) -> list[str]:
    """The first hit of each question that is not the one expected."""
    return [
        f"{question!r}: {one} and not {other}"
        for question, *both in zip(QUESTIONS, expected, found, strict=True)
        for other, one in list(zip_longest(*both))
        if one != other
    ][:1]


def state_of(path: Path) -> dict:
    """Everything that must be the same at the end."""
    store = Store(path)
    known = {"CURRENT", "generations", "lock", "cache"}
    litter = [one.name for one in path.iterdir() if one.name not in known]
    litter += [one.name for one in (path / "generations").iterdir() if one.name != store.generations.current()]
    return {
        "quads": quads.nquads(store),
        "hits": hits(store),
        "problems": list(map(str, check(store))),
        "litter": litter,
    }
