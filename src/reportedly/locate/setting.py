"""What the text around a claim speaks of: the town before, the source's own town, the region of the whole report."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportedly.locate.callings import of_its_kind
from reportedly.locate.phrases import QUOTED, phrases_of
from reportedly.locate.standing import AREAS, FIRED_ON, LEAVING, Held, Role, came_from_there
from reportedly.record import Event, Family, PlaceKind, Polarity, Span
from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.record import Attribution, Claim, Extraction, Setting

_OVER_AN_AREA = frozenset([Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN])
_OVER_THE_FRONT = frozenset(
    [
        *_OVER_AN_AREA,
        Event.EQUIPMENT_DESTROYED,
        Event.STRUCK,
        Event.CASUALTIES,
        Event.ADVANCED,
        Event.EQUIPMENT_CAPTURED,
    ]
)
_OF_THE_MAIN_REGION = frozenset([Family.GAIN, Family.MATERIEL, Family.LOSS, Family.PRESENCE, Family.PEOPLE])
_AT_ONE_SPOT = frozenset([Family.ATTACK, Family.CIVILIANS, Family.HOLD, Family.PRESENCE])
_CONTAINED = 12  # characters: ", in the "
_LEAD = 2  # paragraphs that say what a report is about


class Surroundings:
    """Looks for a claim's place outside of its own words, in one report."""

    def __init__(self, extraction: Extraction, held: Sequence[Held]) -> None:
        self._text = extraction.report.text
        self._language = extraction.report.language
        self._words = phrases_of(self._language)
        self._held = held
        self._paragraphs = sorted({s.paragraph for s in extraction.settings})
        self._quotes = [Span(*m.span()) for m in QUOTED.finditer(self._text)]
        self._lead = _paragraphs(self._text, extraction.report.body)[:_LEAD]
        self._plainly = {a.id for a in extraction.attributions if self._tells_plainly(a)}
        self._leaving = [c.span for c in extraction.claims if c.event in LEAVING]
        self._fired = [c.span for c in extraction.claims if c.event in FIRED_ON]
        self._main = self._main_region()
        self._town = self._main_town()

    def stood_for(self, claim: Claim, setting: Setting) -> Held | None:
        """Give what "there" or "the town" stands for: the source's own town, else the last place named before it."""
        if setting.stands_in is None:
            return None
        wide = bool(self._words.area.search(setting.stands_in.of(self._text)))
        at = setting.stands_in.start
        before = [h for h in self._held if h.span.end <= at and self._can_stand(h, wide=wide)]
        before = self._of_its_kind(before, setting.stands_in.of(self._text))
        here = [h for h in before if setting.paragraph.covers(h.span)]
        named = [h for h in here if setting.sentence.covers(h.span)]
        if named:
            return self.head_of_list(named[-1])
        own = self._own_town(claim, setting)
        if own is not None:
            return own
        return next(iter(here[::-1] + before[::-1]), None)

    def named_work(self, claim: Claim, setting: Setting) -> Held | None:
        """Give what "the plant" or "the bridge" stands for: the last such work that the report has named."""
        return next((work for span in (*setting.where, claim.span) if (work := self._work_in(span))), None)

    def _work_in(self, span: Span) -> Held | None:
        found = self._words.works.finditer(self._text, span.start, span.end)
        return next((work for match in found if (work := self._last_work(match["noun"], match.start()))), None)

    def _last_work(self, noun: str, before: int) -> Held | None:
        wanted = re.compile(rf"\b{re.escape(noun)}\b", re.IGNORECASE)
        named = [h for h in self._held if h.span.end <= before and h.mention.place is not None]
        return next((h for h in reversed(named) if wanted.search(f"{h.mention.text} {_name(h)}")), None)

    def of(self, claim: Claim, setting: Setting) -> Held | None:
        """Give the place that the sentences before speak of, or the report as a whole."""
        own = self._own_town(claim, setting)
        if own is not None or self._is_recalled(claim, setting):
            return own
        found = (
            self._of_the_paragraph(claim, setting)
            or self._of_the_sentence(setting)
            or self._of_the_source(setting)
            or self._of_the_report(claim, setting)
        )
        if found is None or claim.event not in _OVER_THE_FRONT:
            return found
        if claim.event in _OVER_AN_AREA:
            return found if found.kind in AREAS else None
        return None if self._sums_up(setting) else found

    def _sums_up(self, setting: Setting) -> bool:
        """Whether the sentence tells of work over the whole front: "Over the past day, air defence shot down"."""
        return bool(self._words.sums_up.search(setting.sentence.of(self._text)))

    def _is_recalled(self, claim: Claim, setting: Setting) -> bool:
        """Whether a past perfect tells of an earlier time; in reported speech it stands for the plain past."""
        return setting.tense == "pluperfect" and (claim.source is None or claim.attribution_id in self._plainly)

    def _tells_plainly(self, attribution: Attribution) -> bool:
        return any(self._words.plainly.search(cue.of(self._text)) for cue in attribution.cue_spans)

    def _of_the_paragraph(self, claim: Claim, setting: Setting) -> Held | None:
        before = [h for h in self._held if setting.paragraph.covers(h.span) and h.span.end <= setting.sentence.start]
        here = [h for h in before if h.is_context and not self._is_elsewhere(h)]
        if here:
            return self._spoken_of(here, claim)
        return next((h for h in reversed(before) if came_from_there(h, claim)), None)

    def _is_elsewhere(self, held: Held) -> bool:
        """Whether it is named only as where those who leave go, or where fire comes from."""
        if held.role in {Role.TOWARD, Role.AWAY}:
            return any(span.overlaps(held.span) for span in self._leaving)
        return held.role is Role.FROM and any(span.overlaps(held.span) for span in self._fired)

    def _of_the_sentence(self, setting: Setting) -> Held | None:
        """Give what "the town" or "the plant" elsewhere in the sentence stands for."""
        if town := self._words.town.search(setting.sentence.of(self._text)):
            return self._last_town(setting.sentence.start, town.group())
        return self._work_in(setting.sentence)

    def _of_the_source(self, setting: Setting) -> Held | None:
        """Give the region or sector that the sentence calls the source's: it speaks of no other."""
        told = [h for h in self._held if h.role is Role.TOLD and h.kind in AREAS and setting.sentence.covers(h.span)]
        return told[-1] if told else None

    def _spoken_of(self, here: list[Held], claim: Claim) -> Held:
        if claim.event in _OVER_AN_AREA:
            return self._area_of(here)
        last, town = here[-1], self._town
        spot = claim.event.family in _AT_ONE_SPOT and last.kind in AREAS
        return town if spot and town is not None and lies_in(town, last) else self.head_of_list(last)

    def head_of_list(self, held: Held) -> Held:
        """Give the first of the names that are listed up to this one: what is told of a list is told at its head."""
        at = self._held.index(held)
        while at > 0:
            before = self._held[at - 1]
            alike = before.kind is held.kind is PlaceKind.SETTLEMENT and not before.describes
            if not alike or not self._words.listed.fullmatch(self._text[before.span.end : self._held[at].span.start]):
                break
            at -= 1
        return self._held[at]

    def _can_stand(self, held: Held, *, wide: bool) -> bool:
        if held.role in {Role.DESCRIBES, Role.CAME_FROM} or self._is_elsewhere(held):
            return False
        if self._words.work.search(f"{held.mention.text} {_name(held)}"):
            return False
        if held.mention.place is None and held.kind is not PlaceKind.SETTLEMENT:
            return False
        return held.kind is PlaceKind.SETTLEMENT or (wide and held.kind in AREAS)

    def _own_town(self, claim: Claim, setting: Setting) -> Held | None:
        """Give the settlement that a local source names or stands for: a council speaks of its town."""
        for span in setting.about:
            for held in self._held:
                if span.overlaps(held.span) and held.kind is PlaceKind.SETTLEMENT and not held.describes:
                    return held if self._words.local.search(span.of(self._text)) else None
            if town := self._words.town.search(span.of(self._text)):
                return self._last_town(span.start, town.group())
        name = claim.source.name if claim.source is not None else ""
        if not self._words.local.search(name):
            return None
        named = [h for h in self._held if h.kind is PlaceKind.SETTLEMENT and h.span.end <= claim.span.start]
        return next((h for h in reversed(named) if h.mention.text in name), None)

    def _last_town(self, before: int, pointer: str) -> Held | None:
        """Give the last settlement before that "the town" or "the village" may mean."""
        named = [h for h in self._held if h.span.end <= before and self._can_stand(h, wide=False)]
        return next(reversed(self._of_its_kind(named, pointer)), None)

    def _of_its_kind(self, held: list[Held], pointer: str) -> list[Held]:
        return of_its_kind(held, pointer, self._text, self._language)

    def _of_the_report(self, claim: Claim, setting: Setting) -> Held | None:
        """Give what the report as a whole is about, where the claim's own paragraph names no place or is its lead."""
        if any(q.covers(claim.span) for q in self._quotes) or self._words.total.search(setting.sentence.of(self._text)):
            return None
        placeless = not any(setting.paragraph.covers(h.span) and h.is_context for h in self._held)
        if any(h.role is Role.FROM and w.overlaps(h.span) for w in setting.where for h in self._held):
            return None
        before = self._sector_before(setting) if placeless else None
        if before is not None:
            return before
        in_lead = any(p.overlaps(setting.sentence) for p in self._lead)
        if claim.event.family in _OF_THE_MAIN_REGION and self._main is not None and (placeless or in_lead):
            return self._main if self._is_known(self._main, setting) else None
        is_spot = claim.event.family in _AT_ONE_SPOT and claim.polarity is Polarity.POSITIVE
        return self._town if is_spot else None

    def _is_known(self, area: Held, setting: Setting) -> bool:
        """Whether the report has named the area by the end of the sentence, or names it more than once."""
        named = [h for h in self._held if h.mention.place == area.mention.place]
        return len(named) > 1 or named[0].span.start < setting.sentence.end or not self._contains(named[0])

    def _contains(self, area: Held) -> bool:
        """Whether the area only says where the settlement before it lies ("Svatove, in the Luhansk region")."""
        at = self._held.index(area)
        before = self._held[at - 1] if at else None
        return before is not None and before.kind is PlaceKind.SETTLEMENT and before.span.gap(area.span) < _CONTAINED

    def _area_of(self, here: list[Held]) -> Held:
        """Give the area that a total is counted over: a sector's total is that of the region the report is about."""
        areas = [h for h in here if h.kind in AREAS]
        if not areas:
            return here[-1]
        if areas[-1].kind is PlaceKind.SECTOR and self._main is not None and lies_in(areas[-1], self._main):
            return self._main
        return areas[-1]

    def _sector_before(self, setting: Setting) -> Held | None:
        """Give the sector or region that the paragraph before ended with, if that is what it spoke of last."""
        previous = [p for p in self._paragraphs if p.end <= setting.paragraph.start]
        inside = [h for h in self._held if previous and previous[-1].covers(h.span)]
        return inside[-1] if inside and inside[-1].kind is PlaceKind.SECTOR else None

    def _main_region(self) -> Held | None:
        """Give the region that the lead speaks of most often, the first among equals."""
        inside = [
            h
            for h in self._held
            if h.kind in AREAS
            and h.mention.place
            and h.role is not Role.TOLD
            and any(p.covers(h.span) for p in self._lead)
        ]
        counts = Counter(h.mention.place for h in inside)
        return max(inside, key=lambda h: (counts[h.mention.place], -h.span.start), default=None)

    def _main_town(self) -> Held | None:
        """Give the only settlement that the first paragraph is set in."""
        inside = [
            h
            for h in self._held
            if h.kind is PlaceKind.SETTLEMENT
            and h.role in {Role.SET, Role.FROM}
            and any(p.covers(h.span) for p in self._lead[:1])
        ]
        return inside[0] if len({h.mention.place or h.mention.text for h in inside}) == 1 else None


def lies_in(one: Held, other: Held) -> bool:
    """Whether the first place's point is within the second one's reach."""
    small, large = one.mention.place, other.mention.place
    if small is None or large is None or small.lat is None or large.lat is None:
        return False
    if small.lon is None or large.lon is None:
        return False
    return distance_km((small.lat, small.lon), (large.lat, large.lon)) <= large.radius_km


def _name(held: Held) -> str:
    return held.mention.place.name if held.mention.place is not None else ""


def _paragraphs(text: str, body: Iterable[Span]) -> list[Span]:
    return [
        Span(part.start + match.start(), part.start + match.end())
        for part in body
        for match in re.finditer(r"(?:(?!\n\s*\n).)+", text[part.start : part.end], re.DOTALL)
        if match.group().strip()
    ]
