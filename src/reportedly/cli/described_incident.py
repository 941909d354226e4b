"""Incidents and what humans decided about them in plain lines, for the owner's terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportedly.cli.described import amount, days, fields, flat, listed, where
from reportedly.record import DecisionKind, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from reportedly.deciding import Bound
    from reportedly.finding import Found
    from reportedly.record import Anchor, Claim, Incident, Situation

_GRADES = {  # NATO AJP-2.1, the credibility of information
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
_GROUPS = {
    DecisionKind.MERGE: ("together",),
    DecisionKind.SPLIT: ("they leave", "the others"),
}


def incident(found: Found, situation: Situation, held: Iterable[Bound]) -> Iterator[str]:
    """An incident with its grade and reasons, who tells it by which channel, what is disputed, and its claims."""
    told = found.incident
    if found.former is not None and found.former != told.id:
        yield f"{found.former} is now part of {told.id}."
        yield ""
    claims = {c.id: c for c in situation.claims}
    yield f"incident {told.id}"
    yield from fields(
        ("what", told.family.value),
        ("where", where(told.place) if told.place else None),
        ("when", days(told.when, situation.zone) if told.when else None),
        ("grade", f"{told.credibility}, {_GRADES[told.credibility]}"),
        *(("because", reason) for reason in told.reasons),
        ("voices", "; ".join(_voices(told, situation))),
        ("sides", ", ".join(told.sides) or None),
        ("channels", ", ".join(channel.value for channel in told.channels) or None),
        *(("evidence", line) for line in _evidence(told, situation)),
        ("first told", _first(told, situation)),
        ("disputed", ", ".join(kind.value for kind in told.disputes) or None),
        *(("cites", f"{claim} points at the report {report}") for claim, report in told.cites),
        *(("decided", _decided(one)) for one in held if not one.found.isdisjoint(told.claims)),
    )
    for account in told.accounts:
        yield ""
        yield f"  {account.side} says: “{account.says}” ({', '.join(account.claims)})"
    yield ""
    for name in told.claims:
        yield from listed(claims[name], situation.zone)
        if name in told.superseded:
            yield f"  {'':17}  superseded: the same voice has given another number since"


def line(told: Incident, situation: Situation, claims: Mapping[str, Claim]) -> Iterator[str]:
    """An incident in two lines: when, where and what; how many voices, which grade, what is disputed."""
    when = days(told.when, situation.zone) if told.when else "day not known"
    place = told.place.name if told.place else "place not known"
    yield f"{told.id}  {when}  {place}  {gist([claims[name] for name in told.claims])}"
    voices = f"{len(told.voices)} voice{'s' if len(told.voices) != 1 else ''}"
    odds = ", ".join(kind.value for kind in told.disputes) or ("accounts at odds" if told.accounts else "")
    disputed = f"; disputed: {odds}" if odds else ""
    yield f"  {voices}; grade {told.credibility}, {_GRADES[told.credibility]}{disputed}"


def gist(told: Sequence[Claim]) -> str:
    """What happened in a few words: who and which event, as most of the claims have it, and what or how many."""
    said = [c for c in told if c.polarity is Polarity.POSITIVE]
    alike = said or list(told)
    event = Counter(c.event for c in alike).most_common(1)[0][0]
    alike = [c for c in alike if c.event is event]
    first = max(alike, key=lambda c: (c.actor is not None, c.quantity is not None, c.thing is not None))
    denied = "" if said else "denied: "
    who = f"{flat(first.actor.name)}: " if first.actor else ""
    whom = f" ({flat(first.target.name)})" if first.target and not first.actor else ""
    what = amount(first.quantity) if first.quantity else flat(first.thing or "")
    return f"{denied}{who}{event.value.replace('_', ' ')}{whom}{f', {what}' if what else ''}"


def decision(told: Bound, claims: Mapping[str, Claim], undone_at: datetime | None = None) -> Iterator[str]:
    """A decision with its reason and the claims of each group; what an anchor no longer finds is there for review."""
    made = told.decision.decided_at.isoformat(timespec="seconds")
    yield f"{told.decision.id}  {told.decision.kind.value}, {made}"
    undone = None if undone_at is None else undone_at.isoformat(timespec="seconds")
    yield from fields(("undone", undone), ("why", told.decision.why))
    labels = _GROUPS.get(told.decision.kind) or tuple(f"incident {n + 1}" for n in range(len(told.claims)))
    for label, anchors, found in zip(labels, told.decision.groups, told.claims, strict=True):
        for anchor, name in zip(anchors, found, strict=True):
            yield from fields((label, _lost(anchor) if name is None else f"{name}  “{flat(claims[name].quote)}”"))


def _lost(anchor: Anchor) -> str:
    words = f": “{flat(anchor.quote)}”" if anchor.quote else ""
    stretch = f"characters {anchor.span.start} to {anchor.span.end} of the report {anchor.report_id}"
    return f"for review, no claim is found: {anchor.event.value}, {stretch}{words}"


def _decided(one: Bound) -> str:
    return f"{one.decision.id}, {one.decision.kind.value}: {one.decision.why}"


def _voices(told: Incident, situation: Situation) -> Iterator[str]:
    """The voices by name; whoever has no name speaks with the voice of an outlet, which is one."""
    outlets = {report.outlet for report in situation.reports}
    sources = (c.source for c in situation.claims if c.source is not None)
    named = {s.voice: s.name for s in sources if s.voice not in outlets}
    yield from (named.get(voice, voice) for voice in told.voices)


def _evidence(told: Incident, situation: Situation) -> Iterator[str]:
    for item in situation.evidence:
        shown = [name for name in item.shows if name in told.claims]
        if shown:
            by = f" by {flat(item.by)}" if item.by else ""
            yield f"{item.kind.value}{by}, of {', '.join(shown)}"


def _first(told: Incident, situation: Situation) -> str | None:
    if told.first_report is None:
        return None
    report = next((r for r in situation.reports if r.id == told.first_report), None)
    if report is None:
        return told.first_report
    return f"{report.id}, {report.outlet or 'no outlet named'}, {days(report.published, situation.zone)}"
