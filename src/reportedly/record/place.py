"""Where something happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from reportedly.record.span import Span


class PlaceKind(StrEnum):
    """What a place name names."""

    SETTLEMENT = "settlement"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    COUNTRY = "country"
    REGION = "region"
    SECTOR = "sector"
    BORDER = "border"
    WATER = "water"
    DEMONYM = "demonym"
    METONYM = "metonym"
    IN_NAME = "in_name"

    @property
    def can_hold_an_event(self) -> bool:
        """False for a demonym, a metonym and a part of another name: they are never a claim's place."""
        return self not in {PlaceKind.DEMONYM, PlaceKind.METONYM, PlaceKind.IN_NAME}


class WherePrec(IntEnum):
    """UCDP GED where_prec (codebook 23.1)."""

    EXACT = 1
    NEAR = 2  # within about 25 km
    DISTRICT = 3
    PROVINCE = 4
    VAGUE = 5  # linear, relative or fuzzy
    COUNTRY = 6
    WATER_OR_AIR = 7


class RelationType(StrEnum):
    """How an event lies to the place that its words name."""

    OUTSKIRTS = "outskirts"
    PART = "part"
    DIRECTION = "direction"
    OFFSET = "offset"
    BETWEEN = "between"
    AROUND = "around"
    ALONG = "along"
    SECTOR = "sector"


@dataclass(frozen=True, slots=True)
class Relation:
    """The words around a place name that say where from it ("some 30 kilometers north of").

    Bearings are compass points (N, NE, ...), distances kilometres, `shape` GeoJSON (RFC 7946) of the uncertainty.
    `anchor` is the text of the place measured from; `measured_km` what the map gives for `stated_km`.
    """

    type: RelationType
    anchor: str | None = None
    bearing: str | None = None
    stated_km: float | None = None
    measured_km: float | None = None
    shape: Mapping[str, Any] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a claim speaks of: WGS 84 degrees, radius in kilometres.

    `lat` and `lon` are None where we do not know the point: an honest gap beats a wrong village.
    """

    place_id: str
    name: str
    kind: PlaceKind
    lat: float | None
    lon: float | None
    radius_km: float
    precision: WherePrec
    country: str | None = None  # ISO 3166-1 alpha-2
    admin1: str | None = None  # name of the first-level region


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name of the text and what it resolves to; `place` is None where we hold no such place."""

    id: str
    span: Span
    text: str
    kind: PlaceKind
    place: Place | None
    confidence: float  # 0 to 1 that `place` is the one meant
    relation: Relation | None = None
