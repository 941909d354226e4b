from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bench.front.theatre import theatre as front_theatre
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.handmade import day

from reportedly.link import Linker, link
from reportedly.record import Anchor, Decision, DecisionKind, Event, Span, ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.front.press import Front
    from tests.handmade import MakeClaim, MakePlace, MakeReport
    from tests.link.conftest import Told

    from reportedly.record import Claim, Incident
    from reportedly.theatre.model import Theatre

some = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def decided(kind: DecisionKind, *groups: Sequence[Claim], hour: int = 0) -> Decision:
    anchors = tuple(tuple(Anchor.of(c) for c in group) for group in groups)
    at = datetime(2031, 6, 1, hour, tzinfo=UTC)
    return Decision(ids.decision_id(kind, anchors, at), kind, anchors, "because", at)


def home(incidents: Sequence[Incident], claim: Claim) -> str:
    return next(i.id for i in incidents if claim.id in i.claims)


def test_a_merge_joins_what_nothing_else_would(
    make_claim: MakeClaim, make_report: MakeReport, make_place: MakePlace, theatre: Theatre
) -> None:
    here = make_claim(Event.CAPTURED)
    there = make_claim(Event.CAPTURED, report="two", place=make_place("Strelsau", 52.0))
    reports = [make_report("one"), make_report("two")]
    assert len(link([here, there], reports, theatre)) == 2
    merge = decided(DecisionKind.MERGE, [here, there])
    (incident,) = link([here, there], reports, theatre, decisions=[merge])
    assert set(incident.claims) == {here.id, there.id}


def test_what_is_held_apart_or_split_off_is_never_one_incident(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    claims = [make_claim(Event.CAPTURED, report=name) for name in ("one", "two", "three")]
    reports = [make_report(name) for name in ("one", "two", "three")]
    assert len(link(claims, reports, theatre)) == 1
    apart = decided(DecisionKind.APART, claims[:1], claims[1:2])
    found = link(claims, reports, theatre, decisions=[apart])
    assert home(found, claims[0]) != home(found, claims[1])
    split = decided(DecisionKind.SPLIT, claims[:2], claims[2:])
    found = link(claims, reports, theatre, decisions=[split])
    assert home(found, claims[0]) == home(found, claims[1]) != home(found, claims[2])


def test_of_two_decisions_that_cannot_both_hold_the_later_one_does(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    one, two = (make_claim(Event.CAPTURED, report=name) for name in ("one", "two"))
    reports = [make_report("one"), make_report("two")]
    merge, apart = decided(DecisionKind.MERGE, [one, two], hour=1), decided(DecisionKind.APART, [one], [two], hour=2)
    assert len(link([one, two], reports, theatre, decisions=[merge, apart])) == 2
    again = decided(DecisionKind.MERGE, [one, two], hour=3)
    assert len(link([one, two], reports, theatre, decisions=[merge, apart, again])) == 1


def test_a_decision_finds_its_claim_again_by_the_words_that_it_stands_on(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    one, two = (make_claim(Event.CAPTURED, report=name) for name in ("one", "two"))
    shifted = Anchor(one.report_id, Span(3, 20), "other words", one.event)
    elsewhere = Anchor(one.report_id, Span(40, 60), "other words", one.event)
    reports = [make_report("one"), make_report("two")]
    for first, parts in ((shifted, 2), (elsewhere, 1)):
        at = datetime(2031, 6, 1, tzinfo=UTC)
        apart = Decision("d1", DecisionKind.APART, ((first,), (Anchor.of(two),)), "because", at)
        assert len(link([one, two], reports, theatre, decisions=[apart])) == parts


@some
@given(data=st.data())
def test_a_decision_holds_after_any_later_ingestion_and_leaves_no_trace_when_undone(
    told: Told, front: Front, data: st.DataObject
) -> None:
    plain = link(front.claims, front.reports, front_theatre())
    claims = {c.id: c for c in front.claims}
    one, other = (claims[c] for c in data.draw(st.sampled_from([i.claims[:2] for i in plain if len(i.claims) > 1])))
    far = claims[data.draw(st.sampled_from(plain)).claims[0]]
    apart = decided(DecisionKind.APART, [one], [other])
    merge = decided(DecisionKind.MERGE, [one, far], hour=1)
    linker = Linker(front_theatre(), [apart, merge])
    for report, own in told:
        linker.add([report], own)
    found = linker.incidents()
    if far.id != other.id:
        assert home(found, one) != home(found, other)
    assert home(found, one) == home(found, far)
    assert link(front.claims, front.reports, front_theatre(), decisions=()) == plain


def test_an_incident_of_old_leads_to_the_one_that_now_holds_its_claim(
    make_claim: MakeClaim, make_report: MakeReport, make_place: MakePlace, theatre: Theatre
) -> None:
    here = make_claim(Event.CAPTURED)
    there = make_claim(Event.CAPTURED, report="two", place=make_place("Strelsau", 52.0))
    reports = [make_report("one"), make_report("two", published=11)]
    old = {i.id for i in link([here, there], reports, theatre)}
    merge = decided(DecisionKind.MERGE, [here, there])
    (incident,) = link([here, there], reports, theatre, decisions=[merge])
    assert incident.id in old
    assert {ids.claim_of_incident(name) for name in old} == set(incident.claims)


def test_a_merge_over_blocks_joins_nothing_else_in_them_and_takes_in_what_is_told_later(
    make_claim: MakeClaim, make_report: MakeReport, theatre: Theatre
) -> None:
    taken, left = make_claim(Event.CAPTURED), make_claim(Event.WITHDREW, "BB", report="two")
    later = [make_claim(Event.CAPTURED, report="four", when=day(25))]
    later.append(make_claim(Event.WITHDREW, "BB", report="five", when=day(25)))
    again = make_claim(Event.CAPTURED, report="three")
    reports = [make_report(name) for name in ("one", "two", "three", "four", "five")]
    merge = decided(DecisionKind.MERGE, [taken], [left])
    found = link([taken, left, *later, again], reports, theatre, decisions=[merge])
    assert home(found, taken) == home(found, left) == home(found, again)
    assert home(found, later[0]) != home(found, later[1])
