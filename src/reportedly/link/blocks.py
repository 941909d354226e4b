"""Blocks: claims that can be of one event share one, so that a new report touches no more than those it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.link.sameness import is_away, theme
from reportedly.record import Certainty

if TYPE_CHECKING:
    from reportedly.record import Claim

Block = tuple[str, ...]


def is_settled(claim: Claim) -> bool:
    """Whether a claim has place and time, and is no forecast; one that is not so is an incident of its own."""
    return claim.place is not None and claim.when is not None and claim.certainty is not Certainty.FORECAST


def block_of(claim: Claim) -> Block:
    """Theme, name of the place, in it or off it, news or history."""
    if claim.place is None or not is_settled(claim):
        return "alone", claim.id
    off = "off" if is_away(claim) else "in"
    return theme(claim), claim.place.name.casefold(), off, "history" if claim.background else "news"
