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
    [
        "He told the Kyiv Post that all was calm.",
        "She read law at Kharkiv University.",
        "It stands on Odesa Street.",
        "They signed the Istanbul peace agreement.",
    ],
)
def test_what_is_named_after_a_place_is_in_name(locator: Locator, told: Told, text: str) -> None:
    (found,) = locator.places(told(text))
    assert found.kind is PlaceKind.IN_NAME
    assert found.place is None


@pytest.mark.parametrize(
    "text",
    ["It slowed Kyiv’s offensive badly.", "By then Moscow said little.", "Nobody fears the Kyiv regime any more."],
)
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


def test_an_article_makes_a_towns_name_that_of_a_thing(locator: Locator, told: Told) -> None:
    assert not locator.places(told("They burnt a Niva by the road and drove off."))
    (found,) = locator.places(told("They burnt a hut near Niva."))
    assert found.text == "Niva"


def named(mentions: tuple[PlaceMention, ...]) -> dict[str, str | None]:
    return {m.text: m.place.name if m.place else None for m in mentions}


def test_misspelt_names_are_known_in_a_list_with_one_that_is_known(locator: Locator, told: Told) -> None:
    found = locator.places(told("They took Balakleya, Veliky Burlik and Kazachi Lopani; Gola Prystan and Lyman held."))
    assert named(found) == {
        "Balakleya": "Balakliia",
        "Veliky Burlik": "Velykyi Burluk",
        "Kazachi Lopani": "Kozacha Lopan",
        "Gola Prystan": "Hola Prystan",
        "Lyman": "Lyman",
    }


def test_a_slip_in_a_name_means_no_place_far_from_the_front(locator: Locator, told: Told) -> None:
    (found,) = locator.places(told("They burned the village of Misterei."))
    assert found.place is None  # not Mstera, east of Moscow


def test_the_new_year_is_no_town(locator: Locator, told: Told) -> None:
    assert named(locator.places(told("It fell in the New Year strike on Makiivka."))) == {"Makiivka": "Makiivka"}


def test_a_great_city_is_meant_by_its_own_name_also_in_a_list_of_villages(locator: Locator, told: Told) -> None:
    found = locator.places(told("Shells hit Pokrovske, Bakhmut, Sloviansk, Siversk and Mykolaiv."))
    (city,) = [m.place for m in found if m.text == "Mykolaiv"]
    assert city is not None
    assert city.admin1 == "Mykolaiv Oblast"


def test_a_name_is_no_other_towns_old_one_where_places_bear_it(locator: Locator, told: Told) -> None:
    (found,) = [m for m in locator.places(told("Troops left Oleksandrivka near Kherson.")) if m.text[0] == "O"]
    assert found.place is None or found.place.name == "Oleksandrivka"  # Donetsk was called so once


@pytest.mark.parametrize(
    ("name", "city"), [("Zaporozhye", "Zaporizhzhia"), ("Nikolaev", "Mykolaiv"), ("Lugansk", "Luhansk")]
)
def test_a_city_is_known_by_its_name_in_another_language(locator: Locator, told: Told, name: str, city: str) -> None:
    assert named(locator.places(told(f"Shells fell in {name}."))) == {name: city}


def test_a_list_lies_in_the_region_that_is_named_behind_it(locator: Locator, told: Told) -> None:
    found = locator.places(told("They were driven from Oleksandrivka and Ivanivka in Kherson region."))
    assert {m.place.admin1 for m in found if m.place} == {"Kherson Oblast"}


@pytest.mark.parametrize(
    "text",
    ["So said Al Jazeera on Friday.", "West Nile cases rose again.", "The White House was told, al-Mayadeen wrote."],
)
def test_broadcasters_and_sicknesses_are_no_places(world_locator: Locator, told: Told, text: str) -> None:
    assert not world_locator.places(told(text))


def test_words_around_make_a_place_of_a_name_that_is_none_else(world_locator: Locator, told: Told) -> None:
    found = world_locator.places(told("A storm hit the town of White House, Tennessee."))
    assert "White House" in kinds(found)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Two planes left for L.A. on Friday.", "Los Angeles"),
        ("Floods cut roads in NSW and Queensland.", "New South Wales"),
        ("The quake shook Port-au-Prince at noon.", "Port-au-Prince"),
        ("Farms in Queen Anne's County were shut.", "Queen Anne's County"),
        ("The Mayor of Boston was in hospital.", "Boston"),
    ],
)
def test_a_name_is_read_as_a_whole_and_by_its_letters(
    world_locator: Locator, told: Told, text: str, meant: str
) -> None:
    first = world_locator.places(told(text))[0]
    assert first.place is not None
    assert first.place.name == meant


def test_the_peoples_republic_is_not_the_republic_of_china(world_locator: Locator, told: Told) -> None:
    (found,) = world_locator.places(told("Trains ran again in the People's Republic of China."))
    assert found.place is not None
    assert found.place.name == "China"


@pytest.mark.parametrize(
    "text",
    [
        "The Al-Baraa bin Malik men filmed themselves.",
        "Chad Turner saw the smoke.",
        "General Shams al-Din Kordofan spoke.",
        "Gangs burned Xyzzafour, and Carrefour-Xyzzuilles too.",
        "The Oromo Liberation Front went on.",
    ],
)
def test_persons_double_names_and_movements_are_no_places(
    sudan_locator: Locator, world_locator: Locator, told: Told, text: str
) -> None:
    for locator in (sudan_locator, world_locator):
        assert not [m for m in locator.places(told(text)) if m.kind is not PlaceKind.IN_NAME]


@pytest.mark.parametrize("text", ["A Murmansk-BN burned.", "The Panama Papers were read.", "The Istanbul deal ended."])
def test_weapons_papers_and_deals_are_named_after_places(locator: Locator, told: Told, text: str) -> None:
    assert [m.kind for m in locator.places(told(text))] == [PlaceKind.IN_NAME]


def test_a_pair_of_towns_is_two_names(locator: Locator, told: Told) -> None:
    found = locator.places(told("The Mykolaiv-Kherson road was cut."))
    assert [m.place.name for m in found if m.place] == ["Mykolaiv", "Kherson"]


@pytest.mark.parametrize("text", ["Minsk keeps silent.", "So far Warsaw has kept silent."])
def test_a_government_that_is_silent_is_one(locator: Locator, told: Told, text: str) -> None:
    assert [m.kind for m in locator.places(told(text))] == [PlaceKind.METONYM]


def test_a_name_that_no_list_has_is_a_place_at_the_end_of_a_list_of_towns(world_locator: Locator, told: Told) -> None:
    found = world_locator.places(told("Shells hit Goma, Bukavu and Xyzzanga on Monday."))
    assert [m.text for m in found] == ["Goma", "Bukavu", "Xyzzanga"]
    assert found[-1].place is None


@pytest.mark.parametrize(
    "text",
    ["They flew from Goma and Xyzzanga said nothing.", "He met them in Goma and Captain Xyzzanga in Bukavu."],
)
def test_a_person_behind_a_town_is_no_place(world_locator: Locator, told: Told, text: str) -> None:
    assert "Xyzzanga" not in kinds(world_locator.places(told(text)))
