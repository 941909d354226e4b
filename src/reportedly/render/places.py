"""Places in words, and the sector that a place belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.record import Place, PlaceKind, Relation, RelationType
from reportedly.record.geo import distance_km
from reportedly.render.english import listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.theatre.model import Sector, Theatre

# Stated and measured distance disagree beyond this: reporters round to tens, and a quarter more or less is loose talk.
_ROUNDING_KM = 5.0
_LOOSENESS = 0.25
# Our convention: whoever holds more than half of the other sectors tells nothing of where a place lies among them.
_MOST_SECTORS = 0.5
_FEW_SECTORS = 3

_COMPASS = {
    "N": ("north", "northern"),
    "NE": ("north-east", "north-eastern"),
    "E": ("east", "eastern"),
    "SE": ("south-east", "south-eastern"),
    "S": ("south", "southern"),
    "SW": ("south-west", "south-western"),
    "W": ("west", "western"),
    "NW": ("north-west", "north-western"),
}
_ZONES = ("sector", "front", "direction", "axis", "region", "border", "district", "line")
_WORKS = ("Plant", "Station", "Bridge", "Dam", "Airport", "Airfield", "Reservoir", "Base", "Refinery", "Hospital")
_AREAS = {PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.SECTOR, PlaceKind.WATER}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the way the event lies to it."""

    place: Place
    relation: Relation | None

    @property
    def key(self) -> tuple[str, str]:
        """What makes two spots the same in words."""
        relation = self.relation
        if relation is None or self._aside:
            return self.place.place_id, ""
        return self.place.place_id, f"{relation.type}{relation.anchor}{relation.bearing}{relation.stated_km}"

    @property
    def plain(self) -> bool:
        """Whether the event lies in the place itself."""
        return self.relation is None or self.relation.type is RelationType.SECTOR or self._aside

    @property
    def _aside(self) -> bool:
        """An offset that only tells where a named place lies ("Veliky Burlik, some 30 km north of Kupiansk")."""
        relation = self.relation
        if relation is None or relation.type is not RelationType.OFFSET or not relation.anchor:
            return False
        return not _same_name(relation.anchor, self.place.name)


def name(place: Place) -> str:
    """The place's name with the article it takes in a sentence."""
    text = place.name
    if text.lower().startswith("the "):
        return f"the {text[4:]}"
    last = text.rsplit(maxsplit=1)[-1] if " " in text else ""
    needs = place.kind is PlaceKind.WATER or text.lower().endswith(_ZONES) or last[:1].islower() or last in _WORKS
    return f"the {text}" if needs else text


def where(spots: Sequence[Spot], preposition: str = "in") -> str:
    """Where it happened, after the verb: "in Yampil and Dibrova", "on the outskirts of Izium"."""
    plain = [s for s in spots if s.plain]
    phrases = [_with_preposition(plain, preposition)] if plain else []
    phrases += [_related(s) for s in spots if not s.plain]
    return listing(phrases)


def ground(spots: Sequence[Spot]) -> str:
    """The place as what is taken or held: "Izium", "the outskirts of Izium", "ground east of Izium"."""
    return listing(_ground(s) for s in spots)


def origin(spots: Sequence[Spot]) -> str:
    """The place as what is left: "from Izium"."""
    if not spots:
        return ""
    if all(s.plain and s.place.kind not in _AREAS for s in spots):
        return f"from {ground(spots)}"
    return listing(f"from {_left(s)}" for s in spots)


def _left(spot: Spot) -> str:
    place = _ground(spot)
    return f"positions{place.removeprefix('ground')}" if place.startswith("ground") else place


def _with_preposition(spots: Sequence[Spot], preposition: str) -> str:
    areas = [s for s in spots if s.place.kind in _AREAS]
    towns = [s for s in spots if s.place.kind not in _AREAS]
    parts = [f"{preposition} {listing(_full_name(s) for s in towns)}"] if towns else []
    parts += [f"{'on' if s.place.kind is PlaceKind.WATER else 'in'} {_full_name(s)}" for s in areas]
    return listing(parts)


def _full_name(spot: Spot) -> str:
    sector = spot.relation is not None and spot.relation.type is RelationType.SECTOR
    if sector and not spot.place.name.lower().endswith(_ZONES):
        return f"the {spot.place.name} sector"
    return name(spot.place)


