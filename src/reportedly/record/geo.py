"""Distances, bearings and shapes on a sphere of the Earth's mean radius (IUGG: 6371.0088 km), right to 0.6 %."""

from __future__ import annotations

from functools import lru_cache
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EARTH_KM = 6371.0088
KM_PER_MILE = 1.609344
COMPASS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
_STEP = 360 / len(COMPASS)
_SETTLED = 1e-4  # of the Earth's radius: 600 m
_MEDIAN_STEPS = 60  # Weiszfeld's method settles to about a kilometre within 40 steps on every country of GeoNames
_CORNERS = 3
_FLAT = 1e-6  # square degrees: 10 square metres

Point = tuple[float, float]  # latitude and longitude in degrees


@lru_cache(maxsize=1 << 16)  # the names of a report are measured against each other again and again
def distance_km(one: Point, other: Point) -> float:
    """Give the great-circle distance in kilometres between two (lat, lon) points (haversine)."""
    lat1, lat2 = radians(one[0]), radians(other[0])
    across = radians(other[1] - one[1])
    a = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(across / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(a)))


def bearing_degrees(start: Point, end: Point) -> float:
    """Give the initial bearing from one point to another, clockwise from north."""
    lat1, lat2 = radians(start[0]), radians(end[0])
    across = radians(end[1] - start[1])
    y = sin(across) * cos(lat2)
    x = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(across)
    return degrees(atan2(y, x)) % 360


def compass(bearing: float) -> str:
    """Name the compass point nearest to a bearing."""
    return COMPASS[round(bearing / _STEP) % len(COMPASS)]


def degrees_of(point: str) -> float:
    """Give the bearing of a compass point ("NE" is 45)."""
    return COMPASS.index(point) * _STEP


def destination(start: Point, bearing: float, km: float) -> Point:
    """Give the point that lies so many kilometres from the start at that bearing."""
    arc, lat1, lon1, turn = km / EARTH_KM, radians(start[0]), radians(start[1]), radians(bearing)
    lat2 = asin(sin(lat1) * cos(arc) + cos(lat1) * sin(arc) * cos(turn))
    lon2 = lon1 + atan2(sin(turn) * sin(arc) * cos(lat1), cos(arc) - sin(lat1) * sin(lat2))
    return degrees(lat2), (degrees(lon2) + 540) % 360 - 180


def middle(points: Iterable[Point]) -> Point:
    """Give the geometric median of points, which an outlying island does not pull away (Weiszfeld 1937)."""
    vectors = [_vector(point) for point in points]
    x, y, z = (sum(v[i] for v in vectors) / len(vectors) for i in range(3))
    for _ in range(_MEDIAN_STEPS):
        weights = [1 / max(1e-9, sqrt((a - x) ** 2 + (b - y) ** 2 + (c - z) ** 2)) for a, b, c in vectors]
        total = sum(weights)
        last = x, y, z
        x, y, z = (sum(w * v[i] for w, v in zip(weights, vectors, strict=True)) / total for i in range(3))
        if abs(x - last[0]) + abs(y - last[1]) + abs(z - last[2]) < _SETTLED:
            break
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def centre_of_hull(points: Iterable[Point]) -> Point | None:
    """Give the centre of area of the convex hull of points; None where they enclose nothing (Andrew 1979 for the hull).

    Points are laid on a plane around their middle in which a degree is as long in both directions; right for what spans
    less than a quarter of the Earth.
    """
    held = sorted(set(points))
    if len(held) < _CORNERS:
        return None
    lat0, lon0 = middle(held)
    narrow = cos(radians(lat0))
    plane = sorted((((lon - lon0 + 540) % 360 - 180) * narrow, lat - lat0) for lat, lon in held)
    ring = [*_half_hull(plane), *_half_hull(plane[::-1])]
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if abs(area) < _FLAT:
        return None
    return lat0 + y / (3 * area), (lon0 + x / (3 * area) / narrow + 540) % 360 - 180


def _half_hull(plane: Sequence[Point]) -> list[Point]:
    half: list[Point] = []
    for x, y in plane:
        while len(half) > 1:
            (x1, y1), (x2, y2) = half[-2:]
            if (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0:
                break
            half.pop()
        half.append((x, y))
    return half[:-1]


def _vector(point: Point) -> tuple[float, float, float]:
    lat, lon = radians(point[0]), radians(point[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def ring_sector(
    anchor: Point, inner_km: float, outer_km: float, bearing: float | None, width: float
) -> list[list[float]]:
    """Give the closed ring [[lon, lat], ...], counter-clockwise, of a sector `width` degrees wide around a bearing.

    Without a bearing it is the whole circle of the outer radius.
    """
    if bearing is None:
        turns = [float(t) for t in range(0, 360, 15)]
        line = [destination(anchor, -t, outer_km) for t in turns]
    else:
        steps = [bearing - width / 2 + width * i / 8 for i in range(9)]
        outer = [destination(anchor, t, outer_km) for t in reversed(steps)]
        inner = [destination(anchor, t, inner_km) for t in steps] if inner_km > 0 else [anchor]
        line = outer + inner
    ring = [[round(lon, 5), round(lat, 5)] for lat, lon in line]
    return [*ring, ring[0]]
