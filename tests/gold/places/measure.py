"""Scores the place names of passages against what a careful reader takes from them.

A taken mention may match an annotated name with which it shares characters; one to one, those that share most first.
A name is right where it leads to its place (or to none, where the reader could not tell either), wrong where it leads
to another one or is taken for a place and is none; the rest are gaps. Every figure is a share between 0 and 1, and more
is better.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from tests.gold.bootstrap import Counts, summed
from tests.gold.pairs import Pair, Row, by_place

from reportedly.record.geo import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_PLACE = frozenset(["demonym", "metonym", "in_name", "person"])
_ALIKE = (frozenset(["admin1", "region", "admin2"]), frozenset(["sector", "region"]), frozenset(["border", "country"]))
_WIDEST_KM = 60.0  # a circle wider than this is no answer to where a village lies
MISSPELT = frozenset(["transliteration", "old_name", "declined", "letters", "apostrophe", "short"])
BINS = 10


class Verdict(StrEnum):
    """What became of an annotated name."""

    RIGHT = "right"
    WRONG = "wrong"
    GAP = "gap"


def verdict(ours: Row, theirs: Row | None) -> Verdict:
    """Whether a name is right, wrong or a gap."""
    if ours["kind"] in _NO_PLACE:
        held = theirs is not None and theirs["kind"] not in _NO_PLACE and not _is_land(ours, theirs)
        return Verdict.WRONG if held else Verdict.RIGHT
    if theirs is None or theirs["kind"] in _NO_PLACE:
        return Verdict.GAP
    if theirs["lat"] is None or theirs["place_id"].startswith("unlisted:"):  # at most where the words put it
        near = theirs["lat"] is not None and ours["lat"] is not None and _off(ours, theirs) <= _reach(ours, theirs)
        return Verdict.RIGHT if ours["lat"] is None or near else Verdict.GAP
    kind = "sector" if _is_sector(theirs) else theirs["kind"]
    near = ours["lat"] is not None and _alike(ours["kind"], kind) and _off(ours, theirs) <= _reach(ours, theirs)
    return Verdict.RIGHT if near else Verdict.WRONG


def _is_sector(theirs: Row) -> bool:
    """A town before "direction" or "axis" names the front that runs towards it."""
    return theirs["relation"] is not None and theirs["relation"]["type"] == "sector"


def _is_land(ours: Row, theirs: Row) -> bool:
    """A country is no fault as its government: the words around it decide later whether it holds an event."""
    return {"metonym"} == {ours["kind"]} and {"country"} == {theirs["kind"]}


def _alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= group for group in _ALIKE)


def _off(ours: Row, theirs: Row) -> float:
    return distance_km((ours["lat"], ours["lon"]), (theirs["lat"], theirs["lon"]))


def _reach(ours: Row, theirs: Row) -> float:
    """How far off a mention may be: a circle that says how wide it is may be the centre of what is around.

    A river, a region, a sector is one thing, wherever along it its point is put.
    """
    wide = theirs["radius_km"] <= _WIDEST_KM or ours["kind"] != "settlement"
    circle = theirs["radius_km"] if theirs["precision"] > 1 and wide else 0.0
    return max(float(ours["within_km"]), float(circle))


def _same_relation(ours: Row, theirs: Row) -> bool:
    one, other = ours["relation"], theirs["relation"]
    if other is not None and other["type"] == "sector":
        other = None  # an annotated sector is a kind, not a relation
    if one is None or other is None:
        return one is other
    distance = one["stated_km"] is None or (
        other["stated_km"] is not None and abs(one["stated_km"] - other["stated_km"]) <= 0.1 * one["stated_km"]
    )
    return one["type"] == other["type"] and one["bearing"] == other["bearing"] and distance


def counts(pair: Pair) -> Counts:
    """What one passage adds to the figures."""
    out: Counts = Counter()
    found = by_place(pair)
    used = {id(theirs) for _, theirs in found if theirs is not None}
    for ours, theirs in found:
        said = verdict(ours, theirs)
        out["names"] += 1
        out[said] += 1
        for group in _groups(ours):
            out[group, "names"] += 1
            out[group, said] += 1
        if ours["kind"] not in _NO_PLACE:
            out["places"] += 1
            out["found"] += theirs is not None
            if theirs is not None and (ours["relation"] or theirs["relation"]):
                out["relations"] += 1
                out["relations right"] += _same_relation(ours, theirs)
    out["taken"] = sum(m["kind"] not in _NO_PLACE for m in pair.taken)
    out["invented"] = sum(m["kind"] not in _NO_PLACE and id(m) not in used for m in pair.taken)
    return out


GROUPS = ("no_place", "ambiguous", "misspelt", "unlisted", "undecidable")


def _groups(ours: Row) -> list[str]:
    traits = set(ours["traits"])
    told = {"no_place": ours["kind"] in _NO_PLACE, "misspelt": bool(traits & MISSPELT)}
    return [group for group in GROUPS if told.get(group, group in traits)]


def figures(total: Counts) -> dict[str, float]:
    """The shares of a set, from the sum of its passages' counts."""

    def share(part: object, whole: object) -> float:
        return total[part] / max(1, total[whole])

    out = {"right": share(Verdict.RIGHT, "names"), "not_wrong": 1 - share(Verdict.WRONG, "names")}
    out["found"] = share("found", "places")
    out["not_invented"] = 1 - share("invented", "taken")
    out["relation"] = share("relations right", "relations")
    for group in GROUPS:
        out[f"{group}_right"] = share((group, Verdict.RIGHT), (group, "names"))
        out[f"{group}_not_wrong"] = 1 - share((group, Verdict.WRONG), (group, "names"))
    return {name: round(value, 3) for name, value in out.items()}


