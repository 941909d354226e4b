"""Accounts of one incident that cannot both hold, side by side.

No account wins here: each keeps its claims and its own words.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.link.manner import manner
from reportedly.link.sameness import actor_side, kind, theme
from reportedly.record import UNKNOWN_SIDE, Account, Certainty, Event, Family, Polarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.link.voices import Voices
    from reportedly.record import Claim

_LONGEST = 120  # characters of a source's own words in an account; the policy allows 300 in public
_TAKES = {Event.LIBERATED, Event.CAPTURED}


def accounts(group: Sequence[Claim], near: Sequence[Claim], voices: Voices) -> tuple[Account, ...]:
    """What the sides say about an incident where they contradict each other.

    Args:
        group: the incident's claims.
        near: claims of other incidents on the same place, or of the region around it, that overlap in time.
        voices: tells the side and the voice of a claim.

    Returns:
        An account for each side that takes part in a contradiction, by side; empty where nobody disagrees.
    """
    pool = sorted({c.id: c for c in (*group, *near) if c.certainty is not Certainty.FORECAST}.values(), key=_order)
    own = {c.id for c in group}
    at_odds: dict[str, Claim] = {}
    for a, b in combinations(pool, 2):
        involved = a.id in own or b.id in own
        if involved and voices.of(a) != voices.of(b) and not _agreed(a, b, voices) and _contradict(a, b):
            at_odds |= {a.id: a, b.id: b}
    if not at_odds:
        return ()
    by_account: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(at_odds.values(), key=_order):
        by_account.setdefault(_account(claim, at_odds, voices), []).append(claim)
    return tuple(
        Account(side=side, claims=tuple(c.id for c in told), says=_says(told))
        for (side, _), told in sorted(by_account.items(), key=lambda entry: entry[0])
    )


def _order(claim: Claim) -> tuple[str, int, str]:
    return claim.report_id, claim.span.start, claim.id


def _account(claim: Claim, at_odds: dict[str, Claim], voices: Voices) -> tuple[str, str]:
    """One account a side; where one side's own voices are at odds, one account a voice."""
    side = voices.side(claim)
    peers = [c for c in at_odds.values() if voices.side(c) == side and voices.of(c) != voices.of(claim)]
    divided = side == UNKNOWN_SIDE or any(_contradict(claim, c) for c in peers)
    return side, voices.of(claim) if divided else ""


def _agreed(a: Claim, b: Claim, voices: Voices) -> bool:
    """Voices of one known side differ only in numbers and in what they deny; the rest is loose wording."""
    side = voices.side(a)
    known = side != UNKNOWN_SIDE and side == voices.side(b)
    return known and a.polarity is b.polarity and not (a.quantity and b.quantity)


def _contradict(a: Claim, b: Claim) -> bool:
    return _denies(a, b) or _left_and_held(a, b) or _left_otherwise(a, b) or _other_actor(a, b) or _other_number(a, b)


def _denies(a: Claim, b: Claim) -> bool:
    if a.polarity is b.polarity or theme(a) != theme(b):
        return False
    return actor_side(a) == actor_side(b) and _met(a, b)


def _left_and_held(a: Claim, b: Claim) -> bool:
    """One says that a side holds the place; the other that it left, or that another side took or holds it."""
    holds, changes = (a, b) if a.event is Event.CONTROLS else (b, a)
    if holds.event is not Event.CONTROLS or Polarity.NEGATIVE in {a.polarity, b.polarity} or not _met(a, b):
        return False
    if changes.event is Event.WITHDREW:
        return actor_side(changes) == actor_side(holds) != UNKNOWN_SIDE
    rivals = UNKNOWN_SIDE not in {actor_side(a), actor_side(b)} and actor_side(a) != actor_side(b)
    return rivals and (changes.event in _TAKES or changes.event is Event.CONTROLS)


def _left_otherwise(a: Claim, b: Claim) -> bool:
    if not (a.event is b.event is Event.WITHDREW) or actor_side(a) != actor_side(b):
        return False
    manners = {manner(a), manner(b)}
    return None not in manners and len(manners) > 1


def _other_actor(a: Claim, b: Claim) -> bool:
    """The same fire or harm laid at another side's door."""
    if theme(a) != theme(b) or a.event.family not in {Family.ATTACK, Family.CIVILIANS} or not _met(a, b):
        return False
    same_thing = kind(a) is not None and kind(a) == kind(b)
    sides = {actor_side(a), actor_side(b)}
    return same_thing and UNKNOWN_SIDE not in sides and len(sides) > 1


def _other_number(a: Claim, b: Claim) -> bool:
    """Numbers of the same things whose ranges do not meet."""
    if a.quantity is None or b.quantity is None or kind(a) != kind(b) or theme(a) != theme(b):
        return False
    if not _met(a, b) or a.place is None or b.place is None or a.place.place_id != b.place.place_id:
        return False
    low, high = max(a.quantity.low or 0, b.quantity.low or 0), (a.quantity.high, b.quantity.high)
    return any(bound is not None and bound < low for bound in high)


def _met(a: Claim, b: Claim) -> bool:
    return a.when is not None and b.when is not None and a.when.meets(b.when)


def _says(told: Sequence[Claim]) -> str:
    """The plainest of the claims in its source's own words, cut at a word; a denial is called one."""
    plainest = min(told, key=lambda c: (manner(c) is None, len(c.hedges), _order(c)))
    denied = "denied: " if plainest.polarity is Polarity.NEGATIVE else ""
    words = denied + " ".join(plainest.quote.split())
    if len(words) <= _LONGEST:
        return words
    return words[: _LONGEST - 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
