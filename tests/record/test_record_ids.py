"""Ids: the same on every run and machine, and no two alike."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.record import Event, Moment, Span
from reportedly.record.ids import claim_id, claim_of_incident, incident_id, numbered, report_id

DAY = Moment(datetime(2022, 9, 10, tzinfo=UTC), datetime(2022, 9, 11, tzinfo=UTC))
NEXT = Moment(datetime(2022, 9, 10, tzinfo=UTC), datetime(2022, 9, 12, tzinfo=UTC))
REPORT = ("Herald", DAY, "Troops entered Zenda.")
CLAIM = ("r1", "en-1", Span(0, 20), Event.ENTERED, 0)


def test_ids_never_change() -> None:
    assert report_id(*REPORT) == "r9e534f8679e25068"
    assert claim_id(*CLAIM) == "c0ba73d9246ef68f2"


@pytest.mark.parametrize(
    "other",
    [
        ("Courier", DAY, "Troops entered Zenda."),
        ("Herald", NEXT, "Troops entered Zenda."),
        ("Herald", DAY, "Troops entered Zenda"),
        (None, DAY, "Troops entered Zenda."),
    ],
)
def test_a_report_that_differs_in_any_part_has_another_id(other: tuple[str | None, Moment, str]) -> None:
    assert report_id(*other) != report_id(*REPORT)


@pytest.mark.parametrize(
    "other",
    [
        ("r2", "en-1", Span(0, 20), Event.ENTERED, 0),
        ("r1", "en-2", Span(0, 20), Event.ENTERED, 0),
        ("r1", "en-1", Span(1, 20), Event.ENTERED, 0),
        ("r1", "en-1", Span(0, 21), Event.ENTERED, 0),
        ("r1", "en-1", Span(0, 20), Event.PRESENT, 0),
        ("r1", "en-1", Span(0, 20), Event.ENTERED, 1),
    ],
)
def test_a_claim_that_differs_in_any_part_has_another_id(other: tuple[str, str, Span, Event, int]) -> None:
    assert claim_id(*other) != claim_id(*CLAIM)


def test_a_claims_ordinal_is_nought_where_none_is_given() -> None:
    assert claim_id(*CLAIM[:4]) == claim_id(*CLAIM)


def test_the_time_zone_in_which_a_publication_was_written_changes_no_id() -> None:
    same = Moment(
        datetime.fromisoformat("2022-09-10T03:00:00+03:00"), datetime.fromisoformat("2022-09-11T03:00:00+03:00")
    )
    assert report_id("Herald", same, "Troops entered Zenda.") == report_id(*REPORT)


def test_parts_do_not_run_into_one_another() -> None:
    assert report_id("Herald", DAY, "") != report_id("", DAY, "Herald")
    assert claim_id("r1", "2", *CLAIM[2:]) != claim_id("r", "12", *CLAIM[2:])


def test_an_incident_and_the_claim_that_it_has_its_id_from_lead_to_each_other() -> None:
    claim = claim_id(*CLAIM)
    assert incident_id(claim) == f"i{claim[1:]}"
    assert claim_of_incident(incident_id(claim)) == claim


@given(st.text(max_size=30))
def test_an_id_is_a_letter_and_sixteen_hexadecimal_digits(text: str) -> None:
    assert re.fullmatch(r"r[0-9a-f]{16}", report_id("Herald", DAY, text))


def test_what_is_named_within_a_report_is_counted_from_one() -> None:
    assert [numbered("a", ordinal) for ordinal in range(3)] == ["a1", "a2", "a3"]
