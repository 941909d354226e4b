"""The turns of phrase around a place name that say what it is to an event, as patterns of one language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportedly.locate.cues import cues_of

if TYPE_CHECKING:
    from collections.abc import Iterable

QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Patterns over the words before a name (they end at it), after it (they begin at its end), or anywhere."""

    town: re.Pattern[str]  # anywhere: "the town"
    works: re.Pattern[str]  # anywhere: "the power station", the noun as group "noun"
    work: re.Pattern[str]  # anywhere: "power station"
    area: re.Pattern[str]  # anywhere: "region"
    local: re.Pattern[str]  # anywhere: a source that speaks of its own town
    picture: re.Pattern[str]  # anywhere: a source that was seen, not heard
    plainly: re.Pattern[str]  # anywhere: a cue that leaves the tense of what is told as it is
    total: re.Pattern[str]  # anywhere: a sum over all of the war
    sums_up: re.Pattern[str]  # a sentence of what was done over the whole front
    listed: re.Pattern[str]  # all between two names of one list
    undertaking: re.Pattern[str]  # after: "offensive"
    in_country: re.Pattern[str]  # before
    at_capital: re.Pattern[str]  # before
    of_capital: re.Pattern[str]  # after
    toward: re.Pattern[str]  # before: where a movement goes
    away: re.Pattern[str]  # before: where those who leave go
    fired_from: re.Pattern[str]  # before: where fire comes from
    came_from: re.Pattern[str]  # before: "from the direction of"
    from_the: re.Pattern[str]  # before: "from the", where `side` follows
    side: re.Pattern[str]  # after: "side"
    district: re.Pattern[str]  # after: "district of", up to the town


def any_of(words: Iterable[str]) -> str:
    """Give a pattern that matches each of the words, the longest first; a space in one matches any white space."""
    listed = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)


@cache
def phrases_of(language: str) -> Phrases:
    """Give the patterns of a language."""
    cues = cues_of(language)
    words = {name: any_of(listed) for name, listed in cues.settling.items()}
    bearings = any_of(cues.bearings)
    the = rf"\b(?:{words['pointers']})\s+"
    town = rf"(?:the\s+)?(?:(?:\w+\s+)?(?:{words['towns']})\s+of\s+)?"
    owned = rf"['’]s\s+(?:{words['of_capital']}|{bearings}|{any_of(cues.part)}|{any_of(cues.outskirts)})\b"
    suffers = rf"\s+(?:was|were|is|has|had|came|comes)\s+(?:\w+\s+){{0,2}}?(?:{words['suffered']})\b"

    def pattern(source: str) -> re.Pattern[str]:
        return re.compile(source, re.IGNORECASE)

    return Phrases(
        pattern(rf"{the}(?:\w+\s+)?(?:{words['towns']})\b"),
        pattern(rf"{the}(?:[\w-]+\s+){{0,2}}?(?P<noun>{words['works']})\b"),
        pattern(rf"\b(?:{words['works']})\b"),
        pattern(words["areas"]),
        pattern(rf"\b(?:{words['local_voices']})\b"),
        pattern(rf"\b(?:{words['pictures']})\b"),
        pattern(rf"\b(?:{words['not_backshifted']})\b"),
        pattern(rf"\b(?:{words['totals']})\b"),
        pattern(rf"^\W*(?:{words['summing']})\b|\b(?:{words['far_reaching']})\b"),
        pattern(
            rf"(?:\s+in\s+(?:the\s+)?(?:[\w'’-]+\s+){{1,2}}(?:{words['regions']}))?(?:\s+on\s+[A-Z]\w+day)?"
            rf"\s*(?:[,/;]\s*(?:(?:{words['conjunctions']})\s+)?|(?:{words['conjunctions']})\s+)"
            rf"(?:(?:{words['list_prepositions']})\s+)?(?:(?:the\s+)?(?:{words['towns']}|areas|settlements|villages)\s+of\s+|the\s+)?"
        ),
        pattern(rf"\s+(?:\w+\s+)?(?:{words['undertakings']})s?\b"),
        pattern(rf"\b(?:{words['in_country']})\s+(?:the\s+)?$"),
        pattern(
            rf"\b(?:{words['at_capital']}|(?:{words['out_of_capital']})(?:\s+[\w-]+){{0,4}}?\s+(?:from|of)|{bearings})"
            rf"\s+(?:of\s+)?{town}(?:\w+\s+capital,?\s+)?$"
        ),
        pattern(rf"\s+(?:{words['of_capital']})\b|{owned}|{suffers}"),
        pattern(rf"\b(?:{words['toward']})\s+{town}$"),
        pattern(rf"\b(?:{words['away']})\s+{town}$"),
        pattern(rf"\b(?:{words['fired_from']})\s+{town}$"),
        pattern(rf"\b(?:{words['came_from']})\s+{town}$"),
        pattern(r"\bfrom\s+the\s+$"),
        pattern(rf"['’]?s?\s+(?:{words['sides']})\b"),
        pattern(rf"(?:[\s-][\w'’-]+){{0,2}}?\s+(?:{words['districts']})\s+of\s+{town}$"),
    )
