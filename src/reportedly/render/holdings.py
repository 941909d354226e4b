"""What changed hands and on whose word: de facto control as claimed, not sovereignty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.record import Certainty, Event, Family, Hold
from reportedly.render.english import capital, counted, full_stretch, listing
from reportedly.render.model import Row, Section, Sentence
from reportedly.render.places import name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from reportedly.record import Claim, Holding, Report
    from reportedly.render.facts import Fact
    from reportedly.render.sections import Sections
    from reportedly.render.telling import Teller

_CHANGES = {Family.GAIN, Family.LOSS}
_STATES = {Hold.CONTESTED: "contested", Hold.UNKNOWN: "not known"}
NOTE = "De facto control as claimed, not sovereignty."


class Holdings:
    """Writes the table of who holds what."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._desk = sections.desk
        self._notes = sections.notes
        self._theatre = sections.theatre

    def section(self, reports: Mapping[str, Report], now: datetime) -> tuple[Section | None, int]:
        """The table, and how many of its rows the policy withholds."""
        claims = {c.id: c for c in self._sections.situation.claims}
        shown = [h for h in self._sections.situation.holdings if any(c in claims for c in h.claims)]
        admitted = [h for h in shown if self._sections.policy.admits_holding(h, claims, dict(reports), now)]
        rows = [self._row(h) for h in sorted(admitted, key=self._order)[:_MOST_ROWS]]
        withheld = len(shown) - len(admitted)
        if not rows:
            return None, withheld
        left = len(admitted) - len(rows)
        more = f"{capital(counted(left, 'further place'))} can be read in the record." if left else ""
        title = "What changed hands, and on whose word"
        return Section("holdings", title, rows=tuple(rows), note=NOTE, more=more), withheld

    def _order(self, holding: Holding) -> tuple[bool, str, str]:
        told = [self._desk.admitted[c] for c in holding.claims if c in self._desk.admitted]
        changed = any(c.event.family in _CHANGES and not c.background for c in told)
        return not changed, holding.state.value, holding.place.name

    def _row(self, holding: Holding) -> Row:
        told = [self._desk.admitted[c] for c in holding.claims if c in self._desk.admitted]
        side = self._theatre.side(holding.side) if holding.side else None
        state = f"{side.forces}" if side else _STATES.get(holding.state, "held")
        return Row(
            place=capital(name(self._sections.policy.place(holding.place))),
            state=capital(state),
            since=self._since(holding),
            word=self._word(told),
            side=holding.side,
        )

    def _word(self, told: list[Claim]) -> Sentence:
        """On whose word: who says what, in a few words."""
        teller = self._sections.teller(terse=True)
        said: dict[str, list[str]] = {}
        for fact in self._sections.facts(told):
            said.setdefault(listing(s.name for s in fact.speakers), []).append(_in_short(fact, teller))
        parts = [f"{who} ({listing(what)})" for who, what in list(said.items())[:_MOST_WORDS]]
        text = capital("; ".join(parts)) or "No word given"
        sides = tuple(dict.fromkeys(self._sections.speakers.of(c).side for c in told))
        return Sentence(f"{text}.", self._notes.numbers(told), sides)

    def _since(self, holding: Holding) -> str:
        if holding.since is None:
            return ""
        situation = self._sections.situation
        return capital(full_stretch(holding.since, situation.zone, situation.on))


_MOST_ROWS = 14  # of the table, those that changed hands first
_MOST_WORDS = 4  # accounts in one row; the footnotes and the sectors have the others
_DOUBT = {Certainty.HEDGED: "reported", Certainty.UNCONFIRMED: "unconfirmed", Certainty.FORECAST: "expected"}


def _in_short(fact: Fact, teller: Teller) -> str:
    """A fact in a few words: "Russian withdrawal", "unconfirmed Ukrainian presence", "no Ukrainian recapture"."""
    if fact.content.event is Event.CONTESTED:
        return "contested"
    if fact.content.over and fact.content.event.family is Family.HOLD:
        return f"former {teller.short(fact)}"
    doubt = "no" if fact.content.negative else _DOUBT.get(fact.certainty, "")
    return f"{doubt} {teller.short(fact)}".strip()
