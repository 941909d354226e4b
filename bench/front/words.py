"""Tellings in words: a sentence of the style of whoever speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.front.settings import grammar
from bench.front.theatre import ZONE
from bench.front.world import CORPS, SORETH, VARDIA

from reportedly.record import Certainty, Event, Outcome, Polarity, Precision, WhenBasis

if TYPE_CHECKING:
    from random import Random

    from bench.front.telling import Telling
    from bench.front.theatre import Speaker

    from reportedly.record import Moment, Quantity

_FORCES = {
    VARDIA: ("Vardian forces", "Vardian troops", "the Vardian army"),
    SORETH: ("Sorethi forces", "Sorethi troops", "the Sorethi army"),
    CORPS: ("the Free Corps", "fighters of the Free Corps"),
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December")  # fmt: skip
_PARTS = {0: "in the night to", 6: "on the morning of", 12: "on the afternoon of", 18: "on the evening of"}
_BECAME = {Outcome.KILLED: "killed", Outcome.INJURED: "injured"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DOZENS = (24, 99)
_COMMON = {  # first words that are no name
    "The", "Near", "On", "In", "Between", "Shells", "A", "An", "People", "At", "Lately", "As", "It", "Fighters", "Fire",
    "Units", "Some", "Dozens",
}  # fmt: skip
_PLURALS = {*grammar()["words"]["arms"], *grammar()["words"]["damaged"], "soldiers", "villages"} - {"churches"}
_SAME_WORDS = {Event.LIBERATED: Event.CAPTURED, Event.STRUCK: Event.SHELLED}


def sentence(telling: Telling, printer: Speaker, chance: Random) -> str:
    """What a report that `printer` publishes says of a telling; its own words where it is the one that tells."""
    say = grammar()["say"]
    clause = _clause(telling, chance)
    if telling.speaker.id == printer.id:
        if telling.certainty is Certainty.HEDGED:
            return _filled(chance.choice(say["own_hedged"]), that=_lowered(clause))
        if telling.anonymous:
            return _filled(chance.choice(say["anonymous"]), that=_lowered(clause))
        return clause
    kind = "hedged" if telling.certainty is Certainty.HEDGED else "plain"
    return _filled(chance.choice(say[kind]), that=_lowered(clause), source=telling.speaker.name)


def filler(chance: Random) -> str:
    """A sentence in which nothing of the war happens."""
    words = grammar()["filler"]
    who, does, what, how = (chance.choice(words[part]) for part in ("who", "does", "what", "how"))
    return f"{who} {does} {what} {how}."


def _clause(telling: Telling, chance: Random) -> str:
    event = _SAME_WORDS.get(telling.event, telling.event)
    styles = grammar()["tell"][event.value]
    names = telling.manner or telling.speaker.style
    template = chance.choice(styles.get(names, styles["plain"]))
    told = _filled(
        template,
        actor=chance.choice(_FORCES[telling.actor]),
        target=chance.choice(_FORCES[telling.fact.target or telling.actor]),
        place=telling.place.name,
        what=telling.fact.what or "the town",
        count=_count(telling),
        when=_when(telling, chance),
    )
    if telling.polarity is Polarity.NEGATIVE:
        denials = grammar()["deny"]
        chosen = chance.choice(denials.get(telling.speaker.style, denials["plain"]))
        return _filled(chosen, denied=_lowered(told).rstrip(".!"))
    return told


def _count(telling: Telling) -> str:
    """How many of what: "at least three people were killed and 12 injured", "six tanks", "some villages"."""
    counted = telling.counts
    if telling.event is Event.CIVILIANS_HARMED:
        parts = [(_number(q), _BECAME[t.outcome]) for t, q in counted if t.outcome in _BECAME]
        if not parts:
            outcome = telling.fact.tallies[0].outcome
            return f"people were {_BECAME.get(outcome, 'injured') if outcome else 'injured'}"
        first = f"{parts[0][0]} people were {parts[0][1]}"
        return " and ".join([first, *(f"{number} were {became}" for number, became in parts[1:])])
    if not counted:
        return telling.fact.tallies[0].unit if telling.fact.tallies else "some"
    return " and ".join(
        f"{_number(q)} {t.unit[:-1] if _is_one(q) and t.unit in _PLURALS else t.unit}" for t, q in counted
    )


def _is_one(quantity: Quantity) -> bool:
    return quantity.low == 1 and quantity.high in {1, None}


def _number(quantity: Quantity) -> str:
    low, high = int(quantity.low or 0), None if quantity.high is None else int(quantity.high)
    if (low, high) == _DOZENS:
        return "dozens of"
    if high is None:
        return f"at least {_spelt(low)}"
    return _spelt(low) if low == high else f"between {low} and {high}"


def _spelt(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _when(telling: Telling, chance: Random) -> str:
    when = telling.when
    if when is None or telling.basis is WhenBasis.PUBLICATION or when.begin is None or when.end is None:
        return chance.choice(("lately", "in this battle", "as the fighting went on"))
    begin, end = when.begin.astimezone(ZONE), when.end.astimezone(ZONE)
    if when.precision is Precision.TIME:
        if begin.hour not in _PARTS or (end.date() != begin.date() and end.hour):
            return f"in the night from {_day(when)} to {end.day} {_MONTHS[end.month - 1]}"
        return f"{_PARTS[begin.hour]} {_day(when)}"
    first, last = when.days(ZONE)
    if first is not None and last is not None and first != last:
        return f"between {first.day} {_MONTHS[first.month - 1]} and {last.day} {_MONTHS[last.month - 1]}"
    return f"on {_day(when)}"


def _day(when: Moment) -> str:
    first = when.days(ZONE)[0]
    return "" if first is None else f"{first.day} {_MONTHS[first.month - 1]}"


def _filled(template: str, **words: str) -> str:
    for name, word in words.items():
        template = template.replace(f"{{{name}}}", word)
    return template[0].upper() + template[1:]


def _lowered(clause: str) -> str:
    """A clause inside another; proper names keep their capital."""
    first = clause.split(" ", 1)[0]
    common = first in _COMMON or first.lower() in _NUMBERS
    return clause[0].lower() + clause[1:] if common else clause
