"""Sorts the day's claims into the sections of the brief; a claim is told in one place only."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reportedly.record import OTHER_SIDE, UNKNOWN_SIDE, Certainty, Claim, Event, Family, Incident, Polarity
from reportedly.render.amounts import bare_thing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportedly.policy import Policy
    from reportedly.record import Report, Situation

# A toll over more than a week is a running total, not the day's loss: bulletins report by the day or the week.
_TOTAL_LASTS = timedelta(days=7)
_HISTORY = timedelta(days=31)  # UCDP date_prec 4, a month: what ended before that is no news
_TOTALS = {Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN}
_LOSSES = {Family.MATERIEL, Family.PEOPLE}
_UNGRADED = 6  # Admiralty: cannot be judged


@dataclass(slots=True)
class Desk:
    """The claims by section, each in the order of the incidents' rank; `waiting` are withheld, with their date.

    `silent` are claims that tell a reader nothing ("they have struck"); the brief counts them.
    """

    sectors: list[Claim] = field(default_factory=list)
    disputes: list[tuple[Incident, ...]] = field(default_factory=list)
    unconfirmed: list[Claim] = field(default_factory=list)
    losses: list[Claim] = field(default_factory=list)
    totals: list[Claim] = field(default_factory=list)
    civilians: list[Claim] = field(default_factory=list)
    forecasts: list[Claim] = field(default_factory=list)
    placeless: list[Claim] = field(default_factory=list)
    background: list[Claim] = field(default_factory=list)
    silent: list[Claim] = field(default_factory=list)
    waiting: dict[str, datetime] = field(default_factory=dict)
    admitted: dict[str, Claim] = field(default_factory=dict)
    incident_of: dict[str, Incident] = field(default_factory=dict)
    in_dispute: set[str] = field(default_factory=set)


def rank(incident: Incident) -> tuple[int, int, int, float, str]:
    """The firmest first: credibility, voices, sides, the latest, then id for a fixed order."""
    latest = incident.when.end if incident.when is not None else None
    return (
        incident.credibility,
        -len(incident.voices),
        -len(incident.sides),
        -(latest.timestamp() if latest else 0.0),
        incident.id,
    )


def sort_claims(situation: Situation, policy: Policy, reports: Mapping[str, Report], now: datetime) -> Desk:
    """Routes every claim of the situation to its section, or to what the policy withholds until its date."""
    desk = Desk()
    for claim in situation.claims:
        report = reports.get(claim.report_id)
        if report is None:
            continue
        until = policy.waits_until(claim, report)
        if until is not None and until > now:
            desk.waiting[claim.id] = until
        else:
            desk.admitted[claim.id] = claim
    for incident in sorted(situation.incidents, key=rank):
        for claim_id in incident.claims:
            desk.incident_of.setdefault(claim_id, incident)
    _find_disputes(situation, desk)
    for claim in _ranked(situation, desk):
        if claim.id not in desk.in_dispute:
            _section(claim, desk, situation).append(claim)
    return desk


def _ranked(situation: Situation, desk: Desk) -> list[Claim]:
    last = (_UNGRADED + 1, 0, 0, 0.0, "")
    position = {c.id: n for n, c in enumerate(situation.claims)}

    def key(claim: Claim) -> tuple[object, ...]:
        incident = desk.incident_of.get(claim.id)
        return (*(rank(incident) if incident else last), position[claim.id])

    return sorted(desk.admitted.values(), key=key)


def _find_disputes(situation: Situation, desk: Desk) -> None:
    """Incidents whose accounts share a claim are one dispute: the same words are not set side by side twice."""
    open_ones = [i for i in sorted(situation.incidents, key=rank) if _is_open(i, desk)]
    groups: list[tuple[set[str], list[Incident]]] = []
    for incident in open_ones:
        own = {c for a in incident.accounts for c in a.claims}
        touching = [g for g in groups if g[0] & own]
        for group in touching:
            groups.remove(group)
        merged = [i for g in touching for i in g[1]]
        groups.append((own.union(*(g[0] for g in touching)), [*merged, incident]))
    for claims, incidents in groups:
        desk.disputes.append(tuple(sorted(incidents, key=rank)))
        desk.in_dispute |= {c for c in claims if c in desk.admitted}


def _is_open(incident: Incident, desk: Desk) -> bool:
    """Whether at least two accounts are left after the policy, and nothing has settled between them."""
    if incident.is_settled:
        return False
    told = [a for a in incident.accounts if any(c in desk.admitted for c in a.claims)]
    return len(told) > 1


def _section(claim: Claim, desk: Desk, situation: Situation) -> list[Claim]:
    """The first that fits decides; what is left goes to its sector."""
    family = claim.event.family
    rules = (
        (claim.background or _is_history(claim, situation), desk.background),
        (_says_nothing(claim), desk.silent),
        (claim.certainty is Certainty.FORECAST, desk.forecasts),
        (claim.certainty is Certainty.UNCONFIRMED, desk.unconfirmed),
        (family is Family.CIVILIANS, desk.civilians),
        (_is_total(claim), desk.totals),
        (family in _LOSSES, desk.losses),
        (_stands_alone(claim, desk), desk.unconfirmed),
        (claim.place is None, desk.placeless),
    )
    return next((section for fits, section in rules if fits), desk.sectors)


def _says_nothing(claim: Claim) -> bool:
    """Whether the claim tells neither where nor what, or of a place only that somebody holds it."""
    what = claim.quantity is not None or bare_thing(claim.thing, claim.quote, None) is not None
    if claim.event is Event.CONTROLS:
        return claim.place is None or claim.actor is None or claim.actor.side in {OTHER_SIDE, UNKNOWN_SIDE}
    return claim.place is None and not what


def _is_history(claim: Claim, situation: Situation) -> bool:
    last = claim.when.days(situation.zone)[1] if claim.when is not None else None
    return last is not None and situation.on - last > _HISTORY


def _is_total(claim: Claim) -> bool:
    if claim.event in _TOTALS:
        return True
    when = claim.when
    if claim.event.family not in _LOSSES or claim.quantity is None or when is None or when.end is None:
        return False
    return when.begin is None or when.end - when.begin > _TOTAL_LASTS


def _stands_alone(claim: Claim, desk: Desk) -> bool:
    """A hedged claim that no second voice shares."""
    if claim.certainty is not Certainty.HEDGED or claim.polarity is Polarity.NEGATIVE:
        return False
    incident = desk.incident_of.get(claim.id)
    return incident is None or len(incident.voices) <= 1
