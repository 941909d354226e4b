"""When a report was published: what is said about it, and what its own text says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reportedly.errors import NaiveTimeError, UndatedInput
from reportedly.record import Moment

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_EARLIEST_YEAR = 1605  # the first newspaper, the Relation of Strasbourg
_EDGE_LINES = 8  # own choice: before a dateline come at most section, headline, standfirst, byline, caption and shares
_LONGEST_DATELINE = 80  # characters: "Last updated on Wednesday, September 14, 2022 at 10:15 p.m. Eastern" has 67

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:\s*(?:,|at|\||-|–|—|T)?\s*\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?\s?m\.?)?"
    r"\s*(?:\(?[A-Za-z]{1,5}\)?|[+-]\d{2}:?\d{2}|eastern|local time)?)?"
)
_PUBLISHED = r"(?:(?:first\s+)?(?:published|posted|issued|released|publication date|date)(?:\s+(?:on|at))?\s*:?\s*)"
_WRITTEN_DATE = re.compile(rf"{_WEEKDAY}{_WRITTEN}{_CLOCK}", re.IGNORECASE)
_LABELLED_LINE = re.compile(rf"\W*{_PUBLISHED}{_WEEKDAY}{_WRITTEN}{_CLOCK}(?:\s*[|·•,;(].*)?[.)]?", re.IGNORECASE)
_UPDATED_LINE = re.compile(
    rf"\W*(?:last\s+)?(?:updated|modified)(?:\s+(?:on|at))?\s*:?\s*{_WEEKDAY}{_WRITTEN}{_CLOCK}[.)]?", re.IGNORECASE
)
_BARE_LINE = re.compile(rf"\(?{_WEEKDAY}{_WRITTEN}{_CLOCK}[.)]?", re.IGNORECASE)

_FORMS = "write a date such as 2022-09-11 or a time with its zone such as 2022-09-11T18:15+03:00"
_REMEDY = "give it with --published, as in --published 2022-09-11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says about the input.

    `published` is a civil day of the theatre's zone (2022-09-11) or a time with its zone; it and `outlet` hold where
    a report does not state its own. `now` is the present, aware: nothing can be published after it. With `undated_ok`
    a report without any date is read too, and its publication is a moment open on both sides. `public` are handles
    of known public sources that need no mask (lower case, without the @).

    Raises:
        NaiveTimeError: `published` or `now` is a time without a zone.
        UndatedInput: `published` is neither a date nor a time.
    """

    now: datetime
    published: str | None = None
    outlet: str | None = None
    undated_ok: bool = False
    public: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise NaiveTimeError(f"The present time {self.now.isoformat()} has no zone; give it with one.")
        if self.published is not None:
            _day_or_time(self.published, "the given publication")

    def moment(self, zone: ZoneInfo) -> Moment | None:
        """The given publication in the theatre's zone; None where none is given.

        Raises:
            UndatedInput: it lies after `now`.
        """
        return None if self.published is None else stated(self.published, zone, self.now, "the given publication")


def stated(words: str, zone: ZoneInfo, now: datetime, of: str) -> Moment:
    """Reads a publication that somebody states: an ISO date, an aware ISO time, or a date with the month's name.

    Args:
        words: what is stated.
        zone: the theatre's, whose civil day a bare date is.
        now: the present, aware.
        of: whose publication it is, for the sentence.

    Raises:
        NaiveTimeError: a time without a zone.
        UndatedInput: neither date nor time, before there were newspapers, or after `now`.
    """
    found = _day_or_time(words, of)
    if found.year < _EARLIEST_YEAR:
        raise UndatedInput(f"The date {words!r} of {of} is older than any newspaper; {_FORMS}.")
    if isinstance(found, datetime):
        begin, moment = found, Moment.instant
        if begin > now:
            raise _future(words, of, now)
        return moment(found)
    if found > now.astimezone(zone).date():
        raise _future(words, of, now)
    return Moment.civil(found, found, zone)


def dateline(text: str) -> date | None:
    """The day on which the text itself says it was published; None where it says none, or two.

    Only whole lines at the beginning and the end count. A line that says "published" goes before a bare date. The
    time of day is left aside, since such lines seldom name a zone that can be trusted.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    edge = lines if len(lines) <= 2 * _EDGE_LINES else lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    edge = [line for line in edge if len(line) <= _LONGEST_DATELINE]
    for pattern in (_LABELLED_LINE, _BARE_LINE):
        days = {_written(found) for line in edge if (found := pattern.fullmatch(line))} - {None}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def undated(name: str) -> UndatedInput:
    """The error of a report without any date."""
    return UndatedInput(f"{name} has no publication date; {_REMEDY}.")


def is_labelled(line: str) -> bool:
    """Whether the line says nothing but when the report was published or brought up to date."""
    return len(line) <= _LONGEST_DATELINE and bool(_LABELLED_LINE.fullmatch(line) or _UPDATED_LINE.fullmatch(line))


def _day_or_time(words: str, of: str) -> date | datetime:
    words = words.strip()
    try:
        if _ISO_DATE.fullmatch(words):
            return date.fromisoformat(words)
        written = _WRITTEN_DATE.fullmatch(words)
        if written is not None and written["iso"] is None and (day := _written(written)) is not None:
            return day
        at = datetime.fromisoformat(words)
    except ValueError as wrong:
        raise UndatedInput(f"The date {words[:40]!r} of {of} cannot be read; {_FORMS}.") from wrong
    if at.tzinfo is None:
        raise NaiveTimeError(f"The time {words!r} of {of} has no zone; {_FORMS}.")
    return at


def _written(found: re.Match[str]) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        month = _MONTHS.index((found["m1"] or found["m2"]).lower()[:3]) + 1
        return date(int(found["y1"] or found["y2"]), month, int(found["d1"] or found["d2"]))
    except ValueError:
        return None


def _future(words: str, of: str, now: datetime) -> UndatedInput:
    today = now.date().isoformat()
    return UndatedInput(f"The date {words!r} of {of} lies in the future (today is {today}); {_FORMS}.")


def latest_day(now: datetime) -> date:
    """The latest civil day that it is anywhere on earth at `now`."""
    return (now + timedelta(hours=14)).date()  # UTC+14, Line Islands
