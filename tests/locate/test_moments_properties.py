from __future__ import annotations

from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.locate.moments import find_moments, reporting_window
from reportedly.record import Moment, Span

# fmt: off
WORDS = [
    "on", "in", "since", "until", "by", "the", "of", "and", "to", "-", "–", ",", ".", "'", "last", "next", "this",
    "past", "recent", "early", "late", "mid-", "half", "every", "a", "an", "1", "02", "6", "12", "31", "99", "900",
    "1999", "2022", "2100", "06:00", "25:99", "6.30", "a.m.", "p.m.", "1430", "hours", "noon", "UTC", "(GMT",
    "+14)", "2022-02-30", "31.12.2022", "2/30/22", "May", "march", "Sept.", "February", "Saturday", "Sundays",
    "morning", "evening", "overnight", "yesterday", "tomorrow", "weekend", "week", "month", "year", "decade",
    "century", "decades", "days", "ago", "later", "earlier", "summer", "winter", "fall", "quarter", "Q3", "second",
    "1990s", "'80s", "twentieth", "now", "then", "will", "said", "several", "couple", "twenty-one", "hundred", "\n",
    "\n\n",
]
# fmt: on

TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=200)
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
ZONES = st.sampled_from(
    [ZoneInfo("UTC"), ZoneInfo("Europe/Kyiv"), ZoneInfo("Africa/Khartoum"), ZoneInfo("Pacific/Apia")]
)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS, day=DAYS, zone=ZONES, cut=st.integers(0, 200))
def test_mentions_stand_in_order_within_the_body_and_begin_before_they_end(
    text: str, day: date, zone: ZoneInfo, cut: int
) -> None:
    middle = min(cut, len(text))
    body = (Span(0, middle), Span(min(middle + 3, len(text)), len(text)))
    found = find_moments(text, body, Moment.civil(day, day, zone), zone)
    reporting_window(found, text)
    for mention in found:
        assert mention.text == mention.span.of(text)
        assert len(mention.span) > 0
        assert any(part.covers(mention.span) for part in body)
        if mention.moment is not None and mention.moment.begin and mention.moment.end:
            assert mention.moment.begin <= mention.moment.end
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, day=DAYS)
def test_the_same_text_is_read_the_same_way_twice(text: str, day: date) -> None:
    zone = ZoneInfo("Europe/Kyiv")
    published = Moment.civil(day, day, zone)
    body = (Span(0, len(text)),)
    assert find_moments(text, body, published, zone) == find_moments(text, body, published, zone)


@given(day=DAYS, back=st.integers(0, 300))
def test_a_date_with_its_year_is_that_day_whenever_it_was_published(day: date, back: int) -> None:
    zone = ZoneInfo("Europe/Kyiv")
    written = date.fromordinal(day.toordinal() - back)
    text = f"It was hit on {written.day} {written:%B} {written.year}."
    (mention,) = find_moments(text, (Span(0, len(text)),), Moment.civil(day, day, zone), zone)
    assert mention.moment == Moment.civil(written, written, zone)
