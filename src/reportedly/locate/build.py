"""Builds the gazetteer's index: one read-only SQLite file, named by the hash of what it is made of."""

from __future__ import annotations

import os
import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from hashlib import sha256
from math import pi, sqrt
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, TypeAlias

from reportedly.errors import GazetteerError
from reportedly.locate import ingredients
from reportedly.locate.additions import additions, names, places
from reportedly.locate.codifier import Settlement, place_settlements
from reportedly.locate.extents import extent, settlement_radius_km
from reportedly.locate.ingredients import City, CodifierEntry, Subdivision
from reportedly.locate.names import adjectival, folded, is_latin, normalise
from reportedly.record import PlaceKind, WherePrec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportedly.locate.additions import Addition
    from reportedly.locate.geonames import GeoName

Progress: TypeAlias = "Callable[[str, float], None]"
Row: TypeAlias = tuple[object, ...]

SCHEMA_VERSION = 7  # to be raised with every change of what this module writes
_SCHEMA = """
CREATE TABLE place (
  id INTEGER PRIMARY KEY, place_id TEXT, name TEXT, kind TEXT, lat REAL, lon REAL, radius_km REAL, precision INTEGER,
  country TEXT, region TEXT, admin1 TEXT, district TEXT, community TEXT, population INTEGER
);
CREATE TABLE spelling (name TEXT, place INTEGER, rank INTEGER, folded TEXT);
"""
_INDEXES = """
CREATE TABLE name (name TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (name, place)) WITHOUT ROWID;
INSERT INTO name SELECT name, place, MIN(rank) FROM spelling GROUP BY name, place ORDER BY name, place;
CREATE TABLE fold (country TEXT, key TEXT, place INTEGER, PRIMARY KEY (country, key, place)) WITHOUT ROWID;
INSERT INTO fold SELECT DISTINCT p.country, s.folded, s.place FROM spelling s JOIN place p ON p.id = s.place
  WHERE s.folded IS NOT NULL AND p.country IS NOT NULL ORDER BY 1, 2, 3;
CREATE INDEX fold_by_key ON fold (key);
DROP TABLE spelling;
"""
MAIN, ALTERNATE = 0, 1
_NEAR_KM = 25.0  # UCDP where_prec 2 reaches so far
_NO_NAME = re.compile(r"\d|://")
_SHORTEST = 3  # shorter alternate names are codes
_CODE_LENGTH = 4  # upper-case alternate names up to this length are codes of airports and the like
_CONTINENT_KM = 3000.0  # a circle of Europe's to Africa's area has a radius of 1,800 to 3,100 km
# Half of what such a place usually measures: a dump has no outlines, only points.
_REACH_KM = {PlaceKind.ADMIN1: 100.0, PlaceKind.ADMIN2: 30.0, PlaceKind.REGION: 100.0, PlaceKind.WATER: 50.0}
_PRECISION = {
    PlaceKind.ADMIN1: WherePrec.PROVINCE,
    PlaceKind.ADMIN2: WherePrec.DISTRICT,
    PlaceKind.REGION: WherePrec.VAGUE,
    PlaceKind.WATER: WherePrec.WATER_OR_AIR,
}


def index_path(cache_dir: Path | None = None) -> Path:
    """Say where the index of what is installed and what the user has added lies, whether or not it is there yet."""
    parts = [f"schema {SCHEMA_VERSION}", *(f"{name} {version}" for name, version in ingredients.versions())]
    parts.append(ingredients.tables())
    parts += [f"addition {added.folder.name}" for added in additions()]
    digest = sha256("\n".join(parts).encode()).hexdigest()[:16]
    return (cache_dir or default_cache_dir()) / f"gazetteer-{digest}.sqlite"


