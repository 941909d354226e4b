"""Claims to incidents: which speak of one event, how many voices tell it, and where they contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.link.copies import copies
from reportedly.link.linker import Linker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.record import Claim, Decision, Evidence, Incident, Report
    from reportedly.theatre.model import Theatre

__all__ = ["Linker", "copies", "link"]


def link(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    theatre: Theatre,
    evidence: Iterable[Evidence] = (),
    decisions: Iterable[Decision] = (),
) -> tuple[Incident, ...]:
    """Brings together the claims that speak of one event.

    Args:
        claims: located claims, in any order. One without a place is an incident of its own, history joins only history.
        reports: the reports that the claims come from; they tell outlets and copies.
        theatre: whose outlets share a voice.
        evidence: what was seen, so that a claim with a video counts for more.
        decisions: what humans decided about incidents; it holds whatever the likeness says.

    Returns:
        The incidents by id, each with its voices, its grade with reasons, and the accounts that cannot both hold.
    """
    linker = Linker(theatre, decisions)
    linker.add(reports, claims, evidence)
    return linker.incidents()
