"""Times: aware, in UTC, with the civil days of a theatre's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import NaiveTimeError
from reportedly.record import Moment, Precision

KYIV = ZoneInfo("Europe/Kyiv")
KHARTOUM = ZoneInfo("Africa/Khartoum")
DAYS = st.dates(date(2000, 1, 1), date(2037, 12, 31))


def days(first: int, last: int, zone: ZoneInfo = KYIV) -> Moment:
    return Moment.civil(date(2022, 9, first), date(2022, 9, last), zone)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (datetime(2022, 9, 10), datetime(2022, 9, 11, tzinfo=UTC)),  # noqa: DTZ001 - a naive time is the point
        (datetime(2022, 9, 10, tzinfo=UTC), datetime(2022, 9, 11)),  # noqa: DTZ001
        (None, datetime(2022, 9, 11)),  # noqa: DTZ001
    ],
)
def test_a_time_without_a_zone_is_an_error_that_says_so(begin: datetime | None, end: datetime | None) -> None:
    with pytest.raises(NaiveTimeError, match=r"2022-09-1\dT00:00:00 has no zone"):
        Moment(begin, end)


def test_a_time_is_converted_to_utc_and_not_relabelled() -> None:
    noon = datetime(2022, 9, 10, 12, tzinfo=timezone(timedelta(hours=3)))
    assert Moment.instant(noon).begin == datetime(2022, 9, 10, 9, tzinfo=UTC)
    begin = Moment.instant(noon).begin
    assert begin is not None
    assert begin.tzinfo is UTC


def test_a_moment_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="a moment runs from"):
        Moment(datetime(2022, 9, 11, tzinfo=UTC), datetime(2022, 9, 10, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "zone", "begin", "end"),
    [
        (date(2022, 9, 10), KYIV, "2022-09-09T21:00Z", "2022-09-10T21:00Z"),
        (date(2022, 12, 10), KYIV, "2022-12-09T22:00Z", "2022-12-10T22:00Z"),
        (date(2023, 6, 1), KHARTOUM, "2023-05-31T22:00Z", "2023-06-01T22:00Z"),
        (date(2022, 9, 10), ZoneInfo("UTC"), "2022-09-10T00:00Z", "2022-09-11T00:00Z"),
    ],
)
def test_a_bare_date_is_a_civil_day_of_the_theatre(day: date, zone: ZoneInfo, begin: str, end: str) -> None:
    moment = Moment.civil(day, day, zone)
    assert (moment.begin, moment.end) == (datetime.fromisoformat(begin), datetime.fromisoformat(end))


@pytest.mark.parametrize(("day", "hours"), [(date(2022, 3, 27), 23), (date(2022, 10, 30), 25)])
def test_the_days_on_which_the_clocks_change_are_shorter_and_longer(day: date, hours: int) -> None:
    moment = Moment.civil(day, day, KYIV)
    assert moment.begin is not None
    assert moment.end is not None
    assert moment.end - moment.begin == timedelta(hours=hours)


@given(DAYS, st.integers(0, 400), st.sampled_from([KYIV, KHARTOUM]))
def test_civil_days_come_back_as_they_went_in(first: date, more: int, zone: ZoneInfo) -> None:
    last = first + timedelta(days=more)
    assert Moment.civil(first, last, zone).days(zone) == (first, last)


def test_an_instant_lies_on_one_day_of_each_zone() -> None:
    late = Moment.instant(datetime(2022, 9, 10, 22, 30, tzinfo=UTC))
    assert late.days(KYIV) == (date(2022, 9, 11), date(2022, 9, 11))
    assert late.days(ZoneInfo("UTC")) == (date(2022, 9, 10), date(2022, 9, 10))
    assert late.precision is Precision.TIME


def test_midnight_belongs_to_the_day_that_it_begins() -> None:
    midnight = Moment.instant(datetime(2022, 9, 10, tzinfo=KYIV))
    assert midnight.days(KYIV) == (date(2022, 9, 10), date(2022, 9, 10))
    assert days(10, 10).meets(Moment(midnight.begin, None))
    assert not days(9, 9).meets(Moment(midnight.begin, None))


def test_an_open_bound_stays_open() -> None:
    since = Moment.civil(date(2022, 9, 6), None, KYIV)
    assert since.end is None
    assert since.days(KYIV) == (date(2022, 9, 6), None)
    assert Moment.civil(None, date(2022, 9, 6), KYIV).days(KYIV) == (None, date(2022, 9, 6))


def test_one_day_is_precise_to_the_day_and_more_are_not() -> None:
    assert days(6, 6).precision is Precision.DAY
    assert days(6, 8).precision is Precision.DAYS
    assert Moment.civil(date(2022, 9, 1), date(2022, 9, 30), KYIV, Precision.MONTH).precision is Precision.MONTH


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2022, 9, 1), date(2022, 9, 1), 1),
        (date(2022, 9, 1), date(2022, 9, 2), 2),
        (date(2022, 9, 1), date(2022, 9, 6), 2),
        (date(2022, 9, 1), date(2022, 9, 7), 3),
        (date(2022, 9, 1), date(2022, 9, 8), 4),
        (date(2022, 8, 1), date(2022, 8, 31), 4),
        (date(2022, 8, 1), date(2022, 9, 1), 5),
        (date(2022, 1, 1), date(2022, 12, 31), 5),
        (date(2022, 9, 1), None, 5),
        (None, date(2022, 9, 1), 5),
    ],
)
def test_the_date_precision_is_that_of_the_ucdp_codebook(first: date | None, last: date | None, code: int) -> None:
    assert Moment.civil(first, last, KYIV).date_prec(KYIV) == code


def test_days_that_follow_each_other_do_not_meet_and_days_that_share_one_do() -> None:
    assert not days(6, 7).meets(days(8, 9))
    assert days(6, 8).meets(days(8, 9))
    assert days(6, 12).meets(days(8, 9))


def test_an_open_bound_reaches_for_ever() -> None:
    since = Moment.civil(date(2022, 9, 6), None, KYIV)
    until = Moment.civil(None, date(2022, 9, 6), KYIV)
    assert since.meets(days(30, 30))
    assert not since.meets(days(5, 5))
    assert until.meets(days(1, 1))
    assert not until.meets(days(7, 7))
    assert since.meets(until)


@given(DAYS, st.integers(0, 20), DAYS, st.integers(0, 20))
def test_meeting_is_mutual(first: date, more: int, other: date, longer: int) -> None:
    one = Moment.civil(first, first + timedelta(days=more), KYIV)
    two = Moment.civil(other, other + timedelta(days=longer), KYIV)
    shared = max(first, other) <= min(first + timedelta(days=more), other + timedelta(days=longer))
    assert one.meets(two) == two.meets(one) == shared
