"""A fact as a clause: who did what where and when, with every hedge in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.record import OTHER_SIDE, UNKNOWN_SIDE, Actor, Certainty, Event, Family, Quantity, WhenBasis
from reportedly.render.amounts import Amount, goods, is_of_people, people
from reportedly.render.english import day_and_month, house, is_plural, listing, with_article
from reportedly.render.fates import with_fate
from reportedly.render.phrases import Manner, Phrase, inflect, phrases
from reportedly.render.places import disagreement, ground, name, origin, where
from reportedly.render.speakers import is_person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reportedly.render.english import Calendar
    from reportedly.render.facts import Fact
    from reportedly.render.places import Spot
    from reportedly.theatre.model import Theatre

_TOGETHER = re.compile(r"\b(?:couple|pair|family)$")  # two or more that are one phrase: "an elderly couple"
_NOBODY = {"enemy", "the enemy", "army", "troops", "forces", "units", "soldiers", "invaders", "occupiers", "they", "it"}
_MASS = {
    "infrastructure",
    "equipment",
    "property",
    "housing",
    "artillery",
    "ammunition",
    "personnel",
    "fire",
    "militia",
    "supply",
}
# What is damaged is the supply of it.
_SUPPLIES = {
    "power": "the power supply",
    "electricity": "the power supply",
    "water": "the water supply",
    "gas": "the gas supply",
    "heating": "the heating",
    "communications": "communications",
}
_DEFINITE = re.compile(r"\bof (?:the\b|[A-Z])")  # "the west bank of the Oskil", "the village of Zenda"
_ORIGIN = re.compile(r"(?:ian|ean|can|ish|ese)$")  # adjectives of a people: "a Russian column", but "the Zenda bridge"
_STRIKES = ("strikes", "attacks", "raids", "sorties", "airstrikes", "missions", "barrages")
_ROUNDS = ("shells", "rockets", "missiles", "rounds", "mines", "salvos", "bombs", "drones")
_SMALL_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_STILL_NEWS = timedelta(days=2)  # the brief tells of the last 48 hours; what is older says when it was reported
_TOWN_OF = re.compile(r"(?:village|town|city|settlement) of ")
_GENERIC_UNITS = {"persons", "people", "killed", "wounded", "dead", "casualties", "prisoners", "troops", "soldiers"}
_UNNAMED = {Event.AREA_RETAKEN: "ground", Event.SETTLEMENTS_RETAKEN: "settlements"}
_NOUNS = {Event.CIVILIANS_HARMED: "civilians", Event.DISPLACED: "people", Event.DETAINED: "people"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A subject and a predicate with its finite verb; `when` follows both."""

    subject: str
    predicate: str
    when: str

    @property
    def text(self) -> str:
        """The whole clause."""
        return " ".join(p for p in (self.subject, self.predicate, self.when) if p)


