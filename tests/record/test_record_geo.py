from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.record.geo import bearing_degrees, compass, destination, distance_km, middle, ring_sector

POINTS = st.tuples(st.floats(-80, 80), st.floats(-179, 179))


def test_a_degree_on_the_equator_is_111_km() -> None:
    assert distance_km((0, 0), (0, 1)) == pytest.approx(111.195, abs=0.01)


@given(POINTS, st.floats(0, 359.9), st.floats(1, 500))
def test_a_destination_lies_as_far_as_asked(start: tuple[float, float], bearing: float, km: float) -> None:
    assert distance_km(start, destination(start, bearing, km)) == pytest.approx(km, rel=1e-6, abs=1e-3)


@given(st.tuples(st.floats(-60, 60), st.floats(-179, 179)), st.sampled_from(["N", "NE", "E", "SW", "W"]))
def test_a_bearing_leads_back_to_its_compass_point(start: tuple[float, float], point: str) -> None:
    turn = {"N": 0, "NE": 45, "E": 90, "SW": 225, "W": 270}[point]
    assert compass(bearing_degrees(start, destination(start, turn, 30))) == point


def test_an_outlying_island_does_not_pull_the_middle_away() -> None:
    mainland = [(50.0 + i / 10, 30.0 + j / 10) for i in range(5) for j in range(5)]
    assert distance_km(middle([*mainland, (0.0, -60.0)]), (50.2, 30.2)) < 20


def test_a_ring_is_closed_and_written_longitude_first() -> None:
    ring = ring_sector((49.7, 37.6), 20, 40, 0.0, 45.0)
    assert ring[0] == ring[-1]
    assert all(30 < lon < 45 and 49 < lat < 51 for lon, lat in ring)


def test_a_ring_runs_counter_clockwise_as_geojson_asks() -> None:
    for bearing in (0.0, 90.0, None):
        ring = ring_sector((49.7, 37.6), 20, 40, bearing, 45.0)
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
        assert area > 0
