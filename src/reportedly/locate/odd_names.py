"""Names that no list has: how far they go, what stands for them, and what the words behind them say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.locate.neighbours import JOINS, PARTICLES
from reportedly.locate.tokens import Token, phrase
from reportedly.record import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reportedly.locate.cues import Cues
    from reportedly.locate.gazetteer import Gazetteer

MOST_WORDS = 3
_ONE = frozenset(["a", "an"])
_AREAS = frozenset([PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.REGION])


def is_told_where(tokens: Sequence[Token], last: int, gazetteer: Gazetteer, cues: Cues, *, place: bool) -> bool:
    """Whether what follows says what or where a name is ("X, a village near", "X, 9 km west of", "in X, Nyanza").

    `place` is whether a preposition before the name makes it a place.
    """
    i = last + 1
    if i + 1 >= len(tokens) or tokens[i].gap not in {", ", " ("}:
        return False
    while i + 2 < len(tokens) and tokens[i].norm in cues.settling["leads"]:
        i += 1
    word, following = tokens[i], tokens[i + 1]
    towns = cues.settling["towns"]
    if word.norm in towns | cues.around or (tokens[i - 1].norm in _ONE and following.norm in towns):
        return True  # "a grain town", "a fishing village"
    if word.norm in cues.bearings:
        return following.norm in {"of", "from"}
    if word.text[0].isdigit():
        return following.norm in cues.units
    run = capitalised(tokens, i, 1, ())
    areas = gazetteer.lookup(phrase(tokens, run[0], run[-1]))[:1] if place and run else ()
    return any(e.place.kind in _AREAS for e in areas)


def capitalised(tokens: Sequence[Token], at: int, step: int, taken: Container[int]) -> list[int]:
    """Give the capitalised words from one place on, forwards or backwards, as far as they make one name."""
    run: list[int] = []
    while 0 <= at < len(tokens) and len(run) < MOST_WORDS and tokens[at].capital and at not in taken:
        if run and tokens[max(at, run[-1])].gap not in JOINS:
            break
        run.append(at)
        at += step
    return sorted(run)


def shortened(tokens: Sequence[Token]) -> dict[str, str]:
    """Give whole names by the letters that a report puts for them in brackets ("New South Wales (NSW)")."""
    found: dict[str, str] = {}
    for i, token in enumerate(tokens):
        if not (token.upper and token.gap == " (" and len(token.text) > 1):
            continue
        first = i
        letters = list(token.text)
        while letters and first > 0:
            first -= 1
            if tokens[first].capital and tokens[first].text[0] == letters[-1]:
                letters.pop()
            elif tokens[first].norm not in PARTICLES:
                break
        if not letters:
            found[token.text] = phrase(tokens, first, i - 1)
    return found
