"""Search by words: one tantivy index per language, so that rarity and length are counted within a language.

tantivy's BM25 has k1 = 1.2 and b = 0.75, which cannot be set; on XQuAD and CMRC2018 they lie within 0.002 of the best.
Terms come from `search.tokens`; tantivy only splits them at spaces.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from kg.model import Passage
from search.tokens import index_terms

HEAP_BYTES: Final = 32_000_000
"""Memory of a writer; tantivy takes no less than 15 MB for its one thread."""
MOST_KEYS: Final = 2_000
"""Up to so many passages a filter is given to tantivy; a wider one is applied to what it finds."""
OVERSAMPLING: Final = 10
"""Hits looked at for each one wanted, where the filter is applied to them afterwards."""
REBUILD_SHARE: Final = 0.1
"""Deleted passages still count in tantivy's statistics; beyond this share of the index it is written anew."""
SCATTERED: Final = 0.25
"""Every search looks through each of tantivy's segments, with eight of them twice as long as with one. Where this share
of the passages would stand outside those written at once, all are written anew: each passage about four times."""
TOGETHER: Final = "together.json"
"""Beside tantivy's files of a language: the names of the segments that were last written at once."""
SCATTERED_FROM: Final = 20_000
"""Passages in a language from which that is worth while."""
HEAP_OF_ONE: Final = 3_000, 256_000_000
"""Memory of a writer that is to write one segment: bytes for each passage, and the most; beyond, it writes several."""


COUNTED: Final = 16_384
"""Terms of a language whose frequencies are kept."""


