"""Who speaks in the made-up war: its sides, its institutions, its outlets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bench.front.world import BEGINS, CORPS, SORETH, VARDIA

from reportedly.record import Channel, Source, SourceKind
from reportedly.theatre.model import KnownSource, OwnPlace, Side, Theatre

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.record import Place

ZONE = ZoneInfo("Europe/Athens")
NOBODY = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever tells. `style` is that of grammar.toml; `reach` is how much of what happens it comes to hear of."""

    id: str
    name: str
    side: str
    kind: SourceKind
    voice: str
    style: str
    reach: float = 1.0
    alone: bool = False  # publishes what it finds itself, as an outlet does

    def source(self) -> Source:
        """As the source of a claim in somebody else's report."""
        return Source(self.id, self.name, self.side, self.kind, self.voice)

    @property
    def channel(self) -> Channel:
        """By which way its words come."""
        return Channel.SOCIAL if self.style == "post" else Channel.STATEMENT


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _institutions(side: str, country: str) -> list[Speaker]:
    code = side.lower()
    rows = (
        ("ministry", f"{country}'s Defence Ministry", SourceKind.STATE, "ministry", "bulletin", 0.8),
        ("staff", f"{country}'s General Staff", SourceKind.MILITARY, "staff", "bulletin", 1.0),
        ("spokesman", f"the spokesman of {country}'s General Staff", SourceKind.MILITARY, "staff", "plain", 0.2),
        ("governor", f"the {country} governor", SourceKind.OFFICIAL, "governor", "plain", 0.7),
        ("police", f"{country}'s police", SourceKind.OFFICIAL, "police", "plain", 0.4),
    )
    return [
        Speaker(f"{code}-{own}", name, side, kind, f"{code}-{voice}", style, reach)
        for own, name, kind, voice, style, reach in rows
    ]


def _outlets() -> list[Speaker]:
    own = {
        VARDIA: ("Vardian Agency", "Morning of Vardia", "Channel West", "Tarn Today", "Vardia Live", "Western Herald"),
        SORETH: (
            "Soreth Telegraph",
            "Voice of Soreth",
            "East Press",
            "Soreth First",
            "The Soreth Post",
            "Eastern Star",
        ),
    }
    abroad = (
        "Meridian Wire",
        "Harbour Times",
        "The Continental",
        "Northern Review",
        "World Desk",
        "Ledger",
        "Daily Compass",
        "Transit News",
    )
    posts = {VARDIA: ("Westwatch", "Trench Notes VA"), SORETH: ("Ostfront", "Red Kiln")}
    made = [
        Speaker(_slug(name), name, side, SourceKind.MEDIA, _slug(name), "plain", 0.25, alone=True)
        for side, names in own.items()
        for name in names
    ]
    made += [Speaker(_slug(n), n, NOBODY, SourceKind.MEDIA, _slug(n), "plain", 0.7, alone=True) for n in abroad]
    made += [
        Speaker(_slug(n), n, side, SourceKind.MEDIA, _slug(n), "post", 0.4, alone=True)
        for side, names in posts.items()
        for n in names
    ]
    return made


INSTITUTIONS = [
    *_institutions(VARDIA, "Vardia"),
    *_institutions(SORETH, "Soreth"),
    Speaker("fc-command", "the Free Corps command", CORPS, SourceKind.MILITARY, "fc-command", "plain", 0.6),
    Speaker("monitors", "the Monitoring Mission", NOBODY, SourceKind.OFFICIAL, "monitors", "plain", 1.0),
    Speaker("rights", "Rights Without Borders", NOBODY, SourceKind.ANALYST, "rights", "plain", 0.6),
    Speaker("institute", "the Front Institute", NOBODY, SourceKind.ANALYST, "institute", "plain", 0.9),
]
OUTLETS = _outlets()


def theatre(places: Iterable[Place] = ()) -> Theatre:
    """The made-up war as a theatre pack."""
    known = (*INSTITUTIONS, *OUTLETS)
    return Theatre(
        name="front",
        title="A made-up war between Vardia and Soreth",
        version="front-1",
        zone=ZONE,
        begins=BEGINS.date(),
        countries=(),
        codifier=None,
        sides=(
            _side(VARDIA, "Vardia", "Vardian"),
            _side(SORETH, "Soreth", "Sorethi", CORPS),
            _side(CORPS, "Free Corps", "Free Corps", SORETH),
        ),
        sources=tuple(KnownSource(s.id, s.name, (), s.side, s.kind, s.voice, public_role=True) for s in known),
        places=tuple(
            OwnPlace(p.place_id, p.name, (), p.kind, p.lat, p.lon, p.radius_km, None, p.admin1, "made up")
            for p in places
        ),
    )


def _side(code: str, name: str, adjective: str, *allies: str) -> Side:
    forces = f"{adjective} forces"
    return Side(code, name, forces, adjective, (name, forces), (adjective,), (), (), (), allies)
