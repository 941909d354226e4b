"""How much speaks for a stretch of words being a place name at all."""

from __future__ import annotations

from math import exp, log10
from typing import TYPE_CHECKING

from reportedly.locate.gazetteer import Entry, Matched
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.locate.toponyms import Candidate

# Log-odds, set by hand from the kinds of error seen on the Local-Global Lexicon and GeoVirus (world theatre).
_SIGNS = {
    "title": -9.0,
    "initial": -6.0,
    "previous_capital": -5.0,
    "next_capital": -3.0,
    "given": -6.0,
    "next_known": 0.0,
    "surname": -3.5,
    "common": -3.0,
    "common_begins": -3.0,
    "common_great": -0.5,
    "dateline": 2.5,
    "verb": -2.5,
    "in_name": -2.0,
    "thing": -9.0,
    "short_upper": -3.0,
    "upper": -0.5,
    "begins": -0.3,
    "words": 2.0,
    "typed": 3.5,
    "settlement_cue": 3.0,
    "admin1_cue": 3.0,
    "region_cue": 3.0,
    "locative": 2.0,
    "told_where": 3.0,
    "told_place": 2.0,
    "of": 1.0,
    "directed": 1.5,
    "office": 1.5,
    "contained": 3.5,
    "contains": 3.0,
    "listed": 1.5,
    "seen": 2.0,
    "unknown": -1.0,
    "state": 4.0,
}
_KINDS = {PlaceKind.COUNTRY: 4.0, PlaceKind.REGION: 3.0, PlaceKind.ADMIN1: 1.5, PlaceKind.ADMIN2: -1.0}
_MATCHES = {Matched.THEATRE: 3.0, Matched.NAME: 0.5, Matched.ALTERNATE: -1.0, Matched.FOLDED: 0.0, Matched.EDIT: -1.5}
_IN_THEATRE = 2.0
_SMALLEST, _PER_TENFOLD = 4.5, 1.0  # a town of 30,000 speaks neither for nor against itself
_NO_ENTRY = -1.0  # an unknown name counts like a town of 3,000
ACCEPTED = 0.0  # as likely a place as not


def weight(candidate: Candidate, countries: Sequence[str], extra: frozenset[str] = frozenset()) -> float:
    """Give the log-odds that the candidate is a place name, from its words, its neighbours and its best place."""
    best = max((prior(entry, countries) for entry in candidate.entries), default=_NO_ENTRY)
    return best + sum(_SIGNS.get(sign, 0.0) for sign in sorted(candidate.signs | extra))


def prior(entry: Entry, countries: Sequence[str]) -> float:
    """Give what the place itself adds: its kind, size, how its name was matched, whether the theatre has it."""
    base = _MATCHES[entry.matched] - entry.edits
    if entry.place.country in countries:
        base += _IN_THEATRE
    if entry.place.kind in _KINDS:
        return base + _KINDS[entry.place.kind]
    return base + max(-2.0, _PER_TENFOLD * (log10(entry.population + 1) - _SMALLEST))


def probability(log_odds: float) -> float:
    """Turn log-odds into a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))
