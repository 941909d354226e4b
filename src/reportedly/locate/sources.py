"""What the places in a source's own words tell of it: one spelling of its name, and the side that its office is on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.record import UNKNOWN_SIDE, PlaceKind, SourceKind
from reportedly.record.ids import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.record import Claim, Extraction, PlaceMention, Source
    from reportedly.theatre.model import Theatre

# In a town that changes hands they may be anybody's.
_NAMELESS = re.compile(r"\b(?:officials?|authorit(?:y|ies)|employees?|workers?|members?)\b", re.IGNORECASE)
_DESCRIBED = "src:"  # begins the ids of sources that the theatre does not know, with their name behind


def name_sources(extraction: Extraction, mentions: Sequence[PlaceMention]) -> Extraction:
    """Give the extraction with one spelling of places in the names of its sources ("town council of Veliky Burlik").

    A source's id and voice follow its name, unless its voice is an institution's. Sources that the theatre knows,
    outlets and private persons keep their names.
    """
    names = _names(mentions)
    if not names:
        return extraction
    attributions = tuple(replace(a, source=_named(a.source, names)) for a in extraction.attributions)
    claims = tuple(replace(c, source=_named(c.source, names)) for c in extraction.claims)
    return replace(extraction, attributions=attributions, claims=claims)


def side_sources(extraction: Extraction, mentions: Sequence[PlaceMention], theatre: Theatre) -> Extraction:
    """Give the extraction with a side for offices of no side whose words name places of one side's home country.

    The mayor of a town in a country that one side alone speaks for is that side's, unless the text has said otherwise.
    The conclusion is marked as ours (`Source.inferred`); claims against interest follow it.
    """
    sides = _sides(extraction, mentions, theatre)
    if not sides:
        return extraction
    harms = {s.claim_id: s.harms for s in extraction.settings}
    attributions = tuple(replace(a, source=_sided(a.source, sides)) for a in extraction.attributions)
    claims = tuple(_reconsidered(c, _sided(c.source, sides), harms.get(c.id), theatre) for c in extraction.claims)
    return replace(extraction, attributions=attributions, claims=claims)


def _sides(extraction: Extraction, mentions: Sequence[PlaceMention], theatre: Theatre) -> dict[str, str]:
    """Give the side of each source, by its id, whose phrases name places of one home country only."""
    countries: dict[str, set[str]] = {}
    for told in extraction.attributions:
        source = told.source
        if source is None or source.side != UNKNOWN_SIDE or source.kind is not SourceKind.OFFICIAL:
            continue
        if _NAMELESS.search(source.name):
            continue
        where = (m for m in mentions if m.kind is not PlaceKind.METONYM)  # "Paris" speaks for a state of no side here
        inside = (m.place for m in where if any(span.covers(m.span) for span in told.source_spans))
        named = {place.country for place in inside if place is not None and place.country is not None}
        countries.setdefault(source.source_id, set()).update(named)
    homes = {ref: theatre.at_home_in(next(iter(found))) for ref, found in countries.items() if len(found) == 1}
    return {ref: side.code for ref, side in homes.items() if side is not None}


def _sided(source: Source | None, sides: Mapping[str, str]) -> Source | None:
    if source is None or source.side != UNKNOWN_SIDE or source.source_id not in sides:
        return source
    return replace(source, side=sides[source.source_id], inferred=True)


def _reconsidered(claim: Claim, source: Source | None, harms: str | None, theatre: Theatre) -> Claim:
    if source is claim.source or source is None:
        return claim
    return replace(claim, source=source, against_interest=theatre.is_against_interest(source, harms))


def _names(mentions: Sequence[PlaceMention]) -> dict[str, str]:
    """Give the gazetteer's names by the report's spellings, the longest spelling first."""
    found = {
        m.text: m.place.name
        for m in mentions
        if m.kind is PlaceKind.SETTLEMENT and m.place is not None and m.place.name != m.text
    }
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _named(source: Source | None, names: Mapping[str, str]) -> Source | None:
    if source is None or not source.source_id.startswith(_DESCRIBED):
        return source
    if source.private or source.kind is SourceKind.MEDIA:
        return source
    pattern = "|".join(rf"\b{re.escape(spelling)}\b" for spelling in names)
    name = re.sub(pattern, lambda match: names[match.group()], source.name)
    if name == source.name:
        return source
    source_id = _DESCRIBED + slug(name)
    voice = source_id if source.voice == source.source_id else source.voice
    return replace(source, source_id=source_id, name=name, voice=voice)
