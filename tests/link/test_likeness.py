from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.handmade import day

from reportedly.link import link
from reportedly.link.likeness import weights
from reportedly.record import DisputeKind, Event, Outcome, Polarity, Quantity, Relation, RelationType, Span, WhenBasis

if TYPE_CHECKING:
    from tests.handmade import MakeClaim, MakeReport, MakeSource

    from reportedly.record import Claim
    from reportedly.theatre.model import Theatre


Killed = Callable[..., "Claim"]


@pytest.fixture
def killed(make_claim: MakeClaim, make_source: MakeSource) -> Killed:
    def make(number: int, by: str, report: str = "one", on: int = 10, **more: object) -> Claim:
        return make_claim(
            Event.CIVILIANS_HARMED,
            report=report,
            quantity=Quantity(number, number, "persons"),
            source=make_source(by),
            outcome=Outcome.KILLED,
            when=day(on),
            **more,
        )

    return make


def test_two_tolls_of_one_day_are_one_incident_with_a_dispute(
    killed: Killed, make_report: MakeReport, theatre: Theatre
) -> None:
    (incident,) = link([killed(3, "mayor"), killed(5, "hospital")], [make_report()], theatre)
    assert incident.disputes == (DisputeKind.NUMBER,)


def test_two_tolls_of_one_voice_in_one_report_are_two_incidents(
    killed: Killed, make_report: MakeReport, theatre: Theatre
) -> None:
    morning, evening = killed(3, "mayor"), replace(killed(12, "mayor"), span=Span(40, 60))
    assert len(link([morning, evening], [make_report()], theatre)) == 2


def test_killed_and_injured_of_one_clause_are_one_incident(
    killed: Killed, make_report: MakeReport, theatre: Theatre
) -> None:
    injured = replace(killed(40, "mayor"), outcome=Outcome.INJURED)
    assert len(link([killed(3, "mayor"), injured], [make_report()], theatre)) == 1


def test_a_later_toll_of_the_same_voice_replaces_the_earlier_one_and_both_stay(
    killed: Killed, make_report: MakeReport, theatre: Theatre
) -> None:
    early, late = killed(3, "mayor"), killed(5, "mayor", report="two")
    other = killed(5, "hospital")
    reports = [make_report("one", 10), make_report("two", 11)]
    (incident,) = link([early, late, other], reports, theatre)
    assert incident.superseded == (early.id,)
    assert len(incident.claims) == 3
    assert incident.disputes == ()


def test_what_nobody_dates_may_have_happened_days_before_it_was_printed(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    dated = make_claim(Event.CAPTURED)
    for printed, together in ((12, True), (20, False)):
        late = make_claim(Event.CAPTURED, report="two", when=day(printed), when_basis=WhenBasis.PUBLICATION)
        found = link([dated, late], [make_report("one"), make_report("two", printed)], theatre)
        assert (len(found) == 1) is together


def test_whoever_reaches_the_edge_of_a_town_is_not_in_it_but_fire_on_its_edge_hits_it(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    edge = Relation(RelationType.OUTSKIRTS, "Zenda", "W")
    for event, together in ((Event.PRESENT, False), (Event.STRUCK, True)):
        claims = [make_claim(event), make_claim(event, report="two", relation=edge)]
        assert (len(link(claims, [make_report("one"), make_report("two")], theatre)) == 1) is together


def test_two_parts_of_one_town_are_two_places(make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre) -> None:
    north, west = (Relation(RelationType.PART, "Zenda", bearing) for bearing in ("N", "W"))
    claims = [make_claim(Event.CONTROLS, relation=part) for part in (north, west)]
    assert len(link(claims, [make_report()], theatre)) == 2


def test_fire_that_each_side_lays_at_the_others_door_is_one_incident(
    make_claim: MakeClaim, make_report: MakeReport, make_source: MakeSource, theatre: Theatre
) -> None:
    blames = [make_claim(Event.SHELLED, side, source=make_source(by, by)) for side, by in (("AA", "BB"), ("BB", "AA"))]
    (incident,) = link(blames, [make_report()], theatre)
    assert incident.disputes == (DisputeKind.BLAME,)
    battle = [make_claim(Event.SHELLED, side) for side in ("AA", "BB")]
    assert len(link(battle, [make_report()], theatre)) == 2


def test_one_voice_that_tells_a_thing_and_denies_another_speaks_of_two(
    make_claim: MakeClaim, make_report: MakeReport, make_source: MakeSource, theatre: Theatre
) -> None:
    source = make_source("company", "AA")
    told = make_claim(Event.PRESENT, source=source, quote="we are at the mill")
    denied = make_claim(Event.PRESENT, source=source, polarity=Polarity.NEGATIVE, quote="we are not in the town")
    assert len(link([told, denied], [make_report()], theatre)) == 2


def test_one_voice_that_gives_parts_of_a_town_to_two_sides_speaks_of_two(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    one, other = make_claim(Event.CONTROLS, "AA"), replace(make_claim(Event.CONTROLS, "BB"), span=Span(40, 60))
    assert len(link([one, other], [make_report()], theatre)) == 2
    elsewhere = make_claim(Event.CONTROLS, "BB", report="two")
    assert len(link([one, elsewhere], [make_report("one"), make_report("two")], theatre)) == 1


def test_what_a_copy_leaves_undated_is_as_old_as_its_original(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    words = "The mill at Zenda burned through the night, its owner told two outlets, and nobody had come to put it out."
    dated = make_claim(Event.SHELLED, when=day(6))
    copied = make_claim(Event.SHELLED, report="three", when=day(12), when_basis=WhenBasis.PUBLICATION)
    reports = [make_report("one", 7), make_report("two", 10, words), make_report("three", 12, words)]
    assert len(link([dated, copied], reports, theatre)) == 1
    assert len(link([dated, copied], [reports[0], make_report("three", 12)], theatre)) == 2


def test_every_weight_is_a_number_of_bits_that_reason_allows() -> None:
    table = weights()
    assert set(table) == {"prior", "when", "who", "what", "number", "told"}
    assert table["when"]["same day"] > table["when"]["next day"] > table["when"]["days apart"]
    assert table["number"]["same many"] > table["number"]["same few"] > 0 > table["number"]["far, of people harmed"]


def test_a_total_since_a_beginning_is_no_number_of_the_day(
    make_claim: MakeClaim, make_report: MakeReport, make_source: MakeSource, theatre: Theatre
) -> None:
    staff = make_source("staff", "AA")
    lost = make_claim(Event.EQUIPMENT_DESTROYED, quantity=Quantity(12, 12, "tanks"), source=staff)
    total = replace(
        make_claim(Event.EQUIPMENT_DESTROYED, quantity=Quantity(400, 400, "tanks"), source=staff, report="two"),
        cumulative=True,
    )
    assert len(link([lost, total], [make_report("one"), make_report("two")], theatre)) == 2
