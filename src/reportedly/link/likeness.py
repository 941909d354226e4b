"""How alike two claims are: levels of agreement, and the weight of each as evidence that they speak of one event.

The model is that of Fellegi and Sunter (1969), "A Theory for Record Linkage": each part of two claims agrees at some
level, and a level counts log2 of how much more often it is found among claims of one event than among others. The
weights stand in weights.toml with their origin.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from reportedly.link.sameness import actor_side, kind
from reportedly.record import UNKNOWN_SIDE, Certainty, Family, Outcome, Polarity, WhenBasis

if TYPE_CHECKING:
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
    """What of a claim is compared; claims that agree in all of it are one for the comparison."""

    family: Family
    begin: datetime
    end: datetime
    dated: bool
    side: str
    by: str  # the side that speaks, where it may blame another
    denied: bool
    kind: str | None
    low: float | None
    high: float | None
    outcome: Outcome | None

    @property
    def from_day(self) -> datetime:
        """The earliest that it may have happened."""
        return self.begin if self.dated else self.begin - _LATEST_WORD


def trait(claim: Claim, voices: Voices) -> Trait | None:
    """What of a claim is compared; None where nothing places it. An open time counts as the day of its bound."""
    when = claim.when
    if when is None or claim.place is None or claim.certainty is Certainty.FORECAST:
        return None
    begin, end = when.begin or when.end, when.end or when.begin
    if begin is None or end is None:
        return None
    amount = claim.quantity
    return Trait(
        family=claim.event.family,
        begin=begin if when.begin else begin - _DAY,
        end=end if when.end else end + _DAY,
        dated=claim.when_basis is not WhenBasis.PUBLICATION,
        side=actor_side(claim),
        by=voices.side(claim) if claim.event.family in _BLAMED else "",
        denied=claim.polarity is Polarity.NEGATIVE,
        kind=kind(claim),
        low=amount.low if amount else None,
        high=amount.high if amount else None,
        outcome=claim.outcome,
    )


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
    return table["prior"]["pair"] + sum(table[part][level] for part, level in found.items())


def levels(a: Trait, b: Trait, *, one_breath: bool) -> dict[str, str] | None:
    """At which level each part agrees; None where the two are too far apart in time or name rival sides or things."""
    when = _when(a, b)
    who = _who(a, b)
    what = _what(a, b)
    if when is None or who is None or what is None or (who == "rival" and what != "same" and not _crossed(a, b)):
        return None
    number = _number(a, b)
    differ = a.denied != b.denied or number.startswith(_DIFFERENT) or when in _PARTED
    told = "as two" if one_breath and differ and a.outcome is b.outcome else "apart"
    return {"when": when, "who": who, "what": what, "number": number, "told": told}


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


def _number(a: Trait, b: Trait) -> str:
    if a.kind != b.kind or a.outcome is not b.outcome or None in {a.low, b.low}:
        return "not told"
    low, other = a.low or 0, b.low or 0
    if (a.low, a.high) == (b.low, b.high):
        return "same many" if low > _FEW else "same few"
    if (a.high is None or a.high >= other) and (b.high is None or b.high >= low):
        return "both can hold"
    small, large = sorted((max(low, 1), max(other, 1)))
    if large <= _NEAR * small or large - small <= _FEW:
        return "near"
    return "far, of people harmed" if a.family is Family.CIVILIANS else "far"


@lru_cache(maxsize=1)
def weights() -> dict[str, dict[str, float]]:
    """The weight of each level in bits, by part."""
    text = (files("reportedly.link") / "weights.toml").read_text(encoding="utf-8")
    read: dict[str, dict[str, float]] = tomllib.loads(text)
    return read
