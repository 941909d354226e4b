"""The pipeline on our own gold of places, and the gold itself."""

from __future__ import annotations

import pytest
from tests.gold.places.measure import figures_of
from tests.gold.places.passages import passages
from tests.gold.places.score import FLOORS, pairs, shown
from tests.gold.sets import SETS, Set

from reportedly.record import PlaceKind, RelationType

TRAITS = {
    *("exact", "transliteration", "old_name", "declined", "letters", "apostrophe", "short"),
    *("ambiguous", "undecidable", "unlisted"),
}


@pytest.mark.parametrize("which", SETS)
def test_no_figure_falls_below_its_floor(which: Set) -> None:
    found = list(pairs(which))
    reached = figures_of(found)
    assert set(reached) == set(FLOORS[which])
    assert all(reached[name] >= floor for name, floor in FLOORS[which].items()), "\n" + shown(found, FLOORS[which])


def test_there_are_enough_names_of_three_theatres_and_every_id_is_taken_once() -> None:
    everything = [p for which in SETS for p in passages(which)]
    assert sum(len(p.names) for p in everything) >= 200
    assert sum(len(p.names) for p in passages("set_aside")) >= 60
    assert len({p.id for p in everything}) == len(everything)
    assert len({p.theatre for p in everything}) >= 3


def test_the_annotations_are_in_the_contracts_words() -> None:
    for passage in (p for which in SETS for p in passages(which)):
        for name in passage.names:
            assert name["kind"] == "person" or PlaceKind(name["kind"]), passage.id
            assert name["relation"] is None or RelationType(name["relation"]["type"]), passage.id
            assert set(name["traits"]) <= TRAITS, passage.id
            assert (name["lat"] is None) is (name["lon"] is None), passage.id
