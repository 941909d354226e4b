"""The record: the only place that speaks SQL."""

from reportedly.store.connect import open_record
from reportedly.store.history import Entry, HistoryLine
from reportedly.store.record import Counts, Record

__all__ = ["Counts", "Entry", "HistoryLine", "Record", "open_record"]
