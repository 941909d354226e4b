"""Blocks: claims that can be of one event share one, so that a new report touches no more than those it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.link.sameness import is_away, theme
from reportedly.record import Certainty, Family, RelationType

if TYPE_CHECKING:
    from reportedly.record import Claim

Block = tuple[str, ...]

_OF_GROUND = {Family.GAIN, Family.PRESENCE, Family.HOLD, Family.LOSS, Family.ENCIRCLEMENT}


def is_placed(claim: Claim) -> bool:
    """Whether a claim has place and time, and is no forecast; one that is not so is an incident of its own."""
    return claim.place is not None and claim.when is not None and claim.certainty is not Certainty.FORECAST


def block_of(claim: Claim) -> Block:
    """Theme, name of the place, in it or off it, news or history."""
    if claim.place is None or not is_placed(claim):
        return "alone", claim.id
    return theme(claim), claim.place.name.casefold(), _part(claim), "history" if claim.background else "news"


def _part(claim: Claim) -> str:
    """In the place, at its edge or off it: who reaches the edge of a town is not in it, fire on its edge hits it."""
    if is_away(claim):
        return "off"
    edge = claim.relation is not None and claim.relation.type is RelationType.OUTSKIRTS
    return "edge" if edge and claim.event.family in _OF_GROUND else "in"
