"""Accounts of one incident that cannot both hold, side by side.

No account wins here: each keeps its claims and its own words.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.link.sameness import actor_side, is_away, kind, same_place, theme, within
from reportedly.record import (
    OTHER_SIDE,
    UNKNOWN_SIDE,
    Account,
    Certainty,
    DisputeKind,
    Event,
    Family,
    PlaceKind,
    Polarity,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.link.manner import Manners
    from reportedly.link.voices import Heard
    from reportedly.record import Claim

_LONGEST = 120  # characters of a source's own words in an account; the policy allows 300 in public
_TAKES = {Event.LIBERATED, Event.CAPTURED}
_FIRE = {Event.SHELLED, Event.STRUCK}  # who fired is disputed; who attacks a town, and who attacks back, is a battle
_WIDE = {PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION, PlaceKind.SECTOR, PlaceKind.COUNTRY}
HELD_AFTER = timedelta(days=5)  # a claim to hold a town so long after another took it answers that; our choice
_NOBODY = {OTHER_SIDE, UNKNOWN_SIDE}

# What a denial of an event also denies: whoever is said not to be there has not come in either, but an advance on a
# town is none of its entry.
_DENIED_WITH = {
    Event.PRESENT: {Event.PRESENT, Event.ENTERED, Event.ADVANCED},
    Event.ENTERED: {Event.ENTERED, Event.PRESENT},
    Event.ADVANCED: {Event.ADVANCED},
}


class Disputes:
    """Finds where accounts of one incident cannot both hold."""

    def __init__(self, voices: Heard, manners: Manners) -> None:
        self._voices, self._manners = voices, manners

    def of(
        self, group: Sequence[Claim], near: Sequence[Claim], old: set[str]
    ) -> tuple[tuple[Account, ...], tuple[DisputeKind, ...]]:
        """What the sides say about an incident where they contradict each other, and on what they do.

        Args:
            group: the incident's claims.
            near: claims of other incidents on the same place, or of the region around it, that overlap in time.
            old: the ids of claims whose number the same voice has replaced; they are at odds with nobody.

        Returns:
            An account for each side that takes part in a contradiction, by side, and the kinds of contradiction in
            their order; both empty where nobody disagrees.
        """
        own = {c.id for c in group}
        told = (c for c in (*group, *near) if c.certainty is not Certainty.FORECAST and c.id not in old)
        alike: dict[object, dict[str, Claim]] = {}
        for claim in sorted(told, key=_order):
            alike.setdefault(self._statement(claim), {})[claim.id] = claim
        said = [list(same.values()) for same in alike.values()]
        kinds, at_odds = self._at_odds([same[0] for same in said], own)
        differing = [claim for same in said if same[0].id in at_odds for claim in same]
        return self._accounts(differing), tuple(kind for kind in DisputeKind if kind in kinds)

    def _statement(self, claim: Claim) -> object:
        """What a claim says; of those in which one voice says the same, the first speaks for all."""
        place = claim.place and (claim.place.place_id, claim.relation)
        who = (self._voices.of(claim), self._voices.side(claim), actor_side(claim))
        count = (claim.quantity, claim.outcome, kind(claim))
        return claim.event, who, place, claim.when, count, claim.polarity, self._manners.of(claim)

    def _at_odds(self, said: Sequence[Claim], own: set[str]) -> tuple[set[DisputeKind], set[str]]:
        kinds: set[DisputeKind] = set()
        at_odds: set[str] = set()
        for a, b in combinations(said, 2):
            if not {a.id, b.id} & own or self._voices.of(a) == self._voices.of(b) or self._agreed(a, b):
                continue
            found = self._contradiction(a, b, together={a.id, b.id} <= own)
            if found is not None and not (found is DisputeKind.HOLDER and _retaken(a, b, said)):
                kinds.add(found)
                at_odds |= {a.id, b.id}
        return kinds, at_odds

    def _accounts(self, at_odds: Sequence[Claim]) -> tuple[Account, ...]:
        by_account: dict[tuple[str, str], list[Claim]] = {}
        for claim in sorted(at_odds, key=_order):
            by_account.setdefault(self._account(claim, at_odds), []).append(claim)
        return tuple(
            Account(side=side, claims=tuple(c.id for c in told), says=self._says(told))
            for (side, _), told in sorted(by_account.items(), key=lambda entry: entry[0])
        )

    def _account(self, claim: Claim, at_odds: Sequence[Claim]) -> tuple[str, str]:
        """One account a side; where one side's own voices are at odds, one account a voice."""
        side, voice = self._voices.side(claim), self._voices.of(claim)
        peers = [c for c in at_odds if self._voices.side(c) == side and self._voices.of(c) != voice]
        divided = side == UNKNOWN_SIDE or any(self._contradiction(claim, c, together=True) for c in peers)
        return side, voice if divided else ""

    def _agreed(self, a: Claim, b: Claim) -> bool:
        """Voices of one known side differ only in numbers and in what they deny; the rest is loose wording."""
        side = self._voices.side(a)
        known = side != UNKNOWN_SIDE and side == self._voices.side(b)
        return known and a.polarity is b.polarity and not (a.quantity and b.quantity)

    def _contradiction(self, a: Claim, b: Claim, *, together: bool) -> DisputeKind | None:
        """On what two claims differ; `together` where they are of one incident: then time and place are settled."""
        met = together or _met(a, b)
        if _denies(a, b, met=met):
            return DisputeKind.HAPPENED
        if _left_and_held(a, b):
            return DisputeKind.HOLDER
        if met and self._left_otherwise(a, b):
            return DisputeKind.MANNER
        if not met or not (together or same_place(a, b)):
            return None
        if self._blamed(a, b):
            return DisputeKind.BLAME
        return DisputeKind.NUMBER if _other_number(a, b) else None

    def _left_otherwise(self, a: Claim, b: Claim) -> bool:
        """Both say that the troops left, one in good order, the other in a rout; nobody else can have left it."""
        if not (a.event is b.event is Event.WITHDREW):
            return False
        sides = {actor_side(a), actor_side(b)} - {UNKNOWN_SIDE}
        if len(sides) > 1 or Polarity.NEGATIVE in {a.polarity, b.polarity}:
            return False
        manners = {self._manners.of(a), self._manners.of(b)}
        return None not in manners and len(manners) > 1

    def _blamed(self, a: Claim, b: Claim) -> bool:
        """The same fire or harm laid at another side's door: on the same thing, or by each side at the other's."""
        if theme(a) != theme(b) or a.event.family not in {Family.ATTACK, Family.CIVILIANS}:
            return False
        actors = (actor_side(a), actor_side(b))
        if Polarity.NEGATIVE in {a.polarity, b.polarity} or _NOBODY & set(actors) or actors[0] == actors[1]:
            return False
        crossed = (self._voices.side(b), self._voices.side(a)) == actors and a.event in _FIRE and b.event in _FIRE
        return crossed or (kind(a) is not None and kind(a) == kind(b))

    def _says(self, told: Sequence[Claim]) -> str:
        """The plainest of the claims in its source's own words, cut at a word; a denial is called one."""
        plainest = min(told, key=lambda c: (self._manners.of(c) is None, len(c.hedges), _order(c)))
        denied = "denied: " if plainest.polarity is Polarity.NEGATIVE else ""
        words = denied + " ".join(plainest.quote.split())
        if len(words) <= _LONGEST:
            return words
        return words[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def _order(claim: Claim) -> tuple[str, int, str]:
    return claim.report_id, claim.span.start, claim.id


def _denies(a: Claim, b: Claim, *, met: bool) -> bool:
    """One denies what the other tells of the same place, or of a place within the one that the denial speaks of."""
    if a.polarity is b.polarity or theme(a) != theme(b):
        return False
    denial, told = (a, b) if a.polarity is Polarity.NEGATIVE else (b, a)
    if _is_earlier(denial, told):
        return False  # "we are not in the town" of the day before denies nothing
    if told.event not in _DENIED_WITH.get(denial.event, {told.event}) or not _covers(denial, told):
        return False
    named = {actor_side(a), actor_side(b)} - {UNKNOWN_SIDE}
    return len(named) <= 1 and met


def _is_earlier(denial: Claim, told: Claim) -> bool:
    """Whether what is denied was over before what is told began."""
    if denial.when is None or told.when is None or denial.when.end is None or told.when.begin is None:
        return False
    return denial.when.end <= told.when.begin


def _covers(denial: Claim, told: Claim) -> bool:
    """Whether what is told lies where the denial reaches; the words place an offset near, so its anchor stands."""
    if same_place(denial, told):
        return True
    if denial.place is None or told.place is None or is_away(denial) or denial.place.kind is PlaceKind.WATER:
        return False
    if denial.place.kind is PlaceKind.ADMIN1 and told.place.admin1 is not None:
        return told.place.admin1 == denial.place.name
    return denial.place.kind in _WIDE and within(told.place, denial.place)


def _left_and_held(a: Claim, b: Claim) -> bool:
    """One says that a side holds the place; the other that it left, or that another side took or holds it."""
    holds, changes = (a, b) if a.event is Event.CONTROLS else (b, a)
    if holds.event is not Event.CONTROLS or Polarity.NEGATIVE in {a.polarity, b.polarity}:
        return False
    if not same_place(a, b) or not _answers(holds, changes):
        return False
    if changes.event is Event.WITHDREW:
        return actor_side(changes) == actor_side(holds) != UNKNOWN_SIDE
    rivals = UNKNOWN_SIDE not in {actor_side(a), actor_side(b)} and actor_side(a) != actor_side(b)
    return rivals and (changes.event in _TAKES or changes.event is Event.CONTROLS)


def _answers(holds: Claim, changes: Claim) -> bool:
    """Whether a claim to hold a town is of the time of the change, or of the days after it."""
    if holds.when is None or changes.when is None:
        return False
    if holds.when.meets(changes.when):
        return True
    after, change = holds.when.begin, changes.when.end
    return after is not None and change is not None and change <= after <= change + HELD_AFTER


def _retaken(a: Claim, b: Claim, pool: Sequence[Claim]) -> bool:
    """Whether the side that says it holds the place is told to have taken it after the change."""
    holds, changes = (a, b) if a.event is Event.CONTROLS else (b, a)
    begun = changes.when.begin if changes.when else None
    return any(
        c.event in _TAKES and actor_side(c) == actor_side(holds) and same_place(c, holds)
        for c in pool
        if begun is not None and c.when is not None and c.when.begin is not None and c.when.begin > begun
    )


def _other_number(a: Claim, b: Claim) -> bool:
    """Numbers of the same things whose ranges do not meet."""
    if a.quantity is None or b.quantity is None or kind(a) != kind(b) or theme(a) != theme(b):
        return False
    if a.outcome is not b.outcome or a.cumulative != b.cumulative or Polarity.NEGATIVE in {a.polarity, b.polarity}:
        return False
    low, high = max(a.quantity.low or 0, b.quantity.low or 0), (a.quantity.high, b.quantity.high)
    return any(bound is not None and bound < low for bound in high)


def _met(a: Claim, b: Claim) -> bool:
    return a.when is not None and b.when is not None and a.when.meets(b.when)
