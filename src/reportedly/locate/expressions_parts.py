"""Readers of parts of months and years: halves, weeks of a month, its first and last days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from reportedly.locate.expressions import ORDINALS
from reportedly.locate.expressions_dates import DAY, Value, day_of, month_number, months, one_day, read_day, year_of
from reportedly.record import Precision, Span

if TYPE_CHECKING:
    from reportedly.locate.expressions_dates import Reading

_LISTED: Final = re.compile(r"\band\b", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_SATURDAY: Final = 5
_COUNTS: Final = {"two": 2, "three": 3, "ten": 10}
_WEEK: Final = 7  # days; "the first days of June" are as many. Our convention.


def read_half(m: re.Match[str], reading: Reading) -> Value | None:
    """The first half of September, of 2022, of the year."""
    second = ORDINALS[m["ordinal"].lower()] - 1
    if m["month"] is None:
        return months(int(m["alone"] or reading.published.year), 1 + 6 * second, 6, Precision.SEASON)
    month = month_number(m["month"])
    whole = months(int(m["year"] or year_of(month, None, reading)), month, 1, Precision.MONTH)
    middle = day_of(whole.first.year, month, 15) if whole.first else None
    if middle is None:
        return None
    return Value(middle + DAY, whole.last, Precision.DAYS) if second else Value(whole.first, middle, Precision.DAYS)


def read_stretch(m: re.Match[str], reading: Reading) -> Value | None:
    """The first week of November, the last days of August 2022, the second weekend in June; weeks go from the 1st."""
    month, unit = month_number(m["month"]), m["unit"].lower()
    whole = months(int(m["year"] or year_of(month, None, reading)), month, 1, Precision.MONTH)
    if whole.first is None or whole.last is None:
        return None
    number = ORDINALS.get(m["ordinal"].lower(), 1)
    last = m["ordinal"].lower() in {"last", "final", "closing"}
    if unit == "weekend":
        return _weekend(whole.first, whole.last, -1 if last else number - 1)
    length = _length(m)
    precision = Precision.DAY if length == 1 else Precision.DAYS
    if last:
        return Value(whole.last - (length - 1) * DAY, whole.last, precision)
    first = whole.first + (number - 1) * length * DAY
    return Value(first, min(first + (length - 1) * DAY, whole.last), precision) if first <= whole.last else None


def _length(m: re.Match[str]) -> int:
    """Days in a stretch: "two weeks", "ten days", "day", or "days" that nobody counts."""
    count = _COUNTS.get((m["count"] or "").lower(), 0)
    if m["unit"].lower() == "week":
        return _WEEK * max(1, count)
    return count or (_WEEK if m["many"] else 1)


def each_day(m: re.Match[str], value: Value, reading: Reading) -> tuple[tuple[Span, Value], ...]:
    """The days of a list, each with its own words ("3, 5 and 7 June"); none for a range ("between 3 and 7 June")."""
    first = value.first
    if first is None or not _LISTED.search(m[0]) or _BETWEEN.search(reading.before):
        return ()
    numbers = [n for n in _NUMBER.finditer(m.string, *m.span()) if n.end() <= m.end("last")]
    found = []
    for n in numbers:
        start = m.start() if n is numbers[0] else n.start()
        end = m.end() if n is numbers[-1] else n.end()
        day = one_day(day_of(first.year, first.month, int(n[1])))
        if day is None:
            return ()
        found.append((Span(start, end), day))
    return tuple(found)


def read_week_of(m: re.Match[str], reading: Reading) -> Value | None:
    """The week of 6 November: Monday to Sunday."""
    value = read_day(m, reading)
    if value is None or value.first is None:
        return None
    monday = value.first - timedelta(days=value.first.weekday())
    return Value(monday, monday + 6 * DAY, Precision.WEEK)


def _weekend(first: date, last: date, which: int) -> Value | None:
    days = (first + i * DAY for i in range((last - first).days + 1))
    saturdays = [day for day in days if day.weekday() == _SATURDAY]
    return Value(saturdays[which], saturdays[which] + DAY, Precision.DAYS)  # every month has four
