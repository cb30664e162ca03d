"""One node for the user: what language versions name apart is found to be one, work by work, and told so by the union.

    id/graph/same/A/62/341    what the versions of one work prove (`kg.pairing`): owl:sameAs, each with its reason
    id/graph/same             which node stands for all that are one, by these proofs and by judgements

Both are derived at each commit and follow from the claims and judgements alone: not from the order in which documents
came, nor from those that were there before. A judgement that two are different undoes the proofs that join them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg import pairing
from kg.fold import GRAPH, PROOFS, Fold, is_claim
from kg.judgements import DIFFERENT, FILE, Judgements, components
from kg.manifest import DOCUMENTS
from kg.namesakes import Names
from kg.pairing import Proof
from ontology import iri

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode, Quad, Store

    from kg.draft import Draft
    from kg.manifest import Manifest

WORKS: Final = f"{GRAPH}/"
"""The graphs of single works begin so."""
Pair = tuple[str, str]


def work_of(version: str) -> str:
    """The local name of the work of a language version: "A/62/341"."""
    return version.removeprefix(DOCUMENTS).rpartition("@")[0]


def settle(draft: Draft) -> None:
    """Compare the versions of works that changed, and bring the view and the union of a draft in step."""
    versions = works(draft.records)
    for work in sorted(draft.touched):
        _put(draft, f"{WORKS}{work}", proofs(draft.graph, work, versions.get(work, [])))
    draft.touched.clear()
    proven = sorted(name for name in draft.records if name.startswith(WORKS))
    leaders = view(draft.graph, proven, Judgements.read(draft.path / FILE))
    _put(draft, GRAPH, quads(leaders))
    draft.unite(Fold(leaders))


def astray(graph: Store, records: Iterable[str], judgements: Judgements) -> Iterator[str]:
    """The derived graphs of a store that do not hold what follows from its claims and judgements."""
    names = sorted(records)
    expected = {f"{WORKS}{work}": proofs(graph, work, versions) for work, versions in works(names).items()}
    proven = [name for name in names if name.startswith(WORKS)]
    expected[GRAPH] = quads(view(graph, proven, judgements))
    for name in sorted({*expected, *proven}):
        if set(expected.get(name, ())) != set(graph.quads_for_pattern(None, None, None, _node(name))):
            yield name


def uncompared(known: Manifest | None, records: Iterable[str]) -> set[str]:
    """All works of a generation whose versions were compared by other rules."""
    return set() if known and known.compared == pairing.RULES else set(works(records))


def _put(draft: Draft, graph: str, content: list[Quad]) -> None:
    """A derived graph is there as long as there is something in it."""
    if content:
        draft.replace(graph, content)
    else:
        draft.remove(graph)


def works(graphs: Iterable[str]) -> dict[str, list[str]]:
    """Work → the graphs of its language versions."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(graphs):
        if name.startswith(DOCUMENTS):
            found[work_of(name)].append(name)
    return found


def proofs(graph: Store, work: str, versions: Sequence[str]) -> list[Quad]:
    """The content of the graph of a work, of which these are the language versions."""
    if len(versions) < 2:
        return []
    return [quad for proof in pairing.proofs(graph, versions) for quad in _told(proof, f"{WORKS}{work}")]


def view(graph: Store, proven_in: Iterable[str], judgements: Judgements) -> dict[str, str]:
    """Node → the node that stands for it, by what these graphs of works prove and what was judged."""
    proven = [list(_pairs(graph, name)) for name in proven_in]
    leaders = components([*judgements.same, *_undisputed(_unambiguous(graph, proven), judgements)])
    return leaders | _memberships(graph, leaders)


def quads(leaders: Mapping[str, str]) -> list[Quad]:
    """The content of the graph of the view."""
    return [_quad(GRAPH, node, "unp:canonical", _node(leader)) for node, leader in sorted(leaders.items())]


