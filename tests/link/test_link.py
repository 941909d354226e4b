from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.link import link
from reportedly.record import (
    Certainty,
    Claim,
    DisputeKind,
    Event,
    Evidence,
    EvidenceKind,
    Family,
    Incident,
    Moment,
    PlaceKind,
    Polarity,
    Quantity,
    Relation,
    RelationType,
    Report,
    Source,
    SourceKind,
    Span,
    WherePrec,
)

if TYPE_CHECKING:
    from reportedly.theatre.model import Theatre

ZONE = ZoneInfo("Europe/Berlin")
Make = Callable[..., Any]


def day(number: int, last: int | None = None) -> Moment:
    return Moment.civil(date(1999, 5, number), date(1999, 5, last or number), ZONE)


def grouped(incidents: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(i.claims) for i in incidents}


def test_liberated_and_captured_on_neighbouring_days_are_one_incident(
    make_claim: Make, make_report: Make, theatre: Theatre
) -> None:
    claims = [make_claim(Event.LIBERATED, when=day(10)), make_claim(Event.CAPTURED, report="two", when=day(11))]
    incidents = link(claims, [make_report("one"), make_report("two")], theatre)
    assert grouped(incidents) == {frozenset(c.id for c in claims)}
    assert incidents[0].family is Family.GAIN
    assert incidents[0].when == day(10)


def test_another_town_another_side_or_another_week_is_another_incident(
    make_claim: Make, make_report: Make, make_place: Make, theatre: Theatre
) -> None:
    claims = [
        make_claim(Event.CAPTURED),
        make_claim(Event.CAPTURED, "BB"),
        make_claim(Event.CAPTURED, place=make_place("Strelsau")),
        make_claim(Event.CAPTURED, when=day(20)),
    ]
    assert len(link(claims, [make_report()], theatre)) == 4


def test_two_towns_of_one_name_far_apart_are_two_places(
    make_claim: Make, make_report: Make, make_place: Make, theatre: Theatre
) -> None:
    other = make_place("Zenda", 52.0, 10.0, place_id="gn:2")
    claims = [make_claim(Event.CAPTURED), make_claim(Event.CAPTURED, place=other)]
    assert len(link(claims, [make_report()], theatre)) == 2
    twin = make_place("Zenda", 50.01, 10.0, place_id="codifier:1")
    claims = [make_claim(Event.CAPTURED), make_claim(Event.CAPTURED, place=twin)]
    assert len(link(claims, [make_report()], theatre)) == 1


def test_what_lies_off_a_town_does_not_join_what_is_in_it(
    make_claim: Make, make_report: Make, theatre: Theatre
) -> None:
    north = Relation(RelationType.OFFSET, "Zenda", "N", 30.0)
    claims = [make_claim(Event.PRESENT), make_claim(Event.PRESENT, relation=north)]
    assert len(link(claims, [make_report()], theatre)) == 2


def test_tanks_and_depots_of_one_day_are_two_incidents(make_claim: Make, make_report: Make, theatre: Theatre) -> None:
    tanks = make_claim(Event.EQUIPMENT_CAPTURED, quantity=Quantity(9, 9, "tanks"))
    again = make_claim(Event.EQUIPMENT_CAPTURED, report="two", quantity=Quantity(8, 12, "tank"))
    depots = make_claim(Event.EQUIPMENT_CAPTURED, quantity=Quantity(2, None, "ammunition depots"))
    reports = [make_report("one"), make_report("two")]
    assert grouped(link([tanks, again, depots], reports, theatre)) == {
        frozenset({tanks.id, again.id}),
        frozenset({depots.id}),
    }


def test_history_and_forecasts_never_join_the_news(make_claim: Make, make_report: Make, theatre: Theatre) -> None:
    claims = [
        make_claim(Event.CAPTURED),
        make_claim(Event.CAPTURED, background=True),
        make_claim(Event.CAPTURED, certainty=Certainty.FORECAST),
    ]
    assert len(link(claims, [make_report()], theatre)) == 3


