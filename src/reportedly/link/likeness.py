"""How alike two claims are: levels of agreement, and the weight of each as evidence that they speak of one event.

The model is that of Fellegi and Sunter (1969), "A Theory for Record Linkage": each part of two claims agrees at some
level, and a level counts log2 of how much more often it is found among claims of one event than among others. The
weights stand in weights.toml with their origin.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from math import ceil
from typing import TYPE_CHECKING

from reportedly.link.sameness import actor_side, kind
from reportedly.record import UNKNOWN_SIDE, Certainty, Family, Polarity, WhenBasis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.link.voices import Voices
    from reportedly.record import Claim

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_SHORT = timedelta(hours=26)  # a civil day, and the hour by which the clocks go back
_REACH = 2 * _DAY  # further apart two dated claims are of two events; reports of one change of hands come in over days
_LATEST_WORD = 5 * _DAY  # what nobody dates may have happened so long before it was printed
_NEAR, _FEW = 1.5, 3  # times, and so many more: numbers of one event that witnesses count apart
_DIFFERENT = ("near", "far")  # numbers that a report does not give of one event in one voice
_BLAMED = {Family.ATTACK, Family.CIVILIANS}  # events that each side may lay at the other's door
_RECURS = {Family.ATTACK, Family.CIVILIANS, Family.MATERIEL, Family.PEOPLE}
_PARTED = {"other hours", "next day", "days apart"}


@dataclass(frozen=True, slots=True)
class Trait:
    """What of a clause is compared; clauses that agree in all of it are one for the comparison.

    `tallies` is how many by what became of them: "three killed and eight injured" is one clause of two claims.
    """

    family: Family
    begin: datetime
    end: datetime
    dated: bool
    side: str
    by: str  # the side that speaks, where it may blame another
    denied: bool
    total: bool  # since a beginning
    kind: str | None
    tallies: tuple[Tally, ...]

    @property
    def from_day(self) -> datetime:
        """The earliest that it may have happened."""
        return self.begin if self.dated else self.begin - _LATEST_WORD


Tally = tuple[str, float, float | None]  # outcome, least and most


def trait(claim: Claim, voices: Voices) -> Trait | None:
    """What of a claim is compared; None where nothing places it. An open time counts as the day of its bound."""
    when = claim.when
    if when is None or claim.place is None or claim.certainty is Certainty.FORECAST:
        return None
    begin, end = when.begin or when.end, when.end or when.begin
    if begin is None or end is None:
        return None
    amount, became = claim.quantity, claim.outcome.value if claim.outcome else ""
    dated = claim.when_basis is not WhenBasis.PUBLICATION
    older = timedelta(0) if dated else _older(claim, begin, end, voices)
    return Trait(
        family=claim.event.family,
        begin=(begin if when.begin else begin - _DAY) - older,
        end=(end if when.end else end + _DAY) - older,
        dated=dated,
        side=actor_side(claim),
        by=voices.side(claim) if claim.event.family in _BLAMED else "",
        denied=claim.polarity is Polarity.NEGATIVE,
        total=claim.cumulative,
        kind=kind(claim),
        tallies=((became, amount.low, amount.high),) if amount and amount.low is not None else (),
    )


def _older(claim: Claim, begin: datetime, end: datetime, voices: Voices) -> timedelta:
    """By how much the words of a copy that give no day are older than it: they were printed with the original."""
    first, again = voices.published(voices.copies.original(claim.report_id)), voices.published(claim.report_id)
    if first >= again:
        return timedelta(0)
    return again - first if end == again else _DAY * max(0, ceil((begin - first) / _DAY))


def together(traits: Iterable[Trait]) -> Trait:
    """The trait of a clause, of those of its claims, which differ in their tallies alone."""
    first, *others = traits
    if not others:
        return first
    tallies = {tally for one in (first, *others) for tally in one.tallies}
    return replace(first, tallies=tuple(sorted(tallies, key=str)))


def reach(a: Trait) -> timedelta:
    """How long after the end of one trait the next may begin that could still be of its event."""
    return _REACH if a.dated else _DAY


def likeness(a: Trait, b: Trait, *, one_breath: bool) -> float | None:
    """The weight of evidence in bits that both are of one event; None where they cannot be.

    Args:
        a: what is compared.
        b: with what.
        one_breath: one voice tells both in one report.
    """
    found = levels(a, b, one_breath=one_breath)
    if found is None:
        return None
    table = weights()
    return table["prior"]["pair"] + sum(table[part][level] for part, level in found)


def levels(a: Trait, b: Trait, *, one_breath: bool) -> list[tuple[str, str]] | None:
    """At which level each part agrees, of numbers one for each tally that both give.

    None where the two are too far apart in time or name rival sides or things.
    """
    when = _when(a, b)
    who = _who(a, b)
    what = _what(a, b)
    if (
        when is None
        or who is None
        or what is None
        or a.total != b.total
        or (who == "rival" and what != "same" and not _crossed(a, b))
    ):
        return None
    numbers = _numbers(a, b)
    rivals = a.side != b.side and UNKNOWN_SIDE not in {a.side, b.side}
    differ = a.denied != b.denied or rivals or when in _PARTED
    differ = differ or any(level.startswith(_DIFFERENT) for level in numbers)
    told = "as two" if one_breath and differ else "apart"
    found = [("when", when), ("who", who), ("what", what), ("told", told)]
    return found + [("number", level) for level in numbers or ["not told"]]


def _when(a: Trait, b: Trait) -> str | None:
    if a.dated != b.dated:
        return _undated(a, b) if b.dated else _undated(b, a)
    if not a.dated:
        apart = abs(a.begin - b.begin)
        return None if apart > _LATEST_WORD else "both undated, one day" if apart < _DAY else "both undated"
    gap = max(a.begin, b.begin) - min(a.end, b.end)
    shortest, longest = sorted((a.end - a.begin, b.end - b.begin))
    if gap > timedelta(0) or (gap == timedelta(0) and shortest):
        return _parted(a, b, gap, longest)
    if (a.begin, a.end) == (b.begin, b.end):
        return "same day" if longest <= _SHORT else "same days"
    if longest <= _SHORT:
        return "same hours" if shortest == longest else "part of the day"
    return "within weeks" if shortest > _WEEK and a.family in _RECURS else "within days"


def _parted(a: Trait, b: Trait, gap: timedelta, longest: timedelta) -> str | None:
    """Two times that share no instant."""
    if longest < _SHORT / 2 and a.begin.date() == b.begin.date():
        return "other hours"
    return None if gap > _REACH else "next day" if gap < _DAY else "days apart"


def _undated(undated: Trait, dated: Trait) -> str | None:
    """A claim that was printed on a day and does not say when, against one that does."""
    before = undated.end - dated.end
    if before < -_DAY or before > _LATEST_WORD:
        return None
    return "printed that day" if before < _DAY else "printed next day" if before < 2 * _DAY else "printed later"


def _who(a: Trait, b: Trait) -> str | None:
    if a.family is Family.HOLD:
        return "of any side"  # who holds a place is what sides dispute
    if UNKNOWN_SIDE in {a.side, b.side}:
        return "not told"
    if a.side == b.side:
        return "same"
    return "rival" if a.family in _BLAMED else None


def _crossed(a: Trait, b: Trait) -> bool:
    """Each side says that it was the other."""
    return a.by == b.side and b.by == a.side


def _what(a: Trait, b: Trait) -> str | None:
    if a.kind is None or b.kind is None:
        return "not told"
    if a.kind == b.kind:
        return "same"
    if a.family is Family.CIVILIANS:
        return "other damage"
    return "other" if a.family is Family.ATTACK else None


def _numbers(a: Trait, b: Trait) -> list[str]:
    if a.kind != b.kind:
        return []
    return [_number(one, other, a.family) for one in a.tallies for other in b.tallies if one[0] == other[0]]


def _number(a: Tally, b: Tally, family: Family) -> str:
    (_, low, high), (_, other, most) = a, b
    if (low, high) == (other, most):
        return "same many" if low > _FEW else "same few"
    if (high is None or high >= other) and (most is None or most >= low):
        return "both can hold"
    small, large = sorted((max(low, 1), max(other, 1)))
    if large <= _NEAR * small or large - small <= _FEW:
        return "near"
    return "far, of people harmed" if family is Family.CIVILIANS else "far"


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The weight of each level in bits, by part."""
    text = (files("reportedly.link") / "weights.toml").read_text(encoding="utf-8")
    read: dict[str, dict[str, float]] = tomllib.loads(text)
    return read
