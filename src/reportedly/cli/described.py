"""Claims, incidents, places and reports in plain lines, for the owner's terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.errors import NotInRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from zoneinfo import ZoneInfo

    from reportedly.record import (
        Actor,
        Claim,
        Holding,
        Incident,
        Moment,
        Place,
        Provenance,
        Quantity,
        Report,
        Situation,
    )


def claim(told: Claim, report: Report, zone: ZoneInfo) -> Iterator[str]:
    """Every field of a claim, and the words around it."""
    yield _heading("claim", told.id)
    yield from _fields(
        ("event", told.event.value + (" (denied)" if told.polarity.value == "-" else "")),
        ("actor", _party(told.actor)),
        ("target", _party(told.target)),
        ("victims", told.victims.value if told.victims else None),
        ("thing", told.thing),
        ("how many", _amount(told.quantity) if told.quantity else None),
        ("where", _where(told.place) if told.place else None),
        ("lies", f"{told.relation.type.value} {told.relation.bearing or ''}".rstrip() if told.relation else None),
        ("when", _days(told.when, zone) if told.when else None),
        ("dated by its", told.when_basis.value if told.when_basis else None),
        ("source", _speaker(told)),
        ("channel", told.channel.value),
        ("certainty", told.certainty.value + "".join(f", “{h.cue}” on the {h.scope.value}" for h in told.hedges)),
        ("history", "yes" if told.background else None),
        ("against its own interest", "yes" if told.against_interest else None),
        ("words", f"“{' '.join(told.quote.split())}”"),
        ("report", f"{report.id}, {report.outlet or 'no outlet named'}, {_days(report.published, zone)}"),
        ("passage", f"{told.span.start}-{told.span.end}"),
    )


def report(told: Report, claims: Iterable[Claim], made: Provenance, zone: ZoneInfo) -> Iterator[str]:
    """A report: where it comes from, what was taken from it, and its text."""
    yield _heading("report", told.id)
    yield from _fields(
        ("name", told.doc_id),
        ("title", told.title),
        ("outlet", told.outlet),
        ("published", _days(told.published, zone)),
        ("address", told.url),
        ("recorded", made.recorded_at.isoformat(timespec="seconds")),
        ("made by", f"reportedly {made.reportedly}, extractor {made.extractor}, theatre {made.theatre}"),
    )
    yield ""
    yield from (_line(c, zone) for c in claims)
    yield ""
    yield told.text.rstrip("\n")


def incident(told: Incident, situation: Situation) -> Iterator[str]:
    """An incident with its grade, its reasons, the accounts at odds, and its claims."""
    claims = {c.id: c for c in situation.claims}
    yield _heading("incident", told.id)
    yield from _fields(
        ("what", told.family.value),
        ("where", _where(told.place) if told.place else None),
        ("when", _days(told.when, situation.zone) if told.when else None),
        ("grade", f"{told.credibility}: {'; '.join(told.reasons)}"),
        ("voices", ", ".join(told.voices)),
        ("sides", ", ".join(told.sides) or None),
    )
    for account in told.accounts:
        yield f"  account of {account.side}: “{account.says}” ({', '.join(account.claims)})"
    yield ""
    yield from (_line(claims[i], situation.zone) for i in told.claims)


def place(claims: Iterable[Claim], situation: Situation) -> Iterator[str]:
    """A place: who holds it, and all that is claimed about it up to the situation's day."""
    known = {c.id for c in situation.claims}
    told = list(claims)
    ids = {c.place.place_id: c.place for c in told if c.place is not None}
    for place_id, where in sorted(ids.items()):
        yield _heading("place", place_id)
        yield from _fields(("where", _where(where)))
        yield from (_holding(h, situation) for h in situation.holdings if h.place.place_id == place_id)
        yield ""
        yield from (
            _line(c, situation.zone) for c in told if c.place and c.place.place_id == place_id and c.id in known
        )


def incident_of(situation: Situation, name: str) -> Incident:
    """The incident whose id is, or alone begins with, `name`; a claim's id finds the incident that it belongs to.

    Raises:
        NotInRecord: there is none, or more than one.
    """
    found = [i for i in situation.incidents if i.id.startswith(name) or name in i.claims] if name else []
    if len(found) == 1:
        return found[0]
    on = situation.on.isoformat()
    if found:
        near = ", ".join(i.id for i in found[:3])
        raise NotInRecord(f"More than one incident begins with {name}: {near}; give more of it.")
    raise NotInRecord(f"There is no incident {name} as of {on}; `reportedly show place NAME` leads to the ones there.")


def _holding(held: Holding, situation: Situation) -> str:
    state = f"held by {held.side}" if held.side else held.state.value
    since = f" since {_days(held.since, situation.zone)}" if held.since and held.side else ""
    return f"  {state}{since}, as claimed, not sovereignty: {held.reason} ({', '.join(held.claims)})"


def _line(told: Claim, zone: ZoneInfo) -> str:
    denied = "denied: " if told.polarity.value == "-" else ""
    where = f" at {told.place.name}" if told.place else ""
    when = f", {_days(told.when, zone)}" if told.when else ""
    words = " ".join(told.quote.split())
    return f"  {told.id}  {denied}{told.event.value}{where}{when}, {told.certainty.value}, {_speaker(told)}: “{words}”"


def _speaker(told: Claim) -> str:
    if told.source is None:
        return "the author's own voice"
    inferred = ", inferred" if told.source.inferred else ""
    return f"{told.source.name} ({told.source.side}, {told.source.kind.value}{inferred})"


def _party(actor: Actor | None) -> str | None:
    return None if actor is None else f"{actor.name} ({actor.side})"


def _where(place: Place) -> str:
    point = "no point known" if place.lat is None or place.lon is None else f"{place.lat:.4f}, {place.lon:.4f}"
    return f"{place.name} ({place.place_id}), {place.kind.value}, {point}, within {place.radius_km:g} km"


def _amount(quantity: Quantity) -> str:
    low = "" if quantity.low is None else f"{quantity.low:g}"
    high = "" if quantity.high is None else f"{quantity.high:g}"
    if low == high:
        return f"{low} {quantity.unit}"
    return f"{low or 'up'} to {high or 'open'} {quantity.unit}"


def _days(moment: Moment, zone: ZoneInfo) -> str:
    first, last = (None if day is None else day.isoformat() for day in moment.days(zone))
    if first == last:
        return first or "not known"
    return f"{first or 'open'} to {last or 'open'}"


def _heading(what: str, name: str) -> str:
    return f"{what} {name}"


def _fields(*fields: tuple[str, str | None]) -> Iterator[str]:
    yield from (f"  {name}: {value}" for name, value in fields if value)