def figures_of(pairs: Sequence[Pair]) -> dict[str, float]:
    """The figures of a set."""
    return figures(summed([counts(pair) for pair in pairs]))


def curve(pairs: Sequence[Pair]) -> list[tuple[int, float, float]]:
    """How many mentions with a point have a confidence of each tenth, its mean, and what share of them is right."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for pair in pairs:
        for ours, theirs in by_place(pair):
            if theirs is not None and theirs["lat"] is not None and theirs["kind"] not in _NO_PLACE:
                tenth = min(BINS - 1, int(theirs["confidence"] * BINS))
                right = verdict(ours, theirs) is Verdict.RIGHT
                tenths.setdefault(tenth, []).append((theirs["confidence"], right))
    return [
        (len(held), sum(c for c, _ in held) / len(held), sum(r for _, r in held) / len(held))
        for _, held in sorted(tenths.items())
    ]


def missed(pair: Pair) -> list[str]:
    """The names that are not right, with what was taken for them, and what was taken where there is none."""
    found = by_place(pair)
    used = {id(theirs) for _, theirs in found if theirs is not None}
    lines = []
    for ours, theirs in found:
        said = verdict(ours, theirs)
        same = ours["kind"] in _NO_PLACE or theirs is None or _same_relation(ours, theirs)
        if said is not Verdict.RIGHT or not same:
            what = "relation" if said is Verdict.RIGHT else said.value
            lines.append(f"  {what}: {_shown(ours, ours['text'])} | {_shown(theirs, '') if theirs else 'not found'}")
    lines += [f"  + {_shown(m, m['text'])}" for m in pair.taken if m["kind"] not in _NO_PLACE and id(m) not in used]
    return lines


def _shown(row: Row, name: str) -> str:
    relation = row["relation"] and {k: v for k, v in row["relation"].items() if k != "shape" and v is not None}
    what = ", ".join(row["traits"]) if "traits" in row else f"{row['name']} {row['place_id']} {row['confidence']}"
    return f"{name} {row['kind']} {row['lat']}, {row['lon']} ({what}) {relation or ''}"
