"""Where the text itself says that a place lies: "Yampil, Donetsk region", "Lukianivka in Brovary district"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.locate.gazetteer import Entry
from reportedly.locate.lists import are_listed
from reportedly.locate.names import adjectival, normalise
from reportedly.record import PlaceKind
from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reportedly.locate.tokens import Token
    from reportedly.locate.toponyms import Candidate
    from reportedly.record import Place

_CONTAINERS = frozenset([PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION])
_WITHIN = frozenset([("in",), ("in", "the"), ("of",), ("of", "the")])


@dataclass(frozen=True, slots=True)
class Stated:
    """What a place is said to lie in: an entry of the gazetteer, or a district that bears a town's name."""

    name: str
    entry: Entry | None

    def holds(self, entry: Entry) -> bool:
        """Whether a place lies in it."""
        if self.entry is not None:
            return inside(entry, self.entry)
        return entry.place.kind is PlaceKind.SETTLEMENT and adjectival(self.name, normalise(entry.district))


def containers(candidates: Sequence[Candidate], tokens: Sequence[Token], peers: Container[int]) -> dict[int, Stated]:
    """Find for each candidate, by its place in the list, the region or country that the text says it lies in."""
    found: dict[int, Stated] = {}
    for i, (one, other) in enumerate(pairwise(candidates)):
        if i in peers and i + 1 in peers:
            continue
        beside = other.first == one.last + 1 and tokens[other.first].gap in {", ", " (", ","}
        between = tuple(t.norm for t in tokens[one.last + 1 : other.first])
        if not beside and between not in _WITHIN:
            continue
        container = next((s for s in _areas(other) if any(s.holds(e) for e in one.entries)), None)
        if container is not None:
            found[i] = container
    for i in range(len(candidates) - 2, -1, -1):  # "A, B and C in Kherson region"
        listed = i not in found and i + 1 in found and are_listed(candidates[i], candidates[i + 1], tokens)
        if listed and any(found[i + 1].holds(e) for e in candidates[i].entries):
            found[i] = found[i + 1]
    return found


def _areas(candidate: Candidate) -> list[Stated]:
    """Give what a name may mean that others lie in; a district of the codifier is found by its town's name."""
    name = normalise(candidate.name)
    found = [Stated(name, e) for e in candidate.entries if e.place.kind in _CONTAINERS]
    return [*found, Stated(name, None)] if candidate.kind is PlaceKind.ADMIN2 else found


def inside(entry: Entry, container: Entry) -> bool:
    """Whether a place lies in a country, a region or a district."""
    place, around = entry.place, container.place
    if place.place_id == around.place_id or place.country != around.country:
        return False
    if around.kind is PlaceKind.COUNTRY:
        return place.kind is not PlaceKind.COUNTRY
    if around.kind is PlaceKind.ADMIN1:
        return place.admin1 == around.admin1 and place.kind is not PlaceKind.ADMIN1
    if around.kind is PlaceKind.ADMIN2:
        return place.kind is PlaceKind.SETTLEMENT and entry.district == around.name
    return km_between(place, around) <= around.radius_km


def km_between(one: Place, other: Place) -> float:
    """Give the distance between two places; very far where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 1e5
    return distance_km((one.lat, one.lon), (other.lat, other.lon))
