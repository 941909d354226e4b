"""Near-duplicate reports: wire copy and reprints, found by their words.

A report is the set of its runs of five words ("shingles"); a later report is a copy when its set resembles that of an
earlier one, or lies for the most part in it (Broder, Glassman, Manasse and Zweig 1997, "Syntactic Clustering of the
Web"). A round-up that takes in a shorter report whole is no copy of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportedly.record import Report

_WORD = re.compile(r"\w+")
_RUN = 5  # words; Broder's ten suit web pages, our shortest bulletins have about forty words
_RESEMBLANCE = 0.5  # Broder 1997, section 6: "roughly the same" from 50 %
_CONTAINMENT = 0.6  # our choice: of a shortened copy among the example reports 73 % is the original's, of others 11 %
_REPRINTED_WITHIN = timedelta(days=3)  # our choice: wire copy is old news after that


def copies(reports: Iterable[Report]) -> dict[str, str]:
    """Which reports are copies of which.

    Args:
        reports: in any order.

    Returns:
        The id of the original for the id of each copy. The original is the one published first; an original is
        never a copy itself.
    """
    ordered = sorted(reports, key=_order)
    shingles = [_shingles(report) for report in ordered]
    holders: dict[str, list[int]] = defaultdict(list)
    originals: dict[str, str] = {}
    for i, report in enumerate(ordered):
        shared = Counter(j for shingle in shingles[i] for j in holders[shingle])
        for j in sorted(shared):
            union = len(shingles[i]) + len(shingles[j]) - shared[j]
            near = _published(report) - _published(ordered[j]) <= _REPRINTED_WITHIN
            if near and shared[j] >= min(_RESEMBLANCE * union, _CONTAINMENT * len(shingles[i])):
                originals[report.id] = originals.get(ordered[j].id, ordered[j].id)
                break
        for shingle in shingles[i]:
            holders[shingle].append(i)
    return originals


def _shingles(report: Report) -> set[str]:
    words = [w for span in report.body for w in _WORD.findall(span.of(report.text).casefold())]
    return {" ".join(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1))} if words else set()


def _published(report: Report) -> datetime:
    """The end of the publication: a bare date is over only at midnight."""
    return report.published.end or report.published.begin or datetime.max.replace(tzinfo=UTC)


def _order(report: Report) -> tuple[datetime, str]:
    return _published(report), report.id
