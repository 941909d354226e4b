"""Which moment each claim takes, and on which ground."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportedly.locate.bounds import are_joined, widened
from reportedly.locate.expressions_dates import DAY
from reportedly.locate.moments import window_mention
from reportedly.record import (
    Attribution,
    Certainty,
    Channel,
    Claim,
    Event,
    Extraction,
    Family,
    Moment,
    Polarity,
    Precision,
    Setting,
    Span,
    TimeMention,
    WhenBasis,
)
from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from reportedly.theatre.model import Operation, Theatre

# A report tells what happened on its day or on the day before, unless it says otherwise: so the two readers of the
# reference report dated what its text leaves undated.
_TOLD_WITHIN: Final = DAY

# Beyond a month an operation's beginning dates nothing: the longest stretch that UCDP date_prec tells from a year.
_OPERATION_DAYS: Final = 31 * DAY

# A time belongs to the telling where no more than a short title stands between the two ("on Saturday, its head of
# staff said"). Our convention.
_TELLING_GAP: Final = 40
_CLAUSE_BREAK: Final = re.compile(r"[.!?;:]\s|[“”\"\n]|\b(?:that|who|which|and|but)\b")

_HARM: Final = frozenset({Event.CIVILIANS_HARMED, Event.DAMAGED, Event.CASUALTIES})
_TOLLS: Final = frozenset({Family.PEOPLE, Family.CIVILIANS, Family.MATERIEL})
_FIRM: Final = frozenset({WhenBasis.CLAUSE, WhenBasis.SENTENCE})
_DONE: Final = frozenset({"perfect", "pluperfect"})
_STILL: Final = frozenset({"present", "pluperfect"})
_GIVEN_UP: Final = frozenset({Family.LOSS, Family.MATERIEL, Family.PEOPLE})
_WAR_BEGAN: Final = re.compile(
    r"\bsince\s+(?:the\s+)?(?:start|beginning|outbreak|onset)\s+of\s+(?:[\w-]+\s+){0,6}?(?:war|invasion|operation)\b",
    re.IGNORECASE,
)
_PROGRESSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been)\s+(?:(?:still|now|also|already)\s+)?\w+ing\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A moment, its ground, and the mentions that gave it."""

    when: Moment | None
    basis: WhenBasis | None
    by: tuple[TimeMention, ...] = ()


_UNDATED: Final = _Dated(None, None)


def date_claims(extraction: Extraction, mentions: tuple[TimeMention, ...], theatre: Theatre) -> Extraction:
    """The extraction with each claim's `when` and `when_basis`, and its time mentions with the claims that they date.

    A claim takes the time attached to its event, else its sentence's, else what the text around puts in force, else
    the bulletin's window, else the day of publication. Forecasts, history and tolls to date that nothing dates stay
    undated.
    """
    calendar = _Calendar(extraction, mentions, theatre)
    dated: dict[str, _Dated] = {}
    for claim in sorted(extraction.claims, key=lambda c: (c.span, c.id)):
        dated[claim.id] = calendar.date_claim(claim, dated)
    claims = tuple(
        replace(claim, when=dated[claim.id].when, when_basis=dated[claim.id].basis) for claim in extraction.claims
    )
    governed: dict[Span, list[str]] = {}
    for claim in claims:
        for mention in dated[claim.id].by:
            governed.setdefault(mention.span, []).append(claim.id)
    moments = tuple(replace(m, governs=tuple(governed.get(m.span, ()))) for m in mentions)
    return replace(extraction, claims=claims, moments=moments)


