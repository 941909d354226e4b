"""Places and moments: which place and which days a report's words mean."""

from reportedly.locate.additions import Addition, additions
from reportedly.locate.build import ensure_index, index_path
from reportedly.locate.gazetteer import Entry, Gazetteer, Matched, open_gazetteer
from reportedly.locate.locator import Locator

__all__ = [
    "Addition",
    "Entry",
    "Gazetteer",
    "Locator",
    "Matched",
    "additions",
    "ensure_index",
    "index_path",
    "open_gazetteer",
]
