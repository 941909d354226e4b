"""What a human decided about incidents; it outlives every later run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.record.claim import Claim, Event, Outcome
from reportedly.record.span import Span


class DecisionKind(StrEnum):
    """What is decided."""

    MERGE = "merge"  # all claims are of one incident
    SPLIT = "split"  # the claims of the first group leave those of the second, and stay together
    APART = "apart"  # no claim of one group is ever in one incident with a claim of another


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim as a human saw it, to be found again after a new extraction.

    The report, the event and an overlap of the words must agree. Where one clause makes several such claims, `place`,
    `thing` and `outcome` tell them apart.
    """

    report_id: str
    span: Span
    quote: str
    event: Event
    place: str | None = None
    thing: str | None = None
    outcome: Outcome | None = None

    @classmethod
    def of(cls, claim: Claim) -> Anchor:
        """The anchor of a claim."""
        place = claim.place.name if claim.place else None
        return cls(claim.report_id, claim.span, claim.quote, claim.event, place, _thing(claim), claim.outcome)

    def likeness(self, claim: Claim) -> tuple[int, int, int]:
        """How well it fits a claim of its report and event: by what both tell of, then by the words in common.

        The first is 0 where it is another claim: less than half of the shorter words are common, and what they tell of
        differs.
        """
        shared = min(claim.span.end, self.span.end) - max(claim.span.start, self.span.start)
        place = claim.place.name if claim.place else None
        same = (self.place == place, self.thing == _thing(claim), self.outcome is claim.outcome)
        half = 2 * shared >= min(claim.span.end - claim.span.start, self.span.end - self.span.start)
        return int(shared > 0 and (half or all(same))), sum(same), shared


def _thing(claim: Claim) -> str | None:
    return claim.thing or (claim.quantity.unit if claim.quantity else None)


@dataclass(frozen=True, slots=True)
class Decision:
    """A human decision over groups of claims, with its reason; `decided_at` is aware."""

    id: str
    kind: DecisionKind
    groups: tuple[tuple[Anchor, ...], ...]
    why: str
    decided_at: datetime
