"""Gives sources that are named by a place the gazetteer's name of it, so that two spellings of it are one source."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.record import PlaceKind, SourceKind
from reportedly.record.ids import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportedly.record import Extraction, PlaceMention, Source

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
