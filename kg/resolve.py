"""Saying that two names are one body, or that they are not, and taking that back.

Claims are never edited: a judgement is a line in `judgements.tsv`, with a reason and a name, and the view that follows
from all lines is laid over the graph (`kg.judgements`). Two bodies of one name are apart until somebody says otherwise.
"""

from __future__ import annotations

from kg import disk
from kg.errors import NotFound, UsageError
from kg.judgements import DIFFERENT, FILE, SAME, Judgement, Judgements, short, whole
from kg.names import claimed
from kg.store import Store


def judge(store: Store, verdict: str, a: str, b: str, reason: str, who: str = "") -> Judgement:
    """Record that two nodes are the "same" or "different". An earlier verdict on the pair is replaced.

    Nodes are IRIs, whole or from `id/` on, or names that only one node bears. Raises NotFound for a node that no
    document names, UsageError without a reason or when the verdict contradicts others.
    """
    if verdict not in (SAME, DIFFERENT) or not reason.strip():
        raise UsageError("a judgement is same or different, of two nodes, with a reason")
    one = Judgement(verdict, node_of(store, a), node_of(store, b), " ".join(reason.split()), " ".join(who.split()))
    if one.a == one.b:
        raise UsageError(f"{a} and {b} are one node already: {short(one.a)}")
    others = [other for other in _recorded(store).all if _pair(other) != _pair(one)]
    _record(store, Judgements([*others, one]))
    return one


def withdraw(store: Store, a: str, b: str = "") -> Judgement:
    """Take back what was judged of two nodes, or the judgement with the IRI `a`; what it said is returned.

    Raises NotFound when nothing was judged.
    """
    pair = {_given(store, a), _given(store, b)} if b else set()
    recorded = _recorded(store).all
    gone = next((one for one in recorded if (_pair(one) == pair if b else one.iri == whole(a))), None)
    if gone is None:
        what = f"{a} and {b}" if b else a
        raise NotFound(f"{what}: nothing is judged of them in {store.path / FILE}; kg resolve list shows all")
    _record(store, Judgements([one for one in recorded if one != gone]))
    return gone


def recorded(store: Store) -> tuple[Judgement, ...]:
    """All judgements, as the file that people edit has them."""
    return _recorded(store).all


def node_of(store: Store, name: str) -> str:
    """The IRI that an IRI, its short form or a name stands for, also of a node that is one with others.

    Raises NotFound, or UsageError when several nodes bear the name.
    """
    from kg.describe import Describer

    with store.read() as generation:
        found = sorted(claimed(generation.graph, name)) or Describer(generation.graph).nodes(name)
    if len(found) > 1:
        raise UsageError(f"{name}: is the name of {len(found)} nodes, {', '.join(map(short, found[:6]))}; give the IRI")
    if not found:
        raise NotFound(f"{name}: is not in the graph; kg show NAME tells its IRI")
    return found[0]


def _given(store: Store, name: str) -> str:
    """A node that the graph may no longer hold is still named by its IRI."""
    return whole(name) if "://" in whole(name) else node_of(store, name)


def _pair(one: Judgement) -> set[str]:
    return {one.a, one.b}


def _recorded(store: Store) -> Judgements:
    return Judgements.read(store.path / FILE)


def _record(store: Store, judgements: Judgements) -> None:
    """Into the file that people read, and from there into the next generation."""
    disk.write(store.path / FILE, judgements.text().encode())
    with store.write() as draft:
        draft.commit()
