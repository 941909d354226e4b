"""Time expressions of English text, each read against the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from reportedly.locate import expressions_dates as dates
from reportedly.locate import expressions_parts as parts
from reportedly.locate import expressions_relative as relative
from reportedly.locate.bounds import SINCE, bounded
from reportedly.locate.expressions import any_kind, compiled
from reportedly.locate.expressions_dates import Reading, Value
from reportedly.record import Moment, Precision, Span, TimeMention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    Reader = Callable[[re.Match[str], Reading], Value | None]

_READERS: Final[dict[str, Reader]] = {
    "iso": dates.read_iso,
    "dotted": dates.read_dotted,
    "slashed": dates.read_slashed,
    "days_month": dates.read_days,
    "month_days": dates.read_days,
    "day_month": dates.read_day,
    "month_day": dates.read_day,
    "month_year": dates.read_month_of_year,
    "bare_day": dates.read_bare_day,
    "half": parts.read_half,
    "stretch": parts.read_stretch,
    "week_of": parts.read_week_of,
    "week_of_month_day": parts.read_week_of,
    "month": dates.read_month,
    "weekday": relative.read_weekday,
    "set": relative.read_set,
    "today": relative.read_today,
    "feast": relative.read_feast,
    "since_then": relative.read_since_then,
    "beside_day": relative.read_beside,
    "part": relative.read_part,
    "period": relative.read_period,
    "recent": relative.read_recent,
    "edge_of_period": relative.read_edge,
    "ago": relative.read_ago,
    "quarter": dates.read_quarter,
    "season": dates.read_season,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "hundred_hours": dates.read_clock,
    "years": dates.read_years,
    "year": dates.read_year,
    "oclock": dates.read_oclock,
    "clock": dates.read_clock,
    "dotted_clock": dates.read_dotted_clock,
    "duration": relative.read_duration,
    "now": relative.read_now,
}

_LISTS_OF_DAYS: Final = frozenset(["days_month", "month_days"])

# How much of the text on each side a reader sees: a clause of ordinary length.
_BESIDE: Final = 120

_SENTENCE_BREAK: Final = re.compile(r"[.!?;]\s|\n")
_TELLS: Final = (
    r"(?:said|says|told|reported|reports|announced|confirmed|added|wrote|published|posted|released|claimed|stated|statement"
    r"|address|briefing|interview|figures)"
)
_TOLD: Final = re.compile(rf"\b{_TELLS}(?:\s+(?:on|in|at|late|early|by|a|the))*\s*$", re.IGNORECASE)
_LAST_TOLD: Final = re.compile(rf"\b{_TELLS}\b", re.IGNORECASE)
_TO_COME: Final = re.compile(
    r"\b(?:will|shall|won['’]t|would|going to|set to|due|to be|upcoming|forthcoming|when (?:it|he|she|they) \w+s"
    r"|(?:is|are) (?:expected|scheduled|planned|slated|to|being held)|plan(?:s|ned|ning)? (?:to|for)|intends? to"
    r"|expect(?:s|ed)? to|scheduled (?:to|for)|hopes? to)\b|['’]ll\b",
    re.IGNORECASE,
)
_WAS_TO_COME: Final = re.compile(r"\b(?:was|were|had been) (?:due|expected|scheduled|planned|set)\b", re.IGNORECASE)
_OPENS: Final = re.compile(r"^\W*(?:(?:on|in|at|by|from|until|before|no later than)\s+)?$", re.IGNORECASE)
_GOES_ON: Final = re.compile(  # what is so now ends at a time to come: "the curfew applies until Monday"
    r"\b(?:is|are|runs?|remains?|stays?|appl(?:y|ies)|lasts?|must|may|can|should)\b(?!.*\b(?:was|were|had|did|\w{3,}ed)\b)"
    r".*\b(?:by|until|till|no later than)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE | re.DOTALL,
)
_PUT_OFF: Final = re.compile(r",?\s+(?:was|were|had)\b")  # "planned for 28 December, was cancelled"
_WILL: Final = re.compile(r"\b(?:will|shall|must|is set to|are set to|is due to|are due to)\b", re.IGNORECASE)

_WORD: Final = re.compile(r"\w+")
_AS_OF: Final = re.compile(r"\bas (?:of|at)\s+$", re.IGNORECASE)
_AS_OF_ROOM: Final = 10  # characters of "as of" and its gaps
_PAST_DAY: Final = re.compile(r"\b(?:past|last|previous)\s.*(?:day|hours)\b", re.IGNORECASE | re.DOTALL)

# A bulletin states its window in its heading or its first paragraph: the first 500 characters. Our convention.
_HEAD: Final = 500

_STAMP: Final = re.compile(r"(?:^|[.!?\n][\"”’)]*)\s*[\[(]?$")
_ENTRY: Final = re.compile(r"[\])]?\s*(?:[-–—:|]\s|\s(?=[A-Z]))")
_STAMP_ROOM: Final = 6

_TO_HOUR: Final = re.compile(r"\s*(?:to|and|until|till|through|-|–|—)\s*", re.IGNORECASE)
_JOINS_DAY: Final = re.compile(r",?\s+(?:on|of|at|by)?\s*(?:the\s+)?|,\s*", re.IGNORECASE)


def find_moments(text: str, body: tuple[Span, ...], published: Moment, zone: ZoneInfo) -> tuple[TimeMention, ...]:
    """The time expressions of the text within the body, in order and without overlaps.

    `published` is the moment of publication; civil days are counted in `zone`. Durations and what recurs ("for six
    months", "daily") name no stretch of days and have no moment.
    """
    first, last = published.days(zone)
    day = last or first
    if day is None:
        return ()
    found: list[tuple[Span, Value]] = []
    spoken = _Spoken(day, day, day)
    for part in sorted(body):
        found.extend(_scan(text, part, day, spoken))
    mentions = [
        TimeMention(span, span.of(text), value.moment(zone), value.precision)
        for span, value in _with_their_days(text, found)
    ]
    return bounded(text, mentions, published)


def reporting_window(mentions: tuple[TimeMention, ...], text: str) -> Moment | None:
    """The stretch that a bulletin says it covers, or None where the text is no bulletin.

    "Over the past 24 hours" covers what it says; "as of 06:00 on 11 September" the day that ends then.
    """
    window = window_mention(mentions, text)
    return None if window is None else window[1]


def window_mention(mentions: tuple[TimeMention, ...], text: str) -> tuple[TimeMention, Moment] | None:
    """The mention that states a bulletin's window, with the window."""
    for mention in mentions:
        if mention.moment is None or mention.span.start > _HEAD:
            continue
        if mention.precision is Precision.DURATION and _PAST_DAY.search(mention.text):
            return mention, mention.moment
        as_of = _AS_OF.search(text[max(0, mention.span.start - _AS_OF_ROOM) : mention.span.start])
        if as_of and mention.precision is Precision.TIME and mention.moment.begin and mention.moment.end:
            return mention, Moment(mention.moment.begin - dates.DAY, mention.moment.end, Precision.DAYS)
    return None


@dataclass
class _Spoken:
    """What the text spoke of last: its days, and its last single day."""

    first: date
    last: date
    day: date

    def hears(self, value: Value, *, since: bool) -> None:
        """Take in what the text speaks of; it does not go on with a day that something has lasted since."""
        if value.first is None or value.last is None:
            return
        self.first, self.last = value.first, value.last
        if value.first == value.last and not since:
            self.day = value.last


def _scan(text: str, part: Span, day: date, spoken: _Spoken) -> Iterator[tuple[Span, Value]]:
    grammar = _grammar()
    at = part.start
    while match := grammar.search(text, at, part.end):
        span = Span(*match.span())
        reading = Reading(
            published=day,
            in_force=spoken.day,
            spoken=(spoken.first, spoken.last),
            future=_is_to_come(text, part, span),
            before=text[max(part.start, span.start - _BESIDE) : span.start],
            after=text[span.end : min(part.end, span.end + _BESIDE)],
        )
        kind = match.lastgroup or ""
        words = _kind(kind).match(text, span.start, part.end)
        value = _READERS[kind](words, reading) if words else None
        if value is None:
            at = _next_word(text, span.start, part.end)
            continue
        if value.unsettled and _stamps_an_entry(text, span):
            value = replace(value, first=day, last=day, unsettled=False)
        at = span.end
        pieces = parts.each_day(words, value, reading) if words and kind in _LISTS_OF_DAYS else ()
        for place, piece in pieces or ((span, value),):
            spoken.hears(piece, since=bool(SINCE.search(reading.before)))
            yield place, piece


def _stamps_an_entry(text: str, span: Span) -> bool:
    """Whether an hour stands before an entry of a live blog: that of the day of publication."""
    return bool(_STAMP.search(text[max(0, span.start - _STAMP_ROOM) : span.start]) and _ENTRY.match(text, span.end))


def _next_word(text: str, start: int, end: int) -> int:
    word = _WORD.match(text, start, end)
    return word.end() if word else start + 1


def _is_to_come(text: str, part: Span, span: Span) -> bool:
    """Whether the words around put this expression in the future: "will", "is set to", but not "said on Saturday"."""
    before = _SENTENCE_BREAK.split(text[max(part.start, span.start - _BESIDE) : span.start])[-1]
    if _TOLD.search(before):
        return False
    told = [m.end() for m in _LAST_TOLD.finditer(before)]
    clause = before[told[-1] :] if told else before
    if _WAS_TO_COME.search(clause) or _PUT_OFF.match(text, span.end):
        return False
    if _TO_COME.search(clause) or _GOES_ON.search(clause):
        return True
    after = _SENTENCE_BREAK.split(text[span.end : min(part.end, span.end + _BESIDE)])[0]
    return bool(_OPENS.match(before) and _WILL.search(after))


def _with_their_days(text: str, found: list[tuple[Span, Value]]) -> Iterator[tuple[Span, Value]]:
    """Times of day with the day beside them ("06:00 on 11 September") as one mention, others with their sentence's."""
    i = 0
    while i < len(found):
        span, value = found[i]
        ahead = found[i + 1] if i + 1 < len(found) else None
        if ahead and value.unsettled != ahead[1].unsettled and _is_a_day(value) and _is_a_day(ahead[1]):
            clock, day = (value, ahead[1]) if value.unsettled else (ahead[1], value)
            between = text[span.end : ahead[0].start]
            if day.at is None and _JOINS_DAY.fullmatch(between):
                yield Span(span.start, ahead[0].end), replace(clock, first=day.first, last=day.last)
                i += 2
                continue
            if value.unsettled and not _SENTENCE_BREAK.search(between) and not _day_before(text, found, i):
                value = replace(value, first=day.first, last=day.last)
        elif value.unsettled and (later := _day_of_two_hours(text, found, i)) is not None:
            value = replace(value, first=later.first, last=later.last)
        yield span, value
        i += 1


def _day_of_two_hours(text: str, found: list[tuple[Span, Value]], i: int) -> Value | None:
    """Give the day that stands behind the second of two hours: "between 18:00 and 23:30 on 3 June"."""
    if i + 2 >= len(found) or _day_before(text, found, i):
        return None
    (one, _), (other, second), (last, day) = found[i : i + 3]
    joined = _TO_HOUR.fullmatch(text[one.end : other.start]) and _JOINS_DAY.fullmatch(text[other.end : last.start])
    return day if joined and second.unsettled and day.at is None and _is_a_day(day) else None


def _is_a_day(value: Value) -> bool:
    return value.first is not None and value.first == value.last


def _day_before(text: str, found: list[tuple[Span, Value]], i: int) -> bool:
    """Whether the sentence names a day before its i-th expression."""
    if i == 0:
        return False
    span, value = found[i - 1]
    return _is_a_day(value) and not _SENTENCE_BREAK.search(text[span.end : found[i][0].start])


@cache
def _grammar() -> re.Pattern[str]:
    return any_kind()


@cache
def _kind(kind: str) -> re.Pattern[str]:
    return compiled(kind)