def test_a_claim_without_a_place_is_an_incident_of_its_own(
    make_claim: Make, make_report: Make, theatre: Theatre
) -> None:
    claims = [make_claim(Event.CAPTURED, place=None), make_claim(Event.LIBERATED, place=None)]
    incidents = link(claims, [make_report()], theatre)
    assert len(incidents) == 2
    assert all(i.place is None for i in incidents)


def test_a_claim_that_names_no_side_joins_the_only_side_that_fits(
    make_claim: Make, make_report: Make, theatre: Theatre
) -> None:
    nameless = make_claim(Event.CAPTURED, None)
    ours, theirs = make_claim(Event.CAPTURED, "AA"), make_claim(Event.CAPTURED, "BB")
    assert len(link([nameless, ours], [make_report()], theatre)) == 1
    assert len(link([nameless, ours, theirs], [make_report()], theatre)) == 3


def test_the_sharpest_place_stands_for_the_incident(
    make_claim: Make, make_report: Make, make_place: Make, theatre: Theatre
) -> None:
    vague = make_place(precision=WherePrec.NEAR, radius_km=15.0)
    claims = [make_claim(Event.CAPTURED, place=vague), make_claim(Event.LIBERATED)]
    (incident,) = link(claims, [make_report()], theatre)
    assert incident.place == claims[1].place


def test_the_order_of_claims_changes_nothing(make_claim: Make, make_report: Make, theatre: Theatre) -> None:
    claims = [make_claim(Event.PRESENT, when=day(n)) for n in (10, 11, 12)] + [make_claim(Event.PRESENT, None)]
    results = {link(order, [make_report()], theatre) for order in permutations(claims)}
    assert len(results) == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_claim_is_in_exactly_one_incident(
    data: st.DataObject, make_claim: Make, make_report: Make, theatre: Theatre
) -> None:
    one = st.tuples(st.sampled_from(Event), st.sampled_from(["AA", "BB", None]), st.integers(1, 28), st.booleans())
    drawn = data.draw(st.lists(one, max_size=12, unique=True))
    claims: list[Claim] = [make_claim(e, side, when=day(n), background=old) for e, side, n, old in drawn]
    incidents = link(claims, [make_report()], theatre)
    assert sorted(c for i in incidents for c in i.claims) == sorted(c.id for c in claims)


