"""Tells a capital or country that stands for its government ("Paris and Berlin urged") from one that is a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.locate.names import normalise
from reportedly.locate.tokens import Token, phrase
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.gazetteer import Entry
    from reportedly.theatre.model import Theatre

_PLACING = frozenset(
    ["locative", "settlement_cue", "named_cue", "directed", "typed", "told_where", "dateline", "comma_before"]
)


class Governments:
    """The governments that are called by their capitals, for one theatre and language."""

    def __init__(self, capitals: frozenset[str], theatre: Theatre, cues: Cues) -> None:
        self._capitals = capitals
        self._theatre = frozenset(theatre.countries)
        self._cues = cues

    def meant(self, name: str, entries: tuple[Entry, ...], signs: set[str]) -> tuple[tuple[Entry, ...], set[str]]:
        """Give the seat of the government so called, and the signs less those against a person of that name."""
        if normalise(name) not in self._capitals:
            return entries, signs
        seat = max(entries, key=lambda e: (e.place.kind is PlaceKind.SETTLEMENT, e.population))
        return (seat,) if self._theatre else entries, signs - {"verb", "common", "common_begins"}

    def speak(self, tokens: Sequence[Token], i: int, last: int, best: Entry, signs: set[str]) -> bool:
        """Whether the name from word `i` to `last`, with the signs around it, stands for a government."""
        if signs & {"previous_capital", "surname"}:
            return False
        capital = normalise(phrase(tokens, i, last)) in self._capitals
        if signs & {"verb", "addressed"}:
            return capital or best.place.kind is PlaceKind.COUNTRY
        if not capital:
            return False
        abroad = bool(self._theatre) and best.place.country not in self._theatre
        if (
            self._is_regime(tokens, last + 1)
            or self._speaks_with(tokens, last + 1)
            or (abroad and not signs & _PLACING)
        ):
            return True
        if not tokens[last].possessive or self._owns_a_place(tokens, last + 1):
            return False
        quarter = last + 1 < len(tokens) and tokens[last + 1].capital  # "in Kyiv's Podil"
        return not (quarter and signs & {"locative", "settlement_cue"})

    def _is_regime(self, tokens: Sequence[Token], i: int) -> bool:
        return i < len(tokens) and tokens[i].gap == " " and tokens[i].norm in self._cues.after["regime"]

    def _speaks_with(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether another capital follows that says it too."""
        if i + 2 >= len(tokens) or tokens[i].norm != "and" or tokens[i + 2].norm not in self._cues.verbs:
            return False
        return tokens[i + 1].norm in self._capitals

    def _owns_a_place(self, tokens: Sequence[Token], i: int) -> bool:
        near = tokens[i : i + 2]
        cues = self._cues
        words = cues.after["settlement"] | cues.after["admin2"] | cues.part | cues.outskirts
        return any(t.norm in words or (t.norm in cues.bearings and not t.norm.endswith("ern")) for t in near)
