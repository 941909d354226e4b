from __future__ import annotations

import pickle
import sqlite3
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from reportedly.errors import GazetteerError
from reportedly.locate import Gazetteer, Matched, ensure_index, index_path, ingredients, open_gazetteer
from reportedly.locate.extents import extent
from reportedly.locate.ingredients import City, CodifierEntry
from reportedly.record import PlaceKind, WherePrec
from reportedly.theatre import load_theatre

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.theatre import Theatre


def test_the_index_is_named_by_what_it_is_made_of_and_lies_in_the_cache(tmp_path: Path) -> None:
    path = index_path(tmp_path)
    assert path.parent == tmp_path
    assert path == index_path(tmp_path)
    assert path.name.startswith("gazetteer-")


def test_a_cache_that_cannot_be_written_is_one_sentence(tmp_path: Path, ukraine: Theatre) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(GazetteerError, match="cannot be built"):
        open_gazetteer(ukraine, blocked)


def test_a_damaged_index_says_what_to_do(tmp_path: Path, ukraine: Theatre) -> None:
    index_path(tmp_path).write_bytes(b"no database at all" * 100)
    with pytest.raises(GazetteerError, match="delete it"):
        open_gazetteer(ukraine, tmp_path)


def test_an_index_that_is_there_is_not_built_again(index: Path, ukraine: Theatre) -> None:
    told: list[str] = []
    open_gazetteer(ukraine, index.parent, lambda what, _share: told.append(what))
    assert told == []


def test_the_index_is_read_only(gazetteer: Gazetteer) -> None:
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._connect().execute("DELETE FROM place")  # noqa: SLF001 - no public way to write exists


def test_a_gazetteer_travels_to_another_process(gazetteer: Gazetteer) -> None:
    again = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - our own bytes
    assert again.lookup("Izium") == gazetteer.lookup("Izium")


def test_the_theatres_countries_come_first(gazetteer: Gazetteer) -> None:
    first = gazetteer.lookup("Odessa")[0].place
    assert first.country == "UA"


def test_names_are_found_in_cyrillic(gazetteer: Gazetteer) -> None:
    assert "Kupiansk" in {e.place.name for e in gazetteer.lookup("Куп'янськ")}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Kazachi Lopani", "Kozacha Lopan"),
        ("Veliky Burlik", "Velykyi Burluk"),
        ("Gola Prystan", "Hola Prystan"),
        ("Balakleja", "Balakliia"),
        ("Lissichansk", "Lysychansk"),
        ("Kupjansk", "Kupiansk"),
        ("Severodonezk", "Sievierodonetsk"),
        ("Krasnogorivka", "Krasnohorivka"),
        ("Volnovaha", "Volnovakha"),
    ],
)
def test_another_spelling_leads_to_the_place(gazetteer: Gazetteer, written: str, meant: str) -> None:
    found = gazetteer.lookup(written) or gazetteer.near_misses(written)
    assert found[0].place.name == meant


def test_a_short_name_is_not_stretched_to_another(gazetteer: Gazetteer) -> None:
    assert all(e.edits == 0 for e in gazetteer.near_misses("Sumi"))


def test_a_word_that_is_no_place_has_no_near_miss(gazetteer: Gazetteer) -> None:
    assert gazetteer.near_misses("Qwertzuiop") == ()


def test_near_misses_stay_within_the_theatre(world: Gazetteer) -> None:
    assert world.near_misses("Kazachi Lopani") == ()


def test_a_codifier_settlement_without_a_point_has_its_communitys_circle(gazetteer: Gazetteer) -> None:
    found = [e for e in gazetteer.lookup("Dibrova") if e.community == "Lymanska" and e.place.admin1 == "Donetsk Oblast"]
    assert len(found) == 1
    place = found[0].place
    assert place.place_id.startswith("katottg:")
    assert place.precision is WherePrec.NEAR
    assert 10 <= place.radius_km <= 25
    assert place.lat == pytest.approx(48.99, abs=0.05)


def test_the_codifier_belongs_to_theatres_that_name_it(world: Gazetteer) -> None:
    assert not [e for e in world.lookup("Dibrova") if e.place.place_id.startswith("katottg:")]


def test_a_country_stands_in_its_middle_and_not_in_its_capital(world: Gazetteer) -> None:
    russia = next(e.place for e in world.lookup("Russia") if e.place.kind is PlaceKind.COUNTRY)
    assert russia.lon is not None
    assert russia.lon > 80
    assert russia.precision is WherePrec.COUNTRY


def test_a_region_has_a_point_and_a_radius_from_its_places(gazetteer: Gazetteer) -> None:
    region = next(e.place for e in gazetteer.lookup("Kharkiv Oblast") if e.place.kind is PlaceKind.ADMIN1)
    assert region.lat == pytest.approx(49.7, abs=0.4)
    assert region.lon == pytest.approx(36.5, abs=0.6)
    assert 60 <= region.radius_km <= 150


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("North Darfur", "SD", 16.1, 25.6),  # its towns lie in the south of a desert
        ("Heilongjiang", "CN", 47.9, 127.8),  # GeoNames lists towns of the far west of China in it
        ("Tombouctou", "ML", 19.9, -3.6),
    ],
)
def test_a_region_stands_in_the_middle_of_its_land(
    world: Gazetteer, name: str, country: str, lat: float, lon: float
) -> None:
    region = next(
        e.place for e in world.lookup(name) if e.place.kind is PlaceKind.ADMIN1 and e.place.country == country
    )
    assert region.lat == pytest.approx(lat, abs=1.0)
    assert region.lon == pytest.approx(lon, abs=1.0)
    assert 150 <= region.radius_km <= 1000


