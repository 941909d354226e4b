"""How an event lies to the place that is named; the texts are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reportedly.record import Relation, RelationType, Report

if TYPE_CHECKING:
    from reportedly.locate import Locator

Told = Callable[..., Report]


def relation(locator: Locator, report: Report, name: str) -> Relation | None:
    return next(m.relation for m in locator.places(report) if m.text == name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Scouts reached the outskirts of Izium.", "Izium", (RelationType.OUTSKIRTS, None)),
        ("A film from a northern Izium neighborhood shows it.", "Izium", (RelationType.PART, "N")),
        ("They dug in to the east of Izium.", "Izium", (RelationType.DIRECTION, "E")),
        ("Columns moved north of Kupiansk.", "Kupiansk", (RelationType.DIRECTION, "N")),
        ("Guns fired around the town of Lyman.", "Lyman", (RelationType.AROUND, None)),
        ("A fight began between Izium and Lyman.", "Izium", (RelationType.BETWEEN, None)),
        ("A fight began between Izium and Lyman.", "Lyman", (RelationType.BETWEEN, None)),
        ("Shells hit the eastern part of Bakhmut.", "Bakhmut", (RelationType.PART, "E")),
        ("Boats lay on the Dnipro.", "Dnipro", (RelationType.ALONG, None)),
        ("Guns stood on the bank of the Siverskyi Donets.", "Siverskyi Donets", (RelationType.ALONG, None)),
        ("Attacks went on in the Sloviansk direction.", "Sloviansk", (RelationType.SECTOR, None)),
    ],
)
def test_the_words_around_a_name_say_how_the_event_lies_to_it(
    locator: Locator, told: Told, text: str, name: str, expected: tuple[RelationType, str | None]
) -> None:
    found = relation(locator, told(text), name)
    assert found is not None
    assert (found.type, found.bearing) == expected


def test_a_neighbouring_village_is_near_the_one_before(locator: Locator, told: Told) -> None:
    found = relation(locator, told("Drobysheve and neighbouring Novoselivka were quiet."), "Novoselivka")
    assert found == Relation(RelationType.AROUND, "Drobysheve", None, None, None, None)


def test_an_offset_measures_from_its_anchor(locator: Locator, told: Told) -> None:
    found = relation(locator, told("They stood some 30 kilometers north of Kupiansk."), "Kupiansk")
    assert found is not None
    assert (found.type, found.anchor, found.bearing, found.stated_km) == (RelationType.OFFSET, "Kupiansk", "N", 30.0)
    assert found.measured_km is None
    assert found.shape is not None
    assert found.shape["type"] == "Polygon"
    assert all(lat > 49.8 for _, lat in found.shape["coordinates"][0])


def test_miles_become_kilometres(locator: Locator, told: Told) -> None:
    found = relation(locator, told("They stood ten miles west of Kupiansk."), "Kupiansk")
    assert found is not None
    assert found.stated_km == pytest.approx(16.1)


def test_an_offset_after_a_name_is_measured_against_the_map(locator: Locator, told: Told) -> None:
    text = "Lyman was quiet. Smoke rose over Lysychansk, almost 20 kilometers to the east."
    found = relation(locator, told(text), "Lysychansk")
    assert found is not None
    assert (found.anchor, found.bearing, found.stated_km) == ("Lyman", "E", 20.0)
    assert found.measured_km == pytest.approx(45.5, abs=2)
