"""Finds the incident or the claim that an id means, whole or cut short, of today or of old."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from reportedly.errors import NotInRecord
from reportedly.link.constraints import anchored
from reportedly.record import Anchor, Incident, ids

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportedly.record import Claim, Situation

    _Named = TypeVar("_Named", Claim, Incident)

_NEAR = 3  # how many an error names: what fits on one line
_INCIDENT = "i"


@dataclass(frozen=True, slots=True)
class Found:
    """An incident, and the id of old that led to it where the name is none of today."""

    incident: Incident
    former: str | None = None


def incident(situation: Situation, name: str, former: Callable[[str], Sequence[Claim]]) -> Found:
    """The incident that is, or alone begins with, `name`; else the one that now holds the claim that `name` means.

    Args:
        situation: what holds now.
        name: the id of an incident or a claim, of today or of old, or the beginning of one.
        former: gives the claims of earlier extractions whose ids begin so; their words lead to those of today.

    Raises:
        NotInRecord: there is none, or more than one.
    """
    of_today = [i for i in situation.incidents if i.id.startswith(name)] if name else []
    if of_today:
        return Found(_only(of_today, name))
    is_former = name.startswith(_INCIDENT)
    wanted = ids.claim_of_incident(name) if is_former else name
    led = [(i, claim) for i in situation.incidents for claim in i.claims if claim.startswith(wanted)] if name else []
    led = led or (_of_old(situation, former(wanted)) if name else [])
    if not led:
        raise NotInRecord(
            f"There is no incident {name} as of {situation.on}; `reportedly incidents` lists them, and a claim's id "
            "leads to its incident."
        )
    found = _only(list({i.id: i for i, _ in led}.values()), name)
    return Found(found, ids.incident_id(led[0][1]) if is_former else None)


def _of_old(situation: Situation, claims: Sequence[Claim]) -> list[tuple[Incident, str]]:
    """The incidents that hold what earlier extractions' claims have become, each with the id of old."""
    now: dict[str, list[Claim]] = defaultdict(list)
    for claim in situation.claims:
        now[claim.report_id].append(claim)
    become = [(old.id, found) for old in claims if (found := anchored(Anchor.of(old), now)) is not None]
    return [(i, old) for old, found in become for i in situation.incidents if found.id in i.claims]


def claim(situation: Situation, name: str) -> Claim:
    """The claim whose id is, or alone begins with, `name`.

    Raises:
        NotInRecord: there is none, or more than one.
    """
    found = [c for c in situation.claims if c.id.startswith(name)] if name else []
    if not found:
        raise NotInRecord(f"There is no claim {name} as of {situation.on}; `reportedly show incident ID` lists claims.")
    return _only(found, name)


def _only(found: Sequence[_Named], name: str) -> _Named:
    if len(found) > 1:
        near = ", ".join(item.id for item in found[:_NEAR])
        raise NotInRecord(f"More than one begins with {name}: {near}; give more of it.")
    return found[0]
