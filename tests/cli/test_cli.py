from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

COMMANDS = ("ingest", "brief", "show", "extract", "explain", "demo", "theatre", "lexicon")
REPORTEDLY = (sys.executable, "-c", "from reportedly.cli import main; main()")
THEATRE = ("--theatre", "sudan-2023")
DAY = ("--published", "2023-06-20")
WORDS = (
    "The Sudanese Armed Forces said that SAF troops had captured Omdurman on Monday. "
    "The Rapid Support Forces denied that RSF fighters had withdrawn from Omdurman.\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, [str(a) for a in arguments])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "omdurman.txt"
    path.write_text(WORDS, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("record")
    (folder / "omdurman.txt").write_text(WORDS, encoding="utf-8")
    where = folder / "r.sqlite"
    result = run("ingest", folder / "omdurman.txt", "--record", where, *DAY, *THEATRE)
    assert result.exit_code == 0, result.output
    return where


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    if command in {"theatre", "lexicon"}:
        shown = run(command, "check", "--help")
    assert "Example: reportedly" in shown.output


def test_help_does_not_load_the_parser() -> None:
    program = (
        "import sys, reportedly.cli.app; print([m for m in ('spacy', 'sqlalchemy', 'pydantic') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_version_is_told() -> None:
    assert run("--version").output.startswith("reportedly 0.")


def test_an_unknown_option_ends_with_two() -> None:
    assert run("brief", "--no-such-thing").exit_code == 2


class TestIngest:
    def test_the_same_report_twice_is_known(self, record: Path, report: Path) -> None:
        again = run("ingest", report, "--record", record, *DAY, *THEATRE)
        assert again.exit_code == 0
        assert again.stdout == "0 reports added, 1 known already.\n"

    def test_a_new_record_needs_a_theatre(self, tmp_path: Path, report: Path) -> None:
        result = run("ingest", report, "--record", tmp_path / "new.sqlite", *DAY)
        assert result.exit_code == 2
        assert "--theatre" in result.stderr
        assert "sudan-2023" in result.stderr
        assert not (tmp_path / "new.sqlite").exists()

    def test_a_record_remembers_its_theatre_and_takes_no_other(self, record: Path, report: Path) -> None:
        assert run("ingest", report, "--record", record, *DAY).exit_code == 0
        other = run("ingest", report, "--record", record, *DAY, "--theatre", "world")
        assert other.exit_code == 2
        assert "sudan-2023" in other.stderr

    def test_a_misspelt_theatre_gets_the_nearest_one(self, tmp_path: Path, report: Path) -> None:
        result = run("ingest", report, "--record", tmp_path / "r.sqlite", "--theatre", "sudan-2033")
        assert result.exit_code == 2
        assert "Did you mean sudan-2023?" in result.stderr

    def test_what_cannot_be_read_is_told_and_the_others_go_on(self, tmp_path: Path, report: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        result = run("ingest", tmp_path / "empty.txt", report, "--record", tmp_path / "r.sqlite", *DAY, *THEATRE)
        assert result.exit_code == 2
        assert "empty.txt" in result.stderr
        assert result.stdout == "1 report added, 1 not read.\n"

    def test_a_missing_file_is_one_sentence(self, tmp_path: Path) -> None:
        result = run("ingest", tmp_path / "none.txt", "--record", tmp_path / "r.sqlite", *THEATRE)
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1
        assert "Traceback" not in result.output


class TestExtract:
    def test_text_and_json_lines_come_out_a_line_each_in_order(self, tmp_path: Path, report: Path) -> None:
        rows = [{"doc_id": f"d{i}", "text": WORDS, "published": "2023-06-20"} for i in range(3)]
        lines, out = tmp_path / "more.jsonl", tmp_path / "out.jsonl"
        lines.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        result = run("extract", report, lines, "-o", out, *DAY, *THEATRE)
        assert result.exit_code == 0, result.output
        told = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        assert [t["doc_id"] for t in told] == ["omdurman", "d0", "d1", "d2"]
        assert told[0]["claims"][0]["place"]["name"] == "Omdurman"
        assert {t["claims"][0]["event"] for t in told} == {"captured"}

    def test_without_a_file_the_lines_go_to_standard_output(self, report: Path) -> None:
        result = run("extract", report, *DAY, *THEATRE)
        assert json.loads(result.stdout)["doc_id"] == "omdurman"

    def test_the_number_of_jobs_changes_no_byte(self, tmp_path: Path) -> None:
        rows = [{"doc_id": f"d{i}", "text": f"{i} tanks. {WORDS}", "published": "2023-06-20"} for i in range(20)]
        lines = tmp_path / "many.jsonl"
        lines.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
        for jobs in ("1", "2"):
            done = run("extract", lines, "-o", tmp_path / f"{jobs}.jsonl", "--jobs", jobs, *THEATRE)
            assert done.exit_code == 0, done.output
        assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()

    def test_an_undated_report_is_refused_for_claims_and_read_for_all(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(WORDS, encoding="utf-8")
        refused = run("extract", tmp_path / "a.txt", *THEATRE)
        assert refused.exit_code == 2
        assert "publication date" in refused.stderr
        assert run("extract", tmp_path / "a.txt", "--scope", "all", *THEATRE).exit_code == 0

    def test_a_language_that_nobody_reads_is_one_sentence(self, tmp_path: Path) -> None:
        row = {"doc_id": "d", "text": "Le maire parle.", "published": "2023-06-20", "language": "fr"}
        (tmp_path / "fr.jsonl").write_text(json.dumps(row), encoding="utf-8")
        result = run("extract", tmp_path / "fr.jsonl", *THEATRE)
        assert result.exit_code == 2
        assert "fr" in result.stderr

    def test_nothing_is_left_of_a_run_that_fails(self, tmp_path: Path) -> None:
        out = tmp_path / "out" / "o.jsonl"
        out.parent.mkdir()
        assert run("extract", tmp_path / "none.txt", "-o", out, *THEATRE).exit_code == 2
        assert list(out.parent.iterdir()) == []


class TestOutput:
    @pytest.mark.parametrize("where", ["missing/out", "folder", "/dev/full"])
    def test_a_place_that_cannot_be_written_is_one_sentence(
        self, tmp_path: Path, record: Path, report: Path, where: str
    ) -> None:
        (tmp_path / "folder").mkdir()
        out = tmp_path / where
        for command in (("extract", report, *DAY, *THEATRE), ("brief", "--record", record, "--format", "md")):
            told = run(*command, "-o", out)
            assert told.exit_code == 2
            assert f"{out} cannot be written" in told.stderr
            assert told.stderr.count("\n") == 1
        assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", report.name]

    def test_a_demo_without_its_folder_is_told(self, tmp_path: Path) -> None:
        assert "There is no folder" in run("demo", tmp_path / "none").stderr
        (tmp_path / "file").touch()
        examples = tmp_path / "sudan-2023"
        examples.mkdir()
        told = run("demo", examples, "-o", tmp_path / "file")
        assert (told.exit_code, told.stderr.count("\n")) == (2, 1)

    def test_standard_output_that_is_full_is_one_sentence_and_a_closed_one_none(self) -> None:
        shell = '"$@" > /dev/full; echo $? >&2; "$@" >&-; echo $? >&2'
        done = subprocess.run(
            ["sh", "-c", shell, "sh", *REPORTEDLY, "theatre", "list"], capture_output=True, text=True, check=True
        )
        told, full, closed = done.stderr.splitlines()
        assert told.startswith("The output cannot be written (No space left on device)")
        assert (full, closed) == ("2", "0")

    def test_a_reader_that_goes_away_is_no_error_message(self) -> None:
        read, write = os.pipe()
        os.close(read)
        command = [*REPORTEDLY, "theatre", "list"]
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
        os.close(write)
        assert (done.returncode, done.stderr) == (141, "")


class TestBrief:
    def test_each_form_tells_the_day(self, record: Path) -> None:
        for form, mark in (("terminal", "20 June 2023"), ("md", "# "), ("html", "<html")):
            told = run("brief", "--record", record, "--format", form)
            assert told.exit_code == 0, told.output
            assert mark in told.stdout
            assert "Omdurman" in told.stdout

    def test_a_file_gets_it_and_standard_output_stays_empty(self, record: Path, tmp_path: Path) -> None:
        told = run("brief", "--record", record, "--format", "md", "-o", tmp_path / "b.md")
        assert told.stdout == ""
        assert "Omdurman" in (tmp_path / "b.md").read_text(encoding="utf-8")

    def test_before_the_first_report_nothing_is_known(self, record: Path) -> None:
        told = run("brief", "--record", record, "--on", "2023-06-01", "--format", "md")
        assert told.exit_code == 0
        assert "Omdurman" not in told.stdout

    def test_a_record_that_is_not_there_is_one_sentence(self, tmp_path: Path) -> None:
        told = run("brief", "--record", tmp_path / "none.sqlite")
        assert told.exit_code == 2
        assert told.stderr.count("\n") == 1

    def test_a_wrong_date_is_one_sentence(self, record: Path) -> None:
        told = run("brief", "--record", record, "--on", "yesterday")
        assert told.exit_code == 2
        assert "2022-09-11" in told.stderr

    def test_a_day_to_come_is_refused(self, record: Path) -> None:
        told = run("brief", "--record", record, "--on", "2999-01-01")
        assert told.exit_code == 2
        assert "is to come; ask about a day until 2023-06-20" in told.stderr

    def test_a_record_that_holds_nothing_yet_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").touch()
        run("ingest", tmp_path / "empty.txt", "--record", tmp_path / "r.sqlite", *DAY, *THEATRE)
        told = run("brief", "--record", tmp_path / "r.sqlite")
        assert told.exit_code == 2
        assert "is empty; fill it" in told.stderr


class TestShow:
    def claim(self, record: Path) -> tuple[str, str]:
        with sqlite3.connect(record) as db:
            found = db.execute("SELECT id, report_id FROM claim ORDER BY span_start").fetchone()
        return str(found[0]), str(found[1])

    def test_a_claim_is_shown_with_the_words_it_stands_on(self, record: Path) -> None:
        claim, report_id = self.claim(record)
        shown = run("show", "claim", claim[:10], "--record", record)
        assert shown.exit_code == 0, shown.output
        fields = dict(line.split(maxsplit=1) for line in shown.stdout.splitlines() if line.startswith("  "))
        assert fields["event"] == "captured"
        assert fields["where"].startswith("Omdurman in Khartoum (gn:365137), settlement, geo:15.")
        assert "← “The Sudanese Armed Forces”" in fields["source"]
        assert fields["report"].startswith(report_id)

    def test_an_incident_is_found_by_its_claim_and_gives_its_reasons(self, record: Path) -> None:
        claim, _ = self.claim(record)
        shown = run("show", "incident", claim, "--record", record)
        assert shown.exit_code == 0, shown.output
        assert "  grade " in shown.stdout
        assert "  because " in shown.stdout
        incident = shown.stdout.split()[1]
        assert run("show", "incident", incident[:8], "--record", record).stdout == shown.stdout

    def test_a_place_and_a_report_are_shown(self, record: Path) -> None:
        _, report_id = self.claim(record)
        assert "not sovereignty" in run("show", "place", "omdurman", "--record", record).stdout
        assert WORDS.strip() in run("show", "report", report_id, "--record", record).stdout

    @pytest.mark.parametrize("what", ["claim", "incident", "place", "report"])
    def test_what_is_not_there_is_one_sentence(self, record: Path, what: str) -> None:
        shown = run("show", what, "zzz", "--record", record)
        assert shown.exit_code == 2
        assert shown.stderr.count("\n") == 1


def test_explain_tells_of_every_sentence_which_rule_fired_or_why_none_did(report: Path) -> None:
    report.write_text(WORDS + "It rained.\n\nThe weather was fine.\n", encoding="utf-8")
    told = run("explain", report, *DAY, *THEATRE)
    assert told.exit_code == 0, told.output
    _, captured, withdrew, rain, weather = told.stdout.split("\n\n")
    assert "“captured” → " in captured
    assert "time: “Monday” → 2023-06-19" in captured
    assert "“denied” → " in withdrew
    assert "no claim: no word of it tells" in rain
    assert "not read: no word of its paragraph tells an event" in weather


def test_explain_refuses_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "uk.txt").write_text("Війська визволили місто, повідомив генеральний штаб.\n", encoding="utf-8")
    told = run("explain", tmp_path / "uk.txt", *DAY)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)


def test_the_bundled_theatres_are_listed_and_checked() -> None:
    listed = run("theatre", "list")
    assert "sudan-2023: " in listed.stdout
    assert "world: " in listed.stdout


def test_a_theatre_with_a_fault_is_told_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "theatre.toml").write_text('[theatre]\nname = "x"\ntitle = "X"\nzone = "Mars/Olympus"\n')
    checked = run("theatre", "check", tmp_path)
    assert checked.exit_code == 2
    assert "theatre.toml, line 4" in checked.stderr


def test_the_demo_shows_the_brief_and_writes_the_page(tmp_path: Path) -> None:
    examples = tmp_path / "sudan-2023"
    examples.mkdir()
    (examples / "a.txt").write_text(f"Published: 2023-06-20\n\n{WORDS}", encoding="utf-8")
    for told in (run("demo", examples, "-o", tmp_path / "out"), run("demo", examples, "-o", tmp_path / "out")):
        assert told.exit_code == 0, told.output
        assert "Omdurman" in told.stdout
        assert "brief.html" in told.stderr
    assert "1 known already" in told.stderr
    assert "<html" in (tmp_path / "out" / "brief.html").read_text(encoding="utf-8")


def test_an_interrupt_ends_with_130_in_one_line_and_leaves_the_record_whole(tmp_path: Path) -> None:
    rows = [{"doc_id": f"d{i}", "text": f"{i}. {WORDS * 20}", "published": "2023-06-20"} for i in range(200)]
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    record = tmp_path / "r.sqlite"
    # Whoever runs the tests in the background may have SIGINT ignored, and children inherit that.
    heeding = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {REPORTEDLY[-1]}"
    options = ["--record", str(record), *THEATRE]
    program = [sys.executable, "-c", heeding, "ingest", str(tmp_path / "many.jsonl"), *options]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        while not _reports(record):
            with suppress(subprocess.TimeoutExpired):
                running.wait(0.05)
                pytest.fail("it ended before it was interrupted")
        running.send_signal(signal.SIGINT)
        _, told = running.communicate()
    assert running.returncode == 130, told
    assert told.count("\n") == 1
    assert 0 < _reports(record) < len(rows)
    assert run("brief", "--record", record, "--format", "md").exit_code == 0


def _reports(record: Path) -> int:
    if not record.exists():
        return 0
    with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as db:
        try:
            return int(db.execute("SELECT count(*) FROM report").fetchone()[0])
        except sqlite3.OperationalError:
            return 0
