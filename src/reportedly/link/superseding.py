"""Later numbers: what a voice says last replaces what it said before; both stay."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.link.sameness import kind
from reportedly.record import Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.link.voices import Heard
    from reportedly.record import Claim


def superseded(group: Iterable[Claim], voices: Heard) -> set[str]:
    """The ids of the claims of one event whose number the same voice has replaced by another in a later report.

    A claim without a number replaces none. What is said for the second time in the same numbers replaces nothing.
    """
    counted: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in group:
        if claim.quantity is not None and claim.polarity is Polarity.POSITIVE:
            counted[voices.of(claim), kind(claim), claim.outcome, claim.cumulative].append(claim)
    old: set[str] = set()
    for told in counted.values():
        if len({c.quantity for c in told}) > 1:
            last = max(told, key=lambda c: _first_printed(c, told, voices))
            old |= {c.id for c in told if c.quantity != last.quantity and c.report_id != last.report_id}
    return old


def _first_printed(claim: Claim, told: Iterable[Claim], voices: Heard) -> tuple[object, ...]:
    """When a number was first printed: a late copy of an old report makes its number no newer."""
    return min(voices.printed(c) for c in told if c.quantity == claim.quantity)
