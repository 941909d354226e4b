"""What a theatre pack says, as dataclasses; `theatre.load` fills them from TOML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from reportedly.record import PlaceKind, Source, SourceKind


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the conflict.

    `names` are its armed forces and state in every spelling reporters use ("Ukraine Armed Forces", "UAF"),
    `adjectives` words that put a noun on its side ("Ukrainian"), `demonyms` its people ("Ukrainians"), `capitals`
    metonyms ("Kyiv"), `slurs` words that mean it and are never repeated outside a quotation. `home` is the country
    whose offices are its own unless the text says otherwise; None where more than one side speaks for the country.
    """

    code: str
    name: str
    forces: str  # how the brief calls its armed forces
    adjective: str  # how the brief calls what is its
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    slurs: tuple[str, ...]
    allies: tuple[str, ...]  # codes of other sides
    defends: bool = False  # the ground fought over is its own: what it takes it takes back
    home: str | None = None  # ISO 3166-1 alpha-2


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source that the pack names. Sharing `voice` with another means to be no independent voice of it.

    `reliability` is an Admiralty letter with its `reason`, for institutions and outlets only; `person` is True for
    natural persons; `public_role` for those who speak by office (officials, spokespersons).
    """

    source_id: str
    name: str
    aliases: tuple[str, ...]
    side: str
    kind: SourceKind
    voice: str
    reliability: str | None = None
    reason: str | None = None
    hosts: tuple[str, ...] = ()
    person: bool = False
    public_role: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A military unit; `aliases` are spellings beyond those that the ordinal and abbreviation rules make."""

    unit_id: str
    name: str
    side: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sector:
    """A part of the front as both sides speak of it; centre in WGS 84 degrees, radius in kilometres."""

    place_id: str
    name: str
    aliases: tuple[str, ...]
    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Operation:
    """A named undertaking of one side in a sector; dates its undated claims from `begins` on."""

    name: str
    side: str
    sector: str  # place_id of the sector
    begins: date
    basis: str


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place that no gazetteer has, or has wrongly: a region without borders, a river, a renamed town."""

    place_id: str
    name: str
    aliases: tuple[str, ...]
    kind: PlaceKind
    lat: float | None
    lon: float | None
    radius_km: float
    country: str | None
    admin1: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Whose a territory is counted as, with the basis for saying so (Crimea: UN GA 68/262)."""

    name: str
    country: str
    basis: str
    bounds: tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True, slots=True)
class Theatre:
    """One conflict. `version` is a hash of the pack's content; the empty theatre `world` has no sides at all."""

    name: str
    title: str
    version: str
    zone: ZoneInfo
    begins: date | None
    countries: tuple[str, ...]  # ISO 3166-1 alpha-2, whose places come first
    codifier: str | None  # a national list of settlements that the gazetteer adds ("katottg")
    sides: tuple[Side, ...] = ()
    sources: tuple[KnownSource, ...] = ()
    units: tuple[Unit, ...] = ()
    sectors: tuple[Sector, ...] = ()
    operations: tuple[Operation, ...] = ()
    places: tuple[OwnPlace, ...] = ()
    outlines: tuple[Outline, ...] = ()

    def side(self, code: str) -> Side | None:
        """The side of that code."""
        return next((s for s in self.sides if s.code == code), None)

    def source(self, source_id: str) -> KnownSource | None:
        """The source of that id."""
        return next((s for s in self.sources if s.source_id == source_id), None)

    def at_home_in(self, country: str) -> Side | None:
        """The side whose offices those of a country are (ISO 3166-1 alpha-2), where there is one."""
        return next((s for s in self.sides if s.home == country), None)

    def is_harmful_to(self, loser: str, speaker: str) -> bool:
        """Whether a loss of one side is a loss of the other: the same side or an ally of it."""
        side = self.side(speaker)
        if self.side(loser) is None:
            return False
        return loser == speaker or (side is not None and loser in side.allies)

    def is_against_interest(self, source: Source | None, loser: str | None) -> bool:
        """Whether a state, an army or an official tells what is a loss of its own side, or of an ally of it."""
        if source is None or loser is None or not source.kind.speaks_for_its_side:
            return False
        return self.is_harmful_to(loser, source.side)
