"""What the words of a date mean: days, months, seasons, years, times of day.

Each function reads one kind of `expressions.PATTERNS` and gives None where the words are no date after all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING, Final

from reportedly.locate.expressions import CENTURIES, DECADES, MONTHS, ORDINALS
from reportedly.record import Moment, Precision

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY: Final = timedelta(days=1)
_MONTHS_A_YEAR: Final = 12
_EARLIEST_YEAR: Final = 1000
_ON_THE: Final = re.compile(r"\b(?:on|by|until|since|from)\s+the\s+$", re.IGNORECASE)
_LATEST_YEAR: Final = 2199

# A day without a year that lies this little ahead is the coming one: nobody leaves out the year of a day that is more
# than eleven months gone. Our convention.
_SOON: Final = 14

# First months of the meteorological seasons of the northern half; TIMEX3 counts them so too.
_STEPS: Final = {"last": -1, "this": 0, "next": 1}
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

_IN_TIME: Final = re.compile(
    r"\b(?:in|since|until|till|by|from|to|between|and|or|during|through|before|after|of|around|over|early|late|mid"
    r"|throughout|for|late in|early in)[\s(-]*$",
    re.IGNORECASE,
)
_NAMES_TOO: Final = frozenset({"march", "april", "may", "june", "august"})
_MONTHS_OWN: Final = re.compile(r"['’]s\s[a-z]")
_NOUN_AFTER: Final = re.compile(r"\s(?!of\b|on\b|to\b|for\b)[a-z]")
_AT_BEFORE: Final = re.compile(r"\b(?:as of|at|by)\s+$", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(r"\b(?:in|since|until|till|from|between|of|during|before|after|by)\s+$", re.IGNORECASE)
_AMOUNT_BEFORE: Final = re.compile(
    r"(?:\b(?:about|nearly|some|almost|than|least|roughly|approximately|no|number|room|house|school|hill|height|resolution"
    r"|decree|article|page|flight|unit|brigade|battalion"
    r"|regiment|mm|at)\.?|[$€£#+-]|\d[.,]?)\s*$",
    re.IGNORECASE,
)
_AMOUNT_AFTER: Final = re.compile(
    r"\s+(?:people|men|women|children|troops|km|kilomet|met(?:er|re)s|miles|hours|rounds|shells|tons|tonnes|dollars"
    r"|euros|percent|local|hectares|square|civilians|soldiers|prisoners|fighters|houses|homes|hp\b|mm\b|kg\b|of\s+(?:the|them))",
)
_NAMED: Final = re.compile(r"\b(?:Red|Black)\s$")  # works called Red October
_MODEL: Final = re.compile(r"-(?!era|style|built|dated|long|old)[A-Za-z]")  # "a 1960-watt amplifier", "form 2022-B"
_YEAR_AHEAD: Final = re.compile(
    r"\s*(?:,|and|or|to|until|till|through|-|–|—)\s*(?:(?:early|late|mid)[\s-])?(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s)?"
    r"[A-Z][a-z]{2,8}\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?\s((?:19|20)\d\d)(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression is read against.

    `published` is the publication day, `in_force` the single day that the text spoke of last, `spoken` first and last
    day of whatever it spoke of last, `future` whether the words around speak of what is to come; `before` and `after`
    are the text on both sides.
    """

    published: date
    in_force: date
    spoken: tuple[date, date]
    future: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Value:
    """The civil days from `first` to `last`; a time of day has its `at` and, where stated, its `zone`.

    Both days are None where the words name no stretch of days. `unsettled` marks a time of day without a day.
    """

    first: date | None
    last: date | None
    precision: Precision
    at: time | None = None
    zone: tzinfo | None = None
    unsettled: bool = False

    def moment(self, zone: ZoneInfo) -> Moment | None:
        """As an interval in UTC, civil days counted in the given zone."""
        if self.first is None or self.last is None:
            return None
        if self.at is not None:
            return Moment.instant(datetime.combine(self.first, self.at, self.zone or zone))
        return Moment.civil(self.first, self.last, zone, self.precision)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    known = _EARLIEST_YEAR <= year <= _LATEST_YEAR and 1 <= month <= _MONTHS_A_YEAR
    return date(year, month, day) if known and 1 <= day <= monthrange(year, month)[1] else None


