"""When something happened: an interval in UTC with its precision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from reportedly.errors import NaiveTimeError
from reportedly.record.span import Span

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)

# Longest stretch in days of each UCDP date_prec (GED codebook 23.1: day, 2-6 days, week, month, year).
_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4))
_VAGUEST_DATE_PREC = 5


class Precision(StrEnum):
    """How finely the words give the time."""

    TIME = "time"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An interval of time in UTC, `begin` inclusive, `end` exclusive; None is an open bound.

    Raises:
        NaiveTimeError: a bound has no time zone.
    """

    begin: datetime | None
    end: datetime | None
    precision: Precision = field(default=Precision.DAY, compare=False)

    def __post_init__(self) -> None:
        for bound in (self.begin, self.end):
            if bound is not None and bound.tzinfo is None:
                raise NaiveTimeError(f"The time {bound.isoformat()} has no zone; write it with one, as in +03:00.")
        for name in ("begin", "end"):
            bound = getattr(self, name)
            if bound is not None:
                object.__setattr__(self, name, bound.astimezone(UTC))
        if self.begin is not None and self.end is not None and self.begin > self.end:
            msg = f"a moment runs from {self.begin} to {self.end}"
            raise ValueError(msg)

    @classmethod
    def civil(cls, first: date | None, last: date | None, zone: ZoneInfo, precision: Precision | None = None) -> Moment:
        """The civil days from `first` to `last`, both inclusive, as the zone's clocks count them."""
        begin = None if first is None else datetime.combine(first, time.min, zone)
        end = None if last is None else datetime.combine(last + _DAY, time.min, zone)
        if precision is None:
            precision = Precision.DAY if first == last else Precision.DAYS
        return cls(begin, end, precision)

    @classmethod
    def instant(cls, at: datetime) -> Moment:
        """One aware point in time."""
        return cls(at, at, Precision.TIME)

    def days(self, zone: ZoneInfo) -> tuple[date | None, date | None]:
        """First and last civil day in the zone, both inclusive."""
        first = None if self.begin is None else self.begin.astimezone(zone).date()
        if self.end is None:
            return first, None
        last = self.end if self.end == self.begin else self.end - timedelta(microseconds=1)
        return first, last.astimezone(zone).date()

    def date_prec(self, zone: ZoneInfo) -> int:
        """UCDP GED date_prec, 1 (the day) to 5 (a year or worse)."""
        first, last = self.days(zone)
        if first is None or last is None:
            return _VAGUEST_DATE_PREC
        length = (last - first).days + 1
        return next((code for most, code in _DATE_PREC if length <= most), _VAGUEST_DATE_PREC)

    def meets(self, other: Moment) -> bool:
        """Whether the two share an instant; an open bound reaches for ever."""
        return _before(self.begin, other.end) and _before(other.begin, self.end)


def _before(begin: datetime | None, end: datetime | None) -> bool:
    return begin is None or end is None or begin < end


class WhenBasis(StrEnum):
    """What dates a claim, from the firmest to the weakest."""

    CLAUSE = "clause"  # a time expression attached to the event itself
    SENTENCE = "sentence"  # one elsewhere in its sentence
    CONTEXT = "context"  # one of the sentences around it, or of the operation it belongs to
    WINDOW = "window"  # the reporting window of a bulletin
    PUBLICATION = "publication"  # nothing but the day of publication


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression of the text; `moment` is None where it names no stretch of days.

    `meant` are the days with the words around it: "since Monday", "from 3 to 7 June", of which both ends mean all.
    """

    span: Span
    text: str
    moment: Moment | None
    precision: Precision
    governs: tuple[str, ...] = ()  # ids of the claims that it dates
    meant: Moment | None = None
