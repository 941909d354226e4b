"""Fills the places and moments of an extraction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.locate.cues import cues_of
from reportedly.locate.dating import date_claims
from reportedly.locate.moments import find_moments
from reportedly.locate.names import normalise
from reportedly.locate.relations import relate
from reportedly.locate.resolve import resolve
from reportedly.locate.settle import settle
from reportedly.locate.sources import name_sources, side_sources
from reportedly.locate.tokens import tokenise
from reportedly.locate.toponyms import Scanner
from reportedly.locate.unlisted import unlisted
from reportedly.record import PlaceKind, PlaceMention
from reportedly.record.ids import numbered
from reportedly.theatre.names import TheatreNames

if TYPE_CHECKING:
    from reportedly.locate.gazetteer import Gazetteer
    from reportedly.locate.resolve import Resolved
    from reportedly.record import Extraction, Report
    from reportedly.theatre.model import Theatre


class Locator:
    """Finds where and when the claims of a report are set, with one theatre's gazetteer."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer, *, demonyms: bool = False) -> None:
        self.theatre = theatre
        self.gazetteer = gazetteer
        self._demonyms = demonyms
        self._scanners: dict[str, Scanner] = {}
        self._names = TheatreNames(theatre)

    def places(self, report: Report, extraction: Extraction | None = None) -> tuple[PlaceMention, ...]:
        """Find every place name of a report's body, in order; with its extraction, also those of its claims alone."""
        tokens = tokenise(report.text, report.body)
        scanner = self._scanner(report.language)
        resolved = resolve(report, scanner.scan(tokens), tokens, self.gazetteer)
        cues = cues_of(report.language)
        if extraction is not None:
            named = unlisted(extraction, [r.candidate.span for r in resolved], self._names, cues)
            spelt = frozenset(normalise(m.text) for m in named if self.gazetteer.near_misses(m.text))
            if spelt:
                resolved = resolve(report, scanner.scan(tokens, spelt), tokens, self.gazetteer)
        kept = [r for r in resolved if self._demonyms or r.kind is not PlaceKind.DEMONYM]
        found = [_mention(report, r) for r in kept]
        if extraction is not None:
            taken = [r.candidate.span for r in resolved]
            found += unlisted(extraction, taken, self._names, cues)
        ordered = sorted(found, key=lambda m: m.span)
        mentions = [replace(mention, id=numbered("p", i)) for i, mention in enumerate(ordered)]
        toward = frozenset(r.candidate.span.start for r in kept if "toward" in r.candidate.signs)
        return tuple(relate(report.text, mentions, report.language, toward))

    def locate(self, extraction: Extraction) -> Extraction:
        """Give the extraction with its places and moments, and its claims with place, relation, when and its basis.

        A claim whose place phrase lists several places becomes one claim for each. Sources that are named by a place
        take the gazetteer's name of it, and offices of a side's home country their side. An extraction without claims
        gets the places and moments of its report's body.
        """
        report = extraction.report
        places = self.places(report, extraction)
        settled = settle(replace(extraction, places=places), places, self.theatre)
        settled = name_sources(side_sources(settled, places, self.theatre), places)
        times = find_moments(report.text, report.body, report.published, self.theatre.zone)
        return date_claims(settled, times, self.theatre)

    def _scanner(self, language: str) -> Scanner:
        if language not in self._scanners:
            self._scanners[language] = Scanner(self.gazetteer, cues_of(language))
        return self._scanners[language]


def _mention(report: Report, found: Resolved) -> PlaceMention:
    span = found.candidate.span
    return PlaceMention("", span, span.of(report.text), found.kind, found.place, found.confidence)
