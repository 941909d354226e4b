"""Scores attributions, claims and evidence of passages against what a careful reader takes from them.

Attributions match as in PolNeAR's evaluations: their cues share a character and their contents' words agree by an F1 of
at least one half, one to one, the best pairs first. Claims match where their events are of one family and their spans
share at least a quarter of what they cover together. Every figure is a share between 0 and 1, and more is better.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.gold.bootstrap import Counts, summed
from tests.quality.measure import LEAST_OVERLAP, overlap, same_name

from reportedly.record import Event

Row = Mapping[str, Any]

LEAST_CONTENT_F1 = 0.5

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
# Where the head of a source phrase ends; no parser is asked.
_END_OF_HEAD = re.compile(r"[,;:()\[\]–—]")
_STOP = {
    *("of", "in", "at", "for", "from", "on", "with", "by", "to", "about", "under", "near", "inside", "outside"),
    *("within", "behind", "against", "among", "who", "whom", "whose", "which", "that"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """What the reader took from a passage, and what the pipeline did: rows of attributions, claims and evidence."""

    id: str
    text: str
    gold: Mapping[str, Sequence[Row]]
    taken: Mapping[str, Sequence[Row]]


def words_in(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    """Where the words begin that any of the spans touches."""
    return frozenset(m.start() for m in _WORD.finditer(text) if any(m.start() < e and s < m.end() for s, e in spans))


def matched(pair: Pair) -> list[tuple[Row, Row]]:
    """The attributions of both that are told as one."""
    able = []
    for i, ours in enumerate(pair.gold["attributions"]):
        for j, theirs in enumerate(pair.taken["attributions"]):
            agreement = _agreement(pair.text, ours["content"], theirs["content"])
            if agreement >= LEAST_CONTENT_F1 and _touch(ours["cue"], theirs["cue"]):
                able.append((-agreement, i, j))
    return [(pair.gold["attributions"][i], pair.taken["attributions"][j]) for i, j in _one_to_one(able)]


def _agreement(text: str, one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> float:
    ours, theirs = words_in(text, one), words_in(text, other)
    return 2 * len(ours & theirs) / max(1, len(ours) + len(theirs))


def _touch(one: Sequence[Sequence[int]], other: Sequence[Sequence[int]]) -> bool:
    return any(s < f and t < e for s, e in one for t, f in other)


def _one_to_one(able: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    used: set[tuple[str, int]] = set()
    found = []
    for _, i, j in sorted(able):
        if not used & {("gold", i), ("taken", j)}:
            used |= {("gold", i), ("taken", j)}
            found.append((i, j))
    return found


def same_source(text: str, ours: Row, theirs: Row) -> bool:
    """Whether the head word of one source lies in the other, or neither names one."""
    one, other = words_in(text, ours["source"]), words_in(text, theirs["source"])
    if not one or not other:
        return not one and not other
    return _head(text, one) in other or _head(text, other) in one


def _head(text: str, starts: frozenset[int]) -> int:
    head, end = -1, 0
    for match in _WORD.finditer(text):
        if match.start() not in starts:
            continue
        if head >= 0 and (_END_OF_HEAD.search(text[end : match.start()]) or match[0].lower() in _STOP):
            break
        head, end = match.start(), match.end()
    return head


def matched_claims(pair: Pair) -> list[tuple[Row, Row]]:
    """The claims of both that are told as one, those that agree in most of their voice first."""
    able = []
    for i, ours in enumerate(pair.gold["claims"]):
        for j, theirs in enumerate(pair.taken["claims"]):
            family = Event(ours["event"]).family is Event(theirs["event"]).family
            if family and (shared := overlap(ours["span"], theirs["span"])) >= LEAST_OVERLAP:
                agree = sum(ours[k] == theirs[k] for k in ("event", "certainty", "polarity")) + _source(ours, theirs)
                able.append((-agree - shared, i, j))
    return [(pair.gold["claims"][i], pair.taken["claims"][j]) for i, j in _one_to_one(able)]


def _source(ours: Row, theirs: Row) -> bool:
    one, other = ours["source"], theirs["source"]
    if one is None or other is None:
        return one is other
    return same_name(one["name"], other["name"]) or one.get("known") == other.get("known") is not None


def counts(pair: Pair) -> Counts:
    """What one passage adds to the figures."""
    out: Counts = Counter()
    found = matched(pair)
    ids = {theirs["id"]: ours["id"] for ours, theirs in found}
    out["told"] = len(found)
    out["told sourced"] = sum(same_source(pair.text, *each) for each in found)
    out["kind"] = sum(ours["kind"] == theirs["kind"] for ours, theirs in found)
    out["parent"] = sum(ours["parent"] == ids.get(theirs["parent"]) for ours, theirs in found)
    claims = matched_claims(pair)
    out["claimed"] = len(claims)
    for name, agree in _FIELDS.items():
        out[name] = sum(agree(*each) for each in claims)
    sided = [(ours, theirs) for ours, theirs in claims if ours["source"] and theirs["source"]]
    out["sided"], out["side"] = len(sided), sum(o["source"]["side"] == t["source"]["side"] for o, t in sided)
    for ours, theirs in claims:
        out["label", ours["certainty"]] += 1
        out["given", theirs["certainty"]] += 1
        out["both", ours["certainty"]] += ours["certainty"] == theirs["certainty"]
    seen = _one_to_one(
        [
            (0.0, i, j)
            for i, ours in enumerate(pair.gold["evidence"])
            for j, theirs in enumerate(pair.taken["evidence"])
            if overlap(ours["span"], theirs["span"]) > 0 and ours["kind"] == theirs["kind"]
        ]
    )
    out["seen"] = len(seen)
    for key in ("attributions", "claims", "evidence"):
        out[f"gold {key}"], out[f"taken {key}"] = len(pair.gold[key]), len(pair.taken[key])
    return out


def _hedges(row: Row) -> set[str]:
    """The scopes; a confirming word is no hedge to every reader, so "confirmed" by itself says nothing here."""
    scopes = {hedge["scope"] for hedge in row["hedges"]}
    return scopes - {"event"} if row["certainty"] == "confirmed" else scopes


_FIELDS: dict[str, Callable[[Row, Row], bool]] = {
    "event": lambda a, b: a["event"] == b["event"],
    "source": _source,
    "certainty": lambda a, b: a["certainty"] == b["certainty"],
    "polarity": lambda a, b: a["polarity"] == b["polarity"],
    "channel": lambda a, b: a["channel"] == b["channel"],
    "hedge_scopes": lambda a, b: _hedges(a) == _hedges(b),
    "against_interest": lambda a, b: a["against_interest"] == b["against_interest"],
}


def figures(total: Counts) -> dict[str, float]:
    """The shares of a set, from the sum of its passages' counts."""
    out = {f"attribution_{k}": v for k, v in _prf(total, "told", "attributions").items()}
    out["attribution_with_source_f1"] = _prf(total, "told sourced", "attributions")["f1"]
    out["attribution_kind"] = total["kind"] / max(1, total["told"])
    out["attribution_parent"] = total["parent"] / max(1, total["told"])
    out |= {f"claim_{k}": v for k, v in _prf(total, "claimed", "claims").items()}
    out |= {name: total[name] / max(1, total["claimed"]) for name in _FIELDS}
    out["source_side"] = total["side"] / max(1, total["sided"])
    out["certainty_macro_f1"] = _macro(total)
    out["evidence_f1"] = _prf(total, "seen", "evidence")["f1"]
    return {name: round(value, 3) for name, value in out.items()}


