"""Which of its namesakes a name means, by what the text says around it; the texts are our own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.record import PlaceKind, PlaceMention, RelationType, Report, WherePrec

if TYPE_CHECKING:
    from reportedly.locate import Locator

Told = Callable[..., Report]


def by_name(mentions: tuple[PlaceMention, ...]) -> dict[str, PlaceMention]:
    return {m.text: m for m in mentions}


def admin1(mention: PlaceMention) -> str | None:
    return mention.place.admin1 if mention.place else None


def test_a_distance_and_a_side_tell_namesakes_apart(locator: Locator, told: Told) -> None:
    near = by_name(locator.places(told("They shelled Shevchenko, 7 km south of Pokrovsk.")))["Shevchenko"]
    assert near.place is not None
    assert admin1(near) == "Donetsk Oblast"
    assert near.relation is not None
    assert (near.relation.type, near.relation.anchor, near.relation.stated_km) == (RelationType.OFFSET, "Pokrovsk", 7.0)
    assert near.relation.measured_km == pytest.approx(7, abs=1)


def test_two_places_of_one_name_are_told_apart_where_the_text_does(locator: Locator, told: Told) -> None:
    text = "Smoke rose over Yampil, Sumy region, and over Yampil, Vinnytsia region."
    found = [m for m in locator.places(told(text)) if m.text == "Yampil"]
    assert [admin1(m) for m in found] == ["Sumy Oblast", "Vinnytsia Oblast"]


def test_a_district_that_bears_a_towns_name_holds_its_villages(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("They took back Lukianivka in Brovary district.")))["Lukianivka"]
    assert found.place is not None
    assert admin1(found) == "Kyiv Oblast"


def test_what_lies_nowhere_near_where_the_words_put_it_is_none_of_the_listed(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("Guns fired from Zhuravka, 5 km north of Ivano-Frankivsk.")))["Zhuravka"]
    assert found.place is None or found.place.place_id.startswith("unlisted:")


def test_a_village_that_no_list_has_lies_where_the_words_put_it(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("They hid in Xyzzivka, a hamlet 9 km west of Izium.")))["Xyzzivka"]
    assert found.place is not None
    assert found.place.place_id == "unlisted:xyzzivka"
    assert found.place.precision >= WherePrec.NEAR
    assert found.place.lon == pytest.approx(37.12, abs=0.05)
    assert found.place.radius_km == pytest.approx(3.6, abs=1)


def test_a_towns_quarter_is_a_part_of_it_and_no_namesake_elsewhere(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("In Kherson a mine lay in the Kanal quarter.")))["Kanal"]
    assert found.relation is not None
    assert (found.relation.type, found.relation.anchor) == (RelationType.PART, "Kherson")
    assert found.place is not None
    assert found.place.lat == pytest.approx(46.6, abs=0.1)


def test_a_small_place_abroad_that_nothing_speaks_of_is_not_meant(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("Mines lay near Lyman and in the village of Glenrock.")))["Glenrock"]
    assert found.place is None


def test_a_river_is_known_by_its_article(locator: Locator, told: Told) -> None:
    found = locator.places(told("Boats crossed the Dnipro at night. In Dnipro all was quiet."))
    assert [m.kind for m in found] == [PlaceKind.WATER, PlaceKind.SETTLEMENT]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("V. Oleksandrivka", "Velyka Oleksandrivka"),
        ("N. Kakhovka", "Nova Kakhovka"),
        ("Kup'yans'k", "Kupiansk"),
        ("Izyum", "Izium"),
        ("Krasny Liman", "Lyman"),
        ("Volchansk", "Vovchansk"),
        ("Sumshchyna", "Sumy Oblast"),
    ],
)
def test_a_name_is_known_in_each_of_its_spellings(locator: Locator, told: Told, written: str, meant: str) -> None:
    (found,) = locator.places(told(f"Shells fell in {written} again."))
    assert found.text == written
    assert found.place is not None
    assert found.place.name == meant


def test_a_well_known_town_is_written_as_it_is(locator: Locator, told: Told) -> None:
    text = "Shells hit Toretsk, Bakhmut and Druzhba; the Russians had left Sumy in April."
    found = by_name(locator.places(told(text)))["Sumy"]
    assert found.place is not None
    assert found.place.name == "Sumy"  # not Shumy, next to Toretsk


@pytest.mark.parametrize(
    "text",
    [
        "Washington wants talks.",
        "Berlin has not yet commented.",
        "They accused Budapest of delay.",
        "Paris and Berlin urged restraint.",
    ],
)
def test_another_countrys_capital_stands_for_its_government(locator: Locator, told: Told, text: str) -> None:
    found = {m.kind for m in locator.places(told(text))}
    assert found == {PlaceKind.METONYM}


def test_another_countrys_capital_is_a_place_where_a_preposition_says_so(locator: Locator, told: Told) -> None:
    (found,) = locator.places(told("Two suspects were held in Berlin."))
    assert found.kind is PlaceKind.SETTLEMENT


def test_of_a_list_of_countries_none_lies_in_the_next(world_locator: Locator, told: Told) -> None:
    found = by_name(world_locator.places(told("Cases rose in Mexico, China, Japan and Brazil.")))
    assert {m.kind for m in found.values()} == {PlaceKind.COUNTRY}


def test_of_a_list_of_states_none_is_a_town_of_the_next(world_locator: Locator, told: Told) -> None:
    found = by_name(world_locator.places(told("It spread to Arizona, Ohio, Oregon, Pennsylvania and Wyoming.")))
    assert {m.kind for m in found.values()} == {PlaceKind.ADMIN1}


def test_a_state_behind_its_noun_is_no_city(world_locator: Locator, told: Told) -> None:
    found = by_name(world_locator.places(told("Floods closed roads in the state of Washington.")))["Washington"]
    assert found.kind is PlaceKind.ADMIN1


def test_letters_stand_for_a_name_that_was_given_whole(world_locator: Locator, told: Told) -> None:
    text = "Fires burn in New South Wales (NSW). Most of NSW is dry."
    found = [m for m in world_locator.places(told(text)) if m.text == "NSW"]
    assert [m.place.name for m in found if m.place] == ["New South Wales", "New South Wales"]


@pytest.mark.parametrize(
    "text", ["It cost US$40 million.", "Western powers met on Friday.", "She moved to North Texas."]
)
def test_money_and_sides_of_the_compass_are_no_places(world_locator: Locator, told: Told, text: str) -> None:
    assert not {"US", "Western", "North"} & by_name(world_locator.places(told(text))).keys()


@pytest.mark.parametrize(
    ("name", "kind"), [("Baltic Sea", PlaceKind.WATER), ("Middle East", PlaceKind.REGION), ("Sahel", PlaceKind.REGION)]
)
def test_seas_and_regions_of_the_world_are_no_towns(
    world_locator: Locator, told: Told, name: str, kind: PlaceKind
) -> None:
    (found,) = world_locator.places(told(f"Storms crossed the {name} on Friday."))
    assert found.kind is kind
    assert found.place is not None
    assert found.place.place_id.startswith("theatre:")


# fmt: off
WORDS = [
    "in", "near", "the", "of", "and", "village", "km", "north", "west", "from", "9", "12", "a", "hamlet", ",", ".", "(",
    ")", "Izium", "Lyman", "Yampil", "Kharkiv", "region", "district", "Xyzzivka", "V", "N.", "US$", "NSW", "Mexico",
    "China", "Dnipro", "between", "'s", "quarter", "said", "Moscow", "al", "-", "Bab", "Springfield", "Ohio", "\n",
]
# fmt: on


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_places_in_order_each_where_it_stands(text: str, locator: Locator, told: Told) -> None:
    found = locator.places(told(text)) if text else ()
    assert all(m.text == m.span.of(text) for m in found)
    assert all(0.0 <= m.confidence <= 1.0 for m in found)
    assert [m.span for m in found] == sorted(m.span for m in found)


def test_a_small_far_place_does_not_cut_an_unlisted_name_in_two(locator: Locator, told: Told) -> None:
    found = [m.text for m in locator.places(told("Scouts dug in 9 km west of Malaya Zhukovka."))]
    assert found == ["Malaya Zhukovka"]  # Malaya alone is a village of the Philippines


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He works for the Kharkiv Human Rights Group.", "Kharkiv"),
        ("The Donetsk Health Ministry named no figure.", "Donetsk"),
        ("The cruiser Moskva went down.", "Moskva"),
        ("The battalion Donbas was relieved.", "Donbas"),
        ("The Dnipro-1 regiment was relieved.", "Dnipro"),
    ],
)
def test_a_body_a_ship_or_a_unit_that_bears_a_places_name_is_not_there(
    locator: Locator, told: Told, text: str, name: str
) -> None:
    assert all(m.kind is PlaceKind.IN_NAME for m in locator.places(told(text)) if m.text == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A depot burned in Vesela Lopan, 30 km south of Belgorod.", "Vesela Lopan"),  # Vesela alone is a village
        ("Men dug in at Wad Nafia, 9 km east of Lyman.", "Wad Nafia"),  # a wad is a common word
        ("Seven were hurt in Dar es Salaam, a quarter of Kherson.", "Dar es Salaam"),
    ],
)
def test_a_name_that_is_told_where_it_lies_is_there_whatever_lies_elsewhere(
    locator: Locator, told: Told, text: str, name: str
) -> None:
    found = by_name(locator.places(told(text)))[name]
    assert found.place is not None
    assert found.place.place_id.startswith("unlisted:")


def test_the_united_nations_are_no_village(world_locator: Locator, told: Told) -> None:
    assert world_locator.places(told("Troops of the UN left. The U.N. said so, and NATO too.")) == ()


def test_a_country_that_many_names_of_a_report_are_of_draws_the_others(world_locator: Locator, told: Told) -> None:
    text = "Storms crossed Alabama, and then Tennessee, Florida and Mississippi. In Georgia three roads were closed."
    found = by_name(world_locator.places(told(text)))["Georgia"]
    assert found.place is not None
    assert found.place.country == "US"


def test_a_city_is_meant_before_the_region_that_has_its_name(world_locator: Locator, told: Told) -> None:
    found = by_name(world_locator.places(told("Doctors in Taiz and in Aden asked for vaccine.")))["Taiz"]
    assert found.kind is PlaceKind.SETTLEMENT


def test_a_small_place_far_from_all_that_a_report_speaks_of_is_not_meant(world_locator: Locator, told: Told) -> None:
    found = world_locator.places(told("Fano fighters entered Lalibela and Debre Tabor in Amhara."))
    assert "Fano" not in by_name(found)
    assert len(found) == 3


def test_a_small_place_that_alone_is_told_of_is_meant(world_locator: Locator, told: Told) -> None:
    found = by_name(world_locator.places(told("A bakery burned in Fano, Italy, on Monday.")))["Fano"]
    assert found.place is not None
    assert found.place.country == "IT"


def test_what_is_called_a_region_is_none_of_its_towns(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("Shells hit Oleksandrivka, Berezivka and Stepanivka in Sumy region.")))
    region = found["Sumy region"].place
    assert region is not None
    assert region.name == "Sumy Oblast"


def test_a_village_that_no_list_has_lies_between_the_two_towns_it_is_said_to(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("They shelled Qwertyhrad, a hamlet between Kramatorsk and Sloviansk.")))
    place = found["Qwertyhrad"].place
    assert place is not None
    assert place.place_id == "unlisted:qwertyhrad"
    assert place.lat == pytest.approx(48.8, abs=0.1)
    assert 3 <= place.radius_km <= 10


def test_no_confidence_is_higher_than_has_been_found_right(locator: Locator, told: Told) -> None:
    found = locator.places(told("Shells fell on Bakhmut, Donetsk region."))
    assert all(0.9 < m.confidence <= 0.97 for m in found)


def test_of_namesakes_the_one_near_the_other_end_of_a_stretch_is_meant(locator: Locator, told: Told) -> None:
    for text, name in (
        ("Shells fell between Izium and Lyman.", "Lyman"),
        ("The road between Stepove and Berdychi is mined.", "Stepove"),
    ):
        found = by_name(locator.places(told(text)))[name]
        assert admin1(found) == "Donetsk Oblast", name


def test_a_long_stretch_moves_no_city(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("No train ran between Odesa and Kharkiv.")))
    assert [admin1(found[name]) for name in ("Odesa", "Kharkiv")] == ["Odesa Oblast", "Kharkiv Oblast"]


def test_a_city_of_another_name_is_not_meant_where_the_report_speaks_of_nothing_near(
    world_locator: Locator, told: Told
) -> None:
    found = by_name(world_locator.places(told("Rebels in Kachin seized Laiza; shells fell in Myitkyina.")))
    assert found["Myitkyina"].place is not None
    assert "Laiza" not in found or found["Laiza"].place is None


def test_a_part_of_a_villages_name_is_not_it_where_it_lies_far_from_all_else(locator: Locator, told: Told) -> None:
    found = by_name(locator.places(told("Guns fired in the Sudzha district, at Korenevo and Martynovka.")))
    assert found["Korenevo"].place is not None
    assert "Martynovka" not in found or found["Martynovka"].place is None
