"""Whose voice a claim is: corroboration counts independent roots, not articles."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reportedly.link.copies import NEVER, Copies, published
from reportedly.record import UNKNOWN_SIDE, SourceKind, ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.record import Claim, Report
    from reportedly.theatre.model import KnownSource, Theatre

Printed = tuple[datetime, str, int, str]  # publication, report, place in the text and claim
UNNAMED_OUTLET = "unnamed outlet"


class Voices:
    """Tells for each claim the independent root that speaks, and its side.

    A named source has the voice that its entry gives (a spokesperson has her institution's). The author's own voice is
    the outlet's, and so is that of people without a name; in a copy it is that of the outlet that published first.
    Reports of no named outlet share one voice: nothing shows that they are independent.
    """

    def __init__(self, theatre: Theatre) -> None:
        self.copies = Copies()
        self._known = {
            name.casefold(): source
            for source in sorted(theatre.sources, key=lambda s: s.source_id, reverse=True)
            for name in (source.name, *source.aliases, *source.hosts)
        }
        self._reports: dict[str, tuple[datetime, str | None]] = {}

    def add(self, reports: Iterable[Report]) -> set[str]:
        """Takes in reports; gives the ids of those, old and new, that are a copy of another one now."""
        reports = tuple(reports)
        for report in reports:
            self._reports[report.id] = (published(report), report.outlet)
        return self.copies.add(reports)

    def has(self, report_id: str) -> bool:
        """Whether a report is known."""
        return report_id in self._reports

    def of(self, claim: Claim) -> str:
        """The voice of the claim's source, or of the outlet that makes it in its own words or relays the unnamed."""
        source = claim.source
        if source is not None and self.is_named(claim):
            if source.kind is SourceKind.MEDIA and source.voice == f"src:{ids.slug(source.name)}":
                return source.name  # an outlet that no pack names has the same voice in others' reports as in its own
            return source.voice
        outlet = self.outlet(claim)
        if not outlet:
            return UNNAMED_OUTLET
        known = self.known(outlet)
        return known.voice if known else outlet

    def is_named(self, claim: Claim) -> bool:
        """Whether somebody else than the report's own outlet speaks."""
        return claim.source is not None and claim.source.voice != (self._printer(claim.report_id) or "")

    def side(self, claim: Claim) -> str:
        """The side of whoever speaks; "unknown" where nothing tells."""
        if claim.source is not None:
            return claim.source.side
        known = self.known(self.outlet(claim))
        return known.side if known else UNKNOWN_SIDE

    def outlet(self, claim: Claim) -> str | None:
        """The outlet whose words the claim stands in: of a copy, that of the original."""
        return self._printer(self.copies.original(claim.report_id))

    def _printer(self, report_id: str) -> str | None:
        return self._reports.get(report_id, (NEVER, None))[1]

    def known(self, outlet: str | None) -> KnownSource | None:
        """What the theatre's pack says of an outlet."""
        return self._known.get((outlet or "").casefold())

    def published(self, report_id: str) -> datetime:
        """When a report was published; its end, where it is a day."""
        return self._reports.get(report_id, (NEVER, None))[0]

    def printed(self, claim: Claim) -> Printed:
        """The order in which claims were printed: by publication, report, place in the text and id."""
        return self.published(claim.report_id), claim.report_id, claim.span.start, claim.id

    def heard(self, claims: Iterable[Claim]) -> Heard:
        """What all of these claims are heard as, for whoever asks often."""
        claims = tuple(claims)
        return Heard(
            {claim.id: self.of(claim) for claim in claims},
            {claim.id: self.side(claim) for claim in claims},
            {claim.id: self.printed(claim) for claim in claims},
        )


class Heard:
    """Voice, side and order of printing of some claims, looked up once."""

    def __init__(self, voices: dict[str, str], sides: dict[str, str], printed: dict[str, Printed]) -> None:
        self._voices, self._sides, self._printed = voices, sides, printed

    def of(self, claim: Claim) -> str:
        """The claim's voice."""
        return self._voices[claim.id]

    def side(self, claim: Claim) -> str:
        """The side of whoever speaks."""
        return self._sides[claim.id]

    def printed(self, claim: Claim) -> Printed:
        """Its place in the order of printing."""
        return self._printed[claim.id]
