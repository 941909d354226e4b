"""The list of known places: the index on disk, with a theatre's own places laid over it."""

from __future__ import annotations

import os
import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from math import log10
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from reportedly.errors import GazetteerError
from reportedly.locate.build import MAIN, ensure_index
from reportedly.locate.names import arabic_spellings, folded, is_latin, normalise
from reportedly.record import Place, PlaceKind, WherePrec
from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reportedly.locate.build import Progress
    from reportedly.theatre.model import OwnPlace, Theatre

_COLUMNS = (
    "p.place_id, p.name, p.kind, p.lat, p.lon, p.radius_km, p.precision, p.country, p.admin1, p.district, p.community, "
    "p.population"
)
_BY_NAME = f"SELECT {_COLUMNS}, n.rank FROM name n JOIN place p ON p.id = n.place WHERE n.name = ? ORDER BY p.id"  # noqa: S608 constants only
_BY_KEY = (
    f"SELECT {_COLUMNS} FROM fold f JOIN place p ON p.id = f.place WHERE f.country = ? AND f.key = ? ORDER BY p.id"  # noqa: S608 constants only
)
_BY_KEY_ANYWHERE = (
    f"SELECT {_COLUMNS} FROM fold f JOIN place p ON p.id = f.place WHERE f.key = ? AND p.population >= ? ORDER BY p.id"  # noqa: S608 constants only
)
_ADMIN1 = "SELECT name, place_id FROM place WHERE kind = 'admin1' AND country = ? ORDER BY id DESC"
_LAND = re.compile(r"(?P<stem>\w{3,}?)(?:shch|chch|sch|ch)[yi]na")
_BY_ID = f"SELECT {_COLUMNS} FROM place p WHERE p.place_id = ? ORDER BY p.id"  # noqa: S608 constants only
_KEYS = "SELECT DISTINCT key FROM fold WHERE country = ? ORDER BY key"
_CACHE = 200_000  # names kept in memory, about 60 MB when full; a report has some dozens
# A slip of one letter in a short name makes another name; counted on folded keys, whose vowels are already merged.
_EDITS = ((5, 0), (8, 1), (99, 2))
_MOST_KEYS = 12
_LEAST_ANYWHERE = 10_000  # people: without a theatre, of all the world only towns are looked for in other spellings
_OWN = "theatre:"  # begins a pack's ids; a listed place's id behind it gives that place the pack's name
# A hamlet is seldom misspelt in the press and has many near names; set so that made-up names find nothing.
_LEAST_PEOPLE = (0, 500, 5000)
_WIDEST_SECTOR_KM = 150.0  # wider ones speak of the whole front
_REACH_KM = 250.0  # from the front to where a report of the war has names misspelt; Mstera east of Moscow is none
_WELL_KNOWN = 100_000  # people of a city that reports name from wherever it lies
_TENFOLDS_AN_EDIT = 3.0  # one more slip must be paid for by a thousand times the people


