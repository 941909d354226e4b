"""What is told around an incident: of the same place, or of the region that it lies in, at the same time."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.link.blocks import Block, block_of, is_placed
from reportedly.link.disputes import HELD_AFTER
from reportedly.link.sameness import same_place, theme, within
from reportedly.record import Family, WherePrec

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from reportedly.record import Claim, Moment

_CHANGES_HANDS = {Family.GAIN, Family.LOSS, Family.HOLD}
_MOST_DAYS = 31  # of a claim's time, to be found by its days; what lasts longer is rare and kept apart


class Surroundings:
    """Finds the claims of other incidents that bear on one: on who holds its place, or of its theme in the region."""

    def __init__(self) -> None:
        self._holds, self._fire = _ByDay(HELD_AFTER), _ByDay()
        self._vague, self._sharp = _ByDay(), _ByDay()

    def add(self, claim: Claim) -> None:
        """Takes in a claim."""
        if not is_placed(claim) or claim.place is None:
            return
        name = claim.place.name.casefold()
        if claim.event.family in _CHANGES_HANDS:
            self._holds.add(name, claim)
        if claim.event.family is Family.ATTACK:
            self._fire.add((name, theme(claim)), claim)
        vague = claim.place.precision > WherePrec.NEAR
        (self._vague if vague else self._sharp).add(theme(claim), claim)

    def borne_on(self, claim: Claim) -> set[Block]:
        """The blocks whose incidents a claim may bear on, beside its own."""
        if not is_placed(claim) or claim.place is None:
            return set()
        found: list[Claim] = []
        if claim.event.family in _CHANGES_HANDS:
            found += self._holds.of(claim.place.name.casefold(), [claim])
        if claim.place.precision > WherePrec.NEAR:
            found += self._sharp.of(theme(claim), [claim])
        return {block_of(c) for c in found}

    def of(self, group: Sequence[Claim]) -> tuple[Claim, ...]:
        """Claims on who holds the same place, and of the same theme in the region around it."""
        first = group[0]
        if first.place is None or first.when is None:
            return ()
        place = first.place
        here = self._holds.of(place.name.casefold(), group)
        found = {c.id: c for c in here if same_place(first, c) and first.event.family in _CHANGES_HANDS}
        if place.precision <= WherePrec.NEAR:
            found |= {c.id: c for c in self._vague.of(theme(first), group) if c.place and within(place, c.place)}
        return _beside(found, group, HELD_AFTER)

    def blaming(self, group: Sequence[Claim]) -> tuple[Claim, ...]:
        """Claims of fire on the same place that other incidents hold."""
        first = group[0]
        if first.place is None or first.event.family is not Family.ATTACK:
            return ()
        here = self._fire.of((first.place.name.casefold(), theme(first)), group)
        return _beside({c.id: c for c in here if same_place(first, c)}, group)


class _ByDay:
    """Claims under a key, found by the days that they speak of, give or take a slack."""

    def __init__(self, slack: timedelta = timedelta(0)) -> None:
        self._slack = slack
        self._days: dict[Hashable, dict[int, list[Claim]]] = defaultdict(dict)
        self._long: dict[Hashable, list[Claim]] = defaultdict(list)

    def add(self, key: Hashable, claim: Claim) -> None:
        days = _days(claim.when)
        if days is None:
            self._long[key].append(claim)
        for day in days or ():
            self._days[key].setdefault(day, []).append(claim)

    def of(self, key: Hashable, group: Iterable[Claim]) -> Iterator[Claim]:
        """The claims that may share a day with one of the group; one that lasts long may with any."""
        yield from self._long.get(key, ())
        held = self._days.get(key, {})
        spans = [_days(claim.when) for claim in group if claim.when is not None]
        reach = self._slack.days
        days = {day + off for span in spans for day in span or () for off in range(-reach, reach + 1)}
        for day in sorted(held) if None in spans else sorted(days):
            yield from held.get(day, ())


def _days(when: Moment | None) -> range | None:
    """The days of a closed and short moment, as ordinals in UTC."""
    if when is None or when.begin is None or when.end is None or when.end - when.begin > timedelta(days=_MOST_DAYS):
        return None
    return range(when.begin.toordinal(), when.end.toordinal() + 1)


def _beside(found: dict[str, Claim], group: Sequence[Claim], slack: timedelta = timedelta(0)) -> tuple[Claim, ...]:
    """Those found that are no claims of the group, of its time, and news where it is news."""
    own = {c.id for c in group}
    near = (c for c in found.values() if c.id not in own and c.background == group[0].background)
    none = timedelta(0)
    told = (c for c in near if _meets(c, group, slack if c.event.family in _CHANGES_HANDS else none))
    return tuple(sorted(told, key=lambda c: c.id))


def _meets(claim: Claim, group: Sequence[Claim], slack: timedelta) -> bool:
    return any(_near(claim.when, member.when, slack) for member in group)


def _near(a: Moment | None, b: Moment | None, slack: timedelta) -> bool:
    if a is None or b is None:
        return False
    if a.meets(b):
        return True
    later = max((m.begin for m in (a, b) if m.begin is not None), default=None)
    earlier = min((m.end for m in (a, b) if m.end is not None), default=None)
    return later is not None and earlier is not None and later - earlier <= slack
