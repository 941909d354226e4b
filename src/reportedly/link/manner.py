"""How a withdrawal is told: in good order, or as a rout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.record import Claim

# Word beginnings, of English; the words are those that ministries and soldiers use of a retreat.
_MANNERS = {
    "order": r"planned|good order|regroup|redeploy|orderly|organi[sz]ed|according to plan|goodwill",
    "rout": r"rout\b|routed|fled|flee|panic|abandon|collapse|ran away|left behind|in disarray|stampede",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _MANNERS.items()}


def manner(claim: Claim) -> str | None:
    """How the claim's own words tell it: "order" or "rout", None where they say neither or both."""
    found = [name for name, pattern in _PATTERNS.items() if pattern.search(claim.quote)]
    return found[0] if len(found) == 1 else None
