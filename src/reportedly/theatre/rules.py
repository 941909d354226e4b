"""What must hold between the rows of a theatre pack, a rule each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportedly.record import OTHER_SIDE, UNKNOWN_SIDE
from reportedly.theatre.model import KnownSource, Operation, Outline, OwnPlace, Sector, Side, Unit
from reportedly.theatre.spelling import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportedly.theatre.pack import Fault, Row

    Rows = list[tuple[Row, Any]]
    Rule = Callable[[Rows], Iterator[Fault]]

_COUNTRY = re.compile(r"[A-Z]{2}")
_CODIFIERS = ("katottg",)
_LETTERS = "ABCDEF"  # NATO Admiralty code, reliability of the source
_OWN = "theatre:"
_ID_KEYS = ("source_id", "unit_id", "place_id", "code")
_MOST_LAT, _MOST_LON = 90, 180
_WIDEST_KM = 20_038  # half the equator


def _known_sides(rows: Rows) -> Iterator[Fault]:
    codes = [record.code for _, record in rows if isinstance(record, Side)]
    for row, record in rows:
        if isinstance(record, Side):
            used = [("allies", code, codes) for code in record.allies]
        elif isinstance(record, KnownSource):
            used = [("side", record.side, [*codes, OTHER_SIDE, UNKNOWN_SIDE])]
        elif isinstance(record, (Unit, Operation)):
            used = [("side", record.side, codes)]
        else:
            continue
        for key, code, known in used:
            if code not in known:
                remedy = f"Use one of {', '.join(known)}." if known else "Describe it in a [[side]] table."
                yield row.fault(key, f"There is no side {code!r}.", remedy)


def _side_codes(rows: Rows) -> Iterator[Fault]:
    for row, record in rows:
        if isinstance(record, Side) and record.code in {OTHER_SIDE, UNKNOWN_SIDE}:
            yield row.fault("code", f"{record.code!r} is the word for no side of the theatre.", "Take another code.")


def _ids_once(rows: Rows) -> Iterator[Fault]:
    seen: dict[str, Row] = {}
    for row, record in rows:
        for key in _ID_KEYS:
            value = getattr(record, key, None)
            if value is None:
                continue
            if value in seen:
                where = f"{seen[value].file}, line {seen[value].line}"
                yield row.fault(key, f"The {key} {value!r} is taken by {where}.", "Give each its own.")
            seen.setdefault(value, row)


def _names_once(rows: Rows) -> Iterator[Fault]:
    """Names that text is searched for: of sides, sources, units and sectors; and of places among themselves."""
    for kinds in ((Side, KnownSource, Unit, Sector), (Sector, OwnPlace)):
        seen: dict[str, tuple[Row, Any]] = {}
        for row, record in rows:
            if not isinstance(record, kinds):
                continue
            for key, name in _names(record):
                if not folded(name).strip():
                    yield row.fault(key, f"{name!r} is no name.", "Write letters or figures, or take it out.")
                owner_row, owner = seen.setdefault(folded(name), (row, record))
                if owner is not record and not (kinds[0] is Sector and isinstance(record, Sector)):
                    where = f"{owner_row.file}, line {owner_row.line}"
                    yield row.fault(key, f"{name!r} also means {owner.name} ({where}).", "Keep it with one of them.")


def _names(record: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any record of a pack
    if isinstance(record, Side):
        for key in ("names", "adjectives", "demonyms", "capitals", "slurs"):
            yield from ((key, name) for name in getattr(record, key))
        return
    yield "name", record.name
    yield from (("aliases", name) for name in record.aliases)


def _voices(rows: Rows) -> Iterator[Fault]:
    sources = {record.source_id: record for _, record in rows if isinstance(record, KnownSource)}
    for row, record in rows:
        if not isinstance(record, KnownSource):
            continue
        root = sources.get(record.voice)
        if root is None:
            yield row.fault("voice", f"The voice {record.voice!r} names no source.", "Give the source_id of one.")
        elif root.voice != root.source_id:
            what = f"The voice {record.voice!r} itself speaks with the voice {root.voice!r}."
            yield row.fault("voice", what, f"Write {root.voice!r}.")


def _ratings(rows: Rows) -> Iterator[Fault]:
    for row, record in rows:
        if not isinstance(record, KnownSource):
            continue
        if record.reliability is not None:
            if record.reliability not in _LETTERS or len(record.reliability) != 1:
                what = f"{record.reliability!r} is no Admiralty letter."
                yield row.fault("reliability", what, f"Write one of {', '.join(_LETTERS)}, or leave it out.")
            if not (record.reason or "").strip():
                yield row.fault("reliability", "The reliability has no reason.", "Give it in one sentence as `reason`.")
            if record.person:
                what = "A natural person is rated."
                yield row.fault("reliability", what, "Rate institutions, offices and outlets only; take it out.")
        elif record.reason is not None:
            yield row.fault("reason", "There is a reason but no reliability.", "Give the letter, or take it out.")


def _points(rows: Rows) -> Iterator[Fault]:
    for row, record in rows:
        if isinstance(record, (Sector, OwnPlace)):
            yield from _point(row, record)
        elif isinstance(record, Outline):
            west, south, east, north = record.bounds
            ordered = -_MOST_LON <= west < east <= _MOST_LON and -_MOST_LAT <= south < north <= _MOST_LAT
            if not ordered:
                what = "The bounds are no box on the map."
                yield row.fault("bounds", what, "Write west, south, east, north in degrees (WGS 84).")


def _point(row: Row, record: Sector | OwnPlace) -> Iterator[Fault]:
    if not record.place_id.startswith(_OWN):
        yield row.fault("place_id", f"The place_id {record.place_id!r} is not the theatre's.", f"Begin it with {_OWN}.")
    if (record.lat is None) != (record.lon is None):
        yield row.fault("lat" if record.lon is None else "lon", "One of lat and lon is missing.", "Give both, or none.")
    for key, value, most in (("lat", record.lat, _MOST_LAT), ("lon", record.lon, _MOST_LON)):
        if value is not None and not -most <= value <= most:
            yield row.fault(key, f"{key} {value} is out of range.", f"Write degrees from -{most} to {most} (WGS 84).")
    if not 0 < record.radius_km <= _WIDEST_KM:
        what = f"The radius {record.radius_km} is out of range."
        yield row.fault("radius_km", what, "Write the kilometres from the centre to the farthest point.")


def _operations(rows: Rows) -> Iterator[Fault]:
    sectors = [record.place_id for _, record in rows if isinstance(record, Sector)]
    begins = next((record.begins for row, record in rows if row.table == "theatre"), None)
    for row, record in rows:
        if not isinstance(record, Operation):
            continue
        if record.sector not in sectors:
            what = f"There is no sector {record.sector!r}."
            yield row.fault("sector", what, "Give the place_id of a [[sector]] table.")
        if begins is not None and record.begins < begins:
            what = f"The operation begins before the theatre does ({begins.isoformat()})."
            yield row.fault("begins", what, "Mend one of the two dates.")


def _stated_basis(rows: Rows) -> Iterator[Fault]:
    for row, record in rows:
        if isinstance(record, (Operation, OwnPlace, Outline)) and not record.basis.strip():
            yield row.fault("basis", "The basis is empty.", "Say in a few words on what this rests.")


def _header(rows: Rows) -> Iterator[Fault]:
    for row, record in rows:
        countries = record.countries if row.table == "theatre" else ()
        if isinstance(record, (Outline, OwnPlace)) and record.country is not None:
            countries = (record.country,)
        if isinstance(record, Side) and record.home is not None:
            countries = (record.home,)
        for country in countries:
            if not _COUNTRY.fullmatch(country):
                key = {"theatre": "countries", "side": "home"}.get(row.table, "country")
                yield row.fault(key, f"{country!r} is no country code.", "Write two capitals (ISO 3166-1 alpha-2).")
        if row.table == "theatre" and record.codifier is not None and record.codifier not in _CODIFIERS:
            what = f"There is no codifier {record.codifier!r}."
            yield row.fault("codifier", what, f"Use one of {', '.join(_CODIFIERS)}, or leave it out.")


RULES: tuple[Rule, ...] = (
    _known_sides,
    _side_codes,
    _ids_once,
    _names_once,
    _voices,
    _ratings,
    _points,
    _operations,
    _stated_basis,
    _header,
)
