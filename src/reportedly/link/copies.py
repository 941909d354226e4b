"""Near-duplicate reports: wire copy and reprints, found by their words.

A report is the set of its runs of five words ("shingles"); a later report is a copy when its set resembles that of an
earlier one, or lies for the most part in it (Broder, Glassman, Manasse and Zweig 1997, "Syntactic Clustering of the
Web"). A round-up that takes in a shorter report whole is no copy of it. Whoever credits an outlet in the first words
("(Meridian Wire) -") has changed more of its report where it shares less. Signatures of least hashes (MinHash) tell
which reports are worth comparing; the comparison itself is exact.
"""

from __future__ import annotations

import re
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.record import Report

NEVER = datetime.max.replace(tzinfo=UTC)
_WORD = re.compile(r"\w+")
_RUN = 5  # words; Broder's ten suit web pages, our shortest bulletins have about forty words
_RESEMBLANCE = 0.5  # Broder 1997, section 6: "roughly the same" from 50 %
_CONTAINMENT = 0.6  # our choice: of a shortened copy among the example reports 73 % is the original's, of others 11 %
_CREDITED = 0.5  # of either share, where the later report credits the earlier one's outlet; our choice
_LEAST_ALIKE = 4  # shared runs, or eight words on end: two posts of three words are no copies of each other
_FEWEST = 12  # shared runs, or 16 words on end, below which words taken in prove nothing: bulletins have set phrases
_OPENING = 12  # words among which a credit stands
_REPRINTED_WITHIN = timedelta(days=3)  # our choice: wire copy is old news after that
# Of those that resemble to 45 %, 98 in 100 share a band of three hashes; of those that do to 5 %, 1 in 200. A shortened
# copy resembles its original less, but begins like it: the first words have bands of their own.
_SEED, _BANDS, _ROWS, _HEAD_BANDS = 1, 40, 3, 8
_HEAD = 40  # words
_ALIKE = 0.1  # of the hashes; such a copy shares 25 % of them, give or take 5 (one deviation)
_NUMBERS = np.arange(_BANDS + _HEAD_BANDS, dtype=np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)  # 2**64 over the golden ratio (Knuth, vol. 3, 6.4)
_OPEN_DAYS = 16  # whose bands are at hand; those of another day are made again when a report of it comes late


class Copies:
    """Which reports are copies of which, as more of them come in, in any order."""

    def __init__(self) -> None:
        self._known: dict[str, _Print] = {}
        self._days: dict[int, list[_Print]] = defaultdict(list)
        self._bands: OrderedDict[int, dict[int, list[_Print]]] = OrderedDict()
        self._parents: dict[str, _Debt] = {}
        self._children: dict[str, set[str]] = defaultdict(set)

    def add(self, reports: Iterable[Report]) -> set[str]:
        """Takes in reports; gives the ids of those, old and new, whose original is another one now."""
        fresh = [_print(report) for report in reports if report.id not in self._known]
        for item in sorted(fresh, key=_order):
            self._known[item.id] = item
            self._days[item.day].append(item)
            if item.day in self._bands:
                _put(item, self._bands[item.day])
        changed: set[str] = set()
        for item in fresh:
            for other in self._near(item):
                earlier, later = sorted((item, other), key=_order)
                if self._adopts(earlier, later):
                    changed |= {later.id, *self._descendants(later.id)}
        return changed

    def original(self, report_id: str) -> str:
        """The report that one is a copy of, which is never a copy itself; the report where it is none."""
        while report_id in self._parents:
            report_id = self._parents[report_id].to
        return report_id

    def found(self) -> dict[str, str]:
        """The id of the original for the id of each copy."""
        return {copy: self.original(copy) for copy in sorted(self._parents)}

    def _adopts(self, earlier: _Print, later: _Print) -> bool:
        """Makes the earlier report the parent of the later one, if it copies it and none that it owes more to."""
        if later.at - earlier.at > _REPRINTED_WITHIN:
            return False
        debt, held = _debt(later, earlier), self._parents.get(later.id)
        if debt is None or (held is not None and held <= debt):
            return False
        if held is not None:
            self._children[held.to].discard(later.id)
        self._parents[later.id] = debt
        self._children[debt.to].add(later.id)
        return True

    def _descendants(self, report_id: str) -> Iterator[str]:
        for child in self._children.get(report_id, ()):
            yield child
            yield from self._descendants(child)

    def _near(self, item: _Print) -> list[_Print]:
        """The reports of the days around whose signatures say that they may share words."""
        found: dict[str, _Print] = {}
        for day in range(item.day - _REPRINTED_WITHIN.days, item.day + _REPRINTED_WITHIN.days + 1):
            if day in self._days:
                bands = self._of(day)
                found |= {other.id: other for key in _keys(item) for other in bands.get(key, ())}
        found.pop(item.id, None)
        if not found:
            return []
        others = list(found.values())
        alike = (np.stack([other.signature for other in others]) == item.signature).mean(axis=1)
        return [others[i] for i in np.flatnonzero(alike >= _ALIKE)]

    def _of(self, day: int) -> dict[int, list[_Print]]:
        """The reports of a day by the bands of their signatures (locality-sensitive hashing, Indyk and Motwani)."""
        if day in self._bands:
            self._bands.move_to_end(day)
            return self._bands[day]
        bands: dict[int, list[_Print]] = {}
        for item in self._days[day]:
            _put(item, bands)
        self._bands[day] = bands
        if len(self._bands) > _OPEN_DAYS:
            self._bands.popitem(last=False)
        return bands