class Matched(StrEnum):
    """How a name led to a place, from the firmest to the weakest."""

    THEATRE = "theatre"
    NAME = "name"
    ALTERNATE = "alternate"
    FOLDED = "folded"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean; `district` and `community` are its chain below the first level."""

    place: Place
    population: int
    district: str
    community: str
    matched: Matched
    edits: int = 0
    at_front: bool = False  # inside one of the theatre's sectors
    remote: bool = False  # in another of the theatre's countries than its first, and far from all sectors


class Gazetteer:
    """The names and places of one theatre and of the world; safe to share by threads and to send to processes."""

    def __init__(self, path: Path, theatre: Theatre) -> None:
        self.path = path
        self.theatre = theatre
        self._db: sqlite3.Connection | None = None
        self._pid = 0
        self._found: dict[str, tuple[Entry, ...]] = {}
        self._near: dict[str, tuple[Entry, ...]] = {}
        self._keys: dict[tuple[int, int], list[str]] | None = None
        self._called = {_listed_id(own): own for own in theatre.places if _listed_id(own)}
        self._own = _own_entries(theatre)
        self._renamed = _renamed(self._called.values())
        self.long_names = _long_names(theatre)
        self._own_by_id = {e.place.place_id: e for entries in self._own.values() for e in entries}

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, Theatre]]:
        return Gazetteer, (self.path, self.theatre)

    @property
    def version(self) -> str:
        """The content hash of what the index was made of."""
        return self.path.stem.removeprefix("gazetteer-")

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Give every place of that name, the theatre's own first, then the theatre's countries, then by population."""
        key = normalise(name)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _CACHE:
                self._found.clear()
            found = self._found[key] = self._look_up(key)
        return found

    def near_misses(self, name: str) -> tuple[Entry, ...]:
        """Give places of the theatre's countries whose names are near: other transliterations, then slips.

        Without a theatre, other transliterations of the names of the world's towns. The nearest come first, weighed by
        population.
        """
        key = normalise(name)
        found = self._near.get(key)
        if found is None:
            if len(self._near) >= _CACHE:
                self._near.clear()
            found = self._near[key] = self._look_near(key) if key and is_latin(key) else ()
        return found

    def place(self, place_id: str) -> Entry | None:
        """Give the place of an id."""
        own = self._own_by_id.get(place_id)
        if own is not None:
            return own
        rows = self._connect().execute(_BY_ID, (place_id,)).fetchall()
        return self._entry(rows[0], Matched.NAME) if rows else None

    def counts(self) -> dict[PlaceKind, int]:
        """Give the number of places of each kind in the index, without the theatre's own."""
        rows = self._connect().execute("SELECT kind, COUNT(*) FROM place GROUP BY kind ORDER BY 2 DESC, 1").fetchall()
        return {PlaceKind(kind): count for kind, count in rows}

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        if not key:
            return ()
        own = self._own.get(key, ())
        hidden = {e.place.place_id for e in own}
        rows = self._rows(key) or ([] if own else self._rows_of_arabic(key))
        found = [
            self._entry(row, Matched.NAME if row[-1] == MAIN else Matched.ALTERNATE)
            for row in rows
            if row[0] not in hidden and self._is_listed(row[0])
        ]
        named = {e.place.place_id for e in found}
        renamed = [self.place(i) for i in self._renamed.get(key, ()) if i not in named]
        if not rows:
            renamed.append(self._land(key))
        return (*own, *sorted((*found, *(e for e in renamed if e is not None)), key=self._rank))

    def _rows(self, key: str) -> list[tuple[Any, ...]]:
        return self._connect().execute(_BY_NAME, (key,)).fetchall()

    def _rows_of_arabic(self, key: str) -> list[tuple[Any, ...]]:
        """Give the places whose names differ only in how their Arabic article is written."""
        rows = [row for spelt in arabic_spellings(key) for row in self._rows(spelt)]
        return list({row[0]: row for row in reversed(rows)}.values())

    def _land(self, key: str) -> Entry | None:
        """Give the region that a Ukrainian word for a town's land means ("Sumshchyna", the land around Sumy)."""
        match = _LAND.fullmatch(key)
        if match is None or not self.theatre.codifier:
            return None
        names = self._connect().execute(_ADMIN1, (self.theatre.countries[0],)).fetchall()
        found = next((i for name, i in names if normalise(name).startswith(match["stem"])), None)
        return self.place(str(found)) if found is not None else None

    def _look_near(self, key: str) -> tuple[Entry, ...]:
        wanted = folded(key)
        most = next(edits for length, edits in _EDITS if len(wanted) < length)
        near = {wanted: 0}
        if most:
            keys = self._keys_like(wanted, most)
            for hit, edits, _ in process.extract(
                wanted, keys, scorer=Levenshtein.distance, score_cutoff=most, limit=_MOST_KEYS
            ):
                near.setdefault(hit, int(edits))
        found: dict[str, Entry] = {}
        for hit, edits in sorted(near.items(), key=lambda item: (item[1], item[0])):
            for entry in self._of_key(hit, edits):
                if entry.population >= _LEAST_PEOPLE[edits]:
                    found.setdefault(entry.place.place_id, entry)
        return tuple(sorted(found.values(), key=lambda e: (_strangeness(e), *self._rank(e))))

    def _of_key(self, key: str, edits: int) -> list[Entry]:
        how = Matched.EDIT if edits else Matched.FOLDED
        db, countries = self._connect(), self.theatre.countries
        if countries:
            rows = [r for c in countries for r in db.execute(_BY_KEY, (c, key)).fetchall()]
        else:
            rows = db.execute(_BY_KEY_ANYWHERE, (key, _LEAST_ANYWHERE)).fetchall()
        found = [replace(self._entry(row, how), edits=edits) for row in rows if self._is_listed(row[0])]
        return [e for e in found if self._is_likely(e, edits)]

    def _is_likely(self, entry: Entry, edits: int) -> bool:
        """Whether a name may mean a place whose name is only near: near the front, where a theatre tells where that is.

        Other transliterations are those of all of the theatre's first country, and of cities.
        """
        at_home = entry.place.country == self.theatre.countries[0] if self.theatre.countries else True
        if not edits and (at_home or entry.population >= _WELL_KNOWN):
            return True
        return not self.theatre.sectors or self._lies_within(entry.place, _REACH_KM)

    def _keys_like(self, wanted: str, most: int) -> list[str]:
        """Give the keys of as many words whose lengths differ by no more than the edits allowed."""
        if self._keys is None:
            db = self._connect()
            self._keys = defaultdict(list)
            for key in sorted({row[0] for c in self.theatre.countries for row in db.execute(_KEYS, (c,))}):
                self._keys[key.count(" "), len(key)].append(key)
        words, length = wanted.count(" "), len(wanted)
        return [key for n in range(length - most, length + most + 1) for key in self._keys.get((words, n), ())]

    def _is_listed(self, place_id: str) -> bool:
        return place_id.split(":", 1)[0] in {"gn", "theatre", self.theatre.codifier}

    def _rank(self, entry: Entry) -> tuple[bool, int, str]:
        return entry.place.country not in self.theatre.countries, -entry.population, entry.place.place_id

    def _entry(self, row: tuple[object, ...], matched: Matched) -> Entry:
        place_id, listed, kind, lat, lon, radius, precision, country, admin1, district, community, population = row[:12]
        called = self._called.get(str(place_id))
        place = Place(
            str(place_id),
            called.name if called else str(listed),
            PlaceKind(str(kind)),
            _number(lat),
            _number(lon),
            _number(radius) or 0.0,
            WherePrec(int(str(precision))),
            None if country is None else str(country),
            None if admin1 is None else str(admin1),
        )
        place = self._outlined(place)
        if str(place_id).startswith(_OWN):
            matched = Matched.THEATRE
        front = place.kind is PlaceKind.SETTLEMENT and self._lies_within(place, 0.0)
        away = place.country in self.theatre.countries[1:] and bool(self.theatre.sectors)
        remote = away and place.kind is PlaceKind.SETTLEMENT and not self._lies_within(place, _REACH_KM)
        below = str(district), str(community)
        return Entry(place, int(str(population)), *below, matched, at_front=front, remote=remote)

    def _lies_within(self, place: Place, km: float) -> bool:
        """Whether a place lies no further than this from a sector of the front; the whole front is none."""
        if place.lat is None or place.lon is None:
            return False
        at = place.lat, place.lon
        fronts = [s for s in self.theatre.sectors if s.radius_km <= _WIDEST_SECTOR_KM]
        return any(distance_km(at, (s.lat, s.lon)) <= s.radius_km + km for s in fronts)

    def _outlined(self, place: Place) -> Place:
        if place.lat is None or place.lon is None or place.kind is PlaceKind.COUNTRY:
            return place
        for outline in self.theatre.outlines:
            west, south, east, north = outline.bounds
            if west <= place.lon <= east and south <= place.lat <= north and place.country != outline.country:
                return replace(place, country=outline.country)
        return place

    def _connect(self) -> sqlite3.Connection:
        if self._db is None or self._pid != os.getpid():
            try:
                self._db = sqlite3.connect(
                    f"{self.path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
                )
            except sqlite3.Error as fault:
                raise GazetteerError(f"The gazetteer {self.path} cannot be opened ({fault}); delete it.") from fault
            self._pid = os.getpid()
        return self._db


