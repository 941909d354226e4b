"""What a public output may hold ("Do no harm")."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.render.made_up import NEIGHBOUR, STAFF, THEATRE, ZONE, Story, day, place, source

from reportedly.policy import EMBARGO, LONGEST_QUOTATION, WITHHELD, Audience, Policy, known_words
from reportedly.record import (
    Claim,
    Event,
    Family,
    Hold,
    Holding,
    Moment,
    Relation,
    RelationType,
    Report,
    SourceKind,
    Span,
    Victims,
)

PUBLIC, OWNER = Policy(), Policy(Audience.OWNER)
WAITS = {Family.PRESENCE, Family.ATTACK, Family.HOLD}


def made(event: Event, words: str = "They said so.", **more: object) -> tuple[Claim, Report]:
    story = Story()
    claim = story.tell(words, event, "AA", outlet="The Courier", **({"source": STAFF} | more))
    story.urls["The Courier"] = "https://courier.example/zenda"
    return claim, story.situation().reports[0]


@pytest.mark.parametrize("event", list(Event))
def test_presence_attack_and_hold_wait_and_nothing_else_does(event: Event) -> None:
    claim, report = made(event)
    assert (PUBLIC.waits_until(claim, report) is not None) is (event.family in WAITS)


def test_the_embargo_runs_48_hours_from_the_events_latest_time() -> None:
    claim, report = made(Event.PRESENT, when=day(10, 12))
    ends = datetime(2031, 9, 15, tzinfo=ZONE)  # the 12th ends at midnight
    assert PUBLIC.waits_until(claim, report) == ends
    assert not PUBLIC.admits(claim, report, ends - timedelta(seconds=1))
    assert PUBLIC.admits(claim, report, ends)


@pytest.mark.parametrize("when", [None, Moment.civil(date(2031, 9, 10), None, ZONE)])
def test_the_embargo_runs_from_publication_where_the_event_has_no_latest_time(when: Moment | None) -> None:
    claim, report = made(Event.ATTACKED, when=when)
    assert PUBLIC.waits_until(claim, report) == datetime(2031, 9, 17, tzinfo=ZONE)


def test_the_owner_waits_for_nothing() -> None:
    claim, report = made(Event.PRESENT)
    assert OWNER.admits(claim, report, datetime(2031, 9, 13, tzinfo=UTC))


@given(st.timedeltas(min_value=timedelta(days=-5), max_value=timedelta(days=5)))
def test_a_claim_once_admitted_stays_so(shift: timedelta) -> None:
    claim, report = made(Event.CONTROLS)
    now = datetime(2031, 9, 16, tzinfo=ZONE) + shift
    assert PUBLIC.admits(claim, report, now) is (shift >= timedelta())


def test_a_holding_waits_while_one_of_its_claims_waits() -> None:
    story = Story()
    taken = story.tell("Zenda was taken.", Event.CAPTURED, source=STAFF)
    held = story.tell("They hold it.", Event.CONTROLS, source=STAFF)
    situation = story.situation()
    claims, reports = {c.id: c for c in situation.claims}, {r.id: r for r in situation.reports}
    holding = Holding(place("Zenda"), Hold.HELD, "AA", day(13), (taken.id, held.id), "taken")
    early, late = datetime(2031, 9, 15, tzinfo=ZONE), datetime(2031, 9, 16, tzinfo=ZONE)
    assert not PUBLIC.admits_holding(holding, claims, reports, early)
    assert PUBLIC.admits_holding(holding, claims, reports, late)
    assert PUBLIC.admits_holding(replace(holding, claims=(taken.id,)), claims, reports, early)


def test_a_public_place_is_no_sharper_than_about_a_kilometre() -> None:
    sharp = replace(place("Zenda"), lat=50.123456, lon=30.987654, radius_km=0.1)
    shown = PUBLIC.place(sharp)
    assert (shown.lat, shown.lon, shown.radius_km) == (50.12, 30.99, 1.0)
    assert OWNER.place(sharp) == sharp


def test_a_part_of_a_town_is_told_as_the_town_and_outskirts_stay() -> None:
    assert PUBLIC.relation(Relation(RelationType.PART, "Zenda", "N")) is None
    outskirts = Relation(RelationType.OUTSKIRTS, "Zenda")
    assert PUBLIC.relation(outskirts) == outskirts
    assert OWNER.relation(Relation(RelationType.PART, "Zenda", "N")) is not None


@given(st.text(alphabet="ab c\n", min_size=1, max_size=900), st.integers(0, 400))
def test_a_quotation_has_at_most_300_characters_and_starts_where_the_passage_does(text: str, start: int) -> None:
    start = min(start, len(text))
    shown = PUBLIC.quotation(text, Span(start, len(text)))
    assert len(shown.text) <= LONGEST_QUOTATION
    assert shown.span.start == start
    assert shown.text == shown.span.of(text)
    assert shown.cut is (shown.span.end < len(text))


def test_names_of_private_sources_are_withheld_in_any_quotation() -> None:
    claim, _ = made(Event.SHELLED, source=NEIGHBOUR)
    private = PUBLIC.private_names([claim])
    text = "Antoinette Mauban ran; Mauban's roof burned."
    shown = PUBLIC.quotation(text, Span(0, len(text)), claim=claim, private=private).text
    assert shown == f"{WITHHELD} ran; {WITHHELD}'s roof burned."


@pytest.mark.parametrize("event", [Event.PRISONERS_TAKEN, Event.CASUALTIES, Event.CIVILIANS_HARMED, Event.DETAINED])
@pytest.mark.parametrize("name", ["Fritz Tarlen", "Anna Maria Holf", "Johann K."])
def test_names_of_prisoners_wounded_and_harmed_are_withheld(event: Event, name: str) -> None:
    text = f"In Zenda {name} was among them, the Arcadian General Staff said."
    claim, _ = made(event, text)
    known = known_words(THEATRE, [place("Zenda")], ["The Courier"])
    shown = PUBLIC.quotation(text, Span(0, len(text)), claim=claim, known=known).text
    assert not any(part in shown for part in name.split() if len(part) > 2)
    assert "Zenda" in shown
    assert "Arcadian General Staff" in shown


def test_a_minor_named_with_an_age_is_withheld() -> None:
    claim, _ = made(Event.CIVILIANS_HARMED)
    text = "Among them was Flavia, 12, of Zenda."
    assert WITHHELD in PUBLIC.quotation(text, Span(0, len(text)), claim=claim, known=["Zenda"]).text


def test_the_owner_reads_the_words_as_they_are() -> None:
    claim, _ = made(Event.PRISONERS_TAKEN)
    text = "Fritz Tarlen was taken."
    assert OWNER.quotation(text, Span(0, len(text)), claim=claim).text == text


def test_a_private_source_is_called_what_it_is_and_a_public_one_by_name() -> None:
    assert PUBLIC.source_name(NEIGHBOUR) == "a resident"
    assert PUBLIC.source_name(source("s", "Hans Rupert", "AA", SourceKind.MILITARY, private=True)) == "a soldier"
    assert PUBLIC.source_name(STAFF) == STAFF.name
    assert OWNER.source_name(NEIGHBOUR) == NEIGHBOUR.name


def test_a_civilian_with_a_name_is_private_even_where_nobody_marked_her() -> None:
    assert PUBLIC.source_name(replace(NEIGHBOUR, private=False)) == "a resident"
    assert PUBLIC.source_name(source("r", "residents", "AA", SourceKind.CIVILIAN)) == "residents"


@pytest.mark.parametrize("policy", [PUBLIC, OWNER])
def test_natural_persons_are_never_rated(policy: Policy) -> None:
    assert policy.reliability(THEATRE.source("governor")) is None
    assert policy.reliability(THEATRE.source("staff")) == ("C", "it says so")
    assert policy.reliability(None) is None


def test_reports_on_prisoners_wounded_and_dead_are_not_linked() -> None:
    for event in (Event.PRISONERS_TAKEN, Event.CASUALTIES, Event.CIVILIANS_HARMED):
        claim, report = made(event)
        assert PUBLIC.links(claim, report) is None
        assert OWNER.links(claim, report) == report.url
    claim, report = made(Event.CAPTURED)
    assert PUBLIC.links(claim, report) == report.url
    assert PUBLIC.links(replace(claim, victims=Victims.CIVILIAN), report) is None


def test_only_addresses_of_the_web_are_links() -> None:
    claim, report = made(Event.CAPTURED)
    assert PUBLIC.links(claim, replace(report, url="javascript:alert(1)")) is None


def test_the_defaults_are_the_rules_for_the_public_and_need_no_words() -> None:
    assert Policy() == Policy(Audience.PUBLIC, timedelta(hours=48), withhold_names=True, link_media=False)
    assert timedelta(hours=48) == EMBARGO
    assert Policy().stated() == ()


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (Policy(embargo=timedelta(hours=6)), "embargo is 6 hours"),
        (Policy(withhold_names=False), "names of private persons are shown"),
        (Policy(link_media=True), "are linked"),
        (OWNER, "nothing is withheld"),
    ],
)
def test_every_changed_default_is_stated(policy: Policy, words: str) -> None:
    assert words in " ".join(policy.stated())
