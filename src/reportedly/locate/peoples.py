"""What is called after a place and is none: peoples, governments, and parties of a theatre."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.locate.ingredients import countries
from reportedly.locate.names import normalise
from reportedly.locate.tokens import tokenise
from reportedly.record import PlaceKind, Span

if TYPE_CHECKING:
    from reportedly.locate.gazetteer import Entry, Gazetteer
    from reportedly.theatre.model import Theatre


def parties(theatre: Theatre) -> dict[str, list[tuple[str, ...]]]:
    """Give the names of sides and units that have several words, by the first of them."""
    sides = [name for side in theatre.sides for name in (side.name, *side.names)]
    units = [name for unit in theatre.units for name in (unit.name, *unit.aliases)]
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted({*sides, *units}, key=lambda n: (-len(n), n)):
        words = tuple(token.norm for token in tokenise(name, (Span(0, len(name)),)))
        if len(words) > 1:
            found[words[0]].append(words)
    return dict(found)


def peoples(gazetteer: Gazetteer) -> tuple[dict[str, tuple[Entry, ...]], frozenset[str]]:
    """Give countries by the words for their people, and the names of capitals that stand for governments."""
    peoples: dict[str, tuple[Entry, ...]] = {}
    capitals: set[str] = set()
    for country in countries():
        entries = tuple(e for e in gazetteer.lookup(country.names[0]) if e.place.kind is PlaceKind.COUNTRY)[:1]
        for word in country.demonyms if entries else ():
            rival = peoples.get(normalise(word))
            if not rival or rival[0].population < entries[0].population:
                peoples[normalise(word)] = entries
        capitals.add(normalise(country.capital))
    for side in gazetteer.theatre.sides:
        for word in (*side.demonyms, *side.adjectives):
            peoples.setdefault(normalise(word), ())
        capitals.update(normalise(word) for word in side.capitals)
    for unit in gazetteer.theatre.units:
        for name in (unit.name, *unit.aliases):  # "Wagner", unless the theatre has a town of that name ("Azov")
            if not any(e.place.country in gazetteer.theatre.countries for e in gazetteer.lookup(name)):
                peoples.setdefault(normalise(name), ())
    return peoples, frozenset(capitals)
