"""The scorer of places itself: what it calls right, wrong and a gap."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gold.pairs import Pair, by_place
from tests.gold.places.measure import Verdict, curve, figures_of, verdict

Row = dict[str, Any]


def name(**more: object) -> Row:
    plain: Row = {"span": [0, 5], "text": "Izium", "kind": "settlement", "lat": 49.2, "lon": 37.3, "within_km": 15}
    return {**plain, "traits": ["exact"], "relation": None, **more}


def mention(**more: object) -> Row:
    plain: Row = {
        "start": 0,
        "end": 5,
        "kind": "settlement",
        "lat": 49.2,
        "lon": 37.3,
        "radius_km": 3.0,
        "precision": 1,
    }
    return {**plain, "place_id": "gn:1", "name": "Izium", "text": "Izium", "confidence": 0.9, "relation": None, **more}


NOWHERE: Row = {"lat": None, "lon": None}


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (name(), mention(), Verdict.RIGHT),
        (name(), mention(lat=48.0), Verdict.WRONG),
        (name(), mention(kind="admin1"), Verdict.WRONG),
        (name(), mention(**NOWHERE), Verdict.GAP),
        (name(), None, Verdict.GAP),
        (name(), mention(kind="metonym"), Verdict.GAP),
        (name(), mention(lat=49.4, radius_km=30.0, precision=2), Verdict.RIGHT),
        (name(), mention(lat=49.4, radius_km=90.0, precision=3), Verdict.WRONG),
        (name(**NOWHERE), mention(), Verdict.WRONG),
        (name(**NOWHERE), mention(**NOWHERE), Verdict.RIGHT),
        (name(kind="metonym", **NOWHERE), mention(), Verdict.WRONG),
        (name(kind="metonym", **NOWHERE), mention(kind="country"), Verdict.RIGHT),
        (name(kind="person", **NOWHERE), None, Verdict.RIGHT),
        (name(kind="water"), mention(kind="water", lat=46.0, radius_km=500.0, precision=7), Verdict.RIGHT),
    ],
)
def test_a_name_is_right_wrong_or_a_gap(ours: Row, theirs: Row | None, said: Verdict) -> None:
    assert verdict(ours, theirs) is said


def test_a_name_matches_the_mention_that_shares_most_with_it() -> None:
    pair = Pair("x", "Izium region", [name(span=[0, 12])], [mention(), mention(start=0, end=12)])
    assert by_place(pair) == [(pair.gold[0], pair.taken[1])]
    assert figures_of([pair])["not_invented"] == 0.5


def test_the_curve_tells_how_often_a_confidence_is_right() -> None:
    right, wrong = [Pair("x", "Izium", [name()], [mention(lat=lat, confidence=0.85)]) for lat in (49.2, 48.0)]
    (tenth,) = curve([right, wrong])
    assert tenth == pytest.approx((2, 0.85, 0.5))
