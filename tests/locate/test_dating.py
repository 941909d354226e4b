"""Which moment a claim takes, in a report of Sunday, 11 September 2022."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from reportedly.locate.dating import date_claims
from reportedly.locate.moments import find_moments
from reportedly.record import (
    Actor,
    Attribution,
    AttributionKind,
    Certainty,
    Channel,
    Claim,
    Event,
    Extraction,
    Moment,
    Place,
    PlaceKind,
    Polarity,
    Report,
    Setting,
    Span,
    WhenBasis,
    WherePrec,
)
from reportedly.theatre.model import Operation, Sector, Theatre

ZONE = ZoneInfo("Europe/Kyiv")
PUBLISHED = Moment.civil(date(2022, 9, 11), date(2022, 9, 11), ZONE)
NORTH = Sector("theatre:north", "the north sector", (), 50.0, 36.5, 100.0)
PUSH = Operation("the push", "BLUE", NORTH.place_id, date(2022, 9, 6), "both sides date it so")
WORLD = Theatre("world", "World", "v", ZONE, None, (), None)
WAR = replace(WORLD, sectors=(NORTH,), operations=(PUSH,))
TOWN = Place("gn:1", "Town", PlaceKind.SETTLEMENT, 49.5, 37.0, 2.0, WherePrec.EXACT)
FAR_TOWN = replace(TOWN, place_id="gn:2", lat=46.0, lon=30.0)


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claim(
    text: str, words: str, tense: str = "past", when: str | None = None, **fields: object
) -> tuple[Claim, Setting]:
    """A claim of those words of the text, its sentence, and the phrase of time attached to it."""
    span = span_of(text, words)
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start) - 1)
    end = text.find(". ", span.end)
    sentence = Span(0 if start < 0 else start + 2, len(text) if end < 0 else end + 1)
    made = Claim(
        id=words,
        report_id="r",
        span=span,
        quote=words,
        event=Event.CAPTURED,
        actor=Actor("BLUE", "Blue forces"),
        target=None,
        victims=None,
        thing=None,
        place=None,
        relation=None,
        when=None,
        when_basis=None,
        quantity=None,
        source=None,
        attribution_id=None,
        channel=Channel.PRESS,
        certainty=Certainty.ASSERTED,
        hedges=(),
        polarity=Polarity.POSITIVE,
        against_interest=False,
    )
    phrases = (span_of(text, when),) if when else ()
    return replace(made, **fields), Setting(words, sentence, Span(0, len(text)), when=phrases, tense=tense)  # type: ignore[arg-type] # any field of a claim


def told(text: str, source: str, cue: str, content: str) -> Attribution:
    return Attribution(
        id="a1",
        source_spans=(span_of(text, source),),
        cue_spans=(span_of(text, cue),),
        content_spans=(span_of(text, content),),
        kind=AttributionKind.STATEMENT,
        parent=None,
        source=None,
        channel=Channel.STATEMENT,
    )


def dated(
    text: str, *made: tuple[Claim, Setting], theatre: Theatre = WORLD, attributions: tuple[Attribution, ...] = ()
) -> Extraction:
    report = Report("r", "d", text, (Span(0, len(text)),), PUBLISHED)
    extraction = Extraction(report, attributions, claims=tuple(c for c, _ in made), settings=tuple(s for _, s in made))
    return date_claims(extraction, find_moments(text, report.body, PUBLISHED, ZONE), theatre)


def when(extraction: Extraction, number: int = 0) -> tuple[str | None, WhenBasis | None]:
    made = extraction.claims[number]
    if made.when is None:
        return None, made.when_basis
    first, last = made.when.days(ZONE)
    days = f"{first}" if first == last else f"{first or ''}..{last or ''}"
    return days, made.when_basis


def test_the_phrase_attached_to_the_event_dates_it_before_any_other_time_of_the_sentence() -> None:
    text = "After talks on Monday, troops took the mill on Thursday."
    got = dated(text, claim(text, "troops took the mill", when="on Thursday"))
    assert when(got) == ("2022-09-08", WhenBasis.CLAUSE)


def test_a_time_in_the_claims_own_words_dates_it() -> None:
    text = "Talks were held on Monday. Troops took the mill on Thursday."
    got = dated(text, claim(text, "Troops took the mill on Thursday"))
    assert when(got) == ("2022-09-08", WhenBasis.CLAUSE)


def test_a_time_of_the_sentence_dates_a_claim_unless_it_is_another_claims() -> None:
    text = "On Thursday, troops took the mill."
    assert when(dated(text, claim(text, "troops took the mill"))) == ("2022-09-08", WhenBasis.SENTENCE)
    text = "Guns shelled the dam on Monday and troops took the mill."
    got = dated(
        text, claim(text, "Guns shelled the dam on Monday"), claim(text, "troops took the mill", tense="present")
    )
    assert when(got, 0) == ("2022-09-05", WhenBasis.CLAUSE)
    assert when(got, 1) == ("2022-09-11", WhenBasis.PUBLICATION)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("in late June and early July", "2022-06-21..2022-07-10"),
        ("in April and May", "2022-04-01..2022-05-31"),
        ("from 28 August to 3 September", "2022-08-28..2022-09-03"),
        ("between 28 August and 3 September", "2022-08-28..2022-09-03"),
        ("since 2 September", "2022-09-02..2022-09-11"),
        ("until Friday", "..2022-09-09"),
        ("since April until 9 September", "2022-04-01..2022-09-09"),
        ("before Friday", "..2022-09-08"),
        ("by Friday", "..2022-09-09"),
        ("by Friday evening", "..2022-09-09"),
        ("after 5 September", "2022-09-05..2022-09-11"),
    ],
)
def test_several_times_of_a_phrase_give_their_hull_and_prepositions_their_bounds(phrase: str, expected: str) -> None:
    text = f"Troops held the mill {phrase}."
    assert when(dated(text, claim(text, "Troops held the mill", when=phrase))) == (expected, WhenBasis.CLAUSE)


def test_how_long_it_took_does_not_date_it() -> None:
    text = "Troops took more in over six months than they lost daily."
    got = dated(text, claim(text, "Troops took more in over six months", tense="present"))
    assert when(got) == ("2022-09-11", WhenBasis.PUBLICATION)


def test_since_then_reaches_from_what_was_told_before_to_publication() -> None:
    text = "The push began on 6 September. Since then, troops have taken ten mills."
    got = dated(text, claim(text, "troops have taken ten mills", tense="perfect"))
    assert when(got) == ("2022-09-06..2022-09-11", WhenBasis.SENTENCE)


def test_the_evening_is_of_the_day_in_force() -> None:
    text = "Scouts came on Friday morning. By the evening, troops had taken the mill."
    got = dated(text, claim(text, "troops had taken the mill", tense="pluperfect"))
    assert when(got) == ("2022-09-09", WhenBasis.SENTENCE)


def test_the_day_of_a_statement_bounds_what_it_tells_of_the_past() -> None:
    text = "Troops took the mill, the mayor said in a Friday statement."
    made = claim(text, "Troops took the mill", attribution_id="a1")
    telling = told(text, "the mayor", "said", "Troops took the mill")
    assert when(dated(text, made, attributions=(telling,))) == ("2022-09-08..2022-09-09", WhenBasis.CONTEXT)


def test_what_a_statement_says_is_going_on_or_had_been_done_is_of_its_day() -> None:
    text = "The ministry on Friday confirmed it was pulling troops out."
    telling = told(text, "The ministry", "confirmed", "it was pulling troops out")
    got = dated(text, claim(text, "it was pulling troops out", attribution_id="a1"), attributions=(telling,))
    assert when(got) == ("2022-09-09", WhenBasis.CONTEXT)
    text = "The mayor reported on Friday that troops had left."
    telling = told(text, "The mayor", "reported", "that troops had left")
    made = claim(text, "troops had left", tense="pluperfect", attribution_id="a1")
    assert when(dated(text, made, attributions=(telling,))) == ("2022-09-09", WhenBasis.CONTEXT)


def test_a_time_within_what_is_told_is_the_events_and_not_the_tellings() -> None:
    text = "The mayor said on Friday that troops took the mill on Monday."
    telling = told(text, "The mayor", "said", "that troops took the mill on Monday")
    got = dated(text, claim(text, "troops took the mill on Monday", attribution_id="a1"), attributions=(telling,))
    assert when(got) == ("2022-09-05", WhenBasis.CLAUSE)


def test_a_story_goes_on_from_the_paragraphs_earlier_claim() -> None:
    text = "Troops took the mill on Monday. They burned the barn."
    got = dated(text, claim(text, "Troops took the mill on Monday"), claim(text, "They burned the barn"))
    assert when(got, 1) == ("2022-09-05", WhenBasis.CONTEXT)


@pytest.mark.parametrize("tense", ["perfect", "pluperfect", "present"])
def test_the_harm_that_an_attack_did_is_of_the_attacks_day(tense: str) -> None:
    text = "On Friday shells hit the school. Nine people have been hurt."
    attack = claim(text, "On Friday shells hit the school", when="On Friday", event=Event.SHELLED)
    harm = claim(text, "Nine people have been hurt", tense, event=Event.CIVILIANS_HARMED)
    assert when(dated(text, attack, harm), 1) == ("2022-09-09", WhenBasis.CONTEXT)


def test_an_operation_dates_what_has_been_done_in_its_sector() -> None:
    text = "Troops have taken more mills."
    near = claim(text, "Troops have taken more mills", tense="perfect", place=TOWN)
    far = claim(text, "Troops have taken more mills", tense="perfect", place=FAR_TOWN)
    assert when(dated(text, near, theatre=WAR)) == ("2022-09-06..2022-09-11", WhenBasis.CONTEXT)
    assert when(dated(text, far, theatre=WAR)) == ("2022-09-10..2022-09-11", WhenBasis.PUBLICATION)


def test_an_operation_dates_a_placeless_claim_only_where_the_report_tells_its_first_day() -> None:
    text = "Troops have taken more mills. The push began on 6 September."
    got = dated(text, claim(text, "Troops have taken more mills", tense="perfect"), theatre=WAR)
    assert when(got) == ("2022-09-06..2022-09-11", WhenBasis.CONTEXT)
    text = "Troops have taken more mills."
    got = dated(text, claim(text, "Troops have taken more mills", tense="perfect"), theatre=WAR)
    assert when(got) == ("2022-09-10..2022-09-11", WhenBasis.PUBLICATION)


def test_an_operation_of_the_other_side_or_of_long_ago_dates_nothing() -> None:
    text = "Troops have taken more mills."
    made = claim(text, "Troops have taken more mills", tense="perfect", place=TOWN)
    for other in (replace(PUSH, side="RED"), replace(PUSH, begins=date(2022, 3, 1))):
        theatre = replace(WAR, operations=(other,))
        assert when(dated(text, made, theatre=theatre))[1] is WhenBasis.PUBLICATION


def test_a_bulletins_window_dates_what_nothing_else_does() -> None:
    text = "Situation as of 06:00 on 11 September. Troops took the mill."
    made = claim(text, "Troops took the mill")
    got = dated(text, made)
    assert when(got) == ("2022-09-10..2022-09-11", WhenBasis.WINDOW)
    assert got.moments[0].governs == (made[0].id,)


@pytest.mark.parametrize(("tense", "expected"), [("present", "2022-09-11"), ("past", "2022-09-10..2022-09-11")])
def test_the_day_of_publication_is_the_last_resort(tense: str, expected: str) -> None:
    text = "Troops hold the mill."
    got = dated(text, claim(text, "Troops hold the mill", tense=tense))
    assert when(got) == (expected, WhenBasis.PUBLICATION)


@pytest.mark.parametrize("event", [Event.CIVILIANS_HARMED, Event.CASUALTIES, Event.EQUIPMENT_DESTROYED])
def test_a_toll_to_date_that_nothing_dates_stays_undated(event: Event) -> None:
    text = "Nine have been hit."
    assert when(dated(text, claim(text, "Nine have been hit", "perfect", event=event))) == (None, None)
    assert when(dated(text, claim(text, "Nine have been hit", "past", event=event)))[1] is WhenBasis.PUBLICATION


def test_forecasts_and_history_that_nothing_dates_stay_undated() -> None:
    text = "Troops will take the mill."
    assert when(dated(text, claim(text, "Troops will take the mill", tense="future"))) == (None, None)
    forecast = claim(text, "Troops will take the mill", certainty=Certainty.FORECAST)
    assert when(dated(text, forecast)) == (None, None)
    history = claim(text, "Troops will take the mill", background=True)
    assert when(dated(text, history)) == (None, None)


def test_a_forecast_takes_the_time_in_its_own_clause() -> None:
    text = "Troops will take the mill on Wednesday."
    got = dated(text, claim(text, "Troops will take the mill on Wednesday", tense="future"))
    assert when(got) == ("2022-09-14", WhenBasis.CLAUSE)


def test_each_time_says_which_claims_it_dates() -> None:
    text = "Troops took the mill on Monday. Guns rest on Fridays."
    made = claim(text, "Troops took the mill on Monday")
    got = dated(text, made)
    assert [m.governs for m in got.moments] == [(made[0].id,), ()]


def test_claims_keep_their_order_and_everything_but_their_time() -> None:
    text = "Troops took the mill on Monday. They burned the barn."
    made = (claim(text, "They burned the barn"), claim(text, "Troops took the mill on Monday"))
    got = dated(text, *made)
    assert [replace(c, when=None, when_basis=None) for c in got.claims] == [c for c, _ in made]


def test_what_was_given_up_in_an_operation_is_dated_by_it_where_the_report_tells_its_first_day() -> None:
    text = "The push began on 6 September.\n\nCrews showed captured guns."
    made = claim(text, "captured guns", event=Event.EQUIPMENT_CAPTURED, place=TOWN)
    assert when(dated(text, made, theatre=WAR)) == ("2022-09-06..2022-09-11", WhenBasis.CONTEXT)
    text = "Crews showed captured guns."
    made = claim(text, "captured guns", event=Event.EQUIPMENT_CAPTURED, place=TOWN)
    assert when(dated(text, made, theatre=WAR))[1] is WhenBasis.PUBLICATION


def test_a_sum_since_the_war_began_runs_from_the_theatres_first_day() -> None:
    text = "Since the start of what they call a special operation, 40 tanks have been lost."
    got = dated(
        text, claim(text, "40 tanks have been lost", tense="perfect"), theatre=replace(WAR, begins=date(2022, 2, 24))
    )
    assert when(got) == ("2022-02-24..2022-09-11", WhenBasis.SENTENCE)


def test_what_had_been_so_lasted_from_the_time_named_to_the_report() -> None:
    text = "Fought over in May, the town had been a depot."
    got = dated(text, claim(text, "Fought over in May, the town had been a depot", "pluperfect", event=Event.CONTROLS))
    assert when(got) == ("2022-05-01..2022-09-11", WhenBasis.CLAUSE)


def test_what_is_foretold_before_a_day_begins_with_the_report() -> None:
    text = "Troops could take the mill before 1 October 2022."
    made = claim(text, "Troops could take the mill before 1 October 2022", certainty=Certainty.FORECAST)
    assert when(dated(text, made))[0] == "2022-09-11..2022-09-30"
