"""One settlement from day to day: its state, and what the claims of a day make of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportedly.control.rules import Effect
from reportedly.record import UNKNOWN_SIDE, Claim, Hold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.theatre.model import Theatre

Effects = tuple[tuple[Effect, Claim], ...]


@dataclass(frozen=True, slots=True)
class Town:
    """The state of a settlement after some day; `inside` and `left` are sides that came in or left before."""

    state: Hold = Hold.UNKNOWN
    side: str | None = None
    inside: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    deciding: tuple[Claim, ...] = ()
    reason: str = ""


class Camps:
    """Which sides stand together, and what to call them."""

    def __init__(self, theatre: Theatre) -> None:
        self._theatre = theatre

    def together(self, a: str, b: str) -> bool:
        """Whether the two are one side or allies."""
        return self._theatre.is_harmful_to(a, b) or self._theatre.is_harmful_to(b, a)

    def others(self, sides: Iterable[str], side: str | None) -> frozenset[str]:
        """Those of `sides` that do not stand with `side`."""
        return frozenset(s for s in sides if side is None or not self.together(s, side))

    def forces(self, sides: Iterable[str]) -> str:
        """The armed forces of the sides as the brief calls them."""
        names = sorted((found.forces if (found := self._theatre.side(code)) else code) for code in sides)
        return " and ".join(names)

    def on_own_word(self, claims: Iterable[Claim], side: str) -> bool:
        """Whether nobody but the side itself, or an ally, says so."""
        return all(self.together(speaker(c), side) for c in claims)


def speaker(claim: Claim) -> str:
    """The side of whoever says it; "unknown" for an author's own voice."""
    return claim.source.side if claim.source else UNKNOWN_SIDE


def after(town: Town, effects: Effects, camps: Camps) -> Town:
    """The town after one more day.

    Args:
        town: its state the day before.
        effects: what the day's claims do, in a fixed order.
        camps: who stands with whom.

    Returns:
        The new state, with the claims that decided it and the reason in words.
    """
    day = _Day(town, effects, camps)
    decided = day.disputed() or day.greyed() or day.strong() or day.departed() or day.seen() or day.wavered()
    inside = (town.inside | day.sides(Effect.ENTERS, Effect.TAKES)) - day.leaving
    left = (town.left | day.leaving) - day.sides(Effect.ENTERS, Effect.TAKES, Effect.HOLDS)
    return replace(_merged(town, decided) if decided else town, inside=inside, left=left)


def _merged(before: Town, decided: Town) -> Town:
    """The same state told again keeps its first claims and reason, and gains the new claims."""
    if (before.state, before.side) != (decided.state, decided.side) or not before.deciding:
        return decided
    known = {c.id for c in before.deciding}
    return replace(before, deciding=before.deciding + tuple(c for c in decided.deciding if c.id not in known))


