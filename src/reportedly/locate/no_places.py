"""Names of several words that are no places though they hold a place's name: parties of a theatre, broadcasters."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportedly.locate.tokens import tokenise
from reportedly.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.neighbours import Neighbours
    from reportedly.locate.tokens import Token
    from reportedly.theatre.model import Theatre


class NoPlaces:
    """The names that are passed over, of one theatre and language."""

    def __init__(self, theatre: Theatre, cues: Cues, around: Neighbours) -> None:
        self._parties = _parties(theatre)
        self._never = _by_first_word(tuple(name.split(" ")) for name in sorted(cues.never_names))
        self._areas = cues.after["admin1"] | cues.after["admin2"]
        self._around = around

    def past(self, tokens: Sequence[Token], i: int) -> int | None:
        """Give the word behind such a name that begins here."""
        for words in self._parties.get(tokens[i].norm, ()):
            if _are(tokens, i, words):
                return i + len(words)
        for words in self._never.get(tokens[i].norm, ()):
            if _are(tokens, i, words) and not self._is_made_a_place(tokens, i, i + len(words)):
                return i + len(words)
        return None

    def _is_made_a_place(self, tokens: Sequence[Token], i: int, past: int) -> bool:
        """Whether the words around make it a place all the same ("the town of White House", "West Nile region")."""
        typed = past < len(tokens) and tokens[past].norm in self._areas
        return typed or "settlement_cue" in self._around.before(tokens, i)


def _are(tokens: Sequence[Token], i: int, words: tuple[str, ...]) -> bool:
    return tuple(t.norm for t in tokens[i : i + len(words)]) == words


def _parties(theatre: Theatre) -> dict[str, list[tuple[str, ...]]]:
    """Give the names of sides and units that have several words, by the first of them."""
    sides = [name for side in theatre.sides for name in (side.name, *side.names)]
    units = [name for unit in theatre.units for name in (unit.name, *unit.aliases)]
    names = sorted({*sides, *units}, key=lambda n: (-len(n), n))
    return _by_first_word(tuple(t.norm for t in tokenise(name, (Span(0, len(name)),))) for name in names)


def _by_first_word(names: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in names:
        if len(words) > 1:
            found[words[0]].append(words)
    return dict(found)