def _told(proof: Proof, graph: str) -> Iterator[Quad]:
    from pyoxigraph import Literal

    name = hashlib.sha256("\x1f".join((graph, proof.a, proof.b)).encode()).hexdigest()[:20]
    statement = f"{PROOFS}{name}"
    yield _quad(graph, proof.a, "owl:sameAs", _node(proof.b))
    yield _quad(graph, statement, "rdf:subject", _node(proof.a))
    yield _quad(graph, statement, "rdf:predicate", _node(iri("owl:sameAs")))
    yield _quad(graph, statement, "rdf:object", _node(proof.b))
    yield _quad(graph, statement, "rdfs:comment", Literal(proof.reason))


def _pairs(graph: Store, name: str) -> Iterator[Pair]:
    for quad in graph.quads_for_pattern(None, _node(iri("owl:sameAs")), None, _node(name)):
        yield str(quad.subject)[1:-1], str(quad.object)[1:-1]


def _unambiguous(graph: Store, proven: Sequence[Sequence[Pair]]) -> list[Pair]:
    """Pairs without those of names that stand for two of one language: a common noun ("the members") is many groups'
    name, and what it means in one work does not hold in the next. Two forms of one name are no two.
    """
    groups = [group for pairs in proven for group in _groups(pairs)]
    found: list[Pair] = []
    for whole in _groups(pair for group in groups for pair in pairwise(sorted(group))):
        names = Names(graph, [group for group in groups if group <= whole])
        clear = [whole] if names.agree(whole) else [group & names.clear for group in names.groups]
        joined = _groups(pair for group in clear for pair in pairwise(sorted(group)))
        found += [pair for group in joined if names.agree(group) for pair in pairwise(sorted(group))]
    return found


def _groups(pairs: Iterable[Pair]) -> list[set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for node, leader in components(pairs).items():
        groups[leader].add(node)
    return [groups[leader] for leader in sorted(groups)]


def _undisputed(proven: Sequence[Pair], judgements: Judgements) -> Iterator[Pair]:
    """Proofs without those of a group in which two were judged different."""
    leaders = components([*judgements.same, *proven])
    disputed = {
        leaders[one.a]
        for one in judgements.all
        if one.verdict == DIFFERENT and one.a in leaders and leaders[one.a] == leaders.get(one.b)
    }
    return ((a, b) for a, b in proven if leaders[a] not in disputed)


def _memberships(graph: Store, leaders: Mapping[str, str]) -> dict[str, str]:
    """Membership → the first of those that are one: of the same member, in the same role, in one partnership."""
    alike: dict[tuple[str, str, tuple[str, ...]], set[str]] = defaultdict(set)
    for membership in _touching(graph, leaders):
        (whole,) = _subjects(graph, "org:hasMembership", membership) or ("",)
        (member,) = _objects(graph, membership, "org:member") or ("",)
        roles = _objects(graph, membership, "org:role")
        alike[leaders.get(whole, whole), leaders.get(member, member), roles].add(membership)
    return {one: min(group) for group in alike.values() if len(group) > 1 for one in group}


def _touching(graph: Store, nodes: Iterable[str]) -> Iterator[str]:
    """The memberships of nodes, and those in which they are members."""
    for node in nodes:
        yield from _objects(graph, node, "org:hasMembership")
        yield from _subjects(graph, "org:member", node)


def _objects(graph: Store, subject: str, predicate: str) -> tuple[str, ...]:
    found = graph.quads_for_pattern(_node(subject), _node(iri(predicate)), None)
    return tuple(sorted({str(quad.object)[1:-1] for quad in found if is_claim(quad)}))


def _subjects(graph: Store, predicate: str, value: str) -> tuple[str, ...]:
    found = graph.quads_for_pattern(None, _node(iri(predicate)), _node(value))
    return tuple(sorted({str(quad.subject)[1:-1] for quad in found if is_claim(quad)}))


def _quad(graph: str, subject: str, predicate: str, value: NamedNode | Literal) -> Quad:
    from pyoxigraph import Quad

    return Quad(_node(subject), _node(iri(predicate)), value, _node(graph))


def _node(name: str) -> NamedNode:
    from pyoxigraph import NamedNode

    return NamedNode(name)
