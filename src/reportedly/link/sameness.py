"""When two claims speak of one event: the same theme, place, days, side and things."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reportedly.record import UNKNOWN_SIDE, Certainty, Event, Family, Moment, RelationType
from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from reportedly.record import Claim, Place

# Events that are told as one another, by the name of what they have in common; the others stand for themselves.
_TOLD_AS_ONE = {
    Event.LIBERATED: "taken",
    Event.CAPTURED: "taken",
    Event.PRESENT: "there",
    Event.ENTERED: "there",
    Event.ADVANCED: "there",
    Event.CONTROLS: "held",
    Event.CONTESTED: "held",
    Event.ATTACKED: "fire",
    Event.SHELLED: "fire",
    Event.STRUCK: "fire",
    Event.EQUIPMENT_CAPTURED: "left or taken",
    Event.EQUIPMENT_ABANDONED: "left or taken",
}

# Reports of one change of hands come in over some days. Our choice, to be measured by the generator of issue E.
_SLACK = {
    Family.GAIN: timedelta(days=2),
    Family.LOSS: timedelta(days=2),
    Family.HOLD: timedelta(days=1),
    Family.PRESENCE: timedelta(days=1),
    Family.ENCIRCLEMENT: timedelta(days=1),
}
_LEAST_OVERLAP = (
    0.5  # of the longer stretch, for events that recur; score_claims.py dates a claim right from the same share
)
_WIDEST_KM = 25.0  # UCDP GED where_prec 2 reaches about that far; two points further apart are never one place
_PLURAL = 4  # letters; shorter words keep their s ("gas")

_AWAY = {
    RelationType.OFFSET,
    RelationType.DIRECTION,
    RelationType.BETWEEN,
    RelationType.ALONG,
    RelationType.SECTOR,
}
_COUNTED = {Family.ATTACK, Family.MATERIEL, Family.PEOPLE, Family.CIVILIANS}
_EARLIEST, _LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def theme(claim: Claim) -> str:
    """What the claim is about, so that "captured" and "liberated" meet and "destroyed" stays apart."""
    return _TOLD_AS_ONE.get(claim.event, claim.event.value)


def is_away(claim: Claim) -> bool:
    """Whether the event lies off the place that its words name ("30 kilometers north of")."""
    return claim.relation is not None and claim.relation.type in _AWAY


def within(inner: Place, outer: Place) -> bool:
    """Whether one place lies in the other: in its region by name, or nearer to its centre than its radius."""
    if inner.place_id == outer.place_id or (inner.admin1 and inner.admin1 == outer.name):
        return True
    apart = _apart(inner, outer)
    return apart is not None and apart <= outer.radius_km


def same_place(a: Claim, b: Claim) -> bool:
    """Whether both name one place: one id, or one name within the radius of the vaguer of the two."""
    if a.place is None or b.place is None or is_away(a) != is_away(b):
        return False
    if a.place.place_id == b.place.place_id and not is_away(a):
        return True
    apart = _apart(a.place, b.place)
    reach = min(_WIDEST_KM, max(a.place.radius_km, b.place.radius_km))
    return a.place.name.casefold() == b.place.name.casefold() and apart is not None and apart <= reach


def _apart(a: Place, b: Place) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return distance_km((a.lat, a.lon), (b.lat, b.lon))


def same_days(a: Claim, b: Claim) -> bool:
    """Whether the two are dated to one event; what is undated or only foretold never is."""
    if a.when is None or b.when is None or Certainty.FORECAST in {a.certainty, b.certainty}:
        return False
    slack = _SLACK.get(a.event.family)
    if slack is not None:
        return _gap(a.when, b.when) <= slack
    return _share(a.when, b.when) >= _LEAST_OVERLAP


def _gap(a: Moment, b: Moment) -> timedelta:
    return max((a.begin or _EARLIEST) - (b.end or _LATEST), (b.begin or _EARLIEST) - (a.end or _LATEST))


def _share(a: Moment, b: Moment) -> float:
    """Days in common over the days of the longer; an instant counts as part of whatever holds it."""
    bounds = (a.begin, a.end, b.begin, b.end)
    if None in bounds:
        return 1.0 if (a.begin, a.end) == (b.begin, b.end) else 0.0
    day = timedelta(days=1)
    first, second = ((m.begin or _EARLIEST, m.end or _LATEST) for m in (a, b))
    common = min(first[1], second[1]) - max(first[0], second[0])
    longest = max(first[1] - first[0], second[1] - second[0], day)
    if common < timedelta(0):
        return 0.0
    shortest = min(first[1] - first[0], second[1] - second[0])
    return 1.0 if shortest < day and longest <= day else common / longest


def actor_side(claim: Claim) -> str:
    """The side that acted; "unknown" where the words do not tell."""
    return claim.actor.side if claim.actor is not None else UNKNOWN_SIDE


def kind(claim: Claim) -> str | None:
    """What was counted, taken or hit, as a bare singular ("tank"): tanks and depots are two losses, not one."""
    words = (claim.quantity.unit if claim.quantity else claim.thing) or ""
    if claim.thing and claim.event.family in {Family.MATERIEL, Family.CIVILIANS}:
        words = claim.thing
    last = words.casefold().split()[-1:] or [""]
    word = last[0]
    return (word[:-1] if len(word) >= _PLURAL and word.endswith("s") else word) or None


def same_event(a: Claim, b: Claim) -> bool:
    """Whether two claims of one theme and side speak of one event (or both deny or tell it)."""
    if not same_place(a, b) or not same_days(a, b):
        return False
    return a.event.family not in _COUNTED or kind(a) == kind(b)
