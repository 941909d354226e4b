"""The headline of the day in neutral words, and the sentences that lead the brief."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from reportedly.record import UNKNOWN_SIDE, Certainty, Claim, Event, Family, Incident, Polarity
from reportedly.render.desk import rank
from reportedly.render.english import listing, number, sentence
from reportedly.render.model import Sentence
from reportedly.render.places import name
from reportedly.render.writing import names

if TYPE_CHECKING:
    from reportedly.render.facts import Fact
    from reportedly.render.sections import Sections

# What makes news, the weightiest first.
_WEIGHT = (
    *(Family.GAIN, Family.LOSS, Family.CIVILIANS, Family.ENCIRCLEMENT, Family.ATTACK),
    *(Family.PRESENCE, Family.HOLD, Family.PEOPLE, Family.MATERIEL),
)
_CHANGES = {Family.GAIN, Family.LOSS}
_TOTALS = {Event.SETTLEMENTS_RETAKEN, Event.AREA_RETAKEN}
_LEADS = 3  # sentences after the headline; the sections tell the rest
_FIRM = 3  # Admiralty: possibly true; what is doubtful makes no headline
_SEVERAL = 2
_NEWS = timedelta(days=2)  # the reporting window of a situation report
_WEEK = timedelta(days=7)  # what is told of a longer stretch is no news of the day
_MANNER = {"how": "they differ on how", "whether": "they differ on whether it is so", "what": "they differ on the rest"}


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of hands at one place with what each side tells of it."""

    place: str
    told: dict[str, list[Claim]]  # by the side that speaks
    incidents: tuple[Incident, ...]