class _Day:
    """The rules for one day, each a method that gives the new state or None where it has nothing to say."""

    def __init__(self, town: Town, effects: Effects, camps: Camps) -> None:
        self._town, self._effects, self._camps = town, effects, camps
        self.leaving = self.sides(Effect.LEAVES) - self.sides(Effect.HOLDS)

    def sides(self, *wanted: Effect) -> frozenset[str]:
        return frozenset(c.actor.side for e, c in self._effects if e in wanted and c.actor is not None)

    def claims(self, *wanted: Effect, sides: frozenset[str] | None = None) -> tuple[Claim, ...]:
        return tuple(
            c
            for e, c in self._effects
            if e in wanted and (sides is None or (c.actor is not None and c.actor.side in sides))
        )

    def disputed(self) -> Town | None:
        """Two sides are said to hold it, or one side to hold it and to have left it."""
        strong = self.sides(Effect.TAKES, Effect.HOLDS)
        rivals = frozenset(s for s in strong if self._camps.others(strong, s))
        if rivals:
            why = f"{self._camps.forces(rivals)} are each said to hold it"
            return self._contested(self.claims(Effect.TAKES, Effect.HOLDS), why)
        staying = self.sides(Effect.LEAVES) & self.sides(Effect.HOLDS)
        if staying:
            why = f"{self._camps.forces(staying)} are said to have left, and to be there still"
            return self._contested(self.claims(Effect.LEAVES, Effect.HOLDS, sides=staying), why)
        return None

    def greyed(self) -> Town | None:
        found = self.claims(Effect.GREY)
        return self._contested(found, "it is called contested, or a grey zone") if found else None

    def strong(self) -> Town | None:
        """One side takes or holds it, and nobody else is said to be there on the same day."""
        holders = self.sides(Effect.TAKES, Effect.HOLDS)
        if not holders:
            return None
        side, found = min(holders), self.claims(Effect.TAKES, Effect.HOLDS)
        rivals = self._camps.others(self.sides(Effect.ENTERS, Effect.PRESSES), side)
        if rivals:
            why = f"{self._camps.forces(holders)} hold it, and {self._camps.forces(rivals)} are said to be there"
            return self._contested(found + self.claims(Effect.ENTERS, Effect.PRESSES, sides=rivals), why)
        own = self._camps.on_own_word(found, side)
        if self.sides(Effect.TAKES):
            return self._held(side, found, f"{self._camps.forces(holders)} took it")
        taken = self._town.state is Hold.CONTESTED or (
            self._town.side is not None and not self._camps.together(self._town.side, side)
        )
        if taken and own:
            why = f"{self._camps.forces(holders)} are said to hold it, by their own side alone"
            return self._contested(found, why)
        return self._held(side, found, f"{self._camps.forces(holders)} hold it")

    def departed(self) -> Town | None:
        """Whoever was there left; the side that came in before or on the day then holds it."""
        if not self.leaving:
            return None
        found = self.claims(Effect.LEAVES, sides=self.leaving)
        heirs = (self._town.inside | self.sides(Effect.ENTERS)) - self.leaving
        gone = self._camps.forces(self.leaving)
        if len(heirs) == 1:
            entered = self.claims(Effect.ENTERS)
            return self._held(min(heirs), found + entered, f"{gone} left and {self._camps.forces(heirs)} came in")
        if heirs or self.sides(Effect.PRESSES) - self.leaving:
            return self._contested(found + self.claims(Effect.ENTERS, Effect.PRESSES), f"{gone} left; others are near")
        if self._town.side is not None and self._town.side not in self.leaving:
            return None
        return Town(Hold.UNKNOWN, None, deciding=found, reason=f"{gone} left, and nobody claims to have come in")

    def seen(self) -> Town | None:
        """A side is said to be inside or at the edge."""
        there = self._camps.others(self.sides(Effect.ENTERS, Effect.PRESSES), self._town.side)
        if not there:
            return None
        found = self.claims(Effect.ENTERS, Effect.PRESSES, sides=there)
        heirs = self.sides(Effect.ENTERS) & there
        if self._town.state is Hold.UNKNOWN and len(heirs) == 1 and self._camps.others(self._town.left, min(heirs)):
            gone = self._camps.forces(self._town.left)
            return self._held(min(heirs), found, f"{gone} left and {self._camps.forces(heirs)} came in")
        why = f"{self._camps.forces(there)} are said to be there"
        if self._town.side is not None:
            why += f", where {self._camps.forces((self._town.side,))} were"
        return self._contested(found, why)

    def wavered(self) -> Town | None:
        """A side may have left what it held."""
        found = self.claims(Effect.WAVERS)
        if not found or self._town.side not in self.sides(Effect.WAVERS):
            return None
        return self._contested(found, f"{self._camps.forces(self.sides(Effect.WAVERS))} may have left")

    def _held(self, side: str, deciding: tuple[Claim, ...], reason: str) -> Town:
        own = ", on that side's word alone" if self._camps.on_own_word(deciding, side) else ""
        return Town(Hold.HELD, side, deciding=deciding, reason=reason + own)

    @staticmethod
    def _contested(deciding: tuple[Claim, ...], reason: str) -> Town:
        return Town(Hold.CONTESTED, None, deciding=deciding, reason=reason)
