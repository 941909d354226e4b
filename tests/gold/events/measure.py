"""Scores the claims of passages against what a careful reader takes from them.

A taken claim may match an annotated one where their events are of one family and their spans share at least a quarter
of what they cover together; one to one, the pairs that agree in most fields first. What matches an optional claim
counts neither way. Every figure is a share between 0 and 1, and more is better.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tests.gold.bootstrap import Counts, summed
from tests.quality.measure import LEAST_OVERLAP, overlap, same_days, same_name, same_quantity

from reportedly.record import Event

if TYPE_CHECKING:
    from tests.gold.pairs import Pair, Row


def _side(row: Row, role: str) -> str | None:
    """A code; nobody and an unknown party are the same here."""
    party = row[role]
    code = party["side"] if isinstance(party, Mapping) else party
    return None if code == "unknown" else code


def _place(ours: Row, theirs: Row) -> bool:
    """The name in the text, or the gazetteer's for it."""
    if ours["place"] is None or theirs["place"] is None:
        return ours["place"] is theirs["place"]
    return any(same_name(ours["place"], name) for name in theirs["place"]["names"])


_FIELDS: dict[str, Callable[[Row, Row], bool]] = {
    "event": lambda a, b: a["event"] == b["event"],
    "actor": lambda a, b: _side(a, "actor") == _side(b, "actor"),
    "target": lambda a, b: _side(a, "target") == _side(b, "target"),
    "place": _place,
    "when": lambda a, b: same_days(a["when"], b["when"]),
    "certainty": lambda a, b: a["certainty"] == b["certainty"],
    "polarity": lambda a, b: a["polarity"] == b["polarity"],
}
# Judged where the reader or the pipeline has one.
_WHERE_TOLD = ("victims", "outcome", "age", "sex", "object")


def verdict(ours: Row, theirs: Row) -> dict[str, bool]:
    """Which fields agree; those that do not apply are left out."""
    out = {name: agree(ours, theirs) for name, agree in _FIELDS.items()}
    if ours["quantity"] is not None:
        out["quantity"] = same_quantity(ours["quantity"], theirs["quantity"])
    else:
        out["quantity_not_invented"] = theirs["quantity"] is None
    for name in _WHERE_TOLD:
        if ours[name] is not None or theirs.get(name) is not None:
            out[name] = ours[name] == theirs.get(name)
    return out


def matched(pair: Pair) -> list[tuple[int, int, dict[str, bool]]]:
    """The claims of both that are told as one, by their places in both lists."""
    able = []
    for i, ours in enumerate(pair.gold):
        for j, theirs in enumerate(pair.taken):
            family = Event(ours["event"]).family is Event(theirs["event"]).family
            if family and (shared := overlap(ours["span"], theirs["span"])) >= LEAST_OVERLAP:
                judged = verdict(ours, theirs)
                able.append((-sum(judged.values()) - shared, i, j, judged))
    used: set[tuple[str, int]] = set()
    found = []
    for _, i, j, judged in sorted(able, key=lambda each: each[:3]):
        if not used & {("gold", i), ("taken", j)}:
            used |= {("gold", i), ("taken", j)}
            found.append((i, j, judged))
    return found


def counts(pair: Pair) -> Counts:
    """What one passage adds to the figures."""
    out: Counts = Counter()
    optional = {i for i, row in enumerate(pair.gold) if row.get("optional")}
    found = matched(pair)
    out["gold"] = len(pair.gold) - len(optional)
    out["taken"] = len(pair.taken) - sum(i in optional for i, _, _ in found)
    for i, _, judged in found:
        if i not in optional:
            out["both"] += 1
            for name, right in judged.items():
                out["judged", name] += 1
                out["right", name] += right
    return out


FIELDS = (*_FIELDS, "quantity", "quantity_not_invented", *_WHERE_TOLD)


def figures(total: Counts) -> dict[str, float]:
    """The shares of a set, from the sum of its passages' counts."""
    both = total["both"]
    out = {"precision": both / max(1, total["taken"]), "recall": both / max(1, total["gold"])}
    out["f1"] = 2 * both / max(1, total["gold"] + total["taken"])
    out |= {name: total["right", name] / max(1, total["judged", name]) for name in FIELDS}
    return {name: round(value, 3) for name, value in out.items()}


def figures_of(pairs: Sequence[Pair]) -> dict[str, float]:
    """The figures of a set."""
    return figures(summed([counts(pair) for pair in pairs]))


def missed(pair: Pair) -> list[str]:
    """What only one of the two has (- the reader, + the pipeline), and what differs in what both have."""
    found = matched(pair)
    lines = []
    for sign, rows, told in (("-", pair.gold, {i for i, _, _ in found}), ("+", pair.taken, {j for _, j, _ in found})):
        lines += [
            f"  {sign}{' (optional)' if row.get('optional') else ''} {row['event']}: {pair.text[slice(*row['span'])]}"
            for at, row in enumerate(rows)
            if at not in told
        ]
    for i, j, judged in found:
        ours, theirs = pair.gold[i], pair.taken[j]
        wrong = {name: (_shown(ours, name), _shown(theirs, name)) for name, right in judged.items() if not right}
        if wrong:
            lines.append(f"  ≠ {pair.text[slice(*ours['span'])]!r}: {wrong}")
    return lines


def _shown(row: Row, name: str) -> object:
    if name in {"actor", "target"}:
        return _side(row, name)
    value = row.get(name.removesuffix("_not_invented"))
    if name == "place" and isinstance(value, Mapping):
        return value["name"]
    return (value["low"], value["high"], value["unit"]) if name.startswith("quantity") and value else value
