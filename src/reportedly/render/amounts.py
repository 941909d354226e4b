"""Quantities in words, with the range that the source's own words allow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.record import Hedge, HedgeScope, Quantity
from reportedly.render.english import house, number, once, singular, unit_noun

_VAGUE = re.compile(
    r"\b(a dozen|dozens|scores|tens of thousands|hundreds|thousands|several|a few|many|multiple|numerous|a handful|"
    r"a couple|a company|a platoon)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(about|around|some|roughly|nearly|almost|approximately|up to|more than|over)\s+(?=\w)", re.IGNORECASE
)
_MORE = re.compile(r"\b(more than|over|upwards of)\b", re.IGNORECASE)
_BARE_PLURAL = 2  # a plain plural is "two or more": the noun alone says it
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9][0-9,.]*"
_COUNT = re.compile(
    rf"^(?:(?:more than|at least|up to|over|about|around|some|nearly|only|another)\s+)*(?:(?:{_NUMBERS})\b\s*)+",
    re.IGNORECASE,
)
_PRONOUNS = {
    *("it", "they", "them", "this", "that", "these", "those", "he", "she", "we", "us", "which", "one", "ones"),
    *("nobody", "no one", "none"),
}
_SETTLEMENTS = {"town", "city", "village", "settlement", "community", "area", "hamlet"}
_AREAS = {"region", "regions", "oblast", "oblasts", "province", "provinces", "district", "districts"}
_OF_MORE = re.compile(rf"^of (?:(?:the|its|their) )?(?:{_NUMBERS}) ", re.IGNORECASE)  # "nine of 12 cruise missiles"
_HOW_MANY = re.compile(r"^(?:even |many )?(more|other|several|many|some|further|multiple|numerous) ", re.IGNORECASE)
_VAGUELY = re.compile(
    r"^(?:(?:a few|several|many) )?(?:dozens|scores|hundreds|(?:tens of )?thousands|a dozen|a number|a handful) of ",
    re.IGNORECASE,
)
_OURS = re.compile(r"\s+(?:of|from) (?:our|my|their|his|her) \w+", re.IGNORECASE)
_FATE = re.compile(
    r"^(?:more )?(?:abandoned|captured|seized|destroyed|damaged|burnt|burned)(?: or \w+ed)? (?=\w)", re.IGNORECASE
)  # a thing is told with what became of it, so its name need not say so again
_ORIGIN = re.compile(r"(?:ian|ean|can|ish|ese|[’']s)$")  # adjectives of a people keep their capital
_ADVERBS = {
    *("reportedly", "allegedly", "apparently", "purportedly", "possibly", "probably", "likely", "seemingly"),
    *("supposedly", "presumably", "potentially", "perhaps", "ostensibly", "evidently"),
}
# Words that make a number a range, which the amount tells by itself ("at least five").
_OF_THE_RANGE = {
    *("around", "about", "roughly", "nearly", "almost", "some", "approximately", "up to", "at least", "as many as"),
    *("close to", "no fewer than", "more than", "estimated"),
}
_PEOPLE_UNITS = {"persons", "people", "troops", "soldiers", "killed", "wounded", "prisoners", "civilians", "dead"}


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of what, as one claim gives it."""

    quantity: Quantity | None
    thing: str | None
    quote: str
    hedges: tuple[Hedge, ...] = ()


def bare_thing(thing: str | None, quote: str, place: str | None) -> str | None:
    """The thing without its number and without a capital that only opens the sentence; None where it is the place."""
    if thing is None:
        return None
    bare = _FATE.sub("", _VAGUELY.sub("", once(_COUNT.sub("", thing).strip(" ,.;:"))))
    bare = _OF_MORE.sub("", _OURS.sub("", bare))
    if bare.lower() in _PRONOUNS:
        return None
    common = quote.startswith(thing) and (bare.endswith("s") or bare.lower() == "infrastructure")
    areas = bare.rsplit(" ", 1)[-1] in _AREAS and not quote.startswith(thing)  # "the Sumy and Poltava regions"
    named = bare[:1].isupper() and (areas or (len(bare.split()) == 1 and not common))
    if not bare or named or (place is not None and _means(bare.casefold(), place.casefold())):
        return None
    keeps = _ORIGIN.search(bare.split()[0]) or not bare[1:2].islower()
    return bare if keeps or not quote.startswith(thing) else f"{bare[0].lower()}{bare[1:]}"


