"""The scorer of moments itself: what it calls right."""

from __future__ import annotations

from typing import Any

import pytest
from tests.gold.moments.measure import figures_of, is_right
from tests.gold.pairs import Pair

Row = dict[str, Any]


def gold(first: str | None, last: str | None) -> Row:
    return {"span": [0, 6], "text": "Monday", "from": first, "to": last}


def taken(first: str | None, last: str | None, meant: list[str | None] | None = None, precision: str = "day") -> Row:
    return {
        "start": 0,
        "end": 6,
        "text": "Monday",
        "from": first,
        "to": last,
        "meant": meant,
        "precision": precision,
    }


@pytest.mark.parametrize(
    ("ours", "theirs", "right"),
    [
        (gold("2022-09-05", "2022-09-05"), taken("2022-09-05", "2022-09-05"), True),
        (gold("2022-09-05", "2022-09-05"), taken("2022-09-05", "2022-09-06"), False),
        (gold("2022-09-05", "2022-09-11"), taken("2022-09-05", "2022-09-05", ["2022-09-05", "2022-09-11"]), True),
        (gold(None, "2022-09-05"), taken("2022-09-05", "2022-09-05", [None, "2022-09-05"]), True),
        (gold(None, "2022-09-05"), taken("2022-09-05", "2022-09-05"), False),
        (gold("2022-03-13", "2022-09-11"), taken("2022-03-12", "2022-09-11"), True),
        (gold("2022-09-05", "2022-09-05"), None, False),
    ],
)
def test_a_value_is_right_where_both_its_days_are(ours: Row, theirs: Row | None, *, right: bool) -> None:
    assert is_right(ours, theirs) is right


def test_lengths_and_the_present_are_nothing_that_was_taken_too_much() -> None:
    extra = [taken("2022-09-05", "2022-09-05", precision="duration") | {"start": 9, "end": 12}]
    extra.append(taken("2022-09-05", "2022-09-05") | {"start": 20, "end": 23, "text": "now"})
    pair = Pair("x", "", [gold("2022-09-05", "2022-09-05")], [taken("2022-09-05", "2022-09-05"), *extra])
    assert figures_of([pair])["found_precision"] == 1.0
