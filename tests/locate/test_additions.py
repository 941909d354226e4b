from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.locate.dumps import name_line, place_line

from reportedly.errors import GazetteerError
from reportedly.locate import Gazetteer, additions, ensure_index, index_path, ingredients
from reportedly.locate.additions import add
from reportedly.record import PlaceKind, WherePrec
from reportedly.theatre import load_theatre

if TYPE_CHECKING:
    from pathlib import Path

    from reportedly.locate.ingredients import City, CodifierEntry

LYMAN = 702320


def dump(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def around_lyman() -> tuple[tuple[City, ...], tuple[CodifierEntry, ...]]:
    """Of the world only the Donetsk region, so that an index is built in no time."""
    cities = tuple(c for c in ingredients.cities() if c.region == "UA.05")
    return cities, tuple(e for e in ingredients.codifier() if e.code.startswith("UA14"))


@pytest.fixture(autouse=True)
def home(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    around_lyman: tuple[tuple[City, ...], tuple[CodifierEntry, ...]],
) -> Path:
    """A user's folders, and what installed packages hold."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    cities, entries = around_lyman
    monkeypatch.setattr(ingredients, "cities", lambda: iter(cities))
    monkeypatch.setattr(ingredients, "codifier", lambda: entries)
    monkeypatch.setattr(ingredients, "subdivisions", tuple)
    monkeypatch.setattr(ingredients, "city_rows", dict)
    return tmp_path


def opened(home: Path) -> Gazetteer:
    return Gazetteer(ensure_index(home / "cache"), load_theatre("ukraine-2022"))


def test_what_is_added_is_found_by_all_its_names_with_its_own_point(home: Path) -> None:
    add([dump(home / "UA.txt", place_line(1, "Zhvava Tykha", alternates="Жвава Тиха"))], "UA.txt")
    for name in ("Zhvava Tykha", "Жвава Тиха"):
        (entry,) = opened(home).lookup(name)
        assert (entry.place.place_id, entry.place.lat, entry.place.precision) == ("gn:1", 48.99, WherePrec.EXACT)


def test_names_of_a_dump_of_names_reach_places_that_were_there(home: Path) -> None:
    add([dump(home / "names.txt", name_line(1, LYMAN, "Lymanograd"))], "names.txt")
    (entry,) = opened(home).lookup("Lymanograd")
    assert entry.place.place_id == f"gn:{LYMAN}"


def test_a_village_of_the_codifier_gets_the_point_that_a_dump_gives_it(home: Path) -> None:
    (before,) = [
        e for e in opened(home).lookup("Krymky") if e.community.startswith("Sviat") or e.place.place_id[0] == "k"
    ]
    assert before.place.place_id.startswith("katottg:")
    assert before.place.precision is not WherePrec.EXACT
    add([dump(home / "UA.txt", place_line(1, "Krymky"))], "UA.txt")
    (after,) = opened(home).lookup("Krymky")
    assert (after.place.place_id, after.place.precision) == ("gn:1", WherePrec.EXACT)
    assert after.community


def test_a_river_is_water_and_says_that_its_point_is_no_spot(home: Path) -> None:
    add([dump(home / "UA.txt", place_line(1, "Zhvava", code="H.STM"))], "UA.txt")
    (entry,) = opened(home).lookup("Zhvava")
    assert entry.place.kind is PlaceKind.WATER
    assert entry.place.precision is WherePrec.WATER_OR_AIR
    assert entry.place.radius_km > 10


def test_an_addition_makes_another_version_and_the_same_one_again_does_not(home: Path) -> None:
    before = index_path(home / "cache")
    add([dump(home / "UA.txt", place_line(1, "Zhvava"))], "UA.txt")
    with_it = index_path(home / "cache")
    add([dump(home / "again.txt", place_line(1, "Zhvava"))], "again.txt")
    assert before != with_it == index_path(home / "cache")
    assert [added.origin for added in additions()] == ["UA.txt"]


def test_lines_that_cannot_be_read_are_kept_with_their_reasons(home: Path) -> None:
    added = add([dump(home / "UA.txt", place_line(1, "Zhvava"), "torn\tline")], "UA.txt")
    assert (added.places, added.unread) == (1, 1)
    assert (added.folder / "unread.tsv").read_text(encoding="utf-8") == "UA.txt\t2\t2 columns\ttorn\tline\n"


def test_a_file_that_is_no_dump_leaves_nothing_behind(home: Path) -> None:
    with pytest.raises(GazetteerError):
        add([dump(home / "UA.txt", place_line(1, "Zhvava")), dump(home / "letter.txt", "Dear Sir")], "both")
    assert additions() == ()
    assert not list((home / "data" / "reportedly" / "gazetteer").iterdir())


def test_a_damaged_addition_says_what_to_do(home: Path) -> None:
    added = add([dump(home / "UA.txt", place_line(1, "Zhvava"))], "UA.txt")
    (added.folder / "about.json").write_text("{", encoding="utf-8")
    with pytest.raises(GazetteerError, match="delete it and add it again"):
        additions()
