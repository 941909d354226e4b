"""The headline of the day in neutral words, and the sentences that lead the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.record import Certainty, Event, Family, Polarity
from reportedly.render.desk import rank
from reportedly.render.english import listing, number, sentence
from reportedly.render.model import Sentence
from reportedly.render.places import name

if TYPE_CHECKING:
    from reportedly.record import Claim, Incident
    from reportedly.render.facts import Fact
    from reportedly.render.sections import Sections

# What makes news, the weightiest first.
_WEIGHT = (
    *(Family.GAIN, Family.LOSS, Family.CIVILIANS, Family.ENCIRCLEMENT, Family.ATTACK),
    *(Family.HOLD, Family.PRESENCE, Family.PEOPLE, Family.MATERIEL),
)
_LEADS = 2  # sentences after the headline; the sections tell the rest
_FIRM = 3  # Admiralty: possibly true; what is doubtful makes no headline
_SEVERAL = 2
_MANNER = {"how": "they differ on how", "whether": "they differ on whether it is so", "what": "they differ on the rest"}


class Headlines:
    """Writes the headline and the lead."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._desk = sections.desk
        self._notes = sections.notes
        self._theatre = sections.theatre

    def write(self, incidents: tuple[Incident, ...]) -> tuple[Sentence, tuple[Sentence, ...]]:
        """The headline, and up to two sentences on what comes next in weight."""
        used: set[str] = set()
        headline = self._dispute(used)
        ordered = sorted(incidents, key=lambda i: (i.credibility, _news(i), rank(i)))
        lead: list[Sentence] = []
        for incident in ordered:
            if len(lead) >= _LEADS:
                break
            place = incident.place.place_id if incident.place else incident.id
            claims = self._tellable(incident)
            if not claims or place in used or incident.credibility > _FIRM:
                continue
            used.add(place)
            if headline is None:
                headline = self._of_incident(incident, claims)
            else:
                lead.append(self._of_incident(incident, claims, continues=bool(lead)))
        return headline or Sentence("Nothing that can be shown today has firm support."), tuple(lead)

    def _tellable(self, incident: Incident) -> list[Claim]:
        own = [self._desk.admitted[c] for c in incident.claims if c in self._desk.admitted]
        firm = {Certainty.ASSERTED, Certainty.CONFIRMED}
        history = {c.id for c in self._desk.background}
        return [c for c in own if c.id not in history and c.certainty in firm and c.polarity is Polarity.POSITIVE]

    def _of_incident(self, incident: Incident, claims: list[Claim], *, continues: bool = False) -> Sentence:
        """One sentence: on the word of several voices together, or of one by name."""
        told = self._sections.facts(claims)
        first = max(told, key=lambda f: (len(f.speakers), len(f.claims)))
        teller = self._sections.teller(terse=True)
        if len(incident.voices) < _SEVERAL or len({c.event for c in claims}) > 1:
            return self._sections.writer.single([first], teller, continues=continues)
        clause = teller.clause(first)
        sides = [s.adjective for s in self._theatre.sides if s.code in incident.sides]
        voices = f"{number(len(incident.voices))} independent voices"
        across = f"{listing(sides)} sources" if len(sides) > 1 else voices
        text = f"{clause.text}, according to {across}"
        spoken = tuple(dict.fromkeys(f.side for t in told for f in t.speakers))
        return Sentence(sentence(text), self._notes.numbers(claims), spoken)

    def _dispute(self, used: set[str]) -> Sentence | None:
        """The weightiest dispute between sides: first what they agree on, then that they differ."""
        for incidents in sorted(self._desk.disputes, key=lambda d: (_news(d[0]), rank(d[0]))):
            sides = self._sides(incidents)
            first = next((i for i in incidents if i.place is not None), None)
            if len(sides) < _SEVERAL or first is None or first.place is None or _news(first) > 1:
                continue
            used.add(first.place.place_id)
            return self._agreeing(incidents, first, sides)
        return None

    def _agreeing(self, incidents: tuple[Incident, ...], first: Incident, sides: list[str]) -> Sentence:
        told = [self._desk.admitted[c] for c in _account_claims(incidents) if c in self._desk.admitted]
        kind = _kind(told)
        place = name(first.place) if first.place else "the place"
        accounts = f"{listing(sides)} accounts"
        spoken = tuple(dict.fromkeys(c.source.side for c in told if c.source is not None))
        notes = self._notes.numbers(told)
        leaving = [c for c in told if c.event is Event.WITHDREW and c.polarity is Polarity.POSITIVE]
        here = [c for c in leaving if c.place and first.place and c.place.place_id == first.place.place_id]
        if kind != "how" or not here:
            about = "who holds" if first.family in {Family.GAIN, Family.HOLD} else "whether troops have left"
            return Sentence(sentence(f"{accounts} differ on {about} {place}"), notes, spoken)
        clause = self._sections.teller(terse=True).clause(self._newest(here))
        return Sentence(sentence(f"{accounts} agree that {clause.text}; {_MANNER[kind]}"), notes, spoken)

    def _newest(self, claims: list[Claim]) -> Fact:
        """The fact that the headline states: the confirmed one first."""
        confirmed = [c for c in claims if c.certainty is Certainty.CONFIRMED]
        return self._sections.facts(confirmed or claims)[0]

    def _sides(self, incidents: tuple[Incident, ...]) -> list[str]:
        codes = {a.side for i in incidents for a in i.accounts if any(c in self._desk.admitted for c in a.claims)}
        return [s.adjective for s in self._theatre.sides if s.code in codes]


def _news(incident: Incident) -> int:
    return _WEIGHT.index(incident.family)


def _account_claims(incidents: tuple[Incident, ...]) -> list[str]:
    return list(dict.fromkeys(c for i in incidents for a in i.accounts for c in a.claims))


def _kind(told: list[Claim]) -> str:
    """What the accounts differ on, read from their events."""
    if {c.event for c in told} == {Event.WITHDREW} and all(c.polarity is Polarity.POSITIVE for c in told):
        return "how"
    return "whether" if any(c.polarity is Polarity.NEGATIVE for c in told) else "what"
