"""Time expressions as they are read in a report of Sunday, 11 September 2022."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from reportedly.locate.moments import find_moments, reporting_window
from reportedly.record import Moment, Precision, Span, TimeMention

KYIV = ZoneInfo("Europe/Kyiv")
SUNDAY = date(2022, 9, 11)


def read(text: str, published: date = SUNDAY, zone: ZoneInfo = KYIV) -> tuple[TimeMention, ...]:
    return find_moments(text, (Span(0, len(text)),), Moment.civil(published, published, zone), zone)


def days(mention: TimeMention, zone: ZoneInfo = KYIV) -> str | None:
    if mention.moment is None:
        return None
    first, last = mention.moment.days(zone)
    return f"{first}" if first == last else f"{first}..{last}"


SINGLE = [
    ("The bridge was hit on Saturday.", "2022-09-10"),
    ("The advance gained speed on Sunday.", "2022-09-11"),
    ("The column left on Monday.", "2022-09-05"),
    ("The ministry said Thursday that the town was quiet.", "2022-09-08"),
    ("Shells fell last Friday.", "2022-09-09"),
    ("Shells fell last Sunday.", "2022-09-04"),
    ("The envoys meet next Monday.", "2022-09-12"),
    ("The council will sit on Wednesday.", "2022-09-14"),
    ("On Tuesday the council will sit.", "2022-09-13"),
    ("The talks are set to begin on Friday.", "2022-09-16"),
    ("Drones flew over on Saturday morning.", "2022-09-10"),
    ("The shops shut early Thursday.", "2022-09-08"),
    ("They hope to be home this Saturday.", "2022-09-17"),
    ("They came home this Saturday.", "2022-09-10"),
    ("The mayor spoke today.", "2022-09-11"),
    ("The mayor spoke the Thursday before last.", "2022-09-01"),
    ("The mayor spoke on the 6th.", "2022-09-06"),
    ("The mayor spoke on the 20th.", "2022-08-20"),
    ("The mayor will speak on the 20th.", "2022-09-20"),
    ("The mayor spoke the night before last.", "2022-09-09"),
    ("They fled in the first week of August.", "2022-08-01..2022-08-07"),
    ("They fled in the second week of June 2021.", "2021-06-08..2021-06-14"),
    ("They fled in the last days of August.", "2022-08-25..2022-08-31"),
    ("They fled in the first ten days of July.", "2022-07-01..2022-07-10"),
    ("They fled on the last day of May.", "2022-05-31"),
    ("They fled on the second weekend of July.", "2022-07-09..2022-07-10"),
    ("They fled in the week of 10 August.", "2022-08-08..2022-08-14"),
    ("They fled in the week of August 10, 2022.", "2022-08-08..2022-08-14"),
    ("The mayor spoke yesterday.", "2022-09-10"),
    ("The mayor spoke yesterday evening.", "2022-09-10"),
    ("The mayor will speak tomorrow.", "2022-09-12"),
    ("The mayor spoke the day before yesterday.", "2022-09-09"),
    ("Sirens are expected tonight.", "2022-09-11"),
    ("Sirens sounded last night.", "2022-09-10"),
    ("Sirens sounded overnight.", "2022-09-10..2022-09-11"),
    ("Sirens sounded this morning.", "2022-09-11"),
    ("Fighting went on over the past day.", "2022-09-10..2022-09-11"),
    ("In the past 24 hours the guns were silent.", "2022-09-10..2022-09-11"),
    ("During the last three days it rained.", "2022-09-08..2022-09-11"),
    ("In recent days the road was open.", "2022-09-04..2022-09-11"),
    ("The road opens in the coming days.", "2022-09-11..2022-09-18"),
    ("In the last two weeks it fell.", "2022-08-28..2022-09-11"),
    ("This week the port reopened.", "2022-09-05..2022-09-11"),
    ("Last week the port reopened.", "2022-08-29..2022-09-04"),
    ("Last month the port reopened.", "2022-08-01..2022-08-31"),
    ("The port reopens next month.", "2022-10-01..2022-10-31"),
    ("Earlier this year the port shut.", "2022-01-01..2022-12-31"),
    ("Last weekend the port shut.", "2022-09-03..2022-09-04"),
    ("The port shut over the weekend.", "2022-09-10..2022-09-11"),
    ("The port shut on 05.09.22 for good.", "2022-09-05"),
    ("It began on Sep. 6 with a raid.", "2022-09-06"),
    ("It began on Sept. 6 with a raid.", "2022-09-06"),
    ("It began on 6 September 2021.", "2021-09-06"),
    ("It began on September 6, 2021, at the dam.", "2021-09-06"),
    ("It began on the 6th of September.", "2022-09-06"),
    ("It began on Tuesday, 6 September.", "2022-09-06"),
    ("It began on 24 December.", "2021-12-24"),
    ("It will end on 24 December.", "2022-12-24"),
    ("It ends on 15 September.", "2022-09-15"),
    ("They held it September 6-8.", "2022-09-06..2022-09-08"),
    ("They held it September 6–8, 2021.", "2021-09-06..2021-09-08"),
    ("They held it from 6 to 12 August.", "2022-08-06..2022-08-12"),
    ("They held it between 3 and 5 September.", "2022-09-03..2022-09-05"),
    ("It fell in May.", "2022-05-01..2022-05-31"),
    ("It fell in September.", "2022-09-01..2022-09-30"),
    ("It fell in November.", "2021-11-01..2021-11-30"),
    ("It will open in November.", "2022-11-01..2022-11-30"),
    ("The May offensive failed.", "2022-05-01..2022-05-31"),
    ("April’s losses were heavy.", "2022-04-01..2022-04-30"),
    ("The guns began 0600 on 9 September.", "2022-09-09"),
    ("It fell in May 2015.", "2015-05-01..2015-05-31"),
    ("It fell in late June.", "2022-06-21..2022-06-30"),
    ("It fell in early July.", "2022-07-01..2022-07-10"),
    ("It fell in mid-August.", "2022-08-11..2022-08-20"),
    ("It fell at the end of August.", "2022-08-21..2022-08-31"),
    ("It fell in the first half of August.", "2022-08-01..2022-08-15"),
    ("It was shelled over the summer.", "2022-06-01..2022-08-31"),
    ("It was shelled last winter.", "2021-12-01..2022-02-28"),
    ("It was shelled in spring 2021.", "2021-03-01..2021-05-31"),
    ("It was shelled in the fall of 2014.", "2014-09-01..2014-11-30"),
    ("It was shelled in 2014.", "2014-01-01..2014-12-31"),
    ("The 2014 vote was disputed.", "2014-01-01..2014-12-31"),
    ("It was taken in early 2022.", "2022-01-01..2022-04-30"),
    ("It was taken in late 2021.", "2021-09-01..2021-12-31"),
    ("They fought there 2014-2016.", "2014-01-01..2016-12-31"),
    ("They fought there in the 1990s.", "1990-01-01..1999-12-31"),
    ("They fought there in the '80s.", "1980-01-01..1989-12-31"),
    ("A fort of the 19th century burned.", "1800-01-01..1899-12-31"),
    ("In the third quarter of 2021 it grew.", "2021-07-01..2021-09-30"),
    ("Prices fell in Q2 2022.", "2022-04-01..2022-06-30"),
    ("Two days ago the dam broke.", "2022-09-09"),
    ("The dam broke three weeks ago.", "2022-08-15..2022-08-21"),
    ("The dam broke two months ago.", "2022-07-01..2022-07-31"),
    ("The dam broke a year ago.", "2021-01-01..2021-12-31"),
    ("The dam broke at 14:30.", "2022-09-11"),
    ("Lines held as of 6 a.m. everywhere.", "2022-09-11"),
    ("At 06:00 on 9 September the guns began.", "2022-09-09"),
    ("On 9 September at 6 p.m. the guns began.", "2022-09-09"),
    ("Photographed 2022-09-06 near the bridge.", "2022-09-06"),
    ("Photographed 06.09.2022 near the bridge.", "2022-09-06"),
    ("Photographed 9/6/2022 near the bridge.", "2022-09-06"),
    ("Photographed 6/9/2022 near the bridge.", "2022-09-06"),
    ("They left this past weekend.", "2022-09-03..2022-09-04"),
    ("They left over the last fortnight.", "2022-08-28..2022-09-11"),
    ("They left in the spring of last year.", "2021-03-01..2021-05-31"),
    ("They left on 6 June last year.", "2021-06-06"),
    ("They left in May last year.", "2021-05-01..2021-05-31"),
    ("They left on Christmas Day 2020.", "2020-12-25"),
    ("They left in the latter half of 2021.", "2021-07-01..2021-12-31"),
    ("They left at the end of last month.", "2022-08-21..2022-08-31"),
    ("They left half a year ago.", "2022-03-01..2022-03-31"),
    ("They left a year ago today.", "2021-09-11"),
    ("They left in the small hours of Friday.", "2022-09-09"),
    ("They left overnight.", "2022-09-10..2022-09-11"),
    ("New guns will be there in spring.", "2023-03-01..2023-05-31"),
    ("The handover planned for 28 December was cancelled.", "2021-12-28"),
]


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_an_expression_is_read_against_the_day_of_publication(text: str, expected: str) -> None:
    assert [days(m) for m in read(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The road may reopen and troops may march on.",
        "Covid-19 wards and the K-2014 files were moved; April Smith spoke.",
        "The fall of the fort came second.",
        "The day after the raid was calm, on the 14th floor and with the 3rd Brigade.",
        "The sun sat low; he had a second helping.",
        "Some 2022 shells and 1500 men were counted.",
        "Black Friday sales were weak, wrote the Sunday Times.",
        "It lies 14.30 km off, in house 2010.",
        "Version 10.4.11 and file 31.02.2022 are lost.",
        "The score was 3-2 and the ratio 1/20.",
    ],
)
def test_words_and_numbers_that_are_no_dates_are_left_alone(text: str) -> None:
    assert [m.text for m in read(text)] == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It lasted for six months.", Precision.DURATION),
        ("More than Berlin gave in over six months.", Precision.DURATION),
        ("A 12-hour curfew holds.", Precision.DURATION),
        ("They waited for several weeks.", Precision.DURATION),
        ("They shell the town every Friday.", Precision.SET),
        ("They shell the town daily.", Precision.SET),
        ("They shell the town twice a week.", Precision.SET),
        ("They pray there on Fridays.", Precision.SET),
    ],
)
def test_durations_and_what_recurs_name_no_days(text: str, precision: Precision) -> None:
    (mention,) = read(text)
    assert (mention.moment, mention.precision) == (None, precision)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid came on Saturday. By the evening, the road was cut.", ["2022-09-10", "2022-09-10"]),
        ("It began on Sep. 6. Since then, much was won.", ["2022-09-06", "2022-09-06..2022-09-11"]),
        ("It fell on 2 May. Three weeks later it was freed.", ["2022-05-02", "2022-05-23..2022-05-29"]),
        ("It fell on 2 May. The next day it burned.", ["2022-05-02", "2022-05-03"]),
        ("It fell on 2 May. That night it burned.", ["2022-05-02", "2022-05-02"]),
        ("It fell on 2 May. The day before, it rained.", ["2022-05-02", "2022-05-01"]),
        ("It fell on 2 May. The following Friday it rained.", ["2022-05-02", "2022-05-06"]),
        ("Fights raged in April and May.", ["2022-04-01..2022-04-30", "2022-05-01..2022-05-31"]),
        ("Fights raged in April and May 2014.", ["2014-04-01..2014-04-30", "2014-05-01..2014-05-31"]),
        ("Fights raged from 28 June to 3 July 2015.", ["2015-06-28", "2015-07-03"]),
        ("They rang it Friday-Saturday.", ["2022-09-09", "2022-09-10"]),
        ("They will meet on Friday, he said on Saturday.", ["2022-09-16", "2022-09-10"]),
        ("On Friday at 14:30 and 16:00 it rang.", ["2022-09-09", "2022-09-09"]),
        ("At 14:30 near the mill, on Friday, it rang.", ["2022-09-09", "2022-09-09"]),
    ],
)
def test_expressions_are_read_against_what_the_text_spoke_of_before(text: str, expected: list[str]) -> None:
    assert [days(m) for m in read(text)] == expected


def test_a_time_of_day_with_its_date_is_one_mention_in_the_theatres_zone() -> None:
    (mention,) = read("Since 06:00 on 9 September the guns are silent.")
    assert mention.text == "06:00 on 9 September"
    assert mention.precision is Precision.TIME
    assert mention.moment == Moment.instant(datetime(2022, 9, 9, 3, 0, tzinfo=UTC))


def test_a_stated_zone_wins_over_the_theatres() -> None:
    (mention,) = read("The siren rang at 18:00 UTC.")
    assert mention.moment == Moment.instant(datetime(2022, 9, 11, 18, 0, tzinfo=UTC))
    (mention,) = read("Sent 2022-09-09T06:00+05:30 by radio.")
    assert mention.moment == Moment.instant(datetime(2022, 9, 9, 0, 30, tzinfo=UTC))


def test_a_bare_date_is_a_civil_day_of_the_theatre() -> None:
    (mention,) = read("It began on 9 September.")
    assert mention.moment is not None
    assert mention.moment.begin == datetime(2022, 9, 8, 21, 0, tzinfo=UTC)


def test_a_leap_day_without_a_year_is_the_last_one_that_there_was() -> None:
    assert [days(m) for m in read("It began on 29 February.")] == ["2020-02-29"]


def test_times_outside_the_body_are_not_read() -> None:
    text = "Updated Friday. It fell on Saturday. See also Monday."
    body = (Span(16, 36),)
    found = find_moments(text, body, Moment.civil(SUNDAY, SUNDAY, KYIV), KYIV)
    assert [m.text for m in found] == ["Saturday"]


def test_an_expression_does_not_reach_over_an_empty_line() -> None:
    assert [m.text for m in read("It fell in May\n\n6 men were hurt.")] == ["May"]


def test_a_bulletins_window_is_the_past_day_that_its_head_names() -> None:
    text = "During the past day the enemy fired 40 shells."
    window = reporting_window(read(text), text)
    assert window is not None
    assert window.days(KYIV) == (date(2022, 9, 10), date(2022, 9, 11))


def test_a_bulletin_as_of_an_hour_covers_the_24_hours_before_it() -> None:
    text = "Situation as of 06:00 on September 11. The enemy fired 40 shells."
    window = reporting_window(read(text), text)
    assert window is not None
    assert window.begin == datetime(2022, 9, 10, 3, 0, tzinfo=UTC)
    assert window.end == datetime(2022, 9, 11, 3, 0, tzinfo=UTC)


def test_a_news_report_has_no_window() -> None:
    text = "The enemy fired 40 shells on Saturday, more than last week."
    assert reporting_window(read(text), text) is None


def test_overnight_into_a_day_ends_with_that_day() -> None:
    assert days(read("Drones came overnight into Friday.")[0]) == "2022-09-08..2022-09-09"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They held it on 3, 4 and 5 September.", ["2022-09-03", "2022-09-04", "2022-09-05"]),
        ("They came on August 22 and 24, 2021.", ["2021-08-22", "2021-08-24"]),
    ],
)
def test_the_days_of_a_list_are_days_of_their_own(text: str, expected: list[str]) -> None:
    assert [days(m) for m in read(text)] == expected
