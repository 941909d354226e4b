"""Finds the last names of persons, which many places bear too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.locate.gazetteer import Entry, Matched
from reportedly.locate.tokens import Token, phrase
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.gazetteer import Gazetteer
    from reportedly.locate.neighbours import Neighbours

_GREAT = 1_000_000  # of so many people, a city is named without help
_WORDS = range(2, 5)  # of a person's name


def surnames(tokens: Sequence[Token], gazetteer: Gazetteer, cues: Cues, around: Neighbours) -> frozenset[str]:
    """Give the last words of capitalised runs that read as persons: no gazetteer name, no word of another name."""
    others = cues.name_after | cues.after["office"] | cues.after["admin2"] | cues.after["admin1"] | cues.never
    found: set[str] = set()
    for first, j in _runs(tokens, around):
        i = first
        while i < j and tokens[i].norm in cues.titles:
            i += 1
        titled = i > 0 and tokens[i - 1].norm in cues.titles
        words = [tokens[k].norm for k in range(i, j + 1)]
        if not (titled or len(words) in _WORDS) or others.intersection(words):
            continue
        several = len(words) > 1
        if several and (gazetteer.lookup(phrase(tokens, i, j)) or around.is_people(words[0])):
            continue
        if several and any(is_great(e) for e in gazetteer.lookup(tokens[i].text)[:1]):
            continue
        found.add(words[-1])
    return frozenset(found)


def _runs(tokens: Sequence[Token], around: Neighbours) -> Iterator[tuple[int, int]]:
    """Give first and last word of each run of capitalised words within a sentence."""
    i = 0
    while i < len(tokens):
        if not tokens[i].capital or around.is_plain(tokens[i]):
            i += 1
            continue
        j = i
        while j + 1 < len(tokens) and tokens[j + 1].capital and tokens[j + 1].gap in (" ", ". "):
            if tokens[j + 1].begins:
                break
            j += 1
        yield i, j
        i = j + 1


def is_great(entry: Entry) -> bool:
    """Whether it is a country, or a city known by its name alone."""
    return entry.place.kind is PlaceKind.COUNTRY or (entry.matched is Matched.NAME and entry.population >= _GREAT)
