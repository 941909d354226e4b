"""What all tests share: a real PostgreSQL server, a real browser, and a closing word on what was skipped."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import URL, create_engine, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NEEDS = {"postgresql": "apt-get install postgresql", "browser": "apt-get install chromium"}
CHROMIUM = Path("/usr/bin/chromium")
QUIET_CHROMIUM = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
)

pytest_plugins = ("handmade",)  # makes records by hand


def server_programs() -> Path | None:
    """The folder of the newest PostgreSQL server that is installed."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in found), key=lambda path: int(path.parent.name), default=None)


def is_there(need: str) -> bool:
    """Whether this machine has what tests with that marker need."""
    return server_programs() is not None if need == "postgresql" else CHROMIUM.exists()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for the browser or a server is marked as needing it."""
    for item in items:
        fixtures = getattr(item, "fixturenames", ())
        if "browser" in fixtures:
            item.add_marker("browser")
        if "postgresql_server" in fixtures:
            item.add_marker("postgresql")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips what this machine cannot run, with the way to change that."""
    for need, remedy in NEEDS.items():
        if item.get_closest_marker(need) and not is_there(need):
            pytest.skip(f"needs {need}; install it with `{remedy}`")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says what was skipped and how to run it."""
    skipped = terminalreporter.stats.get("skipped", [])
    for need, remedy in NEEDS.items():
        number = sum(need in report.keywords for report in skipped)
        if number:
            terminalreporter.write_line(f"Skipped for want of {need}: {number}. Install it with `{remedy}`.")
    if skipped and os.environ.get("REPORTEDLY_NO_SKIPS"):
        terminalreporter.write_line(f"REPORTEDLY_NO_SKIPS is set, so the run fails: skipped {len(skipped)}.")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """With REPORTEDLY_NO_SKIPS a skip fails the run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("REPORTEDLY_NO_SKIPS") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """A server of our own in a throwaway folder, reached by a socket there; the URL names its first database."""
    programs = server_programs()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="reportedly-"))  # pytest's own folders are closed to the postgres user
    as_user: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        as_user = ["runuser", "-u", "postgres", "--"]
    data = folder / "data"

    def run(program: str, *options: str) -> None:
        command = [*as_user, str(programs / program), *options]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)

    run("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start")
    try:
        yield URL.create("postgresql+psycopg", "tester", database="postgres", query={"host": str(folder)})
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)


_NUMBERS = count(1)


@pytest.fixture
def postgresql_url(postgresql_server: URL) -> Iterator[str]:
    """An empty database of the test's own."""
    name = f"record{next(_NUMBERS)}"
    engine = create_engine(postgresql_server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield postgresql_server.set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a test may make its record: a path of a file, then the URL of a database."""
    if request.param == "sqlite":
        return str(tmp_path / "record.sqlite")
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window and without traffic of its own."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - half a second that only browser tests pay

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET_CHROMIUM))
        yield chromium
        chromium.close()
