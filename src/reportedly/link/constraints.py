"""What humans decided, as constraints on grouping: claims that stay together, and claims that stay apart.

A decision names claims by report, words and event, so it finds them again in a new extraction by overlap. Where two
decisions cannot both hold, the later one does.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.record import DecisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportedly.record import Anchor, Claim, Decision


class Constraints:
    """Which claims must be of one incident, and which must not."""

    def __init__(self, together: Mapping[str, str], apart: Mapping[str, set[str]]) -> None:
        self._together, self._apart = together, apart

    def together(self, claim_id: str) -> str | None:
        """The name of the class of claims that a claim belongs to; None where nobody decided."""
        return self._together.get(claim_id)

    def concern(self, claim_id: str) -> bool:
        """Whether a human decided anything about the claim."""
        return claim_id in self._together or claim_id in self._apart

    def hold_apart(self, some: Iterable[Claim], others: Sequence[Claim]) -> bool:
        """Whether a claim of the one group must not be of one incident with a claim of the other."""
        if not self._apart:
            return False
        return any(not self._apart.get(c.id, _NONE).isdisjoint(o.id for o in others) for c in some)


_NONE: set[str] = set()


def constraints(decisions: Iterable[Decision], claims: Mapping[str, Sequence[Claim]]) -> Constraints:
    """The constraints that decisions make on the claims that there are.

    Args:
        decisions: in any order; later ones go before earlier ones.
        claims: the claims of each report, by its id.
    """
    together: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    apart: dict[str, set[str]] = defaultdict(set)
    for decision in sorted(decisions, key=lambda d: (d.decided_at, d.id), reverse=True):
        groups = [{c.id for a in group if (c := anchored(a, claims)) is not None} for group in decision.groups]
        if decision.kind is DecisionKind.MERGE:
            _join(set().union(*groups), together, members, apart)
            continue
        if decision.kind is DecisionKind.SPLIT:
            _join(groups[0], together, members, apart)
        _part(groups, together, apart)
    return Constraints(together, dict(apart))


def anchored(anchor: Anchor, claims: Mapping[str, Sequence[Claim]]) -> Claim | None:
    """The claim that an anchor means: of its event in its report, the one that fits it best and shares its words."""
    alike = [(anchor.likeness(c), c.id, c) for c in claims.get(anchor.report_id, ()) if c.event is anchor.event]
    fit, _, best = max(alike, key=lambda entry: entry[:2], default=((0, 0, 0), "", None))
    return best if fit[0] > 0 else None


def _join(ids: set[str], together: dict[str, str], members: dict[str, set[str]], apart: dict[str, set[str]]) -> None:
    """Makes classes of the claims and of those that they are with; what a later decision parts stays parted."""
    classes: list[set[str]] = []
    for claim in sorted(ids):
        other = members.get(together.get(claim, ""), {claim})
        own = next(
            (c for c in classes if c is other or all(apart.get(one, _NONE).isdisjoint(other) for one in c)), None
        )
        if own is None:
            classes.append(other)
        elif own is not other:
            own |= other
    for merged in classes:
        name = min(merged)
        members[name] = merged
        together |= dict.fromkeys(merged, name)


def _part(groups: list[set[str]], together: dict[str, str], apart: dict[str, set[str]]) -> None:
    """Holds the claims of each group apart from those of the others, unless a later decision joined them."""
    for i, group in enumerate(groups):
        for other in groups[i + 1 :]:
            for one in sorted(group):
                strangers = {o for o in other if together.get(o, o) != together.get(one, one)}
                apart[one] |= strangers
                for stranger in strangers:
                    apart[stranger].add(one)
