"""Claims of equal content brought together, so that each is told once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.record import (
    Actor,
    Certainty,
    Claim,
    Event,
    Family,
    HedgeScope,
    Moment,
    Outcome,
    Polarity,
    Quantity,
    Victims,
    WhenBasis,
)
from reportedly.render.amounts import Amount, bare_thing, is_adverb, is_bare_plural
from reportedly.render.places import Spot
from reportedly.render.speakers import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.policy import Policy
    from reportedly.render.speakers import Speakers

_MODALS = {"may", "might", "could", "may have", "might have", "could have"}
_WILL = ("will", "would", "shall", "’ll", "going", "plan", "intend", "expect", "promis", "vow", "prepar", "about to")
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:still\s+|now\s+|also\s+|already\s+|reportedly\s+)?\w+ing\b", re.IGNORECASE
)
_STILL = re.compile(r"\bstill\b", re.IGNORECASE)
_YET = re.compile(r"\b(?:yet|still)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut\w+|reject\w+|false|fake)\b", re.IGNORECASE)
_PAST_STATE = re.compile(r"\b(?:formerly|had been|used to|previously)\b", re.IGNORECASE)
_TAKEN_FROM = {Family.GAIN, Family.LOSS, Family.HOLD, Family.PRESENCE}  # whom they were against is not told
_RECURS = {Family.ATTACK, Family.MATERIEL, Family.PEOPLE, Family.CIVILIANS}
_TAKES_DAYS = timedelta(days=2)  # as link.sameness: reports of one change of hands come in over some days
WEAK = {WhenBasis.PUBLICATION, WhenBasis.WINDOW, WhenBasis.CONTEXT}


@dataclass(frozen=True, slots=True)
class Content:
    """What a claim says, without who says it, where and how many."""

    event: Event
    actor: Actor | None
    target: Actor | None
    victims: Victims | None
    outcome: Outcome | None
    certainty: Certainty
    negative: str  # "", "not" or "not yet"
    denial: bool
    hedge: str  # an adverb, "appear" or "may"; empty where nothing hedges the event
    actor_hedge: str
    place_hedge: str
    time_hedge: str
    progressive: bool
    still: bool
    over: bool  # a state that the words put in the past


@dataclass(frozen=True, slots=True)
class Fact:
    """One content with its places and amounts, and the speakers who give it."""

    content: Content
    spots: tuple[Spot, ...]
    amounts: tuple[Amount, ...]
    when: Moment | None
    weakly_dated: bool
    claims: tuple[Claim, ...]
    speakers: tuple[Speaker, ...]
    confirming: frozenset[str] = frozenset()  # keys of the speakers who confirm what others say

    @property
    def certainty(self) -> Certainty:
        """Of all its claims."""
        return self.content.certainty


def facts(claims: Iterable[Claim], speakers: Speakers, policy: Policy) -> list[Fact]:
    """Facts in the order of their first claim; equal claims of several speakers are one fact."""
    by_teller: dict[object, list[Fact]] = {}
    for claim in claims:
        fact = _single(claim, speakers, policy)
        key = (fact.speakers[0].key, _comparable(fact.content), _dated(fact))
        by_teller.setdefault(key, []).append(fact)
    told = [f for group in by_teller.values() for f in _gathered(sorted(group, key=_reading_order))]
    order = {c.id: n for n, c in enumerate(c for f in told for c in f.claims)}
    return sorted(_joined(_folded(told)), key=lambda f: order[f.claims[0].id])


def _reading_order(fact: Fact) -> tuple[str, int]:
    return fact.claims[0].report_id, fact.claims[0].span.start


def _comparable(content: Content) -> Content:
    """What counts when two claims are told as one; that a source confirms what it also says is no second claim."""
    firm = Certainty.ASSERTED if content.certainty is Certainty.CONFIRMED else content.certainty
    target = None if content.event.family in _TAKEN_FROM else content.target
    return replace(content, certainty=firm, target=target, victims=None, progressive=False, still=False, over=False)


def _dated(fact: Fact) -> object:
    return None if fact.when is None else (fact.when.begin, fact.when.end)


def _single(claim: Claim, speakers: Speakers, policy: Policy) -> Fact:
    place, speaker = claim.place, speakers.of(claim)
    spots = () if place is None else (Spot(policy.place(place), policy.relation(claim.relation)),)
    thing = (
        None
        if place is not None and _is_place(claim)
        else bare_thing(claim.thing, claim.quote, place.name if place else None)
    )
    amount = Amount(claim.quantity, thing, _counting_words(claim, speakers), claim.hedges)
    weak = claim.when_basis in WEAK or claim.when_basis is None
    return Fact(_content(claim, speaker), spots, (amount,), claim.when, weak, (claim,), (speaker,))


def _is_place(claim: Claim) -> bool:
    """Whether the thing that was hit or taken is the place itself ("the town of Zenda")."""
    if claim.event.family in _TAKEN_FROM and claim.quantity is None and claim.event is not Event.AREA_RETAKEN:
        return True
    spans = dict(claim.spans)
    return "target" in spans and "place" in spans and spans["target"].overlaps(spans["place"])


def _counting_words(claim: Claim, speakers: Speakers) -> str:
    """The claim's words, with those of its quantity where they stand before it ("hundreds of troops and vehicles")."""
    words = speakers.words(claim, "quantity")
    return claim.quote if not words or words in claim.quote else f"{words} {claim.quote}"


