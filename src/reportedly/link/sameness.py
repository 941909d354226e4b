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
    Event.ATTACKED: "fire",
    Event.SHELLED: "fire",
    Event.STRUCK: "fire",
    Event.EQUIPMENT_CAPTURED: "left or taken",
    Event.EQUIPMENT_ABANDONED: "left or taken",
}

_WIDEST_KM = 25.0  # UCDP GED where_prec 2 reaches about that far; two points further apart are never one place
_PLURAL = 4  # letters; shorter words keep their s ("gas")

_OF_THINGS = {Family.ATTACK, Family.MATERIEL, Family.CIVILIANS}
_OF_PEOPLE = {
    Event.CIVILIANS_HARMED,
    Event.DISPLACED,
    Event.DETAINED,
    Event.PRISONERS_TAKEN,
    Event.CASUALTIES,
}
_OF_GROUND = {Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN}
_GROUND = {"town", "city", "village", "settlement", "area", "region", "district", "position"}  # of an attack: the place

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
    bearings = {c.relation.bearing for c in (a, b) if c.relation is not None} - {None}
    if len(bearings) > 1:
        return False  # the north of a town and its west
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
    """What was counted, taken or hit: its kind ("tank"), else the last word of its name as a bare singular.

    People are of one kind, whatever they are called. None where nothing but the place itself is told.
    """
    if claim.event in _OF_PEOPLE:
        return "person"
    if claim.event.family not in _OF_THINGS and claim.event not in _OF_GROUND:
        return None
    if claim.kind is not None:
        return claim.kind
    words = claim.thing if claim.event not in _OF_GROUND and claim.thing else claim.quantity and claim.quantity.unit
    last = (words or "").casefold().split()[-1:] or [""]
    word = last[0][:-1] if len(last[0]) >= _PLURAL and last[0].endswith("s") else last[0]
    place = claim.place.name.casefold().split()[-1] if claim.place else ""
    return None if word in _GROUND or word == place else word or None
