from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.record.geo import (
    bearing_degrees,
    centre_of_hull,
    compass,
    destination,
    distance_km,
    middle,
    ring_sector,
)

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


def test_a_crowded_corner_does_not_pull_the_centre_of_a_hull() -> None:
    square = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)]
    crowd = [(0.1 * i, 0.1 * j) for i in range(5) for j in range(5)]
    assert centre_of_hull([*square, *crowd]) == pytest.approx((1.0, 1.0), abs=0.01)


def test_a_hull_across_the_date_line_has_its_centre_there() -> None:
    found = centre_of_hull([(-1.0, 179.0), (-1.0, -179.0), (1.0, 179.0), (1.0, -179.0)])
    assert found is not None
    assert abs(abs(found[1]) - 180) < 0.01


def test_what_encloses_nothing_has_no_hull() -> None:
    assert centre_of_hull([(1.0, 1.0), (2.0, 2.0)]) is None
    assert centre_of_hull([(0.0, 0.0), (0.0, 1.0), (0.0, 2.0)]) is None


@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(-20, 20)), min_size=3, max_size=20))
def test_the_centre_of_a_hull_lies_among_its_points(points: list[tuple[float, float]]) -> None:
    found = centre_of_hull(points)
    if found is not None:
        assert min(p[0] for p in points) - 0.5 <= found[0] <= max(p[0] for p in points) + 0.5