def _content(claim: Claim, speaker: Speaker) -> Content:
    negative = claim.polarity is Polarity.NEGATIVE
    hedge = _hedge(claim) if claim.certainty is Certainty.HEDGED else ""
    if claim.certainty is Certainty.FORECAST and not _is_sure(claim):
        hedge = "may"
    return Content(
        event=claim.event,
        actor=_doer(claim),
        target=_bare(claim.target),
        victims=claim.victims,
        outcome=claim.outcome,
        certainty=claim.certainty,
        negative=("not yet" if _YET.search(claim.quote) else "not") if negative else "",
        denial=negative and bool(_DENIES.search(claim.quote)) and not speaker.visual,
        hedge=hedge,
        actor_hedge=_part(claim, HedgeScope.ACTOR),
        place_hedge=_part(claim, HedgeScope.PLACE),
        time_hedge=_part(claim, HedgeScope.TIME),
        progressive=bool(_PROGRESSIVE.search(claim.quote)),
        still=bool(_STILL.search(claim.quote)) and not negative,
        over=bool(_PAST_STATE.search(claim.quote)),
    )


def _doer(claim: Claim) -> Actor | None:
    """Who acted; of a toll only the other side, since a side's own losses have no doer in the text.

    A doer whom no word of the text names is our conclusion, and no sentence puts it into the source's mouth.
    """
    if claim.actor is not None and claim.actor.inferred and "actor" not in dict(claim.spans):
        return None
    actor = _bare(claim.actor)
    if claim.event is not Event.CASUALTIES or actor is None:
        return actor
    lost = claim.target.side if claim.target else None
    return None if actor.side in {lost, "other", "unknown"} else actor


def _bare(actor: Actor | None) -> Actor | None:
    """An actor of a known side is that side or its unit; the report's name for it stays in the quotation."""
    if actor is None or actor.side in {"other", "unknown"}:
        return actor
    return Actor(actor.side, "", actor.unit_id)


def _part(claim: Claim, scope: HedgeScope) -> str:
    cues = [h.cue.lower() for h in claim.hedges if h.scope is scope]
    return "" if not cues else cues[0] if is_adverb(cues[0]) else "apparently"


def _hedge(claim: Claim) -> str:
    cues = [h.cue.lower() for h in claim.hedges if h.scope is HedgeScope.EVENT]
    for cue in cues:
        if is_adverb(cue):
            return cue
        if cue in _MODALS:
            return "may"
    return "appear"


def _is_sure(claim: Claim) -> bool:
    """Whether a forecast says "will" and not "may"."""
    cues = {h.cue.lower() for h in claim.hedges if h.scope is HedgeScope.EVENT}
    return not cues or any(c.startswith(_WILL) for c in cues)


def _gathered(group: list[Fact]) -> list[Fact]:
    """One speaker's facts of one content: places or amounts are listed, never both at once."""
    by_amount: dict[object, list[Fact]] = {}
    for fact in group:
        by_amount.setdefault(_amount_key(fact), []).append(fact)
    merged = [_merge(same) for same in by_amount.values()]
    by_spot: dict[object, list[Fact]] = {}
    for fact in merged:
        by_spot.setdefault(_spot_key(fact), []).append(fact)
    return [_merge(kindred) for same in by_spot.values() for kindred in _countable(same)]


def _countable(same: list[Fact]) -> list[list[Fact]]:
    """Amounts of different things are listed together; two figures for one thing stay apart.

    A plain plural ("more villages") goes with the figure that the same source gives for the same thing.
    """
    figures = [f for f in same if not any(is_bare_plural(a) for a in f.amounts)]
    groups: list[list[Fact]] = []
    for fact in [*figures, *(f for f in same if f not in figures)]:
        units = _units([fact])
        apart = [g for g in groups if not units & _units(g)]
        bare = fact not in figures and [g for g in groups if units & _units(g)]
        if bare:
            bare[0].append(replace(fact, amounts=()))
        elif apart and units:
            apart[0].append(fact)
        else:
            groups.append([fact])
    return groups


def _units(facts: list[Fact]) -> set[str]:
    return {a.quantity.unit if a.quantity else a.thing or "" for f in facts for a in f.amounts}


