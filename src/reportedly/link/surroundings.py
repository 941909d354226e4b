"""What is told around an incident: of the same place, or of the region that it lies in, at the same time."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.link.blocks import Block, block_of, is_settled
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
        self._holds, self._fire, self._vague = _ByDay(HELD_AFTER), _ByDay(), _ByDay()
        self._blocks = _ByDay()

    def add(self, claim: Claim) -> set[Block]:
        """Takes in a claim; gives the blocks of other incidents that it may bear on."""
        if not is_settled(claim) or claim.place is None:
            return set()
        name = claim.place.name.casefold()
        bears_on = set()
        if claim.event.family in _CHANGES_HANDS:
            self._holds.add(name, claim)
            bears_on |= {block_of(c) for c in self._holds.of(name, [claim])}
        if claim.event.family is Family.ATTACK:
            self._fire.add((name, theme(claim)), claim)
        if claim.place.precision > WherePrec.NEAR:
            self._vague.add(theme(claim), claim)
            bears_on |= {block_of(c) for c in self._blocks.of(theme(claim), [claim])}
        else:
            self._blocks.add(theme(claim), claim)
        return bears_on

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
        self._days: dict[tuple[Hashable, int], list[Claim]] = defaultdict(list)
        self._long: dict[Hashable, list[Claim]] = defaultdict(list)

    def add(self, key: Hashable, claim: Claim) -> None:
        days = _days(claim.when)
        if days is None:
            self._long[key].append(claim)
        for day in days or ():
            self._days[key, day].append(claim)

    def of(self, key: Hashable, group: Iterable[Claim]) -> Iterator[Claim]:
        """The claims that may share a day with one of the group; a claim that nothing dates shares none."""
        members = [c for c in group if c.when is not None]
        days: set[int] = set()
        for claim in members:
            days.update(_days(claim.when) or ())
        yield from self._long.get(key, ())
        reach = self._slack.days
        around = {day + off for day in days for off in range(-reach, reach + 1)}
        for day in sorted(around):
            yield from self._days.get((key, day), ())


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
