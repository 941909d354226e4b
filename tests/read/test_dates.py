from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from reportedly.errors import NaiveTimeError, UndatedInput
from reportedly.read import Given
from reportedly.read.dates import dateline, stated
from reportedly.record import Moment

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2023, 1, 1, tzinfo=UTC)


def test_a_bare_date_is_a_civil_day_of_the_theatre() -> None:
    day = date(2022, 9, 11)
    assert Given(now=NOW, published="2022-09-11").moment(KYIV) == Moment.civil(day, day, KYIV)


def test_an_aware_time_is_an_instant() -> None:
    given = Given(now=NOW, published="2022-09-11T18:15+03:00")
    assert given.moment(KYIV) == Moment.instant(datetime(2022, 9, 11, 15, 15, tzinfo=UTC))


def test_a_naive_time_is_an_error_at_the_door() -> None:
    with pytest.raises(NaiveTimeError, match=r"2022-09-11T18:15.* has no zone"):
        Given(now=NOW, published="2022-09-11T18:15")
    with pytest.raises(NaiveTimeError, match="has no zone"):
        Given(now=datetime(2022, 9, 11))  # noqa: DTZ001 - the naive time is what is tested


@pytest.mark.parametrize("words", ["2023-01-03", "2023-01-01T00:01Z", "9999-12-31", "2999-01-01T00:00-12:00"])
def test_nothing_is_published_in_the_future(words: str) -> None:
    with pytest.raises(UndatedInput, match="lies in the future"):
        Given(now=NOW, published=words).moment(KYIV)


def test_today_begins_with_the_zone_and_not_with_utc() -> None:
    late = datetime(2022, 9, 10, 22, 0, tzinfo=UTC)
    assert Given(now=late, published="2022-09-11").moment(KYIV) is not None
    with pytest.raises(UndatedInput, match="lies in the future"):
        Given(now=late, published="2022-09-11").moment(ZoneInfo("UTC"))


@pytest.mark.parametrize("words", ["soon", "2022-13-01", "11/09/2022", "", "2022"])
def test_what_is_no_date_is_refused_with_the_forms_that_are(words: str) -> None:
    with pytest.raises(UndatedInput, match="cannot be read; write a date such as"):
        Given(now=NOW, published=words)


@pytest.mark.parametrize("words", ["0001-01-01", "0001-01-01T00:00+14:00"])
def test_a_date_before_newspapers_is_refused(words: str) -> None:
    with pytest.raises(UndatedInput, match="older than any newspaper"):
        stated(words, KYIV, NOW, "x")


@pytest.mark.parametrize(
    "line",
    [
        "Published: 11 September 2022",
        "Posted on September 11, 2022",
        "Sept. 11, 2022, 6:15 pm",
        "Sunday, 11 September 2022",
        "11 Sep 2022 18:15 EEST",
        "Published: 2022-09-11 18:15",
        "Published Sept. 11, 2022 | Updated Sept. 14, 2022",
        "(September 11th, 2022)",
    ],
)
def test_a_dateline_of_its_own_dates_a_text(line: str) -> None:
    assert dateline(f"Town retaken\n{line}\n\nTroops entered the town.\n") == date(2022, 9, 11)
    assert dateline(f"Town retaken\n\nTroops entered the town.\n\n{line}") == date(2022, 9, 11)


@pytest.mark.parametrize(
    "text",
    [
        "Troops entered the town on 11 September 2022, the council said.",
        "11 September 2022\n12 September 2022\nTroops entered.",
        "KYIV, Sept 11 (Agency) - Troops entered.",
        "31 February 2022\nTroops entered.",
        "11/09/2022\nTroops entered.",
        "",
    ],
)
def test_no_date_is_better_than_a_guessed_one(text: str) -> None:
    assert dateline(text) is None


def test_a_line_that_says_published_goes_before_a_bare_date() -> None:
    assert dateline("10 September 2022\nPublished: 11 September 2022\nTroops entered.") == date(2022, 9, 11)