class Lexical:
    """The lexical index of one language in `folder/<language>`, opened for reading."""

    def __init__(self, folder: Path, language: str) -> None:
        import tantivy

        self._aside = _writable(folder / language)
        self._index = tantivy.Index.open(str(self._aside.name if self._aside else folder / language))
        self._index.config_reader("manual")
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(
        self, terms: Mapping[str, float], k: int, keys: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """The `k` best passages as (key, BM25 score), best first, ties by key; only among `keys` where given."""
        found = [(hit.key, hit.score) for hit in self.best(terms, k, keys)]
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def best(self, terms: Mapping[str, float], k: int, keys: Collection[str] | None = None) -> Iterator[WordHit]:
        """The `k` best passages, best first; only among `keys` where given. Their keys are read when they are asked."""
        if not terms or (keys is not None and not keys):
            return iter(())
        if keys is None:
            return self._hits(self._query(terms), k)
        if len(keys) <= MOST_KEYS:
            return self._hits(self._query(terms, keys), k)
        found = self._hits(self._query(terms), max(k * OVERSAMPLING, 1_000))
        return islice((hit for hit in found if hit.key in keys), k)

    def scores(self, terms: Mapping[str, float], keys: Collection[str]) -> dict[str, float]:
        """Key → BM25 score of those passages of `keys` that hold any of the terms."""
        if not terms or not keys:
            return {}
        return {hit.key: hit.score for hit in self._hits(self._query(terms, keys), len(keys))}

    def _hits(self, query: Any, k: int) -> Iterator[WordHit]:
        """What is found now, as hits once they are asked for."""
        hits = self._searcher.search(query, k, count=False).hits
        return (WordHit(score, self._searcher, address) for score, address in hits if score > 0)

    def worth(self, terms: Mapping[str, float]) -> float:
        """The sum of the terms' weighted inverse document frequencies: about the score of a passage that holds all."""
        size = len(self)
        return sum(weight * _idf(size, self._holding(term)) for term, weight in terms.items())

    @cached_property
    def _holding(self) -> Callable[[str], int]:
        """The number of passages that hold a term; each of tantivy's segments is asked for it once."""
        return lru_cache(COUNTED)(partial(self._searcher.doc_freq, "body"))

    def _query(self, terms: Mapping[str, float], keys: Collection[str] = ()) -> Any:
        """Any of the terms; with `keys`, just those passages, of which one without any of the terms scores 0."""
        from tantivy import Occur, Query

        schema = self._index.schema
        words = [
            (Occur.Should, Query.boost_query(Query.term_query(schema, "body", term, "freq"), weight))
            for term, weight in terms.items()
        ]
        if not keys:
            return Query.boolean_query(words)
        # One query for each key: a set of terms would be looked for by walking through the dictionary.
        named = [(Occur.Should, Query.term_query(schema, "key", key, "basic")) for key in sorted(keys)]
        return Query.boolean_query([*words, (Occur.Must, Query.const_score_query(Query.boolean_query(named), 0.0))])


class WordHit:
    """A passage found by words: its BM25 score, and its key, which is read when it is first asked."""

    __slots__ = ("_address", "_key", "_searcher", "score")

    def __init__(self, score: float, searcher: Any, address: Any) -> None:
        self.score = score
        self._searcher = searcher
        self._address = address
        self._key = ""

    @property
    def key(self) -> str:
        self._key = self._key or str(self._searcher.doc(self._address).get_first("key"))
        return self._key


def _writable(folder: Path) -> TemporaryDirectory[str] | None:
    """tantivy locks a file beside those it opens: a folder that cannot be written to is opened through links to them.

    None where it can be. The links go with the object.
    """
    if os.access(folder, os.W_OK):
        return None
    aside = TemporaryDirectory(prefix="kg-lexical-", ignore_cleanup_errors=True)
    for path in sorted(folder.iterdir()):
        if not path.name.endswith(".lock"):
            Path(aside.name, path.name).symlink_to(path.absolute())
    return aside


def _idf(size: int, holding: int) -> float:
    """BM25's inverse document frequency, as tantivy computes it."""
    return math.log(1 + (size - holding + 0.5) / (holding + 0.5))


def languages(folder: Path) -> list[str]:
    """The languages that a lexical index was written for."""
    return sorted(path.name for path in folder.iterdir() if (path / "meta.json").is_file())


def update(
    folder: Path,
    previous: Path | None,
    added: Iterable[Passage],
    removed: Iterable[str],
    current: Callable[[str], Iterable[Passage]],
    counts: Mapping[str, int],
) -> None:
    """Write `folder` from the `previous` folder, which is left as it is.

    `added` are passages, `removed` keys; a passage that changed is in both. `current` gives all passages of a language
    as they are now, `counts` how many there are.
    """
    new: dict[str, list[Passage]] = {}
    for passage in added:
        new.setdefault(passage.language, []).append(passage)
    gone: dict[str, set[str]] = {}
    for key in removed:
        gone.setdefault(key.rpartition("@")[2], set()).add(key)
    for language, count in sorted(counts.items()):
        old = previous / language if previous else None
        dropped = gone.get(language, set())
        fresh = new.get(language, ())
        if old is None or not old.is_dir() or len(dropped) > REBUILD_SHARE * count or _scattered(old, len(fresh)):
            _write(folder / language, current(language), set(), _heap(count))
            (folder / language / TOGETHER).write_text(json.dumps(sorted(_sizes(folder / language))), "utf-8")
        else:
            link(old, folder / language)
            if language in new or dropped:
                _write(folder / language, fresh, dropped)


def _scattered(folder: Path, added: int) -> bool:
    """Whether too many passages would stand outside what was written at once, were so many added to an index.

    That is one segment, or as many as the writer's memory made of it: writing them anew would make them again.
    """
    sizes = _sizes(folder)
    kept = {max(sizes, key=lambda name: sizes[name]), *_together(folder)} if sizes else set()
    total = sum(sizes.values()) + added
    outside = total - sum(sizes.get(name, 0) for name in kept)
    return added > 0 and total >= SCATTERED_FROM and outside > SCATTERED * total


def _sizes(folder: Path) -> dict[str, int]:
    """tantivy's segments with their passages, deleted ones included."""
    return {one["segment_id"]: one["max_doc"] for one in json.loads((folder / "meta.json").read_bytes())["segments"]}


def _together(folder: Path) -> Iterable[str]:
    """The segments that were last written at once, where that is told."""
    path = folder / TOGETHER
    names: list[str] = json.loads(path.read_bytes()) if path.is_file() else []
    return names


def _heap(passages: int) -> int:
    each, most = HEAP_OF_ONE
    return min(most, max(HEAP_BYTES, each * passages))


def _write(folder: Path, passages: Iterable[Passage], removed: set[str], heap: int = HEAP_BYTES) -> None:
    import tantivy

    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(_schema(), str(folder))
    writer = index.writer(heap, 1)
    for key in sorted(removed):
        writer.delete_documents_by_term("key", key)
    for passage in passages:
        terms = index_terms(f"{passage.context}\n{passage.text}", passage.language)
        writer.add_document(tantivy.Document(key=passage.key, body=" ".join(terms)))
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def link(old: Path, new: Path) -> None:
    """A copy without copying: tantivy never changes a file in place, it writes another and renames it."""
    new.mkdir(parents=True)
    for path in sorted(old.iterdir()):
        if path.is_file() and not path.name.endswith(".lock"):
            os.link(path, new / path.name)
