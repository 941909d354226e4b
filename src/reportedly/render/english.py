"""House style: numbers, lists, articles, dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.record import Moment

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SPELLING = (
    ("armored", "armoured"),
    ("Armored", "Armoured"),
    ("kilometers", "kilometres"),
    ("defenses", "defences"),
    ("Defense", "Defence"),
    ("defense", "defence"),
    ("harbor", "harbour"),
)
_UNITS = {"km2": "square kilometres", "km": "km"}
_PLURAL_WORDS = {
    "media",
    "people",
    "police",
    "troops",
    "personnel",
    "civilians",
    "residents",
    "aircraft",
    "women",
    "men",
    "children",
}
_ONE_OF = {"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child"}
_SINGULAR_IN_S = {"news", "press", "status", "headquarters", "express", "times"}
_LIKE_YOU = ("uk", "uni", "us", "eu", "one")  # begin with a vowel and sound like a consonant
_DAYS_OF_A_WEEK = 7


def number(value: float) -> str:
    """A number as house style writes it: words up to nine, figures from ten, thousands with a comma."""
    if value == int(value):
        whole = int(value)
        return _WORDS[whole] if 0 <= whole < len(_WORDS) else f"{whole:,}"
    return f"{value:,.1f}"


def listing(parts: Iterable[str]) -> str:
    """A list in a sentence: "a", "a and b", "a, b and c"."""
    items = list(dict.fromkeys(p for p in parts if p))
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def house(text: str) -> str:
    """The text in the brief's spelling and with curly apostrophes."""
    for other, ours in _SPELLING:
        text = text.replace(other, ours)
    return text.replace("'", "’")


def unit_noun(unit: str) -> str:
    """What a quantity counts, in words."""
    return _UNITS.get(unit, house(unit))


def singular(noun: str) -> str:
    """The singular of a plural noun phrase ("armoured personnel carriers")."""
    *before, last = noun.split(" ")
    if last in _ONE_OF:
        return " ".join([*before, _ONE_OF[last]])
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def is_plural(phrase: str) -> bool:
    """Whether a noun phrase takes a plural verb, by its head noun or by the "and" in it."""
    if " and " in phrase and " of " not in phrase:
        return True
    if re.match(r"(?i)(an?|one|each|the) \w+ of\b", phrase):
        return False
    if re.match(r"(?i)(?:[2-9]|\d\d+|two|three|four|five|six|seven|eight|nine|ten) of \S+ \w", phrase):
        return True  # "nine of 12 missiles"
    counted = re.sub(r"^(?:\w+ly )?(?:at least|more than|up to|about|between [\w,.]+ and) (?=\S)", "", phrase)
    head = re.split(r" (?:of|in|from|at|near|on|for|around|by|along|some|north|east|south|west)\b|, ", counted)[
        0
    ].split()
    word = head[-1].lower() if head else ""
    if word in _PLURAL_WORDS:
        return True
    return word.endswith("s") and not word.endswith(("ss", "’s", "'s", "us")) and word not in _SINGULAR_IN_S


def full_stretch(moment: Moment, zone: ZoneInfo, on: date) -> str:
    """A moment in a table: "10 September", "8–10 September", "by 21 June"; no word leans on the text around it."""
    first, last = moment.days(zone)
    if first is None:
        return "" if last is None else f"by {day_and_month(last, on)}"
    if last is None:
        return f"from {day_and_month(first, on)}"
    if first == last:
        return day_and_month(first, on)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_and_month(last, on)}"
    return f"{day_and_month(first, on)} – {day_and_month(last, on)}"


def once(text: str) -> str:
    """The text without a word that runs twice in a row."""
    return re.sub(r"\b(\w{2,})(?: \1\b)+", r"\1", text)


def with_article(noun: str) -> str:
    """A singular noun with "a" or "an"."""
    vowel = noun[:1].lower() in "aeiou" and not noun.lower().startswith(_LIKE_YOU)
    return f"{'an' if vowel else 'a'} {noun}"


def day_and_month(day: date, on: date, *, weekday: bool = False) -> str:
    """A day in words, with its year where that is not the brief's."""
    text = f"{day.day} {_MONTHS[day.month - 1]}"
    if day.year != on.year:
        text = f"{text} {day.year}"
    return f"{_DAYS[day.weekday()]} {text}" if weekday else text


def full_date(day: date) -> str:
    """A day with its year: "11 September 2022"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """A day with its weekday and year: "Sunday 11 September 2022"."""
    return f"{_DAYS[day.weekday()]} {full_date(day)}"


@dataclass(slots=True)
class Calendar:
    """Says dates relative to the brief's day; a day named before in the same section is named short."""

    on: date
    zone: ZoneInfo
    named: set[date] = field(default_factory=set)
    stretches: set[tuple[date, date]] = field(default_factory=set)

    def phrase(self, moment: Moment | None) -> str:
        """When it happened, in plain words; empty where nothing says it or the section has just said it."""
        if moment is None:
            return ""
        first, last = moment.days(self.zone)
        if first is None:
            return "" if last is None else f"by {day_and_month(last, self.on)}"
        if last is None:
            return f"since {day_and_month(first, self.on)}"
        return self._day(first) if first == last else self._stretch(first, last)

    def _day(self, day: date) -> str:
        near = timedelta() <= self.on - day < timedelta(days=_DAYS_OF_A_WEEK)
        known = day == self.on or day in self.named
        self.named.add(day)
        if near:
            return f"on {_DAYS[day.weekday()]}" if known else f"on {day_and_month(day, self.on, weekday=True)}"
        return f"on {day_and_month(day, self.on)}"

    def _stretch(self, first: date, last: date) -> str:
        if (first, last) in self.stretches:
            return ""
        self.stretches.add((first, last))
        if (first.day, (last + timedelta(days=1)).day) == (1, 1):
            return self._months(first, last)
        start = f"{first.day}" if (first.year, first.month) == (last.year, last.month) else ""
        return f"between {start or day_and_month(first, self.on)} and {day_and_month(last, self.on)}"

    def _months(self, first: date, last: date) -> str:
        year = "" if last.year == self.on.year else f" {last.year}"
        if (first.year, first.month) == (last.year, last.month):
            return f"in {_MONTHS[first.month - 1]}{year}"
        before = "" if first.year == last.year else f" {first.year}"
        return f"between {_MONTHS[first.month - 1]}{before} and {_MONTHS[last.month - 1]}{year}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A count with its noun: "one claim", "12 claims"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def sentence(text: str) -> str:
    """The text as a sentence: a capital at its head and a full stop at its end."""
    text = capital(re.sub(r"\s+", " ", text).strip())
    return text if text.endswith((".", "!", "?", ".”", "…”")) else f"{text}."


def both(parts: Sequence[str]) -> str:
    """A list of speakers; two of them are "both … and …"."""
    return f"both {parts[0]} and {parts[1]}" if len(parts) == 2 else listing(parts)  # noqa: PLR2004 - "both" means two