class Teller:
    """Puts facts into clauses.

    The calendar remembers which days a section has named, `measured` which places the brief has told the two distances
    of; with None it tells of none.
    """

    def __init__(self, theatre: Theatre, calendar: Calendar, measured: set[tuple[str, str]] | None) -> None:
        self._theatre = theatre
        self._calendar = calendar
        self._measured = measured

    def clause(self, fact: Fact, before: Sequence[Spot] = ()) -> Clause:
        """The fact as a clause; places equal to those told just `before` become "there"."""
        phrase = self._phrase(fact)
        slots = self._slots(fact, again=bool(fact.spots) and _keys(fact.spots) == _keys(before))
        actor = slots["actor"]
        passive = phrase.suffered or (not actor and phrase.passive is not None)
        if actor or phrase.subject != "{actor}":
            template, rest = phrase.subject, phrase.rest
        elif phrase.passive is not None:
            template, rest = phrase.passive, phrase.passive_rest
        else:
            template, rest = phrase.unknown, phrase.rest
        subject = _fill(template, slots) or _fill(phrase.passive or phrase.unknown, slots) or "something"
        plural = is_plural(re.sub(r" \(.*?\)", "", subject)) if subject != actor else self._plural(fact.content.actor)
        when, past = self._when(fact, phrase)
        verb = inflect(phrase, self._manner(fact, phrase, passive=passive, plural=plural, past=past))
        return Clause(subject, f"{verb} {_fill(rest, slots)}".strip(), when)

    def shown(self, fact: Fact) -> str | None:
        """What a picture shows, as a noun phrase; None where the event is no thing to be seen."""
        phrase = self._phrase(fact)
        if phrase.shown is None or fact.content.negative:
            return None
        when, _ = self._when(fact, phrase)
        return f"{_fill(phrase.shown, self._slots(fact, again=False))} {when}".strip()

    def noun(self, fact: Fact) -> str:
        """The fact as a noun phrase, for lists and titles."""
        return _fill(self._phrase(fact).noun, self._slots(fact, again=False, measured=True))

    def short(self, fact: Fact) -> str:
        """The fact in two or three words: whose, and what ("Ukrainian advance")."""
        noun = self._phrase(fact).noun.replace("{whose}", self.adjective(fact.content.actor))
        return re.split(r" (?:of|in|into|on|to|from)? ?\{", noun.strip())[0].strip()

    def actor(self, actor: Actor | None) -> str:
        """How the brief calls an actor; empty where nobody is named."""
        if actor is None:
            return ""
        side = self._theatre.side(actor.side)
        unit = next((u for u in self._theatre.units if u.unit_id == actor.unit_id), None) if actor.unit_id else None
        if unit is not None:
            return f"the {side.adjective} {unit.name}" if side else f"the {unit.name}"
        if side is not None:
            return side.forces
        if actor.side in {OTHER_SIDE, UNKNOWN_SIDE}:
            nobody = is_person(actor.name) or actor.name.lower() in _NOBODY
            return "" if nobody else _noun_phrase(_common(self._without_slurs(actor.name)))
        return ""

    def adjective(self, actor: Actor | None) -> str:
        """The adjective of an actor's side; empty where it has none."""
        side = None if actor is None else self._theatre.side(actor.side)
        return side.adjective if side else ""

    def _plural(self, actor: Actor | None) -> bool:
        return is_plural(self.actor(actor))

    def _without_slurs(self, text: str) -> str:
        for side in self._theatre.sides:
            for slur in side.slurs:
                text = re.sub(rf"(?i)\b{re.escape(slur)}\b", side.forces, text)
        return "" if text in {UNKNOWN_SIDE, OTHER_SIDE} else text

    def _phrase(self, fact: Fact) -> Phrase:
        phrase = phrases()[fact.content.event]
        if fact.content.event.family is Family.ATTACK:
            return _by_means(fact, phrase)
        things = [a.thing or "" for a in fact.amounts]
        return with_fate(phrase, fact.content.event, fact.content.outcome, things)

    def _manner(self, fact: Fact, phrase: Phrase, *, passive: bool, plural: bool, past: bool) -> Manner:
        content = fact.content
        tense = "past" if past else "perfect"
        if content.certainty is Certainty.FORECAST:
            tense = "possible" if content.hedge == "may" else "future"
            return Manner(tense, plural, passive, phrase.state, negative=content.negative)
        if content.progressive and not phrase.suffered:
            tense = "past progressive" if past else "progressive"
        hedge = content.hedge or self._aspect(fact, state=phrase.state or "progressive" in tense)
        negative = "" if content.denial else content.negative
        return Manner(tense, plural, passive, phrase.state, hedge, negative)

    @staticmethod
    def _aspect(fact: Fact, *, state: bool) -> str:
        if fact.content.over and state:
            return "formerly"
        return "still" if fact.content.still and state else ""

    def _when(self, fact: Fact, phrase: Phrase) -> tuple[str, bool]:
        """The time in words, and whether the verb is then in the past."""
        content, moment = fact.content, fact.when
        if content.certainty is Certainty.FORECAST or moment is None:
            return "", phrase.state and content.over
        weak = fact.weakly_dated
        first, last = moment.days(self._calendar.zone)
        if all(c.when_basis is WhenBasis.PUBLICATION for c in fact.claims):
            return self._reported(last, state=phrase.state)
        current = last is None or last >= self._calendar.on
        if (phrase.state or content.negative) and current and not content.over:
            return "", False
        if current and (weak or content.progressive or first != last):
            return "", False
        if content.negative and not content.denial:
            return "", False
        text = self._calendar.phrase(moment)
        soft = f"{content.time_hedge} " if content.time_hedge and text else ""
        return f"{soft}{text}", not text.startswith("since")

    def _reported(self, last: date | None, *, state: bool) -> tuple[str, bool]:
        """Nothing but its publication dates it: no day of its own, but an older report is told with its day."""
        if last is None or self._calendar.on - last < _STILL_NEWS:
            return "", False
        return f"(reported on {day_and_month(last, self._calendar.on)})", not state

    def _slots(self, fact: Fact, *, again: bool, measured: bool = False) -> dict[str, str]:
        content, spots = fact.content, fact.spots
        soft = f", {content.place_hedge} " if content.place_hedge and spots else ""
        one = len(spots) == 1 and spots[0].plain
        place = {
            "where": "there" if again else where(spots),
            "at": "there" if again else where(spots, "at"),
            "from": ("from there" if one else "there") if again else origin(spots),
            "ground": ("it" if one else "positions there") if again else ground(spots) or "ground",
        }
        aside = "" if again or measured else "".join(disagreement(s) for s in self._unmeasured(spots))
        place = {k: f"{'' if again or k == 'ground' else soft}{v}{aside}" if v else v for k, v in place.items()}
        actor = self.actor(content.actor)
        if actor and content.actor_hedge:
            actor = f"{content.actor_hedge} {actor}"
        whose = self.adjective(content.target)
        bare = [self._unsided(a, content.target) for a in fact.amounts]
        unnamed = _UNNAMED.get(content.event, "equipment")
        counted = listing(_goods(a, whose if n == 0 else "", unnamed) for n, a in enumerate(bare))
        slots = {
            **place,
            "actor": actor,
            "goods": counted,
            "by": f"by {actor}" if actor else "",
            "whose": self.adjective(content.actor),
            "distance": _distance(fact),
            "persons": self._persons(fact),
            "people": _civilians(fact),
            "thing": _thing(fact),
        }
        slots["persons_or_actor"] = _some_of(fact, self.adjective(content.actor)) or actor or "troops"
        slots["hit"] = self._hit(fact, place)
        slots["was_hit"] = f"targets {slots['hit']}" if slots["hit"] == place["at"] else slots["hit"]
        slots["besieged"] = self._besieged(fact, place)
        return slots

    def _unmeasured(self, spots: Sequence[Spot]) -> list[Spot]:
        """Places whose distances the brief has not yet compared."""
        if self._measured is None:
            return []
        new = [s for s in spots if s.key not in self._measured]
        self._measured |= {s.key for s in new if disagreement(s)}
        return new

    def _persons(self, fact: Fact) -> str:
        noun = " ".join(p for p in (self.adjective(fact.content.target), "soldiers") if p)
        return listing(people(a, _unit_noun(a, noun)) for a in fact.amounts)

    def _hit(self, fact: Fact, place: dict[str, str]) -> str:
        target = self.actor(fact.content.target)
        things = listing(_counted_thing(a) for a in fact.amounts)
        struck = things or target
        if struck:
            return f"{struck} {place['at']}".strip()
        town = all(s.plain and s.place.kind == "settlement" for s in fact.spots) and fact.spots
        return place["ground"] if town else place["at"]

    def _besieged(self, fact: Fact, place: dict[str, str]) -> str:
        quantity = fact.amounts[0].quantity
        if quantity is not None and is_of_people(quantity.unit):
            noun = " ".join(p for p in (self.adjective(fact.content.target), "troops") if p)
            return f"{people(fact.amounts[0], noun)} {place['at']}".strip()
        target = self.actor(fact.content.target)
        if target:
            return f"{target} {place['at']}".strip()
        towns = [s for s in fact.spots if s.place.kind == "settlement"]
        return listing(name(s.place) for s in towns) if towns and place["ground"] != "it" else place["ground"]

    def _unsided(self, amount: Amount, owner: Actor | None) -> Amount:
        """The thing without its owner's name in front, which the sentence gives in the brief's own word."""
        side = self._theatre.side(owner.side) if owner is not None else None
        if side is None or amount.thing is None:
            return amount
        words = amount.thing.split()
        while len(words) > 1 and words[0].removesuffix("'s").removesuffix("’s") in {*side.names, *side.adjectives}:
            words = words[1:]
        return replace(amount, thing=" ".join(words))


