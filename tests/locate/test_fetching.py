"""A country's dumps, fetched from a server on loopback."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from tests.locate.dumps import name_line, place_line, zipped

from reportedly.errors import GazetteerError
from reportedly.locate.fetching import fetch_country

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Site:
    """What a server has, and how it behaves: after `cut` bytes of a body it hangs up."""

    files: dict[str, bytes]
    cut: int | None = None
    ranges: bool = True
    etag: str = '"one"'
    address: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            site.asked.append((self.path, wanted))
            whole = site.files.get(self.path)
            if whole is None:
                self.send_error(404)
                return
            known = self.headers.get("If-Range") == site.etag
            begins = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and site.ranges and known else 0
            if begins >= len(whole):
                self.send_error(416)
                return
            self.send_response(206 if begins else 200)
            self.send_header("ETag", site.etag)
            self.send_header("Content-Length", str(len(whole) - begins))
            self.end_headers()
            body = whole[begins:]
            self.wfile.write(body if site.cut is None else body[: site.cut])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    lines = [place_line(n, f"Selo{n}") for n in range(1, 400)]
    return {
        "/UA.zip": zipped(tmp_path / "UA.zip", lines).read_bytes(),
        "/alternatenames/UA.zip": zipped(tmp_path / "names.zip", [name_line(1, 1, "Село")]).read_bytes(),
    }


def fetch(site: Site, folder: Path, time_limit: float = 30.0) -> list[tuple[str, float]]:
    told: list[tuple[str, float]] = []
    fetch_country("UA", folder, lambda what, share: told.append((what, share)), site.address, time_limit)
    return told


def test_both_dumps_come_whole_with_their_hashes_and_progress(tmp_path: Path, files: dict[str, bytes]) -> None:
    with serving(Site(files)) as site:
        told: list[tuple[str, float]] = []
        places, names = fetch_country("UA", tmp_path / "here", lambda *t: told.append(t), site.address, 30.0)
    assert places.path.read_bytes() == files["/UA.zip"]
    assert places.sha256 == sha256(files["/UA.zip"]).hexdigest()
    assert names.path.read_bytes() == files["/alternatenames/UA.zip"]
    assert told[-1] == ("fetching the names of UA", 1.0)
    assert {p.suffix for p in (tmp_path / "here").iterdir()} == {".zip"}


def test_a_fetch_that_was_cut_goes_on_where_it_stopped(tmp_path: Path, files: dict[str, bytes]) -> None:
    with serving(Site(files, cut=1000)) as site:
        with pytest.raises(GazetteerError, match="goes on where it stopped"):
            fetch(site, tmp_path / "here")
        site.cut = None
        fetch(site, tmp_path / "here")
    assert site.asked[1] == ("/UA.zip", "bytes=1000-")
    assert (tmp_path / "here" / "UA.zip").read_bytes() == files["/UA.zip"]


def test_a_part_of_an_older_version_is_not_gone_on_with(tmp_path: Path, files: dict[str, bytes]) -> None:
    with serving(Site(files, cut=1000)) as site:
        with pytest.raises(GazetteerError):
            fetch(site, tmp_path / "here")
        site.cut, site.etag = None, '"two"'
        fetch(site, tmp_path / "here")
    assert (tmp_path / "here" / "UA.zip").read_bytes() == files["/UA.zip"]


def test_a_file_whose_checksums_do_not_hold_is_thrown_away(tmp_path: Path, files: dict[str, bytes]) -> None:
    good = files["/UA.zip"]
    files["/UA.zip"] = good[:200] + bytes([good[200] ^ 1]) + good[201:]
    with serving(Site(files)) as site, pytest.raises(GazetteerError, match="came damaged"):
        fetch(site, tmp_path / "here")
    assert not list((tmp_path / "here").iterdir())


def test_a_country_that_is_not_there_says_so(tmp_path: Path) -> None:
    with serving(Site({})) as site, pytest.raises(GazetteerError, match="has no such country"):
        fetch(site, tmp_path / "here")


def test_a_slow_server_ends_at_the_time_limit_and_what_came_is_kept(tmp_path: Path, files: dict[str, bytes]) -> None:
    with serving(Site(files)) as site, pytest.raises(GazetteerError, match="--time-limit"):
        fetch(site, tmp_path / "here", time_limit=0.0)
    assert (tmp_path / "here" / "UA.part").stat().st_size > 0


def test_offline_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    with serving(Site({})) as site:
        gone = site.address
    with pytest.raises(GazetteerError, match=r"cannot be reached .* go online"):
        fetch_country("UA", tmp_path / "here", lambda *_: None, gone, 30.0)
