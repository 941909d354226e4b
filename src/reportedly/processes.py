"""Runs extract and locate over batches of reports, in this process or in several."""

from __future__ import annotations

import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, ClassVar

from reportedly.extract import Scope, extract
from reportedly.locate import Locator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportedly.locate import Gazetteer
    from reportedly.record import Extraction, Report
    from reportedly.theatre.model import Theatre

# Reports that go through the steps together. A fixed number, so that one process and many give the same bytes; 16 of
# ordinary length fill a parser's batch.
BATCH = 16
_WAITING = 2  # batches for each process: one in work and one to follow, so that memory does not grow with the input

_Batch = tuple["Report", ...]


class Steps:
    """Extract and locate for one theatre and scope, with the user's own predicates."""

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer, scope: Scope, lexicons: tuple[Path, ...] = ()) -> None:
        self._theatre, self._scope, self._lexicons = theatre, scope, lexicons
        self._locator = Locator(theatre, gazetteer, demonyms=scope == "all")

    def run(self, batch: Iterable[Report]) -> Iterator[Extraction]:
        """The reports' claims with places and moments, in order."""
        for extraction in extract(batch, self._theatre, self._scope, self._lexicons):
            yield self._locator.locate(extraction)


def batches(reports: Iterable[Report]) -> Iterator[_Batch]:
    """The reports in runs of at most `BATCH`, in order."""
    waiting = iter(reports)
    while batch := tuple(islice(waiting, BATCH)):
        yield batch


def in_processes(
    reports: Iterable[Report],
    theatre: Theatre,
    gazetteer: Gazetteer,
    scope: Scope,
    lexicons: tuple[Path, ...] = (),
    *,
    jobs: int,
) -> Iterator[Extraction]:
    """The same as `Steps.run` over batches, in `jobs` processes and in the order given."""
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _Worker.begin, (theatre, gazetteer, scope, lexicons))
    under_way: deque[Future[list[Extraction]]] = deque()
    try:
        for batch in batches(reports):
            under_way.append(pool.submit(_Worker.run, batch))
            if len(under_way) >= _WAITING * jobs:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


class _Worker:
    """What a process of the pool keeps from batch to batch."""

    steps: ClassVar[Steps]

    @classmethod
    def begin(cls, theatre: Theatre, gazetteer: Gazetteer, scope: Scope, lexicons: tuple[Path, ...]) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the main process, which ends this one
        cls.steps = Steps(theatre, gazetteer, scope, lexicons)

    @classmethod
    def run(cls, batch: _Batch) -> list[Extraction]:
        return list(cls.steps.run(batch))
