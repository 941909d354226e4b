"""What reports on a war say in few words or in turns of their own, and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.pipeline import extract_reports
from reportedly.record import Claim, Event, Moment, Outcome, Polarity, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import Theatre, load_theatre

UKRAINE = load_theatre("ukraine-2022")
WORLD = load_theatre("world")
PUBLISHED = Moment.civil(date(2023, 6, 11), date(2023, 6, 11), UKRAINE.zone)
AT_WAR = "\n\nReport on the war: troops, artillery, rockets at the front."


def report_of(text: str) -> Report:
    text += AT_WAR
    return Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")


def claims(text: str, theatre: Theatre = UKRAINE) -> tuple[Claim, ...]:
    return next(extract([report_of(text)], theatre, "all")).claims


def counted(text: str, theatre: Theatre = UKRAINE) -> list[tuple[str, float | None, str | None]]:
    told = ((c.event.value, c.quantity) for c in claims(text, theatre))
    return [(event, found.low if found else None, found.unit if found else None) for event, found in told]


def events(text: str, theatre: Theatre = UKRAINE) -> list[str]:
    return [c.event.value for c in claims(text, theatre)]


@pytest.mark.parametrize(
    "text", ["Power is cut off in half of Nikopol.", "The electricity has been cut off in Toretsk after the shelling."]
)
def test_power_that_is_cut_off_is_damaged_and_not_encircled(text: str) -> None:
    assert events(text) == ["damaged"]


def test_a_town_that_is_cut_off_is_encircled() -> None:
    assert events("The town of Rubizhne is cut off by enemy infantry.") == ["encircled"]


@pytest.mark.parametrize("text", ["Thousands fled Rubizhne.", "Hundreds of thousands have fled across the border."])
def test_the_flight_of_bare_numbers_is_one_of_people(text: str) -> None:
    assert events(text) == ["displaced"]


def test_soldiers_who_flee_withdraw() -> None:
    assert events("Enemy soldiers fled across the border.") == ["withdrew"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They left the village without a fight.", ["withdrew"]),
        ("We left the village on the last bus.", []),
        ("The garrison gave up the town to the rebels.", ["withdrew"]),
    ],
)
def test_ground_is_left_where_words_of_fighting_stand_with_it(text: str, told: list[str]) -> None:
    assert events(text) == told


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Mortar fire on Sumy: no casualties.", Outcome.LOST),
        ("Kharkiv: three explosions, no injuries.", Outcome.INJURED),
    ],
)
def test_an_item_that_names_no_victims_denies_them(text: str, outcome: Outcome) -> None:
    last = claims(text)[-1]
    assert (last.event, last.outcome, last.polarity) == (Event.CIVILIANS_HARMED, outcome, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The aggressor used 14 Shahed drones; ten were destroyed.", ("equipment_destroyed", 10, "drones")),
        ("Our infantry burned two tanks and captured three others.", ("equipment_captured", 3, "tanks")),
        ("Nine clinics have been damaged and two destroyed.", ("damaged", 2, "clinics")),
        ("Twelve members of one family were killed in Toretsk.", ("civilians_harmed", 12, "persons")),
        ("Nine in ten people have been displaced.", ("displaced", None, None)),
        ("A shell hit a market, resulting in 15 deaths.", ("civilians_harmed", 15, "persons")),
        ("The enemy's losses were up to 70 servicemen, two tanks and a mortar.", ("casualties", None, "persons")),
        ("Some 9,000 people remain without access to water in Siversk.", ("damaged", 9000, "persons")),
        ("Missile strike on Dnipro. Three people under the rubble.", ("civilians_harmed", 3, "persons")),
    ],
)
def test_a_number_counts_what_it_stands_for(text: str, told: tuple[str, float | None, str | None]) -> None:
    assert told in counted(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine attacks took place near Terny.", [("attacked", 9, "attacks")]),
        ("Two drones shot down over Odesa.", [("equipment_destroyed", 2, "drones")]),
        ("A car bomb went off outside a school.", [("struck", 1, "car bombs")]),
        ("The airfield came under drone attack in the night.", [("struck", None, None)]),
    ],
)
def test_one_attack_is_told_once(text: str, told: list[tuple[str, float | None, str | None]]) -> None:
    assert counted(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The roof of a church was damaged in Stepnohirsk.", "heritage"),
        ("The windows of two schools were blown out.", "school"),
        ("The roof was damaged.", "home"),
    ],
)
def test_a_part_of_a_building_is_of_its_kind(text: str, told: str) -> None:
    assert [c.kind for c in claims(text)] == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Air raids forced residents of Demoso to take shelter in the jungle.", ["displaced"]),
        ("A hospital director was among those detained.", ["detained"]),
        ("Air defence has been active over Sevastopol.", []),
        ("Israeli tanks have encircled the hospital.", ["encircled"]),
        ("The village was subjected to two attacks by the militia.", ["attacked"]),
        ("The army lost 29 soldiers in an ambush near Tabatol.", ["casualties", "attacked"]),
        ("The rebels claimed responsibility for the attack on the base in Gao.", ["attacked"]),
    ],
)
def test_it_is_told_of_the_one_who_does_it(text: str, told: list[str]) -> None:
    assert events(text, WORLD) == told


def test_a_share_by_sign_is_ground_that_is_held() -> None:
    (claim,) = next(extract_reports([report_of("Russian troops control 80% of Bakhmut.")], UKRAINE, "all")).claims
    assert claim.event is Event.CONTROLS
    assert claim.place is not None
    assert claim.place.name == "Bakhmut"