def test_towns_listed_in_a_wrong_region_do_not_pull_its_middle_away() -> None:
    towns = [City(i, "T", 50.0 + i % 5 / 10, 30.0 + i // 5 / 10, "XX", "XX.1", 600, ()) for i in range(25)]
    stray = City(99, "S", 50.0, 45.0, "XX", "XX.1", 600, ())
    centre, _ = extent([*towns, stray])
    assert centre == pytest.approx((50.2, 30.2), abs=0.05)


def test_crimea_is_counted_as_the_theatre_counts_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Simferopol")[0].place.country == "UA"


def test_the_theatres_own_places_go_over_the_gazetteers(gazetteer: Gazetteer) -> None:
    donbas = gazetteer.lookup("Donbas")[0]
    assert donbas.matched is Matched.THEATRE
    assert gazetteer.place(donbas.place.place_id) == donbas


def test_an_arabic_article_leads_to_the_place_however_it_is_written(world: Gazetteer) -> None:
    for written in ("Jisr al-Shughur", "Jisr ash-Shughur", "Jisr el-Shughur"):
        assert world.lookup(written)[0].place.country == "SY", written


def test_codes_of_airports_and_countries_are_no_names(world: Gazetteer) -> None:
    assert not [e for e in world.lookup("KBP") if e.place.kind is PlaceKind.SETTLEMENT]


@pytest.mark.parametrize(
    ("written", "name", "admin1"),
    [
        ("El Geneina", "El Geneina", "West Darfur"),
        ("Al-Junaynah", "El Geneina", "West Darfur"),
        ("Omdurman", "Omdurman", "Khartoum"),
        ("Wad Medani", "Wad Madani", "Gezira"),
        ("El Fasher", "El Fasher", "North Darfur"),
        ("Kadugli", "Kadugli", "South Kordofan"),
    ],
)
def test_towns_of_sudan_bear_the_names_that_reports_use(index: Path, written: str, name: str, admin1: str) -> None:
    place = Gazetteer(index, load_theatre("sudan-2023")).lookup(written)[0].place
    assert (place.name, place.admin1, place.country) == (name, admin1, "SD")


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Mornei", (12.95, 22.87)),
        ("Hajj Yusuf", (15.63, 32.62)),
        ("Al-Khuwai", (13.08, 29.23)),
        ("Er Renk", (11.83, 32.79)),
    ],
)
def test_towns_of_the_war_in_sudan_that_no_list_has_are_in_its_pack(
    index: Path, written: str, near: tuple[float, float]
) -> None:
    place = Gazetteer(index, load_theatre("sudan-2023")).lookup(written)[0].place
    assert (place.lat, place.lon) == near


def test_a_town_of_a_pack_whose_point_is_known_only_about_says_so(index: Path) -> None:
    sudan = Gazetteer(index, load_theatre("sudan-2023"))
    assert sudan.lookup("Forobaranga")[0].place.precision is WherePrec.NEAR
    assert sudan.lookup("Gallabat")[0].place.precision is WherePrec.EXACT


@pytest.mark.parametrize("written", ["Avdiivka coking plant", "Engels airbase", "Trypilska thermal power plant"])
def test_plants_and_air_bases_of_the_war_in_ukraine_are_in_its_pack(gazetteer: Gazetteer, written: str) -> None:
    assert gazetteer.lookup(written)[0].matched is Matched.THEATRE


def test_a_town_renamed_later_keeps_the_name_that_it_had(gazetteer: Gazetteer) -> None:
    first = gazetteer.lookup("Severodonetsk")[0]
    assert first.place.name == "Sievierodonetsk"
    assert first.place.place_id == "gn:691999"
    assert first.population > 50_000
    assert gazetteer.place("gn:691999") == gazetteer.lookup("Siverskodonetsk")[0]


def test_two_builds_at_once_leave_one_whole_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = list(islice(ingredients.cities(), 200))
    region = CodifierEntry("UA01", "Region", "O", ())
    monkeypatch.setattr(ingredients, "cities", lambda: iter(few))
    monkeypatch.setattr(ingredients, "city_rows", dict)
    monkeypatch.setattr(ingredients, "subdivisions", tuple)
    monkeypatch.setattr(ingredients, "codifier", lambda: (region,))
    inner: list[Path] = []

    def build_meanwhile(_what: str, _share: float) -> None:
        if not inner:
            inner.append(tmp_path)
            inner.append(ensure_index(tmp_path))

    outer = ensure_index(tmp_path, build_meanwhile)
    assert inner[1] == outer
    assert [p.name for p in tmp_path.iterdir()] == [outer.name]
    with closing(sqlite3.connect(outer)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