def one_day(day: date | None) -> Value | None:
    """A value of one civil day."""
    return None if day is None else Value(day, day, Precision.DAY)


def months(year: int, month: int, count: int, precision: Precision) -> Value:
    """A value of `count` whole months from the given one on; `month` may lie outside 1 to 12."""
    first = year * _MONTHS_A_YEAR + month - 1
    after = first + count
    begin = date(first // _MONTHS_A_YEAR, first % _MONTHS_A_YEAR + 1, 1)
    end = date(after // _MONTHS_A_YEAR, after % _MONTHS_A_YEAR + 1, 1)
    return Value(begin, end - DAY, precision)


def years(first: int, count: int = 1) -> Value:
    """A value of `count` whole years."""
    return months(first, 1, count * _MONTHS_A_YEAR, Precision.YEAR)


def part_of(value: Value, edge: str | None) -> Value:
    """The early, middle or late third: ten days of a month, four months of a year, one month of a season.

    The reader's convention of the reference report, where "late June" begins on the 21st.
    """
    if not edge or value.first is None or value.last is None:
        return value
    third = {"e": 0, "b": 0, "s": 0, "m": 1, "l": 2}[_edge_letter(edge)]
    first, last = value.first, value.last
    if value.precision is Precision.MONTH:
        begin = first + 10 * third * DAY
        return Value(begin, last if third == 2 else begin + 9 * DAY, Precision.DAYS)  # noqa: PLR2004 - the last third
    if value.precision in {Precision.YEAR, Precision.SEASON}:
        length = ((last.year - first.year) * _MONTHS_A_YEAR + last.month - first.month + 1) // 3
        return months(first.year, first.month + third * length, length, Precision.SEASON)
    return value


def _edge_letter(edge: str) -> str:
    words = [w for w in re.findall(r"[a-z]+", edge.lower()) if w not in {"the", "very"}]
    return "l" if words[0] == "end" else words[0][0]


def month_number(name: str) -> int:
    """1 for "January", "Jan" and "Jan."."""
    return MONTHS[name.lower().rstrip(".")[:3]]


def year_of(month: int, day: int | None, reading: Reading) -> int:
    """The year of a date that is written without one.

    The year beside it in the same list of dates; else the one that brings it nearest to publication and not after it,
    unless the words speak of the future or the day lies only a few days ahead.
    """
    if stated := _YEAR_AHEAD.match(reading.after):
        return int(stated[1])
    published = reading.published
    near = [d for y in range(published.year - 8, published.year + 9) if (d := day_of(y, month, day or 1))]
    past = max(d for d in near if d <= published)
    coming = min(d for d in near if d >= published)
    if day is None:
        ahead = reading.future and month != published.month
        return coming.year if ahead else past.year
    soon = (coming - published).days <= _SOON
    return coming.year if reading.future or soon else past.year


def whose_year(m: re.Match[str], reading: Reading) -> int | None:
    """The year of "6 June last year" or "the spring of next year"; None where none is told so."""
    whose = m.groupdict().get("whose")
    return reading.published.year + _STEPS[whose.lower()] if whose else None


def read_iso(m: re.Match[str], _: Reading) -> Value | None:
    """2022-09-11, 2022-09-11T06:00+03:00."""
    day = day_of(int(m["year"]), int(m["month"]), int(m["day"]))
    if day is None or m["hour"] is None:
        return one_day(day)
    at = _clock(int(m["hour"]), int(m["minute"]))
    return None if at is None else Value(day, day, Precision.TIME, at, _stated_zone(m["zone"]))


def read_dotted(m: re.Match[str], reading: Reading) -> Value | None:
    """11.09.2022 and 11.09.22, the day first."""
    return one_day(day_of(_year(m["year"], reading), int(m["month"]), int(m["day"])))


def _year(told: str, reading: Reading) -> int:
    """The year; one of two digits lies in the century of publication."""
    return int(told) + (reading.published.year // 100 * 100 if len(told) == 2 else 0)  # noqa: PLR2004 - two digits


def read_slashed(m: re.Match[str], reading: Reading) -> Value | None:
    """9/11/2022 and 11/9/22: of day first and month first, the one that lies nearer to publication."""
    year, one, two = _year(m["year"], reading), int(m["first"]), int(m["second"])
    both = [d for d in (day_of(year, two, one), day_of(year, one, two)) if d]
    return one_day(min(both, key=lambda d: abs(d - reading.published), default=None))


def _number(day: str) -> int:
    return int(re.match(r"\d+", day)[0])  # type: ignore[index] # the pattern begins with digits


def read_day(m: re.Match[str], reading: Reading) -> Value | None:
    """6 September 2022, Sept. 6, the 6th of September."""
    month, day = month_number(m["month"]), _number(m["day"])
    if day_of(2000, month, day) is None:  # a leap year has every day
        return None
    stated = int(m["year"]) if m["year"] else whose_year(m, reading)
    return one_day(day_of(stated or year_of(month, day, reading), month, day))


def read_bare_day(m: re.Match[str], reading: Reading) -> Value | None:
    """On the 18th: the last such day, or after "will" the coming one."""
    if not _ON_THE.search(reading.before):
        return None
    published, day = reading.published, int(m["day"])
    around = (months(published.year, published.month + step, 1, Precision.MONTH).first for step in range(-2, 3))
    known = [found for month in around if month and (found := day_of(month.year, month.month, day))]
    past, ahead = [d for d in known if d <= published], [d for d in known if d >= published]
    return one_day(ahead[0] if reading.future else past[-1])


def read_days(m: re.Match[str], reading: Reading) -> Value | None:
    """September 6-8, from 6 to 12 September, 6 and 7 September."""
    month, first, last = month_number(m["month"]), _number(m["day"]), _number(m["last"])
    if day_of(2000, month, first) is None or day_of(2000, month, last) is None or last <= first:
        return None
    year = int(m["year"]) if m["year"] else year_of(month, first, reading)
    begin, end = day_of(year, month, first), day_of(year, month, last)
    return None if begin is None or end is None else Value(begin, end, Precision.DAYS)


def read_month_of_year(m: re.Match[str], _: Reading) -> Value | None:
    """May 2022, late May 2022."""
    return part_of(months(int(m["year"]), month_number(m["month"]), 1, Precision.MONTH), m["edge"])


def _is_attribute(reading: Reading) -> bool:
    """Whether a month stands before its noun: "the May offensive"."""
    return reading.before.lower().endswith("the ") and bool(_NOUN_AFTER.match(reading.after))


def read_month(m: re.Match[str], reading: Reading) -> Value | None:
    """In May, last May, late June; "may" and "march" only after a word that puts them in time."""
    name, which = m["month"], (m["which"] or "").lower()
    if _NAMED.search(reading.before):
        return None
    placed = m["edge"] or which or _IN_TIME.search(reading.before) or _MONTHS_OWN.match(reading.after)
    if name.lower() in _NAMES_TOO and not placed and not _is_attribute(reading):
        return None
    month = month_number(name)
    year = whose_year(m, reading) or year_of(month, None, reading)
    if which in {"last", "past"} and month == reading.published.month:
        year -= 1
    if which == "next":
        year = reading.published.year + (month <= reading.published.month)
    return part_of(months(year, month, 1, Precision.MONTH), m["edge"])


def read_quarter(m: re.Match[str], reading: Reading) -> Value | None:
    """The third quarter of 2022, Q3."""
    number = int(m["short"][1]) if m["short"] else ORDINALS[m["ordinal"].lower()]
    return months(int(m["year"] or reading.published.year), 3 * number - 2, 3, Precision.SEASON)


def read_season(m: re.Match[str], reading: Reading) -> Value | None:
    """Over the summer, last winter, spring 2022; "fall" and "spring" only where they can be no verb."""
    name, which = m["name"].lower(), (m["which"] or "").lower()
    told = int(m["year"]) if m["year"] else whose_year(m, reading)
    if not (told or which in {"last", "next", "this", "past"}):
        if name == "fall" and re.match(r"\s+of\b", reading.after):
            return None
        if not (
            m["edge"]
            or re.search(r"\b(?:in|over|during|since|by|until|of|through|throughout|before|after)\s+$", reading.before)
        ):
            return None
    start = _SEASONS[name]
    published = reading.published
    year = told or published.year
    if not told:
        begun = date(year, start, 1) <= published
        year -= not begun and not (reading.future or which in {"next", "this"})
        if which in {"last", "past"} and months(year, start, 3, Precision.SEASON).last >= published:  # type: ignore[operator]
            year -= 1
        over = months(year, start, 3, Precision.SEASON).last < published  # type: ignore[operator]
        year += begun and (which == "next" or (reading.future and over))
    return part_of(months(year, start, 3, Precision.SEASON), m["edge"])


def read_decade(m: re.Match[str], _: Reading) -> Value | None:
    """The 1990s, the '90s, the late nineties."""
    if m["full"]:
        return years(int(m["full"]), 10)
    return years(1900 + (int(m["short"]) if m["short"] else DECADES[m["word"].lower()]), 10)


def read_century(m: re.Match[str], _: Reading) -> Value | None:
    """The 19th century, counted as 1800 to 1899."""
    number = m["number"].lower()
    count = CENTURIES[number] if number in CENTURIES else _number(number)
    return years(100 * (count - 1), 100)


def read_years(m: re.Match[str], reading: Reading) -> Value | None:
    """2014-2016, 2014/15."""
    first, last = int(m["first"]), int(m["last"])
    if len(m["last"]) == 2:  # noqa: PLR2004 - two digits
        last += first // 100 * 100
    if last <= first or _AMOUNT_BEFORE.search(reading.before) or not _plausible(last, reading):
        return None
    return years(first, last - first + 1)


def read_year(m: re.Match[str], reading: Reading) -> Value | None:
    """In 2014, the 2014 vote; no count of things, and a year of long ago only after "in" and the like."""
    year = int(m["year"])
    placed = m["edge"] or _YEAR_BEFORE.search(reading.before)
    amount = _AMOUNT_AFTER.match(reading.after) or _AMOUNT_BEFORE.search(reading.before)
    if not _plausible(year, reading) or amount or _MODEL.match(reading.after):
        return None
    return part_of(years(year), m["edge"]) if placed or year >= reading.published.year - 130 else None


def _plausible(year: int, reading: Reading) -> bool:
    return year <= reading.published.year + 80


def read_clock(m: re.Match[str], reading: Reading) -> Value | None:
    """06:00, 14.30 UTC, 1430 hours; on the day in force."""
    return _at(_clock(int(m["hour"]), int(m["minute"])), m["zone"], reading)


def read_dotted_clock(m: re.Match[str], reading: Reading) -> Value | None:
    """06.00, only after "as of", "at" or "by"; elsewhere it is a number."""
    return read_clock(m, reading) if _AT_BEFORE.search(reading.before) else None


def read_oclock(m: re.Match[str], reading: Reading) -> Value | None:
    """6 a.m., 11:30 PM, noon, midnight; on the day in force."""
    if m["word"]:
        return _at(time(12) if m["word"].lower() == "noon" else time(0), m["zone"], reading)
    hour = int(m["hour"])
    if not 1 <= hour <= 12:  # noqa: PLR2004 - hours on a dial
        return None
    late = 12 if m["noon"][0] in "pP" else 0
    return _at(_clock(hour % 12 + late, int(m["minute"] or 0)), m["zone"], reading)


def _at(at: time | None, zone: str | None, reading: Reading) -> Value | None:
    if at is None:
        return None
    day = reading.in_force
    return Value(day, day, Precision.TIME, at, _stated_zone(zone), unsettled=True)


def _clock(hour: int, minute: int) -> time | None:
    if hour == 24 and minute == 0:  # noqa: PLR2004 - hours a day
        return time.max  # ISO 8601-1:2019/Amd 1: the end of that day, not the beginning
    return time(hour, minute) if hour < 24 else None  # noqa: PLR2004


def _stated_zone(words: str | None) -> tzinfo | None:
    """The zone that the words state; None where it is the theatre's own."""
    if not words:
        return None
    if offset := re.search(r"([+\-−])(\d{1,2}):?(\d\d)?", words):
        length = timedelta(hours=int(offset[2]) % 24, minutes=int(offset[3] or 0))
        return timezone(length if offset[1] == "+" else -length)
    return UTC if re.search(r"UTC|GMT|Z", words) else None
