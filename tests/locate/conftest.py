"""The gazetteer's index is built once, where production keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reportedly.locate import Gazetteer, Locator, ensure_index
from reportedly.record import Moment, Report, Span
from reportedly.theatre import Theatre, load_theatre

if TYPE_CHECKING:
    from pathlib import Path

Placer = Callable[..., Report]


@pytest.fixture(scope="session")
def index() -> Path:
    return ensure_index()


@pytest.fixture(scope="session")
def ukraine() -> Theatre:
    return load_theatre("ukraine-2022")


@pytest.fixture(scope="session")
def gazetteer(index: Path, ukraine: Theatre) -> Gazetteer:
    return Gazetteer(index, ukraine)


@pytest.fixture(scope="session")
def world(index: Path) -> Gazetteer:
    return Gazetteer(index, load_theatre("world"))


@pytest.fixture(scope="session")
def locator(gazetteer: Gazetteer) -> Locator:
    return Locator(gazetteer.theatre, gazetteer)


@pytest.fixture(scope="session")
def world_locator(world: Gazetteer) -> Locator:
    return Locator(world.theatre, world, demonyms=True)


@pytest.fixture(scope="session")
def sudan_locator(index: Path) -> Locator:
    theatre = load_theatre("sudan-2023")
    return Locator(theatre, Gazetteer(index, theatre))


@pytest.fixture(scope="session")
def told(ukraine: Theatre) -> Placer:
    """Makes a report of a text; its whole is body unless told otherwise."""

    def make(text: str, *body: Span) -> Report:
        published = Moment.civil(date(2022, 9, 12), date(2022, 9, 12), ukraine.zone)
        return Report("r1", "d1", text, body or (Span(0, len(text)),), published)

    return make
