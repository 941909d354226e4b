"""Who tells what of the facts: with delay, slips, exaggeration, denial and silence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from bench.front.theatre import INSTITUTIONS, NOBODY, OUTLETS, ZONE, Speaker
from bench.front.world import CORPS, SORETH, Fact, Tally

from reportedly.record import Certainty, Event, Moment, Place, Polarity, Precision, Quantity, WhenBasis

if TYPE_CHECKING:
    from random import Random

    from bench.front.settings import Level
    from bench.front.world import World


_GAINS = {Event.CAPTURED, Event.ENTERED, Event.SETTLEMENTS_RETAKEN}
_HARM = {Event.SHELLED, Event.CIVILIANS_HARMED, Event.DAMAGED, Event.DISPLACED}
_FEW = (-3, -2, -1, 1, 2, 3)
_DOZENS = 24
_EVENING, _MORNING = 20, 8  # hours between which an event is one of the night


@dataclass(frozen=True, slots=True)
class Telling:
    """What one source says of one fact, before anybody prints it."""

    fact: Fact
    speaker: Speaker
    told_at: datetime
    event: Event
    actor: str
    place: Place
    counts: tuple[tuple[Tally, Quantity], ...]
    when: Moment | None  # None where the words do not date it
    basis: WhenBasis
    polarity: Polarity
    certainty: Certainty
    manner: str | None
    against_interest: bool
    anonymous: bool


class Tellers:
    """The sources of the war; `of` gives what they say of a fact."""

    def __init__(self, level: Level, world: World, chance: Random) -> None:
        self._level, self._world, self._chance, self._rates = level, world, chance, level.rates

    def of(self, fact: Fact) -> list[Telling]:
        """What is told of a fact, by the time of telling."""
        told = self._truly(fact) if fact.true else self._made_up(fact)
        told += [extra for telling in told for extra in self._later(telling)]
        told += self._against(fact)
        return sorted(told, key=lambda t: (t.told_at, t.speaker.id))

    def _truly(self, fact: Fact) -> list[Telling]:
        return [
            self._tell(fact, speaker)
            for speaker in (*INSTITUTIONS, *OUTLETS)
            if self._chance.random() < self._will(fact, speaker) * speaker.reach
        ]

    def _made_up(self, fact: Fact) -> list[Telling]:
        own = [s for s in (*INSTITUTIONS, *OUTLETS) if _camp(s.side) == fact.by]
        first = self._chance.choices(own, weights=[s.reach for s in own])[0]
        told = [self._tell(fact, first)]
        if self._chance.random() < self._rates["echoes"]:
            others = [s for s in own if s.voice != first.voice]
            told.append(replace(self._tell(fact, self._chance.choice(others)), counts=told[0].counts))
        return told

    def _will(self, fact: Fact, speaker: Speaker) -> float:
        """How likely a source is to speak of what happened."""
        if speaker.side == NOBODY:
            return self._rates["observer"]
        acts, suffers = _camp(speaker.side) == _camp(fact.actor), _camp(speaker.side) == fact.target
        if fact.event in _HARM:
            return self._rates["inflicted" if acts else "suffered"]
        if fact.event is Event.WITHDREW:
            return self._rates["own_loss" if acts else "own_gain"] * (3 if acts else 1)
        if fact.event in _GAINS:
            return self._rates["own_gain" if acts else "own_loss"]
        return self._rates["enemy_loss"] if acts else self._rates["own_loss"] if suffers else 0.0

    def _tell(self, fact: Fact, speaker: Speaker) -> Telling:
        chance, rates = self._chance, self._rates
        told_at = fact.at + timedelta(hours=chance.uniform(1, 24 * self._level.delay_days))
        when, basis = self._date(fact)
        own = _camp(speaker.side) == _camp(fact.actor)
        event = (
            Event.LIBERATED
            if fact.event is Event.CAPTURED and own and chance.random() < rates["says_liberated"]
            else fact.event
        )
        if event is Event.SHELLED and chance.random() < rates["says_struck"]:
            event = Event.STRUCK
        return Telling(
            fact, speaker, told_at, event, fact.actor,
            self._world.neighbour(fact.place) if chance.random() < rates["neighbour"] else fact.place,
            tuple((t, self._count(fact, t, speaker)) for t in fact.tallies if chance.random() >= rates["no_number"]),
            when, basis, Polarity.POSITIVE,
            Certainty.HEDGED if chance.random() < rates["hedged"] else Certainty.ASSERTED,
            self._manner(fact, own=own),
            _harms_own(fact, speaker), speaker.alone and chance.random() < rates["anonymous"],
        )  # fmt: skip

    def _manner(self, fact: Fact, *, own: bool) -> str | None:
        if fact.event is not Event.WITHDREW or self._chance.random() >= self._rates["in_good_order"]:
            return None
        return "order" if own else "rout"

    def _date(self, fact: Fact) -> tuple[Moment | None, WhenBasis]:
        """How the words date the fact: a day, a part of it, a night, some days, or not at all."""
        chance, rates = self._chance, self._rates
        at = fact.at.astimezone(ZONE)
        day = at.date()
        if chance.random() < rates["other_day"]:
            day += timedelta(days=chance.choice((-1, 1)))
        form = chance.random()
        for name in ("undated", "part_of_day", "overnight", "over_days"):
            if form < rates[name]:
                break
            form -= rates[name]
        else:
            return Moment.civil(day, day, ZONE), WhenBasis.CLAUSE
        if name == "undated":
            return None, WhenBasis.PUBLICATION
        if name == "over_days":
            return Moment.civil(day - timedelta(days=1), day, ZONE), WhenBasis.CLAUSE
        if name == "overnight" and (at.hour >= _EVENING or at.hour < _MORNING):
            evening = datetime.combine(day if at.hour >= _EVENING else day - timedelta(days=1), time(_EVENING), ZONE)
            return Moment(evening, evening + timedelta(hours=12), Precision.TIME), WhenBasis.CLAUSE
        begin = datetime.combine(day, time(at.hour // 6 * 6), ZONE)
        return Moment(begin, begin + timedelta(hours=6), Precision.TIME), WhenBasis.CLAUSE

    def _count(self, fact: Fact, tally: Tally, speaker: Speaker) -> Quantity:
        chance, rates, number = self._chance, self._rates, tally.number
        foe = speaker.side != NOBODY and fact.target is not None and _camp(speaker.side) != fact.target
        if foe and fact.event not in _HARM and chance.random() < rates["exaggerates"]:
            number = round(number * chance.uniform(1.5, 4)) + 1
        elif chance.random() < rates["other_number"]:
            number = max(1, number + chance.choice(_FEW))
        form = chance.random()
        if form < rates["at_least"]:
            return Quantity(number, None, tally.unit)
        if form < rates["at_least"] + rates["range"]:
            return Quantity(max(1, number - 2), number + 2, tally.unit)
        if number >= _DOZENS and chance.random() < rates["dozens"]:
            return Quantity(24, 99, tally.unit)
        return Quantity(number, number, tally.unit)

    def _later(self, telling: Telling) -> list[Telling]:
        """A higher toll of the same source, a day or so after."""
        if (
            not telling.counts
            or telling.fact.event not in _HARM
            or self._chance.random() >= self._rates["later_number"]
        ):
            return []
        more = self._chance.choice((1, 1, 2, 3))
        counts = tuple(
            (tally, replace(q, low=(q.low or 0) + more, high=None if q.high is None else q.high + more))
            for tally, q in telling.counts
        )
        told_at = telling.told_at + timedelta(hours=self._chance.uniform(14, 40))
        day = telling.fact.at.astimezone(ZONE).date()
        return [
            replace(telling, told_at=told_at, counts=counts, when=Moment.civil(day, day, ZONE), basis=WhenBasis.CLAUSE)
        ]

    def _against(self, fact: Fact) -> list[Telling]:
        """What the other side says against it: it was not we, it did not happen, we hold the town."""
        chance, rates = self._chance, self._rates
        loser = _camp(fact.target or "")
        own = [s for s in INSTITUTIONS if s.side == (fact.actor if fact.event is Event.SHELLED else loser)]
        if not own:
            return []
        speaker = chance.choices(own, weights=[s.reach for s in own])[0]
        told = replace(self._tell(fact, speaker), place=fact.place, against_interest=False, counts=())
        if fact.event is Event.SHELLED and fact.true and chance.random() < rates["blames_back"]:
            return [replace(told, actor=fact.target or "")]
        if (
            fact.event not in {Event.CAPTURED, Event.ENTERED, Event.EQUIPMENT_DESTROYED}
            or chance.random() >= rates["denies"]
        ):
            denials: list[Telling] = []
        else:
            denials = [replace(told, polarity=Polarity.NEGATIVE, certainty=Certainty.ASSERTED, event=fact.event)]
        if fact.event is Event.CAPTURED and chance.random() < rates["holds"]:
            held = Fact(
                f"{fact.id}-held",
                Event.CONTROLS,
                fact.place,
                told.told_at,
                loser,
                fact.actor,
                true=not fact.true,
                undertaking=fact.undertaking,
            )
            again = self._tell(held, speaker)
            denials.append(replace(again, place=fact.place, told_at=told.told_at, event=Event.CONTROLS))
        return denials


def _camp(side: str) -> str:
    return SORETH if side == CORPS else side


def _harms_own(fact: Fact, speaker: Speaker) -> bool:
    """Whether a state, an army or an official tells a loss of its own side."""
    if not speaker.source().kind.speaks_for_its_side or speaker.side == NOBODY:
        return False
    mine = _camp(speaker.side)
    if fact.event is Event.WITHDREW:
        return _camp(fact.actor) == mine
    lost = {Event.CAPTURED, Event.ENTERED, Event.EQUIPMENT_DESTROYED, Event.EQUIPMENT_CAPTURED, Event.PRISONERS_TAKEN}
    return fact.event in lost | {Event.CASUALTIES, Event.SETTLEMENTS_RETAKEN} and fact.target == mine
