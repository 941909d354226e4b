"""What the words before and between times make of them."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from reportedly.locate.moments import find_moments
from reportedly.record import Moment, Span

KYIV = ZoneInfo("Europe/Kyiv")
SUNDAY = date(2022, 9, 11)


def meant(text: str, published: date = SUNDAY) -> list[str]:
    """First and last day of each mention, with the words around it; "…" where an end is open."""
    found = find_moments(text, (Span(0, len(text)),), Moment.civil(published, published, KYIV), KYIV)
    days = [m.meant.days(KYIV) for m in found if m.meant is not None]
    return [f"{first or '…'}/{last or '…'}" for first, last in days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Guns had fired since Thursday.", "2022-09-08/2022-09-11"),
        ("It had been shelled since the start of the month.", "2022-09-01/2022-09-11"),
        ("They held out until 3 September.", "…/2022-09-03"),
        ("The bridge will be mended no later than 20 October.", "…/2022-10-20"),
        ("The town fell before 2014.", "…/2013-12-31"),
        ("Nobody came after 3 September.", "2022-09-03/…"),
        ("Trains will run from 1 October.", "2022-10-01/…"),
        ("It fell on 3 September.", "2022-09-03/2022-09-03"),
        ("They were out by 5 a.m. and safe.", "2022-09-11/2022-09-11"),
        ("It fell shortly before midnight on Saturday.", "2022-09-10/2022-09-10"),
        ("They dug through the summer.", "2022-06-01/2022-08-31"),
        ("They stayed through Friday.", "…/2022-09-09"),
        ("It burned in the night from 3 to 4 September.", "2022-09-03/2022-09-04"),
        ("The curfew applies until Tuesday.", "…/2022-09-13"),
        ("They held it until Tuesday.", "…/2022-09-06"),
        ("No later than Thursday they must go.", "…/2022-09-15"),
    ],
)
def test_a_preposition_opens_or_closes_what_is_meant(text: str, days: str) -> None:
    assert meant(text) == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A truce held from 18 June to 21 June.", "2022-06-18/2022-06-21"),
        ("Between 15 April and 2 May many left.", "2022-04-15/2022-05-02"),
        ("It was recorded in April and May.", "2022-04-01/2022-05-31"),
        ("Nine cases fell into late June and early July.", "2022-06-21/2022-07-10"),
        ("From June to August nobody came.", "2022-06-01/2022-08-31"),
        ("From 00:00 on 5 August to 00:00 on 6 August they counted shells.", "2022-08-05/2022-08-06"),
        ("Buses ran from 07:15 on 5 August until 24:00 on 7 August.", "2022-08-05/2022-08-07"),
        ("Sirens wailed between 04:10 and 05:40 on 2 August.", "2022-08-02/2022-08-02"),
    ],
)
def test_both_ends_of_a_range_mean_all_of_it(text: str, days: str) -> None:
    assert meant(text) == [days, days]


def test_days_of_a_list_are_each_themselves() -> None:
    assert meant("Strikes came on Monday and Thursday.") == ["2022-09-05/2022-09-05", "2022-09-08/2022-09-08"]


def test_a_day_that_something_has_lasted_since_is_not_the_one_the_text_goes_on_with() -> None:
    text = "A missile fell on Friday. People had gathered since Tuesday. By the evening fifty were dead."
    assert meant(text)[-1] == "2022-09-09/2022-09-09"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It began on Monday of last week.", date(2022, 8, 29)),
        ("A salvo came on New Year's Eve.", date(2021, 12, 31)),
    ],
)
def test_feasts_and_days_of_a_week_are_days(text: str, day: date) -> None:
    assert meant(text) == [f"{day}/{day}"]


def test_the_hour_before_an_entry_is_of_the_day_of_publication() -> None:
    text = "12:05 - The governor says he will drive there tomorrow."
    assert meant(text)[0] == "2022-09-11/2022-09-11"


@pytest.mark.parametrize(
    "text", ["It stands by the Friday mosque.", "A 1960-watt lamp.", "The Red October works burn."]
)
def test_what_is_only_named_after_a_time_is_none(text: str) -> None:
    assert meant(text) == []
