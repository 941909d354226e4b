"""Scores claims against claims that were annotated by hand.

A taken claim may match an annotated one where their events are of one family and their spans share at least a quarter
of what they cover together. Matching is one to one; the pairs that agree in most fields go first. What matches an
optional claim counts neither way. Every figure is a share between 0 and 1, and more is better.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from reportedly.record import Event

Row = Mapping[str, Any]
Verdict = dict[str, bool]

# As in the scorer of the reference report.
LEAST_OVERLAP = 0.25
SAME_PLACE_KM = 10.0
WIDEST_RADIUS_KM = 25.0
BOUND_FACTOR = 1.5
OPEN_DAYS = 31  # an open bound reaches a month
LONG_WORD = 4  # a single word of fewer letters makes no name
EARTH_KM = 6371.0

IDLE = frozenset({"the", "a", "an", "of", "in", "at", "on", "for", "by", "to", "and", "s", "citing"})
FIELDS = (
    "event",
    "actor",
    "place_right",
    "place_not_wrong",
    "when",
    "quantity",
    "quantity_not_invented",
    "source",
    "source_side",
    "certainty",
    "polarity",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What the reader took from a report (`gold`), and what the pipeline did; claims are in the contract's form."""

    path: str
    text: str
    gold: tuple[Row, ...]
    taken: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims that are told as one, and which fields agree; fields that do not apply are left out."""

    gold: Row
    taken: Row
    verdict: Verdict


def overlap(one: Sequence[int], other: Sequence[int]) -> float:
    """Intersection over union of two spans."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def kilometres(one: Row, other: Row) -> float:
    """Great-circle distance of two places that have points."""
    (y1, x1), (y2, x2) = [(radians(place["lat"]), radians(place["lon"])) for place in (one, other)]
    half = sin((y2 - y1) / 2) ** 2 + cos(y1) * cos(y2) * sin((x2 - x1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def words(name: str | None) -> frozenset[str]:
    """The words of a name that tell something."""
    plain = (name or "").lower().replace("’", "'").replace("'s", " ")
    return frozenset("".join(c if c.isalnum() else " " for c in plain).split()) - IDLE


def same_name(one: str | None, other: str | None) -> bool:
    """Whether all words of one are in the other, or at least half of all words are shared."""
    ours, theirs = words(one), words(other)
    if not ours or not theirs:
        return False
    small, large = sorted((ours, theirs), key=len)
    if small <= large:
        return len(small) > 1 or len(min(small)) >= LONG_WORD
    return 2 * len(ours & theirs) >= len(ours | theirs)


def place_verdict(gold: Row | None, taken: Row | None) -> Verdict:
    """Right, or at least not wrong: no point given is a gap and no fault."""
    if gold is None or taken is None:
        return {"place_right": gold is taken, "place_not_wrong": taken is None}
    if gold["lat"] is None:
        right = same_name(gold["name"], taken["name"])
        return {"place_right": right, "place_not_wrong": right}
    if taken["lat"] is None:
        return {"place_right": False, "place_not_wrong": True}
    reach = max(SAME_PLACE_KM, min(WIDEST_RADIUS_KM, taken.get("radius_km") or 0.0))
    right = kilometres(gold, taken) <= reach
    return {"place_right": right, "place_not_wrong": right}


def same_days(gold: Sequence[str | None] | None, taken: Sequence[str | None] | None) -> bool:
    """Whether the days in common are at least half of the days in either."""
    ours, theirs = _days(gold), _days(taken)
    if ours is None or theirs is None:
        return ours is theirs
    shared = min(ours[1], theirs[1]) - max(ours[0], theirs[0]) + 1
    return 2 * shared >= max(ours[1] - ours[0], theirs[1] - theirs[0]) + 1


def _days(when: Sequence[str | None] | None) -> tuple[int, int] | None:
    first, last = (date.fromisoformat(day).toordinal() if day else None for day in when or (None, None))
    if first is None and last is None:
        return None
    return (last or 0) - OPEN_DAYS if first is None else first, (first or 0) + OPEN_DAYS if last is None else last


def same_quantity(gold: Row, taken: Row | None) -> bool:
    """Whether the units share a word and both bounds are within the factor; open agrees with open alone."""
    if taken is None or not words(gold["unit"]) & words(taken["unit"]):
        return False
    return all(_same_bound(gold[bound], taken[bound]) for bound in ("low", "high"))


def _same_bound(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return min(one, other) * BOUND_FACTOR >= max(one, other)


def source_verdict(gold: Row, taken: Row) -> Verdict:
    """Whether name and side of the sources agree; where both are the author's own voice, there is no side to judge."""
    theirs = taken["source"]
    if gold["source"] is None or theirs is None:
        return {"source": gold["source"] is theirs}
    side = gold["source_side"] or "unknown"
    known = {side, theirs["side"]} - {"unknown"}
    return {
        "source": same_name(gold["source"], theirs["name"]) and len(known) <= 1,
        "source_side": side == theirs["side"],
    }


def verdict(gold: Row, taken: Row) -> Verdict:
    """Which fields of two claims agree; no actor and an unknown one are the same."""
    agree = {field: gold[field] == taken[field] for field in ("event", "certainty", "polarity")}
    agree["actor"] = (gold["actor"] or "unknown") == (taken["actor"] or {"side": "unknown"})["side"]
    agree["when"] = same_days(gold["when"], taken["when"])
    if gold["quantity"] is None:
        agree["quantity_not_invented"] = taken["quantity"] is None
    else:
        agree["quantity"] = same_quantity(gold["quantity"], taken["quantity"])
    return agree | place_verdict(gold["place"], taken["place"]) | source_verdict(gold, taken)


def matches(gold: Sequence[Row], taken: Sequence[Row]) -> list[Match]:
    """The one-to-one matching, the pairs that agree in most fields first."""
    able = [
        (-sum(judged.values()), abs(i - j), i, j, judged)
        for i, ours in enumerate(gold)
        for j, theirs in enumerate(taken)
        if Event(ours["event"]).family is Event(theirs["event"]).family
        and overlap(ours["span"], theirs["span"]) >= LEAST_OVERLAP
        for judged in [verdict(ours, theirs)]
    ]
    used: set[tuple[str, int]] = set()
    found = []
    for *_, i, j, judged in sorted(able, key=lambda pair: pair[:4]):
        if not used & {("gold", i), ("taken", j)}:
            used |= {("gold", i), ("taken", j)}
            found.append(Match(gold[i], taken[j], judged))
    return found


def figures(pairs: Sequence[Pair]) -> dict[str, float]:
    """Precision, recall, F1 and the share of matched claims that agree, field by field."""
    all_found = [found for pair in pairs for found in matches(pair.gold, pair.taken)]
    found = [each for each in all_found if not each.gold.get("optional")]
    wanted = sum(not claim.get("optional") for pair in pairs for claim in pair.gold)
    offered = sum(len(pair.taken) for pair in pairs) - (len(all_found) - len(found))
    table = {
        "precision": len(found) / max(1, offered),
        "recall": len(found) / max(1, wanted),
        "f1": 2 * len(found) / max(1, offered + wanted),
    }
    for field in FIELDS:
        judged = [each.verdict[field] for each in found if field in each.verdict]
        table[field] = sum(judged) / max(1, len(judged))
    table["certainty_macro_f1"] = _macro_f1([(each.gold["certainty"], each.taken["certainty"]) for each in found])
    return {name: round(value, 3) for name, value in table.items()}


def _macro_f1(labels: Sequence[tuple[str, str]]) -> float:
    hits = Counter(ours for ours, theirs in labels if ours == theirs)
    ours, theirs = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    return sum(2 * hits[label] / (ours[label] + theirs[label]) for label in ours) / max(1, len(ours))


FLOORS: dict[str, float] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def table(values: Mapping[str, float], floors: Mapping[str, float]) -> str:
    """The figures beside their floors, a line each."""
    lines = [f"{'figure':<24}{'value':>8}{'floor':>8}"]
    lines += [
        f"{name:<24}{value:>8.3f}{floors.get(name, 0.0):>8.3f}{'' if value >= floors.get(name, 0.0) else '  below'}"
        for name, value in values.items()
    ]
    return "\n".join(lines)


def unmatched(pairs: Sequence[Pair]) -> str:
    """The claims that only one of the two has, report by report: - the reader's, + the pipeline's."""
    lines = []
    for pair in pairs:
        lines.append(pair.path)
        found = matches(pair.gold, pair.taken)
        matched = [id(claim) for each in found for claim in (each.gold, each.taken)]
        for sign, claims in (("-", pair.gold), ("+", pair.taken)):
            lines += [
                f"  {sign} {claim['event']}: {pair.text[slice(*claim['span'])]}"
                for claim in claims
                if id(claim) not in matched and not claim.get("optional")
            ]
    return "\n".join(lines)
