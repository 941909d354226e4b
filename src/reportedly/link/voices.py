"""Whose voice a claim is: corroboration counts independent roots, not articles."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportedly.link.copies import copies
from reportedly.record import UNKNOWN_SIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.record import Claim, Report
    from reportedly.theatre.model import Theatre

_NEVER = datetime.max.replace(tzinfo=UTC)
UNNAMED_OUTLET = "unnamed outlet"


class Voices:
    """Tells for each claim the independent root that speaks, and its side.

    A named source has the voice that its entry gives (a spokesperson has her institution's). The author's own voice is
    the outlet's; in a copy it is that of the outlet that published first. Reports of no named outlet share one voice:
    nothing shows that they are independent.
    """

    def __init__(self, reports: Iterable[Report], theatre: Theatre) -> None:
        reports = tuple(reports)
        self._known = {
            name.casefold(): source
            for source in sorted(theatre.sources, key=lambda s: s.source_id, reverse=True)
            for name in (source.name, *source.aliases, *source.hosts)
        }
        outlets = {report.id: report.outlet for report in reports}
        self._published = {report.id: report.published.end or _NEVER for report in reports}
        originals = copies(reports)
        self._outlets = {report.id: outlets[originals.get(report.id, report.id)] for report in reports}

    def printed(self, claim: Claim) -> tuple[datetime, str, int, str]:
        """The order in which claims were printed: by publication, report, place in the text and id."""
        return self._published.get(claim.report_id, _NEVER), claim.report_id, claim.span.start, claim.id

    def of(self, claim: Claim) -> str:
        """The voice of the claim's source, or of the outlet that makes it in its own words."""
        if claim.source is not None:
            return claim.source.voice
        outlet = self._outlets.get(claim.report_id)
        if not outlet:
            return UNNAMED_OUTLET
        known = self._known.get(outlet.casefold())
        return known.voice if known else outlet

    def side(self, claim: Claim) -> str:
        """The side of whoever speaks; "unknown" where nothing tells."""
        if claim.source is not None:
            return claim.source.side
        known = self._known.get((self._outlets.get(claim.report_id) or "").casefold())
        return known.side if known else UNKNOWN_SIDE
