"""The whole way on one page: read, extract, locate, store; then link and control, and what a brief tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from reportedly.control import holdings
from reportedly.errors import InputError, NotInRecord, RecordError
from reportedly.extract import Scope, extractor_for
from reportedly.link import link
from reportedly.locate import open_gazetteer
from reportedly.processes import Steps, batches, in_processes
from reportedly.read import UNDETERMINED, Given, read_path
from reportedly.record import Extraction, Moment, Provenance, Rejected, Report, Situation

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from reportedly.store import Record
    from reportedly.theatre.model import Theatre

# What is being done, and how much of it, 0 to 1; None where nobody knows how much there is.
Progress = Callable[[str, float | None], None]


@dataclass(frozen=True, slots=True)
class IngestResult:
    """What an ingest did: `added` reports are new or newly extracted, `known` ones were there already."""

    added: int
    known: int
    rejected: tuple[Rejected, ...]


def _silent(_what: str, _share: float | None) -> None:
    pass


def extract_reports(
    reports: Iterable[Report],
    theatre: Theatre,
    scope: Scope = "claims",
    *,
    jobs: int = 1,
    lexicons: tuple[Path, ...] = (),
    on_progress: Progress = _silent,
) -> Iterator[Extraction]:
    """Reports to claims with places and moments, in the order given, without a store.

    Args:
        reports: any number; they are taken in batches.
        theatre: whose names, places and zone count.
        scope: "claims" reads what can hold a claim of conflict, "all" reads everything.
        jobs: how many processes share the work; their number changes nothing in what comes out.
        lexicons: files of predicates of the user's own (docs/lexicon.md).
        on_progress: is told while the list of places is built, which happens once on a machine.

    Raises:
        InputError: no extractor reads a report's language.
        GazetteerError: the list of places cannot be built or opened.
        LexiconError: a file of predicates cannot be read or is malformed.
    """
    gazetteer = open_gazetteer(theatre, on_progress=on_progress)
    if jobs > 1:
        yield from in_processes(reports, theatre, gazetteer, scope, lexicons, jobs=jobs)
        return
    steps = Steps(theatre, gazetteer, scope, lexicons)
    for batch in batches(reports):
        yield from steps.run(batch)


def ingest(
    paths: Iterable[Path],
    record: Record,
    theatre: Theatre,
    given: Given,
    on_progress: Progress = _silent,
    *,
    lexicons: tuple[Path, ...] = (),
) -> IngestResult:
    """Reads files and folders into a record; each report is added whole or not at all.

    What cannot be read is kept as a rejected input with its reason, and the others go on. The same report twice, with
    the same versions of extractor, theatre and gazetteer, changes nothing.

    Args:
        paths: files of text, HTML or JSON lines, and folders of them.
        record: an open record of this theatre, or a new one.
        theatre: the conflict that the reports are about.
        given: what the user says about the input; its `now` is the time of recording.
        on_progress: is told what is being done.
        lexicons: files of predicates of the user's own; what they tell is part of the extractor's version.

    Raises:
        LexiconError: a file of predicates cannot be read or is malformed.
        RecordError: the record belongs to another theatre.
        InputError: there is no such path.
    """
    held = theatre_of(record)
    if held not in {None, theatre.name}:
        raise RecordError(
            f"The record {record.where} is of the theatre {held!r}, not of {theatre.name!r}: give another --record."
        )
    run = _Run(record, theatre, given.now, on_progress, lexicons)
    for path in paths:
        for batch in batches(run.wanted(read_path(path, theatre.zone, given))):
            run.take(batch)
    return IngestResult(run.added, run.known, tuple(run.rejected))


def unreadable(report: Report) -> Rejected | None:
    """The report as a rejected input where no extractor reads its language; None where one does."""
    try:
        extractor_for(report.language)
    except InputError as refusal:
        digest = sha256(report.text.encode(errors="surrogatepass")).hexdigest()
        told = f"{report.doc_id}: {refusal}"
        if report.language == UNDETERMINED:
            told = (
                f'{report.doc_id} does not look like English; where it is, say so with "language": "en" in JSON lines.'
            )
        return Rejected(report.doc_id, digest, told)
    return None


class _Run:
    """One ingest under way: what was added, what was there, what could not be read."""

    def __init__(
        self, record: Record, theatre: Theatre, now: datetime, on_progress: Progress, lexicons: tuple[Path, ...]
    ) -> None:
        self.added, self.known = 0, 0
        self.rejected: list[Rejected] = []
        self._record, self._theatre, self._now, self._on_progress = record, theatre, now, on_progress
        self._gazetteer = open_gazetteer(theatre, on_progress=on_progress)
        self._lexicons = lexicons
        self._steps = Steps(theatre, self._gazetteer, "claims", lexicons)

    def wanted(self, found: Iterable[Report | Rejected]) -> Iterator[Report]:
        """The reports that the record does not hold yet as these versions would extract them."""
        for item in found:
            self._on_progress("Reading reports", None)
            if isinstance(item, Rejected):
                self._reject(item)
            elif (refused := unreadable(item)) is not None:
                self._reject(refused)
            elif self._is_known(item):
                self.known += 1
            else:
                yield item

    def take(self, batch: tuple[Report, ...]) -> None:
        """Extracts the reports and adds each in a transaction of its own."""
        for extraction in self._steps.run(batch):
            report = extraction.report
            self._on_progress(f"Taking in {report.doc_id}", None)
            if self._record.add(extraction, self._provenance(report)):
                self.added += 1
            else:
                self.known += 1

    def _is_known(self, report: Report) -> bool:
        try:
            held = self._record.provenance(report.id)
        except NotInRecord:
            return False
        ours = self._provenance(report)
        return (held.extractor, held.theatre, held.gazetteer) == (ours.extractor, ours.theatre, ours.gazetteer)

    def _reject(self, item: Rejected) -> None:
        self.rejected.append(item)
        self._record.add_rejected(item, self._now)

    def _provenance(self, report: Report) -> Provenance:
        return Provenance(
            reportedly=version("reportedly"),
            extractor=extractor_for(report.language, self._lexicons).version,
            theatre=f"{self._theatre.name}@{self._theatre.version}",
            gazetteer=self._gazetteer.version,
            recorded_at=self._now,
        )


def theatre_of(record: Record) -> str | None:
    """The name of the theatre that a record is of; None while it is empty."""
    first = next(iter(record.reports()), None)
    return None if first is None else record.provenance(first.id).theatre.partition("@")[0]


def last_day(record: Record, theatre: Theatre) -> date | None:
    """The civil day of the latest publication that a record holds, in the theatre's zone; None while it is empty."""
    days = [last for report in record.reports() if (last := report.published.days(theatre.zone)[1]) is not None]
    return max(days, default=None)


def situation(record: Record, theatre: Theatre, on: date) -> Situation:
    """What a record holds as of the end of the civil day `on` in the theatre's zone: all that a brief tells.

    Only what was published by then counts, so the answer for a day does not change with later reports; what humans
    decided about incidents holds for every day.
    """
    until = Moment.civil(on, on, theatre.zone)
    reports = record.reports(until)
    claims = record.claims(published_until=until)
    evidence = record.evidence(published_until=until)
    return Situation(
        on=on,
        theatre=theatre.name,
        zone=theatre.zone,
        reports=reports,
        claims=claims,
        evidence=evidence,
        incidents=link(claims, reports, theatre, evidence, record.decisions()),
        holdings=holdings(claims, on, theatre, reports),
    )
