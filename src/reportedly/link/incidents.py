"""Claims to incidents: blocks of like claims, and in each block whoever is connected.

An incident is a pure function of its block's claims: their order does not matter, and a new claim touches only its
block.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.link.disputes import accounts
from reportedly.link.grade import grade
from reportedly.link.sameness import actor_side, kind, same_event, same_place, theme, within
from reportedly.link.voices import Voices
from reportedly.record import UNKNOWN_SIDE, Certainty, Family, Incident, Moment, Polarity, WherePrec, ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.record import Claim, Decision, Evidence, Place, Report
    from reportedly.theatre.model import Theatre

_Block = tuple[str, ...]

# Who holds a town and who hit a thing is what sides dispute, so these claims meet whoever they name.
_WHOEVER = {Family.HOLD, Family.ATTACK, Family.CIVILIANS}
_CHANGES_HANDS = (Family.GAIN, Family.LOSS, Family.HOLD)


def link(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    theatre: Theatre,
    evidence: Iterable[Evidence] = (),
    decisions: Iterable[Decision] = (),  # noqa: ARG001 - the linker to come keeps them
) -> tuple[Incident, ...]:
    """Brings together the claims that speak of one event.

    Args:
        claims: located claims, in any order. One without a place is an incident of its own, history joins only history.
        reports: the reports that the claims come from; they tell outlets and copies.
        theatre: whose outlets share a voice.
        evidence: what was seen, so that a claim with a video counts for more.
        decisions: what humans decided about incidents.

    Returns:
        The incidents by id, each with its voices, its grade with reasons, and the accounts that cannot both hold.
    """
    ordered = sorted(claims, key=lambda c: c.id)
    voices = Voices(reports, theatre)
    shown: dict[str, set[str]] = defaultdict(set)
    for item in evidence:
        for claim_id in item.shows:
            shown[claim_id].add(item.kind.value)
    around = _Neighbours(ordered)
    groups = [group for block in _blocks(ordered).values() for group in _connected(block)]
    incidents = (_incident(group, around, voices, shown) for group in groups)
    return tuple(sorted(incidents, key=lambda i: i.id))


def _blocks(claims: Sequence[Claim]) -> dict[_Block, list[Claim]]:
    """Claims that can be of one event: same theme, same name of place, same side, both news or both history."""
    blocks: dict[_Block, list[Claim]] = defaultdict(list)
    nameless: list[Claim] = []
    for claim in claims:
        if claim.place is None or claim.when is None or claim.certainty is Certainty.FORECAST:
            blocks["alone", claim.id].append(claim)
        elif _key(claim)[-1] == UNKNOWN_SIDE:
            nameless.append(claim)
        else:
            blocks[_key(claim)].append(claim)
    named: dict[_Block, list[_Block]] = defaultdict(list)
    for key in sorted(blocks):
        named[key[:-1]].append(key)
    for claim in nameless:
        fitting = named.get(_key(claim)[:-1], [])
        blocks[fitting[0] if len(fitting) == 1 else _key(claim)].append(claim)
    return blocks


def _key(claim: Claim) -> _Block:
    name = claim.place.name.casefold() if claim.place else ""
    whoever = claim.event.family in _WHOEVER and (claim.event.family is Family.HOLD or kind(claim) is not None)
    side = "" if whoever else actor_side(claim)
    return theme(claim), name, "history" if claim.background else "news", side


def _connected(block: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """The connected components of the block under `same_event`, each sorted by claim id."""
    waiting = sorted(block, key=lambda c: c.id)
    while waiting:
        group, reached = [waiting[0]], 0
        waiting = waiting[1:]
        while reached < len(group):
            joined = [c for c in waiting if same_event(group[reached], c)]
            waiting = [c for c in waiting if c not in joined]
            group += joined
            reached += 1
        yield tuple(sorted(group, key=lambda c: c.id))


class _Neighbours:
    """Finds the claims of other incidents that bear on one: the same place, or a region that it lies in."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._settled: dict[str, list[Claim]] = defaultdict(list)
        self._vague: list[Claim] = []
        for claim in claims:
            if claim.place is None or claim.when is None or claim.certainty is Certainty.FORECAST:
                continue
            self._settled[claim.place.name.casefold()].append(claim)
            if claim.place.precision > WherePrec.NEAR:
                self._vague.append(claim)

    def of(self, group: Sequence[Claim]) -> tuple[Claim, ...]:
        """Claims on who holds the same place, and of the same theme in the region around it."""
        first = group[0]
        if first.place is None or first.when is None:
            return ()
        found = {
            c.id: c
            for c in self._settled[first.place.name.casefold()]
            if c.event.family in _CHANGES_HANDS and same_place(first, c)
        }
        if first.place.precision <= WherePrec.NEAR:
            place = first.place
            found |= {c.id: c for c in self._vague if theme(c) == theme(first) and c.place and within(place, c.place)}
        return self._beside(found, group)

    def blaming(self, group: Sequence[Claim]) -> tuple[Claim, ...]:
        """Claims of fire on the same place that other incidents hold since they name another side for it."""
        first = group[0]
        if first.place is None or first.event.family is not Family.ATTACK:
            return ()
        here = self._settled[first.place.name.casefold()]
        return self._beside({c.id: c for c in here if theme(c) == theme(first) and same_place(first, c)}, group)

    def _beside(self, found: dict[str, Claim], group: Sequence[Claim]) -> tuple[Claim, ...]:
        """Those found that are of no claim of the group, of its time, and news where it is news."""
        own = {c.id for c in group}
        near = (c for c in found.values() if c.id not in own and c.background == group[0].background)
        return tuple(sorted((c for c in near if _meets(c, group)), key=lambda c: c.id))


def _meets(claim: Claim, group: Sequence[Claim]) -> bool:
    return any(claim.when and member.when and claim.when.meets(member.when) for member in group)


def _incident(group: tuple[Claim, ...], around: _Neighbours, voices: Voices, shown: dict[str, set[str]]) -> Incident:
    near = around.of(group)
    told = [c for c in group if c.polarity is Polarity.POSITIVE] or list(group)
    graded = grade(group, near, voices, shown)
    return Incident(
        id=ids.incident_id(min(group, key=voices.printed).id),
        family=group[0].event.family,
        claims=tuple(c.id for c in group),
        place=_sharpest(group),
        when=_narrowest(group),
        voices=tuple(sorted({voices.of(c) for c in told})),
        sides=tuple(sorted({voices.side(c) for c in group} - {UNKNOWN_SIDE})),
        credibility=graded.credibility,
        reasons=graded.reasons,
        accounts=accounts(group, (*near, *around.blaming(group)), voices),
    )


def _sharpest(group: Sequence[Claim]) -> Place | None:
    places = [c.place for c in group if c.place is not None]
    return min(places, key=lambda p: (p.precision, p.radius_km, p.place_id), default=None)


def _narrowest(group: Sequence[Claim]) -> Moment | None:
    """The moment that says most: the shortest closed one, of equals the first; an open one where none is closed."""
    closed = [
        (c.when.end - c.when.begin, c.when.begin, c.when) for c in group if c.when and c.when.end and c.when.begin
    ]
    if closed:
        return min(closed, key=lambda entry: entry[:2])[2]
    return next((c.when for c in group if c.when is not None), None)
