"""Gives each claim its place: from its own words, then its sentence, then what the text around it speaks of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.locate.names import normalise
from reportedly.locate.phrases import phrases_of
from reportedly.locate.setting import Surroundings
from reportedly.locate.standing import AREAS, FIRED_ON, WIDE, Held, came_from_there, standing
from reportedly.record import Claim, Event, Extraction, Family, Place, PlaceKind, PlaceMention, RelationType, WherePrec
from reportedly.record.ids import claim_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.record import Setting, Span
    from reportedly.theatre.model import Theatre

OVER_AN_AREA = frozenset([Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN])
_LISTED = frozenset([PlaceKind.SETTLEMENT, PlaceKind.ADMIN1, PlaceKind.ADMIN2])  # one claim for each of a list
_NEAR_KM = 25.0  # UCDP where_prec 2


def settle(extraction: Extraction, mentions: Sequence[PlaceMention], theatre: Theatre) -> Extraction:
    """Give the claims their places and relations; one that names several places becomes one claim for each.

    What counts people stays one claim, of the first: the number is that of all the places. The first keeps its id;
    settings are doubled and the evidence shows all of them.
    """
    desk = _Desk(extraction, standing(extraction, mentions, theatre))
    claims: list[Claim] = []
    settings: list[Setting] = []
    copies: dict[str, tuple[str, ...]] = {}
    by_id = {s.claim_id: s for s in extraction.settings}
    for claim in extraction.claims:
        setting = by_id.get(claim.id)
        where = desk.place_claim(claim, setting) if setting is not None else ()
        where = where[:1] if _is_counted(claim) else where
        said = [_as_said(mention, setting) for mention in where]
        made = [_placed(claim, mention, i) for i, mention in enumerate(said)] or [claim]
        claims.extend(made)
        copies[claim.id] = tuple(c.id for c in made)
        if setting is not None:
            settings.extend(replace(setting, claim_id=c.id) for c in made)
    evidence = tuple(
        replace(item, shows=tuple(c for shown in item.shows for c in copies.get(shown, (shown,))))
        for item in extraction.evidence
    )
    return replace(extraction, claims=tuple(claims), settings=tuple(settings), evidence=evidence)


def _is_counted(claim: Claim) -> bool:
    """Whether it counts people, who are those of all its places together ("15 killed in Sumy and Kharkiv")."""
    number = claim.quantity
    return number is not None and number.unit == "persons" and number.high != 1


def _as_said(mention: PlaceMention, setting: Setting | None) -> PlaceMention:
    """Give the mention without its relation where the claim only means its place: "the town" is not "east of" it."""
    relation = mention.relation
    bound = relation is None or relation.type is not RelationType.DIRECTION
    here = setting is not None and setting.sentence.overlaps(mention.span)
    return mention if bound or here else replace(mention, relation=None)


def _placed(claim: Claim, mention: PlaceMention, ordinal: int) -> Claim:
    name = claim.id if not ordinal else claim_id(claim.report_id, claim.id, claim.span, claim.event, ordinal)
    spans = (*(s for s in claim.spans if s[0] != "place"), ("place", mention.span))
    return replace(claim, id=name, place=_place_of(mention), relation=mention.relation, spans=spans)


def _place_of(mention: PlaceMention) -> Place | None:
    """Give the place with the precision that the relation leaves: an event north of a town is not in it."""
    place, relation = mention.place, mention.relation
    if place is None and mention.kind is PlaceKind.SETTLEMENT:
        return Place(
            f"unlisted:{normalise(mention.text)}", mention.text, mention.kind, None, None, 0.0, WherePrec.VAGUE
        )
    if place is None or relation is None or relation.anchor != mention.text:
        return place
    if relation.type is RelationType.OFFSET:
        reach = max(place.radius_km, 1.25 * (relation.stated_km or _NEAR_KM))
        return replace(place, radius_km=round(reach, 1), precision=max(place.precision, WherePrec.NEAR))
    if relation.type in {RelationType.DIRECTION, RelationType.BETWEEN, RelationType.AROUND}:
        reach = max(place.radius_km, _NEAR_KM)
        return replace(place, radius_km=reach, precision=max(place.precision, WherePrec.NEAR))
    return place


class _Desk:
    """Looks up places for the claims of one report."""

    def __init__(self, extraction: Extraction, held: Sequence[Held]) -> None:
        self._text = extraction.report.text
        self._words = phrases_of(extraction.report.language)
        self._held = held
        self._around = Surroundings(extraction, held)
        self._claims = extraction.claims
        self._wheres = {s.claim_id: s.where for s in extraction.settings}

    def _where(self, claim: Claim) -> tuple[Span, ...]:
        return self._wheres.get(claim.id, ())

    def place_claim(self, claim: Claim, setting: Setting) -> tuple[PlaceMention, ...]:
        """Give the mentions that hold the claim's event, several only where one phrase lists them."""
        undertaken = self._undertaken(claim)
        if undertaken is not None:
            return (undertaken.mention,)
        attached = self._attached(claim, setting)
        if attached is not None:
            return self._list_from(attached, claim, setting)
        if claim.cumulative:
            return ()  # a total of the whole war stands beside the day's places without being of them
        one = (
            self._around.stood_for(claim, setting)
            or self._around.named_work(claim, setting)
            or self._best(self._own(claim.span, claim), claim)
            or self._in_sentence(claim, setting)
            or self._around.of(claim, setting)
        )
        return (one.mention,) if one is not None else ()

    def _undertaken(self, claim: Claim) -> Held | None:
        """Give the sector that names the claim's own undertaking ("its Kharkiv sector offensive")."""
        if claim.event.family is not Family.ATTACK:
            return None
        for held in self._inside(claim.span):
            if held.kind is PlaceKind.SECTOR and self._words.undertaking.match(self._text, held.span.end):
                return held
        return None

    def _attached(self, claim: Claim, setting: Setting) -> Held | None:
        """Give the place that the closest phrase names; an area yields to a settlement in another of the phrases."""
        found = [best for phrase in setting.where if (best := self._best(self._own(phrase, claim), claim))]
        if not found or claim.event in OVER_AN_AREA or not _is_wide(found[0]):
            return found[0] if found else None
        towns = (h for h in found if h.kind is PlaceKind.SETTLEMENT and not h.describes and not _is_wide(h))
        return next(towns, found[0])

    def _own(self, span: Span, claim: Claim) -> list[Held]:
        return [h for h in self._inside(span) if h.may_hold(claim) and not self._is_anothers(h, claim)]

    def _is_anothers(self, held: Held, claim: Claim) -> bool:
        """Whether the name stands in the clause of a claim that this one only frames."""
        return any(
            (other.span.covers(held.span) and not other.span.overlaps(claim.span))
            or (_frames(claim, other) and other.span.covers(held.span))
            for other in self._claims
        )

    def _inside(self, span: Span) -> list[Held]:
        return [h for h in self._held if span.overlaps(h.span)]

    @staticmethod
    def _best(held: Iterable[Held], claim: Claim) -> Held | None:
        """Give the first mention of the best sort: one meant itself, areas for a total over an area, countries last."""
        ranked = [
            (
                h.kind in WIDE,
                h.describes,
                claim.event in OVER_AN_AREA and h.kind not in AREAS,
                h.kind is PlaceKind.WATER,
                h.span.start,
                h,
            )
            for h in held
        ]
        return min(ranked, key=lambda r: r[:-1])[-1] if ranked else None

    def _list_from(self, first: Held, claim: Claim, setting: Setting) -> tuple[PlaceMention, ...]:
        """Give the settlements that one phrase lists, or that the list goes on with in the claim's own words."""
        relation = first.mention.relation
        if relation is not None and relation.type is RelationType.BETWEEN:
            return (first.mention,)
        phrases = [*(w for w in setting.where if w.overlaps(first.span)), claim.span]
        found = [first]
        for held in reversed(
            self._held
        ):  # the phrase may name the list in the middle: what stands before belongs to it
            if held.span.end <= found[0].span.start and any(p.covers(held.span) for p in phrases):
                if not self._goes_on(held, found[0]) or self._is_anothers(held, claim):
                    break
                found.insert(0, held)
        for held in self._held:
            if held.span.start > found[-1].span.start and any(p.covers(held.span) for p in phrases):
                if held.kind in AREAS and first.kind is PlaceKind.SETTLEMENT:
                    continue  # "near A in the B region and near C"
                if not self._goes_on(found[-1], held) or self._is_anothers(held, claim):
                    break
                found.append(held)
        return tuple(h.mention for h in found)

    def _goes_on(self, one: Held, following: Held) -> bool:
        alike = one.kind is following.kind and one.kind in _LISTED and not following.describes
        return alike and bool(self._words.listed.fullmatch(self._text[one.span.end : following.span.start]))

    def _in_sentence(self, claim: Claim, setting: Setting) -> Held | None:
        """Give the nearest place of the sentence; of a list the first, and what an attack came from last."""
        inside = [h for h in self._inside(setting.sentence) if h.is_named_for(claim)]
        others = [
            p for other in self._claims if other.id != claim.id and not _did(other, claim) for p in self._where(other)
        ]
        free = [h for h in inside if not any(p.overlaps(h.span) for p in others)]
        ranked = sorted(free or inside, key=lambda h: (h.describes, h.span.gap(claim.span), h.span.start))
        if ranked:
            return self._around.head_of_list(ranked[0])
        return next((h for h in self._inside(setting.sentence) if came_from_there(h, claim)), None)


def _did(attack: Claim, harm: Claim) -> bool:
    """Whether an attack that is told before did a harm: it happened where the attack did."""
    return harm.event in FIRED_ON and attack.event.family is Family.ATTACK and attack.span.start <= harm.span.start


def _frames(claim: Claim, other: Claim) -> bool:
    """Whether a claim's words only frame another's; the place of an attack is that of the harm it does."""
    does_it = claim.event in FIRED_ON and other.event.family is Family.ATTACK and other.event is not claim.event
    return claim.span.covers(other.span) and claim.span != other.span and not does_it


def _is_wide(held: Held) -> bool:
    """Whether a name is of more than one spot: a region, a country, "the Kupiansk direction"."""
    relation = held.mention.relation
    sector = relation is not None and relation.type is RelationType.SECTOR
    return sector or held.kind in AREAS | WIDE
