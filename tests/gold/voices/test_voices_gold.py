"""Our own gold of voices itself; test_gold_floors.py has the pipeline on it."""

from __future__ import annotations

from tests.gold.sets import SETS
from tests.gold.voices.passages import passages

from reportedly.record import AttributionKind, Certainty, Channel, Event, EvidenceKind, HedgeScope, Polarity


def test_there_are_enough_passages_of_three_theatres() -> None:
    everything = [p for which in SETS for p in passages(which)]
    assert len(everything) >= 150
    assert len(passages("set_aside")) >= 60
    assert len({p.theatre for p in everything}) >= 3


def test_the_annotations_are_in_the_contracts_words() -> None:
    for passage in (p for which in SETS for p in passages(which)):
        ids = {told["id"] for told in passage.attributions}
        for told in passage.attributions:
            assert AttributionKind(told["kind"]), passage.id
            assert told["parent"] is None or told["parent"] in ids, passage.id
        for claim in passage.claims:
            assert Event(claim["event"]), passage.id
            assert Certainty(claim["certainty"]), passage.id
            assert Polarity(claim["polarity"]), passage.id
            assert Channel(claim["channel"]), passage.id
            assert all(HedgeScope(hedge["scope"]) for hedge in claim["hedges"]), passage.id
        assert all(EvidenceKind(item["kind"]) for item in passage.evidence), passage.id
