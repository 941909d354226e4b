"""Brings a national codifier of settlements together with GeoNames: each gets a point or an honest circle."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.locate.names import normalise, transliterate
from reportedly.record.geo import Point, distance_km, middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportedly.locate.ingredients import City, CodifierEntry

SETTLEMENTS = frozenset("KMTXC")  # cities of special status, cities, towns, rural settlements, villages
_REGION, _DISTRICT, _COMMUNITY = 0, 1, 2
_TYPICAL_KM = 15.0  # half the width of a typical community, 440 km2 on average (603,628 km2 in 1,469 of them)
_CLEARLY_NEARER = 2.0  # of two namesakes the nearer is taken only where the other lies twice as far
_PLACED_ENOUGH = 3  # points from which a spread can be read


@dataclass(frozen=True, slots=True)
class Settlement:
    """A settlement of the codifier: `geoname_id` where GeoNames has it, else the circle in which it lies."""

    code: str
    name: str
    ukrainian: str
    geoname_id: int | None
    centre: Point | None
    radius_km: float
    region: str | None  # GeoNames code of the first level
    district: str
    community: str


def place_settlements(entries: Iterable[CodifierEntry], cities: Iterable[City]) -> tuple[Settlement, ...]:
    """Match the codifier's settlements with GeoNames on name and region, and give the rest their community's circle.

    A match is kept only where it is the only one, or where the namesake's community lies clearly nearer.
    """
    by_code = {entry.code: entry for entry in entries}
    settlements = [e for e in by_code.values() if e.category in SETTLEMENTS]
    known = list(cities)
    regions = _regions(settlements, known)
    pool = _by_region_and_name(known)
    matched = _only_matches(settlements, regions, pool)
    points = {city.geoname_id: (city.lat, city.lon) for city in known}
    matched |= _nearest_matches(settlements, regions, pool, matched, points)
    circles = _Circles(settlements, matched, {city.geoname_id: city for city in known})
    return tuple(_settlement(entry, by_code, regions, matched, circles) for entry in settlements)


def _settlement(
    entry: CodifierEntry,
    by_code: Mapping[str, CodifierEntry],
    regions: Mapping[str, str],
    matched: Mapping[str, int],
    circles: _Circles,
) -> Settlement:
    centre, radius = circles.around(entry)
    above = [transliterate(by_code[code].name) for code in entry.ancestors]
    return Settlement(
        entry.code,
        transliterate(entry.name),
        entry.name,
        matched.get(entry.code),
        centre,
        radius,
        regions.get(_root(entry)),
        above[_DISTRICT] if len(above) > _DISTRICT else "",
        above[_COMMUNITY] if len(above) > _COMMUNITY else "",
    )


def _root(entry: CodifierEntry) -> str:
    return entry.ancestors[_REGION] if entry.ancestors else entry.code


def _community(entry: CodifierEntry) -> str:
    return entry.ancestors[_COMMUNITY] if len(entry.ancestors) > _COMMUNITY else _root(entry)


def _spellings(entry: CodifierEntry) -> tuple[str, str]:
    return normalise(entry.name), normalise(transliterate(entry.name))


def _names(city: City) -> set[str]:
    return {normalise(name) for name in (city.name, *city.alternates)}


def _regions(settlements: list[CodifierEntry], cities: list[City]) -> dict[str, str]:
    """Learn which first-level code of GeoNames each region of the codifier is, by the names that they share."""
    where: dict[str, set[str]] = defaultdict(set)
    for city in cities:
        for name in _names(city):
            where[name].add(city.region)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in settlements:
        shared = where.get(_spellings(entry)[0], set())
        if len(shared) == 1:
            votes[_root(entry)].update(shared)
    return {root: max(sorted(count), key=lambda code: count[code]) for root, count in votes.items()}


def _by_region_and_name(cities: list[City]) -> dict[tuple[str, str], list[City]]:
    pool: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        for name in sorted(_names(city)):
            pool[city.region, name].append(city)
    return pool


def _candidates(
    entry: CodifierEntry, regions: Mapping[str, str], pool: Mapping[tuple[str, str], list[City]]
) -> list[City]:
    region = regions.get(_root(entry), "")
    cyrillic, latin = _spellings(entry)
    return pool.get((region, cyrillic)) or pool.get((region, latin)) or []


def _only_matches(
    settlements: list[CodifierEntry], regions: Mapping[str, str], pool: Mapping[tuple[str, str], list[City]]
) -> dict[str, int]:
    namesakes = Counter((_root(e), _spellings(e)[1]) for e in settlements)
    claims: dict[int, list[CodifierEntry]] = defaultdict(list)
    for entry in settlements:
        found = _candidates(entry, regions, pool)
        if len(found) == 1 and namesakes[_root(entry), _spellings(entry)[1]] == 1:
            claims[found[0].geoname_id].append(entry)
    return {claimants[0].code: city for city, claimants in claims.items() if len(claimants) == 1}


def _nearest_matches(
    settlements: list[CodifierEntry],
    regions: Mapping[str, str],
    pool: Mapping[tuple[str, str], list[City]],
    matched: Mapping[str, int],
    points: Mapping[int, Point],
) -> dict[str, int]:
    centres = _centres(settlements, matched, points)
    taken = set(matched.values())
    wanted: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for entry in settlements:
        centre = centres.get(_community(entry))
        if entry.code in matched or centre is None:
            continue
        for city in _candidates(entry, regions, pool):
            if city.geoname_id not in taken:
                wanted[city.geoname_id].append((distance_km(centre, (city.lat, city.lon)), entry.code))
    offers: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for city_id, claimants in sorted(wanted.items()):
        ranked = sorted(claimants)
        clear = len(ranked) == 1 or ranked[1][0] > _CLEARLY_NEARER * ranked[0][0]
        if clear and ranked[0][0] <= 2 * _TYPICAL_KM:
            offers[ranked[0][1]].append((ranked[0][0], city_id))
    return {code: min(cities)[1] for code, cities in offers.items()}


def _centres(
    settlements: list[CodifierEntry], matched: Mapping[str, int], points: Mapping[int, Point]
) -> dict[str, Point]:
    inside: dict[str, list[Point]] = defaultdict(list)
    for entry in settlements:
        if entry.code in matched:
            inside[_community(entry)].append(points[matched[entry.code]])
    return {community: middle(found) for community, found in inside.items()}


class _Circles:
    """Where a settlement lies that GeoNames does not have: round its community's main town, else in its district."""

    def __init__(
        self, settlements: list[CodifierEntry], matched: Mapping[str, int], cities: Mapping[int, City]
    ) -> None:
        self._inside: dict[str, list[City]] = defaultdict(list)
        for entry in settlements:
            if entry.code in matched:
                for code in entry.ancestors or (entry.code,):
                    self._inside[code].append(cities[matched[entry.code]])
        self._known: dict[str, tuple[Point, float]] = {}

    def around(self, entry: CodifierEntry) -> tuple[Point | None, float]:
        for code in reversed(entry.ancestors):
            if self._inside.get(code):
                if code not in self._known:
                    self._known[code] = self._circle(self._inside[code])
                return self._known[code]
        return None, 0.0

    @staticmethod
    def _circle(cities: list[City]) -> tuple[Point, float]:
        main = max(cities, key=lambda c: (c.population, -c.geoname_id))
        centre = (main.lat, main.lon)
        if len(cities) < _PLACED_ENOUGH:
            return centre, _TYPICAL_KM
        far = sorted(distance_km(centre, (c.lat, c.lon)) for c in cities)
        return centre, max(_TYPICAL_KM, round(far[int(0.9 * (len(far) - 1))], 1))
