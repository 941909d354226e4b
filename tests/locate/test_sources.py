"""How sources that are named by a place are called; the texts are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reportedly.record import (
    UNKNOWN_SIDE,
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


HOME = (
    "The mayor of Kupyansk spoke. The officials of Kupyansk left. "
    "A resident of Kupyansk wept. The mayor of Warsaw fell."
)


def sided(locator: Locator, report: Report, words: str, kind: SourceKind, side: str = UNKNOWN_SIDE) -> Source:
    """Give the source, of the kind and side given, once the places in its words are known."""
    at = report.text.index(words)
    source = Source(f"src:{words}", words, side, kind, f"src:{words}")
    told = Attribution(
        "a1", (Span(at, at + len(words)),), (), (), AttributionKind.STATEMENT, None, source, Channel.STATEMENT
    )
    found = locator.locate(Extraction(report, attributions=(told,))).attributions[0].source
    assert found is not None
    return found


def test_the_office_of_a_town_in_a_sides_home_country_is_concluded_to_be_on_that_side(
    locator: Locator, told: Told
) -> None:
    mayor = sided(locator, told(HOME), "mayor of Kupyansk", SourceKind.OFFICIAL)
    assert (mayor.side, mayor.inferred) == ("UA", True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("officials of Kupyansk", SourceKind.OFFICIAL),
        ("resident of Kupyansk", SourceKind.CIVILIAN),
        ("mayor of Warsaw", SourceKind.OFFICIAL),
    ],
)
def test_nameless_officials_residents_and_offices_elsewhere_are_on_no_side(
    locator: Locator, told: Told, words: str, kind: SourceKind
) -> None:
    assert sided(locator, told(HOME), words, kind).side == UNKNOWN_SIDE


def test_a_side_that_the_text_tells_stays(locator: Locator, told: Told) -> None:
    mayor = sided(locator, told(HOME), "mayor of Kupyansk", SourceKind.OFFICIAL, "RU")
    assert (mayor.side, mayor.inferred) == ("RU", False)
