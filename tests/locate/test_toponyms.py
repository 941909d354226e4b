"""Which words of a report are places, and of what kind; the texts are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reportedly.record import PlaceKind, PlaceMention, Report, Span

if TYPE_CHECKING:
    from reportedly.locate import Locator

Told = Callable[..., Report]


def kinds(mentions: tuple[PlaceMention, ...]) -> dict[str, PlaceKind]:
    return {m.text: m.kind for m in mentions}


def test_a_region_keeps_its_noun(locator: Locator, told: Told) -> None:
    found = locator.places(told("Fighting went on in the eastern Kharkiv region on Sunday."))
    assert [(m.text, m.kind, m.place.name) for m in found if m.place] == [
        ("Kharkiv region", PlaceKind.ADMIN1, "Kharkiv Oblast")
    ]


def test_a_pair_of_sectors_is_two_names(locator: Locator, told: Told) -> None:
    found = locator.places(told("Nothing changed in the Mykolaiv-Kherson sector."))
    assert kinds(found) == {"Mykolaiv": PlaceKind.SECTOR, "Kherson": PlaceKind.SECTOR}


def test_offices_of_a_territory_count_as_the_territory(locator: Locator, told: Told) -> None:
    found = locator.places(told("The Luhansk regional defense administration and the Lyman village council agree."))
    assert kinds(found) == {"Luhansk": PlaceKind.ADMIN1, "Lyman": PlaceKind.SETTLEMENT}


@pytest.mark.parametrize(
    "text",
    ["He told the Kyiv Post that all was calm.", "She read law at Kharkiv University.", "It stands on Odesa Street."],
)
def test_what_is_named_after_a_place_is_in_name(locator: Locator, told: Told, text: str) -> None:
    (found,) = locator.places(told(text))
    assert found.kind is PlaceKind.IN_NAME
    assert found.place is None


@pytest.mark.parametrize("text", ["It slowed Kyiv’s offensive badly.", "By then Moscow said little."])
def test_a_capital_that_acts_or_owns_is_a_metonym(locator: Locator, told: Told, text: str) -> None:
    (found,) = locator.places(told(text))
    assert found.kind is PlaceKind.METONYM


def test_a_capital_where_something_happens_is_a_settlement(locator: Locator, told: Told) -> None:
    (found,) = locator.places(told("Two people were hurt in Kyiv’s suburbs."))
    assert found.kind is PlaceKind.SETTLEMENT


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Paris Hilton arrived late.",
        "A note by Gen. Lyman Brooks was lost.",
        "So wrote Anton Henry Lincoln yesterday.",
        "Most of the men slept. Post came on Sunday. March was cold.",
        "The same officer spoke to Us Weekly again.",
    ],
)
def test_persons_and_common_words_are_no_places(world_locator: Locator, told: Told, text: str) -> None:
    assert world_locator.places(told(text)) == ()


def test_a_town_with_its_state_is_the_town_of_that_state(world_locator: Locator, told: Told) -> None:
    found = world_locator.places(told("The fair moved to Alexandria, La., after a storm in Springfield, Illinois."))
    places = {m.text: m.place for m in found}
    assert places["Alexandria"] is not None
    assert places["Alexandria"].admin1 == "Louisiana"
    assert places["Springfield"] is not None
    assert places["Springfield"].admin1 == "Illinois"


def test_demonyms_are_given_where_they_are_asked_for(locator: Locator, world_locator: Locator, told: Told) -> None:
    text = "The Ukrainians met French doctors."
    assert locator.places(told(text)) == ()
    assert kinds(world_locator.places(told(text))) == {
        "Ukrainians": PlaceKind.DEMONYM,
        "French": PlaceKind.DEMONYM,
    }


def test_a_cue_makes_an_unknown_name_a_place_without_a_point(locator: Locator, told: Told) -> None:
    (found,) = locator.places(told("Shells fell on the village of Qarmizul at dawn."))
    assert (found.text, found.kind, found.place) == ("Qarmizul", PlaceKind.SETTLEMENT, None)


def test_a_misspelt_name_is_known_throughout_the_report_once_a_cue_marked_it(locator: Locator, told: Told) -> None:
    found = locator.places(told("The council of Kazachi Lopani spoke. Troops left the town of Kazachi Lopani early."))
    assert [m.place.name for m in found if m.place] == ["Kozacha Lopan", "Kozacha Lopan"]


def test_nothing_outside_the_body_is_a_place(locator: Locator, told: Told) -> None:
    text = "Izium fell. Read more about Kharkiv."
    found = locator.places(told(text, Span(0, 11)))
    assert [m.text for m in found] == ["Izium"]


def test_villages_that_share_a_name_are_those_of_the_towns_around(locator: Locator, told: Told) -> None:
    found = locator.places(told("South of Lyman, crews were seen in the villages Yampil and Dibrova."))
    places = {m.text: m.place for m in found}
    assert places["Yampil"] is not None
    assert places["Yampil"].admin1 == "Donetsk Oblast"
    assert places["Dibrova"] is not None
    assert places["Dibrova"].place_id.startswith("katottg:UA1412")


def test_namesakes_that_nothing_tells_apart_are_an_honest_gap(locator: Locator, told: Told) -> None:
    (found,) = locator.places(told("A barn burnt in the village of Zelenyi Hai."))
    assert found.place is None or found.confidence < 0.6
