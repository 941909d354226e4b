"""What is called after a place and is none: peoples and governments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.locate.ingredients import countries
from reportedly.locate.names import normalise
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from reportedly.locate.gazetteer import Entry, Gazetteer


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
