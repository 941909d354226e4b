"""What two claims have in common: theme, place, side and things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.record import UNKNOWN_SIDE, Event, Family, RelationType
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

_WIDEST_KM = 25.0  # UCDP GED where_prec 2 reaches about that far; two points further apart are never one place
_PLURAL = 4  # letters; shorter words keep their s ("gas")

_AWAY = {
    RelationType.OFFSET,
    RelationType.DIRECTION,
    RelationType.BETWEEN,
    RelationType.ALONG,
    RelationType.SECTOR,
}


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
