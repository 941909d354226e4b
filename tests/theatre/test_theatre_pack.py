"""Loading and checking packs."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import TheatreError
from reportedly.record import SourceKind
from reportedly.theatre import bundled_theatres, check_theatre, load_theatre
from reportedly.theatre.check import examine

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "src" / "reportedly" / "theatres"
GUIDE = ROOT / "docs" / "theatre.md"

GOOD = """\
[theatre]
name = "river-war"
title = "The river war"
zone = "UTC"
begins = 1999-05-01

[[side]]
code = "EA"
name = "Eastmark"
forces = "Eastmark forces"
adjective = "Eastmarker"
names = ["EAF"]

[[side]]
code = "WE"
name = "Westreach"
forces = "Westreach forces"
adjective = "Westreacher"
names = ["WRF"]

[[source]]
source_id = "ministry"
name = "Eastmarker Ministry of Defense"
side = "EA"
kind = "state"
reliability = "C"
reason = "Held up when checked."

[[source]]
source_id = "weber"
name = "Anna Weber"
aliases = ["Anna Veber"]
side = "EA"
kind = "official"
voice = "ministry"
person = true

[[sector]]
place_id = "theatre:bend"
name = "Bend sector"
lat = 47.8
lon = 17.0
radius_km = 25.0

[[operation]]
name = "Crossing"
side = "WE"
sector = "theatre:bend"
begins = 1999-05-03
basis = "Announced."
"""


def pack(folder: Path, text: str) -> Path:
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", bundled_theatres())
def test_every_bundled_pack_is_without_fault(name: str) -> None:
    assert check_theatre(PACKS / name) == ()
    assert load_theatre(name).name == name


def test_the_packs_that_come_with_the_program_are_these() -> None:
    assert bundled_theatres() == ("sudan-2023", "ukraine-2022", "world")


def test_a_pack_of_three_sides_gives_three_sides() -> None:
    assert [side.code for side in load_theatre("sudan-2023").sides] == ["SAF", "RSF", "SPLMN"]


def test_the_empty_theatre_has_no_sides_and_counts_days_in_utc() -> None:
    world = load_theatre("world")
    assert (world.sides, world.sources, world.countries, str(world.zone)) == ((), (), (), "UTC")


def test_the_example_of_the_guide_loads_as_it_stands(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    folder = pack(tmp_path, example[1])
    assert check_theatre(folder) == ()
    theatre = load_theatre(folder)
    assert [side.code for side in theatre.sides] == ["EA", "WE", "LE"]
    assert (len(theatre.units), len(theatre.sectors), len(theatre.operations)) == (1, 1, 1)
    assert (len(theatre.places), len(theatre.outlines), theatre.begins) == (1, 1, date(1999, 5, 1))


def test_a_source_without_a_voice_speaks_for_itself(tmp_path: Path) -> None:
    ministry, weber = load_theatre(pack(tmp_path, GOOD)).sources
    assert (ministry.voice, weber.voice) == ("ministry", "ministry")
    assert (ministry.kind, weber.person) == (SourceKind.STATE, True)


def test_rows_may_stand_in_any_file_of_the_pack(tmp_path: Path) -> None:
    header, _, rest = GOOD.partition("[[side]]")
    (tmp_path / "b.toml").write_text(header, encoding="utf-8")
    (tmp_path / "a.toml").write_text("[[side]]" + rest, encoding="utf-8")
    assert len(load_theatre(tmp_path).sides) == 2


def test_the_version_follows_the_content_and_not_the_folder(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two", "three")]
    for folder in folders:
        folder.mkdir()
    versions = [
        load_theatre(pack(folder, text)).version
        for folder, text in zip(folders, (GOOD, GOOD, GOOD.replace("25.0", "26.0")), strict=True)
    ]
    assert versions[0] == versions[1] != versions[2]


def test_a_pack_that_changes_on_disk_is_read_anew(tmp_path: Path) -> None:
    first = load_theatre(pack(tmp_path, GOOD))
    assert load_theatre(tmp_path) is first
    assert load_theatre(pack(tmp_path, GOOD.replace("25.0", "26.0"))).sectors[0].radius_km == 26.0


def test_an_unknown_theatre_is_told_with_those_there_are() -> None:
    with pytest.raises(TheatreError, match=r"no theatre 'narnia'.*sudan-2023, ukraine-2022, world"):
        load_theatre("narnia")


def test_loading_a_pack_with_faults_tells_the_first_and_how_many_more(tmp_path: Path) -> None:
    folder = pack(tmp_path, GOOD.replace("lat = 47.8", "lat = 147.8").replace('side = "WE"', 'side = "XX"'))
    with pytest.raises(TheatreError, match=r"pack\.toml, line 41: lat 147\.8 .*There is 1 more fault\."):
        load_theatre(folder)


def test_a_folder_without_a_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(TheatreError, match=r"no \[theatre\] table"):
        load_theatre(tmp_path)


FAULTS = {
    "syntax": ('code = "EA"', "code = EA", 8, "not TOML"),
    "date that is none": ("begins = 1999-05-03", "begins = 1999-15-03", 49, "not TOML"),
    "unknown table": ("[[sector]]", "[[secter]]", 38, "no table 'secter'"),
    "unknown key": ("lat = 47.8", "lat = 47.8\nlatitude = 47.8", 42, "no key 'latitude'"),
    "missing key": ('forces = "Eastmark forces"\n', "", 7, "no 'forces'"),
    "wrong type": ("lat = 47.8", 'lat = "47.8"', 41, "'lat' cannot be '47.8'"),
    "text for a list": ('names = ["EAF"]', 'names = "EAF"', 12, "'names' cannot be 'EAF'"),
    "text for a date": ("begins = 1999-05-03", 'begins = "in May"', 49, "'begins' cannot be 'in May'"),
    "unknown zone": ('zone = "UTC"', 'zone = "Europe/Atlantis"', 4, "'zone' cannot be"),
    "unknown kind": ('kind = "state"', 'kind = "ministry"', 25, "'kind' cannot be 'ministry'"),
    "unknown side of a source": ('side = "EA"\nkind = "state"', 'side = "AE"\nkind = "state"', 24, "no side 'AE'"),
    "unknown ally": ('names = ["WRF"]', 'names = ["WRF"]\nallies = ["AE"]', 20, "no side 'AE'"),
    "name of two sides": ('names = ["WRF"]', 'names = ["WRF", "EAF"]', 19, "'EAF' also means Eastmark"),
    "alias of two things": ('aliases = ["Anna Veber"]', 'aliases = ["WRF"]', 32, "'WRF' also means Westreach"),
    "id taken": ('source_id = "weber"', 'source_id = "ministry"', 30, "taken"),
    "voice of nobody": ('voice = "ministry"', 'voice = "palace"', 35, "'palace' names no source"),
    "letter that is none": ('reliability = "C"', 'reliability = "G"', 26, "no Admiralty letter"),
    "letter without reason": ('reason = "Held up when checked."\n', "", 26, "no reason"),
    "reason without letter": ('reliability = "C"\n', "", 26, "no reliability"),
    "rated person": ("person = true", 'person = true\nreliability = "B"\nreason = "x"', 37, "person is rated"),
    "latitude out of range": ("lat = 47.8", "lat = 97.8", 41, "lat 97.8"),
    "longitude out of range": ("lon = 17.0", "lon = 217.0", 42, "lon 217.0"),
    "no radius": ("radius_km = 25.0", "radius_km = 0.0", 43, "radius 0.0"),
    "place not the theatre's": ('place_id = "theatre:bend"', 'place_id = "bend"', 39, "not the theatre's"),
    "sector of nowhere": ('sector = "theatre:bend"', 'sector = "theatre:bent"', 48, "no sector"),
    "operation before the war": ("begins = 1999-05-03", "begins = 1998-05-03", 49, "before the theatre"),
    "empty basis": ('basis = "Announced."', 'basis = " "', 50, "basis is empty"),
    "unknown codifier": ('zone = "UTC"', 'zone = "UTC"\ncodifier = "cadastre"', 5, "no codifier"),
    "country that is none": ('zone = "UTC"', 'zone = "UTC"\ncountries = ["Eastmark"]', 5, "no country code"),
    "home that is none": ('code = "EA"', 'code = "EA"\nhome = "Eastmark"', 9, "no country code"),
    "code of no side": ('code = "WE"', 'code = "other"', 15, "no side of the theatre"),
}


@pytest.mark.parametrize(("good", "bad", "line", "what"), FAULTS.values(), ids=FAULTS)
def test_each_fault_names_file_line_and_remedy(tmp_path: Path, good: str, bad: str, line: int, what: str) -> None:
    assert GOOD.count(good) >= 1
    faults = check_theatre(pack(tmp_path, GOOD.replace(good, bad, 1)))
    found = [fault for fault in faults if what in fault.what]
    assert [(fault.file, fault.line) for fault in found] == [("pack.toml", line)]
    assert found[0].remedy.endswith((".", "?"))


def test_a_pack_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_bytes(GOOD.encode() + b"\n# caf\xe9\n")
    fault = check_theatre(tmp_path)[0]
    assert (fault.file, fault.line, fault.what) == ("pack.toml", 52, "The file is not UTF-8.")


def test_a_key_inside_a_text_of_many_lines_is_no_key(tmp_path: Path) -> None:
    text = GOOD.replace('basis = "Announced."', 'basis = """Said\nbegins = never\n"""').replace(
        "1999-05-03", "1998-05-03"
    )
    assert [fault.line for fault in check_theatre(pack(tmp_path, text))] == [49]


def test_two_folders_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    for parent, title in (("one", "First"), ("two", "Second")):
        shutil.copytree(PACKS / "world", tmp_path / parent / "world")
        file = tmp_path / parent / "world" / "theatre.toml"
        file.write_text(file.read_text(encoding="utf-8").replace("The whole world", title), encoding="utf-8")
    assert load_theatre(tmp_path / "two" / "world").title == "Second"
    assert load_theatre(tmp_path / "one" / "world").title == "First"


def test_checking_what_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(TheatreError, match="is no folder"):
        check_theatre(tmp_path / "nowhere")


LINES = sorted(set(GOOD.splitlines()))
VALUES = [
    "[[side]]",
    "[side]",
    "side = 3",
    "[theatre.zone]",
    "lat = inf",
    "begins = 12:00:00",
    '"a b" = {c = [1]}',
    '"""',
]


@given(st.lists(st.sampled_from(LINES + VALUES), max_size=12).map("\n".join))
def test_any_file_has_faults_with_lines_of_its_own(text: str) -> None:
    for fault in examine({"pack.toml": text.encode()}).faults:
        assert 1 <= fault.line <= text.count("\n") + 1


@given(st.binary(max_size=40))
def test_any_bytes_are_read_to_faults_and_not_to_an_error(content: bytes) -> None:
    assert examine({"pack.toml": content}).faults


def test_persons_of_the_bundled_packs_are_unrated_and_institutions_argued() -> None:
    for name in bundled_theatres():
        for source in load_theatre(name).sources:
            assert not (source.person and source.reliability)
            assert (source.reliability is None) == (source.reason is None)


def test_the_pack_of_ukraine_is_rich_enough_to_read_a_war_by() -> None:
    pack_of = load_theatre("ukraine-2022")
    assert (len(pack_of.sources) >= 110, len(pack_of.units) >= 60) == (True, True)
    assert {side.code for side in pack_of.sides} == {"UA", "RU", "BY"}
    assert pack_of.is_harmful_to("BY", "BY")
    assert pack_of.outlines[0].country == "UA"
