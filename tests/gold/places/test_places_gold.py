"""Our own gold of places itself; test_gold_floors.py has the pipeline on it."""

from __future__ import annotations

from tests.gold.places.passages import passages
from tests.gold.sets import SETS

from reportedly.record import PlaceKind, RelationType

TRAITS = {
    *("exact", "transliteration", "old_name", "declined", "letters", "apostrophe", "short"),
    *("ambiguous", "undecidable", "unlisted"),
}


def test_there_are_enough_names_of_three_theatres() -> None:
    everything = [p for which in SETS for p in passages(which)]
    assert sum(len(p.names) for p in everything) >= 200
    assert sum(len(p.names) for p in passages("set_aside")) >= 60
    assert len({p.theatre for p in everything}) >= 3


def test_the_annotations_are_in_the_contracts_words() -> None:
    for passage in (p for which in SETS for p in passages(which)):
        for name in passage.names:
            assert name["kind"] == "person" or PlaceKind(name["kind"]), passage.id
            assert name["relation"] is None or RelationType(name["relation"]["type"]), passage.id
            assert set(name["traits"]) <= TRAITS, passage.id
            assert (name["lat"] is None) is (name["lon"] is None), passage.id
