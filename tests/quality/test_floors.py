"""The pipeline on our own gold."""

from __future__ import annotations

from tests.quality.measure import FLOORS, figures, table
from tests.quality.score import pairs


def test_no_figure_on_our_own_gold_falls_below_its_floor() -> None:
    reached = figures(list(pairs()))
    assert set(reached) == set(FLOORS)
    assert all(reached[name] >= floor for name, floor in FLOORS.items()), "\n" + table(reached, FLOORS)
