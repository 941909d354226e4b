"""The pipeline on our own gold of moments, and the gold itself."""

from __future__ import annotations

from datetime import date

import pytest
from tests.gold.moments.measure import figures_of
from tests.gold.moments.passages import passages
from tests.gold.moments.score import FLOORS, pairs, shown
from tests.gold.sets import SETS, Set


@pytest.mark.parametrize("which", SETS)
def test_no_figure_falls_below_its_floor(which: Set) -> None:
    found = list(pairs(which))
    reached = figures_of(found)
    assert set(reached) == set(FLOORS[which])
    assert all(reached[name] >= floor for name, floor in FLOORS[which].items()), "\n" + shown(found, FLOORS[which])


def test_there_are_enough_expressions_and_every_id_is_taken_once() -> None:
    everything = [p for which in SETS for p in passages(which)]
    assert sum(len(p.moments) for p in everything) >= 150
    assert len({p.id for p in everything}) == len(everything)


def test_every_expression_has_a_day_and_begins_before_it_ends() -> None:
    for moment in (m for which in SETS for p in passages(which) for m in p.moments):
        days = [date.fromisoformat(moment[end]) for end in ("from", "to") if moment[end] is not None]
        assert days
        assert days == sorted(days)
