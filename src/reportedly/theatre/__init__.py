"""Loads and checks a theatre pack: the sides, sources, units and places of one conflict."""

from reportedly.theatre.check import check_theatre
from reportedly.theatre.lexis import NameKind
from reportedly.theatre.load import bundled_theatres, load_theatre
from reportedly.theatre.model import (
    KnownSource,
    Operation,
    Outline,
    OwnPlace,
    Sector,
    Side,
    Theatre,
    Unit,
)
from reportedly.theatre.names import NameHit, TheatreNames
from reportedly.theatre.pack import Fault

__all__ = [
    "Fault",
    "KnownSource",
    "NameHit",
    "NameKind",
    "Operation",
    "Outline",
    "OwnPlace",
    "Sector",
    "Side",
    "Theatre",
    "TheatreNames",
    "Unit",
    "bundled_theatres",
    "check_theatre",
    "load_theatre",
]