def _merge(same: list[Fact]) -> Fact:
    first = same[0]
    if any(f.certainty is Certainty.CONFIRMED for f in same):
        first = replace(first, content=replace(first.content, certainty=Certainty.CONFIRMED))
    if any(f.content.progressive for f in same):
        first = replace(first, content=replace(first.content, progressive=True))
    spots = {s.key: s for s in _sharper([s for f in same for s in f.spots], first)}
    amounts = {_amount(a): a for f in same for a in f.amounts}
    claims = {c.id: c for f in same for c in f.claims}
    weak = any(f.weakly_dated for f in same)
    return replace(
        first,
        spots=tuple(spots.values()),
        amounts=tuple(amounts.values()),
        claims=tuple(claims.values()),
        weakly_dated=weak,
    )


def _sharper(spots: list[Spot], fact: Fact) -> list[Spot]:
    """Of one count told of a town and of its edge, the edge: the same dead are not counted twice."""
    edges = {s.place.place_id for s in spots if not s.plain}
    counted = any(a.quantity is not None for a in fact.amounts)
    return [s for s in spots if not (counted and s.plain and s.place.place_id in edges)]


def _amount(amount: Amount) -> tuple[Quantity | None, str | None]:
    return amount.quantity, amount.thing


def _amount_key(fact: Fact) -> object:
    return tuple(_amount(a) for a in fact.amounts)


def _spot_key(fact: Fact) -> object:
    return tuple(s.key for s in fact.spots)


def _folded(told: list[Fact]) -> list[Fact]:
    """What one speaker tells twice of the same places and days is one fact: the better dated and the sharper."""
    kept: list[Fact] = []
    for fact in told:
        n = next((n for n, other in enumerate(kept) if _tells_again(fact, other)), None)
        if n is None:
            kept.append(fact)
            continue
        first, second = sorted((kept[n], fact), key=_looseness)
        known = {s.place.place_id for s in first.spots}
        spots = (*first.spots, *(s for s in second.spots if s.place.place_id not in known))
        claims = {c.id: c for f in (kept[n], fact) for c in f.claims}
        kept[n] = replace(first, spots=spots, claims=tuple(claims.values()))
    return kept


def _tells_again(a: Fact, b: Fact) -> bool:
    one, other = a.content, b.content
    if (a.speakers[0].key, one.event, one.negative, one.hedge) != (
        b.speakers[0].key,
        other.event,
        other.negative,
        other.hedge,
    ):
        return False
    here, there = ({s.place.place_id for s in f.spots} for f in (a, b))
    same_place = bool(here and there) and (here <= there or there <= here)
    same_actor = one.actor == other.actor or None in {one.actor, other.actor}
    firm = {Certainty.ASSERTED, Certainty.CONFIRMED}
    sure = one.certainty is other.certainty or {one.certainty, other.certainty} <= firm
    return same_place and same_actor and sure and _amount_key(a) == _amount_key(b) and _near_in_time(a, b)


def _looseness(fact: Fact) -> tuple[bool, bool, bool]:
    """The best told first: by its own date, with its actor, and with the part of the place."""
    return fact.weakly_dated, fact.content.actor is None, all(s.plain for s in fact.spots)


def _near_in_time(a: Fact, b: Fact) -> bool:
    """Whether two facts can be one event: fire recurs, so its days must meet; a change of hands takes some days."""
    if a.when is None or b.when is None:
        return a.when is b.when
    if a.when.meets(b.when):
        return True
    bounds = (a.when.begin, a.when.end, b.when.begin, b.when.end)
    if a.content.event.family in _RECURS or None in bounds:
        return False
    gaps = [
        x - y for x, y in ((a.when.begin, b.when.end), (b.when.begin, a.when.end)) if x is not None and y is not None
    ]
    return max(gaps) <= _TAKES_DAYS


def _joined(told: list[Fact]) -> list[Fact]:
    """Equal content by several speakers is one fact; a time that they give differently is left to the footnotes."""
    by_content: dict[object, list[Fact]] = {}
    for fact in told:
        visual = fact.speakers[0].visual
        places = frozenset(s.key for s in fact.spots)
        by_content.setdefault((_comparable(fact.content), visual, places, _amount_key(fact)), []).append(fact)
    return [_chorus(same) for group in by_content.values() for same in _at_one_time(group)]


def _at_one_time(group: list[Fact]) -> list[list[Fact]]:
    found: list[list[Fact]] = []
    for fact in group:
        near = next((same for same in found if any(_near_in_time(fact, f) for f in same)), None)
        if near is None:
            found.append([fact])
        else:
            near.append(fact)
    return found


def _chorus(same: list[Fact]) -> Fact:
    if len(same) == 1:
        return same[0]
    speakers = {f.speakers[0].key: f.speakers[0] for f in same}
    when = same[0].when if len({_dated(f) for f in same}) == 1 else None
    claims = {c.id: c for f in same for c in f.claims}
    confirming = frozenset(f.speakers[0].key for f in same if f.certainty is Certainty.CONFIRMED)
    content = same[0].content
    if len(confirming) < len(speakers):
        content = replace(content, certainty=_comparable(content).certainty)
    return replace(
        same[0],
        content=content,
        speakers=tuple(speakers.values()),
        when=when,
        claims=tuple(claims.values()),
        confirming=confirming,
    )
