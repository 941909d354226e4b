"""Scores the expressions of time of passages against what a careful reader takes from them.

A taken expression may match an annotated one with which it shares characters; one to one, those that share most first.
A value is right where both its days are. Every figure is a share between 0 and 1, and more is better.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from tests.gold.bootstrap import Counts, summed
from tests.gold.pairs import Pair, Row, by_place

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG, _SLACK = 100, 2  # days: months counted back in days are right to two of them
_PRESENT = frozenset(["now", "right now", "just now", "at present", "at the moment"])  # annotated as no date here
_LENGTHS = frozenset(["duration", "set"])


def is_right(ours: Row, theirs: Row | None) -> bool:
    """Whether both days are those of the reader."""
    if theirs is None:
        return False
    if theirs["meant"] is not None:
        theirs = {"from": theirs["meant"][0], "to": theirs["meant"][1]}
    if ours["from"] and ours["to"] and theirs["from"] and theirs["to"]:
        one, other = ([date.fromisoformat(row[end]) for end in ("from", "to")] for row in (ours, theirs))
        slack = _SLACK if (one[1] - one[0]).days > _LONG and one[1] == other[1] else 0
        return one[1] == other[1] and abs((one[0] - other[0]).days) <= slack
    return (ours["from"], ours["to"]) == (theirs["from"], theirs["to"])


def counts(pair: Pair) -> Counts:
    """What one passage adds to the figures."""
    out: Counts = Counter()
    found = by_place(pair)
    used = {id(theirs) for _, theirs in found if theirs is not None}
    for ours, theirs in found:
        out["gold"] += 1
        out["found"] += theirs is not None
        out["right"] += is_right(ours, theirs)
    out["taken"] = sum(id(m) in used or (_is_dated(m) and not _is_end(m, pair)) for m in pair.taken)
    return out


def _is_end(theirs: Row, pair: Pair) -> bool:
    """Whether it is the other end of a range that is annotated as one."""
    return any(ours["span"][0] <= theirs["start"] and theirs["end"] <= ours["span"][1] for ours in pair.gold)


def _is_dated(theirs: Row) -> bool:
    """Whether it was read as days, and not as a length or as the present."""
    if theirs["precision"] in _LENGTHS or theirs["text"].lower() in _PRESENT:
        return False
    return (theirs["from"] or theirs["to"]) is not None


def figures(total: Counts) -> dict[str, float]:
    """The shares of a set, from the sum of its passages' counts."""
    gold, taken = max(1, total["gold"]), max(1, total["taken"])
    out = {
        "found_precision": total["found"] / taken,
        "found_recall": total["found"] / gold,
        "value": total["right"] / max(1, total["found"]),
        "value_recall": total["right"] / gold,
    }
    return {name: round(value, 3) for name, value in out.items()}


def figures_of(pairs: Sequence[Pair]) -> dict[str, float]:
    """The figures of a set."""
    return figures(summed([counts(pair) for pair in pairs]))


def missed(pair: Pair) -> list[str]:
    """The expressions that are not right, with what was taken for them, and what was taken where there is none."""
    found = by_place(pair)
    used = {id(theirs) for _, theirs in found if theirs is not None}
    lines = [f"  {_shown(ours)} | {_shown(theirs)}" for ours, theirs in found if not is_right(ours, theirs)]
    lines += [f"  + {_shown(m)}" for m in pair.taken if id(m) not in used and _is_dated(m) and not _is_end(m, pair)]
    return lines


def _shown(row: Row | None) -> str:
    if row is None:
        return "not found"
    return f"{row['text']!r} {row['from']} to {row['to']} {row.get('meant') or ''}"
