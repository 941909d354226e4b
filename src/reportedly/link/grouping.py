"""Claims of one block to groups: average linkage over the likeness of traits, under what humans decided.

A pure function of the claims and the constraints: traits are taken in a fixed order, and of equal pairs the first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from reportedly.link.blocks import Block, block_of
from reportedly.link.copies import NEVER
from reportedly.link.likeness import Trait, likeness, reach, together, trait
from reportedly.link.sameness import same_place
from reportedly.record import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from reportedly.link.constraints import Constraints
    from reportedly.link.voices import Voices

_APART = -8.0  # bits for a pair that cannot be of one event; enough to outweigh two firm agreements


@dataclass(slots=True)
class _Cluster:
    """Claims that are together, with the traits that they have, each with a claim that has it.

    `blocks` counts the traits of each block: humans may join claims of several, and only those of one are compared.
    `towards` is, for each cluster near it, the summed likeness of the pairs that can be of one event, and their number.
    """

    claims: list[Claim]
    traits: list[tuple[Trait, Claim]]
    breaths: set[tuple[str, str]]  # report and voice of each claim
    blocks: Counter[Block] = field(default_factory=Counter)
    towards: dict[int, tuple[float, int]] = field(default_factory=dict)


def groups(block: Iterable[Claim], constraints: Constraints, voices: Voices) -> Iterator[tuple[Claim, ...]]:
    """The groups of a block, each sorted by claim id, in the order of their first ids."""
    clusters = dict(enumerate(_seeds(block, constraints, voices)))
    heap = [(-worth, i, j) for i, j, worth in _pairs(clusters) if worth > 0]
    heapify(heap)
    following = len(clusters)
    while heap:
        _, i, j = heappop(heap)
        if i not in clusters or j not in clusters or constraints.hold_apart(clusters[i].claims, clusters[j].claims):
            continue
        if _fits_rivals(clusters, i, j) or _fits_rivals(clusters, j, i):
            continue
        _merge(clusters, i, j, following)
        for k in clusters[following].towards:
            worth = _average(clusters, following, k)
            if worth > 0:
                heappush(heap, (-worth, k, following))
        following += 1
    found = [tuple(sorted(cluster.claims, key=lambda c: c.id)) for cluster in clusters.values()]
    yield from sorted(found, key=lambda group: group[0].id)


def _seeds(block: Iterable[Claim], constraints: Constraints, voices: Voices) -> list[_Cluster]:
    """What is together from the start: clauses of one trait at one place, and claims that a human joined."""
    by_key: dict[tuple[object, ...], _Cluster] = {}
    for claims, found in clauses(block, constraints, voices):
        first = claims[0]
        joined = constraints.together(first.id)
        if joined is not None:
            key: tuple[object, ...] = ("joined", joined)
        elif found is None or constraints.concern(first.id):
            key = ("alone", first.id)
        else:
            key = (found, *_spot(first))
        cluster = by_key.setdefault(key, _Cluster([], [], set()))
        cluster.claims += claims
        cluster.breaths |= {(claim.report_id, voices.of(claim)) for claim in claims}
        if found is not None and not any(held == found and _spot(c) == _spot(first) for held, c in cluster.traits):
            cluster.traits.append((found, first))
            cluster.blocks[block_of(first)] += 1
    return sorted(by_key.values(), key=_order)


def clauses(
    block: Iterable[Claim], constraints: Constraints, voices: Voices
) -> Iterator[tuple[list[Claim], Trait | None]]:
    """The claims that one clause makes of one event; a claim that a human decided about stands for itself."""
    by_key: dict[tuple[object, ...], tuple[list[Claim], list[Trait]]] = {}
    for claim in sorted(block, key=lambda c: c.id):
        found = trait(claim, voices)
        if found is None or constraints.concern(claim.id):
            yield [claim], found
            continue
        same = (claim.report_id, claim.span, found.kind, found.side, found.begin, found.end, found.denied, found.total)
        claims, traits = by_key.setdefault((*same, *_spot(claim)), ([], []))
        claims.append(claim)
        traits.append(found)
    for claims, traits in by_key.values():
        yield claims, together(traits)


def _spot(claim: Claim) -> tuple[object, ...]:
    return claim.place and claim.place.place_id, claim.relation


def _order(cluster: _Cluster) -> tuple[datetime, str]:
    return min((t.from_day for t, _ in cluster.traits), default=NEVER), min(c.id for c in cluster.claims)


def _pairs(clusters: dict[int, _Cluster]) -> Iterator[tuple[int, int, float]]:
    """The pairs of seeds near enough in time to be of one event, with their average likeness."""
    for i, one in clusters.items():
        last = max((t.end + reach(t) for t, _ in one.traits), default=None)
        for j in range(i + 1, len(clusters)):
            other = clusters[j]
            if last is None or _order(other)[0] > last:
                break
            found = _compared(one, other)
            if found:
                one.towards[j] = other.towards[i] = (sum(found), len(found))
                yield i, j, _average(clusters, i, j)


def _compared(one: _Cluster, other: _Cluster) -> list[float]:
    breath = not one.breaths.isdisjoint(other.breaths)
    worths = (
        likeness(a, b, one_breath=breath)
        for a, its in one.traits
        for b, others in other.traits
        if block_of(its) == block_of(others) and same_place(its, others)
    )
    return [worth for worth in worths if worth is not None]


def _average(clusters: dict[int, _Cluster], i: int, j: int) -> float:
    """The mean likeness over the pairs of traits of one block (average linkage, Sokal and Michener 1958)."""
    total, known = clusters[i].towards[j]
    pairs = sum(count * clusters[j].blocks[block] for block, count in clusters[i].blocks.items())
    return (total + _APART * (pairs - known)) / pairs


def _fits_rivals(clusters: dict[int, _Cluster], i: int, j: int) -> bool:
    """Whether the first fits another cluster as well as the second, and those two cannot be of one event."""
    worth = _average(clusters, i, j)
    return any(
        k in clusters and k != j and _average(clusters, i, k) >= worth and k not in clusters[j].towards
        for k in clusters[i].towards
    )


def _merge(clusters: dict[int, _Cluster], i: int, j: int, new: int) -> None:
    one, other = clusters.pop(i), clusters.pop(j)
    merged = _Cluster(one.claims + other.claims, one.traits + other.traits, one.breaths | other.breaths)
    merged.blocks = one.blocks + other.blocks
    for k in one.towards.keys() | other.towards.keys():
        if k in clusters:
            (total, known), (more, others) = one.towards.get(k, (0.0, 0)), other.towards.get(k, (0.0, 0))
            merged.towards[k] = clusters[k].towards[new] = (total + more, known + others)
    clusters[new] = merged
