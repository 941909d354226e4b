"""How a withdrawal is told: in good order, or as a rout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportedly.record import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportedly.record import Claim, Report

# Word beginnings, of English; the words are those that ministries and soldiers use of a retreat.
_MANNERS = {
    "order": r"planned|good order|regroup|redeploy|orderly|organi[sz]ed|according to plan|goodwill",
    "rout": r"rout\b|routed|fled|flee|panic|abandon|collapse|ran away|left behind|in disarray|stampede",
}
_PATTERNS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _MANNERS.items()}
_STOP = re.compile(r"[.!?]\s|\n")
_LONGEST = 400  # characters of a sentence on either side


class Manners:
    """Tells the manner of a claim: by its own words, else by those of the sentence that it stands in."""

    def __init__(self) -> None:
        self._around: dict[str, str | None] = {}

    def add(self, claims: Iterable[Claim], reports: Mapping[str, Report]) -> None:
        """Takes in claims; the sentence of one whose report is not there is not looked at."""
        for claim in claims:
            report = reports.get(claim.report_id)
            if claim.event is Event.WITHDREW and report is not None:
                self._around[claim.id] = _told(_sentence(claim, report.text))

    def of(self, claim: Claim) -> str | None:
        """How it is told: "order" or "rout", None where the words say neither or both."""
        return _told(claim.quote) or self._around.get(claim.id)


def _told(words: str) -> str | None:
    found = [name for name, pattern in _PATTERNS.items() if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _sentence(claim: Claim, text: str) -> str:
    begin, end = claim.span.start, claim.span.end
    before, after = text[max(0, begin - _LONGEST) : begin], text[end : end + _LONGEST]
    stops = list(_STOP.finditer(before))
    start = begin - len(before) + (stops[-1].end() if stops else 0)
    stop = _STOP.search(after)
    return text[start : end + (stop.start() if stop else len(after))]
