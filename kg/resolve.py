"""Saying that two names are one body, or that they are not, and taking that back.

Claims are never edited: a judgement is a line in `judgements.tsv`, with a reason and a name, and the view that follows
from all lines is laid over the graph (`kg.judgements`). Two bodies of one name are apart until somebody says otherwise.
"""

from __future__ import annotations

from kg import disk
from kg.errors import NotFound, UsageError
from kg.judgements import DIFFERENT, FILE, SAME, Judgement, Judgements, short, whole
from kg.store import Store


def judge(store: Store, verdict: str, a: str, b: str, reason: str, who: str = "") -> Judgement:
    """Record that two nodes are the "same" or "different". An earlier verdict on the pair is replaced.

    Nodes are IRIs, whole or from `id/` on. Raises NotFound for a node that no document names, UsageError without a
    reason or when the verdict contradicts others.
    """
    if verdict not in (SAME, DIFFERENT) or not reason.strip():
        raise UsageError("a judgement is same or different, of two nodes, with a reason")
    one = Judgement(verdict, whole(a), whole(b), " ".join(reason.split()), who)
    for node in (one.a, one.b):
        _refuse_unknown(store, node)
    others = [other for other in _recorded(store).all if _pair(other) != _pair(one)]
    _record(store, Judgements([*others, one]))
    return one


def withdraw(store: Store, a: str, b: str) -> None:
    """Take back what was judged of two nodes. Raises NotFound when nothing was."""
    pair = {whole(a), whole(b)}
    recorded = _recorded(store).all
    kept = [one for one in recorded if _pair(one) != pair]
    if len(kept) == len(recorded):
        raise NotFound(f"nothing is judged of {short(whole(a))} and {short(whole(b))}; see {store.path / FILE}")
    _record(store, Judgements(kept))


def _pair(one: Judgement) -> set[str]:
    return {one.a, one.b}


def _recorded(store: Store) -> Judgements:
    return Judgements.read(store.path / FILE)


def _record(store: Store, judgements: Judgements) -> None:
    """Into the file that people read, and from there into the next generation."""
    disk.write(store.path / FILE, judgements.text().encode())
    with store.write() as draft:
        draft.commit()


def _refuse_unknown(store: Store, node: str) -> None:
    from pyoxigraph import NamedNode

    try:
        name = NamedNode(node)
    except ValueError as error:
        raise UsageError(f"{node}: is no IRI; write it like id/org/unicef") from error
    with store.read() as generation:
        graph = generation.graph
        known = (graph.quads_for_pattern(name, None, None, None), graph.quads_for_pattern(None, None, name, None))
        if not any(next(quads, None) for quads in known):
            raise NotFound(f"{short(node)}: is not in the graph; kg show NAME tells its IRI")
