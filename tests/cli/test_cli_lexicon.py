"""`reportedly lexicon`, and predicates of one's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

OWN = """
[[frame]]
name = "bushwhack"
senses = { people = "attacked", equipment = "attacked", place = "attacked" }
loses = "target"
[frame.verbs]
"bushwhack" = "attacked: [actor Ukrainian partisans] bushwhacked [object a Russian convoy] near Melitopol."
"""


def run(*arguments: str | Path, **env: str) -> Result:
    return CliRunner(env={"COLUMNS": "200", **env}).invoke(app, [str(a) for a in arguments])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "my-words.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text("Ukrainian partisans bushwhacked two Russian trucks near Melitopol.", encoding="utf-8")
    return path


def test_the_bundled_lexicon_and_a_file_of_ones_own_are_checked(own: Path) -> None:
    assert "The bundled lexicon: no faults." in run("lexicon", "check").output
    assert "no faults. 1 words in 1 frames." in run("lexicon", "check", own).output


def test_a_faulty_file_is_told_in_one_sentence_and_exit_code_2(own: Path) -> None:
    own.write_text(OWN.replace("senses", "sense"), encoding="utf-8")
    result = run("lexicon", "check", own)
    assert result.exit_code == 2
    assert "my-words.toml, bushwhack: unknown key sense" in result.output


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("lexicon", "check", tmp_path / "none.toml")
    assert result.exit_code == 2
    assert "none.toml cannot be read as a lexicon" in result.output


def test_examples_are_run_and_a_wrong_one_says_what_came_out(own: Path) -> None:
    assert run("lexicon", "test", own).output.strip() == "1 words, 1 examples, 0 failed."
    own.write_text(OWN.replace("[actor Ukrainian partisans]", "[target Ukrainian partisans]"), encoding="utf-8")
    result = run("lexicon", "test", own)
    assert result.exit_code == 2
    assert "not “Ukrainian partisans”" in result.output


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("overran", "overrun (verbs;"),
        ("dozens", "read as 24 to 99"),
        ("tanks", "a thing of class equipment, kind tank"),
        ("said", "a cue (verb) that says"),
    ],
)
def test_a_word_is_found_in_any_form_and_wherever_it_stands(word: str, shown: str) -> None:
    result = run("lexicon", "find", word)
    assert result.exit_code == 0
    assert shown in result.output


def test_a_word_that_is_not_there_ends_with_exit_code_2() -> None:
    assert run("lexicon", "find", "bushwhack").exit_code == 2


def test_predicates_of_ones_own_make_claims_and_are_part_of_the_extractors_version(
    own: Path, report: Path, tmp_path: Path
) -> None:
    day = ("--published", "2022-09-11", "--theatre", "ukraine-2022")
    plain = json.loads(run("extract", report, *day).stdout)
    with_own = json.loads(run("extract", report, *day, "--lexicon", own).stdout)
    assert plain["claims"] == []
    assert [c["event"] for c in with_own["claims"]] == ["attacked"]
    record = tmp_path / "r.sqlite"
    assert "1 report added" in run("ingest", report, *day, "--record", record).output
    assert "1 report added" in run("ingest", report, *day, "--record", record, "--lexicon", own).output
    assert "1 known already" in run("ingest", report, *day, "--record", record, REPORTEDLY_LEXICON=str(own)).output


def test_explain_shows_the_frame_and_what_fills_its_roles(own: Path, report: Path) -> None:
    shown = run(
        "explain", report, "--published", "2022-09-11", "--theatre", "ukraine-2022", "--lexicon", own
    ).output.replace("\n", " ")
    told = " ".join(shown.split())
    assert "frame “bushwhack” (actor “Ukrainian partisans”, object “two Russian trucks”" in told
