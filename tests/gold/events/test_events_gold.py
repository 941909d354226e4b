"""Our own gold of events itself; test_gold_floors.py has the pipeline on it."""

from __future__ import annotations

from tests.gold.events.passages import passages
from tests.gold.sets import SETS

from reportedly.record import Age, Certainty, Event, Outcome, Polarity, Sex, Victims


def test_there_are_enough_passages_of_three_theatres() -> None:
    everything = [p for which in SETS for p in passages(which)]
    assert len(everything) >= 200
    assert len(passages("set_aside")) >= 70
    assert len({p.theatre for p in everything}) >= 3


def test_some_passages_have_no_claim() -> None:
    for which in SETS:
        assert sum(not p.claims for p in passages(which)) >= len(passages(which)) / 8


def test_the_annotations_are_in_the_contracts_words() -> None:
    optional = {"victims": Victims, "outcome": Outcome, "age": Age, "sex": Sex}
    for passage in (p for which in SETS for p in passages(which)):
        for claim in passage.claims:
            assert Event(claim["event"]), passage.id
            assert Certainty(claim["certainty"]), passage.id
            assert Polarity(claim["polarity"]), passage.id
            assert all(claim[key] is None or kind(claim[key]) for key, kind in optional.items()), passage.id
            assert claim["place"] is None or claim["place"] in passage.text, passage.id
