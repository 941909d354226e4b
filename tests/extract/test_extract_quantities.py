"""How many: number words in sentences, and the range that each is read as."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.record import Claim, Event, Moment, Quantity, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import load_theatre

UKRAINE = load_theatre("ukraine-2022")
PUBLISHED = Moment.civil(date(2022, 9, 10), date(2022, 9, 10), UKRAINE.zone)

TANKS = {
    "12": (12, 12),
    "twelve": (12, 12),
    "one": (1, 1),
    "1,200": (1200, 1200),
    "two thousand": (2000, 2000),
    "1.5 thousand": (1500, 1500),
    "two dozen": (24, 24),
    "a hundred": (100, 100),
    "dozens of": (24, 99),
    "tens of": (20, 99),
    "scores of": (40, 199),
    "hundreds of": (200, 999),
    "thousands of": (2000, 9999),
    "several": (2, None),
    "many": (2, None),
    "multiple": (2, None),
    "numerous": (2, None),
    "more than 30": (30, None),
    "over 30": (30, None),
    "at least 30": (30, None),
    "no fewer than 30": (30, None),
    "up to 30": (None, 30),
    "fewer than 30": (None, 30),
    "less than 30": (None, 30),
    "about 30": (30, 30),
    "some 30": (30, 30),
    "nearly 30": (30, 30),
    "approximately 30": (30, 30),
    "10 to 15": (10, 15),
    "10-15": (10, 15),
    "10–15": (10, 15),
    "two or three": (2, 3),
    "five to six": (5, 6),
}
TOLD: dict[str, tuple[Event, float | None, float | None, str]] = {
    "Ukrainian forces captured 9 howitzers near Izium.": (Event.EQUIPMENT_CAPTURED, 9, 9, "howitzers"),
    "Ukrainian forces destroyed four armored personnel carriers.": (
        Event.EQUIPMENT_DESTROYED,
        4,
        4,
        "armored personnel carriers",
    ),
    "Ukrainian forces destroyed tens of thousands of shells near Izium.": (
        Event.EQUIPMENT_DESTROYED,
        20000,
        99999,
        "shells",
    ),
    "Ukrainian forces captured hundreds of Russian soldiers.": (Event.PRISONERS_TAKEN, 200, 999, "persons"),
    "Nearly 400 Russian soldiers surrendered in Balakliia.": (Event.PRISONERS_TAKEN, 400, 400, "persons"),
    "Ukrainian forces captured three companies of soldiers near Izium.": (Event.PRISONERS_TAKEN, 3, 3, "companies"),
    "Russian shelling killed at least seven civilians in Kharkiv.": (Event.CIVILIANS_HARMED, 7, None, "persons"),
    "Russian shelling killed dozens of civilians in Kharkiv.": (Event.CIVILIANS_HARMED, 24, 99, "persons"),
    "Russian forces launched 16 missiles at Kharkiv.": (Event.STRUCK, 16, 16, "missiles"),
    "Ukrainian forces liberated 20 villages in the region.": (Event.SETTLEMENTS_RETAKEN, 20, 20, "settlements"),
    "Ukrainian forces liberated more than thirty settlements in the region.": (
        Event.SETTLEMENTS_RETAKEN,
        30,
        None,
        "settlements",
    ),
    "Ukrainian forces advanced 50 kilometers toward Izium.": (Event.ADVANCED, 50, 50, "km"),
    "Ukrainian forces advanced 50 km toward Izium.": (Event.ADVANCED, 50, 50, "km"),
    "Ukrainian forces advanced up to 20 kilometers toward Izium.": (Event.ADVANCED, None, 20, "km"),
    "Ukrainian forces advanced dozens of kilometers toward Izium.": (Event.ADVANCED, 24, 99, "km"),
    "Ukrainian forces advanced 10 miles.": (Event.ADVANCED, 16.09344, 16.09344, "km"),
    "Ukrainian forces liberated 3,000 square kilometers of territory.": (Event.AREA_RETAKEN, 3000, 3000, "km2"),
    "Ukrainian forces liberated more than 500 square kilometres of territory.": (Event.AREA_RETAKEN, 500, None, "km2"),
    "Ukrainian forces liberated 100 square miles of territory.": (Event.AREA_RETAKEN, 258.9988, 258.9988, "km2"),
}


def of_tanks(phrase: str) -> str:
    return f"Ukrainian forces captured {phrase} tanks near Izium."


@pytest.fixture(scope="module")
def claims() -> dict[str, tuple[Claim, ...]]:
    """The claims of every sentence of this file, parsed in one go."""
    lists = (
        "Ukrainian forces captured 9 tanks, 3 howitzers and dozens of trucks.",
        "Ukrainian forces captured hundreds of Russian troops and vehicles.",
        "Ukrainian forces captured tanks near Izium.",
    )
    texts = (*map(of_tanks, TANKS), *TOLD, *lists)
    reports = [Report(report_id(None, PUBLISHED, text), text, text, (Span(0, len(text)),), PUBLISHED) for text in texts]
    return {e.report.doc_id: e.claims for e in extract(reports, UKRAINE)}


@pytest.mark.parametrize("phrase", TANKS)
def test_a_number_phrase_is_read_as_its_range(phrase: str, claims: dict[str, tuple[Claim, ...]]) -> None:
    low, high = TANKS[phrase]
    assert [c.quantity for c in claims[of_tanks(phrase)]] == [Quantity(low, high, "tanks")]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_number_counts_what_the_event_is_about(sentence: str, claims: dict[str, tuple[Claim, ...]]) -> None:
    event, low, high, unit = TOLD[sentence]
    (found,) = [c.quantity for c in claims[sentence] if c.event is event]
    assert found is not None
    assert found.unit == unit
    assert (found.low, found.high) == (pytest.approx(low) if low else None, pytest.approx(high) if high else None)


def test_each_thing_of_a_list_has_its_own_number(claims: dict[str, tuple[Claim, ...]]) -> None:
    found = claims["Ukrainian forces captured 9 tanks, 3 howitzers and dozens of trucks."]
    assert [c.quantity for c in found] == [
        Quantity(9, 9, "tanks"),
        Quantity(3, 3, "howitzers"),
        Quantity(24, 99, "trucks"),
    ]


def test_a_number_before_troops_and_vehicles_counts_both(claims: dict[str, tuple[Claim, ...]]) -> None:
    found = claims["Ukrainian forces captured hundreds of Russian troops and vehicles."]
    assert [(c.event, c.quantity) for c in found] == [
        (Event.PRISONERS_TAKEN, Quantity(200, 999, "persons")),
        (Event.EQUIPMENT_CAPTURED, Quantity(200, 999, "vehicles")),
    ]


def test_what_nobody_counted_has_no_number(claims: dict[str, tuple[Claim, ...]]) -> None:
    assert [c.quantity for c in claims["Ukrainian forces captured tanks near Izium."]] == [None]


@pytest.mark.parametrize("phrase", ["12", "two dozen", "hundreds of", "several", "10 to 15"])
def test_a_number_names_the_words_that_it_stands_on(phrase: str, claims: dict[str, tuple[Claim, ...]]) -> None:
    sentence = of_tanks(phrase)
    (claim,) = claims[sentence]
    assert dict(claim.spans)["quantity"].of(sentence) == phrase.removesuffix(" of")
