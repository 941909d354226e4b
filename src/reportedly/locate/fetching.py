"""Fetches a country's dumps from GeoNames, and goes on where an earlier try has stopped."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

import urllib3
from urllib3.exceptions import HTTPError

from reportedly.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from urllib3.response import BaseHTTPResponse

GEONAMES: Final = "https://download.geonames.org/export/dump"
_CONNECT, _SILENCE = 10.0, 30.0  # seconds until a server answers, and between two of its pieces
_PIECE: Final = 1 << 16
_OK, _PARTIAL, _UNSATISFIABLE, _GONE = 200, 206, 416, 404


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that has come whole: its zip's own checksums hold, and `sha256` is that of its bytes."""

    path: Path
    sha256: str


def fetch_country(
    iso: str,
    folder: Path,
    tell: Callable[[str, float], None],
    base: str,
    time_limit: float,
) -> tuple[Fetched, Fetched]:
    """Fetch the places and the alternate names of a country.

    Args:
        iso: the country's code of ISO 3166-1, two letters.
        folder: where the files are put; a part that an earlier try has left there is gone on with.
        tell: is told what is being fetched and how much of it is here, 0 to 1.
        base: where the dumps lie: `GEONAMES`, or a mirror.
        time_limit: seconds for both files together.

    Raises:
        GazetteerError: offline, no such country there, too slow, or a file's checksums do not hold.
    """
    until = monotonic() + time_limit
    pool = urllib3.PoolManager(timeout=urllib3.Timeout(connect=_CONNECT, read=_SILENCE), retries=False)
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for what, address, name in (
        ("places", f"{base}/{iso}.zip", f"{iso}.zip"),
        ("names", f"{base}/alternatenames/{iso}.zip", f"{iso}-names.zip"),
    ):
        found.append(_Download(pool, address, folder / name, until).run(partial(tell, f"fetching the {what} of {iso}")))
    return found[0], found[1]


@dataclass(frozen=True, slots=True)
class _Download:
    pool: urllib3.PoolManager
    address: str
    path: Path
    until: float

    @property
    def _part(self) -> Path:
        return self.path.with_suffix(".part")

    @property
    def _tag(self) -> Path:
        """Where the server's name for the version is kept that the part is of."""
        return self.path.with_suffix(".etag")

    def run(self, tell: Callable[[float], None]) -> Fetched:
        try:
            self._take(tell)
        except HTTPError as fault:
            reason = str(fault).split(": ", 1)[-1]
            raise GazetteerError(
                f"{self.address} cannot be reached ({reason}); go online and try again, it goes on where it stopped, "
                "or give a dump that you have as a file."
            ) from fault
        whole = self._checked()
        self._part.replace(self.path)
        self._tag.unlink(missing_ok=True)
        return Fetched(self.path, whole)

    def _take(self, tell: Callable[[float], None]) -> None:
        here = self._part.stat().st_size if self._part.exists() else 0
        response = self._ask(here)
        try:
            if response.status == _UNSATISFIABLE:  # the part is all of it, or of another version: its checksums tell
                return
            if response.status not in {_OK, _PARTIAL}:
                why = "has no such country" if response.status == _GONE else f"answers {response.status}"
                raise GazetteerError(f"{self.address} {why}; check the code, or give a dump that you have as a file.")
            begins = here if response.status == _PARTIAL else 0
            self._tag.write_text(response.headers.get("ETag", ""), encoding="utf-8")
            self._write(response, begins, tell)
        finally:
            response.release_conn()

    def _ask(self, here: int) -> BaseHTTPResponse:
        tag = self._tag.read_text(encoding="utf-8") if self._tag.exists() else ""
        headers = {"User-Agent": "reportedly", "Accept-Encoding": "identity"}
        if here and tag:
            headers |= {"Range": f"bytes={here}-", "If-Range": tag}
        return self.pool.request("GET", self.address, headers=headers, preload_content=False)

    def _write(self, response: BaseHTTPResponse, begins: int, tell: Callable[[float], None]) -> None:
        total = begins + int(response.headers.get("Content-Length", 0))
        done = begins
        with self._part.open("ab" if begins else "wb") as stream:
            while piece := response.read1(_PIECE):  # what has come before a break is kept
                stream.write(piece)
                done += len(piece)
                tell(done / total if total else 0.0)
                if monotonic() > self.until:
                    raise GazetteerError(
                        f"{self.address} is too slow ({done:,} bytes until now); try again, it goes on where it "
                        "stopped, or raise --time-limit."
                    )

    def _checked(self) -> str:
        """Give the file's SHA-256 once all of its zip's checksums hold."""
        try:
            with ZipFile(self._part) as archive:
                broken = archive.testzip()
        except (BadZipFile, OSError, EOFError, zlib.error) as fault:
            broken = str(fault)
        if broken is not None:
            self._part.unlink(missing_ok=True)
            self._tag.unlink(missing_ok=True)
            raise GazetteerError(f"{self.address} came damaged ({broken}) and was thrown away; fetch it again.")
        return sha256(self._part.read_bytes()).hexdigest()