def _means(thing: str, place: str) -> bool:
    """Whether a thing is the place itself: "the town", "the plant" of the Zenda power plant."""
    return thing == place or thing in _SETTLEMENTS or place.endswith(f" {thing}")


def adverb(hedges: tuple[Hedge, ...], scope: HedgeScope) -> str:
    """The adverb that keeps a hedge on one part; the source's own where it is one, else "apparently"."""
    for hedge in hedges:
        cue = hedge.cue.lower()
        if hedge.scope is scope and not (scope is HedgeScope.QUANTITY and cue in _OF_THE_RANGE):
            return cue if cue in _ADVERBS else "apparently"
    return ""


def is_adverb(cue: str) -> bool:
    """Whether a hedge can stand before a verb as it is."""
    return cue.lower() in _ADVERBS


def goods(amount: Amount, whose: str = "", unnamed: str = "equipment") -> str:
    """Things counted: "nine Russian tanks", "at least 30 settlements", "Russian combat vehicles"."""
    quantity = amount.quantity
    thing = house(amount.thing) if amount.thing else ""
    if quantity is None:
        return _owned(whose, thing or unnamed)
    named = thing and (quantity.unit in {"items", "pieces"} or thing.endswith(f" {quantity.unit}"))
    noun = thing if named else unit_noun(quantity.unit)
    return once(_counted(amount, _owned(whose, noun)))


def _owned(whose: str, noun: str) -> str:
    """Whose things: "Russian tanks", "more Russian tanks"."""
    many = _HOW_MANY.match(noun) if whose else None
    return _joined(many[1].lower(), whose, noun[many.end() :]) if many else _joined(whose, noun)


def people(amount: Amount, noun: str) -> str:
    """People counted: "12 civilians", "between 200 and 999 Russian soldiers (the source says “hundreds”)"."""
    return noun if amount.quantity is None else _counted(amount, noun)


def _counted(amount: Amount, noun: str) -> str:
    quantity = amount.quantity
    if quantity is None:
        return noun
    text = _range(quantity, noun, amount.quote)
    soft = adverb(amount.hedges, HedgeScope.QUANTITY)
    return f"{soft} {text}" if soft else text


def _range(quantity: Quantity, noun: str, quote: str) -> str:
    low, high = quantity.low, quantity.high
    vague = _VAGUE.search(quote)
    if low is not None and low == high:
        about = "about " if _is_about(quote) else ""
        return f"{about}{number(low)} {singular(noun) if low == 1 else noun}"
    if low is not None and high is not None:
        said = f" (the source says “{vague[0].lower()}”)" if vague else ""
        return f"between {number(low)} and {number(high)} {noun}{said}"
    if low is not None:
        if low <= _BARE_PLURAL:
            return f"{vague[0].lower()} {noun}" if vague and not noun.startswith(vague[0].lower()) else noun
        return f"{'more than' if _MORE.search(quote) else 'at least'} {number(low)} {noun}"
    return f"up to {number(high)} {noun}" if high is not None else noun


def _is_about(quote: str) -> bool:
    match = _ABOUT.search(quote)
    return bool(match and re.match(r"\d|one|two|three|four|five|six|seven|eight|nine|ten|a ", quote[match.end() :]))


def is_bare_plural(amount: Amount) -> bool:
    """Whether the words give no more than a plural ("more villages")."""
    quantity = amount.quantity
    return quantity is not None and quantity.high is None and (quantity.low or 0) <= _BARE_PLURAL


def is_of_people(unit: str) -> bool:
    """Whether a quantity counts people."""
    return unit in _PEOPLE_UNITS


def _joined(*parts: str) -> str:
    return " ".join(p for p in parts if p)
