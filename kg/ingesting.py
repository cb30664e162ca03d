"""What changes a store: documents in, documents out, the index kept in step, commits between batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.capabilities import capability
from kg.errors import NotFound, StoreDamaged
from kg.model import Outcome, Processed, Stored
from kg.passages import Corpus
from kg.select import select
from kg.symbol import document_iri, normalise

if TYPE_CHECKING:
    from kg.draft import Draft
    from kg.library import Progress
    from kg.store import Store

BATCH: Final = 64
"""Documents stored and indexed between two commits: what an interruption can cost."""

SAME_BYTES = """
SELECT ?sha256 ?agent ?work ?symbol ?language ?date (COUNT(?part) AS ?parts) WHERE { GRAPH ?version {
  ?version schema:sha256 ?sha256 ; dcterms:isVersionOf ?work ; dcterms:language ?language .
  ?run prov:used ?version ; prov:wasAssociatedWith ?agent
  OPTIONAL { ?work dcterms:identifier ?symbol } OPTIONAL { ?work dcterms:date ?date }
  OPTIONAL { ?part unp:partKind ?kind FILTER(?kind != "furniture") }
} } GROUP BY ?sha256 ?agent ?version ?work ?symbol ?language ?date ORDER BY ?version"""

VERSIONS = "SELECT ?version ?work WHERE { GRAPH ?version { ?version dcterms:isVersionOf ?work } } ORDER BY ?version"


def ingest(
    store: Store,
    paths: Sequence[Path],
    options: Mapping[str, Any],
    jobs: int,
    index: bool,
    force: bool,
    progress: Progress | None,
) -> list[Outcome]:
    """Store every file under `paths`; see `kg.library.Library.ingest`."""
    stated = capability("read_options")(**options)
    files = capability("discover")(paths)
    outcomes: list[Outcome] = []
    taken: dict[str, str] = {}
    with store.write() as draft:
        processed = capability("process")(files, stated, lambda sha: [] if force else stored(draft, sha), jobs)
        for batch in _batches(processed, BATCH):
            changed = False
            for one in batch:
                outcome, wrote = _store(draft, one, taken)
                changed |= wrote
                outcomes.append(outcome)
                if progress:
                    progress("reading", len(outcomes), len(files))
            if changed:
                _commit(draft, index, progress)
        if index:
            _catch_up(draft, progress)
    return outcomes


def remove(store: Store, symbol: str) -> tuple[str, ...]:
    """Drop every language version of a document; see `kg.library.Library.remove`."""
    work = document_iri(normalise(symbol))
    with store.write() as draft:
        versions = tuple(row["version"].value for row in select(draft.graph, VERSIONS, work=work))
        if not versions:
            raise NotFound(f"{symbol}: not in {store.path}; kg sparql --named documents lists what is")
        for version in versions:
            draft.remove(version)
        _commit(draft, has_index(draft), None)
    return versions


def reindex(store: Store, model: str | None, rebuild: bool, progress: Progress | None) -> Any:
    """Bring the index in step with the graph; see `kg.library.Library.index`."""
    with store.write() as draft:
        previous = None if rebuild else draft.previous
        stats = _update(draft, previous, model or _kept_model(draft), progress)
        draft.commit()
    return stats


def stored(draft: Draft, sha256: str) -> list[Stored]:
    """The language versions in the store that were read from these bytes by this version of the software."""
    from pyoxigraph import Literal

    from kg.version import AGENT

    return [
        Stored(
            row["symbol"].value if row["symbol"] else row["work"].value.rpartition("/")[2],
            row["language"].value,
            row["date"].value if row["date"] else "",
            int(row["parts"].value),
        )
        for row in select(draft.graph, SAME_BYTES, sha256=Literal(sha256), agent=AGENT)
    ]


def _store(draft: Draft, one: Processed, taken: dict[str, str]) -> tuple[Outcome, bool]:
    """Put one result into the draft. Two files of one run that hold the same version: the first is kept."""
    outcome = one.outcome
    if outcome.status == "failed":
        return outcome, False
    keeper = taken.setdefault(one.graph, outcome.path)
    if keeper != outcome.path:
        notice = f"the same document and language as {keeper}, which was kept"
        return replace(outcome, status="unchanged", notice=notice), False
    if outcome.status == "unchanged":
        return outcome, False
    known = one.graph in draft.records
    changed = draft.replace(one.graph, _quads(one.quads), outcome.path)
    return replace(outcome, status="replaced" if known else "added"), changed


def _quads(data: bytes) -> Iterable[Any]:
    from pyoxigraph import RdfFormat, parse

    return parse(data, format=RdfFormat.N_QUADS)


def _commit(draft: Draft, index: bool, progress: Progress | None) -> None:
    if index:
        _update(draft, draft.previous, None, progress)
    draft.commit()


def _catch_up(draft: Draft, progress: Progress | None) -> None:
    """Index what an earlier `--no-index` left out."""
    if draft.manifest and not draft.manifest.in_step:
        _commit(draft, True, progress)


def has_index(draft: Draft) -> bool:
    """Whether the generation before this draft was searchable."""
    return draft.previous is not None and (draft.previous / "dense").exists()


def _update(draft: Draft, previous: Path | None, model: str | None, progress: Progress | None) -> Any:
    embedder = capability("embedder")(model) if model else None
    cache = draft.path.parent / "cache"
    return capability("update_index")(
        draft.path,
        Corpus.of_graph(lambda: draft.graph, draft.records),
        previous=previous,
        embedder=embedder,
        cache=cache,
        progress=progress,
    )


def _kept_model(draft: Draft) -> str | None:
    """The model of the index that there is; None where none can be read."""
    with suppress(StoreDamaged):
        return str(capability("open_index")(draft.previous).manifest.model) if draft.previous else None
    return None


def _batches(items: Iterable[Processed], size: int) -> Iterator[list[Processed]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
