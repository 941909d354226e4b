"""What follows from the claims: incidents, disputes, holdings, and the situation that a brief tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from reportedly.record.claim import Claim, Evidence, Family
from reportedly.record.moment import Moment
from reportedly.record.place import Place
from reportedly.record.report import Report
from reportedly.record.source import Channel


class DisputeKind(StrEnum):
    """What accounts of one incident differ on."""

    HAPPENED = "happened"  # one denies what another tells
    HOLDER = "holder"  # one says that a side holds the place, another that it left or that a rival took it
    MANNER = "manner"  # in good order, or a rout
    BLAME = "blame"  # who fired
    NUMBER = "number"  # numbers that cannot both hold


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says about a disputed incident; `claims` are ids."""

    side: str
    claims: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True)
class Incident:
    """The claims that speak of one event.

    `id` is that of the claim published first, so it stays as more is told, and an id of old leads to the incident that
    now holds its claim. `voices` are independent root sources; `credibility` is the Admiralty grade of information, 1
    (confirmed by other sources) to 6 (cannot be judged), with its `reasons` in words; `accounts` is empty where nobody
    disagrees, and `disputes` names on what. `superseded` are claims whose number the same voice has replaced later;
    `cites` gives the report that a claim points at, where an outlet cites another one's.
    """

    id: str
    family: Family
    claims: tuple[str, ...]
    place: Place | None
    when: Moment | None
    voices: tuple[str, ...]
    sides: tuple[str, ...]
    credibility: int
    reasons: tuple[str, ...]
    accounts: tuple[Account, ...] = ()
    disputes: tuple[DisputeKind, ...] = ()
    channels: tuple[Channel, ...] = ()
    evidence: int = 0
    first_report: str | None = None
    superseded: tuple[str, ...] = ()
    cites: tuple[tuple[str, str], ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether it is no longer open that it happened: other sources confirm what somebody denied."""
        kinds = set(self.disputes)
        return self.credibility == 1 and bool(kinds) and kinds <= {DisputeKind.HAPPENED, DisputeKind.HOLDER}


class Hold(StrEnum):
    """The state of a settlement."""

    HELD = "held"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a settlement over an interval: de facto control as claimed, not sovereignty.

    `side` is None unless `state` is HELD; `since` is when the deciding claim places the change.
    """

    place: Place
    state: Hold
    side: str | None
    since: Moment | None
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What a record holds as of the civil day `on`, all that a brief needs; maps are by id."""

    on: date
    theatre: str
    zone: ZoneInfo
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    incidents: tuple[Incident, ...]
    holdings: tuple[Holding, ...]
