"""What a human decided about incidents; it outlives every later run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.record.claim import Event
from reportedly.record.span import Span


class DecisionKind(StrEnum):
    """What is decided."""

    MERGE = "merge"  # all claims are of one incident
    SPLIT = "split"  # the claims of the first group leave those of the second, and stay together
    APART = "apart"  # no claim of one group is ever in one incident with a claim of another


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim as a human saw it, to be found again after a new extraction: by report, words and event."""

    report_id: str
    span: Span
    quote: str
    event: Event


@dataclass(frozen=True, slots=True)
class Decision:
    """A human decision over groups of claims, with its reason; `decided_at` is aware."""

    id: str
    kind: DecisionKind
    groups: tuple[tuple[Anchor, ...], ...]
    why: str
    decided_at: datetime
