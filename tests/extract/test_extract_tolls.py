"""How many were killed, hurt, lost or moved, in the ways in which bulletins, agencies and relief workers put it."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract import extract
from reportedly.record import Claim, Event, Moment, Outcome, Report, Span
from reportedly.record.ids import report_id
from reportedly.theatre import Theatre, load_theatre

UKRAINE = load_theatre("ukraine-2022")
WORLD = load_theatre("world")
PUBLISHED = Moment.civil(date(2023, 6, 11), date(2023, 6, 11), UKRAINE.zone)


def claims(text: str, theatre: Theatre = UKRAINE) -> tuple[Claim, ...]:
    report = Report(report_id("Herald", PUBLISHED, text), "one", text, (Span(0, len(text)),), PUBLISHED, "Herald")
    return next(extract([report], theatre, "all")).claims


def counted(text: str) -> list[tuple[str, float | None]]:
    return [(c.event.value, c.quantity.low if c.quantity else None) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The battle cost the enemy 12 tanks and 40 men.", [("equipment_destroyed", 12), ("casualties", 40)]),
        ("The battle cost the Russians nine howitzers.", [("equipment_destroyed", 9)]),
        ("The battle cost them dozens of fighters, a soldier said.", [("casualties", 24)]),
        ("The shelling cost two nurses their lives.", [("civilians_harmed", 2)]),
        ("In the battle a tank that cost four million was lost.", [("equipment_destroyed", 1)]),
    ],
)
def test_what_a_battle_cost_somebody_is_lost(text: str, told: list[tuple[str, float]]) -> None:
    assert [c for c in counted(text) if c[0] != "contested"] == told


def test_what_it_cost_is_the_loss_of_whom_it_cost_it() -> None:
    lost = next(c for c in claims("The ambush cost Russia nine tanks.") if c.event is Event.EQUIPMENT_DESTROYED)
    assert lost.target is not None
    assert lost.target.side == "RU"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "There have been 14 people killed and 30 wounded in the war since Monday.",
            [(14, Outcome.KILLED), (30, Outcome.INJURED)],
        ),
        ("There were two soldiers killed near Bakhmut.", [(2, Outcome.KILLED)]),
        ("The missile left nine people killed and 20 injured.", [(9, Outcome.KILLED), (20, Outcome.INJURED)]),
    ],
)
def test_each_of_those_counted_has_what_the_participle_behind_it_says(
    text: str, told: list[tuple[float, Outcome]]
) -> None:
    assert [(c.quantity.low if c.quantity else None, c.outcome) for c in claims(text)] == told


def test_what_there_have_been_destroyed_is_an_item_each() -> None:
    text = "Since the morning there have been destroyed 14 drones, two tanks and a howitzer."
    assert counted(text) == [("equipment_destroyed", 14), ("equipment_destroyed", 2), ("equipment_destroyed", 1)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The number of people killed in the shelling rose to 44.", 44),
        ("Two bodies were pulled from the rubble, bringing the death toll of the missile strike to 17.", 17),
        ("Eleven died in Kharkiv when a missile hit the station.", 11),
        ("In Kharkiv seven died when a missile hit the station.", 7),
        ("A family of four was killed when a shell hit their house.", 4),
        ("The missile killed a family of six.", 6),
    ],
)
def test_the_dead_are_counted_however_the_number_stands(text: str, number: float) -> None:
    killed = [c for c in claims(text) if c.event is Event.CIVILIANS_HARMED and c.outcome is Outcome.KILLED]
    assert [c.quantity.low for c in killed if c.quantity] == [number]
    assert len(killed) == 1


def test_the_number_of_soldiers_killed_is_one_of_casualties() -> None:
    (claim,) = claims("The number of soldiers killed near Vuhledar rose to 44, the army said.")
    assert (claim.event, claim.quantity and claim.quantity.low) == (Event.CASUALTIES, 44)


def test_families_that_have_taken_shelter_are_displaced() -> None:
    (claim,) = claims("More than 300 families have taken shelter in a school.", WORLD)
    assert (claim.event, claim.quantity and claim.quantity.low) == (Event.DISPLACED, 300)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The shelling wounded 12 people, four of them children.", [("civilians_harmed", 4)]),
        (
            "Air raids killed 340 people, 120 of them children, 80 women and 12 medics.",
            [("civilians_harmed", 120), ("civilians_harmed", 80), ("civilians_harmed", 12)],
        ),
        ("The shelling killed 16 people, five of whom were children.", [("civilians_harmed", 5)]),
        (
            "Police lifted 40 bodies from the trench, including 12 Ukrainian soldiers and five children.",
            [("casualties", 12), ("civilians_harmed", 5)],
        ),
    ],
)
def test_each_part_of_a_number_of_people_is_a_claim_with_its_own_number(
    text: str, parts: list[tuple[str, float]]
) -> None:
    assert counted(text)[1:] == parts


def test_a_list_of_losses_begins_with_what_the_opening_phrase_has_taken_in() -> None:
    text = "In the Kherson direction up to 30 Ukrainian soldiers, four pickups and a howitzer were wiped out."
    assert sorted(counted(text)) == [("casualties", None), ("equipment_destroyed", 1), ("equipment_destroyed", 4)]


def test_a_share_is_no_number_of_things() -> None:
    (claim,) = claims("Some 37 per cent of the clinics have been looted by the troops.")
    assert (claim.event, claim.quantity, claim.kind) == (Event.DAMAGED, None, "hospital")


def test_somebody_named_by_rank_is_a_soldier_and_somebodys_kin_is_counted_alone() -> None:
    (wounded,) = claims("Col. Petro Danko, commander of the brigade, was wounded by a mine.")
    assert wounded.event is Event.CASUALTIES
    assert counted("The shell killed a nurse and her patient.") == [("civilians_harmed", 1), ("civilians_harmed", 1)]


def test_a_bare_number_goes_on_with_the_people_counted_before_and_not_with_what_was_hit() -> None:
    found = claims(
        "Forty soldiers died when rockets hit a school in Makariv. Bloggers say several hundred were killed."
    )
    assert [c.event for c in found if c.outcome is Outcome.KILLED] == [Event.CASUALTIES, Event.CASUALTIES]


def test_a_new_strike_that_does_harm_is_a_claim_of_its_own() -> None:
    assert [c.event for c in claims("An air strike flattened a school in Orikhiv.")] == [Event.STRUCK, Event.DAMAGED]
    assert [c.event for c in claims("The air strike flattened a school in Orikhiv.")] == [Event.DAMAGED]


@pytest.mark.parametrize(
    "text",
    [
        "The enemy sent two tanks to the village; we drove one away.",
        "Those whom the soldiers had shot could not reach a hospital.",
        "Shelling a clinic is forbidden in any war, the commissioner wrote.",
        "Shelling a school is a war crime, the commander said.",
    ],
)
def test_nobody_is_displaced_no_hospital_taken_and_no_law_broken_by_such_words(text: str) -> None:
    told = {c.event for c in claims(text)}
    assert told.isdisjoint({Event.DISPLACED, Event.ADVANCED, Event.ATTACKED, Event.SHELLED})


def test_millions_forced_from_their_homes_are_displaced_and_have_not_withdrawn() -> None:
    (claim,) = claims("More than two million people have been forced from their homes since the war began.")
    assert (claim.event, claim.quantity and claim.quantity.low) == (Event.DISPLACED, 2_000_000)


def test_what_another_side_lost_may_stand_with_a_bound_behind_a_semicolon() -> None:
    text = "Kyiv lost six tanks and a howitzer near Orikhiv; Moscow, at least nine."
    last = claims(text)[-1]
    assert (last.quantity and last.quantity.low, last.target and last.target.side) == (9, "RU")
