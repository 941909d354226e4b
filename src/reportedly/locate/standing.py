"""What each place name of a report is to the events that it tells: their place, or only a word for something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.locate.ingredients import countries
from reportedly.locate.names import normalise
from reportedly.locate.phrases import Phrases, phrases_of
from reportedly.locate.relations import describes_another
from reportedly.record import Event, Extraction, Family, PlaceKind, PlaceMention, RelationType, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.record import Claim
    from reportedly.theatre.model import Theatre

AREAS = frozenset([PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION, PlaceKind.SECTOR])
WIDE = frozenset([PlaceKind.COUNTRY, PlaceKind.BORDER])
_REACH = 60  # characters before or after a name that hold the longest of the phrases
LEAVING = frozenset([Event.WITHDREW, Event.DISPLACED, Event.DETAINED])
_FIRING = frozenset([Event.SHELLED, Event.STRUCK])
FIRED_ON = frozenset([Event.ATTACKED, Event.SHELLED, Event.STRUCK, Event.DAMAGED, Event.CIVILIANS_HARMED])
_LIES_AT = frozenset(
    [RelationType.OFFSET, RelationType.DIRECTION, RelationType.OUTSKIRTS, RelationType.PART, RelationType.AROUND]
)


class Role(StrEnum):
    """What a name is to the event, where it is not its place."""

    SET = "set"  # it may be the event's place
    DESCRIBES = "describes"  # it says where another place lies
    TOLD = "told"  # it belongs to the source or to the telling
    FROM = "from"  # what leaves or is fired comes from there
    CAME_FROM = "came_from"  # an attack or fire comes from its direction
    TOWARD = "toward"  # a movement goes there
    AWAY = "away"  # those who leave go there


@dataclass(frozen=True, slots=True)
class Held:
    """A place name that is no metonym, and its role."""

    mention: PlaceMention
    role: Role

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span

    @property
    def kind(self) -> PlaceKind:
        """What it names."""
        return self.mention.kind

    @property
    def describes(self) -> bool:
        """Whether it only says where another place lies."""
        return self.role is Role.DESCRIBES

    @property
    def is_context(self) -> bool:
        """Whether sentences after it may go on speaking of it."""
        return self.role in {Role.SET, Role.FROM, Role.TOWARD, Role.AWAY} and self.kind not in WIDE

    def may_hold(self, claim: Claim) -> bool:
        """Whether the claim's event can have happened at it, as the words around it stand to such an event."""
        if self.role in {Role.TOWARD, Role.AWAY}:
            return claim.event not in LEAVING
        if self.role is Role.FROM:
            return claim.event not in FIRED_ON
        return self.role is not Role.CAME_FROM

    def is_named_for(self, claim: Claim) -> bool:
        """Whether a claim whose own words name no place may take this one of its sentence."""
        return self.may_hold(claim) and self.role is not Role.TOLD and self.kind not in WIDE


def came_from_there(held: Held, claim: Claim) -> bool:
    """Whether an attack on foot came from there: it happened near by, where nothing better is told."""
    on_foot = claim.event not in _FIRING and claim.event.family is not Family.CIVILIANS
    return on_foot and held.role in {Role.CAME_FROM, Role.FROM}


def standing(extraction: Extraction, mentions: Sequence[PlaceMention], theatre: Theatre) -> list[Held]:
    """Give the place names that can hold an event, in the order of the text, with the role of each.

    A capital that stands for a government and a country that only says whose something is are left out.
    """
    reader = _Reader(extraction, mentions, theatre)
    held: list[Held] = []
    for i, mention in enumerate(mentions):
        if mention.kind.can_hold_an_event and reader.is_place(i, held):
            held.append(Held(mention, reader.role(i, held)))
    return held


