"""What is so: which fact each claim is of, who tells it, and which facts are told in ways that cannot both hold."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.record import Event, Polarity

if TYPE_CHECKING:
    from bench.front.press import Front
    from bench.front.telling import Telling


def facts(front: Front) -> dict[str, str]:
    """The fact's id of each claim."""
    return {claim: telling.fact.id for claim, telling in front.told.items()}


def voices(front: Front) -> dict[str, set[str]]:
    """The independent roots that tell each fact."""
    roots: dict[str, set[str]] = defaultdict(set)
    for telling in front.told.values():
        if telling.polarity is Polarity.POSITIVE:
            roots[telling.fact.id].add(telling.speaker.voice)
    return roots


def disputes(front: Front) -> set[tuple[str, str]]:
    """Fact and kind of each contradiction: happened, holder, manner, blame, number.

    Whoever names another place has told of another place. Of a source's numbers its last one counts.
    """
    told: dict[str, list[Telling]] = defaultdict(list)
    for telling in {id(t): t for t in front.told.values()}.values():
        if telling.place == telling.fact.place:
            told[telling.fact.id].append(telling)
    found = set()
    for fact, tellings in told.items():
        if any(_clash(a, b) for a, b in combinations(tellings, 2)):
            found.add((fact, "happened"))
        if len({t.manner for t in tellings} - {None}) > 1:
            found.add((fact, "manner"))
        if tellings[0].fact.event is Event.SHELLED and len({t.actor for t in tellings}) > 1:
            found.add((fact, "blame"))
        if _numbers_clash(tellings):
            found.add((fact, "number"))
    return found | _holders(front, told)


def _clash(a: Telling, b: Telling) -> bool:
    return a.polarity is not b.polarity and a.speaker.voice != b.speaker.voice


def _numbers_clash(tellings: list[Telling]) -> bool:
    last: dict[tuple[str, str], tuple[float, float]] = {}
    for telling in sorted(tellings, key=lambda t: t.told_at):
        for tally, quantity in telling.counts:
            high = float("inf") if quantity.high is None else quantity.high
            last[telling.speaker.voice, str(tally.outcome or tally.unit)] = (quantity.low or 0, high)
    return any(
        one[1] == other[1] and one[0] != other[0] and (a[1] < b[0] or b[1] < a[0])
        for (one, a), (other, b) in combinations(sorted(last.items()), 2)
    )


def _holders(front: Front, told: dict[str, list[Telling]]) -> set[tuple[str, str]]:
    """Towns that one side says it holds, and another that it took or that the first left."""
    groups: dict[int, dict[Event, str]] = defaultdict(dict)
    for fact, tellings in told.items():
        if any(t.polarity is Polarity.POSITIVE for t in tellings):
            groups[front.facts[fact].undertaking][front.facts[fact].event] = fact
    found = set()
    for group in groups.values():
        changed = {Event.CAPTURED, Event.WITHDREW} & set(group)
        if Event.CONTROLS in group and changed:
            found |= {(group[event], "holder") for event in (*changed, Event.CONTROLS)}
    return found
