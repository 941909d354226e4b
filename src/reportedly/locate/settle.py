"""Gives each claim its place: from its own words, then its sentence, then what the text around it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.locate.relations import describes_another
from reportedly.locate.sphere import distance_km
from reportedly.record import (
    Claim,
    Event,
    Extraction,
    Family,
    Place,
    PlaceKind,
    PlaceMention,
    RelationType,
    Setting,
    Span,
    WherePrec,
)
from reportedly.record.ids import claim_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_AREAS = frozenset([PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION, PlaceKind.SECTOR])
_OVER_AN_AREA = frozenset([Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN])
_LISTED = re.compile(
    r"\s*(?:,|/|,?\s*(?:and|or|as\s+well\s+as)(?:\s+(?:the\s+)?(?:town|village|city)\s+of)?)\s*", re.IGNORECASE
)
_AREA_WORDS = re.compile(r"area|region|oblast|province|sector|front", re.IGNORECASE)
_OF_THE_MAIN_REGION = frozenset([Family.GAIN, Family.MATERIEL, Family.LOSS, Family.PRESENCE, Family.PEOPLE])
_LEAD = 2  # paragraphs that say what a report is about
_NEAR_KM = 25.0  # UCDP where_prec 2
_TOWN_WORDS = re.compile(r"\b(?:the|this|our)\s+(?:\w+\s+)?(?:town|city|village|settlement)\b", re.IGNORECASE)
_IN_A_COUNTRY = re.compile(
    r"\b(?:in|into|inside|across|within|throughout|over|to|towards?|from)\s+(?:the\s+)?$", re.IGNORECASE
)
_UNDERTAKING = re.compile(r"\s+(?:\w+\s+)?(?:counter-?)?(?:offensive|attack|operation|assault|push)s?\b", re.IGNORECASE)
_QUOTES = re.compile(r"[“\"][^”\"]*[”\"]")


def settle(extraction: Extraction, mentions: Sequence[PlaceMention]) -> Extraction:
    """Give the claims their places and relations; one that names several places becomes one claim for each.

    The first keeps its id; settings are doubled and the evidence shows all of them.
    """
    desk = _Desk(extraction, mentions)
    claims: list[Claim] = []
    settings: list[Setting] = []
    copies: dict[str, tuple[str, ...]] = {}
    by_id = {s.claim_id: s for s in extraction.settings}
    for claim in extraction.claims:
        setting = by_id.get(claim.id)
        where = desk.place_claim(claim, setting) if setting is not None else ()
        made = [_placed(claim, mention, i) for i, mention in enumerate(where)] or [claim]
        claims.extend(made)
        copies[claim.id] = tuple(c.id for c in made)
        if setting is not None:
            settings.extend(replace(setting, claim_id=c.id) for c in made)
    evidence = tuple(
        replace(item, shows=tuple(c for shown in item.shows for c in copies.get(shown, (shown,))))
        for item in extraction.evidence
    )
    return replace(extraction, claims=tuple(claims), settings=tuple(settings), evidence=evidence)


def _placed(claim: Claim, mention: PlaceMention, ordinal: int) -> Claim:
    name = claim.id if not ordinal else claim_id(claim.report_id, claim.id, claim.span, claim.event, ordinal)
    spans = (*(s for s in claim.spans if s[0] != "place"), ("place", mention.span))
    return replace(claim, id=name, place=_place_of(mention), relation=mention.relation, spans=spans)


def _place_of(mention: PlaceMention) -> Place | None:
    """Give the place with the precision that the relation leaves: an event north of a town is not in it."""
    place, relation = mention.place, mention.relation
    if place is None or relation is None or relation.anchor != mention.text:
        return place
    if relation.type is RelationType.OFFSET:
        reach = max(place.radius_km, 1.25 * (relation.stated_km or _NEAR_KM))
        return replace(place, radius_km=round(reach, 1), precision=max(place.precision, WherePrec.NEAR))
    if relation.type in {RelationType.DIRECTION, RelationType.BETWEEN, RelationType.AROUND}:
        reach = max(place.radius_km, _NEAR_KM)
        return replace(place, radius_km=reach, precision=max(place.precision, WherePrec.NEAR))
    return place


@dataclass(frozen=True, slots=True)
class _Held:
    """A mention that can hold an event, and whether it only says where another place lies."""

    mention: PlaceMention
    describes: bool

    @property
    def span(self) -> Span:
        return self.mention.span

    @property
    def kind(self) -> PlaceKind:
        return self.mention.kind


class _Desk:
    """Looks up places for the claims of one report."""

    def __init__(self, extraction: Extraction, mentions: Sequence[PlaceMention]) -> None:
        self._text = extraction.report.text
        self._held = [
            _Held(m, describes_another(mentions, i, self._text))
            for i, m in enumerate(mentions)
            if m.kind.can_hold_an_event and self._is_set_in(m)
        ]
        self._spans = [c.span for c in extraction.claims]
        self._wheres = {s.claim_id: s.where for s in extraction.settings}
        self._paragraphs = sorted({s.paragraph for s in extraction.settings})
        self._quotes = [Span(*m.span()) for m in _QUOTES.finditer(self._text)]
        self._lead = _paragraphs(self._text, extraction.report.body)[:_LEAD]
        self._main = self._main_region()

    def _is_set_in(self, mention: PlaceMention) -> bool:
        """Whether a country is where something happens, and not whose it is ("Russian Federation troops")."""
        if mention.kind is not PlaceKind.COUNTRY:
            return True
        return bool(_IN_A_COUNTRY.search(self._text[max(0, mention.span.start - 20) : mention.span.start]))

    def place_claim(self, claim: Claim, setting: Setting) -> tuple[PlaceMention, ...]:
        """Give the mentions that hold the claim's event, several only where one phrase lists them."""
        undertaken = self._undertaken(claim)
        if undertaken is not None:
            return (undertaken.mention,)
        for phrase in setting.where:
            found = self._best((h for h in self._inside(phrase) if not self._is_anothers(h, claim)), claim)
            if found is not None:
                return self._list_from(found, phrase)
        one = (
            self._stood_for(claim, setting)
            or self._best((h for h in self._inside(claim.span) if not self._is_anothers(h, claim)), claim)
            or self._in_sentence(claim, setting)
            or self._in_context(claim, setting)
        )
        return (one.mention,) if one is not None else ()

    def _undertaken(self, claim: Claim) -> _Held | None:
        """Give the sector that names the claim's own undertaking ("its Kharkiv sector offensive")."""
        if claim.event.family is not Family.ATTACK:
            return None
        for held in self._inside(claim.span):
            if held.kind is PlaceKind.SECTOR and _UNDERTAKING.match(self._text, held.span.end):
                return held
        return None

    def _is_anothers(self, held: _Held, claim: Claim) -> bool:
        """Whether the name stands in the clause of a claim that this one only frames."""
        return any(
            (span.covers(held.span) and not span.overlaps(claim.span))
            or (claim.span.covers(span) and span != claim.span and span.covers(held.span))
            for span in self._spans
        )

    def _inside(self, span: Span) -> list[_Held]:
        return [h for h in self._held if span.overlaps(h.span)]

    @staticmethod
    def _best(held: Iterable[_Held], claim: Claim) -> _Held | None:
        """Give the first mention of the best sort: one meant itself, areas for a total over an area, countries last."""
        ranked = [
            (
                h.kind in {PlaceKind.COUNTRY, PlaceKind.BORDER},
                h.describes,
                claim.event in _OVER_AN_AREA and h.kind not in _AREAS,
                h.kind is PlaceKind.WATER,
                h.span.start,
                h,
            )
            for h in held
        ]
        return min(ranked, key=lambda r: r[:-1])[-1] if ranked else None

    def _list_from(self, first: _Held, phrase: Span) -> tuple[PlaceMention, ...]:
        found = [first]
        for held in self._inside(phrase):
            between = self._text[found[-1].span.end : held.span.start]
            alike = held.kind is first.kind and held.kind is PlaceKind.SETTLEMENT and not held.describes
            if held.span.start > found[-1].span.start and alike and _LISTED.fullmatch(between):
                found.append(held)
        relation = first.mention.relation
        between_two = relation is not None and relation.type is RelationType.BETWEEN
        return (first.mention,) if between_two else tuple(h.mention for h in found)

    def _stood_for(self, claim: Claim, setting: Setting) -> _Held | None:
        """Give what "there" or "the town" stands for: the source's own town, else the last place named before it."""
        if setting.stands_in is None:
            return None
        wide = bool(_AREA_WORDS.search(setting.stands_in.of(self._text)))
        at = setting.stands_in.start
        before = [h for h in self._held if h.span.end <= at and self._can_stand(h, wide=wide)]
        here = [h for h in before if setting.paragraph.covers(h.span)]
        own = self._own_town(setting)
        named = [h for h in here if setting.sentence.covers(h.span)]
        if named:
            return named[-1]
        return own or next(iter(here[::-1] + before[::-1]), None) or self._best(self._inside(claim.span), claim)

    @staticmethod
    def _can_stand(held: _Held, *, wide: bool) -> bool:
        if held.describes or (held.mention.place is None and held.kind is not PlaceKind.SETTLEMENT):
            return False
        return held.kind is PlaceKind.SETTLEMENT or (wide and held.kind in _AREAS)

    def _own_town(self, setting: Setting) -> _Held | None:
        """Give the settlement that the source's own words name or stand for: a council speaks of its town."""
        for span in setting.about:
            for held in self._inside(span):
                if held.kind is PlaceKind.SETTLEMENT and not held.describes:
                    return held
            if _TOWN_WORDS.search(span.of(self._text)):
                return self._last_town(span.start)
        return None

    def _last_town(self, before: int) -> _Held | None:
        return next((h for h in reversed(self._held) if h.span.end <= before and self._can_stand(h, wide=False)), None)

    def _in_sentence(self, claim: Claim, setting: Setting) -> _Held | None:
        inside = [h for h in self._inside(setting.sentence) if h.kind not in {PlaceKind.COUNTRY, PlaceKind.BORDER}]
        others = [p for cid, phrases in self._wheres.items() if cid != claim.id for p in phrases]
        free = [h for h in inside if not any(p.overlaps(h.span) for p in others)]
        ranked = sorted(free or inside, key=lambda h: (h.describes, h.span.gap(claim.span), h.span.start))
        return ranked[0] if ranked else None

    def _in_context(self, claim: Claim, setting: Setting) -> _Held | None:
        own = self._own_town(setting) if claim.event.family is not Family.ATTACK else None
        if own is not None or setting.tense == "pluperfect":
            return own
        earlier = [
            h
            for h in self._held
            if h.span.end <= setting.sentence.start
            and h.kind not in {PlaceKind.COUNTRY, PlaceKind.BORDER}
            and not h.describes
        ]
        here = [h for h in earlier if setting.paragraph.covers(h.span)]
        if here:
            return self._area_of(here) if claim.event in _OVER_AN_AREA else here[-1]
        if _TOWN_WORDS.search(setting.sentence.of(self._text)):
            return self._last_town(setting.sentence.start)
        return None if any(q.covers(claim.span) for q in self._quotes) else self._in_lead(claim, setting)

    def _in_lead(self, claim: Claim, setting: Setting) -> _Held | None:
        """Give what the report as a whole is about, where the claim's own paragraph names no place or is its lead."""
        placeless = not any(setting.paragraph.covers(h.span) for h in self._held)
        before = self._sector_before(setting) if placeless else None
        if before is not None or claim.event.family not in _OF_THE_MAIN_REGION:
            return before
        return self._main if placeless or any(p.overlaps(setting.sentence) for p in self._lead) else None

    def _area_of(self, here: list[_Held]) -> _Held:
        """Give the area that a total is counted over: a sector's total is that of the region the report is about."""
        areas = [h for h in here if h.kind in _AREAS]
        if not areas:
            return here[-1]
        if areas[-1].kind is PlaceKind.SECTOR and self._main is not None and _lies_in(areas[-1], self._main):
            return self._main
        return areas[-1]

    def _sector_before(self, setting: Setting) -> _Held | None:
        """Give the sector or region that the paragraph before ended with, if that is what it spoke of last."""
        previous = [p for p in self._paragraphs if p.end <= setting.paragraph.start]
        inside = [h for h in self._held if previous and previous[-1].covers(h.span)]
        return inside[-1] if inside and inside[-1].kind is PlaceKind.SECTOR else None

    def _main_region(self) -> _Held | None:
        """Give the region that the lead speaks of most often, the first among equals."""
        inside = [
            h for h in self._held if h.kind in _AREAS and h.mention.place and any(p.covers(h.span) for p in self._lead)
        ]
        counts = Counter(h.mention.place for h in inside)
        return max(inside, key=lambda h: (counts[h.mention.place], -h.span.start), default=None)


def _lies_in(one: _Held, other: _Held) -> bool:
    small, large = one.mention.place, other.mention.place
    if (
        small is None
        or large is None
        or small.lat is None
        or large.lat is None
        or small.lon is None
        or large.lon is None
    ):
        return False
    return distance_km((small.lat, small.lon), (large.lat, large.lon)) <= large.radius_km


def _paragraphs(text: str, body: Iterable[Span]) -> list[Span]:
    return [
        Span(part.start + match.start(), part.start + match.end())
        for part in body
        for match in re.finditer(r"(?:(?!\n\s*\n).)+", text[part.start : part.end], re.DOTALL)
        if match.group().strip()
    ]
