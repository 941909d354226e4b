"""What a human decides about incidents: made of the incidents named, and bound to the claims that there are now."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

from reportedly.errors import InputError
from reportedly.link.constraints import anchored
from reportedly.record import Anchor, Decision, DecisionKind, ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportedly.record import Claim, Incident


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is decided, and when; `at` is aware."""

    why: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Bound:
    """A decision with the claims that its anchors find now, group by group; None where an anchor finds none."""

    decision: Decision
    claims: tuple[tuple[str | None, ...], ...]

    @property
    def found(self) -> frozenset[str]:
        """The claims that it is about."""
        return frozenset(claim for group in self.claims for claim in group if claim is not None)

    def parts(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether it holds a claim of the one group apart from a claim of the other."""
        if self.decision.kind is DecisionKind.MERGE:
            return False
        here, there = self._groups(some), self._groups(others)
        return any(one != other for one in here for other in there)

    def _groups(self, claims: Iterable[str]) -> set[int]:
        wanted = set(claims)
        return {number for number, group in enumerate(self.claims) if not wanted.isdisjoint(group)}


def bound(decisions: Iterable[Decision], claims: Iterable[Claim]) -> tuple[Bound, ...]:
    """Binds decisions to the claims that there are."""
    known: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        known[claim.report_id].append(claim)
    return tuple(Bound(d, tuple(tuple(_found(a, known) for a in g) for g in d.groups)) for d in decisions)


def merge(incidents: Sequence[Incident], claims: Sequence[Claim], held: Sequence[Bound], reason: Reason) -> Decision:
    """Decides that the incidents are one.

    Raises:
        InputError: it is one only, a decision holds two of them apart, or no anchor can tell their claims.
    """
    incidents = list({i.id: i for i in incidents}.values())
    if len(incidents) == 1:
        raise InputError(f"These ids are one incident already, {incidents[0].id}; name another one to merge it with.")
    for one, other in combinations(incidents, 2):
        against = _parting(held, one.claims, other.claims)
        if against is not None:
            raise InputError(
                f"The decision {against.id} holds {one.id} and {other.id} apart; take it back first with "
                f"`reportedly undo {against.id}`."
            )
    groups = [_anchors(incident.claims, claims) for incident in incidents]
    return _decision(DecisionKind.MERGE, (tuple(dict.fromkeys(a for group in groups for a in group)),), reason)


def apart(incidents: Sequence[Incident], claims: Sequence[Claim], held: Sequence[Bound], reason: Reason) -> Decision:
    """Decides that no two of the incidents are ever one.

    Raises:
        InputError: two are one already, decisions hold them all apart already, or no anchor can tell their claims.
    """
    twice = next((name for name, times in Counter(i.id for i in incidents).items() if times > 1), None)
    if twice is not None:
        raise InputError(f"Two of these ids are one incident already, {twice}; `reportedly split` takes claims out.")
    parting = [_parting(held, one.claims, other.claims) for one, other in combinations(incidents, 2)]
    if None not in parting:
        names = ", ".join(dict.fromkeys(d.id for d in parting if d is not None))
        raise InputError(f"These incidents are held apart already, by the decision {names}.")
    return _decision(DecisionKind.APART, tuple(_anchors(i.claims, claims) for i in incidents), reason)


def split(leaving: Sequence[Claim], incident: Incident, claims: Sequence[Claim], reason: Reason) -> Decision:
    """Decides that some claims of an incident leave it and stay together.

    Raises:
        InputError: a claim is not of it, none would stay, or no anchor can tell the claims.
    """
    names = {claim.id for claim in leaving}
    stray = next((claim.id for claim in leaving if claim.id not in incident.claims), None)
    if stray is not None:
        raise InputError(f"The claim {stray} is not of the incident {incident.id}; name claims of one incident.")
    staying = [claim for claim in incident.claims if claim not in names]
    if not staying:
        raise InputError(f"These are all the claims of the incident {incident.id}; leave one out that stays in it.")
    groups = _anchors(sorted(names), claims, every=True), _anchors(staying, claims)
    return _decision(DecisionKind.SPLIT, groups, reason)


def _decision(kind: DecisionKind, groups: tuple[tuple[Anchor, ...], ...], reason: Reason) -> Decision:
    return Decision(ids.decision_id(kind, groups, reason.at.isoformat()), kind, groups, reason.why, reason.at)


def _anchors(names: Iterable[str], claims: Sequence[Claim], *, every: bool = False) -> tuple[Anchor, ...]:
    """Anchors of those claims that an anchor can tell from all others of their report.

    Raises:
        InputError: there is none that it can tell, or with `every` one that it cannot.
    """
    alike = Counter(Anchor.of(claim) for claim in claims)
    wanted = set(names)
    told = sorted((c for c in claims if c.id in wanted), key=lambda c: (c.report_id, c.span, c.event.value, c.id))
    plain = [claim for claim in told if alike[Anchor.of(claim)] == 1]
    if not plain or (every and len(plain) < len(told)):
        like = next(claim.id for claim in told if alike[Anchor.of(claim)] > 1)
        raise InputError(
            f"The claim {like} says in the same words what another one says, so a decision about it could not be told "
            "from one about the other; nothing was decided."
        )
    return tuple(Anchor.of(claim) for claim in plain)


def _found(anchor: Anchor, claims: Mapping[str, Sequence[Claim]]) -> str | None:
    claim = anchored(anchor, claims)
    return None if claim is None else claim.id


def _parting(held: Iterable[Bound], some: Iterable[str], others: Iterable[str]) -> Decision | None:
    """The first decision that holds the two groups of claims apart."""
    return next((one.decision for one in held if one.parts(some, others)), None)
