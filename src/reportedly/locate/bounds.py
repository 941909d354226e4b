"""What the words between and before time expressions make of them: since, until, by, from one to another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from reportedly.record import Moment, Precision, TimeMention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

_FILLED: Final = r"\s+(?:on\s+|at\s+|in\s+|the\s+|late\s+|early\s+|about\s+|around\s+)*$"
SINCE: Final = re.compile(rf"\b(?:since|from|starting|beginning){_FILLED}", re.IGNORECASE)
_UNTIL: Final = re.compile(rf"\b(?:until|till|up to){_FILLED}", re.IGNORECASE)
_THROUGH: Final = re.compile(r"\bthrough\s+$", re.IGNORECASE)  # "through Friday", but all of "this winter"
_ALL_OF: Final = re.compile(r"(?:the|this|last|next)\b", re.IGNORECASE)
_ITSELF_A_RANGE: Final = re.compile(r"\b(?:to|and|until|till|through)\b|[-–—]")
_BEFORE: Final = re.compile(rf"\b(?:before|prior to|ahead of){_FILLED}", re.IGNORECASE)
_OF_A_DAY: Final = re.compile(r"\bon\b")  # an hour that names its day
_BY: Final = re.compile(rf"\b(?:by|no later than|not later than){_FILLED}", re.IGNORECASE)
_AFTER: Final = re.compile(rf"\bafter{_FILLED}", re.IGNORECASE)
_BETWEEN: Final = re.compile(rf"\bbetween{_FILLED}", re.IGNORECASE)
_GAP: Final = r"(?:\s+(?:and|in|on|from|until|at|the))*\s*"
_JOINED: Final = re.compile(rf"\s*(?:,|and|or|to|until|till|through|-|–|—){_GAP}", re.IGNORECASE)
_RANGE: Final = re.compile(rf"\s*(?:to|until|till|through|-|–|—){_GAP}", re.IGNORECASE)
_AND: Final = re.compile(rf"\s*and{_GAP}", re.IGNORECASE)
_WORDS_BEFORE: Final = 24  # characters that hold the longest of the prepositions above
_NEXT: Final = timedelta(microseconds=1)  # ends are exclusive
_LONG: Final = frozenset([Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.WEEK])
_EDGE: Final = re.compile(r"(?:early|mid|late|beginning|start|end)\b", re.IGNORECASE)


def bounded(text: str, mentions: Sequence[TimeMention], published: Moment) -> tuple[TimeMention, ...]:
    """Give the mentions with the days that are meant: "since Monday" reaches to the day of publication.

    The two ends of a range ("from 3 to 7 June", "in April and May") both mean all of it. Where the words leave an end
    open, the moment does too.
    """
    found: list[TimeMention] = []
    for run in _ranges(text, mentions):
        ends = [_bound(text, m, published, last=m is run[-1]) for m in run]
        known = [end for end in ends if end is not None]
        meant = reduce(widened, known) if known else None
        found.extend(replace(m, meant=meant if m.moment is not None else None) for m in run)
    return tuple(found)


def are_joined(text: str, one: TimeMention, other: TimeMention) -> bool:
    """Whether only a comma, a conjunction or a dash stands between two mentions."""
    return bool(_JOINED.fullmatch(text[one.span.end : other.span.start]))


def widened(one: Moment, other: Moment) -> Moment:
    """The smallest moment that holds both; a bound that only one of the two leaves open is the other's."""
    begins = [m.begin for m in (one, other) if m.begin is not None]
    ends = [end for m in (one, other) if (end := _through(m)) is not None]
    precision = one.precision if one == other else Precision.DAYS
    return Moment(min(begins, default=None), max(ends, default=None), precision)


def _through(moment: Moment) -> datetime | None:
    """The end of a stretch that reaches through a moment: "to 00:00 on 4 June" names that day, and ends on it."""
    instant = moment.end is not None and moment.begin == moment.end
    return moment.end + _NEXT if instant and moment.end is not None else moment.end


def _ranges(text: str, mentions: Sequence[TimeMention]) -> Iterator[list[TimeMention]]:
    """Give the mentions in order, those of one range together."""
    run = list(mentions[:1])
    for one, other in pairwise(mentions):
        if _is_range(text, one, other):
            run.append(other)
            continue
        yield run
        run = [other]
    if run:
        yield run


def _is_range(text: str, one: TimeMention, other: TimeMention) -> bool:
    if one.moment is None or other.moment is None or one.moment > other.moment:
        return False
    between, before = text[one.span.end : other.span.start], _before(text, one)
    if _RANGE.fullmatch(between):
        return True
    return bool(_AND.fullmatch(between)) and (bool(_BETWEEN.search(before)) or (_is_long(one) and _is_long(other)))


def _is_long(mention: TimeMention) -> bool:
    return mention.precision in _LONG or bool(_EDGE.match(mention.text))


def _before(text: str, mention: TimeMention) -> str:
    return text[max(0, mention.span.start - _WORDS_BEFORE) : mention.span.start]


def _ends_there(before: str, mention: TimeMention) -> bool:
    through = _THROUGH.search(before) and not _ALL_OF.match(mention.text)
    return bool(through or _UNTIL.search(before) or _BY.search(before))


def _is_mere_hour(before: str, mention: TimeMention) -> bool:
    """As in "by 5 a.m.", "shortly before midnight": the day that it is; not so "by 5 a.m. on Friday"."""
    if mention.precision is not Precision.TIME or SINCE.search(before):
        return False
    return not (_OF_A_DAY.search(mention.text) and _BY.search(before))


def _bound(text: str, mention: TimeMention, published: Moment, *, last: bool) -> Moment | None:
    """The mention's moment as the word before it bounds it."""
    moment, before = mention.moment, _before(text, mention)
    if moment is None or _is_mere_hour(before, mention):
        return moment
    if _ends_there(before, mention):
        return Moment(None, _through(moment), Precision.DAYS)
    if _BEFORE.search(before) and moment.begin is not None:
        return Moment(None, moment.begin, Precision.DAYS)
    if _AFTER.search(before) and moment.begin is not None:
        return Moment(moment.begin, None, Precision.DAYS)
    spans = mention.precision is Precision.DAYS and _ITSELF_A_RANGE.search(mention.text)
    if last and not spans and SINCE.search(before) and moment.begin is not None and published.end is not None:
        past = moment.begin < published.end
        return Moment(moment.begin, published.end if past else None, Precision.DAYS)
    return moment
