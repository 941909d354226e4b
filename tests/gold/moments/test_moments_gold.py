"""Our own gold of moments itself; test_gold_floors.py has the pipeline on it."""

from __future__ import annotations

from datetime import date

from tests.gold.moments.passages import passages
from tests.gold.sets import SETS


def test_there_are_enough_expressions() -> None:
    everything = [p for which in SETS for p in passages(which)]
    assert sum(len(p.moments) for p in everything) >= 150


def test_every_expression_has_a_day_and_begins_before_it_ends() -> None:
    for moment in (m for which in SETS for p in passages(which) for m in p.moments):
        days = [date.fromisoformat(moment[end]) for end in ("from", "to") if moment[end] is not None]
        assert days
        assert days == sorted(days)