class TestVoices:
    def test_one_ministry_quoted_by_two_outlets_is_one_voice(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        ministry = make_source("ministry", "AA", SourceKind.STATE)
        claims = [make_claim(Event.CAPTURED, report=name, source=ministry) for name in ("one", "two")]
        (incident,) = link(claims, [make_report("one"), make_report("two")], theatre)
        assert incident.voices == ("ministry",)
        assert incident.sides == ("AA",)
        assert incident.credibility == 3

    def test_a_known_outlet_has_the_voice_that_its_pack_gives(
        self, make_claim: Make, make_report: Make, theatre: Theatre
    ) -> None:
        claims = [make_claim(Event.CAPTURED)]
        (incident,) = link(claims, [make_report("one", outlet="The Herald")], theatre)
        assert incident.voices == ("agency",)

    def test_reports_of_no_named_outlet_are_no_independent_voices(self, make_claim: Make, theatre: Theatre) -> None:
        claims = [make_claim(Event.CAPTURED, report=name) for name in ("one", "two")]
        reports = [Report(f"r-{n}", n, f"Words of {n}.", (Span(0, 5),), day(10)) for n in ("one", "two")]
        (incident,) = link(claims, reports, theatre)
        assert incident.voices == ("unnamed outlet",)

    def test_a_copy_has_no_voice_of_its_own(self, make_claim: Make, make_report: Make, theatre: Theatre) -> None:
        text = "The column reached the bridge at dawn and crossed it, three outlets and the mayor said on Monday."
        claims = [make_claim(Event.CAPTURED, report=name) for name in ("one", "two")]
        first, copy = make_report("one", 10, text), make_report("two", 11, text + " It rained.")
        (incident,) = link(claims, [first, copy], theatre)
        assert incident.voices == ("Outlet one",)


class TestGrades:
    def grade(self, incidents: tuple[Incident, ...]) -> tuple[int, tuple[str, ...]]:
        assert len(incidents) == 1
        return incidents[0].credibility, incidents[0].reasons

    def test_two_sides_that_agree_make_grade_one(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        claims = [
            make_claim(Event.CAPTURED, source=make_source("staff", "AA", SourceKind.MILITARY)),
            make_claim(Event.CAPTURED, source=make_source("paper", "BB", SourceKind.MEDIA)),
        ]
        assert self.grade(link(claims, [make_report()], theatre)) == (
            1,
            ("two sides tell the same", "two independent voices"),
        )

    def test_an_admission_with_another_voice_makes_grade_one_and_alone_grade_two(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        admitted = make_claim(
            Event.WITHDREW, "BB", source=make_source("ministry", "BB", SourceKind.STATE), against_interest=True
        )
        other = make_claim(Event.WITHDREW, "BB", source=make_source("residents"))
        reports = [make_report()]
        assert self.grade(link([admitted], reports, theatre))[0] == 2
        credibility, reasons = self.grade(link([admitted, other], reports, theatre))
        assert credibility == 1
        assert reasons[0] == "confirmed by the other side against its interest"

    def test_two_independent_voices_make_grade_two_and_a_video_is_named(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        claims = [make_claim(Event.CAPTURED, source=make_source(name)) for name in ("mayor", "channel")]
        video = Evidence("e1", Span(0, 3), EvidenceKind.VIDEO, "channel", (claims[0].id,))
        graded = self.grade(link(claims, [make_report()], theatre, [video]))
        assert graded == (2, ("two independent voices, with video",))

    def test_one_official_makes_grade_three(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        claims = [make_claim(Event.CAPTURED, source=make_source("governor", "AA", SourceKind.OFFICIAL))]
        graded = self.grade(link(claims, [make_report()], theatre))
        assert graded == (3, ("one official, of the side that acted",))

    def test_an_explicit_lack_of_confirmation_makes_grade_four(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        source = make_source("governor", "other", SourceKind.OFFICIAL)
        claims = [make_claim(Event.PRESENT, source=source, certainty=Certainty.UNCONFIRMED)]
        graded = self.grade(link(claims, [make_report()], theatre))
        assert graded == (4, ("one official, explicitly without outside confirmation",))

    def test_a_denial_lowers_the_grade_and_many_denials_lower_it_more(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        told = make_claim(Event.CAPTURED, source=make_source("staff", "AA", SourceKind.MILITARY))
        denials = [
            make_claim(Event.CAPTURED, source=make_source(name, side), polarity=Polarity.NEGATIVE)
            for name, side in (("ministry", "BB"), ("mayor", "unknown"))
        ]
        reports = [make_report()]
        credibility, reasons = self.grade(link([told, denials[0]], reports, theatre))
        assert (credibility, reasons[0]) == (4, "denied by one voice")
        credibility, reasons = self.grade(link([told, *denials], reports, theatre))
        assert (credibility, reasons[0]) == (5, "denied by two voices")

    def test_a_forecast_cannot_be_judged(self, make_claim: Make, make_report: Make, theatre: Theatre) -> None:
        claims = [make_claim(Event.CAPTURED, certainty=Certainty.FORECAST, when=None)]
        assert self.grade(link(claims, [make_report()], theatre))[0] == 6

    def test_voices_that_name_different_sides_confirm_nothing(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        claims = [
            make_claim(Event.SHELLED, side, thing="power plant", source=make_source(f"staff {by}", by))
            for side, by in (("AA", "BB"), ("BB", "AA"))
        ]
        assert self.grade(link(claims, [make_report()], theatre))[0] == 4


class TestDisputes:
    def accounts(self, incidents: tuple[Incident, ...], event: Family) -> dict[str, str]:
        (incident,) = (i for i in incidents if i.family is event and i.accounts)
        return {a.side: a.says for a in incident.accounts}

    def test_a_planned_move_and_a_rout_stand_side_by_side(
        self, make_claim: Make, make_report: Make, make_place: Make, make_source: Make, theatre: Theatre
    ) -> None:
        region = make_place(
            "Ruritania", 50.3, 10.2, kind=PlaceKind.ADMIN1, radius_km=90.0, precision=WherePrec.PROVINCE
        )
        staff, soldiers = make_source("staff", "BB", SourceKind.MILITARY), make_source("soldiers", "AA")
        claims = [
            make_claim(Event.WITHDREW, "BB", source=staff, quote="its forces regrouped in good order"),
            make_claim(Event.WITHDREW, "BB", source=soldiers, quote="they fled", place=region, when=day(8, 12)),
        ]
        incidents = link(claims, [make_report()], theatre)
        assert len(incidents) == 2
        town = next(i for i in incidents if i.place == claims[0].place)
        assert [(a.side, a.says) for a in town.accounts] == [
            ("AA", "they fled"),
            ("BB", "its forces regrouped in good order"),
        ]

    def test_the_manner_of_a_withdrawal_may_stand_beside_the_clause(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        words = "They left. Its forces left the town, the staff said, to regroup. They fled, soldiers said."
        left, fled = "forces left the town", "They fled"
        claims = [
            replace(
                make_claim(Event.WITHDREW, "BB", source=make_source(by, side), quote=quote),
                span=Span(words.index(quote), words.index(quote) + len(quote)),
            )
            for by, side, quote in (("staff", "BB", left), ("soldiers", "AA", fled))
        ]
        (incident,) = link(claims, [make_report(text=words)], theatre)
        assert incident.disputes == (DisputeKind.MANNER,)
        assert link(claims, [make_report("two", text=words)], theatre)[0].disputes == ()

    def test_held_against_taken_is_a_dispute_of_the_incident_of_the_change(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        claims = [
            make_claim(Event.CAPTURED, "AA", source=make_source("staff", "AA"), quote="we took Zenda"),
            make_claim(Event.CONTROLS, "BB", source=make_source("ministry", "BB"), quote="Zenda is ours"),
        ]
        incidents = link(claims, [make_report()], theatre)
        assert self.accounts(incidents, Family.GAIN) == {"AA": "we took Zenda", "BB": "Zenda is ours"}

    def test_each_side_blaming_the_other_is_one_dispute(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        claims = [
            make_claim(Event.SHELLED, side, thing="power plant", source=make_source(f"staff {by}", by), quote=by)
            for side, by in (("AA", "BB"), ("BB", "AA"))
        ]
        incidents = link(claims, [make_report()], theatre)
        assert self.accounts(incidents, Family.ATTACK) == {"AA": "AA", "BB": "BB"}

    def test_numbers_whose_ranges_do_not_meet_are_a_dispute(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        def lost(low: int, high: int | None, by: str) -> Claim:
            claim: Claim = make_claim(
                Event.EQUIPMENT_DESTROYED, quantity=Quantity(low, high, "vehicles"), source=make_source(by, by)
            )
            return claim

        reports = [make_report()]
        assert link([lost(12, 12, "AA"), lost(40, 45, "BB")], reports, theatre)[0].accounts
        assert not link([lost(12, 12, "AA"), lost(10, None, "BB")], reports, theatre)[0].accounts

    def test_one_voice_does_not_contradict_itself(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        source = make_source("mayor", "AA")
        claims = [make_claim(Event.CONTROLS, "BB", source=source), make_claim(Event.WITHDREW, "BB", source=source)]
        assert all(not i.accounts for i in link(claims, [make_report()], theatre))

    def test_long_words_are_cut_at_a_word(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        claims = [
            make_claim(Event.CAPTURED, source=make_source("staff", "AA"), quote="we took the town " * 20),
            make_claim(Event.CAPTURED, source=make_source("ministry", "BB"), polarity=Polarity.NEGATIVE),
        ]
        (incident,) = link(claims, [make_report()], theatre)
        says = incident.accounts[0].says
        assert len(says) <= 120
        assert says.endswith(("town…", "took…", "the…", "we…"))
        assert incident.accounts[1].says == "denied: AA captured"

    def test_an_advance_elsewhere_does_not_contradict_a_denied_entry(
        self, make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
    ) -> None:
        denial = make_claim(Event.ENTERED, source=make_source("ministry", "BB"), polarity=Polarity.NEGATIVE)
        advance = make_claim(Event.ADVANCED, source=make_source("group"))
        entry = make_claim(Event.ENTERED, source=make_source("battalion"), when=day(9))
        reports = [make_report()]
        assert all(not i.accounts for i in link([denial, advance], reports, theatre))
        assert any(i.accounts for i in link([denial, entry], reports, theatre))

    def test_a_denial_for_a_region_denies_its_towns_and_no_others(
        self, make_claim: Make, make_report: Make, make_place: Make, make_source: Make, theatre: Theatre
    ) -> None:
        region = make_place(
            "Gerolstein", 50.3, 10.2, kind=PlaceKind.ADMIN1, radius_km=90.0, precision=WherePrec.PROVINCE
        )
        denial = make_claim(
            Event.PRESENT, source=make_source("ministry", "BB"), place=region, polarity=Polarity.NEGATIVE
        )
        town = make_place("Spitzbad", 50.3, 10.2)
        for admin1, disputed in (("Gerolstein", True), ("Ruritania", False)):
            told = make_claim(Event.ENTERED, source=make_source("staff", "AA"), place=replace(town, admin1=admin1))
            assert any(i.accounts for i in link([denial, told], [make_report()], theatre)) is disputed


@pytest.mark.parametrize(("absent_on", "disputed"), [(10, True), (9, False)])
def test_not_being_there_denies_an_entry_of_that_day_and_none_of_the_next(
    make_claim: Make, make_report: Make, theatre: Theatre, absent_on: int, *, disputed: bool
) -> None:
    entered = make_claim(Event.ENTERED, when=day(10))
    absent = make_claim(Event.PRESENT, report="two", polarity=Polarity.NEGATIVE, when=day(absent_on))
    incidents = link([entered, absent], [make_report("one"), make_report("two")], theatre)
    assert any(i.accounts for i in incidents) is disputed


def test_an_outlet_that_cites_another_points_at_its_report(
    make_claim: Make, make_report: Make, theatre: Theatre
) -> None:
    wire = Source("src:strelsau-wire", "Strelsau Wire", "unknown", SourceKind.MEDIA, "src:strelsau-wire")
    own, cited = make_claim(Event.CAPTURED), make_claim(Event.CAPTURED, report="two", source=wire)
    reports = [make_report("one", 10, outlet="Strelsau Wire"), make_report("two", 11)]
    (incident,) = link([own, cited], reports, theatre)
    assert incident.voices == ("Strelsau Wire",)
    assert incident.cites == ((cited.id, "r-one"),)


def test_that_the_other_side_admits_to_have_left_confirms_what_was_taken(
    make_claim: Make, make_report: Make, make_source: Make, theatre: Theatre
) -> None:
    taken = make_claim(Event.CAPTURED, "AA", source=make_source("staff", "AA", SourceKind.MILITARY))
    for leaves, credibility in (("BB", 1), ("AA", 3)):
        ministry = make_source("ministry", leaves, SourceKind.STATE)
        left = make_claim(Event.WITHDREW, leaves, source=ministry, against_interest=True, when=day(11))
        found = link([taken, left], [make_report()], theatre)
        assert next(i.credibility for i in found if taken.id in i.claims) == credibility
