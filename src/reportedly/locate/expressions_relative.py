"""What words mean that count from the day of publication, or from the day that the text spoke of last.

Each function reads one kind of `expressions.PATTERNS` and gives None where the words are no time after all.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from reportedly.locate.expressions import NUMBERS, WEEKDAYS
from reportedly.locate.expressions_dates import DAY, Reading, Value, day_of, months, one_day, part_of, years
from reportedly.record import Precision

if TYPE_CHECKING:
    from collections.abc import Callable

_WEEK: Final = 7 * DAY

# Weekdays that are names: feasts, days of shopping, and newspapers.
_NAMED_BEFORE: Final = re.compile(r"\b(?:Black|Good|Bloody|Ash|Cyber|Super|Easter|Palm|Holy|Maundy|Casual)\s$")
_NAMED_AFTER: Final = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|World|Agreement|Night Live|Club|[mM]osque)\b"
)

_INTO: Final = re.compile(  # "overnight into Tuesday", "overnight from Sunday to Monday"
    r"\s+(?:(?:from\s+)?[A-Z]\w+\s+)?(?:in)?to\s+(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_HOURS_OF: Final = re.compile(r"\b(?:small|early|late|wee|opening|dark|daylight|working|peak)\s$")  # no length
# "A few" and "recent" name no number: at most the next larger unit. Our convention.
_VAGUE_DAYS: Final = {"hour": 1, "day": 7, "week": 30, "fortnight": 30, "month": 365, "year": 3652, "decade": 36525}
_UNIT_DAYS: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_SATURDAY: Final = 5
_FEASTS: Final = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
_HALF: Final = 0.5
_MOST_YEARS: Final = 900  # dates before the year 1000 are not read
_EARLIEST, _LATEST = 1000, 9000


def read_weekday(m: re.Match[str], reading: Reading) -> Value | None:
    """On Saturday, next Monday, last Friday, Saturday morning, the following Tuesday."""
    if _NAMED_BEFORE.search(reading.before) or _NAMED_AFTER.match(reading.after):
        return None
    if m["many"]:
        return Value(None, None, Precision.SET)
    weekday = WEEKDAYS[m["weekday"][:3].lower()]
    if m["week"]:
        steps = {"last": -1, "this": 0, "next": 1}[m["week"].lower()]
        monday = reading.published - reading.published.weekday() * DAY + steps * _WEEK
        return one_day(monday + weekday * DAY)
    if m["twice"]:
        return one_day(
            reading.published + _to_weekday(reading.published, weekday, ["last"], future=False) * DAY - _WEEK
        )
    which = (m["which"] or "").lower().split()
    base = reading.in_force if which[:1] == ["the"] else reading.published
    return one_day(base + _to_weekday(base, weekday, which[-1:], future=reading.future) * DAY)


def _to_weekday(base: date, weekday: int, which: list[str], *, future: bool) -> int:
    """Days from the base to the weekday that is meant; "Sunday" on a Sunday is that day."""
    back = (base.weekday() - weekday) % 7
    ahead = (weekday - base.weekday()) % 7
    match which:
        case ["last" | "past" | "previous"]:
            return -(back or 7)
        case ["next" | "coming" | "following"]:
            return ahead or 7
        case ["this"] if not future:
            return weekday - base.weekday()
    return ahead if future and which != ["same"] else -back


def read_feast(m: re.Match[str], reading: Reading) -> Value | None:
    """New Year's Eve, Christmas Day: the last one, or the one to come."""
    month, day = _FEASTS[m["eve"].lower().replace("’", "'")]
    held = date(int(m["year"] or reading.published.year), month, day)
    if m["year"]:
        return one_day(held)
    if held > reading.published and not reading.future:
        held = held.replace(year=held.year - 1)
    elif held < reading.published and reading.future:
        held = held.replace(year=held.year + 1)
    return one_day(held)


def read_today(m: re.Match[str], reading: Reading) -> Value | None:
    """Today, yesterday, tonight, overnight, this morning."""
    word = m["word"].lower()
    day = reading.published
    if word == "overnight":
        if into := _INTO.match(reading.after):
            day += _to_weekday(day, WEEKDAYS[into["weekday"][:3].lower()], [], future=reading.future) * DAY
        return Value(day - DAY, day, Precision.DAYS)
    away = {
        "the day before yesterday": -2,
        "the night before last": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day after tomorrow": 2,
    }
    return one_day(day + away.get(" ".join(word.split()), 0) * DAY)


def read_beside(m: re.Match[str], reading: Reading) -> Value | None:
    """That day, the next morning, a day earlier: counted from the day in force."""
    away = 0 if m["same"] else 1 if m["after"] else -1
    return one_day(reading.in_force + away * DAY)


def read_part(_: re.Match[str], reading: Reading) -> Value | None:
    """By the evening, at dawn: of the day in force."""
    return one_day(reading.in_force)


def read_since_then(_: re.Match[str], reading: Reading) -> Value | None:
    """From the beginning of what the text spoke of last to the day of publication."""
    begins = reading.spoken[0]
    return Value(begins, reading.published, Precision.DAYS) if begins <= reading.published else None


def read_now(m: re.Match[str], reading: Reading) -> Value | None:
    """Right now: the day of publication."""
    if re.search(r"\b(?:will|would|by|until|but|can)\s+$", reading.before) and m[0].lower() == "now":
        return None
    return one_day(reading.published)