def _related(spot: Spot) -> str:
    relation, here = spot.relation, name(spot.place)
    if relation is None:
        return f"in {here}"
    compass, adjective = _COMPASS.get(relation.bearing or "", ("", ""))
    if relation.type is RelationType.OFFSET:
        return _offset(relation, compass, relation.anchor or here)
    if relation.type is RelationType.BETWEEN:
        pair = relation.anchor if " and " in (relation.anchor or "") else f"{relation.anchor} and {here}"
        return f"between {pair}"
    directed = f"{compass} of {here}" if compass else f"in the direction of {here}"
    phrases = {
        RelationType.OUTSKIRTS: f"on the {adjective} outskirts of {here}".replace("  ", " "),
        RelationType.PART: f"in {adjective} {here}" if adjective else f"in part of {here}",
        RelationType.AROUND: f"around {here}",
        RelationType.ALONG: f"along {here}",
    }
    return phrases.get(relation.type, directed)


def _offset(relation: Relation, compass: str, anchor: str) -> str:
    far = f"some {_km(relation.stated_km)} km " if relation.stated_km is not None else ""
    return f"{far}{compass} of {anchor}" if compass else f"{far}from {anchor}"


def _ground(spot: Spot) -> str:
    if spot.plain:
        wide = spot.place.kind in {PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.SECTOR, PlaceKind.COUNTRY}
        return f"ground in {_full_name(spot)}" if wide else _full_name(spot)
    phrase = _related(spot)
    if phrase.startswith("on the"):
        return phrase[3:]
    return phrase[3:] if phrase.startswith("in ") else f"ground {phrase}"


def disagreement(spot: Spot) -> str:
    """What the report and the map give for one distance; empty unless the two disagree."""
    relation = spot.relation
    if relation is None or relation.stated_km is None or relation.measured_km is None:
        return ""
    if abs(relation.stated_km - relation.measured_km) <= max(_ROUNDING_KM, _LOOSENESS * relation.stated_km):
        return ""
    compass = _COMPASS.get(relation.bearing or "", ("", ""))[0]
    way = f" {compass} of {relation.anchor}" if spot.plain and compass and relation.anchor else ""
    stated, measured = _km(relation.stated_km), _km(relation.measured_km)
    return f" (the report says about {stated} km{way}; the map says {measured})"


def _km(value: float | None) -> str:
    return "" if value is None else f"{round(value):,}"


def _same_name(a: str, b: str) -> bool:
    return a.casefold().strip() == b.casefold().strip()


def sector_of(place: Place, theatre: Theatre) -> Sector | None:
    """The sector that a place belongs to: by id or name, else the one around it whose far edge is nearest.

    That takes the small sector before the wide one, and of two small ones the nearer. A catch-all that holds most of
    the others' centres ("the entire front") groups nothing, so it takes only what is told of it by name.
    """
    for sector in theatre.sectors:
        if place.place_id == sector.place_id:
            return sector
    if place.kind in _AREAS:
        named = _sector_named(place, theatre)
        if named is not None or place.kind is not PlaceKind.SECTOR:
            return named
    if place.lat is None or place.lon is None:
        return None
    reach = [(distance_km((place.lat, place.lon), (s.lat, s.lon)), s) for s in theatre.sectors]
    within = [(km, s) for km, s in reach if km <= s.radius_km and not _is_catch_all(s, theatre)]
    return min(within, key=lambda pair: (pair[0] + pair[1].radius_km, pair[1].place_id))[1] if within else None


def _is_catch_all(sector: Sector, theatre: Theatre) -> bool:
    others = [s for s in theatre.sectors if s is not sector]
    held = sum(distance_km((sector.lat, sector.lon), (s.lat, s.lon)) <= sector.radius_km for s in others)
    return len(others) > _FEW_SECTORS and held > _MOST_SECTORS * len(others)


def _sector_named(place: Place, theatre: Theatre) -> Sector | None:
    """A region is told with the sector that bears its name ("Kharkiv Oblast", "Kharkiv sector")."""
    first = place.name.split()[0].casefold() if place.name else ""
    for sector in theatre.sectors:
        names = [sector.name, *sector.aliases]
        if any(n.casefold().startswith(first) for n in names if first):
            return sector
    return None


def heading(text: str) -> str:
    """A sector's name as a heading."""
    return text[:1].upper() + text[1:]