def open_gazetteer(theatre: Theatre, cache_dir: Path | None = None, on_progress: Progress | None = None) -> Gazetteer:
    """Open the gazetteer for a theatre; the index is built in the cache folder the first time (about a minute).

    `on_progress` is told while building what is being done and how much of all is done, 0 to 1.

    Raises:
        GazetteerError: an ingredient is missing, or the index cannot be written or read.
    """
    gazetteer = Gazetteer(ensure_index(cache_dir, on_progress), theatre)
    try:
        gazetteer.place("gn:0")
    except sqlite3.Error as fault:
        raise GazetteerError(
            f"The gazetteer {gazetteer.path} is damaged ({fault}); delete it, it is built again."
        ) from fault
    return gazetteer


def _strangeness(entry: Entry) -> float:
    return round(_TENFOLDS_AN_EDIT * entry.edits - log10(entry.population + 1), 3)


def _number(value: object) -> float | None:
    return float(str(value)) if value is not None else None


def _listed_id(own: OwnPlace) -> str:
    """Give the id of the listed place that the pack only renames ("theatre:gn:691999"); empty for one of its own."""
    listed = own.place_id.removeprefix(_OWN)
    return listed if ":" in listed else ""


def _renamed(called: Iterable[OwnPlace]) -> dict[str, tuple[str, ...]]:
    """Give the ids of listed places by the names that the theatre gives them."""
    found: dict[str, list[str]] = defaultdict(list)
    for own in called:
        for name in (own.name, *own.aliases):
            found[normalise(name)].append(_listed_id(own))
    return {key: tuple(ids) for key, ids in sorted(found.items())}


