"""What happens in the made-up war, and what is only made up: facts day by day on a map of invented settlements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bench.front.settings import grammar

from reportedly.record import Event, Outcome, Place, PlaceKind, WherePrec
from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from random import Random

    from bench.front.settings import Level

VARDIA, SORETH, CORPS = "VA", "SO", "FC"
BEGINS = datetime(2031, 3, 1, tzinfo=UTC)
PROVINCES = ("Tarn", "Osmark", "Velin", "Hradna", "Kolsk", "Irmen")
_WEST, _EAST, _SOUTH, _NORTH = 30.0, 34.0, 48.0, 50.0
_NEIGHBOUR_KM = 18.0
_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of what, and what became of them."""

    number: int
    unit: str
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One event, of one place and time; `true` is False where somebody only says that it happened, as `by` does."""

    id: str
    event: Event
    place: Place
    at: datetime
    actor: str
    target: str | None = None
    what: str | None = None
    tallies: tuple[Tally, ...] = ()
    true: bool = True
    by: str | None = None
    undertaking: int = 0  # what belongs together: a town entered, taken, left and said to be held


class World:
    """The map and who holds what; `day` gives the facts of one day and moves the front."""

    def __init__(self, level: Level, chance: Random) -> None:
        self._level, self._chance = level, chance
        self.settlements = _map(level.settlements, chance)
        self.provinces = {name: _province(name, self.settlements) for name in PROVINCES}
        middle = (_WEST + _EAST) / 2
        self._holder = {p.place_id: VARDIA if (p.lon or 0) < middle else SORETH for p in self.settlements}
        self._near = {p.place_id: _neighbours(p, self.settlements) for p in self.settlements}
        self._told, self._undertakings = 0, 0

    def neighbour(self, place: Place) -> Place:
        """The settlement next to one, for whoever mistakes it."""
        return self._near.get(place.place_id, [place])[0]

    def day(self, number: int) -> list[Fact]:
        """The facts of a day, false ones among them, by the hour."""
        count = int(self._level.facts_per_day + self._chance.random())
        facts: list[Fact] = []
        for _ in range(count):
            begun = BEGINS + timedelta(days=number, minutes=self._chance.randrange(_MINUTES))
            facts += self._undertaking(begun, false=self._chance.random() < self._level.false_facts)
        return sorted(facts, key=lambda f: (f.at, f.id))

    def _undertaking(self, at: datetime, *, false: bool) -> list[Fact]:
        self._undertakings += 1
        kinds = (self._strike, self._battle, self._capture, self._roundup, self._flight)
        (make,) = self._chance.choices(kinds, weights=(5, 4, 2.2, 0.5, 0.8))
        return make(at, self._chance.choice((VARDIA, SORETH)) if false else None)

    def _happens(self, what: str) -> bool:
        return self._chance.random() < self._level.rates[what]

    def _fact(self, event: Event, place: Place, at: datetime, actor: str, by: str | None) -> Fact:
        self._told += 1
        return Fact(f"f{self._told}", event, place, at, actor, true=by is None, by=by, undertaking=self._undertakings)

    def _capture(self, at: datetime, liar: str | None) -> list[Fact]:
        open_to = [p for p in self.settlements if self._is_front(p) and liar in {None, _foe(self._holder[p.place_id])}]
        if not open_to:
            return []
        place = self._chance.choice(open_to)
        loser = self._holder[place.place_id]
        winner = _foe(loser)
        facts = []
        if self._happens("entered"):
            before = at - timedelta(hours=self._chance.uniform(20, 40))
            facts.append(replace(self._fact(Event.ENTERED, place, before, winner, liar), target=loser))
        facts.append(replace(self._fact(Event.CAPTURED, place, at, winner, liar), target=loser))
        if liar is None:
            self._holder[place.place_id] = winner
            if self._happens("left"):
                facts.append(replace(self._fact(Event.WITHDREW, place, at, loser, liar), target=winner))
        return facts

    def _strike(self, at: datetime, liar: str | None) -> list[Fact]:
        place = self._chance.choice(self.settlements)
        shooter = _foe(self._holder[place.place_id]) if liar is None else _foe(liar)
        if shooter == SORETH and self._happens("corps"):
            shooter = CORPS
        facts = self._fire(place, at, shooter, liar)
        if self._happens("twice"):
            again = at.replace(hour=(at.hour + self._chance.randrange(5, 12)) % 24)
            facts += self._fire(place, again, shooter, liar)
        return facts

    def _fire(self, place: Place, at: datetime, shooter: str, liar: str | None) -> list[Fact]:
        words, chance = grammar()["words"], self._chance
        victim = SORETH if shooter == VARDIA else VARDIA
        hit = chance.choice(words["hits"])
        facts = [replace(self._fact(Event.SHELLED, place, at, shooter, liar), target=victim, what=hit)]
        if self._happens("harm"):
            dead, hurt = _skewed(chance, 2.2, 90), _skewed(chance, 5, 250)
            tallies = (Tally(dead, "people", Outcome.KILLED), Tally(hurt, "people", Outcome.INJURED))
            told = tallies if self._happens("both_tolls") else tallies[: 1 + (dead % 2)][-1:]
            facts.append(
                replace(self._fact(Event.CIVILIANS_HARMED, place, at, shooter, liar), target=victim, tallies=told)
            )
        if self._happens("damage"):
            thing = chance.choice(words["damaged"])
            tally = (Tally(_skewed(chance, 6, 60), thing),)
            facts.append(
                replace(
                    self._fact(Event.DAMAGED, place, at, shooter, liar), target=victim, what=thing[:-1], tallies=tally
                )
            )
        return facts

    def _battle(self, at: datetime, liar: str | None) -> list[Fact]:
        front = [p for p in self.settlements if self._is_front(p)] or self.settlements
        place, chance = self._chance.choice(front), self._chance
        winner = liar or chance.choice((VARDIA, SORETH))
        loser, thing = _foe(winner), chance.choice(grammar()["words"]["arms"])
        arms = (Tally(_skewed(chance, 4, 60), thing),)
        kind = thing[:-1]
        (event,) = chance.choices(
            (Event.EQUIPMENT_DESTROYED, Event.EQUIPMENT_CAPTURED, Event.PRISONERS_TAKEN, Event.CASUALTIES),
            weights=(4, 2, 1.5, 2),
        )
        if event is Event.PRISONERS_TAKEN:
            tally, kind = (Tally(_skewed(chance, 9, 200), "soldiers", Outcome.CAPTURED),), ""
        elif event is Event.CASUALTIES:
            tally, kind = (Tally(_skewed(chance, 12, 300), "soldiers", Outcome.KILLED),), ""
        else:
            tally = arms
        return [replace(self._fact(event, place, at, winner, liar), target=loser, what=kind or None, tallies=tally)]

    def _roundup(self, at: datetime, liar: str | None) -> list[Fact]:
        place = self._chance.choice(list(self.provinces.values()))
        winner = liar or self._chance.choice((VARDIA, SORETH))
        tally = (Tally(self._chance.randrange(2, 9), "villages"),)
        return [
            replace(self._fact(Event.SETTLEMENTS_RETAKEN, place, at, winner, liar), target=_foe(winner), tallies=tally)
        ]

    def _flight(self, at: datetime, liar: str | None) -> list[Fact]:
        place = self._chance.choice(self.settlements)
        driver = _foe(self._holder[place.place_id]) if liar is None else _foe(liar)
        tally = (Tally(_skewed(self._chance, 300, 9000), "people", Outcome.DISPLACED),)
        return [replace(self._fact(Event.DISPLACED, place, at, driver, liar), tallies=tally)]

    def _is_front(self, place: Place) -> bool:
        mine = self._holder[place.place_id]
        return any(self._holder[p.place_id] != mine for p in self._near[place.place_id])


def _foe(side: str) -> str:
    return SORETH if side == VARDIA else VARDIA


def _skewed(chance: Random, typical: float, most: int) -> int:
    return max(1, min(most, round(chance.lognormvariate(0, 0.9) * typical)))


def _map(count: int, chance: Random) -> list[Place]:
    words, names, placed = grammar()["words"], set[str](), list[Place]()
    while len(placed) < count:
        name = "".join(chance.choice(words[part]) for part in ("places_a", "places_b", "places_c"))
        name += (
            f" {chance.choice(words['places_a'])}ovo" if len(names) > count / 2 and chance.choice((True, False)) else ""
        )
        if name in names:
            continue
        names.add(name)
        wide = max(1.0, count / 260)
        lon, lat = chance.uniform(_WEST, _WEST + (_EAST - _WEST) * wide), chance.uniform(_SOUTH, _NORTH)
        province = PROVINCES[int((lon - _WEST) / (_EAST - _WEST) / wide * len(PROVINCES)) % len(PROVINCES)]
        placed.append(
            Place(
                f"theatre:{name.lower().replace(' ', '-')}", name, PlaceKind.SETTLEMENT, round(lat, 4), round(lon, 4),
                2.0,
                WherePrec.EXACT, None, f"{province} Province",
            )
        )  # fmt: skip
    return placed


def _province(name: str, settlements: list[Place]) -> Place:
    own = [p for p in settlements if p.admin1 == f"{name} Province"]
    lat = sum(p.lat or 0 for p in own) / len(own)
    lon = sum(p.lon or 0 for p in own) / len(own)
    title = f"{name} Province"
    return Place(f"theatre:{name.lower()}", title, PlaceKind.ADMIN1, lat, lon, 90.0, WherePrec.PROVINCE, None, title)


def _neighbours(place: Place, settlements: list[Place]) -> list[Place]:
    def apart(other: Place) -> float:
        return distance_km((place.lat or 0, place.lon or 0), (other.lat or 0, other.lon or 0))

    near = sorted((p for p in settlements if p is not place), key=apart)
    return [p for p in near[:8] if apart(p) <= _NEIGHBOUR_KM] or near[:1]
