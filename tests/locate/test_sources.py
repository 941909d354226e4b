"""How sources that are named by a place are called; the texts are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reportedly.record import (
    Attribution,
    AttributionKind,
    Channel,
    Extraction,
    Report,
    Source,
    SourceKind,
    Span,
)

if TYPE_CHECKING:
    from reportedly.locate import Locator

Told = Callable[..., Report]

TEXT = "The town council of Veliky Burlik, near Kupyansk, wrote a note. Shells had fallen in Veliky Burlik."


def source_of(locator: Locator, report: Report, source: Source) -> Source | None:
    """Give the source as it is called once the report's places are known."""
    words = Span(0, len(source.name))
    told = Attribution("a1", (words,), (), (), AttributionKind.STATEMENT, None, source, Channel.STATEMENT)
    return locator.locate(Extraction(report, attributions=(told,))).attributions[0].source


def test_a_council_is_called_by_the_gazetteers_name_of_its_town(locator: Locator, told: Told) -> None:
    name = "town council of Veliky Burlik"
    council = Source(
        "src:town-council-of-veliky-burlik", name, "UA", SourceKind.OFFICIAL, "src:town-council-of-veliky-burlik"
    )
    found = source_of(locator, told(TEXT), council)
    assert found is not None
    assert found.name == "town council of Velykyi Burluk"
    assert found.source_id == found.voice == "src:town-council-of-velykyi-burluk"


def test_a_spokeswoman_keeps_her_institutions_voice(locator: Locator, told: Told) -> None:
    name = "spokeswoman in Veliky Burlik"
    found = source_of(locator, told(TEXT), Source("src:s", name, "UA", SourceKind.OFFICIAL, "general-staff"))
    assert found is not None
    assert (found.name, found.voice) == ("spokeswoman in Velykyi Burluk", "general-staff")


@pytest.mark.parametrize(
    "source",
    [
        Source("veliky-burlik", "Veliky Burlik council", "UA", SourceKind.OFFICIAL, "veliky-burlik"),
        Source("src:news", "Veliky Burlik News", "UA", SourceKind.MEDIA, "src:news"),
        Source("src:p", "Ivan Veliky Burlik", "UA", SourceKind.CIVILIAN, "src:p", private=True),
    ],
)
def test_known_sources_outlets_and_persons_keep_their_names(locator: Locator, told: Told, source: Source) -> None:
    assert source_of(locator, told(TEXT), source) == source
