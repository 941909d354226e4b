"""Estimates the weights of likeness from level 1 of the made-up war, and prints them as they stand in weights.toml.

usage: python -m bench.front.weights

Pairs are of distinct traits of one theme and place that are near enough in time to be of one event. A weight is log2 of
a level's share among pairs of one fact over its share among the others, each level counted half a time more (Jeffreys).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log2
from typing import TYPE_CHECKING

from bench.front import truth
from bench.front.press import make
from bench.front.settings import level
from bench.front.theatre import theatre

from reportedly.link.blocks import block_of
from reportedly.link.constraints import Constraints
from reportedly.link.grouping import clauses
from reportedly.link.likeness import levels, reach
from reportedly.link.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.front.press import Front

    from reportedly.link.blocks import Block
    from reportedly.link.likeness import Trait
    from reportedly.record import Claim

_HALF = 0.5


def main() -> None:
    """Prints the table."""
    counts: dict[bool, dict[str, Counter[str]]] = {same: defaultdict(Counter) for same in (True, False)}
    pairs: Counter[bool] = Counter()
    for one, other, same, breath in _pairs(make(level(1))):
        found = levels(one, other, one_breath=breath)
        if found is not None:
            pairs[same] += 1
            for part, name in found:
                counts[same][part][name] += 1
    print(f"[prior]  # of {pairs.total()} pairs {pairs[True]} are of one fact")
    print(f"pair = {log2(pairs[True] / pairs[False]):.2f}")
    for part in ("when", "who", "what", "number", "told"):
        print(f"\n[{part}]")
        names = sorted(set(counts[True][part]) | set(counts[False][part]))
        for name in names:
            share = [(counts[s][part][name] + _HALF) / (pairs[s] + _HALF * len(names)) for s in (True, False)]
            seen = f"{counts[True][part][name]} and {counts[False][part][name]}"
            print(f'"{name}" = {log2(share[0] / share[1]):.2f}  # {seen}')


def _pairs(front: Front) -> Iterator[tuple[Trait, Trait, bool, bool]]:
    """Pairs of distinct traits of one block; whether of one fact, and whether in one report and voice."""
    fact = truth.facts(front)
    voices = Voices(theatre())
    voices.add(front.reports)
    claims: dict[Block, list[Claim]] = defaultdict(list)
    for claim in front.claims:
        claims[block_of(claim)].append(claim)
    nobody = Constraints({}, {})
    for block in claims.values():
        told: dict[tuple[Trait, str], set[tuple[str, str]]] = defaultdict(set)
        for own, found in clauses(block, nobody, voices):
            if found is not None:
                told[found, fact[own[0].id]].add((own[0].report_id, voices.of(own[0])))
        ordered = sorted(told, key=lambda entry: (entry[0].from_day, entry[1]))
        for i, (one, its) in enumerate(ordered):
            for other, others in ordered[i + 1 :]:
                if other.from_day > one.end + reach(one):
                    break
                yield one, other, its == others, not told[one, its].isdisjoint(told[other, others])


if __name__ == "__main__":
    main()