def _by_means(fact: Fact, phrase: Phrase) -> Phrase:
    """Strikes that are counted are carried out, and shells that are counted are fired."""
    quantity = fact.amounts[0].quantity if fact.amounts else None
    unit = quantity.unit.split()[-1].lower() if quantity is not None and quantity.unit else ""
    if unit in _STRIKES:
        words = ("carry out", "carried out", "carried out", "carrying out")
    elif unit in _ROUNDS:
        words = ("fire", "fired", "fired", "firing")
    else:
        return phrase
    base, past, participle, ing = words
    return replace(
        phrase,
        base=base,
        past=past,
        participle=participle,
        ing=ing,
        rest="{goods} {at}",
        passive="{goods}",
        passive_rest="{at}",
        shown=None,
        noun="{whose} {goods} {at}",
    )


def _keys(spots: Sequence[Spot]) -> list[tuple[str, str]]:
    return [s.key for s in spots]


def _fill(template: str, slots: dict[str, str]) -> str:
    filled = re.sub(r"\{(\w+)\}", lambda m: slots[m[1]], template)
    return re.sub(r"\s+", " ", filled).replace(" ,", ",").strip(" ,")


def _common(text: str) -> str:
    """A plural common noun without the capital that only opened its sentence ("Reinforcements")."""
    return text.lower() if text[:1].isupper() and text[1:].islower() and " " not in text and is_plural(text) else text


