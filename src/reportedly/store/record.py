"""A record: what was reported, what was taken from it, and when each was written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Self

from sqlalchemy import func, select

from reportedly.errors import NaiveTimeError, RecordError
from reportedly.record import Claim, Decision, Event, Evidence, Extraction, Family, Moment, Provenance, Rejected, Report
from reportedly.store import decisions, history, lookup, payload, queries, rows, schema
from reportedly.store.history import Entry, HistoryLine

if TYPE_CHECKING:
    from types import TracebackType

    from reportedly.store.database import Database


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds; claims and evidence are those of the extractions that hold now."""

    reports: int
    claims: int
    evidence: int
    rejected: int
    erased: int


class Record:
    """An open record; `open_record` makes it. Use it in a `with` statement, or close it.

    Every method may raise RecordBusy, RecordFull or RecordError as `open_record` does; one that writes then leaves the
    record as it was.  `published_until` keeps to reports whose publication lies wholly within or before it; a date is
    the civil day in UTC, so give a theatre's day as `Moment.civil(day, day, theatre.zone)`.  `recorded_until` (aware)
    asks as of what was recorded by then.  Ids may be cut short to what no other id begins with.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def where(self) -> str:
        """The record's path or address, without a password."""
        return self._database.where

    def close(self) -> None:
        """Lets go of the file or the server."""
        self._database.engine.dispose()

    def add(self, extraction: Extraction, provenance: Provenance) -> bool:
        """Adds a report with what was taken from it, in one transaction; True where that changed the record.

        A report that is there already with the same versions of extractor, theatre and gazetteer is left alone, and so
        is one that was erased.  Another version's extraction takes the place of the one that held; the old one stays
        for questions as of earlier recordings.

        Raises:
            NaiveTimeError: the time of recording has no zone.
            RecordError: a claim is of another report, or two have one id.
        """
        at = _aware(provenance.recorded_at)
        _check_ids(extraction)
        taken = payload.rows(extraction)
        report_id = extraction.report.id
        with self._database.writing() as connection:
            if rows.is_erased(connection, report_id):
                return False
            last = rows.last_run(connection, report_id)
            if last is not None and rows.versions(connection, report_id) == rows.versions_of(provenance):
                return False
            rows.write(connection, taken, provenance, (last or 0) + 1)
            what = Entry.ADDED if last is None else Entry.REPLACED
            history.append(connection, at, what, report_id, taken.digest())
        return True

    def add_rejected(self, rejected: Rejected, at: datetime) -> bool:
        """Keeps an input that could not be read, once for each path; True where it was new.

        Raises:
            NaiveTimeError: `at` has no zone.
        """
        at = _aware(at)
        with self._database.writing() as connection:
            if not rows.write_rejected(connection, rejected, at):
                return False
            history.append(connection, at, Entry.REJECTED, rejected.sha256, rejected.sha256)
        return True

    def erase(self, report_id: str, why: str, at: datetime) -> None:
        """Takes a report's words and names, and all that was taken from it, out of the record for good.

        The id, the reason and the time stay, the history still verifies, and the report is not taken in again. What
        human decisions quote of it goes too; the decisions stay.
        On SQLite the bytes are overwritten; on PostgreSQL they go with its next vacuum.

        Raises:
            NotInRecord: there is no such report.
            NaiveTimeError: `at` has no zone.
        """
        at = _aware(at)
        with self._database.writing() as connection:
            whole = lookup.report_id(connection, report_id, self.where)
            rows.erase(connection, whole, why, at)
            history.append(connection, at, Entry.ERASED, whole, payload.digest((why,)))
            for decision_id, content in decisions.take_out_quotes(connection, whole):
                history.append(connection, at, Entry.REDACTED, decision_id, content)
        self._database.wipe_log()

    def decide(self, decision: Decision) -> bool:
        """Keeps what a human decided about incidents; True where it is new.

        Raises:
            NaiveTimeError: the time of the decision has no zone.
        """
        at = _aware(decision.decided_at)
        with self._database.writing() as connection:
            content = decisions.write(connection, decision)
            if content is not None:
                history.append(connection, at, Entry.DECIDED, decision.id, content)
        return content is not None

    def undo(self, decision_id: str, at: datetime) -> bool:
        """Takes a decision back from that time on; False where it was taken back before. It stays in the record.

        Raises:
            NotInRecord: there is no such decision.
            NaiveTimeError: `at` has no zone.
        """
        at = _aware(at)
        with self._database.writing() as connection:
            whole = lookup.decision_id(connection, decision_id, self.where)
            content = decisions.undo(connection, whole, at)
            if content is not None:
                history.append(connection, at, Entry.UNDONE, whole, content)
        return content is not None

    def decisions(self, *, recorded_until: datetime | None = None, undone: bool = False) -> tuple[Decision, ...]:
        """The human decisions that hold, or with `undone` those that were taken back, by time and id.

        With `recorded_until` those decided by then, as they held or were taken back then.
        """
        known = None if recorded_until is None else _aware(recorded_until)
        with self._database.reading() as connection:
            return decisions.read(connection, known, undone=undone)

    def reports(
        self, published_until: Moment | date | None = None, *, recorded_until: datetime | None = None
    ) -> tuple[Report, ...]:
        """The reports by publication and id."""
        known = None if recorded_until is None else _aware(recorded_until)
        question = queries.reports(queries.published_by(published_until), known)
        with self._database.reading() as connection:
            return tuple(payload.report(text) for text in connection.scalars(question))

    def claims(
        self,
        *,
        report: str | None = None,
        place: str | None = None,
        family: Family | None = None,
        event: Event | None = None,
        source: str | None = None,
        published_until: Moment | date | None = None,
        recorded_until: datetime | None = None,
    ) -> tuple[Claim, ...]:
        """The claims that meet all the given conditions, by publication, report, place in the text and id.

        `report`, `place` and `source` are whole ids; one that nothing has gives no claims.
        """
        table = schema.claim.c
        asked = ((table.report_id, report), (table.place_id, place), (table.source_id, source))
        named = ((table.family, family), (table.event, event))
        conditions = [column == value for column, value in asked if value is not None]
        conditions += [column == value.value for column, value in named if value is not None]
        conditions += queries.published_by(published_until)
        known = None if recorded_until is None else _aware(recorded_until)
        with self._database.reading() as connection:
            question = queries.items(schema.claim, conditions, known)
            return tuple(payload.claim(text) for text in connection.scalars(question))

    def evidence(
        self,
        *,
        report: str | None = None,
        published_until: Moment | date | None = None,
        recorded_until: datetime | None = None,
    ) -> tuple[Evidence, ...]:
        """The evidence that reports describe, by publication, report, place in the text and id."""
        conditions = [] if report is None else [schema.evidence.c.report_id == report]
        conditions += queries.published_by(published_until)
        known = None if recorded_until is None else _aware(recorded_until)
        with self._database.reading() as connection:
            question = queries.items(schema.evidence, conditions, known)
            return tuple(payload.evidence(text) for text in connection.scalars(question))

    def report(self, report_id: str) -> Report:
        """The report of that id.

        Raises:
            NotInRecord: there is none; the error names near ones.
        """
        with self._database.reading() as connection:
            whole = lookup.report_id(connection, report_id, self.where)
            return rows.report(connection, whole)

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id, of the extractions that hold now.

        Raises:
            NotInRecord: there is none; the error names near ones.
        """
        with self._database.reading() as connection:
            whole = lookup.claim_id(connection, claim_id, self.where)
            question = queries.items(schema.claim, [schema.claim.c.id == whole], None)
            return payload.claim(connection.scalars(question).first() or "")

    def extraction(self, report_id: str) -> Extraction:
        """All that was taken from a report, as it was added, by the version that holds now.

        Raises:
            NotInRecord: there is no such report; the error names near ones.
        """
        with self._database.reading() as connection:
            whole = lookup.report_id(connection, report_id, self.where)
            return rows.extraction(connection, whole)

    def provenance(self, report_id: str) -> Provenance:
        """What made the extraction of a report that holds now, and when it was recorded (UTC).

        Raises:
            NotInRecord: there is no such report; the error names near ones.
        """
        with self._database.reading() as connection:
            whole = lookup.report_id(connection, report_id, self.where)
            return rows.provenance(connection, whole)

    def former_claims(self, prefix: str) -> tuple[Claim, ...]:
        """Claims of earlier extractions whose ids begin so, the newest extraction first, by report and id."""
        table, report = schema.claim, schema.report
        earlier = select(table.c.payload).join(report, report.c.id == table.c.report_id)
        earlier = earlier.where(table.c.run < report.c.run, func.substr(table.c.id, 1, len(prefix)) == prefix)
        with self._database.reading() as connection:
            found = connection.scalars(earlier.order_by(table.c.run.desc(), table.c.report_id, table.c.id))
            return tuple(payload.claim(text) for text in found)

    def place_claims(self, place: str, *, published_until: Moment | date | None = None) -> tuple[Claim, ...]:
        """The claims about a place, given by its id or its name in any case, in the order of `claims`.

        Raises:
            NotInRecord: no claim speaks of it; the error names places of a like name.
        """
        with self._database.reading() as connection:
            about = lookup.place_condition(connection, place, self.where)
            question = queries.items(schema.claim, [about, *queries.published_by(published_until)], None)
            return tuple(payload.claim(text) for text in connection.scalars(question))

    def rejected(self) -> tuple[Rejected, ...]:
        """The inputs that could not be read, by path and hash."""
        table = schema.rejected.c
        question = select(table.path, table.sha256, table.reason).order_by(table.path, table.sha256)
        with self._database.reading() as connection:
            return tuple(Rejected(*row) for row in connection.execute(question))

    def history(self) -> tuple[HistoryLine, ...]:
        """What was recorded when, oldest first."""
        with self._database.reading() as connection:
            return tuple(history.lines(connection))

    def verify_history(self) -> None:
        """Checks that no line of the history was changed or lost, and that the record holds what its lines say.

        Raises:
            RecordError: it is broken; the error names the first broken line.
        """
        with self._database.reading() as connection:
            newest = history.check_chain(history.lines(connection), self.where)
            history.check_content(connection, newest, self.where)

    def counts(self) -> Counts:
        """How much the record holds."""
        with self._database.reading() as connection:
            return Counts(
                reports=rows.count(connection, schema.report),
                claims=rows.count_now(connection, schema.claim),
                evidence=rows.count_now(connection, schema.evidence),
                rejected=rows.count(connection, schema.rejected),
                erased=rows.count(connection, schema.erased),
            )


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise NaiveTimeError(f"The time {at.isoformat()} has no zone; write it with one, as in +03:00.")
    return at.astimezone(UTC)


def _check_ids(extraction: Extraction) -> None:
    report_id = extraction.report.id
    claims = [claim.id for claim in extraction.claims]
    evidence = [item.id for item in extraction.evidence]
    stray = next((claim for claim in extraction.claims if claim.report_id != report_id), None)
    if stray is not None:
        raise RecordError(f"The claim {stray.id} says it is of the report {stray.report_id}, not of {report_id}.")
    if len(set(claims)) < len(claims) or len(set(evidence)) < len(evidence):
        raise RecordError(f"Two claims or evidence items of the report {report_id} have one id.")