def read_period(m: re.Match[str], reading: Reading) -> Value | None:
    """This week, last month, next year, that weekend, earlier this year."""
    which = m["which"].lower().split()
    beside = which[-1] in {"same", "that", "following", "previous"}
    steps = {"last": -1, "previous": -1, "next": 1, "following": 1, "past": -1}.get(which[-1], 0)
    unit = m["unit"].lower()
    base = reading.spoken[1] if beside else reading.published
    if unit == "weekend" and steps == 0 and not beside and not reading.future and base.weekday() < 3:  # noqa: PLR2004
        steps = -1  # early in the week, "this weekend" is the one just gone
    if which[-1] == "the" and not reading.future:
        steps = -1 if base.weekday() < _SATURDAY else 0  # "over the weekend", the one just gone
    whole = _unit_of(base, unit, steps)
    return part_of(whole, which[0]) if which[0] in {"early", "late"} and len(which) > 1 else whole


def read_edge(m: re.Match[str], reading: Reading) -> Value | None:
    """The end of the month, early this year."""
    steps = {"last": -1, "next": 1}.get((m["which"] or "").lower(), 0)
    return part_of(_unit_of(reading.published, m["unit"].lower(), steps), m["edge"])


def read_recent(m: re.Match[str], reading: Reading) -> Value | None:
    """In the past 24 hours, over the last two weeks, in recent days, the next six months."""
    way, unit = m["way"].lower(), m["unit"].lower()
    days = _length(m["count"], unit, vague=m[0][-1] in "sS")
    day = reading.published
    if days > _MOST_YEARS * 365:
        return Value(None, None, Precision.DURATION)
    if way in {"next", "coming", "following"}:
        return Value(day, day + timedelta(days=days), Precision.DURATION)
    return Value(day - timedelta(days=days), day, Precision.DURATION)


def read_ago(m: re.Match[str], reading: Reading) -> Value | None:
    """Two days ago, a week earlier, three weeks later; "later" and "earlier" count from what the text spoke of last.

    As finely as the unit: "two weeks ago" is a calendar week, "a year ago" a calendar year, as TIMEX3 counts them.
    """
    unit, way = m["unit"].lower(), m["way"].lower()
    count = count_of(m["count"])
    if count == _HALF and unit == "year":
        count, unit = 6, "month"
    base = reading.published if way == "ago" else reading.spoken[1]
    if count is None or count > _MOST_YEARS:
        return Value(None, None, Precision.DAYS)
    steps = round(count) if way == "later" else -round(count)
    value = _stepped(base, unit, steps)
    if m["today"] and unit == "year" and value is not None and value.first is not None:
        return one_day(day_of(value.first.year, base.month, base.day))
    return one_day(base + 7 * steps * DAY) if m["today"] and unit == "week" else value


def _stepped(base: date, unit: str, steps: int) -> Value | None:
    match unit:
        case "minute":
            return one_day(base)
        case "hour":
            return one_day(base + timedelta(days=int(steps / 24)))
        case "day" | "night":
            return one_day(base + steps * DAY)
        case "fortnight":
            return _unit_of(base, "week", 2 * steps)
        case "decade" | "centurie" | "century":
            year = base.year + (10 if unit == "decade" else 100) * steps
            return years(year) if _EARLIEST < year < _LATEST else Value(None, None, Precision.YEAR)
    return _unit_of(base, unit, steps)


def read_set(_: re.Match[str], __: Reading) -> Value | None:
    """Daily, every Friday: no stretch of days."""
    return Value(None, None, Precision.SET)


def read_duration(m: re.Match[str], reading: Reading) -> Value | None:
    """For six months, 12-hour: how long, not when."""
    if _HOURS_OF.search(reading.before):
        return None
    if m["count"] and m["count"].lower() in {"a", "an", "some"} and re.search(r"\bof$", reading.before):
        return None
    return Value(None, None, Precision.DURATION)


def count_of(words: str | None) -> float | None:
    """The number that the words give; 1 where there are none, None where they leave it open ("several")."""
    if words is None:
        return 1
    text = words.lower()
    if text[0].isdigit():
        return float(text)
    if text.startswith("half"):
        return _HALF
    if "couple" in text:
        return 2
    if text in NUMBERS:
        return NUMBERS[text]
    tens, _, ones = text.partition("-")
    return NUMBERS[tens] + NUMBERS[ones] if tens in NUMBERS and ones in NUMBERS else None


def _length(count: str | None, unit: str, *, vague: bool) -> int:
    """Days that so many units last, for counting back."""
    number = None if vague and count is None else count_of(count)
    if number is None:
        return _VAGUE_DAYS[unit]
    if unit == "hour":
        return max(1, round(number / 24))
    if unit in _UNIT_DAYS:
        return round(number * _UNIT_DAYS[unit])
    return round(number * _UNIT_MONTHS[unit] * 365.25 / 12)


def _unit_of(day: date, unit: str, steps: int) -> Value:
    """The calendar's week, weekend, month, quarter, year, decade or century that holds the day, `steps` units on."""
    monday = day - day.weekday() * DAY + steps * _WEEK
    whole: dict[str, Callable[[], Value]] = {
        "week": lambda: Value(monday, monday + 6 * DAY, Precision.WEEK),
        "weekend": lambda: Value(monday + 5 * DAY, monday + 6 * DAY, Precision.DAYS),
        "month": lambda: months(day.year, day.month + steps, 1, Precision.MONTH),
        "quarter": lambda: months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * steps, 3, Precision.SEASON),
        "year": lambda: years(day.year + steps),
        "decade": lambda: years(day.year // 10 * 10 + 10 * steps, 10),
        "century": lambda: years(day.year // 100 * 100 + 100 * steps, 100),
    }
    return whole[unit]()
