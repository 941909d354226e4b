"""The fixed numbers and words of the made-up war, out of levels.toml and grammar.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Level:
    """How hard a level is, with the rates that all levels share."""

    number: int
    seed: int
    claims: int
    settlements: int
    facts_per_day: float
    false_facts: float
    copies: float
    delay_days: int
    rates: dict[str, float]


@lru_cache(maxsize=1)
def grammar() -> dict[str, Any]:
    """The sentences and words."""
    return tomllib.loads((_HERE / "grammar.toml").read_text(encoding="utf-8"))


def level(number: int, claims: int | None = None, settlements: int | None = None) -> Level:
    """A level, 1 to 3; a scale benchmark asks for more claims on a larger map."""
    told = tomllib.loads((_HERE / "levels.toml").read_text(encoding="utf-8"))
    own = told["level"][number - 1]
    rates = {
        name: value
        for part in ("happening", "error", "dating", "telling", "press")
        for name, value in told[part].items()
    }
    scale = (settlements or told["settlements"]) / told["settlements"]
    return Level(
        number=number,
        seed=told["seed"] + number,
        claims=claims or told["claims"],
        settlements=settlements or told["settlements"],
        facts_per_day=told["facts_per_day"] * scale,
        false_facts=own["false_facts"],
        copies=own["copies"],
        delay_days=own["delay_days"],
        rates=rates,
    )