class Headlines:
    """Writes the headline and the lead."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._desk = sections.desk
        self._notes = sections.notes
        self._theatre = sections.theatre

    def write(self, incidents: tuple[Incident, ...]) -> tuple[Sentence, tuple[Sentence, ...]]:
        """The headline, and up to three sentences on what comes next in weight.

        What winner and loser both tell comes first, then what two sides tell differently, then the latest and firmest.
        """
        used: set[str] = set()
        told = [s for s in (self._admission(incidents, used), self._dispute(used)) if s is not None]
        lead = self._others(incidents, used, _LEADS + 1 - len(told))
        contested = self._contested(used) if told or lead else None
        found = [*told, *lead]
        if contested is not None:
            found = [*found[:_LEADS], contested]
        if not found:
            return Sentence("Nothing that can be shown today has firm support."), ()
        return found[0], tuple(found[1:])

    def _others(self, incidents: tuple[Incident, ...], used: set[str], most: int) -> list[Sentence]:
        """One sentence a place, of different tellers as far as that goes."""
        lead: list[Sentence] = []
        heard: set[str] = set()
        for incident in sorted(incidents, key=self._weight):
            claims = self._tellable(incident)
            if len(lead) >= most:
                break
            if not claims or incident.credibility > _FIRM or incident.place is None or incident.place.place_id in used:
                continue
            tellers = {self._sections.speakers.of(c).key for c in claims}
            if tellers <= heard:
                continue
            heard |= tellers
            claims = self._with_siblings(claims)
            used |= {c.place.place_id for c in claims if c.place is not None}
            lead.append(self._of_incident(incident, claims, continues=bool(lead)))
        return lead

    def _with_siblings(self, claims: list[Claim]) -> list[Claim]:
        """The claims with those of the same words on other places: one passage that names five towns is one news."""
        told = {(c.report_id, c.span.start, c.event): c for c in claims}
        out = {c.id for c in self._desk.silent} | self._desk.in_dispute | {c.id for c in claims}
        others = (c for c in self._desk.admitted.values() if c.id not in out)
        return [*claims, *(c for c in others if (c.report_id, c.span.start, c.event) in told)]

    def _weight(self, incident: Incident) -> tuple[object, ...]:
        changed = incident.family in _CHANGES
        return not self._is_news(incident), not changed, incident.credibility, _news(incident), rank(incident)

    def _is_news(self, incident: Incident) -> bool:
        situation = self._sections.situation
        last = incident.when.days(situation.zone)[1] if incident.when is not None else None
        when = incident.when
        brief = when is not None and when.begin is not None and when.end is not None and when.end - when.begin <= _WEEK
        return brief and last is not None and situation.on - last <= _NEWS

    def _tellable(self, incident: Incident) -> list[Claim]:
        own = [self._desk.admitted[c] for c in incident.claims if c in self._desk.admitted]
        firm = {Certainty.ASSERTED, Certainty.CONFIRMED}
        out = {c.id for c in (*self._desk.background, *self._desk.silent)} | self._desk.in_dispute
        return [c for c in own if c.id not in out and c.certainty in firm and c.polarity is Polarity.POSITIVE]

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

    def _admission(self, incidents: tuple[Incident, ...], used: set[str]) -> Sentence | None:
        """A change of hands of which the winner and the loser both tell: "Arcadia says …; Borduria confirms …"."""
        for change in sorted(self._changes(incidents), key=lambda c: min(self._weight(i) for i in c.incidents)):
            if change.place in used:
                continue
            gains = [c for told in change.told.values() for c in told if c.event.family is Family.GAIN]
            losses = [c for told in change.told.values() for c in told if c.event.family is Family.LOSS]
            taken, left = self._by_the_doer(gains), self._by_the_doer(losses)
            if taken is None or left is None or _side(taken.claims[0]) == _side(left.claims[0]):
                continue
            used.add(change.place)
            return self._both(taken, left)
        return None

    def _both(self, taken: Fact, left: Fact) -> Sentence:
        teller = self._sections.teller(terse=True)
        gain, loss = teller.clause(taken), teller.clause(left, taken.spots)
        confirms = "confirms" if left.certainty is Certainty.CONFIRMED else "says"
        says = taken.speakers[0].verb("says") if len(taken.speakers) == 1 else "say"
        agreed = left.speakers[0].verb(confirms)
        winner, loser = names(taken.speakers), names(left.speakers[:1])
        text = f"{gain.subject} {gain.predicate}, {_inside(winner)} {says}; {_inside(loser)} {agreed} that {loss.text}"
        claims = [*taken.claims, *left.claims]
        spoken = tuple(dict.fromkeys(s.side for s in (*taken.speakers, *left.speakers)))
        return Sentence(sentence(text), self._notes.numbers(claims), spoken)

    def _by_the_doer(self, claims: list[Claim]) -> Fact | None:
        """What the side that acted tells of its own act."""
        own = [c for c in claims if _side(c) == _actor(c)]
        return self._sections.facts(own)[0] if own else None

    def _changes(self, incidents: tuple[Incident, ...]) -> list[_Change]:
        """The places that changed hands, with what is told of it by side."""
        at: dict[str, list[Incident]] = {}
        for incident in sorted(incidents, key=rank):
            if incident.place is not None and incident.family in _CHANGES and incident.credibility <= _FIRM:
                at.setdefault(incident.place.place_id, []).append(incident)
        found = []
        for place, group in at.items():
            told: dict[str, list[Claim]] = {}
            for claim in (c for i in group for c in self._tellable(i) if c.event not in _TOTALS):
                told.setdefault(_side(claim), []).append(claim)
            if len(told) >= _SEVERAL:
                found.append(_Change(place, told, tuple(group)))
        return found

    def _dispute(self, used: set[str]) -> Sentence | None:
        """The weightiest dispute between sides on a change of hands: what they agree on, then that they differ."""
        for incidents in sorted(self._desk.disputes, key=lambda d: (_news(d[0]), rank(d[0]))):
            sides = self._sides(incidents)
            first = next((i for i in incidents if i.place is not None), None)
            if len(sides) < _SEVERAL or first is None or first.place is None or first.family not in _CHANGES:
                continue
            used.add(first.place.place_id)
            return self._agreeing(incidents, first, sides)
        return None

    def _contested(self, used: set[str]) -> Sentence | None:
        """That sources contradict each other on one more place, and on what."""
        for incidents in sorted(self._desk.disputes, key=lambda d: (_news(d[0]), rank(d[0]))):
            first = next((i for i in incidents if i.place is not None), None)
            if first is None or first.place is None or first.place.place_id in used:
                continue
            told = [self._desk.admitted[c] for c in _account_claims(incidents) if c in self._desk.admitted]
            denial = next((c for c in told if c.polarity is Polarity.NEGATIVE), None)
            claim = next((c for c in told if c.polarity is Polarity.POSITIVE), None)
            if denial is None or claim is None:
                continue
            used.add(first.place.place_id)
            fact = self._sections.facts([claim])[0]
            speaker, other = fact.speakers[0], self._sections.speakers.of(denial)
            clause = self._sections.teller(terse=True).clause(fact)
            says = speaker.verb("writes" if speaker.own_voice else "says")
            text = f"{speaker.name} {says} that {clause.text}; {other.name} {other.verb('denies')} it"
            return Sentence(sentence(text), self._notes.numbers([claim, denial]), (speaker.side, other.side))
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


def _side(claim: Claim) -> str:
    return claim.source.side if claim.source is not None else UNKNOWN_SIDE


def _actor(claim: Claim) -> str:
    return claim.actor.side if claim.actor is not None else ""


def _inside(text: str) -> str:
    """A name within a sentence: its article loses the capital."""
    return f"the {text[4:]}" if text.startswith("The ") else text


def _news(incident: Incident) -> int:
    return _WEIGHT.index(incident.family)


def _account_claims(incidents: tuple[Incident, ...]) -> list[str]:
    return list(dict.fromkeys(c for i in incidents for a in i.accounts for c in a.claims))


def _kind(told: list[Claim]) -> str:
    """What the accounts differ on, read from their events."""
    if {c.event for c in told} == {Event.WITHDREW} and all(c.polarity is Polarity.POSITIVE for c in told):
        return "how"
    return "whether" if any(c.polarity is Polarity.NEGATIVE for c in told) else "what"
