"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt

_EARTH_RADIUS_KM = 6371.0088  # mean radius (IUGG)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres between two points in WGS 84 degrees, by the haversine formula."""
    north, other_north = radians(lat), radians(other_lat)
    half_height = sin((other_north - north) / 2) ** 2
    half_width = sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_height + cos(north) * cos(other_north) * half_width)))