def default_cache_dir() -> Path:
    """Name the user's cache folder: $XDG_CACHE_HOME or ~/.cache, then reportedly."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "reportedly"


def ensure_index(cache_dir: Path | None = None, on_progress: Progress | None = None) -> Path:
    """Give the path of the index, and build it first where it is not there.

    `on_progress` is told what is being done and how much of all is done, 0 to 1. The file appears whole or not at
    all, so two processes that build at once do each other no harm.

    Raises:
        GazetteerError: an ingredient is missing, or the folder cannot be written.
    """
    path = index_path(cache_dir)
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=".gazetteer-", suffix=".part", dir=path.parent)
        os.close(handle)
        draft = Path(name)
        try:
            _build(draft, on_progress or _silent)
            draft.chmod(0o644)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as fault:
        raise GazetteerError(
            f"The gazetteer cannot be built in {path.parent} ({fault}); make room there or set XDG_CACHE_HOME."
        ) from fault
    return path


def _silent(_what: str, _share: float) -> None:
    """Tell nobody."""


def _build(draft: Path, tell: Progress) -> None:
    with closing(sqlite3.connect(draft)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;" + _SCHEMA)
        tell("reading GeoNames", 0.0)
        added = additions()
        cities = list(ingredients.cities())
        listed = {city.geoname_id for city in cities}
        entries = ingredients.codifier()
        cities += _added_cities(added, entries[0].code[:2], listed)
        tell("reading the codifier", 0.2)
        placed = _placed(entries, cities)
        tell("writing places", 0.4)
        book = _Book(db)
        regions, inside = ingredients.subdivisions(), ingredients.city_rows()
        _write_widest(book, cities)
        _write_regions(book, regions, _cities_by_subdivision(cities, regions, inside))
        _write_cities(book, cities, placed, _districts(regions, inside))
        _write_unplaced(book, placed)
        _write_additions(book, added)
        tell("ordering names", 0.8)
        _write_more_names(book, added)
        book.flush()
        db.executescript(_INDEXES)
        db.commit()
        db.execute("VACUUM")
    tell("done", 1.0)


def _added_cities(added: Iterable[Addition], country: str, listed: set[int]) -> list[City]:
    """Give the settlements that a user has added in the codifier's country, so that its entries find their points."""
    found: dict[int, City] = {}
    for row in (r for one in added for r in places(one)):
        if row.country == country and row.kind is PlaceKind.SETTLEMENT and row.geoname_id not in listed:
            where = (row.lat, row.lon, row.country, row.admin1)
            found[row.geoname_id] = City(row.geoname_id, row.name, *where, row.population, row.alternates)
    return list(found.values())


def _placed(entries: tuple[CodifierEntry, ...], cities: list[City]) -> tuple[Settlement, ...]:
    country = entries[0].code[:2]
    return place_settlements(entries, [city for city in cities if city.country == country])