def _long_names(theatre: Theatre) -> dict[str, frozenset[str]]:
    """Give the theatre's own names of several words by their first word; reports write the others in small letters."""
    found: dict[str, set[str]] = defaultdict(set)
    for own in theatre.places:
        for name in (own.name, *own.aliases):
            key = normalise(name)
            if " " in key:
                found[key.split(" ")[0]].add(key)
    return {word: frozenset(keys) for word, keys in sorted(found.items())}


def _own_entries(theatre: Theatre) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for own in theatre.places:
        if _listed_id(own):
            continue
        where = (own.lat, own.lon, own.radius_km, _own_precision(own), own.country, own.admin1)
        place = Place(own.place_id, own.name, own.kind, *where)
        for name in (own.name, *own.aliases):
            found.setdefault(normalise(name), []).append(Entry(place, 0, "", "", Matched.THEATRE))
    for sector in theatre.sectors:
        place = Place(
            sector.place_id, sector.name, PlaceKind.SECTOR, sector.lat, sector.lon, sector.radius_km, WherePrec.VAGUE
        )
        for name in (sector.name, *sector.aliases):
            found.setdefault(normalise(name), []).append(Entry(place, 0, "", "", Matched.THEATRE))
    return {key: tuple(dict.fromkeys(entries)) for key, entries in sorted(found.items())}


def _own_precision(own: OwnPlace) -> WherePrec:
    """Give how well the pack knows where its place lies; the radius of a town's point says so."""
    if own.kind is PlaceKind.SETTLEMENT and own.radius_km > _POINT_KM:
        return WherePrec.NEAR
    return _PRECISION.get(own.kind, WherePrec.VAGUE)


_POINT_KM = 10.0  # the widest of the packs' cities, Bahri; a point with a wider circle is known only about so
_PRECISION = {
    PlaceKind.SETTLEMENT: WherePrec.EXACT,
    PlaceKind.ADMIN1: WherePrec.PROVINCE,
    PlaceKind.ADMIN2: WherePrec.DISTRICT,
    PlaceKind.COUNTRY: WherePrec.COUNTRY,
    PlaceKind.WATER: WherePrec.WATER_OR_AIR,
}