def _goods(amount: Amount, whose: str, unnamed: str) -> str:
    if amount.quantity is None and amount.thing:
        return _noun_phrase(goods(amount, whose))
    ground = amount.quantity is not None and amount.quantity.unit in {"km2", "settlements"}
    return goods(amount, "" if ground or unnamed in _UNNAMED.values() else whose, unnamed)


def _counted_thing(amount: Amount) -> str:
    if amount.thing is None:
        return ""
    counted = amount.quantity is not None and amount.quantity.unit != "km"
    return goods(amount) if counted else _noun_phrase(amount.thing)


def _distance(fact: Fact) -> str:
    amount = fact.amounts[0]
    return goods(amount) if amount.quantity is not None and amount.quantity.unit == "km" else ""


def _unit_noun(amount: Amount, noun: str) -> str:
    unit = amount.quantity.unit if amount.quantity else ""
    return noun if not unit or unit in _GENERIC_UNITS else house(unit)


def _civilians(fact: Fact) -> str:
    noun = _NOUNS.get(fact.content.event, "people")
    return listing(_persons(amount, noun) for amount in fact.amounts)


def _persons(amount: Amount, noun: str) -> str:
    """People counted: "two residents", "an elderly couple", "12 people" where the thing is but one of them."""
    told = house(amount.thing) if amount.thing else noun
    if _TOGETHER.search(told):
        return _noun_phrase(told)
    several = amount.quantity is not None and (amount.quantity.low or 0) > 1
    return _noun_phrase(people(amount, _unit_noun(amount, noun if several and not is_plural(told) else told)))


def _some_of(fact: Fact, whose: str) -> str:
    """A counted handful that was seen: "two Ukrainian soldiers"."""
    quantity: Quantity | None = fact.amounts[0].quantity
    if quantity is None or not is_of_people(quantity.unit) or not whose:
        return ""
    return people(fact.amounts[0], f"{whose} soldiers")


def _thing(fact: Fact) -> str:
    found = listing(_noun_phrase(goods(a)) for a in fact.amounts if a.thing or a.quantity)
    kinds = {claim.kind or "" for claim in fact.claims}
    return found or listing(_SUPPLIES[kind] for kind in sorted(kinds & _SUPPLIES.keys())) or "property"


def _noun_phrase(text: str) -> str:
    """A singular common noun with its article; names, plurals and phrases with a determiner as they are."""
    text = house(text)
    text = _SUPPLIES.get(text.lower(), text)
    first = text.split()[0].lower() if text else ""
    if _TOWN_OF.match(text):
        return f"the {text}"
    bare = text[:1].islower() and not is_plural(text) and not first.isdigit() and text.split()[-1] not in _MASS
    determined = first in {"a", "an", "the", "its", "their", "one", "some", "several", "more", "at", "about", "between"}
    words = text.split()
    if len(words) > 1 and text[:1].isupper() and words[-1].islower() and not is_plural(text) and " of " not in text:
        return with_article(text) if _ORIGIN.search(words[0]) else f"the {text}"
    if not bare or determined or re.match(rf"(?i)(?:{'|'.join(_SMALL_NUMBERS)})\b", text):
        return text
    return f"the {text}" if _DEFINITE.search(text) else with_article(text)