class _Book:
    """Numbers places and gathers rows until they are worth writing."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._next = 1
        self._places: list[Row] = []
        self._names: list[Row] = []
        self.regions: dict[str, str] = {}  # first-level code to display name
        self.listed: set[str] = set()

    def add(self, place_id: str, name: str, names: Iterable[tuple[str, int]], rest: Row) -> None:
        number = self._next
        self._next += 1
        self.listed.add(place_id)
        self._places.append((number, place_id, name, *rest))
        self._spell(number, names)

    def add_names(self, place_id: str, names: Iterable[tuple[str, int]]) -> None:
        """Add further names of a place that is written already."""
        found = self._db.execute("SELECT id FROM place WHERE place_id = ?", (place_id,)).fetchone()
        self._spell(found[0], names)

    def _spell(self, number: int, names: Iterable[tuple[str, int]]) -> None:
        seen: set[str] = set()
        for spelling, rank in names:
            key = normalise(spelling)
            if key and key not in seen:
                seen.add(key)
                self._names.append((key, number, rank, folded(key) if is_latin(key) else None))
        if len(self._names) > 50_000:  # noqa: PLR2004 rows a write, so that memory stays small
            self.flush()

    def index_ids(self) -> None:
        """Make places quick to find by their ids."""
        self._db.execute("CREATE INDEX place_by_id ON place (place_id)")

    def flush(self) -> None:
        self._db.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", self._places)
        self._db.executemany("INSERT INTO spelling VALUES (?,?,?,?)", self._names)
        self._places.clear()
        self._names.clear()


def _write_cities(book: _Book, cities: list[City], placed: tuple[Settlement, ...], districts: dict[int, str]) -> None:
    of_city = {s.geoname_id: s for s in placed if s.geoname_id is not None}
    for city in cities:
        settlement = of_city.get(city.geoname_id)
        names = [(city.name, MAIN), *((a, ALTERNATE) for a in city.alternates if _is_name(a))]
        district, community = districts.get(city.geoname_id, ""), ""
        if settlement is not None:
            names[1:1] = [(settlement.name, MAIN), (settlement.ukrainian, MAIN)]
            district, community = settlement.district, settlement.community
        admin1 = book.regions.get(city.region)
        rest = ("settlement", city.lat, city.lon, settlement_radius_km(city.population), 1, city.country, city.region)
        shown = _called(city, settlement)
        book.add(f"gn:{city.geoname_id}", shown, names, (*rest, admin1, district, community, city.population))


def _called(city: City, settlement: Settlement | None) -> str:
    """Choose the codifier's spelling of a settlement's name, but not a new name that reports do not use yet."""
    same = settlement is not None and folded(normalise(settlement.name)) == folded(normalise(city.name))
    return settlement.name if settlement is not None and same else city.name


def _write_unplaced(book: _Book, placed: tuple[Settlement, ...]) -> None:
    for s in placed:
        if s.geoname_id is None:
            lat, lon = s.centre or (None, None)
            precision = 2 if s.radius_km <= _NEAR_KM else 3
            rest = ("settlement", lat, lon, s.radius_km, precision, s.code[:2], s.region)
            admin1 = book.regions.get(s.region or "")
            names = [(s.name, MAIN), (s.ukrainian, MAIN)]
            book.add(f"katottg:{s.code}", s.name, names, (*rest, admin1, s.district, s.community, 0))


def _write_additions(book: _Book, added: tuple[Addition, ...]) -> None:
    """Write what no other ingredient has."""
    districts = {r.admin2: r.name for one in added for r in places(one) if r.kind is PlaceKind.ADMIN2}
    for row in (r for one in added for r in places(one)):
        place_id = f"gn:{row.geoname_id}"
        if place_id not in book.listed:
            names = [(row.name, MAIN), *((a, ALTERNATE) for a in row.alternates if _is_name(a))]
            radius, precision = _reach(row)
            rest: Row = (row.kind, row.lat, row.lon, radius, precision, row.country, row.admin1 or None)
            admin1 = book.regions.get(row.admin1)
            district = districts.get(row.admin2, "") if row.kind is not PlaceKind.ADMIN2 else ""
            book.add(place_id, row.name, names, (*rest, admin1, district, "", row.population))


def _reach(row: GeoName) -> tuple[float, WherePrec]:
    """Give radius and precision of a place of a dump, which has a point only."""
    if row.kind is PlaceKind.SETTLEMENT:
        return settlement_radius_km(row.population), WherePrec.EXACT
    return _REACH_KM[row.kind], _PRECISION[row.kind]


def _write_more_names(book: _Book, added: tuple[Addition, ...]) -> None:
    """Write the names that additions have for places of any ingredient."""
    book.flush()
    book.index_ids()
    for one in added:
        for row in places(one):
            if f"gn:{row.geoname_id}" in book.listed:
                alternates = [(a, ALTERNATE) for a in row.alternates if _is_name(a)]
                book.add_names(f"gn:{row.geoname_id}", [(row.name, MAIN), *alternates])
        for name in names(one):
            if f"gn:{name.geoname_id}" in book.listed and _is_name(name.name):
                book.add_names(f"gn:{name.geoname_id}", [(name.name, ALTERNATE)])


def _districts(regions: tuple[Subdivision, ...], inside: dict[int, tuple[int, ...]]) -> dict[int, str]:
    second = {s.row: s.name for s in regions if s.level > 1}
    found = {}
    for geoname_id, rows in inside.items():
        name = next((second[row] for row in rows if row in second), None)
        if name is not None:
            found[geoname_id] = name
    return found


def _write_regions(book: _Book, regions: tuple[Subdivision, ...], by_code: dict[str, list[City]]) -> None:
    outlines = ingredients.outlines()
    for region in regions:
        inside = by_code.get(region.code, [])
        shown = shown_name(region)
        town = _of_its_town(region, inside) if shown == region.name else None
        if town is not None:
            shown = f"{town} {_REGION_WORDS[region.name.split()[-1].rstrip(_SOFT)]}"
        country, first = region.code.split(".")[0], ".".join(region.code.split(".")[:2])
        if region.level == 1:
            book.regions[region.code] = shown
        point, radius = extent(inside, outlines.get(region.geoname_id))
        lat, lon = point or (None, None)
        kind, precision = ("admin1", 4) if region.level == 1 else ("admin2", 3)
        called = dict.fromkeys([region.name, region.name.split(", ")[0], shown, *([town] if town else [])])
        names = [*((n, MAIN) for n in called), *((a, ALTERNATE) for a in region.aliases if is_latin(normalise(a)))]
        names += [(a, ALTERNATE) for a in region.aliases]
        people = sum(c.population for c in inside)
        rest = (kind, lat, lon, radius, precision, country, first, book.regions.get(first), "", "", people)
        book.add(f"gn:{region.geoname_id}", shown, names, rest)


def _write_widest(book: _Book, cities: list[City]) -> None:
    by_country: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    sizes = ingredients.country_sizes()
    for country in ingredients.countries():
        number, area, people = sizes[country.iso]
        derived, _ = extent(by_country.get(country.iso, []))
        lat, lon = (country.lat, country.lon) if country.lat is not None else derived or (None, None)
        radius = round(max(1.0, sqrt(area / pi)), 1)
        rest: Row = ("country", lat, lon, radius, 6, country.iso, None, None, "", "", people)
        book.add(f"gn:{number}", country.names[0], [(n, MAIN) for n in country.names], rest)
    for name, (number, lat, lon, people) in sorted(ingredients.continents().items()):
        rest = ("region", lat, lon, _CONTINENT_KM, 6, None, None, None, "", "", people)
        book.add(f"gn:{number}", name, [(name, MAIN)], rest)
    for region in ingredients.regions():
        rest = (region.kind, region.lat, region.lon, region.radius_km, _PRECISION[region.kind], *(None,) * 3, "", "", 0)
        book.add(f"theatre:{region.own_id}", region.names[0], [(n, MAIN) for n in region.names], rest)


def _cities_by_subdivision(
    cities: list[City], regions: tuple[Subdivision, ...], rows: dict[int, tuple[int, ...]]
) -> dict[str, list[City]]:
    codes = {s.row: s.code for s in regions}
    found: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        inside = {city.region, *(codes[r] for r in rows.get(city.geoname_id, ()) if r in codes)}
        for code in sorted(inside):
            found[code].append(city)
    return found


def _of_its_town(region: Subdivision, inside: list[City]) -> str | None:
    """Give the town by whose name reports call a region that the list has by an adjective ("Kurskaya oblast'")."""
    first, *rest = region.name.split()
    if region.level > 1 or len(rest) != 1 or rest[0].rstrip(_SOFT) not in _REGION_WORDS:
        return None
    towns = sorted(inside, key=lambda city: -city.population)[:_LARGEST]
    return next((t.name for t in towns if adjectival(normalise(t.name), normalise(first))), None)


_SOFT = "'’ʼ"
_REGION_WORDS = {"oblast": "Oblast", "kray": "Krai"}
_LARGEST = 3  # a region is called after one of its great towns


def shown_name(region: Subdivision) -> str:
    """Choose how a region is called: "Kharkiv Oblast" before the codifier's adjective ("Kharkivska oblast")."""
    return next(
        (a for a in sorted(region.aliases) if a.endswith(" Oblast") and a.isascii() and "’" not in a), region.name
    )


def _is_name(alternate: str) -> bool:
    if alternate.isascii() and (len(alternate) < _SHORTEST or (alternate.isupper() and len(alternate) <= _CODE_LENGTH)):
        return False
    return _NO_NAME.search(alternate) is None
