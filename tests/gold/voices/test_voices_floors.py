"""The pipeline on our own gold of voices, and the gold itself."""

from __future__ import annotations

import pytest
from tests.gold.sets import SETS, Set
from tests.gold.voices.measure import figures_of
from tests.gold.voices.passages import passages
from tests.gold.voices.score import FLOORS, pairs, shown

from reportedly.record import AttributionKind, Certainty, Channel, Event, EvidenceKind, HedgeScope, Polarity


@pytest.mark.parametrize("which", SETS)
def test_no_figure_falls_below_its_floor(which: Set) -> None:
    found = list(pairs(which))
    reached = figures_of(found)
    assert set(reached) == set(FLOORS[which])
    assert all(reached[name] >= floor for name, floor in FLOORS[which].items()), "\n" + shown(found, FLOORS[which])


def test_there_are_enough_passages_of_three_theatres_and_every_id_is_taken_once() -> None:
    everything = [p for which in SETS for p in passages(which)]
    assert len(everything) >= 150
    assert len(passages("set_aside")) >= 60
    assert len({p.id for p in everything}) == len(everything)
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
