"""What a claim does to the hold on a settlement: the whole table, in one place.

Read a line as: a claim of this event, in this certainty, has this effect. What has no line changes nothing: what is
unconfirmed or foretold, an advance towards a place, fire at it.

A claim about the outskirts of a place, or around it, presses at most. One "30 km north of" a place, or in its
direction, says nothing of the place. A denial takes the denied claim away, where that is a party's own boast (see
`holdings`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.record import Certainty, Event, RelationType

if TYPE_CHECKING:
    from reportedly.record import Claim


class Effect(StrEnum):
    """What a claim does to the hold on the place that it names."""

    TAKES = "takes"  # the actor holds the place from then on
    HOLDS = "holds"  # the actor holds it, as before
    ENTERS = "enters"  # the actor is inside; the place is contested where another side is
    PRESSES = "presses"  # the actor may be inside, or is at the edge: contested
    LEAVES = "leaves"  # the actor's hold ends
    WAVERS = "wavers"  # the actor may have left: contested where it held
    GREY = "grey"  # nobody's, or fought over: contested


_FIRM = (Certainty.ASSERTED, Certainty.CONFIRMED)
_HEDGED = (Certainty.HEDGED,)

_TABLE = (
    (Event.LIBERATED, _FIRM, Effect.TAKES),
    (Event.LIBERATED, _HEDGED, Effect.PRESSES),
    (Event.CAPTURED, _FIRM, Effect.TAKES),
    (Event.CAPTURED, _HEDGED, Effect.PRESSES),
    (Event.CONTROLS, _FIRM, Effect.HOLDS),
    (Event.CONTROLS, _HEDGED, Effect.PRESSES),
    (Event.ENTERED, _FIRM, Effect.ENTERS),
    (Event.ENTERED, _HEDGED, Effect.PRESSES),
    (Event.PRESENT, _FIRM, Effect.ENTERS),
    (Event.PRESENT, _HEDGED, Effect.PRESSES),
    (Event.ENCIRCLED, _FIRM, Effect.PRESSES),
    (Event.WITHDREW, _FIRM, Effect.LEAVES),
    (Event.WITHDREW, _HEDGED, Effect.WAVERS),
    (Event.CONTESTED, (*_FIRM, *_HEDGED), Effect.GREY),
)
_EFFECTS = {(event, certainty): effect for event, certainties, effect in _TABLE for certainty in certainties}

_AT_THE_EDGE = {RelationType.OUTSKIRTS, RelationType.AROUND}
_AT_THE_EDGE_EFFECTS = {
    Effect.TAKES: Effect.PRESSES,
    Effect.HOLDS: Effect.PRESSES,
    Effect.ENTERS: Effect.PRESSES,
    Effect.PRESSES: Effect.PRESSES,
    Effect.GREY: Effect.GREY,
}
_ELSEWHERE = {
    RelationType.OFFSET,
    RelationType.DIRECTION,
    RelationType.BETWEEN,
    RelationType.ALONG,
    RelationType.SECTOR,
}


def effect(claim: Claim) -> Effect | None:
    """What the claim, taken as true, does to the hold on its place; None where it changes nothing."""
    found = _EFFECTS.get((claim.event, claim.certainty))
    relation = claim.relation.type if claim.relation else None
    if found is None or relation in _ELSEWHERE:
        return None
    return _AT_THE_EDGE_EFFECTS.get(found) if relation in _AT_THE_EDGE else found
