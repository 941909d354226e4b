"""What humans decide about incidents: kept, taken back, asked for as of then, without the words of what is erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from reportedly.errors import NaiveTimeError, NotInRecord, RecordError
from reportedly.record import Anchor, Decision, DecisionKind
from reportedly.record.ids import decision_id
from reportedly.store import Entry, open_record, schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportedly.record import Extraction, Provenance

    Make = Callable[..., Extraction]
    Stamp = Callable[..., Provenance]


def at(hour: int) -> datetime:
    return datetime(2024, 3, 1, hour, tzinfo=UTC)


def anchor(taken: Extraction, number: int = 0) -> Anchor:
    claim = taken.claims[number]
    return Anchor(claim.report_id, claim.span, claim.quote, claim.event)


def decided(
    *groups: tuple[Anchor, ...], kind: DecisionKind = DecisionKind.MERGE, hour: int = 9, why: str = "one battle"
) -> Decision:
    return Decision(decision_id(kind, groups, at(hour)), kind, groups, why, at(hour))


def change(where: str, *statements: str) -> None:
    engine = create_engine(where if "://" in where else f"sqlite:///{where}")
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


@pytest.fixture
def filled(record_url: str, make: Make, stamp: Stamp) -> str:
    with open_record(record_url) as record:
        record.add(make(1), stamp())
        record.add(make(2), stamp())
    return record_url


@pytest.fixture
def merge(make: Make) -> Decision:
    return decided((anchor(make(1)), anchor(make(2), 1)))


def test_a_decision_is_kept_as_it_was_made_and_once(filled: str, merge: Decision) -> None:
    with open_record(filled) as record:
        assert record.decide(merge)
        assert not record.decide(merge)
    with open_record(filled) as record:
        assert record.decisions() == (merge,)
        assert [line.what for line in record.history()[2:]] == [Entry.DECIDED]
        record.verify_history()


def test_decisions_come_by_time_and_then_by_id(filled: str, make: Make) -> None:
    first, second = (anchor(make(1), number) for number in (0, 1))
    made = [decided((first,), (second,), kind=kind, hour=hour) for hour in (11, 10) for kind in DecisionKind]
    with open_record(filled) as record:
        for decision in made:
            record.decide(decision)
        assert record.decisions() == tuple(sorted(made, key=lambda d: (d.decided_at, d.id)))


def test_what_is_undone_no_longer_holds_and_is_not_deleted(filled: str, merge: Decision) -> None:
    with open_record(filled) as record:
        record.decide(merge)
        assert record.undo(merge.id[:9], at(10))
        assert not record.undo(merge.id, at(11))
        assert record.decisions() == ()
        assert record.decisions(undone=True) == (merge,)
        assert [line.what for line in record.history()[2:]] == [Entry.DECIDED, Entry.UNDONE]
        assert not record.decide(merge)
        record.verify_history()


def test_a_question_as_of_a_recording_gets_the_decisions_that_held_then(filled: str, merge: Decision) -> None:
    with open_record(filled) as record:
        record.decide(merge)
        record.undo(merge.id, at(11))
        held = {hour: record.decisions(recorded_until=at(hour)) for hour in (8, 9, 10, 11)}
        assert held == {8: (), 9: (merge,), 10: (merge,), 11: ()}
        assert record.decisions(recorded_until=at(10), undone=True) == ()
        assert record.decisions(recorded_until=at(11), undone=True) == (merge,)


def test_a_decision_that_is_not_there_cannot_be_undone(filled: str, merge: Decision) -> None:
    with open_record(filled) as record:
        with pytest.raises(NotInRecord, match=r"no decision d0 .*; `reportedly decisions` lists them"):
            record.undo("d0", at(10))
        record.decide(merge)
        with pytest.raises(NotInRecord, match=f"near it are {merge.id}"):
            record.undo(f"{merge.id}0", at(10))


def test_a_time_without_a_zone_is_refused(filled: str, merge: Decision) -> None:
    naive = datetime(2024, 3, 1)  # noqa: DTZ001 - that is the point
    with open_record(filled) as record:
        with pytest.raises(NaiveTimeError):
            record.decide(replace(merge, decided_at=naive))
        record.decide(merge)
        with pytest.raises(NaiveTimeError):
            record.undo(merge.id, naive)
        assert record.decisions() == (merge,)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE decision SET why = 'another reason'", "is not what line 3"),
        ("UPDATE decision SET kind = 'apart'", "is not what line 3"),
        ("UPDATE decision SET payload = '[]'", "is not what line 3"),
        ("UPDATE decision SET decided_at = '2024-03-01T08:00:00.000000Z'", "is not what line 3"),
        ("UPDATE decision SET undone_at = '2024-03-02T08:00:00.000000Z'", "is not what line 3"),
        ("DELETE FROM decision", "has lost d"),
        ("DELETE FROM history WHERE seq = 3", "does not know d"),
    ],
)
def test_a_decision_that_was_tampered_with_is_missed(filled: str, merge: Decision, statement: str, fault: str) -> None:
    with open_record(filled) as record:
        record.decide(merge)
    change(filled, statement)
    with open_record(filled) as record, pytest.raises(RecordError, match=fault):
        record.verify_history()


def test_the_history_holds_neither_the_reason_nor_the_words(filled: str, merge: Decision) -> None:
    with open_record(filled) as record:
        record.decide(merge)
        record.undo(merge.id, at(10))
        lines = " ".join(repr(line) for line in record.history())
    assert merge.why not in lines
    assert merge.groups[0][0].quote not in lines


def test_erasing_a_report_takes_its_words_out_of_decisions_and_leaves_their_anchors(
    filled: str, make: Make, merge: Decision
) -> None:
    gone = make(2).report.id
    other = decided((anchor(make(1)),), (anchor(make(1), 1),), kind=DecisionKind.APART, hour=10)
    with open_record(filled) as record:
        record.decide(merge)
        record.decide(other)
        record.erase(gone, "asked for", at(12))
        left, blank = merge.groups[0]
        assert record.decisions() == (replace(merge, groups=((left, replace(blank, quote="")),)), other)
        assert [(line.what, line.subject) for line in record.history()[4:]] == [
            (Entry.ERASED, gone),
            (Entry.REDACTED, merge.id),
        ]
        record.verify_history()
        record.undo(merge.id, at(13))
        record.verify_history()


def test_erasing_reaches_decisions_that_were_undone(filled: str, make: Make, merge: Decision) -> None:
    with open_record(filled) as record:
        record.decide(merge)
        record.undo(merge.id, at(10))
        record.erase(make(2).report.id, "asked for", at(12))
        assert [a.quote for a in record.decisions(undone=True)[0].groups[0]] == [merge.groups[0][0].quote, ""]
        record.verify_history()


def test_a_decision_brings_no_words_of_an_erased_report_back(filled: str, make: Make, merge: Decision) -> None:
    with open_record(filled) as record:
        record.erase(make(2).report.id, "asked for", at(8))
        record.decide(merge)
        assert [a.quote for a in record.decisions()[0].groups[0]] == [merge.groups[0][0].quote, ""]
        record.verify_history()


def test_words_quoted_by_a_decision_are_no_longer_in_the_file_once_erased(
    tmp_path: Path, make: Make, stamp: Stamp
) -> None:
    taken = make(2)
    quoted = Anchor(taken.report.id, taken.claims[0].span, "a wording kept nowhere else", taken.claims[0].event)
    with open_record(tmp_path / "record.sqlite") as record:
        record.add(taken, stamp())
        record.decide(decided((quoted, anchor(taken, 1))))
        assert b"kept nowhere else" in b"".join(path.read_bytes() for path in tmp_path.glob("record.sqlite*"))
        record.erase(taken.report.id, "asked for", at(12))
        left = b"".join(path.read_bytes() for path in tmp_path.glob("record.sqlite*"))
    assert b"kept nowhere else" not in left


def test_a_record_from_before_decisions_is_brought_up_with_all_that_it_holds(filled: str, merge: Decision) -> None:
    change(filled, "DROP TABLE decision", f"UPDATE {schema.REVISION_TABLE} SET version_num = '0001'")  # noqa: S608
    with open_record(filled) as record:
        assert record.counts().reports == 2
        assert record.decisions() == ()
        record.verify_history()
        assert record.decide(merge)
        record.verify_history()