def _prf(total: Counts, hits: str, what: str) -> dict[str, float]:
    gold, taken, both = total[f"gold {what}"], total[f"taken {what}"], total[hits]
    return {"precision": both / max(1, taken), "recall": both / max(1, gold), "f1": 2 * both / max(1, gold + taken)}


def _macro(total: Counts) -> float:
    """The mean F1 over the certainties that the reader gave."""
    labels = [key[1] for key in total if isinstance(key, tuple) and key[0] == "label" and total[key]]
    scores = [2 * total["both", k] / max(1, total["label", k] + total["given", k]) for k in labels]
    return sum(scores) / max(1, len(scores))


def figures_of(pairs: Sequence[Pair]) -> dict[str, float]:
    """The figures of a set."""
    return figures(summed([counts(pair) for pair in pairs]))


def missed(pair: Pair) -> list[str]:
    """What only one of the two has, and what differs in what both have: - the reader's, + the pipeline's."""
    lines = []
    found = matched(pair)
    for sign, side, rows in (("-", 0, pair.gold), ("+", 1, pair.taken)):
        told = {id(each[side]) for each in found}
        for row in rows["attributions"]:
            if id(row) not in told:
                parts = [" … ".join(pair.text[s:e] for s, e in row[role]) for role in ("source", "cue", "content")]
                lines.append(f"  {sign} {' | '.join(parts)}")
    lines += [
        f"  ≠ source: {_words(pair, ours['source'])} / {_words(pair, theirs['source'])}"
        for ours, theirs in found
        if not same_source(pair.text, ours, theirs)
    ]
    claims = matched_claims(pair)
    for sign, side, rows in (("-", 0, pair.gold), ("+", 1, pair.taken)):
        told = {id(each[side]) for each in claims}
        lines += [
            f"  {sign} claim {row['event']} {row['certainty']}: {pair.text[slice(*row['span'])]}"
            for row in rows["claims"]
            if id(row) not in told
        ]
    for ours, theirs in claims:
        differ = [name for name, agree in _FIELDS.items() if not agree(ours, theirs)]
        if ours["source"] and theirs["source"] and ours["source"]["side"] != theirs["source"]["side"]:
            differ.append("side")
        if differ:
            said = {name: (_shown(ours, name), _shown(theirs, name)) for name in differ}
            lines.append(f"  ≠ claim {pair.text[slice(*ours['span'])]!r}: {said}")
    return lines


def _words(pair: Pair, spans: Sequence[Sequence[int]]) -> str:
    return " … ".join(pair.text[s:e] for s, e in spans) or "nobody"


def _shown(row: Row, name: str) -> object:
    if name == "hedge_scopes":
        return [(h["cue"], h["scope"]) for h in row["hedges"]]
    if name == "side":
        return row["source"]["side"]
    return row["source"] and row["source"]["name"] if name == "source" else row[name]
