"""Groups of claims to incidents: their place, time, voices, grade and disputes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.link.blocks import block_of
from reportedly.link.disputes import Disputes
from reportedly.link.grade import grade
from reportedly.link.manner import Manners
from reportedly.link.superseding import superseded
from reportedly.record import UNKNOWN_SIDE, Channel, Incident, Moment, Polarity, SourceKind, ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportedly.link.surroundings import Surroundings
    from reportedly.link.voices import Heard, Voices
    from reportedly.record import Claim, Evidence, Place, Report


class Telling:
    """Tells of a group of claims what an incident is known by."""

    def __init__(self, voices: Voices, around: Surroundings) -> None:
        self._voices, self._around = voices, around
        self._manners = Manners()
        self._shown: dict[str, set[str]] = defaultdict(set)
        self._items: dict[str, set[Evidence]] = defaultdict(set)

    def add(self, claims: Iterable[Claim], reports: Iterable[Report], evidence: Iterable[Evidence]) -> None:
        """Takes in what was seen, so that a claim with a video counts for more, and the sentences of claims."""
        self._manners.add(claims, {report.id: report for report in reports})
        for item in evidence:
            for claim_id in item.shows:
                self._shown[claim_id].add(item.kind.value)
                self._items[claim_id].add(item)

    def _seen(self, claim: Claim) -> Iterator[tuple[str, str, str | None]]:
        """What bears a claim; what a copy shows is what its original shows."""
        report = self._voices.copies.original(claim.report_id)
        for item in self._items.get(claim.id, ()):
            yield report, item.kind.value, item.by

    def incident(self, group: tuple[Claim, ...]) -> Incident:
        """The incident of a group, whose claims are sorted by id."""
        near, blaming = self._around.of(group), self._around.blaming(group)
        voices = self._voices.heard((*group, *near, *blaming))
        told = [c for c in group if c.polarity is Polarity.POSITIVE] or list(group)
        graded = grade(group, near, voices, self._shown)
        first = min(group, key=voices.printed)
        alike = [c for c in group if block_of(c) == block_of(first)]  # humans may have joined more
        old = superseded(group, voices)
        accounts, kinds = Disputes(voices, self._manners).of(group, (*near, *blaming), old)
        return Incident(
            id=ids.incident_id(first.id),
            family=first.event.family,
            claims=tuple(c.id for c in group),
            place=_sharpest(alike),
            when=_narrowest(alike),
            voices=tuple(sorted({voices.of(c) for c in told})),
            sides=tuple(sorted({voices.side(c) for c in group} - {UNKNOWN_SIDE})),
            credibility=graded.credibility,
            reasons=graded.reasons,
            accounts=accounts,
            disputes=kinds,
            channels=tuple(sorted({c.channel for c in told} - {Channel.UNKNOWN})),
            evidence=len({item for c in group for item in self._seen(c)}),
            first_report=first.report_id,
            superseded=tuple(sorted(old)),
            cites=_citations(group, voices),
        )


def _citations(group: Sequence[Claim], voices: Heard) -> tuple[tuple[str, str], ...]:
    """For each claim that an outlet takes from another outlet, that one's own first report of the event."""
    own: dict[str, Claim] = {}
    for claim in sorted(group, key=voices.printed):
        if claim.source is None:
            own.setdefault(voices.of(claim), claim)
    return tuple(
        (claim.id, first.report_id)
        for claim in group
        if claim.source is not None and claim.source.kind is SourceKind.MEDIA
        if (first := own.get(voices.of(claim))) is not None and voices.printed(first) < voices.printed(claim)
    )


def _sharpest(group: Sequence[Claim]) -> Place | None:
    places = [c.place for c in group if c.place is not None]
    return min(places, key=lambda p: (p.precision, p.radius_km, p.place_id), default=None)


def _narrowest(group: Sequence[Claim]) -> Moment | None:
    """The moment that says most: the shortest closed one, of equals the first; an open one where none is closed."""
    closed = [
        (c.when.end - c.when.begin, c.when.begin, c.when) for c in group if c.when and c.when.end and c.when.begin
    ]
    if closed:
        return min(closed, key=lambda entry: entry[:2])[2]
    return next((c.when for c in group if c.when is not None), None)
