"""What became of a source's claims: borne out by others, contradicted or left alone, and how early it was.

Reliability (Admiralty A to F) is somebody's judgement of a source and stands in the theatre's pack; this is only a
count, and says nothing of what nobody else came to tell. Natural persons who speak for themselves have none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from reportedly.link.voices import UNNAMED_OUTLET, Voices
from reportedly.record import UNKNOWN_SIDE, Certainty, Family, Polarity, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from reportedly.record import Claim, Incident, Report
    from reportedly.theatre.model import KnownSource, Theatre

_DAY = 86_400  # seconds


@dataclass(frozen=True, slots=True)
class Track:
    """Incidents that a voice tells, by what became of its account; each counts once.

    `contradicted`: its claims stand in a dispute of the incident. Else `corroborated`: an independent voice that is not
    of its side tells it too. Else `alone`. `lead` is the median of the days by which it came before the first such
    voice, below 0 where it came after; None where there never was one. `family` is None over all families.
    """

    voice: str
    name: str
    side: str
    reliability: str | None
    family: Family | None
    corroborated: int
    contradicted: int
    alone: int
    lead: float | None

    @property
    def told(self) -> int:
        """How many incidents it tells."""
        return self.corroborated + self.contradicted + self.alone


@dataclass(frozen=True, slots=True)
class _Turn:
    """One voice in one incident."""

    family: Family
    fate: str
    lead: float | None


def tracks(
    incidents: Iterable[Incident], claims: Iterable[Claim], reports: Iterable[Report], theatre: Theatre
) -> tuple[Track, ...]:
    """What became of the claims of each institution, office and outlet.

    Args:
        incidents: as `link` makes them of the claims.
        claims: all claims of the incidents.
        reports: the reports that they come from.
        theatre: whose pack rates sources and gives their voices.

    Returns:
        For each voice a record over all families of events and one for each, by voice and family.
    """
    voices = Voices(theatre)
    voices.add(reports)
    by_id = {claim.id: claim for claim in claims}
    turns: dict[str, list[_Turn]] = defaultdict(list)
    faces: dict[str, tuple[str, str]] = {}
    for incident in incidents:
        told = [by_id[c] for c in incident.claims if _counts(by_id[c])]
        for claim in told:
            own = claim.source is not None and claim.source.source_id == claim.source.voice
            face = (_name(claim, voices), voices.side(claim))
            if own:
                faces[voices.of(claim)] = min(face, faces.get(voices.of(claim), face))
            faces.setdefault(voices.of(claim), face)
        for voice in {voices.of(claim) for claim in told}:
            turns[voice].append(_turn(voice, told, incident, voices))
    rated = {source.voice: source for source in reversed(theatre.sources) if source.reliability}
    return tuple(
        _track(voice, family, turns[voice], faces[voice], rated.get(voice))
        for voice in sorted(turns)
        for family in (None, *sorted({turn.family for turn in turns[voice]}))
    )


def _counts(claim: Claim) -> bool:
    """Whether a claim tells that something happened, in the voice of somebody whose record may be kept."""
    told = claim.polarity is Polarity.POSITIVE and claim.certainty is not Certainty.FORECAST
    person = claim.source is not None and (claim.source.private or claim.source.kind is SourceKind.CIVILIAN)
    return told and not claim.background and not person


def _turn(voice: str, told: Sequence[Claim], incident: Incident, voices: Voices) -> _Turn:
    own = [c for c in told if voices.of(c) == voice]
    side = voices.side(own[0])
    others = [c for c in told if voices.of(c) != voice and (side == UNKNOWN_SIDE or voices.side(c) != side)]
    disputed = {c for account in incident.accounts for c in account.claims}
    lead = _days(_first(own, voices), _first(others, voices)) if others else None
    if any(c.id in disputed for c in own):
        return _Turn(incident.family, "contradicted", lead)
    return _Turn(incident.family, "corroborated" if others else "alone", lead)


def _first(claims: Iterable[Claim], voices: Voices) -> datetime:
    return min(voices.published(c.report_id) for c in claims)


def _days(own: datetime, other: datetime) -> float:
    return (other - own).total_seconds() / _DAY


def _name(claim: Claim, voices: Voices) -> str:
    if claim.source is not None and voices.is_named(claim):
        return claim.source.name
    known = voices.known(voices.outlet(claim))
    return known.name if known else voices.outlet(claim) or UNNAMED_OUTLET


def _track(
    voice: str, family: Family | None, turns: Iterable[_Turn], face: tuple[str, str], rated: KnownSource | None
) -> Track:
    own = [turn for turn in turns if family is None or turn.family is family]
    leads = [turn.lead for turn in own if turn.lead is not None]
    fates = [turn.fate for turn in own]
    return Track(
        voice=voice,
        name=face[0],
        side=face[1],
        reliability=rated.reliability if rated else None,
        family=family,
        corroborated=fates.count("corroborated"),
        contradicted=fates.count("contradicted"),
        alone=fates.count("alone"),
        lead=round(median(leads), 2) + 0.0 if leads else None,  # no minus before nought
    )