class _Reader:
    """Reads the words around the names of one report."""

    def __init__(self, extraction: Extraction, mentions: Sequence[PlaceMention], theatre: Theatre) -> None:
        self._text = extraction.report.text
        self._mentions = mentions
        self._words: Phrases = phrases_of(extraction.report.language)
        self._capitals = _capitals(theatre)
        self._wheres = [w for s in extraction.settings for w in s.where]
        self._sources = [w for a in extraction.attributions for w in a.source_spans if not self._speaks_of_it(w)]
        self._told = _tellings(extraction)
        self._contents = [w for a in extraction.attributions for w in a.content_spans]
        self._contents += [*self._wheres, *(c.span for c in extraction.claims)]
        self._contents += [w for a in extraction.attributions for w in a.source_spans if self._speaks_of_it(w)]

    def _speaks_of_it(self, source: Span) -> bool:
        """Whether the places in a source's words are those it shows or speaks of: a picture, a council."""
        words = source.of(self._text)
        return bool(self._words.picture.search(words) or self._words.local.search(words))

    def _before(self, span: Span) -> str:
        return self._text[max(0, span.start - _REACH) : span.start]

    def _after(self, span: Span) -> str:
        return self._text[span.end : span.end + _REACH]

    def is_place(self, i: int, held: Sequence[Held]) -> bool:
        """Whether the name is meant as a place: a country or a capital is one in a phrase of place only."""
        mention = self._mentions[i]
        if mention.kind is PlaceKind.COUNTRY:
            return bool(self._words.in_country.search(self._before(mention.span)))
        if mention.kind is not PlaceKind.SETTLEMENT or normalise(mention.text) not in self._capitals:
            return True
        if mention.relation is not None and mention.relation.type in _LIES_AT:
            return True
        before, after = self._before(mention.span), self._after(mention.span)
        if self._words.at_capital.search(before) or self._words.of_capital.match(after):
            return True
        return self._is_phrase(mention.span) or self._is_listed(i, held)

    def _is_phrase(self, span: Span) -> bool:
        """Whether the name alone is what an event is attached to ("took Kyiv")."""
        return any(where == span for where in self._wheres)

    def _is_listed(self, i: int, held: Sequence[Held]) -> bool:
        """Whether it stands in a list with a place that is no capital, or that is meant as a place."""
        span = self._mentions[i].span
        if held and self._words.listed.fullmatch(self._text[held[-1].span.end : span.start]):
            return held[-1].kind is PlaceKind.SETTLEMENT
        following = self._mentions[i + 1] if i + 1 < len(self._mentions) else None
        if following is None or following.kind is not PlaceKind.SETTLEMENT:
            return False
        listed = self._words.listed.fullmatch(self._text[span.end : following.span.start])
        return bool(listed) and normalise(following.text) not in self._capitals

    def role(self, i: int, held: Sequence[Held]) -> Role:
        """Say what the name is to the events around it."""
        mention = self._mentions[i]
        span, before, after = mention.span, self._before(mention.span), self._after(mention.span)
        if describes_another(self._mentions, i) or self._is_part(i) or self._is_what_a_town_is_of(i):
            return Role.DESCRIBES
        if self._is_told(span):
            return Role.TOLD
        words = self._words
        if words.came_from.search(before) or (words.from_the.search(before) and words.side.match(after)):
            return Role.CAME_FROM
        for pattern, role in (
            (words.toward, Role.TOWARD),
            (words.fired_from, Role.FROM),
            (words.away, Role.AWAY),
        ):
            if pattern.search(before):
                return role
        listed = held and words.listed.fullmatch(self._text[held[-1].span.end : span.start])
        return held[-1].role if listed and held[-1].role in _SHARED else Role.SET

    def _is_what_a_town_is_of(self, i: int) -> bool:
        """Whether a region only says which town is meant ("Nyala, the capital of South Darfur, ...")."""
        if i == 0 or self._mentions[i].kind not in AREAS or self._mentions[i - 1].kind is not PlaceKind.SETTLEMENT:
            return False
        between = self._text[self._mentions[i - 1].span.end : self._mentions[i].span.start]
        return len(between) <= _REACH and bool(_APPOSED.fullmatch(between))

    def _is_part(self, i: int) -> bool:
        """Whether the name is that of a quarter of the town that follows ("the X district of Y")."""
        if i + 1 >= len(self._mentions):
            return False
        here, following = self._mentions[i], self._mentions[i + 1]
        if following.kind is not PlaceKind.SETTLEMENT:
            return False
        start = here.span.start + len(here.text.split()[0])
        between = self._text[start : following.span.start]
        return len(between) <= _REACH and bool(self._words.district.fullmatch(between))

    def _is_told(self, span: Span) -> bool:
        if any(source.overlaps(span) for source in self._sources):
            return True
        if _OPENS.search(self._before(span)):
            return False  # "In the Kherson region, the command said, its troops had"
        in_telling = any(telling.covers(span) for telling in self._told)
        return in_telling and not any(content.overlaps(span) for content in self._contents)


_APPOSED = re.compile(r",\s+(?:the|an?)\s+(?:[\w-]+\s+){1,3}(?:of|in)\s+(?:the\s+)?")
_OPENS = re.compile(
    r"(?:^|[.!?][\"”’]?\s+|\n\s*)(?:In|Near|Around|Outside|Across|East of|West of|North of|South of)\s+(?:the\s+)?$"
)
_SHARED = frozenset([Role.TOWARD, Role.FROM, Role.AWAY, Role.CAME_FROM])


def _tellings(extraction: Extraction) -> list[Span]:
    """Give the sentences in which somebody tells something."""
    cues = [cue for a in extraction.attributions for cue in a.cue_spans]
    sentences = sorted({*extraction.sentences, *(s.sentence for s in extraction.settings)})
    return [s for s in sentences if any(s.overlaps(cue) for cue in cues)]


def _capitals(theatre: Theatre) -> frozenset[str]:
    """Give the capitals that stand for governments; in the theatre's own countries those that its sides name."""
    names = {normalise(c.capital) for c in countries() if c.iso not in theatre.countries}
    names.update(normalise(name) for side in theatre.sides for name in side.capitals)
    return frozenset(names)