class _Calendar:
    """One report's claims and times, as the rules below look at them."""

    def __init__(self, extraction: Extraction, mentions: tuple[TimeMention, ...], theatre: Theatre) -> None:
        self.text = extraction.report.text
        self.published = extraction.report.published
        self.theatre = theatre
        self.claims = extraction.claims
        self.settings = {s.claim_id: s for s in extraction.settings}
        self.attributions = {a.id: a for a in extraction.attributions}
        self.usable = tuple(m for m in mentions if m.moment is not None)
        self.window = window_mention(mentions, self.text)
        self.telling = self._told_times()

    def date_claim(self, claim: Claim, dated: dict[str, _Dated]) -> _Dated:
        """The first rule that dates the claim."""
        setting = self.settings.get(claim.id)
        if setting is None:
            return _UNDATED
        own = self._by_clause(claim, setting) or self._by_sentence(claim, setting)
        if own:
            return self._foretold(own) if claim.certainty is Certainty.FORECAST else self._lasting(own, claim, setting)
        whole = self._by_war(setting)
        if whole is not None:
            return whole
        if claim.background or claim.certainty is Certainty.FORECAST or setting.tense == "future":
            return _UNDATED
        return (
            self._by_telling(claim, setting)
            or self._by_paragraph(claim, setting, dated)
            or self._by_attack(claim, setting, dated)
            or self._by_window()
            or self._by_operation(claim, setting)
            or (_UNDATED if _is_toll_to_date(claim, setting) else self._by_publication(setting))
        )

    def _foretold(self, own: _Dated) -> _Dated:
        """What is still to come begins with the report; what would then be over is no date of it."""
        begin, when = self.published.begin, own.when
        if when is None or when.begin is not None or begin is None or when.end is None:
            return own
        return _Dated(Moment(begin, when.end, Precision.DAYS), own.basis, own.by) if begin < when.end else _UNDATED

    def _lasting(self, own: _Dated, claim: Claim, setting: Setting) -> _Dated:
        """What had been so, told in the author's own voice, lasted from the time named to where the story stands."""
        is_state = claim.event.family is Family.HOLD and setting.tense == "pluperfect" and claim.source is None
        begin, end = own.when.begin if own.when else None, self.published.end
        if not is_state or begin is None or end is None or begin >= end:
            return own
        return _Dated(Moment(begin, end, Precision.DAYS), own.basis, own.by)

    def _by_war(self, setting: Setting) -> _Dated | None:
        """From the theatre's first day on, where the sentence counts since the war began."""
        first = self.theatre.begins
        if first is None or not _WAR_BEGAN.search(setting.sentence.of(self.text)):
            return None
        begin, end = Moment.civil(first, first, self.theatre.zone).begin, self.published.end
        return (
            None
            if end is None or begin is None or begin >= end
            else _Dated(Moment(begin, end, Precision.DAYS), WhenBasis.SENTENCE)
        )

    def _told_times(self) -> dict[str, TimeMention]:
        """For each attribution the time of the telling: in the cue's sentence and outside of what is told."""
        told = {}
        for attribution in self.attributions.values():
            near = [
                m
                for m in self.usable
                if self._is_of_telling(m, attribution) and not any(c.covers(m.span) for c in attribution.content_spans)
            ]
            if near:
                told[attribution.id] = min(near, key=lambda m: (_gap(m.span, attribution.cue_spans), m.span))
        return told

    def _is_of_telling(self, mention: TimeMention, attribution: Attribution) -> bool:
        """Whether nothing but a few words of the telling itself lies between the time and the cue or the source."""
        for span in (*attribution.cue_spans, *attribution.source_spans):
            between = self.text[min(span.end, mention.span.end) : max(span.start, mention.span.start)]
            if span.gap(mention.span) <= _TELLING_GAP and not _CLAUSE_BREAK.search(between):
                return True
        return False

    def _by_clause(self, claim: Claim, setting: Setting) -> _Dated | None:
        told = {m.span for m in self.telling.values()}
        for phrase in setting.when:
            if inside := [m for m in self.usable if m.span.overlaps(phrase)]:
                return self._hull(inside, WhenBasis.CLAUSE)
        inside = [
            m
            for m in self.usable
            if claim.span.covers(m.span) and m.span not in told and not self._is_anothers(m, claim, within=claim.span)
        ]
        return self._hull(self._chain(inside, claim), WhenBasis.CLAUSE) if inside else None

    def _by_sentence(self, claim: Claim, setting: Setting) -> _Dated | None:
        told = {m.span for m in self.telling.values()}
        inside = [
            m
            for m in self.usable
            if setting.sentence.covers(m.span) and m.span not in told and not self._is_anothers(m, claim)
        ]
        return self._hull(self._chain(inside, claim), WhenBasis.SENTENCE) if inside else None

    def _is_anothers(self, mention: TimeMention, claim: Claim, within: Span | None = None) -> bool:
        """Whether the time stands in another claim's phrase of time, or in its words that do not hold `within`."""
        for other in self.claims:
            if other.id == claim.id or other.span == claim.span:
                continue
            setting = self.settings.get(other.id)
            if setting and any(w.overlaps(mention.span) for w in setting.when):
                return True
            if other.span.covers(mention.span) and not (within and other.span.covers(within)):
                return True
        return False

    def _by_telling(self, claim: Claim, setting: Setting) -> _Dated | None:
        """The day on which it was told: of what lasts or was just done that day, of the rest the last day."""
        attribution = claim.attribution_id
        seen = set()
        while attribution and attribution not in self.telling and attribution not in seen:
            seen.add(attribution)
            known = self.attributions.get(attribution)
            attribution = known.parent if known else None
        mention = self.telling.get(attribution or "")
        if mention is None or mention.moment is None:
            return None
        pictured = claim.channel in {Channel.VIDEO, Channel.PHOTO}
        if setting.tense in _STILL or pictured or _PROGRESSIVE.search(claim.quote):
            return _Dated(mention.moment, WhenBasis.CONTEXT, (mention,))
        end = mention.moment.end
        operation = self._operation(claim)
        begin = self._begin_of(operation) if operation else None
        if begin is None and mention.moment.begin is not None:
            begin = mention.moment.begin - _TOLD_WITHIN
        if begin is not None and end is not None and begin > end:
            return None
        return _Dated(Moment(begin, end, Precision.DAYS), WhenBasis.CONTEXT, (mention,))

    def _by_paragraph(self, claim: Claim, setting: Setting, dated: dict[str, _Dated]) -> _Dated | None:
        """What an earlier claim of the paragraph puts in force for a story told in the past tense."""
        if setting.tense != "past":
            return None
        before = [
            other
            for other in self.claims
            if other.id in dated
            and other.span < claim.span
            and setting.paragraph.covers(other.span)
            and dated[other.id].basis in _FIRM
            and other.background == claim.background
        ]
        return _of_the_latest(before, dated)

    def _by_attack(self, claim: Claim, setting: Setting, dated: dict[str, _Dated]) -> _Dated | None:
        """The day of the attack that the paragraph has told of, for the harm that it did."""
        if claim.event not in _HARM or claim.cumulative:
            return None
        attacks = [
            other
            for other in self.claims
            if other.id in dated
            and other.event.family is Family.ATTACK
            and other.span.start <= claim.span.start
            and setting.paragraph.covers(other.span)
            and dated[other.id].basis in {*_FIRM, WhenBasis.CONTEXT}
        ]
        return _of_the_latest(attacks, dated)

    def _by_window(self) -> _Dated | None:
        return None if self.window is None else _Dated(self.window[1], WhenBasis.WINDOW, (self.window[0],))

    def _by_operation(self, claim: Claim, setting: Setting) -> _Dated | None:
        """From the operation's beginning on: what has been done in it, and what is said of its whole sector."""
        operation = self._operation(claim)
        if operation is None or claim.polarity is Polarity.NEGATIVE:
            return None
        of_the_whole = claim.place is not None and claim.place.place_id == operation.sector
        given_up = claim.event.family in _GIVEN_UP and any(self._begins_on(m) == operation.begins for m in self.usable)
        if setting.tense not in _DONE and not ((of_the_whole or given_up) and setting.tense == "past"):
            return None
        when = Moment(self._begin_of(operation), self.published.end, Precision.DAYS)
        return _Dated(when, WhenBasis.CONTEXT, tuple(m for m in self.usable if self._begins_on(m) == operation.begins))

    def _by_publication(self, setting: Setting) -> _Dated:
        begin = self.published.begin
        if begin is None or setting.tense == "present":
            return _Dated(self.published, WhenBasis.PUBLICATION)
        return _Dated(Moment(begin - _TOLD_WITHIN, self.published.end, Precision.DAYS), WhenBasis.PUBLICATION)

    def _operation(self, claim: Claim) -> Operation | None:
        """The operation that the claim belongs to: a party's own, or the one that its enemy gives way to."""
        parties = {a.side for a in (claim.actor, claim.target) if a}
        gave_way = claim.event.family in {Family.LOSS, Family.MATERIEL} and bool(parties)
        running = [o for o in self.theatre.operations if (o.side in parties or gave_way) and self._is_running(o)]
        if claim.place is not None:
            running = [o for o in running if self._is_in_sector(claim, o)]
        else:
            running = [o for o in running if any(self._begins_on(m) == o.begins for m in self.usable)]
        place_id = claim.place.place_id if claim.place is not None else None
        return max(running, key=lambda o: (o.sector == place_id, o.begins, o.name), default=None)

    def _is_running(self, operation: Operation) -> bool:
        begin, end = self._begin_of(operation), self.published.end
        return begin is not None and end is not None and begin < end <= begin + _OPERATION_DAYS

    def _begin_of(self, operation: Operation) -> datetime | None:
        return Moment.civil(operation.begins, operation.begins, self.theatre.zone).begin

    def _begins_on(self, mention: TimeMention) -> date | None:
        first, last = mention.moment.days(self.theatre.zone) if mention.moment else (None, None)
        return first if first == last else None

    def _is_in_sector(self, claim: Claim, operation: Operation) -> bool:
        sector = next((s for s in self.theatre.sectors if s.place_id == operation.sector), None)
        place = claim.place
        if sector is None or place is None:
            return False
        if place.place_id == sector.place_id or place.lat is None or place.lon is None:
            return place.place_id == sector.place_id
        return distance_km((place.lat, place.lon), (sector.lat, sector.lon)) <= sector.radius_km

    def _chain(self, mentions: list[TimeMention], claim: Claim) -> list[TimeMention]:
        """The mention nearest to the claim's beginning, with those that a conjunction joins to it."""
        nearest = min(mentions, key=lambda m: (m.span.gap(claim.span), m.span))
        at = mentions.index(nearest)
        joined = [are_joined(self.text, a, b) for a, b in pairwise(mentions)]
        first = last = at
        while first > 0 and joined[first - 1]:
            first -= 1
        while last < len(joined) and joined[last]:
            last += 1
        return mentions[first : last + 1]

    def _hull(self, mentions: Iterable[TimeMention], basis: WhenBasis) -> _Dated | None:
        """What the mentions mean together; what came after a day was told by the day of publication."""
        listed = tuple(mentions)
        meant = [m.meant for m in listed if m.meant is not None]
        if not meant:
            return None
        when, told = reduce(widened, meant), self.published.end
        if when.end is None and when.begin is not None and told is not None and when.begin < told:
            when = Moment(when.begin, told, Precision.DAYS)
        return _Dated(when, basis, listed)


def _is_toll_to_date(claim: Claim, setting: Setting) -> bool:
    """As in "forty houses have been damaged": what there has been up to now, on whatever day it came about."""
    return setting.tense == "perfect" and claim.event.family in _TOLLS


def _of_the_latest(claims: list[Claim], dated: dict[str, _Dated]) -> _Dated | None:
    """The moment that the last of these claims has, for another that takes it from the text around."""
    if not claims:
        return None
    latest = dated[max(claims, key=lambda c: (c.span, c.id)).id]
    return _Dated(latest.when, WhenBasis.CONTEXT, latest.by)


def _gap(span: Span, others: tuple[Span, ...]) -> int:
    return min((span.gap(o) for o in others), default=0)