def _put(item: _Print, bands: dict[int, list[_Print]]) -> None:
    for key in _keys(item):
        bands.setdefault(key, []).append(item)


def _keys(item: _Print) -> list[int]:
    """A number for each band, of its hashes and of which band it is."""
    hashes = np.concatenate((item.signature, item.head)).astype(np.uint64)
    rows = hashes.reshape(_BANDS + _HEAD_BANDS, _ROWS)
    keys = _NUMBERS.copy()
    for row in rows.T:
        keys = keys * _MIX + row  # as unsigned 64-bit numbers, which wrap around
    found: list[int] = keys.tolist()
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Print:
    """What is kept of a report: its runs of words as sorted hashes, and the signature of them."""

    id: str
    at: datetime
    day: int
    shingles: NDArray[np.uint32]
    signature: NDArray[np.uint32]
    head: NDArray[np.uint32]  # the signature of the first words
    outlet: str
    opening: str


def _print(report: Report) -> _Print:
    words = [w for span in report.body for w in _WORD.findall(span.of(report.text).casefold())]
    runs = [" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))] if words else []
    at = published(report)
    shingles = np.fromiter(sorted({crc32(run.encode()) for run in runs}), np.uint32)
    whole, head = _signature(runs, _BANDS), _signature(runs[:_HEAD], _HEAD_BANDS)
    opening = f" {' '.join(words[:_OPENING])} "
    outlet = " ".join(_WORD.findall((report.outlet or "").casefold()))
    return _Print(report.id, at, at.toordinal(), shingles, whole, head, outlet, opening)


def _signature(runs: Iterable[str], bands: int) -> NDArray[np.uint32]:
    sketch = RMinHash(num_perm=bands * _ROWS, seed=_SEED)
    sketch.update(sorted(set(runs)))
    return np.array(sketch.digest(), np.uint32)


@dataclass(frozen=True, slots=True, order=True)
class _Debt:
    """What a report owes to an earlier one, the more the less it is in this order: its credit, much, the first."""

    uncredited: bool
    edited: bool
    at: datetime
    to: str


def _debt(later: _Print, earlier: _Print) -> _Debt | None:
    """What the later report owes to the earlier one; None where it is no copy of it."""
    shared = len(np.intersect1d(later.shingles, earlier.shingles, assume_unique=True))
    union = len(later.shingles) + len(earlier.shingles) - shared
    named = f" {earlier.outlet} " in later.opening
    credited = bool(earlier.outlet) and earlier.outlet != later.outlet and named
    again = (
        bool(later.outlet) and earlier.outlet == later.outlet and shared < union
    )  # tomorrow's bulletin in the phrases of today's
    if again or shared < _LEAST_ALIKE:
        return None
    share = min(shared / max(1.0, _RESEMBLANCE * union), 1.0)
    if shared >= _FEWEST * (_CREDITED if credited else 1.0):
        share = max(share, min(shared / max(1.0, _CONTAINMENT * len(later.shingles)), 1.0))
    if share < (_CREDITED if credited else 1.0):
        return None
    return _Debt(not credited, share < 1.0, earlier.at, earlier.id)


def published(report: Report) -> datetime:
    """The end of the publication: a bare date is over only at midnight."""
    return report.published.end or report.published.begin or NEVER


def _order(item: _Print) -> tuple[datetime, str]:
    return item.at, item.id


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """Which reports are copies of which.

    Args:
        reports: in any order.

    Returns:
        The id of the original for the id of each copy. The original is the one published first; an original is
        never a copy itself.
    """
    found = Copies()
    found.add(reports)
    return found.found()
