"""Who holds each settlement that the claims speak of: day after day, by the rules of `control.rules`."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from reportedly.control.rules import Effect, effect
from reportedly.control.town import Camps, Town, after, speaker
from reportedly.record import UNKNOWN_SIDE, Holding, PlaceKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.record import Claim, Moment, Place, Report
    from reportedly.theatre.model import Theatre

_DENIED_WITHIN = timedelta(days=2)  # our choice: an answer to a boast comes in a day or two

_Dated = tuple[date, "Claim"]


def holdings(claims: Iterable[Claim], on: date, theatre: Theatre, reports: Iterable[Report]) -> tuple[Holding, ...]:
    """Who holds which settlement on a day, as far as was published by then: de facto control as claimed.

    Args:
        claims: located claims, in any order; history counts, for it says who held a place before.
        on: the civil day in the theatre's zone.
        theatre: its sides, alliances and zone.
        reports: the reports that the claims come from; what was published after `on` is not known yet.

    Returns:
        A holding for each settlement whose hold a claim bears on, by name.
    """
    published = {r.id: r.published.days(theatre.zone) for r in reports}
    by_place: dict[str, list[_Dated]] = defaultdict(list)
    for claim in claims:
        first, last = published.get(claim.report_id, (None, None))
        if first is None or first > on or claim.place is None or claim.place.kind is not PlaceKind.SETTLEMENT:
            continue
        day = _day(claim, min(last or first, on), theatre)
        if day is not None and day <= on and effect(claim) is not None:
            by_place[claim.place.place_id].append((day, claim))
    camps = Camps(theatre)
    found = (_holding(sorted(dated, key=_order), camps) for dated in by_place.values())
    return tuple(sorted((h for h in found if h is not None), key=lambda h: (h.place.name, h.place.place_id)))


def _day(claim: Claim, published: date, theatre: Theatre) -> date | None:
    """The civil day by which the event had come to pass; None for what is not dated."""
    if claim.when is None:
        return None
    first, last = claim.when.days(theatre.zone)
    if first is not None and first > published:
        return None
    return published if last is None else min(last, published)


def _order(dated: _Dated) -> tuple[date, str]:
    return dated[0], dated[1].id


def _holding(dated: Sequence[_Dated], camps: Camps) -> Holding | None:
    denials = [(day, c) for day, c in dated if c.polarity is Polarity.NEGATIVE]
    told = [(day, c) for day, c in dated if c.polarity is Polarity.POSITIVE and not _taken_away(day, c, denials, camps)]
    town = Town()
    for _, members in groupby(told, key=lambda entry: entry[0]):
        effects = tuple((e, c) for _, c in members if (e := effect(c)) and (e is Effect.GREY or _side(c)))
        town = after(town, effects, camps)
    if not town.deciding:
        return None
    return Holding(
        place=_sharpest([c for _, c in dated]),
        state=town.state,
        side=town.side,
        since=_since(town.deciding),
        claims=tuple(c.id for c in town.deciding),
        reason=town.reason,
    )


def _side(claim: Claim) -> bool:
    return claim.actor is not None and claim.actor.side != UNKNOWN_SIDE


def _taken_away(day: date, claim: Claim, denials: Sequence[_Dated], camps: Camps) -> bool:
    """Whether it is one party's boast that somebody of another side denies: then it changes nothing."""
    if claim.actor is None or not _is_boast(claim, camps):
        return False
    return any(
        denial.event.family is claim.event.family
        and denial.actor is not None
        and camps.together(denial.actor.side, claim.actor.side)
        and not (claim.source and denial.source and claim.source.voice == denial.source.voice)
        and abs(denied - day) <= _DENIED_WITHIN
        for denied, denial in denials
    )


def _is_boast(claim: Claim, camps: Camps) -> bool:
    """Whether a party says what it would like: its own gain, or that the other side left."""
    if claim.actor is None or speaker(claim) == UNKNOWN_SIDE:
        return False
    own = camps.together(speaker(claim), claim.actor.side)
    return not own if effect(claim) in {Effect.LEAVES, Effect.WAVERS} else own


def _sharpest(claims: Sequence[Claim]) -> Place:
    places = [c.place for c in claims if c.place is not None]
    return min(places, key=lambda p: (p.precision, p.radius_km, p.place_id))


def _since(deciding: Sequence[Claim]) -> Moment | None:
    """The moment of the earliest deciding claim; what only says that a side holds a place dates no change."""
    return next((c.when for c in deciding if effect(c) is not Effect.HOLDS), deciding[0].when)
