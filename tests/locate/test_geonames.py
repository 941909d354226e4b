from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.locate.dumps import name_line, place_line, zipped

from reportedly.errors import GazetteerError
from reportedly.locate.geonames import AlternateName, GeoName, Unread, rows
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dumps") / "any.txt"


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_line_of_a_dump_is_a_place_with_its_codes_and_names(tmp_path: Path) -> None:
    dump = written(tmp_path / "UA.txt", place_line(1, "Tykha", alternates="Тиха,Tikhaya", people=120))
    (row,) = rows(dump)
    assert row == GeoName(
        1, "Tykha", PlaceKind.SETTLEMENT, 48.99, 37.81, "UA", "UA.05", "UA.05.1412", 120, ("Тиха", "Tikhaya")
    )


def test_a_zip_is_read_as_its_text_and_geonames_readme_is_passed_over(tmp_path: Path) -> None:
    lines = [place_line(1, "Tykha"), place_line(2, "Zhvava")]
    plain, packed = written(tmp_path / "UA.txt", *lines), zipped(tmp_path / "UA.zip", lines)
    assert list(rows(plain)) == list(rows(packed))


@pytest.mark.parametrize(
    ("code", "kind"), [("H.STM", PlaceKind.WATER), ("A.ADM2", PlaceKind.ADMIN2), ("L.RGN", PlaceKind.REGION)]
)
def test_rivers_districts_and_regions_are_taken_for_what_they_are(tmp_path: Path, code: str, kind: PlaceKind) -> None:
    (row,) = rows(written(tmp_path / "UA.txt", place_line(1, "Tykha", code=code)))
    assert isinstance(row, GeoName)
    assert row.kind is kind


@pytest.mark.parametrize("code", ["S.HTL", "P.PPLH", "T.HLL", "R.RD"])
def test_hotels_hills_and_what_is_history_are_no_places_of_events(tmp_path: Path, code: str) -> None:
    dump = written(tmp_path / "UA.txt", place_line(1, "Tykha", code=code), place_line(2, "Zhvava"))
    assert [row.geoname_id for row in rows(dump) if isinstance(row, GeoName)] == [2]


def test_alternate_names_are_known_by_their_columns_and_links_and_codes_are_none(tmp_path: Path) -> None:
    names = written(
        tmp_path / "alternateNamesV2.txt",
        name_line(1, 7, "Тихая"),
        name_line(2, 7, "https://example.org/Tykha", "link"),
        name_line(3, 7, "84400", "post"),
    )
    assert list(rows(names)) == [AlternateName(7, "Тихая")]


def test_a_line_that_is_none_is_given_with_its_number_and_reason(tmp_path: Path) -> None:
    dump = written(
        tmp_path / "UA.txt", place_line(1, "Tykha"), "no\tplace", place_line(2, "Zhvava").replace("48.99", "480")
    )
    unread = [row for row in rows(dump) if isinstance(row, Unread)]
    assert [row.line for row in unread] == [2, 3]
    assert unread[0].reason == "2 columns"
    assert "480" in unread[1].reason


@pytest.mark.parametrize("content", [b"", b"a letter, not a dump\n", b"\xff\xfe\x00bin", b"PK\x03\x04 torn"])
def test_a_file_that_is_no_dump_is_one_sentence_that_names_it(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"letter\.txt"):
        list(rows(path))


def test_a_zip_of_several_dumps_says_so(tmp_path: Path) -> None:
    path = zipped(tmp_path / "UA.zip", [place_line(1, "Tykha")])
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(path, "a") as archive:
        archive.writestr("BY.txt", place_line(2, "Zhvava", country="BY"))
    with pytest.raises(GazetteerError, match="2 files"):
        list(rows(path))


@given(cells=st.lists(st.text(max_size=12), max_size=22))
def test_any_line_is_a_row_or_a_reason(scratch: Path, cells: list[str]) -> None:
    torn = "\t".join(cell.replace("\n", " ").replace("\r", " ") for cell in cells)
    scratch.write_text(place_line(1, "Tykha") + "\n" + torn + "\n", encoding="utf-8", errors="replace")
    assert isinstance(next(rows(scratch)), GeoName)
    assert all(isinstance(row, GeoName | AlternateName | Unread) for row in rows(scratch))
